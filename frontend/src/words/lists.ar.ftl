# The words of what is done with issues and solutions.
lists-more = خيارات أخرى
lists-for-against = مع: { $for } · ضد: { $against }
lists-drag = اسحب هذا إلى بند آخر

# For and against
lists-argue = قل شيئًا مع هذا أو ضده
lists-for = مع
lists-against = ضد
lists-side = هل أنت مع هذا أم ضده؟
lists-argument = رأيك
lists-argument-hint = تكفي جملة أو جملتان قصيرتان. يظهر اسمك بجانبها.
lists-argument-missing = اكتب بضع كلمات أولًا.
lists-argument-add = أضف رأيي
lists-argument-added = أُضيف رأيك.
lists-argument-back = اسحبه
lists-argument-earlier = قيل عن كلمات سابقة
lists-arguments-none = لم يقل أحد شيئًا مع هذا أو ضده بعد.

# Put together
lists-merged = ما ضُمّ إلى هذا: { $n }
lists-split = افصلوها من جديد
lists-split-done = فُصلت من جديد.
lists-together = ضمّه إلى …
lists-together-which = أيها يقول الشيء نفسه؟
lists-together-words = الكلمات التي تجمعها
lists-together-hint = إذا تغيرت الكلمات بدأ التأييد من الصفر. تبقى البنود الأخرى مقروءة تحته، ولكل منها تأييده.
lists-together-go = ضُمّها معًا
lists-together-done = ضُمّت معًا.
lists-together-missing = اختر بندًا آخر واحدًا على الأقل.
lists-together-alone = لا يوجد غيره في هذه القائمة بعد.

# Headings
lists-under = ضعه تحت عنوان …
lists-under-which = تحت أي عنوان؟
lists-under-new = عنوان جديد
lists-under-none = بلا عنوان
lists-under-title = كلمات العنوان
lists-under-hint = تكفي كلمة إلى خمس كلمات.
lists-under-missing = اكتب كلمات العنوان أولًا.
lists-under-go = ضعه هناك
lists-under-done = نُقل.
lists-rename = غيّر هذا العنوان
lists-dropped = ماذا تريد أن تفعل؟
lists-dropped-together = يقولان الشيء نفسه: ضُمّهما معًا
lists-dropped-under = ينتميان معًا: عنوان واحد لهما

# Evidence
lists-cite = اذكر الدليل …
lists-cite-which = أي دليل؟
lists-cite-passage = الكلمات التي فيه
lists-cite-passage-hint = انسخ الجملة المهمة.
lists-cite-place = موضعها فيه
lists-cite-place-hint = مثلًا: الصفحة 4.
lists-cite-go = اذكره هنا
lists-cite-done = ذُكر الدليل.
lists-cite-none = لم يُنشر أي دليل بعد.
lists-cited = الدليل:
lists-cited-withdrawn = مسحوب
lists-uncite = أزله
lists-uncite-of = أزل: { $title }

# Recommendations
lists-promote = اجعله توصية
lists-promote-title = هل تبدأ توصية بهذا؟
lists-promote-text = يُفتح نص جديد بهذه الكلمات، ويمكن لغرفتكم أن تغيّر كل كلمة فيه. يبقى هذا في القائمة.
lists-promote-go = ابدأها
lists-became = صار:
lists-became-writing = توصية قيد الكتابة
lists-became-gone = توصية سُحبت
lists-from = من أين جاءت
lists-from-issue = مشكلة من الغرفة { $room }:
lists-from-solution = حل من الغرفة { $room }:
lists-from-start = كانت بدايته:
lists-rests = الدليل الذي تستند إليه

# Reporting back
lists-report = ما نعرضه على الجميع
lists-report-issues = أكثر مشكلاتنا تأييدًا
lists-report-solutions = أكثر حلولنا تأييدًا
lists-report-drafts = توصياتنا
lists-report-none = لا شيء بعد.
lists-report-print = اطبع هذا
