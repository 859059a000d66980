# The words of the page “screen”.
screen-day = Diwrnod { $n }
screen-next = Nesaf, tua { $time }: { $title }
screen-over = dros amser
screen-left = ar ôl
screen-soon = Byddwn yn dechrau cyn hir
screen-between = Mae’r rhan nesaf yn dechrau mewn eiliad
screen-night = Diolch. Dyna’r cyfan am heddiw.
screen-tomorrow = Awn ymlaen { $day } am { $time }
screen-finished = Mae’r rheithgor wedi gorffen. Diolch.
screen-vote = Mae’r bleidlais ar agor
screen-cast = Mae { $n } o { $of } wedi pleidleisio
screen-result = Canlyniad
screen-result-indicative = Canlyniad y bleidlais brawf
screen-support = { $n } o { $of } o blaid · angen { $needed }
screen-agreed = Wedi’i gytuno
screen-not-agreed = Heb ei gytuno
screen-untitled = Argymhelliad { $n }
screen-room = Ystafell { $name }
screen-follow = Dilynwch
screen-qr = Cod QR ar gyfer tudalen y rheithgor hwn
screen-stopped = Nid yw’r ddolen hon i’r sgrin yn gweithio mwyach. Gofynnwch i hwylusydd am un newydd.

screen-presents = Mae Ystafell { $name } yn cyflwyno
screen-presents-next = Nesaf: Ystafell { $name }
screen-six = Chwe gair y bleidlais hon, i’w darllen yn uchel:
screen-place = Safle { $n }
