# إجابات طرق التصويت الأخرى وكيف تُعدّ؛ ويكتبها الخادم أيضًا.

kaner-endorsement = موافقة تامة
kaner-minor-contention = موافقة مع شك بسيط
kaner-with-reservations = تأييد مع تحفظات
kaner-abstain = بلا رأي
kaner-stand-aside = ليس معها، ولن يعطلها
kaner-disagree-go-along = غير موافق، لكن يمضي مع البقية
kaner-disagree-absolved = غير موافق، ولا يريد أن يشارك فيها
kaner-block = لا يمكن قبولها
approval-approve = نعم
approval-abstain = لا نعم ولا لا
approval-reject = لا
grade-excellent = ممتاز
grade-very-good = جيد جدًا
grade-good = جيد
grade-acceptable = مقبول
grade-poor = ضعيف
grade-reject = مرفوض

count-left-blank = تُركت فارغة
count-on-paper = عُدّ على الورق: { $counts }
count-points = { $n ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
   *[other] { $n } نقطة
  }
count-dots = { $n ->
    [zero] لا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $n } علامات
   *[other] { $n } علامة
  }
count-place = المرتبة { $n }
count-place-given = وُضعت في المرتبة { $n }
count-place-shared = المرتبة { $n } (مشتركة)
count-order = الترتيب
count-order-only = هذا التصويت يرتّب الخيارات فقط، ولا يقرر هل تم الاتفاق عليها.
count-middle = في الوسط: { $grade }
count-option = الخيار
count-gave = { $people } × { $value }
count-points-added = النقاط المعطاة (الأشخاص × النقاط): { $sum }. المجموع: { $points }.
count-dots-added = العلامات المعطاة (الأشخاص × العلامات): { $sum }. المجموع: { $points }.
count-nothing-given = لم يعطه أحد شيئًا.
count-middle-grade = عدد من أعطوا تقديرًا: { $graded }. من الأفضل إلى الأسوأ، التقدير رقم { $middle } هو الذي في الوسط: { $grade }. تقديرات أفضل: { $better }. تقديرات أسوأ: { $worse }.
count-ranked-by = عدد من وضعوه في ترتيبهم: { $people }. عدد من تركوه، فجاء تحت كل ما اختاروه: { $left }.
count-behind = يأتي قبله: { $options }.
count-behind-none = لا يأتي قبله شيء.
count-nobody = لم يُجب أحد، فالجميع متساوون.
count-most-points = الأول هو ما نال أكثر النقاط.
count-most-dots = الأول هو ما نال أكثر العلامات.
count-best-middle = الأول هو ما في وسطه أفضل تقدير.
count-pairs = عدد من رتّبوا الخيارات: { $people }. يُقارَن كل خيار بكل خيار آخر: كم شخصًا يفضّله؟
count-beats-all = أمام كل خيار آخر، يفضّل عددٌ أكبر «{ $option }». لذلك يأتي أولًا.
count-beats-none = لا يوجد خيار يفضّله عددٌ أكبر على كل خيار آخر. لذلك تُحسب السلاسل: إذا فُضّل أ على ب، وب على ج، فهذه سلسلة من أ إلى ج. وقوة السلسلة هي قوة أضعف حلقة فيها.
count-link = يأتي «{ $over }» قبل «{ $under }»: عدد من يفضّلونه { $path }. أقوى سلسلة في الاتجاه الآخر: { $back }.
count-chain = يأتي «{ $over }» قبل «{ $under }». أقوى سلسلة: { $chain }. عدد الأشخاص في أضعف حلقة: { $path }. أقوى سلسلة في الاتجاه الآخر: { $back }.
count-middles-removed = في وسط «{ $over }» و«{ $under }» التقدير نفسه. لذلك يُنزع تقدير من وسط كل منهما مرة بعد مرة. بعد { $removed } يختلف التقديران في الوسط: { $one } و{ $two }. لذلك يأتي «{ $over }» أولًا.
count-shared = تشترك هذه في المرتبة { $place }، إذ لا شيء في الإجابات يقدّم أحدها على الآخر: { $options }.
count-pairs-title = كل خيار أمام كل خيار
count-pairs-text = يقول الرقم كم شخصًا يفضّل خيار الصف على خيار العمود. وبين قوسين: أقوى سلسلة من الأول إلى الثاني.
