# Yr hyn a ddaw ar ôl pleidlais, i’r rhai sy’n rhedeg y rheithgor.

after-open = Gofynnir i bawb beth fyddai’n helpu
after-open-text = Mae pob rheithiwr yn gweld y cwestiwn ar ei dudalen ei hun, am bob argymhelliad na phasiodd, ac yn pwyso anfon. Ni all neb weld pwy ysgrifennodd beth.
after-sent = Wedi anfon: { $n } o { $of }
after-sent-hint = Cyfrifir eto bob 10 eiliad. Ni ddywedir wrth neb pwy sydd wedi anfon.
after-wait = Mae pawb yn cael o leiaf ddwy funud. Gallwch gau hyn ymhen { $time }.
after-close = Cau a dangos yr atebion
after-close-title = Dangos yr atebion nawr?
after-close-missing = { $n ->
    [one] Nid yw { $n } rheithiwr wedi anfon eto, ac ni fydd yn gallu wedyn.
   *[other] Nid yw { $n } o reithwyr wedi anfon eto, ac ni fyddant yn gallu wedyn.
  }
after-close-text = Cymysgir yr atebion i gyd a’u dangos i’r rheithgor. Ni ellir tynnu hyn yn ôl.
after-closed = Anfonodd { $sent } o { $of } eu hatebion.
after-next = Paratoi’r bleidlais nesaf
after-next-title = Paratoi’r bleidlais nesaf?
after-next-text = Mae’n gofyn am destun diweddaraf yr hyn na phasiodd, yn ôl yr un rheol. Gallwch ei newid cyn iddi agor.
after-next-name = Enw’r bleidlais nesaf
after-next-named = { $title }: y bleidlais nesaf
after-again = Pleidleisio eto
after-again-title = Paratoi’r bleidlais hon eto?
after-again-text = Mae’n gofyn yr un cwestiynau yn ôl yr un rheol. Mae’n agor pan fyddwch chi’n ei hagor.
after-erratum = Ychwanegu cywiriad
after-erratum-title = Cywiro’r canlyniad a gyhoeddwyd
after-erratum-text = Mae’r canlyniad yn aros fel y’i cyhoeddwyd. Dangosir eich cywiriad wrth ei ochr am byth, ac mae’n mynd i’r cofnod.
after-erratum-what = Yr hyn sy’n gywir
after-erratum-why = Sut y digwyddodd y camgymeriad
after-statements = Gall rheithwyr sy’n ei gweld hi’n wahanol ddweud hynny yn eu geiriau eu hunain, ar dudalen yr argymhelliad. Ni all neb newid na chuddio hynny.
