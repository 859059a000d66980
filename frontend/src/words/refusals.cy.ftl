fault = Aeth rhywbeth o'i le ar ein hochr ni. Ni wnaed dim yn ei hanner; rhowch gynnig arall arni.
calendar-day = Diwrnod { $day }
## Requests
refusal-malformed = Nid oedd modd darllen y cais: { $what }
refusal-field-unknown = Nid oes maes o'r enw hwnnw: { $what }
refusal-body-too-large = Mae hynny'n ormod ar unwaith. Y terfyn yw { $limit } beit.
refusal-text-missing = Llenwch y maes hwn: { $field }.
refusal-text-too-long = Mae'r testun hwn yn rhy hir ({ $field }): { $length } nod, a chaniateir { $limit }.
refusal-number-out-of-range = Rhaid i'r rhif hwn fod rhwng { $least } a { $most } ({ $field }).
refusal-key-missing = Nid oes Idempotency-Key yn y cais. Rhaid iddo fod yn UUID.
refusal-key-reused = Defnyddiwyd yr allwedd hon eisoes ar gyfer cais arall.
refusal-not-found = Does dim byd yma, neu nid yw ar eich cyfer chi.
refusal-method-not-allowed = Nid yw'r cyfeiriad hwn yn gweithio felly.
refusal-too-many-requests = Gormod o gynigion. Arhoswch ychydig funudau a rhowch gynnig arall arni.
refusal-busy = Mae'r gwasanaeth yn brysur iawn. Ni newidiwyd dim; rhowch gynnig arall arni.
refusal-storage-full = Ni ellir cadw dim mwy: does dim lle ar ôl. Ni newidiwyd dim. Rhowch wybod i bwy bynnag sy'n rhedeg y gwasanaeth.
refusal-database-away = Ni all y gwasanaeth gyrraedd ei gronfa ddata ar hyn o bryd. Rhowch gynnig arall arni ymhen eiliad: caiff yr hyn a anfonoch ei gadw unwaith, neu ddim o gwbl.
## Accounts
refusal-sign-in-needed = Mewngofnodwch yn gyntaf.
refusal-sign-in-wrong = Nid yw'r e-bost neu'r cyfrinair yn gywir.
refusal-card-unknown = Nid yw’r cod hwn yn hysbys. Edrychwch ar y cerdyn eto: deg llythyren a rhif. Os na newidia hynny, gofynnwch i drefnydd.
refusal-card-revoked = Cafodd y cerdyn hwn ei dynnu’n ôl ac nid yw’n gweithio mwyach. Gofynnwch i drefnydd a ddylech gymryd rhan.
refusal-card-replaced = Cawsoch gerdyn mwy newydd, felly nid yw hwn yn gweithio mwyach. Defnyddiwch y cerdyn newydd, neu gofynnwch i drefnydd.
refusal-session-ended = Rydych wedi cael eich allgofnodi. Mewngofnodwch eto.
refusal-ticket-spent = Mae'r tocyn cysylltu hwn wedi'i ddefnyddio neu'n rhy hen.
refusal-origin-foreign = Nid yw'r cysylltiad hwn yn dod o dudalen y rheithgor.
refusal-not-allowed = Nid yw eich rôl yn y rheithgor hwn yn caniatáu hyn.
refusal-password-too-short = Dewiswch gyfrinair o { $least } nod o leiaf.
refusal-email-wrong = Nid yw hwn yn edrych fel cyfeiriad e-bost.
refusal-email-taken = Mae cyfrif eisoes gyda'r cyfeiriad e-bost hwn.
refusal-set-up-done = Mae'r cyfrif cyntaf eisoes wedi'i greu. Mewngofnodwch.
refusal-password-wrong = Nid dyma eich cyfrinair.
refusal-code-wrong = Nid yw’r cod hwn yn gywir, neu fe’i defnyddiwyd o’r blaen. Arhoswch am yr un nesaf yn eich ap, neu defnyddiwch god adfer arall.
refusal-sign-in-stale = Cymerodd hynny’n rhy hir. Rhowch eich e-bost a’ch cyfrinair eto.
refusal-second-factor-on = Mae eich cyfrif eisoes yn gofyn am god pan fyddwch yn mewngofnodi.
refusal-second-factor-off = Nid yw eich cyfrif yn gofyn am god eto. Dechreuwch eto, os gwelwch yn dda.
refusal-account-unknown = Mae angen cyfrif ar drefnwyr a hwyluswyr yn gyntaf. Nid oes un gyda'r cyfeiriad e-bost hwn.
## Juries and people
refusal-consent-needed = Dim ond os ydych yn cytuno i gymryd rhan y gallwch fynd ymlaen.
refusal-consent-text-changed = Mae'r testun rydych yn cytuno iddo wedi newid. Darllenwch ef eto.
refusal-jury-state-wrong = Nid yw'r rheithgor ar y pwynt hwnnw nawr (mae'n: { $state }).
refusal-jury-not-ready = Nid yw’r rheithgor yn barod. { $missing ->
    [agenda] Does dim byd ar yr agenda eto.
    [day_empty] Does dim byd ar ddiwrnod { $day }.
    [day_too_long] Mae diwrnod { $day } yn parhau ar ôl i’r neuadd orfod cael ei gadael.
    [contact] Does dim cyswllt ar gyfer pryderon.
    [ground_rules] Does dim rheolau sylfaenol.
    [consent_text] Does dim testun y mae pobl yn cytuno iddo.
    [jurors] Does dim rheithwyr.
   *[facilitator] Does neb i’w redeg.
}
refusal-day-not-over = Gorffennwch y diwrnod yn gyntaf.
refusal-day-not-started = Dechreuwch y diwrnod yn gyntaf.
refusal-day-already-started = Mae'r diwrnod hwn eisoes wedi dechrau.
refusal-read-back-needed = Darllenwch y testunau terfynol yn ôl i'r rheithgor yn gyntaf, a nodwch y dwylo a godwyd.
refusal-role-wrong = Nid yw hynny'n cyd-fynd â rôl y person hwn.
refusal-supported-juror-missing = Rhaid i gefnogwr fod yn gysylltiedig ag un rheithiwr o'r rheithgor hwn.
refusal-date-wrong = Nid yw hwn yn ddyddiad: { $date }.
refusal-time-zone-unknown = Nid yw'r gylchfa amser hon yn hysbys: { $zone }.
refusal-people-enough = Gall rheithgor gael { $most } o bobl ar y mwyaf. Mae { $there } eisoes.
refusal-person-email-taken = Mae’r cyfeiriad e-bost hwn eisoes gan rywun yn y rheithgor hwn.
refusal-person-gone = Cafodd y person hwn ei dynnu oddi ar y rhestr ac nid yw’n cymryd rhan mwyach.
refusal-person-yourself = Ni allwch dynnu eich hun oddi ar y rhestr. Gofynnwch i drefnydd arall.
refusal-list-spreadsheet = Ffeil taenlen yw hon. Agorwch hi, dewiswch “Cadw fel”, yna “CSV”, a dewch â’r ffeil honno.
refusal-list-not-text = Nid yw’r ffeil hon yn rhestr y gellir ei darllen. Cadwch hi fel CSV (UTF-8) a rhowch gynnig arall arni.
refusal-list-too-large = Mae’r ffeil hon yn rhy fawr. Y terfyn yw { $limit } MB.
refusal-list-too-long = Mae’r rhestr hon yn rhy hir: gellir darllen { $limit } o bobl ar unwaith.
refusal-list-empty = Nid oes neb ar y rhestr hon.
refusal-list-header-missing = Rhaid i’r rhes gyntaf enwi’r colofnau, a rhaid i un ohonynt fod yn “Enw”. Gall eraill fod yn “E-bost” a “Rôl”.
refusal-list-column-twice = Mae dwy golofn yn golygu’r un peth. Yr ail yw “{ $column }”. Tynnwch un ohonynt.
refusal-list-columns-many = Mae gormod o golofnau y gellid cymysgu ystafelloedd yn eu hôl. Y mwyaf: { $most }.
refusal-list-quote-open = Nid yw dyfynnod ar res { $row } byth yn cael ei gau, felly ni ellir gwahanu’r rhesi ar ei hôl.
refusal-list-rows-wrong = Nid ychwanegwyd neb. Rhesi â rhywbeth o’i le: { $rows }. Trwsiwch nhw neu gadewch nhw allan.
refusal-list-row-unknown = Nid oes rhes { $row } ar y rhestr hon. Edrychwch ar y rhestr eto.
## Live
refusal-topic-unknown = Nid oes pwnc o'r fath.
refusal-frame-malformed = Nid oedd modd darllen neges ar y cysylltiad hwn.

## Shared texts
refusal-text-frozen = Cafodd y testun hwn ei gyflwyno, felly ni ellir ei newid yma mwyach. Gallwch awgrymu newid iddo yn lle hynny.
refusal-text-not-yours = Gallwch ddarllen y testun hwn, ond nid ysgrifennu ynddo.
refusal-text-full = Mae’r testun hwn wedi mynd yn rhy fawr. Byrhewch ef cyn ychwanegu mwy.

## Agenda

refusal-item-not-planned = Nid cynllun yn unig yw “{ $title }” bellach: mae ar agor, wedi’i chau neu wedi’i gadael allan.
refusal-item-not-presenting = Dim ond mewn eitem ar gyfer cyflwyno y mae ystafelloedd yn cyflwyno.
refusal-running-order-wrong = Mae’r ystafelloedd wedi newid ers i chi edrych. Edrychwch ar y drefn eto: rhaid i bob ystafell fod ynddi unwaith.
refusal-slot-over = Mae’r ystafell hon eisoes wedi cyflwyno, ac mae un arall yn cyflwyno nawr.
refusal-item-not-open = Nid yw “{ $title }” ar agor nawr.
refusal-item-not-closed = Nid yw “{ $title }” wedi’i chau.
refusal-item-not-skipped = Nid yw “{ $title }” wedi’i gadael allan.
refusal-item-not-last-closed = Dim ond yr eitem a gaewyd ddiwethaf y gellir ei hailagor. “{ $title }” yw honno.
refusal-item-not-later = Dim ond o eitem ddiweddarach yr un diwrnod, nad yw wedi dechrau, y gellir cymryd munudau. Nid yw “{ $title }” yn un o’r rheini.
refusal-item-still-open = Mae “{ $title }” yn dal ar agor. Caewch hi’n gyntaf.
refusal-items-still-planned = Mae “{ $title }” yn dal wedi’i chynllunio ar gyfer diwrnod { $day }. Yn gyntaf, cynhaliwch hi, gadewch hi allan neu symudwch hi i ddiwrnod arall.
refusal-earlier-item-planned = “{ $title }” sy’n dod gyntaf. Agorwch hi, gadewch hi allan neu symudwch hi.
refusal-close-early-unconfirmed = Mae amser ar ôl o hyd. Munudau ar ôl: { $minutes }. Cadarnhewch eich bod am ei chau nawr.
refusal-item-spares-nothing = Nid oes gan “{ $title }” funudau i’w rhoi: mae egwyliau, pleidleisiau, eitemau ag amser penodol ac eitemau sydd ar eu byrraf yn cadw eu munudau.
refusal-minutes-too-many = Dyma’r nifer mwyaf o funudau y gall “{ $title }” eu rhoi: { $most }.
refusal-minutes-out-of-range = Rhaid i nifer y munudau fod rhwng { $least } a { $most }.
refusal-minimum-over-minutes = Ni all yr amser byrraf fod yn hirach na’r eitem ei hun. Ei munudau: { $minutes }.
refusal-fixed-start-outside-day = Rhaid i’r amser penodol fod rhwng dechrau a diwedd diwrnod { $day }.
refusal-rooms-not-for-kind = Dim ond gwaith mewn ystafelloedd, drafftio a chwestiynau all gael ystafelloedd.
refusal-notes-not-for-kind = Mae ystafelloedd yn cadw eu nodiadau eu hunain; nid oes rhai i bleidlais nac egwyl.
refusal-rotation-wrong = Dim ond mewn cwestiynau ag ystafelloedd y gall tystion newid ystafell, ar ôl nifer o funudau o 1 i { $most }.
refusal-witness-slots-wrong = Rhifwch y tystion o 1, pob un unwaith. Y nifer mwyaf ar gyfer un eitem: { $most }.
refusal-place-past = Mae’r lle hwnnw ar yr agenda wedi mynd heibio. Y lle rhydd cyntaf: { $least }.
refusal-place-unknown = Nid oes lle o’r fath ar yr agenda. Y lle olaf: { $most }.
refusal-agenda-full = Mae’r diwrnod hwn yn llawn. Y nifer mwyaf o eitemau mewn diwrnod: { $most }.
refusal-day-unknown = Nid oes diwrnod { $day } gan y rheithgor hwn.
refusal-day-ended = Mae diwrnod { $day } ar ben.
refusal-day-times-wrong = Nid yw amseroedd diwrnod { $day } yn gweithio: rhaid iddo orffen ar ôl dechrau, yr un diwrnod, a pheidio â gorgyffwrdd â diwrnod arall.
refusal-days-enough = Mae gan y rheithgor gymaint o ddiwrnodau ag y gall eu cael. Y nifer mwyaf: { $most }.
refusal-day-not-last = Dim ond y diwrnod olaf y gellir ei dynnu, a rhaid i un aros. Diwrnod { $day } yw’r olaf.
refusal-day-not-empty = Mae rhywbeth ar ddiwrnod { $day } o hyd: “{ $title }”. Symudwch ef neu tynnwch ef yn gyntaf.

## Rooms

refusal-nobody-to-allot = Nid oes rheithwyr i'w rhoi mewn ystafelloedd eto.
refusal-facilitator-twice = Dim ond un ystafell y gall hwylusydd ei chael. Dewiswch rywun arall ar gyfer un o'r ystafelloedd.
refusal-pins-do-not-fit = Dewiswyd ystafell i fwy o bobl nag y mae lle iddynt, neu i rywun nad yw i eistedd. Edrychwch eto ar bwy sydd i eistedd ym mhle.
refusal-only-jurors-sit = Dim ond rheithwyr sy’n cael lle mewn ystafell; mae eu cefnogwyr yn eu dilyn.
refusal-person-left = Mae’r person hwn wedi gadael y rheithgor.
refusal-only-jurors-of-room = Dim ond rheithwyr yr ystafell hon all wneud hyn.
refusal-only-room-leads = Dim ond arweinydd sgwrs yr ystafell hon neu hwylusydd all wneud hyn.
refusal-only-facilitators = Dim ond hwylusydd all wneud hyn.
refusal-rooms-overnight = Nid yw'r rheithgor yn eistedd nawr. Gallwch ddarllen popeth; cewch ysgrifennu eto pan fydd y diwrnod yn dechrau.
refusal-room-over = Mae'r rownd hon o ystafelloedd ar ben.
refusal-allotment-changed = Mae'r bobl wedi newid ers i chi edrych. Edrychwch ar yr ystafelloedd eto, yna cadarnhewch.
refusal-already-called = Mae'r hwylusydd wedi cael ei alw yn barod.
refusal-no-call = Nid oes neb yn yr ystafell hon yn galw'r hwylusydd nawr.
refusal-turns-off = Nid yw cymryd tro ar waith yn yr ystafell hon. Gall arweinydd y sgwrs neu hwylusydd ei droi ymlaen.
refusal-not-in-room = Nid yw'r person hwn yn rheithiwr yn yr ystafell hon.
refusal-hand-already-up = Mae'r llaw hon i fyny yn barod.
refusal-turn-not-waiting = Nid yw'r llaw hon i fyny mwyach.
refusal-nobody-waits = Nid oes neb yn aros i siarad.
refusal-nobody-speaks = Nid oes neb yn siarad nawr.
refusal-reply-taken = Mae rhywun wedi gofyn am ateb i'r tro hwn yn barod. Codwch law yn lle hynny.
refusal-recording-not-agreed = Nid yw pawb yn yr ystafell hon wedi cytuno i gael eu recordio.
refusal-list-full = Mae'r rhestr hon yn llawn: mae lle i { $most }.
refusal-entry-not-yours = Dim ond y person a ychwanegodd hwn all ei newid.
refusal-entry-from-start = Daw hwn o fan cychwyn. Cadwch, newidiwch neu gwrthodwch ef yno.
refusal-entry-withdrawn = Tynnwyd hwn oddi ar y rhestr.
refusal-entry-merged = Cafodd hwn ei roi ynghyd ag un arall. Edrychwch o dan hwnnw.
refusal-entry-holds-others = Mae eraill wedi'u rhoi ynghyd yn hwn. Gwahanwch nhw eto yn gyntaf.
refusal-entry-promoted = Dechreuwyd argymhelliad o hwn ers hynny, felly ni ellir ei wahanu mwyach.
refusal-entries-missing = Dewiswch o leiaf un arall o'r rhestr.
refusal-lists-differ = Mae problemau ac atebion yn rhestrau ar wahân. Dewiswch o un ohonynt.
refusal-words-changed = Newidiodd rhywun y geiriau hyn yn y cyfamser. Darllenwch nhw eto, yna rhowch gynnig arall arni.
refusal-merge-undone = Cafodd hwn ei wahanu eto yn barod.
refusal-merge-not-last = Gwahanwch yr hyn a roddwyd ynghyd ddiwethaf yn gyntaf.
refusal-group-unknown = Nid yw'r pennawd hwn yno mwyach.
refusal-heading-taken = Mae pennawd â'r geiriau hyn yno'n barod.
refusal-arguments-enough = Mae lle i { $most } pwynt o dan bob un. Mae hwn yn llawn.
refusal-argument-not-yours = Dim ond y person a ddywedodd hyn all ei dynnu'n ôl.
refusal-argument-withdrawn = Tynnwyd hwn yn ôl.
refusal-evidence-not-published = Dim ond at dystiolaeth y gall pawb ei darllen y gallwch gyfeirio. Nid yw hon yno.
refusal-citations-enough = Mae lle i { $most } darn o dystiolaeth yma. Mae'n llawn.
refusal-cited-already = Mae'r darn hwn o dystiolaeth wedi'i enwi yma'n barod, gyda'r un dyfyniad.
refusal-citation-not-yours = Dim ond y person a ychwanegodd hwn, neu hwylusydd, all ei dynnu.
refusal-citation-taken-back = Cafodd hwn ei dynnu yn barod.
# Evidence
refusal-evidence-state-wrong = { $state ->
    [draft] Nid yw’r dystiolaeth hon wedi’i chyflwyno eto.
    [submitted] Mae’r dystiolaeth hon gyda’r trefnwyr. Gellir ei newid os byddant yn ei dychwelyd.
    [returned] Dychwelwyd y dystiolaeth hon i’w hawdur. Rhaid ei chyflwyno eto’n gyntaf.
    [published] Mae’r dystiolaeth hon eisoes wedi’i chyhoeddi.
   *[other] Tynnwyd y dystiolaeth hon yn ôl.
 }
refusal-interest-not-stated = Dywedwch a oes gennych fuddiant i’w ddatgan. Os nad oes, dewiswch “dim i’w ddatgan”.
refusal-link-wrong = Ni ellir defnyddio’r ddolen hon. Rhaid iddi ddechrau â https:// neu http:// ac arwain at dudalen ar y we.
refusal-reason-missing = Rhowch reswm, os gwelwch yn dda.
# Files of evidence
refusal-file-empty = Mae’r ffeil hon yn wag. Dewiswch hi eto, neu un arall.
refusal-file-too-large = Mae’r ffeil hon yn rhy fawr. Gall ffeil fod hyd at { $most } MiB. Cadwch hi’n llai, neu rhannwch hi.
refusal-file-type-not-allowed = Ni ellir rhoi ffeil o’r math hwn. Caniateir PDF, delweddau (PNG, JPEG, WebP, GIF), testun plaen, a dogfennau, tablau a sleidiau (docx, xlsx, pptx, odt, ods, odp) heb facros. Yr hyn sydd yn y ffeil sy’n cyfrif, nid ei henw.
refusal-file-broken = Ni ellir darllen y ffeil hon: mae rhywbeth ynddi wedi’i ddifrodi neu ar goll. Agorwch hi, cadwch hi eto a dewiswch y ffeil newydd.
refusal-file-unpacks-too-large = Byddai’r ffeil hon yn llawer rhy fawr ar ôl ei dadbacio, felly ni chafodd ei derbyn. Cadwch hi fel PDF.
refusal-image-too-large = Mae gan y ddelwedd hon ormod o bicseli ({ $width } × { $height }). Cadwch hi’n llai.
refusal-alternative-missing = Dywedwch mewn geiriau beth mae’r ddelwedd yn ei ddangos, i bobl nad ydynt yn ei gweld.
refusal-file-unknown = Nid yw’r ffeil hon yma mwyach: mae ffeil yn aros am ddiwrnod i gael ei defnyddio. Dewiswch hi eto.
refusal-upload-cut = Ni chyrhaeddodd y ffeil yn gyfan, felly ni chadwyd dim ohoni. Rhowch gynnig arall arni.
refusal-uploads-at-once = Rydych eisoes yn anfon { $most } ffeil. Arhoswch nes bod un ohonynt wedi gorffen.
refusal-uploads-enough = Rydych wedi anfon cymaint o ffeiliau ag y caiff un person mewn diwrnod. Ewch ymlaen yfory, neu gofynnwch i drefnydd.
refusal-range-wrong = Mae’r ffeil yn fyrrach na’r rhan y gofynnwyd amdani.
refusal-files-away = Nid yw’r lle y cedwir ffeiliau ynddo yn ateb ar hyn o bryd. Ni newidiwyd dim; rhowch gynnig arall arni ymhen ychydig funudau.

# Cwestiynau i’r tystion
refusal-question-state-wrong = { $state ->
    [drafted] Nid yw’r cwestiwn hwn wedi’i ddewis eto.
    [prioritised] Mae’r cwestiwn hwn yn y drefn yn barod. Gall hwylusydd ei dynnu allan eto.
    [put] Mae’r cwestiwn hwn yn cael ei ofyn nawr.
    [answered] Mae ateb i’r cwestiwn hwn yn barod.
    [deferred] Mae’r ateb i’r cwestiwn hwn eto i ddod.
    [merged] Cafodd y cwestiwn hwn ei roi gydag un arall. Edrychwch o dan hwnnw.
    [set_aside] Cafodd y cwestiwn hwn ei roi o’r neilltu.
   *[other] Cafodd y cwestiwn hwn ei dynnu’n ôl.
 }
refusal-question-not-yours = Dim ond y rhai a ofynnodd y cwestiwn hwn all wneud hynny.
refusal-question-not-for-you = Mae’r cwestiwn hwn i dyst arall.
refusal-question-own = Eich cwestiwn chi yw hwn. Rydych wedi’ch cyfrif yn barod.
refusal-question-merged = Cafodd y cwestiwn hwn ei roi gydag un arall. Edrychwch o dan hwnnw.
refusal-question-same = Ni ellir rhoi cwestiwn gydag ef ei hun. Dewiswch un arall.
refusal-question-has-answers = Gofynnwyd y cwestiwn hwn o’r blaen, felly mae’n aros fel y mae. Rhowch y llall gydag ef.
refusal-question-holds-others = Mae cwestiynau pobl eraill wedi’u rhoi gyda hwn. Gofynnwch i hwylusydd eu gwahanu yn gyntaf.
refusal-question-is-put = Mae cwestiwn arall yn cael ei ofyn. Nodwch ei ateb yn gyntaf, neu tynnwch ef oddi ar y sgrin.
refusal-question-was-put = Gofynnwyd y rhain gyda’i gilydd yn barod, felly ni ellir eu gwahanu mwyach.
refusal-question-not-put = Nid yw’r cwestiwn hwn wedi’i ofyn eto.
refusal-question-order-changed = Newidiodd rhywun y drefn yn y cyfamser. Edrychwch arni eto, yna rhowch gynnig arall arni.
refusal-question-order-wrong = Gall pob cwestiwn fod yn y drefn unwaith.
refusal-questions-enough = Mae gennych { $most } cwestiwn sy’n aros. Tynnwch un yn ôl cyn gofyn un arall.
refusal-answers-enough = Mae lle i { $most } ateb i gwestiwn. Mae’r un hwn yn llawn.
refusal-witness-unknown = Nid yw’r person hwn yn dyst i’r rheithgor hwn.
refusal-witness-requests-enough = Mae gennych { $most } cais sy’n aros. Tynnwch un yn ôl cyn gwneud un arall.
refusal-witness-request-not-yours = Dim ond y person a ofynnodd am hyn all ei dynnu’n ôl.
refusal-witness-request-own = Eich cais chi yw hwn. Rydych wedi’ch cyfrif yn barod.
refusal-witness-request-decided = Mae hyn wedi’i benderfynu yn barod, neu wedi’i dynnu’n ôl.

# Recommendations
refusal-recommendation-state-wrong = { $state ->
    [draft] Drafft yw’r argymhelliad hwn o hyd. Rhaid ei gyflwyno’n gyntaf.
    [tabled] Mae’r argymhelliad hwn wedi’i gyflwyno. Rhaid ei esbonio i bawb yn gyntaf.
    [presented] Mae’r argymhelliad hwn eisoes wedi’i esbonio i bawb.
    [amended] Mae’r argymhelliad hwn eisoes wedi’i esbonio i bawb a’i newid.
    [put] Mae pleidlais ar yr argymhelliad hwn nawr. Arhoswch nes i’r bleidlais gau.
    [adopted] Mae’r rheithgor wedi mabwysiadu’r argymhelliad hwn. Ni ellir ei newid mwyach.
    [not_agreed] Mae’r rheithgor wedi pleidleisio ar yr argymhelliad hwn ac ni chytunwyd.
    [merged] Cyfunwyd yr argymhelliad hwn ag un arall. Mae’n aros yma i’w ddarllen.
    [split] Rhannwyd yr argymhelliad hwn. Mae’n aros yma i’w ddarllen.
   *[other] Tynnwyd yr argymhelliad hwn yn ôl.
 }
refusal-drafts-enough = Caiff ystafell gael { $limit } argymhelliad ar y mwyaf. Tynnwch un yn ôl cyn dechrau un arall.
refusal-not-your-room = Dim ond pobl yn yr ystafell sy’n drafftio hwn all wneud hynny.
refusal-draft-title-missing = Mae angen teitl ar yr argymhelliad cyn y gellir ei gyflwyno.
refusal-draft-body-missing = Mae angen testun ar yr argymhelliad cyn y gellir ei gyflwyno.
refusal-amendment-outdated = Mae’r testun wedi newid ers ysgrifennu’r newid hwn. Mae’r dudalen yn dangos beth sydd wedi newid ac yn ei roi at ei gilydd â’r fersiwn diweddaraf.
refusal-amendment-decided = Penderfynwyd ar y newid hwn eisoes.
refusal-amendment-same = Mae’r testun a awgrymir yr un fath â’r testun presennol. Newidiwch rywbeth yn gyntaf.
refusal-amendment-up-to-date = Nid yw’r testun wedi newid ers awgrymu hyn, felly nid oes dim i’w ddiweddaru.
refusal-merge-needs-two = Dewiswch o leiaf ddau argymhelliad i’w cyfuno.
refusal-merge-source-twice = Dewiswyd yr argymhelliad hwn ddwywaith: { $title }
refusal-split-needs-two = Mae angen o leiaf ddau destun newydd i rannu argymhelliad.
refusal-source-outdated = Mae’r testun wedi newid ers i chi edrych. Darllenwch fersiwn { $number } yn gyntaf: { $title }
refusal-source-state-wrong = Ni ellir defnyddio’r argymhelliad hwn ar gyfer hynny nawr: { $title }. Rhaid ei fod wedi’i gyflwyno, heb fod mewn pleidlais, wedi’i gytuno, ei dynnu’n ôl, ei gyfuno na’i rannu.
refusal-statement-too-early = Cewch ysgrifennu sut rydych chi’n ei gweld yn wahanol ar ôl pleidlais ar yr argymhelliad hwn.
refusal-statement-cosigned = Mae eraill wedi llofnodi’r testun hwn, felly ni ellir ei newid. Cewch ei dynnu’n ôl ac ysgrifennu un newydd.
refusal-statement-own = Eich datganiad chi yw hwn. Nid oes angen i chi ei lofnodi hefyd.
refusal-statement-withdrawn = Tynnwyd y datganiad hwn yn ôl gan ei awdur.

# Consensus rounds
refusal-round-state-wrong = { $state ->
    [planned] Nid yw’r bleidlais hon wedi agor eto.
    [open] Mae’r bleidlais hon ar agor. Caewch hi’n gyntaf.
    [closed] Mae’r bleidlais hon eisoes wedi cau.
    [published] Mae canlyniad y bleidlais hon eisoes wedi’i gyhoeddi.
   *[other] Datganwyd bod y bleidlais hon yn ddi-rym.
 }
refusal-round-not-open = Nid yw’r bleidlais hon ar agor, felly ni ellir anfon ateb.
refusal-round-already-open = Mae pleidlais arall ar agor. Caewch honno’n gyntaf.
refusal-round-without-items = Dewiswch o leiaf un argymhelliad i bleidleisio arno.
refusal-round-item-twice = Mae’r un argymhelliad yn y bleidlais hon ddwywaith.
refusal-round-item-unknown = Nid yw’r argymhelliad hwnnw yn rhan o’r bleidlais hon.
refusal-round-item-not-presented = Rhaid esbonio argymhelliad i bawb cyn pleidleisio arno: { $title }
refusal-round-item-outdated = Mae testun yr argymhelliad hwn wedi newid. Rhowch fersiwn { $number } i’r bleidlais: { $title }
refusal-round-item-became-others = Gwnaed argymhellion eraill o’r un hwn. Rhowch y rheini i’r bleidlais: { $title }
refusal-round-not-revealed = Dangoswch y canlyniad i’r rheithgor cyn ei gyhoeddi.
refusal-round-indicative = Cyhoeddir pleidlais brawf gyda’r bleidlais derfynol yn unig.
refusal-threshold-not-stated = Dywedwch faint o gefnogaeth sydd ei hangen cyn i’r bleidlais agor.
refusal-threshold-wrong = Nid yw { $num }/{ $den } yn gyfran y gellir gofyn amdani. Defnyddiwch ffracsiwn fel 4/5, mwy na 0 a dim mwy nag 1.
refusal-denominator-not-stated = Dywedwch gefnogaeth pwy sy’n cael ei chyfrif cyn i’r bleidlais agor: pawb sydd yma, pawb yn y rheithgor, neu bawb sy’n pleidleisio.
refusal-counting-steps-wrong = Dewiswch pa atebion sy’n cyfrif fel cefnogaeth. Nid yw “sefyll o’r neilltu” na “methu byw gyda hyn” byth yn cyfrif.
refusal-quorum-too-large = Rhaid i o leiaf { $quorum } o bobl bleidleisio, ond dim ond { $people } all bleidleisio y tro hwn.
refusal-scale-wrong = Mae gan raddfa rhwng { $least } a { $most } o gamau.
refusal-options-too-few = Rhaid cael o leiaf dau beth i’w rhoi mewn trefn. Dewiswch ragor o argymhellion, neu ffordd arall o ateb.
refusal-rehearsal-wrong = Dim ond dewisiadau ymarfer sydd mewn pleidlais ymarfer, a dim ond argymhellion mewn pleidlais go iawn.
refusal-round-rehearsal = Dim ond ymarfer oedd hyn. Nid yw byth yn cael ei gyhoeddi.
refusal-answer-wrong-method = Mae’r bleidlais hon yn gofyn am fath arall o ateb. Llwythwch y dudalen eto.
refusal-step-unknown = Nid yw hwnnw’n un o atebion y bleidlais hon.
refusal-option-unknown = Nid yw un o’r dewisiadau yn rhan o’r bleidlais hon.
refusal-option-twice = Mae’r un dewis yn eich trefn ddwywaith.
refusal-options-missing = Mae rhai dewisiadau heb ateb eto. Atebwch bob un, neu gadewch y papur yn wag.
refusal-score-wrong = Rhif cyfan o 0 i { $limit } yw sgôr.
refusal-dots-over = Mae gennych { $dots } dot, a { $most } ar y mwyaf ar un dewis.
refusal-round-secret = Mae’r bleidlais hon yn gudd. Ni ellir ei bwrw drwy godi llaw, na dros rywun arall.
refusal-round-named = Pleidlais drwy godi dwylo yw hon. Nid oes papurau cudd ynddi.
refusal-secret-needs-https = Ni all dyfeisiau pobl gadw pleidlais gudd yma, am nad yw’r cyfeiriad hwn yn dechrau gyda https. Mynnwch dystysgrif, neu dewiswch yn y gosodiadau: y man pleidleisio ar y gliniadur sy’n rhedeg y gwasanaeth, papur, neu godi dwylo.
refusal-secret-not-here = Mae’r rheithgor hwn yn pleidleisio drwy godi dwylo, yn ôl ei osodiadau.
refusal-roster-too-small-for-secret = Mae angen o leiaf { $least } o bobl ar gyfer pleidlais gudd, neu gallai pawb weithio allan sut y pleidleisiodd pob un. Dewiswch godi dwylo.
refusal-electronic-too-few = Dim ond { $electronic } fyddai’n pleidleisio ar ddyfais. Gyda llai na { $least } byddai eu pleidleisiau’n dod i’r golwg. Gadewch i fwy bleidleisio ar ddyfais, neu bawb ar bapur.
refusal-paper-too-few = Dim ond { $paper } fyddai’n pleidleisio ar bapur. Gyda llai na { $least } o daflenni byddai’n hysbys pwy ysgrifennodd beth. Gofynnwch iddynt ddod i’r man pleidleisio.
refusal-paper-not-with-method = Dim ond lle mae pobl yn dewis un cam neu ie neu na y gellir cyfrif papur. Dewiswch y ffordd honno o ateb, neu’r man pleidleisio.
refusal-paper-not-counted = Rhaid i ddau berson gyfrif y papurau yn gyntaf a rhoi’r un niferoedd.
refusal-paper-none = Nid oes neb yn pleidleisio ar bapur yn y bleidlais hon.
refusal-paper-sums = Nid yw’r niferoedd yn gyson: rhaid i bob cwestiwn gael { $ballots } o atebion neu leoedd gwag, ac ar y mwyaf { $jurors } sy’n pleidleisio ar bapur.
refusal-paper-differs = Cyfrifodd y person arall rywbeth gwahanol. Cyfrifwch eto, y ddau ohonoch.
refusal-paper-counted = Mae dau berson wedi cyfrif y papurau ac yn cytuno. Ni ellir ei newid.
refusal-roster-empty = Nid oes neb a allai bleidleisio wedi’i nodi’n bresennol. Llenwch y gofrestr yn gyntaf.
refusal-end-too-soon = Mae’r amser y mae’r bleidlais hon i gau ohoni’i hun wedi mynd heibio, neu lai na munud i ffwrdd. Newidiwch ef yn gyntaf, neu gadewch ef yn wag a chau’r bleidlais â llaw.
refusal-end-too-late = Gall pleidlais gau ohoni’i hun hyd at { $days } diwrnod ar ôl iddi agor. Dewiswch amser cynharach.
refusal-fixed-end-with-paper = Mae rhai pobl yn pleidleisio ar bapur, a rhaid i bobl gyfrif y papur cyn i’r bleidlais gau. Tynnwch yr amser y mae’n cau ohoni’i hun, a’i chau â llaw.
refusal-round-not-published = Dim ond canlyniad a gyhoeddwyd all gael cywiriad.
refusal-round-published = Cyhoeddwyd y canlyniad hwn, ac felly y bydd yn aros. Os oes rhywbeth o’i le ynddo, ychwanegwch gywiriad: fe’i dangosir wrth ei ochr am byth.
refusal-next-round-prepared = Mae’r bleidlais nesaf eisoes wedi’i pharatoi. Fe’i gwelwch o dan y pleidleisiau.
refusal-nothing-to-ask-again = Nid oes dim ar ôl o’r bleidlais hon y gellid gofyn amdano eto.
refusal-reasons-not-open = Ni ofynnir hyn nawr. Os oes gennych rywbeth i’w ychwanegu, dywedwch wrth bawb.
refusal-reasons-too-early = Mae pawb yn cael o leiaf ddwy funud. Nifer yr eiliadau nes y gallwch gau hyn: { $seconds }.
refusal-reasons-sent = Anfonwyd eich atebion o’r blaen, ac maent yn aros fel yr oeddent.
refusal-reasons-incomplete = Dywedwch rywbeth am bob argymhelliad na phasiodd, neu nad oes gennych ddim i’w ychwanegu.
refusal-reasons-size-wrong = Nid yw’r neges hon yr un maint â’r lleill ({ $bytes } beit). Ail-lwythwch y dudalen ac anfonwch eto.
refusal-ballot-with-identity = Mae’r neges hon yn dweud pwy sy’n ei hanfon, felly ni chafodd ei derbyn. Ail-lwythwch y dudalen ac anfonwch eto.
refusal-not-on-roster = Nid oeddech ar y rhestr pan agorodd y bleidlais hon. Cewch gymryd rhan yn yr un nesaf.
refusal-blinded-value-wrong = Ni ellid llofnodi’r cais am eich papurau pleidleisio. Llwythwch y dudalen eto.
refusal-credential-wrong = Ni roddwyd y papur pleidleisio hwn ar gyfer y cwestiwn hwn yn y bleidlais hon.
refusal-signature-wrong = Nid yw’r llofnod o dan y bleidlais hon yn cyd-fynd. Llwythwch y dudalen eto a phleidleisiwch unwaith yn rhagor.
refusal-ballot-not-canonical = Nid yw’r bleidlais hon wedi’i hysgrifennu fel y dylai fod. Llwythwch y dudalen eto a phleidleisiwch unwaith yn rhagor.
refusal-credentials-issued = Cafodd eich papurau pleidleisio eu nôl o’r blaen, ar ddyfais arall neu mewn porwr arall. Pleidleisiwch yno. Unwaith yn unig y caiff pawb nhw.
refusal-way-wrong = Roeddech i fod i bleidleisio mewn ffordd arall y tro hwn: ar eich dyfais eich hun, yn y man pleidleisio neu ar bapur. Gofynnwch i’r hwylusydd.
refusal-counter-reused = Anfonwyd pleidlais arall â’r un rhif. Mae’r gyntaf yn sefyll. Llwythwch y dudalen eto i’w newid.
refusal-counter-lower = Mae pleidlais ddiweddarach gennych i mewn yn barod. Mae honno’n sefyll.
refusal-key-of-other-question = Defnyddiwyd y papur pleidleisio hwn yn barod ar gyfer cwestiwn arall.
refusal-snapshots-full = Mae gan y testun hwn { $limit } fersiwn a gadwyd yn barod, sef y mwyaf posibl.
refusal-comments-full = Mae gan y testun hwn { $limit } sylw yn barod, sef y mwyaf posibl.
refusal-comment-not-yours = Dim ond y person a ysgrifennodd y sylw hwn all ei dynnu’n ôl.
refusal-comment-answered = Mae rhywun wedi ateb y sylw hwn, felly ni ellir ei dynnu’n ôl mwyach. Marciwch ef fel wedi’i setlo yn lle hynny.
refusal-comment-settled = Mae’r sylw hwn wedi’i setlo. Agorwch ef eto i ateb.
refusal-comment-withdrawn = Tynnwyd y sylw hwn yn ôl.
refusal-anchor-wrong = Ni ellid marcio’r geiriau hyn. Marciwch lai o eiriau a rhowch gynnig arall arni.
refusal-temperature-over = Mae'r codi dwylo cyflym hwn ar ben.
refusal-temperature-shown = Mae'r atebion i'w gweld yn barod. Ni all neb newid ateb nawr.
refusal-signal-too-soon = Rydych newydd anfon arwydd. Arhoswch eiliad a rhowch gynnig arall arni.
