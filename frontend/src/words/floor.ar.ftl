# كلمات ما يجري في القاعة وفي الغرف.
floor-plenary = أدوار الكلام مع الجميع معًا
floor-back = الجميع معًا الآن
floor-back-text = يُرجى إكمال جملتك والعودة إلى الآخرين. ما كتبته محفوظ.
floor-back-go = انظر ما يجري الآن
floor-own-time = لغرفتك وقت حتى { $time }.
floor-told = من الميسّر، الساعة { $time }
floor-recorded = تُسجَّل هذه الغرفة
floor-recorded-text = وافق كل من فيها. يمكن لأي شخص إيقافه مؤقتًا دون ذكر السبب.
floor-pause = أوقف التسجيل مؤقتًا
floor-late = للغرفة { $room } وقت إضافي حتى { $time }.
floor-late-go = اذهب إلى غرفتك
floor-notes = ملاحظات ما ناقشناه
floor-notes-none = لا توجد ملاحظات لهذه الفقرة
floor-notes-none-text = يفتح الميسّر الملاحظات والجميع معًا.
floor-notes-empty = لم يُكتب شيء.
floor-notes-to-so-far = ما أنجزناه حتى الآن
