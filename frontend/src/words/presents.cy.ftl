# Rooms that present, on the page “now”.
now-presents = Mae Ystafell { $name } yn cyflwyno nawr
now-presents-you = Mae eich ystafell chi’n cyflwyno nawr
now-presents-next = Nesaf: Ystafell { $name }
now-presents-next-you = Nesaf: eich ystafell chi
now-presents-last = Yna mae pawb yn trafod.
now-presents-soon = Mae’r ystafelloedd yn cyflwyno, un ar ôl y llall.
now-presents-all = Mae pob ystafell wedi cyflwyno.
