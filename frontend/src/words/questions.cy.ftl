# Geiriau’r dudalen “questions”.
questions-title-witness = Cwestiynau i mi
questions-lead-witness = Gallwch ateb yn ysgrifenedig yma, gyda’r nos hefyd. Mae pawb yn darllen eich ateb, gyda’ch enw.
questions-ask = Gofyn cwestiwn
questions-ask-hint = Gofynnwch un peth ar y tro, yn eich geiriau eich hun. Mae eraill yn gweld eich enw gydag ef.
questions-ask-missing = Ysgrifennwch eich cwestiwn yn gyntaf.
questions-ask-go = Anfon fy nghwestiwn
questions-asked = Anfonwyd eich cwestiwn. Gall eraill ddweud nawr eu bod am wybod hyn hefyd.
questions-more = Rhagor o ddewisiadau
questions-for-room = Gofyn dros Ystafell { $room }
questions-for-room-hint = Mae pawb yn eich ystafell y tu ôl iddo.
questions-to = I bwy mae’r cwestiwn?
questions-to-hint = Os nad ydych yn gwybod, gadewch hwn yn wag.
questions-evidence = Am ba dystiolaeth mae’r cwestiwn?
questions-evidence-answer = Pa dystiolaeth sy’n dweud hynny?
questions-evidence-none = Dim

questions-now = Yn cael ei ofyn nawr
questions-next = I’w gofyn nesaf
questions-next-none = Does dim yn y rhestr eto. Mae hwylusydd yn dewis o’r hyn rydych yn ei ofyn.
questions-waiting = Yn aros i gael eu dewis
questions-to-come = Atebion i ddod
questions-answered = Wedi’u hateb
questions-none = Dim cwestiynau eto
questions-none-juror = Byddwch y cyntaf: ysgrifennwch yn y blwch uchod beth rydych am ei wybod.
questions-none-text = Bydd yr hyn y mae’r rheithgor yn ei ofyn i’w dystion yn ymddangos yma ar ôl ei ofyn.
questions-board = Trefnu a gofyn y cwestiynau

questions-state-drafted = yn aros i gael ei ddewis
questions-state-prioritised = bydd yn cael ei ofyn
questions-state-place = bydd yn cael ei ofyn: rhif { $n }
questions-state-put = yn cael ei ofyn nawr
questions-state-deferred = ateb i ddod
questions-state-answered = wedi’i ateb
questions-state-satisfied = wedi’i ateb, ac mae hynny’n ddigon
questions-from = Gofynnwyd gan { $name }
questions-from-room = Gofynnwyd gan { $name } dros Ystafell { $room }
questions-for = I { $names }
questions-backers = Pobl sydd am wybod hyn: { $n }
questions-want = Rydw i am wybod hyn hefyd
questions-yours = Chi ofynnodd hwn.
questions-together = Wedi’i ofyn gydag eraill: { $n }
questions-first = Ar y dechrau:
questions-answer-by = Atebodd { $name }:
questions-answer-written = Ysgrifennodd { $name }:
questions-asked-on = Gofynnodd { $name } ymhellach:
questions-deferral = Mae’r ateb i ddod:
questions-deferral-from = Mae’r ateb i ddod gan { $names }:

# Eich cwestiwn eich hun
questions-change = Ei newid
questions-edit = Eich cwestiwn
questions-edit-hint = Gyda geiriau eraill, gofynnir eto i bobl a ydynt am wybod hyn.
questions-withdraw = Ei dynnu’n ôl
questions-withdrawn = Tynnwyd eich cwestiwn yn ôl.
questions-set-aside = Wedi’u rhoi o’r neilltu
questions-set-aside-text = Rhoddodd hwylusydd eich cwestiwn o’r neilltu. Y rheswm:
questions-enough = A yw hyn yn ateb eich cwestiwn?
questions-accept = Ydy, mae hynny’n ddigon
questions-accepted = Wedi’i nodi. Diolch.
questions-ask-on = Gofyn ymhellach
questions-ask-on-label = Beth arall rydych am ei wybod?
questions-ask-on-hint = Mae eich cwestiwn yn mynd i ddiwedd y rhestr ac yn cael ei ofyn eto gyda’r geiriau hyn.
questions-asked-on-done = Mae eich cwestiwn yn y rhestr eto.

# Tyst yn ateb
questions-mine-none = Does dim cwestiwn yn aros amdanoch
questions-mine-none-text = Pan fydd y rheithgor yn gofyn rhywbeth i chi, bydd yn ymddangos yma gyda blwch i’ch ateb.
questions-answer = Eich ateb
questions-answer-hint = Mae geiriau syml yn help. Os nad ydych yn gwybod, dywedwch hynny.
questions-answer-missing = Ysgrifennwch ateb yn gyntaf.
questions-answer-go = Anfon fy ateb
questions-answer-more = Ychwanegu at yr ateb
questions-answer-done = Cadwyd yr ateb. Gall pawb ei ddarllen.
questions-answer-who = Pwy atebodd?
questions-answer-note = Yr hyn a atebwyd
questions-answer-note-go = Nodi’r ateb hwn

# Rhagor o dystion
requests-title = Pwy arall y dylem ei glywed?
requests-none = Nid oes neb wedi gofyn am neb arall eto.
requests-ask = Gofyn am dyst arall
requests-who = Pwy?
requests-who-hint = Enw, neu pa fath o berson.
requests-why = Pam?
requests-go = Anfon fy nghais
requests-done = Anfonwyd eich cais.
requests-tally = Pobl sydd am gael hyn: { $n }
requests-want = Rydw i am gael hyn hefyd
requests-asked = yn aros am benderfyniad
requests-invited = wedi cael gwahoddiad
requests-not-possible = ddim yn bosibl
requests-reason = Y rheswm:
requests-withdraw = Tynnu fy nghais yn ôl
