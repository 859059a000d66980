# The words of the page “room”.
room-title = الغرفة { $name }
room-none = لستَ في غرفة الآن
room-none-text = عندما تعمل الهيئة في غرف صغيرة تُفتح غرفتك هنا.
room-to-now = انظر ما يجري الآن
room-over = أنهت هذه الغرفة عملها. يمكنك قراءة ما كتبته.
room-moved = مكانك الآن في الغرفة { $room }.
room-reads = تقرأ ما يقرؤه من في هذه الغرفة. المحلفون وحدهم يكتبون هنا.
room-you = أنت

# Turns
room-turns = من يتحدث
room-you-speak = أنت تتحدث الآن
room-speaks = يتحدث الآن: { $name }
room-nobody-speaks = لا أحد يتحدث
room-then = ثم:
room-nobody-waits = لم يرفع أحد يده
room-turn-over = تجاوز الدور وقته. لا يُقاطَع أحد.
room-raise = ارفع يدي
room-lower = أنزل يدي (ترتيبك { $n })
room-finish = انتهيت
room-give = التالي: { $name }
room-end-turn = أنهِ هذا الدور
room-short = (رد قصير)
room-reply = اطلب ردًا قصيرًا (30 ثانية)
room-reply-back = اسحب طلب الرد

# No facilitator
room-no-facilitator = غرفتكم تدير نفسها
room-you-host = أنت من يدير الحديث
room-you-scribe = أنت من يكتب للغرفة
room-you-both = أنت من يدير الحديث ويكتب
room-host = يدير الحديث: { $name }.
room-scribe = يكتب: { $name }.
room-three-steps = كيف يسير العمل في ثلاث خطوات
room-step-host = الإدارة:
room-step-host-text = احرص على أن يتحدث كل واحد مرة قبل أن يتحدث أحد مرتين.
room-step-write = الكتابة:
room-step-write-text = ضع ما يهم في القوائم أدناه بكلمات من قاله.
room-step-write-draft = اكتبوا التوصيات معًا، واقرؤوا كل جملة بصوت مسموع.
room-step-report = العرض:
room-step-report-text = اختاروا من يخبر الجميع بما توصلت إليه الغرفة.
room-turns-on = الحديث بالدور برفع الأيدي
room-turns-off = الحديث بحرية دون رفع الأيدي

# Lists
room-issues = ما نراه من مشكلات
room-solutions = ما نراه من حلول
room-issues-none = لا شيء هنا بعد. أضف مشكلة، أو أبقِ واحدة من قائمة البداية.
room-solutions-none = لا شيء هنا بعد. أضف حلًا حين تكون لدى أحد فكرة.
room-list-empty = لا شيء هنا بعد.
room-issue-add = أضف مشكلة
room-solution-add = أضف حلًا
room-issue-new = مشكلة جديدة
room-solution-new = حل جديد
room-entry-hint = تكفي جملة قصيرة واحدة.
room-entry-missing = اكتب بضع كلمات أولًا.
room-entry-save = أضف
room-added = أُضيف.
room-entry-edit = كلماتك
room-entry-edit-hint = إذا تغيرت الكلمات بدأ التأييد من الصفر.
room-entry-change = غيّر
room-entry-remove = أزل من القائمة
room-entry-remove-title = هل تزيل هذا من القائمة؟
room-entry-remove-text = سيختفي من قائمة هذه الغرفة ومعه ما ناله من تأييد.
room-support = { $n ->
    [0] لا تأييد بعد
   *[other] عدد المؤيدين: { $n }
 }
room-support-it = أؤيد هذا
room-supporting = أنت تؤيد هذا
room-from = أبقيناه مما بدأنا به
room-from-changed = غيّرناه من
room-decide-again = قرّروا من جديد
room-source = من:
room-undecided = بقي مما نبدأ به: { $n }
room-undecided-hint = طرح آخرون هذه النقاط من قبل. قرّروا معًا في كل منها: إبقاء أو تغيير أو رفض.
room-keep = أبقِها
room-change = غيّرها
room-reject = ارفضها
room-bring-back = أعِدها
room-change-label = بكلماتنا
room-change-hint = يبقى مصدرها ظاهرًا.
room-change-save = احفظ التغيير
room-reject-label = لماذا نرفضها؟ (اختياري)
room-reject-hint = يُحفظ السبب في السجل.
room-reject-save = ارفضها
room-settled = تم القرار.
room-rejected = المرفوض: { $n }
room-rejected-why = السبب:

# Recommendations
room-drafts = توصياتنا
room-drafts-none = لم يُكتب شيء بعد. يمكن لغرفتكم أن تكتب حتى { $limit }.
room-drafts-full = كتبت غرفتكم كل ما لها: { $limit }.
room-draft = التوصية { $n }
room-draft-open = تابع الكتابة: التوصية { $n }
room-draft-writing = قيد الكتابة
room-draft-tabled = مطروحة
room-draft-begin = اكتبوا توصية
room-draft-another = اكتبوا توصية أخرى

# People
room-company = في هذه الغرفة
room-online = على هذه الصفحة الآن: { $names }
room-online-none = لا أحد غيرك على هذه الصفحة الآن
room-visiting = هنا للمساعدة: { $names }
room-call = استدعِ الميسّر
room-called = استُدعي الميسّر الساعة { $time }. سيأتي أحدهم.
room-coming = في الطريق إليكم: { $name }.
room-call-back = لم نعد بحاجة إلى مساعدة

# الملاحظات
room-notes = ملاحظاتنا
room-notes-hint = نص واحد يمكن لكل من في هذه الغرفة أن يكتب فيه في الوقت نفسه.
room-notes-open = فتح ملاحظاتنا
