# The words of the page “now”.
now-day = اليوم { $n }
now-step = الخطوة { $n } من { $of }
now-gone = انتهت هذه الخطوة
now-next = التالي:
now-next-at = نحو الساعة { $time }
now-charge = سؤالنا
now-agenda = عرض جدول الأعمال كاملًا
now-agenda-none = لم يُكتب جدول الأعمال بعد.
now-so-far = ما أنجزناه حتى الآن
now-item-open = الآن
now-item-closed = تم
now-item-skipped = حُذف

now-ready = أنا مستعد للانتقال
now-ready-hint = إن لم تعد بحاجة إلى وقت فقل ذلك. لا يُقطع شيء قبل أوانه.
now-ready-said = قلت ذلك. يرى الميسّر عدد المستعدين ثم يقرر.

# What to do now
now-go-room = اذهب إلى غرفتي
now-go-evidence = اقرأ الأدلة
now-go-recommendations = اطّلع على توصياتنا
now-go-vote = اذهب إلى التصويت
now-go-vote-again = راجع صوتي أو غيّره
now-go-results = اطّلع على النتائج
now-go-my-evidence = اذهب إلى أدلتي
now-break = خذ قسطًا من الراحة. لا شيء مطلوب حتى تنتهي الاستراحة.
now-plenary = الجميع معًا الآن. أصغِ، وقل رأيك.
now-presentations = أحد الشهود يتحدث. أصغِ، ودوّن ما تريد أن تسأل عنه.
now-questions = اسأل الشهود عما تريد معرفته.
now-questions-room = ابقَ في غرفتك: سيأتي الشهود إليك. اسألهم عما تريد معرفته.
now-rooms = تناقشوا في غرفتكم، واكتبوا ما يهم.
now-rooms-supporter = اذهب مع من تسانده إلى غرفته. يمكنك أن تقرأ ما يقرؤه.
now-rooms-wait = تعمل الهيئة في غرف صغيرة. لستَ في غرفة بعد: اسأل أحد الميسّرين.
now-drafting = اكتبوا التوصيات معًا في غرفتكم.
now-presenting = تعرض كل غرفة توصياتها. أصغِ، واسأل.
now-refining = ما الذي يساعد مزيدًا من الناس على تأييد توصية؟ اقترح تعديلًا.
now-vote = التصويت مفتوح. صوّت من فضلك على كل توصية.
now-voted = وصل صوتك. يمكنك تغييره إلى أن يُغلق التصويت.
now-vote-wait = سنصوّت بعد قليل. لم يُفتح التصويت بعد، ويمكنك قراءة التوصيات مرة أخرى.
now-vote-supporter = الهيئة تصوّت. يمكنك القراءة، ولكن لا يمكنك التصويت عن غيرك.
now-watch-plenary = الهيئة كلها مجتمعة.
now-watch-presentations = الشهود يتحدثون إلى الهيئة.
now-watch-questions = الهيئة تسأل الشهود.
now-watch-rooms = الهيئة تتناقش في غرف صغيرة.
now-watch-drafting = الهيئة تكتب توصياتها في غرف صغيرة.
now-watch-presenting = تعرض كل غرفة توصياتها على الهيئة.
now-watch-refining = الهيئة تحسّن توصياتها.
now-watch-vote = الهيئة تصوّت.

# Not at an item
now-between = وقفة قصيرة
now-between-text = تبدأ الخطوة التالية بعد لحظات. لا شيء مطلوب الآن.
now-before = لم نبدأ بعد
now-before-text = ستعرض لك هذه الصفحة ما عليك فعله حين تبدأ الهيئة. يمكنك قراءة الأدلة قبل ذلك.
now-before-text-running = سيبدأ الميسّر اليوم، ثم تعرض لك هذه الصفحة ما عليك فعله.
now-first-day = تبدأ الهيئة
now-day-done = هذا كل شيء لليوم
now-day-done-text = تم كل ما خُطط له اليوم. سيختم الميسّر اليوم.
now-overnight = انتهى اليوم { $day }. شكرًا لك!
now-overnight-text = نتمنى لك راحة طيبة. حتى اليوم التالي يمكنك قراءة كل شيء، ولا شيء مطلوب منك.
now-next-day = يبدأ اليوم { $n }
now-days-over = انتهت الأيام كلها. شكرًا لك!
now-days-over-text = أتمّت الهيئة عملها. وستأتي النتيجة بعد ذلك.
now-concluded = أنهت الهيئة عملها. شكرًا لك!
now-concluded-text = التوصيات نهائية: لن يغيّرها أحد الآن. وستُنشر قريبًا.
now-published = النتائج منشورة
now-published-text = شكرًا لمشاركتك. يمكن للجميع قراءة ما قررته الهيئة وأسبابه.

# A witness
now-slots = متى نستمع إليك
now-slots-none = ليس لك موعد في جدول الأعمال بعد. سيحدده لك المنظمون.
now-slot-hall = في القاعة، مع الجميع
now-slot-rooms = في الغرف الصغيرة
now-slot-open = الآن
now-slot-closed = تم
now-stay-here = الآن: الغرفة { $room }
now-stay-next = التالي: الغرفة { $room }، الساعة { $time }
now-stay-last = هذه غرفتك الأخيرة.
now-my-evidence = أدلتك
now-my-evidence-none = لم تقدم شيئًا بعد. الأمر يحتاج إلى ثلاث خطوات.
now-my-evidence-some = عدد ما كتبته: { $n }
now-my-evidence-returned = أعاد إليك المنظمون شيئًا مع ذكر السبب.

now-presents = الغرفة { $name } تعرض الآن
now-presents-you = غرفتك تعرض الآن
now-presents-next = التالية: الغرفة { $name }
now-presents-next-you = التالية: غرفتك
now-presents-last = ثم يناقش الجميع ذلك.
now-presents-soon = تعرض الغرف، واحدة تلو الأخرى.
now-presents-all = عرضت كل الغرف.
now-notes = ملاحظات هذا النقاش
