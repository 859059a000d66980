# The words of the page “now”.
now-day = Diwrnod { $n }
now-step = Cam { $n } o { $of }
now-gone = Mae’r cam hwn ar ben
now-next = Nesaf:
now-next-at = tua { $time }
now-charge = Ein cwestiwn
now-agenda = Gweld yr agenda gyfan
now-agenda-none = Nid yw’r agenda wedi’i hysgrifennu eto.
now-so-far = Yr hyn a wnaethom hyd yma
now-item-open = nawr
now-item-closed = wedi’i wneud
now-item-skipped = wedi’i adael allan

now-ready = Rwy’n barod i symud ymlaen
now-ready-hint = Os nad oes angen mwy o amser arnoch, dywedwch hynny. Does dim yn cael ei dorri’n fyr.
now-ready-said = Rydych wedi dweud hynny. Mae’r hwylusydd yn gweld faint sy’n barod ac yn penderfynu.

# What to do now
now-go-room = Mynd i fy ystafell
now-go-evidence = Darllen y dystiolaeth
now-go-recommendations = Gweld ein hargymhellion
now-go-vote = Mynd i’r bleidlais
now-go-vote-again = Gweld neu newid fy mhleidlais
now-go-results = Gweld y canlyniadau
now-go-my-evidence = Mynd i fy nhystiolaeth
now-break = Cymerwch seibiant. Does dim i’w wneud nes bod yr egwyl ar ben.
now-plenary = Mae pawb gyda’i gilydd. Gwrandewch, a dywedwch eich barn.
now-presentations = Mae tyst yn siarad. Gwrandewch, a nodwch beth yr hoffech ei ofyn.
now-questions = Gofynnwch i’r tystion beth yr hoffech ei wybod.
now-questions-room = Arhoswch yn eich ystafell: mae’r tystion yn dod atoch chi. Gofynnwch iddyn nhw beth yr hoffech ei wybod.
now-rooms = Trafodwch yn eich ystafell, ac ysgrifennwch beth sy’n bwysig.
now-rooms-supporter = Ewch gyda’r person rydych yn ei gefnogi i’w ystafell. Gallwch ddarllen yr un peth.
now-rooms-wait = Mae’r rheithgor yn gweithio mewn ystafelloedd bach. Nid ydych mewn un eto: gofynnwch i hwylusydd.
now-drafting = Ysgrifennwch argymhellion gyda’ch gilydd yn eich ystafell.
now-presenting = Mae pob ystafell yn cyflwyno ei hargymhellion. Gwrandewch, a gofynnwch.
now-refining = Beth fyddai’n helpu mwy o bobl i gefnogi argymhelliad? Awgrymwch newid.
now-vote = Mae pleidlais ar agor. Pleidleisiwch ar bob argymhelliad, os gwelwch yn dda.
now-voted = Mae eich pleidlais wedi cyrraedd. Gallwch ei newid nes bod y bleidlais yn cau.
now-vote-wait = Rydym ar fin pleidleisio. Nid yw’r bleidlais ar agor eto, felly gallwch ddarllen yr argymhellion eto.
now-vote-supporter = Mae’r rheithgor yn pleidleisio. Gallwch ddarllen, ond nid pleidleisio dros rywun arall.
now-watch-plenary = Mae’r rheithgor cyfan gyda’i gilydd.
now-watch-presentations = Mae tystion yn siarad â’r rheithgor.
now-watch-questions = Mae’r rheithgor yn holi’r tystion.
now-watch-rooms = Mae’r rheithgor yn trafod mewn ystafelloedd bach.
now-watch-drafting = Mae’r rheithgor yn ysgrifennu ei argymhellion mewn ystafelloedd bach.
now-watch-presenting = Mae pob ystafell yn cyflwyno ei hargymhellion i’r rheithgor.
now-watch-refining = Mae’r rheithgor yn gwella ei argymhellion.
now-watch-vote = Mae’r rheithgor yn pleidleisio.

# Not at an item
now-between = Saib fer
now-between-text = Mae’r cam nesaf yn dechrau ymhen ychydig. Does dim i’w wneud eto.
now-before = Nid ydym wedi dechrau eto
now-before-text = Bydd y dudalen hon yn dangos beth i’w wneud pan fydd y rheithgor yn dechrau. Gallwch ddarllen y dystiolaeth cyn hynny.
now-before-text-running = Bydd yr hwylusydd yn dechrau’r diwrnod. Yna bydd y dudalen hon yn dangos beth i’w wneud.
now-first-day = Mae’r rheithgor yn dechrau
now-day-done = Dyna’r cyfan am heddiw
now-day-done-text = Mae popeth a gynlluniwyd ar gyfer heddiw wedi’i wneud. Bydd yr hwylusydd yn cau’r diwrnod.
now-overnight = Mae diwrnod { $day } ar ben. Diolch!
now-overnight-text = Gorffwyswch yn dda. Tan y diwrnod nesaf gallwch ddarllen popeth, ond does dim angen gwneud dim.
now-next-day = Mae diwrnod { $n } yn dechrau
now-days-over = Mae pob diwrnod ar ben. Diolch!
now-days-over-text = Mae’r rheithgor wedi gwneud ei waith. Daw’r canlyniad nesaf.
now-concluded = Mae’r rheithgor wedi gorffen. Diolch!
now-concluded-text = Mae’r argymhellion yn derfynol: does neb yn eu newid nawr. Cânt eu cyhoeddi cyn bo hir.
now-published = Mae’r canlyniadau’n gyhoeddus
now-published-text = Diolch am gymryd rhan. Gall pawb ddarllen beth benderfynodd y rheithgor, a pham.

# A witness
now-slots = Pryd y cewch eich clywed
now-slots-none = Nid oes gennych amser ar yr agenda eto. Bydd y trefnwyr yn rhoi un i chi.
now-slot-hall = yn y neuadd, gyda phawb
now-slot-rooms = yn yr ystafelloedd bach
now-slot-open = Nawr
now-slot-closed = Wedi’i wneud
now-stay-here = Nawr: Ystafell { $room }
now-stay-next = Nesaf: Ystafell { $room }, { $time }
now-stay-last = Dyma eich ystafell olaf.
now-my-evidence = Eich tystiolaeth
now-my-evidence-none = Nid ydych wedi cyflwyno dim eto. Mae’n cymryd tri cham.
now-my-evidence-some = Darnau rydych wedi’u hysgrifennu: { $n }
now-my-evidence-returned = Rhoddodd y trefnwyr rywbeth yn ôl i chi, gyda rheswm.

now-presents = Mae Ystafell { $name } yn cyflwyno nawr
now-presents-you = Mae eich ystafell chi’n cyflwyno nawr
now-presents-next = Nesaf: Ystafell { $name }
now-presents-next-you = Nesaf: eich ystafell chi
now-presents-last = Yna mae pawb yn trafod.
now-presents-soon = Mae’r ystafelloedd yn cyflwyno, un ar ôl y llall.
now-presents-all = Mae pob ystafell wedi cyflwyno.
now-notes = Nodiadau'r drafodaeth hon
