# What jurors see differently, and what came of what; the server writes these words too.

statements-title = I see it differently
statements-none = Nobody has written that they see it differently.
statement-by = Juror { $n }
statement-by-nobody = A juror
statement-cosigned = { $n ->
    [one] { $n } more juror agrees
   *[other] { $n } more jurors agree
  }

kin-came-from = Came from
kin-became = Became
kin-one = { $title } (version { $n })
kin-merged = Put together into one. Why: { $reason }
kin-split = Split into parts. Why: { $reason }
