# Geiriau testun y mae sawl person yn ei ysgrifennu gyda’i gilydd.

draft-page = Ysgrifennu gyda’n gilydd
draft-title = Teitl
draft-title-hint = Un llinell. Pwyswch Enter i fynd ymlaen at y testun.
draft-body = Yr hyn rydym yn ei argymell
draft-body-hint = Brawddegau plaen. Mae pawb sy’n ysgrifennu yn gweld pob newid ar unwaith. Mae’r fysell Tab yn gadael y blwch.
draft-reasons = Ein rhesymau
draft-reasons-hint = Pam rydym yn argymell hyn. Mae’r fysell Tab yn gadael y blwch.
draft-notes = Ein nodiadau
draft-notes-hint = Mae pawb yma yn gweld pob newid ar unwaith. Mae’r fysell Tab yn gadael y blwch.
draft-tools = Offer ar gyfer “{ $part }”
draft-list = Rhestr
draft-undo = Dadwneud
draft-redo = Ail-wneud
draft-here = Hefyd yn ysgrifennu: { $names }
draft-ended = Ni ellir newid y testun hwn mwyach.
draft-waits = Dim ond ar y ddyfais hon y mae eich newidiadau diwethaf. Cânt eu hanfon pan fydd modd ysgrifennu eto.
draft-gone-title = Nid yw’r testun hwn yn cael ei ysgrifennu nawr
draft-gone = Mae wedi’i gyflwyno, neu mae’n perthyn i ystafell arall.
draft-to-all = Gweld ein holl argymhellion
draft-put-forward = Cyflwyno
draft-put-forward-title = Cyflwyno hwn?
draft-put-forward-ask = Bydd y geiriau wedyn yn sefydlog fel fersiwn 1, ac ni all neb deipio ynddynt mwyach. Ar ôl hynny, gall unrhyw un awgrymu newid, ac mae pawb yn ei drafod.
draft-put-forward-done = Mae eich argymhelliad wedi’i gyflwyno.
draft-put-forward-wait = Arhoswch eiliad: mae eich geiriau olaf yn dal i gael eu cadw.
draft-more = Rhagor o ddewisiadau
draft-less = Llai o ddewisiadau
draft-waiting = { $n ->
    [one] Mae un newid a awgrymwyd yn aros. Gall geiriau wedi’u tanlinellu ddod i mewn, a gall geiriau wedi’u croesi allan fynd. Mae “Rhagor o ddewisiadau” yn dangos pwy sy’n ei awgrymu.
   *[other] Newidiadau a awgrymwyd sy’n aros: { $n }. Gall geiriau wedi’u tanlinellu ddod i mewn, a gall geiriau wedi’u croesi allan fynd. Mae “Rhagor o ddewisiadau” yn dangos pwy sy’n eu hawgrymu.
  }
draft-put-forward-waiting = { $n ->
    [one] Mae un newid a awgrymwyd yn dal ar agor. Ni chaiff y geiriau y byddai’n eu hychwanegu eu cynnwys, ac mae’r geiriau y byddai’n eu tynnu yn aros.
   *[other] Newidiadau a awgrymwyd sy’n dal ar agor: { $n }. Ni chaiff y geiriau y byddent yn eu hychwanegu eu cynnwys, ac mae’r geiriau y byddent yn eu tynnu yn aros.
  }

# Offer manylach testun a rennir, y tu ôl i “Rhagor o ddewisiadau”.

tools = Rhagor o ddewisiadau ar gyfer y testun hwn
tools-you = Chi
tools-somebody = Rhywun
tools-words = { $n ->
    [one] Un gair
   *[other] { $n } gair
  }
tools-suggest-mode = Awgrymu yn lle newid
tools-suggest-mode-hint = Mae’r hyn rydych yn ei deipio wedi’i danlinellu a’r hyn rydych yn ei ddileu wedi’i groesi allan, nes bod rhywun yn ei dderbyn. Ni ellir awgrymu llinellau newydd na rhestrau: diffoddwch hwn i’w gwneud.
tools-words-only = Dim ond geiriau y gellir eu hawgrymu, nid llinellau newydd na rhestrau.
tools-suggested = Newidiadau a awgrymwyd ({ $n })
tools-suggested-none = Nid oes newidiadau a awgrymwyd yn aros.
tools-at-cursor = lle rydych chi
tools-take-out = Tynnu allan:
tools-put-in = Rhoi i mewn:
tools-accept = Derbyn
tools-refuse = Gwrthod
tools-show = Dangos yn y testun
tools-accepted = Derbyniwyd y newid a awgrymwyd.
tools-refused = Gwrthodwyd y newid a awgrymwyd.
tools-undo = Dadwneud
tools-undone = Wedi’i ddadwneud.
tools-form = Awgrymu newid
tools-form-which = Pa ran?
tools-form-choose = Dewiswch ran o’r testun
tools-form-empty = (llinell wag)
tools-form-words = Sut dylai ddarllen?
tools-form-words-hint = Newidiwch y geiriau. Mae’r lleill yn gweld beth newidioch chi ac yn gallu ei dderbyn.
tools-form-send = Awgrymu hyn
tools-form-same = Nid ydych wedi newid unrhyw eiriau eto.
tools-form-changed = Newidiodd rhywun y rhan hon tra oeddech yn ysgrifennu. Mae’n darllen nawr: “{ $text }”. Edrychwch arni, yna awgrymwch eto.
tools-form-done = Mae eich newid wedi’i awgrymu.

tools-history = Fersiynau a gadwyd
tools-history-hint = Cadwch y testun fel y mae nawr, fel y gallwch ddod yn ôl ato.
tools-history-none = Nid oes fersiwn wedi’i chadw eto.
tools-history-name = Enw ar gyfer y fersiwn hon
tools-history-keep = Cadw’r fersiwn hon
tools-history-kept = Mae’r fersiwn hon wedi’i chadw.
tools-history-wait = Arhoswch eiliad: mae eich geiriau olaf yn dal i gael eu cadw.
tools-history-before = Cadwyd cyn mynd yn ôl i “{ $name }”
tools-history-by = { $name }, { $time }
tools-history-look = Gweld beth sy’n wahanol
tools-history-same = Mae’r testun yn darllen yr un fath nawr.
tools-history-back = Mynd yn ôl i’r fersiwn hon
tools-history-back-title = Mynd yn ôl i “{ $name }”?
tools-history-back-ask = Mae geiriau nad ydynt yn y fersiwn honno yn mynd i bawb. Yn gyntaf rydym yn cadw’r testun fel y mae nawr, a gallwch ei ddadwneud.
tools-history-back-done = Mae’r testun yn darllen fel yn “{ $name }” eto.

tools-comments = Sylwadau ({ $n })
tools-comments-none = Dim sylwadau eto. Marciwch rai geiriau yn y testun yn gyntaf, neu dewiswch beth mae eich sylw yn ymwneud ag ef.
tools-comment-whole = Y testun cyfan
tools-comment-about = Y geiriau a farciwyd gennych: “{ $quote }”
tools-comment-text = Eich sylw
tools-comment-send = Anfon
tools-comment-sent = Mae eich sylw yno.
tools-comment-reply = Ateb
tools-comment-reply-to = Ateb { $name }
tools-comment-settle = Marcio fel wedi’i setlo
tools-comment-open-again = Agor eto
tools-comment-settled-by = Setlwyd gan { $name }
tools-comment-settled-list = Sylwadau a setlwyd ({ $n })
tools-comment-withdraw = Tynnu’n ôl
tools-comment-gone = Nid yw’r geiriau hyn yn y testun mwyach.

tools-writers = Pwy ysgrifennodd beth
tools-writers-show = Dangos pwy ysgrifennodd beth
tools-writers-none = Nid oes neb wedi ysgrifennu dim eto.
tools-writers-unknown = Ddim yn hysbys
tools-writers-list = Fel rhestr
tools-comment-new = Ysgrifennu sylw
tools-comment-what = Am beth mae’r sylw?
