## Agenda

refusal-item-not-planned = لم تعد الفقرة «{ $title }» مجرد فقرة مخطَّط لها: فهي مفتوحة أو مغلقة أو أُلغيت.
refusal-item-not-open = الفقرة «{ $title }» ليست مفتوحة الآن.
refusal-item-not-closed = لم تُغلق الفقرة «{ $title }».
refusal-item-not-skipped = لم تُلغَ الفقرة «{ $title }».
refusal-item-not-last-closed = لا يمكن إعادة فتح إلا آخر فقرة أُغلقت، وهي «{ $title }».
refusal-item-not-later = لا تؤخذ الدقائق إلا من فقرة لاحقة في اليوم نفسه لم تبدأ بعد. والفقرة «{ $title }» ليست كذلك.
refusal-item-still-open = الفقرة «{ $title }» ما زالت مفتوحة. أغلقها أولًا.
refusal-items-still-planned = الفقرة «{ $title }» ما زالت مدرجة في اليوم { $day }. اعقدها أو ألغِها أو انقلها إلى يوم آخر أولًا.
refusal-earlier-item-planned = الفقرة «{ $title }» تأتي أولًا. افتحها أو ألغِها أو انقلها.
refusal-close-early-unconfirmed = ما زال هناك وقت. الدقائق المتبقية: { $minutes }. أكِّد أنك تريد الإغلاق الآن.
refusal-item-spares-nothing = لا دقائق لدى الفقرة «{ $title }» لتعطيها: فالاستراحات والتصويتات والفقرات ذات الموعد الثابت والفقرات التي بلغت أقصر مدة تحتفظ بدقائقها.
refusal-minutes-too-many = أكبر عدد من الدقائق يمكن أن تعطيه الفقرة «{ $title }»: { $most }.
refusal-minutes-out-of-range = يجب أن تكون الدقائق عددًا من { $least } إلى { $most }.
refusal-minimum-over-minutes = لا يمكن أن تكون أقصر مدة أطول من الفقرة نفسها. عدد دقائقها: { $minutes }.
refusal-fixed-start-outside-day = يجب أن يقع الموعد الثابت بين بداية اليوم { $day } ونهايته.
refusal-rooms-not-for-kind = الغرف متاحة فقط للعمل في الغرف والصياغة والأسئلة.
refusal-rotation-wrong = لا ينتقل الشهود بين الغرف إلا في فقرة أسئلة لها غرف، بعد عدد من الدقائق من 1 إلى { $most }.
refusal-witness-slots-wrong = رقِّم الشهود ابتداءً من 1، كل شاهد مرة واحدة. أكبر عدد للفقرة الواحدة: { $most }.
refusal-place-past = هذا الموضع في جدول الأعمال مضى وقته. أول موضع متاح: { $least }.
refusal-place-unknown = لا يوجد هذا الموضع في جدول الأعمال. آخر موضع: { $most }.
refusal-agenda-full = هذا اليوم ممتلئ. أكبر عدد من الفقرات في اليوم الواحد: { $most }.
refusal-day-unknown = ليس لدى هيئة المحلفين هذه اليوم { $day }.
refusal-day-ended = انتهى اليوم { $day }.
refusal-day-times-wrong = مواعيد اليوم { $day } غير صالحة: يجب أن ينتهي بعد بدايته، في اليوم نفسه، وألا يتداخل مع يوم آخر.
