# The words of the page “evidence”.
evidence-lead = Yr hyn y mae tystion wedi’i ysgrifennu neu ei roi i’r rheithgor.
evidence-none = Dim tystiolaeth eto
evidence-none-text = Bydd yr hyn y mae tystion yn ei gyflwyno yn ymddangos yma ar ôl i’r trefnwyr ei gyhoeddi.
evidence-mine = Fy nhystiolaeth
evidence-statement = Datganiad ysgrifenedig
evidence-link = Dolen
evidence-withdrawn = Wedi’i thynnu’n ôl
evidence-withdrawn-text = Mae’n aros yma fel y gall pawb weld beth roedd y rheithgor wedi’i ddarllen. Y rheswm:
evidence-to-all = Yr holl dystiolaeth
evidence-gone = Nid yw’r darn hwn yma
evidence-gone-text = Ewch yn ôl at yr holl dystiolaeth a dewis un arall.
evidence-open = Agor ar { $site }
evidence-open-hint = Yn agor gwefan arall mewn tab newydd.
evidence-who = Gan
evidence-capacity = Ym mha rôl
evidence-interest = Buddiannau sy’n bwysig
evidence-interest-none = Dim i’w ddatgan
evidence-not-stated = Heb ei nodi
evidence-file = Ffeil
evidence-file-open = Agor y ffeil ({ $kind }, { $size })
evidence-file-open-hint = Yn agor mewn tab newydd.
evidence-file-save = Cadw’r ffeil ({ $kind }, { $size })
evidence-file-closed = Nid yw’r ffeil hon i’w gweld mwyach:
evidence-summary = Mewn geiriau plaen
evidence-whole = Y datganiad cyfan
evidence-licence = A gaiff eraill ei ddefnyddio?
file-pdf = PDF
file-png = delwedd
file-jpeg = delwedd
file-webp = delwedd
file-gif = delwedd
file-text = testun plaen
file-docx = dogfen Word
file-xlsx = tabl Excel
file-pptx = sleidiau PowerPoint
file-odt = testun OpenDocument
file-ods = tabl OpenDocument
file-odp = sleidiau OpenDocument
licence-not_stated = Heb ei nodi
licence-own_work = Eu gwaith eu hunain: gofynnwch cyn ei ddefnyddio mewn man arall
licence-with_permission = Gwaith rhywun arall, a ddangosir yma gyda chaniatâd
licence-cc_by = Caiff, os enwir yr awdur (CC BY)
licence-cc_by_sa = Caiff, os enwir yr awdur ac os yw’r telerau’n aros yr un fath (CC BY-SA)
licence-public_domain = Caiff, yn rhydd (parth cyhoeddus neu CC0)
licence-open_government = Caiff, o dan drwydded agored gan lywodraeth
evidence-file-earlier = { $n ->
    [one] Un fersiwn gynharach
    [two] Dwy fersiwn gynharach
   *[other] { $n } fersiwn gynharach
 }
