# كلمات نص يكتبه عدة أشخاص معًا.

draft-page = نكتب معًا
draft-title = العنوان
draft-title-hint = سطر واحد. اضغط Enter للانتقال إلى النص.
draft-body = ما نوصي به
draft-body-hint = جُمل بسيطة. كل من يكتب يرى كل تغيير فورًا. مفتاح Tab يُخرجك من المربع.
draft-reasons = أسبابنا
draft-reasons-hint = لماذا نوصي بهذا. مفتاح Tab يُخرجك من المربع.
draft-notes = ملاحظاتنا
draft-notes-hint = كل من في الغرفة يرى كل تغيير فورًا. مفتاح Tab يُخرجك من المربع.
draft-tools = أدوات «{ $part }»
draft-list = قائمة
draft-undo = تراجع
draft-redo = إعادة
draft-here = يكتب معك أيضًا: { $names }
draft-ended = لم يعد من الممكن تغيير هذا النص.
draft-waits = آخر تغييراتك موجودة على هذا الجهاز فقط، وستُرسَل عندما تُفتح الكتابة من جديد.
draft-gone-title = هذا النص لا يُكتب الآن
draft-gone = لقد قُدِّم، أو أنه يخص غرفة أخرى.
draft-to-all = عرض كل توصياتنا
draft-put-forward = تقديم
draft-put-forward-title = هل تريدون تقديم هذا؟
draft-put-forward-ask = تصبح الكلمات بعد ذلك ثابتة بوصفها النسخة 1، ولا يستطيع أحد الكتابة فيها. وبعد ذلك يمكن لأي شخص أن يقترح تغييرًا يناقشه الجميع.
draft-put-forward-done = تم تقديم توصيتكم.
draft-put-forward-wait = انتظر لحظة: ما زالت كلماتك الأخيرة تُحفظ.
