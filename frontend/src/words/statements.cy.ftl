# Yr hyn y mae rheithwyr yn ei weld yn wahanol; mae’r gweinydd yn ysgrifennu’r geiriau hyn hefyd.

statements-title = Rwy’n ei gweld hi’n wahanol
statements-none = Nid oes neb wedi ysgrifennu ei fod yn ei gweld hi’n wahanol.
statement-by = Rheithiwr { $n }
statement-by-nobody = Un o’r rheithwyr
statement-cosigned = { $n ->
    [one] Mae { $n } rheithiwr arall yn cytuno
   *[other] Mae { $n } o reithwyr eraill yn cytuno
  }
