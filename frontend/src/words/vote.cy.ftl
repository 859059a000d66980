# Yr hyn sydd gan bleidleisiau ac argymhellion yn gyffredin: y bleidlais, yr argymhellion, y canlyniadau.

step-full-support = Cefnogaeth lawn
step-with-reservations = Cefnogaeth, gydag amheuon
step-can-live-with-it = Gallaf fyw gydag ef
step-stand-aside = Nid wyf yn cymryd ochr
step-cannot-live-with-it = Ni allaf fyw gydag ef
told-full-support = Cefnogaeth lawn
told-with-reservations = Cefnogaeth, gydag amheuon
told-can-live-with-it = Yn gallu byw gydag ef
told-stand-aside = Heb gymryd ochr
told-cannot-live-with-it = Yn methu byw gydag ef
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

version-n = Fersiwn { $n }
from-room = o { $room }
what-changed = Yr hyn a newidiodd ers fersiwn { $n }
change-why = Pam y cafodd ei newid: { $reason }
change-added = ychwanegwyd:
change-removed = tynnwyd allan:
change-none = Ni newidiodd dim yn y rhan hon.
our-reasons = Ein rhesymau
what-we-recommend = Yr hyn rydym yn ei argymell
rec-part-title = Teitl

statements-title = Rwy’n ei gweld hi’n wahanol
statements-none = Nid oes neb wedi ysgrifennu ei fod yn ei gweld hi’n wahanol.
statement-by = Rheithiwr { $n }
statement-by-nobody = Un o’r rheithwyr
statement-cosigned = { $n ->
    [one] Mae { $n } rheithiwr arall yn cytuno
   *[other] Mae { $n } o reithwyr eraill yn cytuno
  }
