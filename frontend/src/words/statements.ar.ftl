# ما يراه المحلفون بشكل مختلف، وما جاء من ماذا؛ ويكتب الخادم هذه الكلمات أيضًا.

statements-title = أرى الأمر بشكل مختلف
statements-none = لم يكتب أحد أنه يرى الأمر بشكل مختلف.
statement-by = المحلف { $n }
statement-by-nobody = أحد المحلفين
statement-cosigned = { $n ->
    [one] يتفق معه محلف آخر
    [two] يتفق معه محلفان آخران
    [few] يتفق معه { $n } محلفين آخرين
   *[other] يتفق معه { $n } محلفًا آخر
  }

kin-came-from = جاءت من
kin-became = أصبحت
kin-one = { $title } (النسخة { $n })
kin-merged = جُمعت في توصية واحدة. السبب: { $reason }
kin-split = قُسّمت إلى أجزاء. السبب: { $reason }
