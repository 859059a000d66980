# Yr hyn sydd gan bleidleisiau ac argymhellion yn gyffredin: y bleidlais, yr argymhellion, y canlyniadau.

step-full-support = Cefnogaeth lawn
step-with-reservations = Cefnogaeth, gydag amheuon
step-can-live-with-it = Gallaf fyw gydag ef
step-stand-aside = Nid wyf yn cymryd ochr
step-cannot-live-with-it = Ni allaf fyw gydag ef

version-n = Fersiwn { $n }
from-room = o Ystafell { $room }
what-changed = Yr hyn a newidiodd ers fersiwn { $n }
change-why = Pam y cafodd ei newid: { $reason }
change-added = ychwanegwyd:
change-removed = tynnwyd allan:
change-none = Ni newidiodd dim yn y rhan hon.
our-reasons = Ein rhesymau
what-we-recommend = Yr hyn rydym yn ei argymell
rec-part-title = Teitl
vote-ends = Bydd y pleidleisio’n cau am { $time }
