# Atebion y ffyrdd eraill o bleidleisio, a sut y cânt eu cyfrif; mae’r gweinydd yn eu hysgrifennu hefyd.

kaner-endorsement = Cytuno’n llwyr
kaner-minor-contention = Cytuno, gydag amheuaeth fach
kaner-with-reservations = Cefnogi, gydag amheuon
kaner-abstain = Dim barn
kaner-stand-aside = Ddim o’i blaid, ond heb ei rwystro
kaner-disagree-go-along = Anghytuno, ond yn fodlon mynd gyda’r lleill
kaner-disagree-absolved = Anghytuno, a heb fod eisiau rhan ynddo
kaner-block = Methu ei dderbyn
approval-approve = Ie
approval-abstain = Nid ie na nage
approval-reject = Nage
grade-excellent = Rhagorol
grade-very-good = Da iawn
grade-good = Da
grade-acceptable = Derbyniol
grade-poor = Gwael
grade-reject = Annerbyniol

count-left-blank = Gadawyd yn wag
count-on-paper = Cyfrifwyd ar bapur: { $counts }
count-points = { $n ->
    [one] { $n } pwynt
    [two] { $n } bwynt
   *[other] { $n } pwynt
  }
count-dots = { $n ->
    [one] { $n } dot
    [two] { $n } ddot
   *[other] { $n } dot
  }
count-place = Safle { $n }
count-place-given = Rhoddwyd yn safle { $n }
count-place-shared = Safle { $n } (ar y cyd)
count-order = Y drefn
count-order-only = Mae’r bleidlais hon yn rhoi pethau mewn trefn. Nid yw’n penderfynu a gytunir arnynt.
count-middle = Yn y canol: { $grade }
count-option = Dewis
count-gave = { $people } × { $value }
count-points-added = Pwyntiau a roddwyd, fel pobl × pwyntiau: { $sum }. Gyda’i gilydd: { $points }.
count-dots-added = Dotiau a roddwyd, fel pobl × dotiau: { $sum }. Gyda’i gilydd: { $points }.
count-nothing-given = Ni roddodd neb ddim iddo.
count-middle-grade = Nifer y bobl a roddodd radd: { $graded }. O’r orau i’r waethaf, gradd rhif { $middle } yw’r un yn y canol: { $grade }. Graddau gwell: { $better }. Graddau gwaeth: { $worse }.
count-ranked-by = Pobl a’i rhoddodd yn eu trefn: { $people }. Pobl a’i gadawodd allan, o dan bopeth a ddewiswyd ganddynt: { $left }.
count-behind = Daw’r rhain o’i flaen: { $options }.
count-behind-none = Nid oes dim yn dod o’i flaen.
count-nobody = Ni roddodd neb ateb, felly mae pob un yn gyfartal.
count-most-points = Yr un â’r mwyaf o bwyntiau sy’n dod gyntaf.
count-most-dots = Yr un â’r mwyaf o ddotiau sy’n dod gyntaf.
count-best-middle = Yr un â’r radd orau yn y canol sy’n dod gyntaf.
count-pairs = Nifer y bobl a roddodd y dewisiadau mewn trefn: { $people }. Cymharir pob dewis â phob un o’r lleill: faint o bobl sydd am ei gael yn fwy?
count-beats-all = Yn erbyn pob un o’r lleill, mae mwy o bobl am gael “{ $option }”. Felly daw’n gyntaf.
count-beats-none = Nid oes un dewis y mae mwy o bobl am ei gael na phob un o’r lleill. Felly mae cadwyni’n cyfrif: os yw mwy am gael A na B, a mwy am gael B nag C, mae honno’n gadwyn o A i C. Mae cadwyn mor gryf â’i dolen wannaf.
count-link = Daw “{ $over }” o flaen “{ $under }”: nifer y bobl sydd am ei gael yn fwy yw { $path }. Y gadwyn gryfaf y ffordd arall: { $back }.
count-chain = Daw “{ $over }” o flaen “{ $under }”. Y gadwyn gryfaf: { $chain }. Nifer y bobl yn ei dolen wannaf: { $path }. Y gadwyn gryfaf y ffordd arall: { $back }.
count-middles-removed = Yr un radd sydd yn y canol i “{ $over }” ac i “{ $under }”. Felly tynnir un radd o ganol y ddau, dro ar ôl tro. Ar ôl { $removed } mae’r graddau yn y canol yn wahanol: { $one } a { $two }. Felly daw “{ $over }” gyntaf.
count-shared = Mae’r rhain yn rhannu safle { $place }, gan nad oes dim yn yr atebion yn rhoi un o flaen y llall: { $options }.
count-pairs-title = Pob un yn erbyn pob un
count-pairs-text = Mae’r rhif yn dweud faint o bobl sydd am gael dewis y rhes yn fwy na dewis y golofn. Mewn cromfachau: y gadwyn gryfaf o’r naill i’r llall.
