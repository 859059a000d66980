# What jurors see differently; the server writes these words too.

statements-title = I see it differently
statements-none = Nobody has written that they see it differently.
statement-by = Juror { $n }
statement-by-nobody = A juror
statement-cosigned = { $n ->
    [one] { $n } more juror agrees
   *[other] { $n } more jurors agree
  }
