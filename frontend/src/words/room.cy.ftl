# The words of the page “room”.
room-title = Ystafell { $name }
room-none = Nid ydych mewn ystafell nawr
room-none-text = Pan fydd y rheithgor yn gweithio mewn ystafelloedd bach, bydd eich un chi yn agor yma.
room-to-now = Gweld beth sy’n digwydd nawr
room-over = Mae’r ystafell hon wedi gorffen. Gallwch ddarllen yr hyn a ysgrifennodd.
room-moved = Rydych bellach yn eistedd yn Ystafell { $room }.
room-reads = Rydych yn darllen yr un peth â phobl yr ystafell hon. Dim ond rheithwyr sy’n ysgrifennu yma.
room-you = chi

# Turns
room-turns = Pwy sy’n siarad
room-you-speak = Chi sy’n siarad
room-speaks = { $name } sy’n siarad
room-nobody-speaks = Does neb yn siarad
room-then = Wedyn:
room-nobody-waits = Does neb wedi codi llaw
room-turn-over = Mae’r tro dros yr amser. Does neb yn cael ei dorri i ffwrdd.
room-raise = Codi fy llaw
room-lower = Gostwng fy llaw (rhif { $n } ydych chi)
room-finish = Rwyf wedi gorffen
room-give = Nesaf: { $name }
room-end-turn = Gorffen y tro hwn
room-short = (ateb byr)
room-reply = Gofyn am ateb byr (30 eiliad)
room-reply-back = Tynnu fy ateb yn ôl

# No facilitator
room-no-facilitator = Mae eich ystafell yn ei rhedeg ei hun
room-you-host = Chi sy’n cynnal y sgwrs
room-you-scribe = Chi sy’n ysgrifennu dros yr ystafell
room-you-both = Chi sy’n cynnal y sgwrs ac yn ysgrifennu
room-host = { $name } sy’n cynnal y sgwrs.
room-scribe = { $name } sy’n ysgrifennu.
room-three-steps = Sut mae’n gweithio, mewn tri cham
room-step-host = Cynnal:
room-step-host-text = gwnewch yn siŵr bod pawb wedi siarad unwaith cyn i neb siarad ddwywaith.
room-step-write = Ysgrifennu:
room-step-write-text = rhowch yr hyn sy’n bwysig yn y rhestrau isod, yng ngeiriau’r sawl a’i dywedodd.
room-step-write-draft = ysgrifennwch yr argymhellion gyda’ch gilydd; darllenwch bob brawddeg yn uchel.
room-step-report = Adrodd yn ôl:
room-step-report-text = dewiswch pwy fydd yn dweud wrth bawb beth ganfu’r ystafell hon.
room-turns-on = Cymryd tro drwy godi llaw
room-turns-off = Siarad yn rhydd, heb godi llaw

# Lists
room-issues = Beth rydym yn ei weld fel problemau
room-solutions = Beth rydym yn ei weld fel atebion
room-issues-none = Dim yma eto. Ychwanegwch broblem, neu cadwch un o’r rhestr ddechreuol.
room-solutions-none = Dim yma eto. Ychwanegwch ateb pan fydd gan rywun syniad.
room-list-empty = Dim yma eto.
room-issue-add = Ychwanegu problem
room-solution-add = Ychwanegu ateb
room-issue-new = Problem newydd
room-solution-new = Ateb newydd
room-entry-hint = Mae un frawddeg fer yn ddigon.
room-entry-missing = Ysgrifennwch ychydig eiriau yn gyntaf.
room-entry-save = Ychwanegu
room-added = Wedi’i ychwanegu.
room-entry-edit = Eich geiriau
room-entry-edit-hint = Gyda geiriau eraill, mae’r gefnogaeth yn dechrau eto o ddim.
room-entry-change = Newid
room-entry-remove = Tynnu oddi ar y rhestr
room-entry-remove-title = Tynnu hwn oddi ar y rhestr?
room-entry-remove-text = Bydd yn diflannu o restr yr ystafell hon, a’i gefnogaeth gydag ef.
room-support = { $n ->
    [0] dim cefnogaeth eto
   *[other] cefnogaeth: { $n }
 }
room-support-it = Rwy’n cefnogi hyn
room-supporting = Rydych yn cefnogi hyn
room-from = Wedi’i gadw o’r hyn y dechreuon ni ag ef
room-from-changed = Fe’i newidiwyd gennym o
room-decide-again = Penderfynu eto
room-source = O:
room-undecided = Rhagor i ddechrau â nhw: { $n }
room-undecided-hint = Cododd eraill y rhain o’r blaen. Penderfynwch gyda’ch gilydd: cadw, newid neu wrthod pob un.
room-keep = Cadw
room-change = Newid
room-reject = Gwrthod
room-bring-back = Dod ag ef yn ôl
room-change-label = Yn ein geiriau ni
room-change-hint = Bydd yn dal i ddangos o ble y daeth.
room-change-save = Cadw’r newid
room-reject-label = Pam rydym yn ei wrthod? (dewisol)
room-reject-hint = Mae’r rheswm yn mynd i’r cofnod.
room-reject-save = Ei wrthod
room-settled = Penderfynwyd.
room-rejected = Gwrthodwyd: { $n }
room-rejected-why = Pam:

# Recommendations
room-drafts = Ein hargymhellion
room-drafts-none = Dim wedi’i ysgrifennu eto. Gall eich ystafell ysgrifennu hyd at { $limit }.
room-drafts-full = Mae eich ystafell wedi ysgrifennu pob un o’i { $limit }.
room-draft = Argymhelliad { $n }
room-draft-open = Parhau i ysgrifennu: argymhelliad { $n }
room-draft-writing = yn cael ei ysgrifennu
room-draft-tabled = wedi’i gyflwyno
room-draft-begin = Ysgrifennu argymhelliad
room-draft-another = Ysgrifennu argymhelliad arall

# People
room-company = Yn yr ystafell hon
room-online = Ar y dudalen hon nawr: { $names }
room-online-none = Does neb arall â’r dudalen hon ar agor nawr
room-visiting = Yma i helpu: { $names }
room-call = Galw’r hwylusydd
room-called = Galwyd am { $time }. Bydd rhywun yn dod.
room-coming = Mae { $name } ar y ffordd.
room-call-back = Nid oes angen help arnom mwyach

# Nodiadau
room-notes = Ein nodiadau
room-notes-hint = Un testun y gall pawb yn yr ystafell hon ysgrifennu ynddo ar yr un pryd.
room-notes-open = Agor ein nodiadau
