# Geiriau’r canlyniadau; mae’r gweinydd yn eu hysgrifennu hefyd.

told-full-support = Cefnogaeth lawn
told-with-reservations = Cefnogaeth, gydag amheuon
told-can-live-with-it = Yn gallu byw gydag ef
told-stand-aside = Heb gymryd ochr
told-cannot-live-with-it = Yn methu byw gydag ef
told-blank = Gadawyd yn wag
not-answered = Heb ateb
outcome-agreed = Cytunwyd
outcome-not-agreed = Ni chytunwyd
outcome-line = { $support } o { $people } yn cefnogi · angen { $needed }
outcome-first = { $support } yn y bleidlais gyntaf
how-counted = Sut y cafodd hyn ei gyfrif
counted-here = Nifer y rheithwyr a oedd yma pan agorodd y bleidlais: { $people }.
counted-enrolled = Nifer y rheithwyr sy’n perthyn i’r rheithgor: { $people }.
counted-cast = Nifer y rheithwyr a bleidleisiodd ar hyn: { $people }.
counted-aside = Nifer na chymerodd ochr ac a adewir allan: { $people }. Felly cyfrifir { $left }.
counted-threshold = Rhaid i o leiaf { $num } o bob { $den } ei gefnogi. O { $of } o bobl, mae hynny’n { $needed }.
counted-support = Mae { $support } yn ei gefnogi: { $steps }.
counted-step = { $step } ({ $people })
counted-quorum-met = Roedd rhaid i o leiaf { $quorum } bleidleisio, a gwnaeth { $cast } hynny.
counted-quorum-not = Roedd rhaid i o leiaf { $quorum } bleidleisio, ond dim ond { $cast } a wnaeth.
counted-nobody = Nid oes neb ar ôl i’w gyfrif, felly ni chytunwyd arno.
counted-agreed = Mae { $support } yn ddigon: cytunwyd arno.
counted-not-agreed = Ni chytunwyd arno.
counted-too-few = Mae { $support } yn llai na { $needed }: ni chytunwyd arno.

res-none = Dim canlyniad eto
res-none-text = Mae’r rheithgor yn dal wrth ei waith. Bydd y canlyniad yn ymddangos yma ohono’i hun cyn gynted ag y caiff ei gyhoeddi.
res-none-jury = Pan fydd pleidlais wedi’i chyfrif a’i dangos i bawb, fe’i gwelwch yma.
res-jurors = { $n ->
    [one] { $n } rheithiwr
   *[other] { $n } o reithwyr
  }
res-witnesses = { $n ->
    [one] { $n } tyst
   *[other] { $n } o dystion
  }
res-open-sign-up = cofrestru agored
res-nomination = enwebwyd
res-other-lottery = dewiswyd trwy loteri a gynhaliwyd mewn man arall
res-who = Clywodd { $jurors } ({ $how }) { $witnesses }.
res-agreed-of = Cytunwyd ar { $agreed } o { $all } argymhelliad.
res-one = { $n }. { $title }
res-waiting-title = Dim canlyniad cyhoeddus eto
res-waiting = Cyflwynwyd yr argymhellion hyn. Nid yw eu canlyniad yn gyhoeddus eto.
res-differently = { $n ->
    [one] { $n } datganiad: “Rwy’n ei gweld hi’n wahanol”
    [two] { $n } ddatganiad: “Rwy’n ei gweld hi’n wahanol”
   *[other] { $n } o ddatganiadau: “Rwy’n ei gweld hi’n wahanol”
  }
res-how = Sut y’i gwnaed
res-how-chosen = Sut y dewiswyd y rheithwyr: { $how }.
res-how-vote = { $title }: gallai { $people } o reithwyr bleidleisio. Roedd rhaid i o leiaf { $num } o bob { $den } gefnogi argymhelliad er mwyn i’r rheithgor gytuno arno.
res-how-named = Codi dwylo oedd hyn: gwelodd y rheithgor sut y pleidleisiodd pob rheithiwr. Yn gyhoeddus, dim ond y niferoedd a ddangosir.
res-how-pseudonym = Yn gyhoeddus, rhif yw pob rheithiwr, wedi’i roi ar hap.
res-check = Gwiriwch y canlyniad hwn eich hun
res-check-record = Cedwir pob penderfyniad gan y rheithgor hwn mewn cofnod. Mae pob eitem yn selio’r un o’i blaen, felly ni ellir newid na gadael dim allan yn ddiweddarach heb i hynny ddangos.
res-check-head = Nifer yr eitemau yn y cofnod: { $count }. Mae’n gorffen â’r sêl hon:
res-check-get = Lawrlwytho’r cofnod
res-check-later = Gellir lawrlwytho’r cofnod yma ar ôl cyhoeddi’r rheithgor.
res-check-how = Gall pwy bynnag sydd â’r rhaglen hon wirio’r cofnod ar ei gyfrifiadur ei hun:
res-revealed = Dangoswyd i’r rheithgor, heb fod yn gyhoeddus eto
res-revealed-text = Dim ond y rheithgor a’r rhai sy’n ei redeg sy’n gweld y rhan hon.
res-hands = Sut y pleidleisiodd pob person
res-all-recommendations = Pob argymhelliad gyda’i fersiynau cynharach
res-person = Person
counted-blank = { $people ->
   *[other] Gadawyd { $people } o bapurau’n wag. Maent yn cyfrif fel pleidleisiau, heb gefnogi dim.
 }
counted-paper = Cyfrifwyd { $ballots } o bapurau ar bapur gan ddau berson.

res-rounds = Y pleidleisiau
res-round-all = Holl ganlyniadau’r rheithgor hwn
res-round-state = Canlyniad un bleidlais
res-turnout = Pleidleisiodd { $cast } o { $people } o reithwyr.
res-unused = { $n ->
    [0] Defnyddiodd pawb a nôl papur pleidleisio y papur hwnnw.
    [one] Nôl { $n } rheithiwr bapur pleidleisio heb ei ddefnyddio.
   *[other] Nôl { $n } o reithwyr bapur pleidleisio heb ei ddefnyddio.
  }
res-unused-matter = Gallai’r pleidleisiau sydd ar goll fod wedi newid y canlyniad.
res-unused-no-matter = Ni allai’r pleidleisiau sydd ar goll fod wedi newid yr un canlyniad.
res-words = Chwe gair y bleidlais hon
res-words-why = Cawsant eu darllen yn uchel yn y neuadd. Mae pwy bynnag sy’n cyfrif y pleidleisiau eto yn cael yr un chwe gair. Mae geiriau eraill yn golygu bod rhywbeth wedi’i newid.
res-check-vote = Mae pob pleidlais mewn un ffeil, heb enw. Byddai pleidlais a newidiwyd, a ychwanegwyd neu a adawyd allan yn dangos. Gallwch ei chyfrif eto ar eich ffôn neu’ch cyfrifiadur eich hun:
res-check-page = Gwirio a chyfrif eto yn y porwr
res-check-bundle = Lawrlwytho’r holl bleidleisiau (i’w gwirio)
res-check-verify = Gall pwy bynnag sydd â’r rhaglen hon gyfrif ar ei gyfrifiadur ei hun hefyd:
res-get-csv = Lawrlwytho’r ffigurau fel tabl (CSV)
res-get-json = Lawrlwytho’r ffigurau i raglenni (JSON)
res-erratum = Cywiriad
res-erratum-why = Sut y digwyddodd: { $reason }
res-drift = O bleidlais i bleidlais
res-drift-vote = Pleidlais
res-drift-support = Cefnogaeth
res-drift-needed = Angen
res-drift-one = { $support } o { $people }
res-drift-version = { $title } (fersiwn { $n })
res-trial = Pleidlais brawf; ni phenderfynodd ddim
res-differ = Rwy’n ei gweld hi’n wahanol: dweud hynny yn fy ngeiriau fy hun
