# التغييرات المقترحة؛ وجمع التوصيات وتقسيمها.

rec-changes = التغييرات المقترحة
rec-changes-none = لم يقترح أحد تغييرًا.
rec-suggest = اقتراح تغيير
rec-suggest-lead = اكتبها كما تود أن تُقرأ. يرى الجميع اقتراحك ويناقشونه، ويقبله الميسّر عندما تتفق الهيئة.
rec-suggest-title = العنوان
rec-suggest-body = ما نوصي به
rec-suggest-reasons = أسبابنا
rec-suggest-why = لماذا هذا أفضل؟
rec-suggest-why-hint = تكفي جملة أو جملتان.
rec-suggest-send = إرسال اقتراحي
rec-suggest-sent = تم إرسال اقتراحك.
rec-suggest-moved = تغيّر النص منذ أن بدأت. لم يضع شيء مما كتبته. هذا ما تغيّر:
rec-suggest-put-in = ضع تغييراتي في النص الجديد
rec-suggest-put-in-hint = يجتمع ما كتبته مع ما هو جديد. يمكنك الاطلاع عليه قبل إرساله.
rec-suggest-is-in = تغييراتك الآن في أحدث نص. اطّلع عليه ثم أرسله.
rec-suggest-choose = { $n ->
    [one] غيّرتَ أنت والنص الجديد الكلمات نفسها. أيها يبقى؟
    [two] في موضعين غيّرتَ أنت والنص الجديد الكلمات نفسها. أيها يبقى؟
    [few] في { $n } مواضع غيّرتَ أنت والنص الجديد الكلمات نفسها. أيها يبقى؟
   *[other] في { $n } موضعًا غيّرتَ أنت والنص الجديد الكلمات نفسها. أيها يبقى؟
  }
rec-suggest-choose-one = اختر الكلمات: { $part }، الموضع { $n }
rec-suggest-theirs = كما في النص الجديد: «{ $text }»
rec-suggest-mine = كما كتبتَ: «{ $text }»
rec-suggest-nothing = لا شيء هنا
rec-suggest-by-hand = غيّرتَ هذا النص بيدك. ما كتبته من قبل كان: «{ $text }»
rec-rebase = تحديث
rec-rebase-title = تحديث هذا الاقتراح
rec-rebase-lead = تغيّر النص بعد هذا الاقتراح. إليك الاقتراح في أحدث نص. اطّلع عليه ثم أرسله. يحل محل الاقتراح القديم.
rec-rebase-send = إرسال
rec-rebase-sent = حُدّث الاقتراح.
rec-rebased-of = يحدّث ما اقترحه { $name } من قبل.
rec-suggest-same = لم تغيّر شيئًا بعد. غيّر العنوان أو النص أو الأسباب.
rec-suggestion-by = اقترحه { $name }
rec-suggestion-why = السبب: { $reason }
rec-suggestion-proposed = قيد الانتظار
rec-suggestion-accepted = مقبول
rec-suggestion-declined = لم يُؤخذ به
rec-suggestion-withdrawn = سُحب
rec-suggestion-replaced = جرى تحديثه
rec-suggestion-outdated = تغيّر النص منذ هذا الاقتراح. يمكن تحديثه.
rec-suggestion-answer = الرد: { $answer }
rec-accept = قبول
rec-accept-title = هل تقبل هذا التغيير؟
rec-accept-ask = يصبح هذا النسخة { $n }. لا تقبله إلا بعد أن تتفق الهيئة.
rec-decline = عدم الأخذ به
rec-decline-why = لماذا لم يُؤخذ به؟
rec-decline-why-hint = يمكن لـ{ $name } ولجميع الآخرين قراءة هذا.
rec-take-back = سحب اقتراحي

remake-title = خيارات أخرى
remake-lead = لا تفعل هذا إلا بعد أن تتفق الهيئة عليه. تبقى النصوص الحالية للقراءة، وتقول النصوص الجديدة من أين جاءت.
remake-merge = جمعها مع …
remake-merge-which = مع أيّ توصية تُجمع؟
remake-merge-none = لا توجد توصية أخرى يمكن جمعها معها.
remake-merge-go = متابعة
remake-merge-text = النص المجموع
remake-merge-hint = يبدأ بكل النصوص، واحدًا تحت الآخر. اكتب منها نصًا واحدًا.
remake-merge-sources = ما يُجمع
remake-merge-do = جمع
remake-merge-done = جُمعت التوصيات.
remake-split = تقسيمها إلى أجزاء
remake-split-hint = يصبح كل جزء توصية قائمة بذاتها.
remake-split-source = ما يُقسَّم
remake-split-part = الجزء { $n }
remake-split-more = جزء آخر
remake-split-less = حذف الجزء { $n }
remake-split-do = تقسيم
remake-split-done = قُسّمت التوصية.
remake-open = { $n ->
    [one] هنا تغيير مقترح واحد ينتظر. يبقى مع هذا النص ولا يُنقل.
    [two] هنا تغييران مقترحان ينتظران. يبقيان مع هذا النص ولا يُنقلان.
    [few] هنا { $n } تغييرات مقترحة تنتظر. تبقى مع هذا النص ولا تُنقل.
   *[other] هنا { $n } تغييرًا مقترحًا ينتظر. تبقى مع هذا النص ولا تُنقل.
  }
remake-heading = العنوان
remake-body = ما نوصي به
remake-reasons = أسبابنا
remake-why = لماذا تفعل الهيئة هذا؟
remake-moved = تغيّر نص «{ $title }» منذ أن بدأت. هذا ما تغيّر:
remake-read = قرأته، متابعة
