# The words of the page “questions”.
questions-title-witness = أسئلة موجهة إليّ
questions-lead-witness = يمكنك أن تجيب هنا كتابةً، وفي المساء أيضًا. يقرأ الجميع جوابك مع اسمك.
questions-ask = اطرح سؤالًا
questions-ask-hint = اسأل عن أمر واحد في كل مرة وبكلماتك. يرى الآخرون اسمك معه.
questions-ask-missing = اكتب سؤالك أولًا.
questions-ask-go = أرسل سؤالي
questions-asked = أُرسل سؤالك. يستطيع الآخرون الآن أن يقولوا إنهم يريدون معرفة ذلك أيضًا.
questions-more = خيارات أخرى
questions-for-room = اسأل باسم الغرفة { $room }
questions-for-room-hint = يقف كل من في غرفتك وراء هذا السؤال.
questions-to = لمن هذا السؤال؟
questions-to-hint = إن كنت لا تعرف فاترك هذا فارغًا.
questions-evidence = عن أي دليل هذا السؤال؟
questions-evidence-answer = أي دليل يقول ذلك؟
questions-evidence-none = لا شيء

questions-now = يُطرح الآن
questions-next = يُطرح بعد ذلك
questions-next-none = لا شيء في القائمة بعد. يختار الميسّر مما تسألون عنه.
questions-waiting = بانتظار الاختيار
questions-to-come = أجوبة منتظرة
questions-answered = أُجيب عنها
questions-none = لا أسئلة بعد
questions-none-juror = كن الأول: اكتب في المربع أعلاه ما تريد معرفته.
questions-none-text = يظهر هنا ما تسأل الهيئة شهودها عنه بعد طرحه.
questions-board = رتّب الأسئلة واطرحها

questions-state-drafted = بانتظار الاختيار
questions-state-prioritised = سيُطرح
questions-state-place = سيُطرح: رقم { $n }
questions-state-put = يُطرح الآن
questions-state-deferred = الجواب منتظر
questions-state-answered = أُجيب عنه
questions-state-satisfied = أُجيب عنه، وهذا يكفي
questions-from = سأل عنه { $name }
questions-from-room = سأل عنه { $name } باسم الغرفة { $room }
questions-for = إلى { $names }
questions-backers = عدد من يريدون معرفة ذلك: { $n }
questions-want = أريد معرفة ذلك أيضًا
questions-yours = هذا سؤالك.
questions-together = طُرح مع أسئلة أخرى، عددها: { $n }
questions-first = في البداية:
questions-answer-by = أجاب { $name }:
questions-answer-written = كتب { $name }:
questions-asked-on = تابع { $name } السؤال:
questions-deferral = الجواب منتظر:
questions-deferral-from = الجواب منتظر من { $names }:

# One’s own question
questions-change = غيّره
questions-edit = سؤالك
questions-edit-hint = إذا تغيرت الكلمات سُئل الآخرون من جديد هل يريدون معرفة ذلك.
questions-withdraw = اسحبه
questions-withdrawn = سُحب سؤالك.
questions-set-aside = أسئلة وُضعت جانبًا
questions-set-aside-text = وضع الميسّر سؤالك جانبًا. السبب:
questions-enough = هل يجيب هذا عن سؤالك؟
questions-accept = نعم، هذا يكفي
questions-accepted = سُجّل ذلك. شكرًا لك.
questions-ask-on = تابع السؤال
questions-ask-on-label = ماذا تريد أن تعرف أيضًا؟
questions-ask-on-hint = ينتقل سؤالك إلى آخر القائمة ويُطرح من جديد بهذه الكلمات.
questions-asked-on-done = سؤالك في القائمة من جديد.

# A witness answers
questions-mine-none = لا سؤال ينتظرك
questions-mine-none-text = حين تسألك الهيئة عن شيء يظهر هنا مع مربع لجوابك.
questions-answer = جوابك
questions-answer-hint = الكلمات البسيطة تساعد. إن كنت لا تعرف فقل ذلك.
questions-answer-missing = اكتب جوابًا أولًا.
questions-answer-go = أرسل جوابي
questions-answer-more = أضف إلى الجواب
questions-answer-done = حُفظ الجواب. يستطيع الجميع قراءته.
questions-answer-who = من أجاب؟
questions-answer-note = ما أُجيب به
questions-answer-note-go = سجّل هذا الجواب

# Further witnesses
requests-title = من ينبغي أن نسمعه أيضًا؟
requests-none = لم يطلب أحد سماع شخص آخر بعد.
requests-ask = اطلب شاهدًا آخر
requests-who = من؟
requests-who-hint = اسم، أو أي نوع من الأشخاص.
requests-why = لماذا؟
requests-go = أرسل طلبي
requests-done = أُرسل طلبك.
requests-tally = عدد من يريدون ذلك: { $n }
requests-want = أريد ذلك أيضًا
requests-asked = بانتظار القرار
requests-invited = دُعي
requests-not-possible = غير ممكن
requests-reason = السبب:
requests-withdraw = اسحب طلبي
