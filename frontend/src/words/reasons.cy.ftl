# O na i ie: yr hyn a ofynnir i bawb ar ôl pleidlais.

reasons-title = Beth fyddai’n helpu?
reasons-lead = Ni phasiodd rhai argymhellion. Gofynnir i bawb beth fyddai’n helpu, ac mae pawb yn pwyso anfon.
reasons-safe = Ni all neb weld pwy ysgrifennodd beth, ddim hyd yn oed y trefnwyr. Cymysgir pob ateb cyn eu dangos. Peidiwch ag ysgrifennu eich enw.
reasons-figure = Nifer yn ei gefnogi: { $support }. Nifer yr oedd ei angen: { $needed }.
reasons-question = Pa newid fyddai’n helpu mwy o bobl i gefnogi hyn?
reasons-hint = Gadewch hwn yn wag os nad oes gennych ddim i’w ychwanegu.
reasons-send = Anfon fy atebion
reasons-send-nothing = Does gen i ddim i’w ychwanegu: anfon
reasons-getting = Yn paratoi …
reasons-sent-title = Diolch. Mae eich atebion wedi cyrraedd.
reasons-sent-text = Bydd pawb yn gweld yr atebion i gyd gyda’i gilydd pan fydd yr hwylusydd yn cau hwn.
reasons-too-long = Mae eich atebion gyda’i gilydd yn rhy hir i’w hanfon. Byrhewch nhw, os gwelwch yn dda.
reasons-elsewhere = Dim ond o’r ffôn neu’r cyfrifiadur a ddefnyddioch gyntaf ar gyfer y bleidlais hon y gellir anfon eich atebion. Defnyddiwch hwnnw, neu dywedwch nhw’n uchel.
reasons-over = Caewyd hwn cyn i’ch atebion gyrraedd. Gallwch eu dweud yn uchel o hyd.
reasons-aloud = Fe bleidleisioch ar bapur neu yn y man pleidleisio, felly ni all y ddyfais hon anfon atebion drosoch. Dywedwch nhw’n uchel, neu wrth yr hwylusydd.
reasons-insecure = Daeth y dudalen hon heb linell ddiogel (https), felly ni all y ddyfais hon anfon atebion sy’n aros yn gyfrinachol. Dywedwch nhw’n uchel, neu wrth yr hwylusydd.
reasons-device = Cedwir yr hyn a ysgrifennwch ar y ddyfais hon nes i chi ei anfon.
reasons-shown = Yr hyn a fyddai’n helpu, yn ôl pobl
reasons-shown-hint = Does neb yn gwybod pwy ddywedodd beth. Mae’r drefn ar hap.
reasons-none = Nid ychwanegodd neb ddim.
reasons-make = Gwneud newid awgrymedig o hyn
reasons-beside = Dywedodd rhywun:
since-outcome = Y bleidlais ddiwethaf: cefnogodd { $support } o { $people }. Roedd angen { $needed }.
since-same = Mae’r testun yr un fath ag yn y bleidlais ddiwethaf.
