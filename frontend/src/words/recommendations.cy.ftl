# Geiriau’r tudalennau am argymhellion.

rec-title = Ein hargymhellion
rec-lead = Mae pob ystafell yn ysgrifennu ei hargymhellion. Yna mae pawb yn eu clywed, yn awgrymu newidiadau, ac yn pleidleisio.
rec-lead-guest = Yr hyn y mae’r rheithgor yn ei argymell, yn ei eiriau ei hun.
rec-none = Dim argymhellion eto
rec-none-juror = Cânt eu hysgrifennu yn yr ystafelloedd. Pan fydd eich ystafell yn dechrau un, fe’i gwelwch yma.
rec-none-other = Maent yn ymddangos yma pan fydd ystafell yn cyflwyno un.
rec-unnamed = Argymhelliad y mae Ystafell { $room } yn ei ysgrifennu
rec-unnamed-nowhere = Argymhelliad sy’n cael ei ysgrifennu
rec-state-draft = Yn cael ei ysgrifennu
rec-state-tabled = Wedi’i gyflwyno
rec-state-presented = Wedi’i ddarllen i bawb
rec-state-amended = Wedi’i newid ar ôl trafod
rec-state-put = Pleidlais ar agor
rec-state-adopted = Cytunwyd
rec-state-not-agreed = Ni chytunwyd
rec-state-withdrawn = Wedi’i dynnu’n ôl
rec-state-merged = Wedi’i gyfuno ag un arall
rec-state-split = Wedi’i rannu
rec-suggested = { $n ->
    [one] { $n } newid wedi’i awgrymu
    [two] { $n } newid wedi’u hawgrymu
   *[other] { $n } o newidiadau wedi’u hawgrymu
  }
rec-start = Ysgrifennu argymhelliad
rec-start-hint = Mae eich ystafell yn ei ysgrifennu gyda’i gilydd. Gall pawb yn yr ystafell deipio.
rec-enough = { $n ->
    [one] Mae eich ystafell wedi cyflwyno ei hargymhelliad.
   *[other] Mae eich ystafell wedi cyflwyno ei { $n } argymhelliad.
  }
rec-write = Dal i ysgrifennu
rec-read-draft = Gweld yr hyn sy’n cael ei ysgrifennu
rec-all = Pob argymhelliad
rec-gone-title = Nid yw’r argymhelliad hwn yma
rec-gone = Efallai fod y ddolen yn hen. Mae pob argymhelliad yn y rhestr.
rec-draft-text = Mae eich ystafell yn dal i ysgrifennu hwn gyda’i gilydd. Pan fyddwch i gyd yn cytuno ar y geiriau, cyflwynwch ef.
rec-draft-other = Mae Ystafell { $room } yn dal i ysgrifennu hwn. Gallwch ei ddarllen yma pan fydd wedi’i gyflwyno.
rec-withdrawn = Cafodd yr argymhelliad hwn ei dynnu’n ôl. Pam: { $reason }
rec-merged = Cyfunodd y rheithgor hwn â thestun arall. Mae’n aros yma er mwyn i bawb ei ddarllen. Mae’r testun newydd yn mynd ymlaen.
rec-split = Rhannodd y rheithgor hwn. Mae’n aros yma er mwyn i bawb ei ddarllen. Mae’r testunau newydd yn mynd ymlaen.
rec-reasons-none = Ni ysgrifennwyd rhesymau.

rec-present = Nodi ei fod wedi’i ddarllen i bawb
rec-present-hint = Pwyswch hwn pan fydd yr ystafell wedi’i ddarllen i bawb. Yna gellir pleidleisio arno.

rec-changed-now = Mae fersiwn newydd o destun yr argymhelliad hwn.

rec-versions = Fersiynau cynharach
rec-version-frozen = Gosodwyd ar { $day }, { $time }

rec-statement-lead = Gallwch ddweud yma sut rydych chi’n ei gweld hi. Ni all neb ei olygu, ei guddio na’i ddal yn ôl. Mae’n cael ei ddangos wrth ymyl y canlyniad.
rec-statement-write = Ysgrifennu sut rwy’n ei gweld hi
rec-statement-text = Sut ydych chi’n ei gweld hi?
rec-statement-text-hint = Defnyddiwch eich geiriau eich hun.
rec-statement-signed = Dangos mai fi a’i hysgrifennodd
rec-statement-signed-hint = Yn gyhoeddus, chi yw “Rheithiwr { $n }”. Heb y tic hwn mae’n dweud “un o’r rheithwyr”.
rec-statement-send = Anfon
rec-statement-sent = Mae eich datganiad i mewn.
rec-statement-edit = Newid
rec-statement-withdraw = Tynnu’n ôl
rec-statement-withdraw-title = Tynnu eich datganiad yn ôl?
rec-statement-withdraw-ask = Ni fydd yn cael ei ddangos wrth ymyl y canlyniad mwyach. Gallwch ysgrifennu un newydd.
rec-statement-mine = Chi a ysgrifennodd hwn
rec-cosign = Rwy’n cytuno â hwn
rec-cosign-title = Cytuno â’r datganiad hwn?
rec-cosign-go = Ydw, rwy’n cytuno
rec-uncosign = Nid wyf yn cytuno mwyach
rec-cosigned = Rydych chi’n cytuno â hwn
