# Un dudalen i ddal i fyny.
so-far-title = Yr hyn a wnaethom hyd yma
so-far-nothing = Dim byd eto: nid yw’r rheithgor wedi dechrau.
so-far-day = Diwrnod { $n }: { $date }
so-far-now = nawr
so-far-evidence = Yr hyn a glywsom
so-far-room = Yr hyn a ysgrifennodd Ystafell { $room }
so-far-issues = Beth rydym yn ei weld fel problemau
so-far-solutions = Beth rydym yn ei weld fel atebion
so-far-recommendations-none = Nid oes yr un wedi’i gyflwyno eto.
so-far-agreed = cytunwyd, { $n } o { $of } (roedd angen { $needed })
so-far-not-agreed = ni chytunwyd, { $n } o { $of } (roedd angen { $needed })
so-far-to-now = Beth sy’n digwydd nawr
so-far-print = Argraffu’r dudalen hon
so-far-notes = Nodiadau
so-far-notes-of = Nodiadau “{ $title }”
