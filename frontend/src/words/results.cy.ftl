# Geiriau’r canlyniadau; mae’r gweinydd yn eu hysgrifennu hefyd.

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
