# Yr hyn y mae rheithwyr yn ei weld yn wahanol, a beth ddaeth o beth; mae’r gweinydd yn ysgrifennu’r geiriau hyn hefyd.

statements-title = Rwy’n ei gweld hi’n wahanol
statements-none = Nid oes neb wedi ysgrifennu ei fod yn ei gweld hi’n wahanol.
statement-by = Rheithiwr { $n }
statement-by-nobody = Un o’r rheithwyr
statement-cosigned = { $n ->
    [one] Mae { $n } rheithiwr arall yn cytuno
   *[other] Mae { $n } o reithwyr eraill yn cytuno
  }

kin-came-from = Daeth o
kin-became = Daeth yn
kin-one = { $title } (fersiwn { $n })
kin-merged = Cyfunwyd yn un. Pam: { $reason }
kin-split = Rhannwyd yn sawl un. Pam: { $reason }
