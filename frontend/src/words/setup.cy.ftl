# The words of the page “setup”.
setup-title = Paratoi’r rheithgor
setup-lead = Gwnewch y rhain mewn unrhyw drefn. Gallwch ddychwelyd at bob un nes i’r rheithgor ddod i ben.
setup-back = Pob tasg
setup-saved = Wedi’i gadw
setup-locked = Ni ellir newid hyn mwyach.
setup-question = Y cwestiwn a’i gefndir
setup-question-hint = Yr hyn a ofynnir i’r rheithgor, a’r hyn y dylai ei wybod yn gyntaf
setup-rules = Rheolau sylfaenol, cyswllt a chydsyniad
setup-rules-hint = Yr hyn y mae pawb yn cytuno iddo cyn dod i mewn
setup-chosen = Sut y dewiswyd rheithwyr, a phwy gaiff wylio
setup-chosen-hint = Dywedir hyn wrth westeion a darllenwyr y canlyniad
setup-people = Pobl
setup-people-hint = Rheithwyr { $jurors }, tystion { $witnesses }, gwesteion { $guests }, hwyluswyr { $facilitators }
setup-cards = Cardiau ymuno
setup-cards-hint = Argraffwch nhw, wyth i dudalen, a’u dosbarthu
setup-agenda = Agenda
setup-agenda-hint = Diwrnodau { $days }, eitemau { $items }
setup-starting = Mannau cychwyn
setup-starting-hint = Problemau, achosion a syniadau hysbys i ddechrau ohonynt: { $n }
setup-evidence = Tystiolaeth i’w hadolygu
setup-evidence-hint = Yn aros amdanoch: { $n }
setup-rooms = Ystafelloedd
setup-rooms-hint = Faint, sut y cymysgir, gyda throeon neu hebddynt
setup-next = Beth sy’n dod nesaf
setup-ready-text = Pan fydd popeth uchod wedi’i wneud, gwnewch y rheithgor yn barod. Wedyn gellir cadw’r gofrestr.
setup-ready = Gwneud y rheithgor yn barod
setup-missing = Yn dal ar goll: { $list }
setup-start-text = Mae’r rheithgor yn barod. Dechreuwch ef ar y diwrnod, neu nawr.
setup-start = Dechrau’r rheithgor
setup-running-text = Mae’r rheithgor ar waith. Rydych yn ei redeg ar y dudalen “Rhedeg”.
setup-to-run = Ewch i “Rhedeg”
setup-publish-text = Mae’r rheithgor wedi gorffen. Cyhoeddwch ef er mwyn i westeion weld y canlyniad.
setup-publish = Cyhoeddi’r rheithgor
setup-publish-title = Cyhoeddi’r rheithgor?
setup-publish-ask = Mae gwesteion yn gweld y canlyniad, a gall unrhyw un lawrlwytho a gwirio’r cofnod. Ni ellir tynnu hyn yn ôl.
setup-published-text = Mae’r rheithgor wedi’i gyhoeddi.
setup-see-results = Gweld yr hyn y mae gwesteion yn ei weld
setup-record = Lawrlwytho’r cofnod

# Question
setup-field-title = Teitl
setup-field-charge = Y cwestiwn
setup-field-charge-hint = Un frawddeg y gall y rheithgor ei hateb ag argymhellion. Ni ellir ei newid unwaith y bydd y rheithgor wedi dechrau.
setup-field-charge-fixed = Mae’r rheithgor wedi dechrau, felly mae’r cwestiwn yn aros fel y mae.
setup-field-background = Cefndir
setup-field-background-hint = Tudalen sy’n dweud pam y gofynnir y cwestiwn a chan bwy. Geiriau plaen.

# Rules
setup-field-rules = Rheolau sylfaenol
setup-field-rules-hint = Sut mae pobl yn trin ei gilydd yma. Un rheol i bob llinell. Caiff y rheithgor eu newid ar ei ddiwrnod cyntaf.
setup-field-contact = Cyswllt ar gyfer pryderon
setup-field-contact-hint = Person penodol a sut i gysylltu ag ef.
setup-field-consent = Yr hyn y mae pobl yn cytuno iddo
setup-field-consent-hint = Dangosir cyn popeth arall. Beth sy’n digwydd i eiriau, sain a lluniau, a sut i roi’r gorau i gymryd rhan.
setup-consent-again = Gofynnir eto i bawb a gytunodd i’r testun presennol os newidiwch ef.

# Chosen
setup-chosen-legend = Sut y dewiswyd y rheithwyr?
setup-open-sign-up = Fe wnaethant gofrestru eu hunain
setup-nomination = Cawsant eu henwebu
setup-other-lottery = Trwy loteri a gynhaliwyd mewn man arall
setup-public-legend = Pwy gaiff wylio?
setup-public-yes = Unrhyw un â’r cyfeiriad
setup-public-yes-hint = Heb fewngofnodi: y cwestiwn, tystiolaeth a gyhoeddwyd, argymhellion a chanlyniadau. Mae rheithwyr yn ymddangos fel “Rheithiwr 7”.
setup-public-no = Dim ond gwesteion â cherdyn

# People
setup-people-none = Neb eto
setup-people-none-text = Ychwanegwch bobl fesul un, neu gludo rhestr.
setup-people-private = Dim ond trefnwyr a hwyluswyr sy’n gweld yr enwau yma.
setup-add-one = Ychwanegu person
setup-add-many = Gludo rhestr
setup-many = Y rhestr
setup-many-hint = Un person i bob llinell: yr enw yn gyntaf. Yna, os dymunwch, yr hyn y cymysgir ystafelloedd yn ei ôl, er enghraifft: Amina Khan, oed: 25–34, ardal: Preston
setup-many-go = Ychwanegu’r bobl hyn: { $n }
setup-many-none = Ysgrifennwch o leiaf un enw.
setup-role = Rôl
setup-name = Enw
setup-name-hint = Yr enw rydych yn ei adnabod wrtho. Nhw sy’n dewis yr hyn y mae eraill yn ei weld.
setup-email = E-bost eu cyfrif
setup-email-hint = Mae hwyluswyr a threfnwyr yn mewngofnodi â chyfrif. Pwy bynnag sy’n gweithredu’r gwasanaeth hwn sy’n ei wneud: citizens-jury admin create --email … --name …
setup-capacity = Ym mha rinwedd y maent yn dod
setup-capacity-hint = Er enghraifft: gweithiwr cyswllt yn Preston
setup-supports = Pwy maent yn ei gefnogi
setup-supports-of = yn cefnogi { $name }
setup-attributes = Yr hyn y cymysgir ystafelloedd yn ei ôl
setup-attributes-hint = Un i bob llinell, er enghraifft: oed: 25–34
setup-remote = Yn cymryd rhan o rywle arall
setup-may-host = Caiff gynnal neu ysgrifennu mewn ystafell
setup-no-device = Heb ffôn
setup-no-device-hint = Yn cyfrif fel pawb arall. Mae hwylusydd yn cofnodi ei atebion.
setup-add = Ychwanegu
setup-added = Wedi’u hychwanegu: { $n }
setup-change = Newid
setup-change-of = Newid { $name }
setup-role-juror = Rheithwyr
setup-role-witness = Tystion
setup-role-supporter = Cefnogwyr
setup-role-guest = Gwesteion
setup-role-facilitator = Hwyluswyr
setup-role-organiser = Trefnwyr

# Cards
setup-cards-none = Does dim cardiau eto
setup-cards-none-text = Ychwanegwch bobl yn gyntaf. Mae pawb nad yw’n mewngofnodi drwy e-bost yn cael cerdyn.
setup-cards-secret = Gall pwy bynnag sydd â cherdyn ymuno fel y person hwnnw. Cadwch y dudalen hon i chi’ch hun.
setup-cards-print = Argraffu’r cardiau
setup-cards-which = Pa gardiau
setup-cards-all = Pob un
setup-cards-unused = Y rhai heb eu defnyddio eto
setup-card-used = Wedi’i ddefnyddio
setup-card-unused = Heb ei ddefnyddio eto
setup-card-none = Dim cerdyn
setup-card-new = Cerdyn newydd
setup-card-new-title = Cerdyn newydd i { $name }?
setup-card-new-text = Mae’r hen gerdyn yn peidio â gweithio ar unwaith, ac fe’u hallgofnodir ym mhobman.
setup-card-revoke = Dirymu
setup-card-revoke-title = Dirymu cerdyn { $name }?
setup-card-text = Sganiwch hwn â chamera eich ffôn, neu agorwch y cyfeiriad a theipio’r cod.
setup-card-qr = Cod QR ar gyfer y cod { $code }

# Starting points
setup-starting-lead = Mae ystafelloedd yn gweld y rhain yn eu rhestrau ac yn cadw, newid neu wrthod pob un. Mae eu tarddiad yn aros yn weladwy.
setup-starting-none = Dim mannau cychwyn
setup-starting-none-text = Gall rheithgor ddechrau heb yr un. Mae ystafelloedd wedyn yn ysgrifennu eu rhestrau eu hunain.
setup-starting-kind = Beth yw’r rhain
setup-kind-challenge = Problemau hysbys
setup-kind-cause = Achosion
setup-kind-idea = Syniadau
setup-starting-lines = Un i bob llinell
setup-starting-source = O ble y maent yn dod
setup-starting-source-hint = Er enghraifft yr adroddiad neu’r gweithdy. Dangosir wrth ymyl pob un.
setup-starting-add = Ychwanegu’r rhain
setup-starting-remove = Tynnu
setup-starting-remove-of = Tynnu “{ $text }”
setup-starting-locked = Mae’r rheithgor wedi dechrau. Mae ei fannau cychwyn yn aros fel y maent.

# Evidence
setup-evidence-none = Does dim yn aros amdanoch
setup-evidence-none-text = Pan fydd tyst yn anfon tystiolaeth mae’n ymddangos yma.
setup-evidence-by = Gan { $name }
setup-evidence-capacity = Rhinwedd: { $text }
setup-evidence-interest = Buddiant a ddatganwyd: { $text }
setup-evidence-interest-none = Dim i’w ddatgan
setup-evidence-interest-unstated = Buddiant heb ei nodi
setup-evidence-publish = Cyhoeddi
setup-evidence-publish-of = Cyhoeddi “{ $title }”
setup-evidence-published = Wedi’i gyhoeddi: { $title }
setup-evidence-return = Dychwelyd gyda rheswm
setup-evidence-reason = Beth ddylid ei newid
setup-evidence-returned = Wedi’i ddychwelyd: { $title }

# Rooms
setup-rooms-number = Nifer yr ystafelloedd
setup-rooms-number-hint = Pump i wyth ym mhob un sydd orau.
setup-rooms-mix = Cymysgu yn ôl
setup-rooms-mix-none = Dim byd penodol
setup-rooms-mix-hint = Yr hyn a ysgrifennoch am bobl, megis oed. Yna mae ystafelloedd yn cael ychydig o bopeth.
setup-rooms-recs = Argymhellion y caiff ystafell eu cynnig
setup-rooms-turns = Cadw troeon mewn ystafelloedd newydd
setup-rooms-turns-hint = O gwmpas bwrdd mae pobl fel arfer yn ymdopi hebddynt. Da lle mae rhai o bell.
setup-rooms-seconds = Hyd tro mewn eiliadau
setup-rooms-seconds-hint = Fe’i cyhoeddir, ac ni thorrir ar draws neb.
setup-rooms-silent = Munudau heb air cyn i chi gael gwybod
setup-rooms-silent-hint = Dim ond lle defnyddir troeon. Mae hwyluswyr yn ei weld pan ofynnant am nodiadau preifat; does neb arall yn ei weld.
setup-rooms-night = Mae rhestrau a drafftiau’n aros ar agor dros nos
setup-rooms-night-hint = Nid oes gan bawb rhyngrwyd gartref. Dylai’r rheithgor benderfynu hyn ei hun.
setup-number-needed = Ysgrifennwch rif yn “{ $field }”.
