# Geiriau’r ffyrdd eraill o bleidleisio, ar y papur pleidleisio.

way-read = Darllen y testun i gyd
way-order-only = Mae’r bleidlais hon yn rhoi pethau mewn trefn. Nid yw’n penderfynu eto.
way-rank = Rhowch nhw yn eich trefn chi
way-rank-hint = Pwyswch yn gyntaf yr un sydd orau gennych. Nid oes rhaid dewis pob un: daw’r rhai a adewir allan o dan y rhai a ddewiswch.
way-rank-mine = Eich trefn
way-rank-empty = Dim wedi’i ddewis eto.
way-rank-left = Heb eu dewis eto
way-rank-all = Rydych wedi rhoi pob un mewn trefn.
way-rank-put = Rhoi yn safle { $n }
way-rank-put-name = Rhoi yn safle { $n }: { $title }
way-up = Symud i fyny
way-up-name = Symud i fyny: { $title }
way-down = Symud i lawr
way-down-name = Symud i lawr: { $title }
way-out = Tynnu allan
way-out-name = Tynnu allan: { $title }
way-now-at = Mae { $title } yn safle { $n } nawr.
way-taken-out = Tynnwyd { $title } allan.
way-dots = Rhowch eich dotiau
way-dots-hint = { $most ->
    [0] Nifer eich dotiau: { $dots }. Rhowch fwy o ddotiau i’r hyn sydd orau gennych. Nid oes rhaid defnyddio pob un.
   *[other] Nifer eich dotiau: { $dots }. Rhowch fwy o ddotiau i’r hyn sydd orau gennych, hyd at { $most } i un. Nid oes rhaid defnyddio pob un.
  }
way-dots-left = Dotiau ar ôl: { $left } o { $dots }
way-dots-more = Un dot yn fwy: { $title }
way-dots-fewer = Un dot yn llai: { $title }
way-dots-here = Dotiau yma: { $n }
way-score = Rhowch bwyntiau i bob un
way-score-hint = O 0 i { $max }. 0: nid wyf yn ei hoffi o gwbl. { $max }: rwy’n ei hoffi’n fawr iawn.
way-score-one = Pwyntiau i: { $title }
way-score-none = Dewiswch
way-grades = Rhowch radd i bob un
way-grades-hint = Cewch roi’r un radd fwy nag unwaith.
way-missing = Heb eu hateb eto: { $titles }. Neu gadewch hwn yn wag.
way-answer-ranked = { $n }. { $title }
way-answer-given = { $title }: { $given }
