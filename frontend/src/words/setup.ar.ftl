# The words of the page “setup”.
setup-title = إعداد الهيئة
setup-lead = أنجز هذه بأي ترتيب. يمكنك العودة إلى كل منها حتى تنتهي الهيئة.
setup-back = كل المهام
setup-saved = تم الحفظ
setup-locked = لم يعد بالإمكان تغيير هذا.
setup-question = السؤال وخلفيته
setup-question-hint = ما يُسأل عنه، وما ينبغي أن تعرفه الهيئة أولًا
setup-rules = القواعد وجهة الاتصال والموافقة
setup-rules-hint = ما يوافق عليه الجميع قبل الدخول
setup-chosen = كيف اختير المحلفون ومن يحق له المشاهدة
setup-chosen-hint = يُبلَّغ بها الضيوف وقرّاء النتيجة
setup-people = الأشخاص
setup-people-hint = محلفون { $jurors }، شهود { $witnesses }، ضيوف { $guests }، ميسّرون { $facilitators }
setup-cards = بطاقات الانضمام
setup-cards-hint = اطبعها، ثماني بطاقات في الصفحة، ووزّعها
setup-agenda = جدول الأعمال
setup-agenda-hint = أيام { $days }، بنود { $items }
setup-starting = نقاط البداية
setup-starting-hint = مشكلات وأسباب وأفكار معروفة للبدء منها: { $n }
setup-evidence = أدلة للمراجعة
setup-evidence-hint = تنتظرك: { $n }
setup-rooms = الغرف
setup-rooms-hint = كم عددها وكيف تُنوَّع، بأدوار أو من دونها
setup-next = ما التالي
setup-ready-text = عندما يكتمل كل ما سبق اجعل الهيئة جاهزة. عندها يمكن تسجيل الحضور.
setup-ready = اجعل الهيئة جاهزة
setup-missing = لا يزال ناقصًا: { $list }
setup-start-text = الهيئة جاهزة. ابدأها في يومها أو الآن.
setup-start = بدء الهيئة
setup-running-text = الهيئة جارية. تُدار من صفحة «الإدارة».
setup-to-run = انتقل إلى «الإدارة»
setup-publish-text = انتهت الهيئة. انشرها ليرى الضيوف النتيجة.
setup-publish = نشر الهيئة
setup-publish-title = نشر الهيئة؟
setup-publish-ask = يرى الضيوف النتيجة ويمكن لأي شخص تنزيل السجل والتحقق منه. لا يمكن التراجع.
setup-published-text = نُشرت الهيئة.
setup-see-results = شاهد ما يراه الضيوف
setup-record = تنزيل السجل

# Question
setup-field-title = العنوان
setup-field-charge = السؤال
setup-field-charge-hint = جملة واحدة تستطيع الهيئة الإجابة عنها بتوصيات. لا يمكن تغييرها بعد بدء الهيئة.
setup-field-charge-fixed = بدأت الهيئة، لذا يبقى السؤال كما هو.
setup-field-background = الخلفية
setup-field-background-hint = صفحة تقول لماذا يُطرح السؤال ومن يطرحه. بكلمات بسيطة.

# Rules
setup-field-rules = القواعد الأساسية
setup-field-rules-hint = كيف يعامل الناس بعضهم هنا. قاعدة في كل سطر. يمكن للهيئة تغييرها في يومها الأول.
setup-field-contact = جهة اتصال للمخاوف
setup-field-contact-hint = شخص مسمى وكيفية التواصل معه.
setup-field-consent = ما يوافق عليه الناس
setup-field-consent-hint = يُعرض قبل كل شيء. ما يحدث للكلام والصوت والصور، وكيفية التوقف عن المشاركة.
setup-consent-again = من وافق على النص الحالي يُسأل من جديد عند تغييره.

# Chosen
setup-chosen-legend = كيف اختير المحلفون؟
setup-open-sign-up = سجّلوا أنفسهم
setup-nomination = رُشّحوا
setup-other-lottery = بقرعة أُجريت في مكان آخر
setup-public-legend = من يحق له المشاهدة؟
setup-public-yes = أي شخص لديه العنوان
setup-public-yes-hint = دون تسجيل دخول: السؤال والأدلة المنشورة والتوصيات والنتائج. يظهر المحلفون باسم «محلّف 7».
setup-public-no = الضيوف حاملو البطاقات فقط

# People
setup-people-none = لا أحد بعد
setup-people-none-text = أضف الأشخاص واحدًا واحدًا أو ألصق قائمة.
setup-people-private = لا يرى هذه الأسماء إلا المنظّمون والميسّرون.
setup-add-one = إضافة شخص
setup-add-many = لصق قائمة
setup-many = القائمة
setup-many-hint = شخص في كل سطر: الاسم أولًا، ثم إن شئت ما تُنوَّع الغرف حسبه، مثل: أمينة خان، العمر: 25–34، المنطقة: بريستون
setup-many-go = إضافة هؤلاء: { $n }
setup-many-none = اكتب اسمًا واحدًا على الأقل.
setup-role = الدور
setup-name = الاسم
setup-name-hint = الاسم الذي تعرفهم به. هم يختارون ما يراه الآخرون.
setup-email = البريد الإلكتروني لحسابهم
setup-email-hint = يسجّل الميسّرون والمنظّمون الدخول بحساب. ينشئه مشغّل هذه الخدمة: citizens-jury admin create --email … --name …
setup-capacity = بأي صفة يحضرون
setup-capacity-hint = مثلًا: منسقة مجتمعية في بريستون
setup-supports = من يساندون
setup-supports-of = يساند { $name }
setup-attributes = ما تُنوَّع الغرف حسبه
setup-attributes-hint = واحد في كل سطر، مثل: العمر: 25–34
setup-remote = يشارك من مكان آخر
setup-may-host = يمكنه إدارة غرفة أو الكتابة فيها
setup-no-device = بلا هاتف
setup-no-device-hint = يُحسب كغيره، ويُدخل الميسّر إجاباته.
setup-add = إضافة
setup-added = أُضيف: { $n }
setup-change = تغيير
setup-change-of = تغيير بيانات { $name }
setup-role-juror = محلفون
setup-role-witness = شهود
setup-role-supporter = مساندون
setup-role-guest = ضيوف
setup-role-facilitator = ميسّرون
setup-role-organiser = منظّمون

# Cards
setup-cards-none = لا توجد بطاقات بعد
setup-cards-none-text = أضف الأشخاص أولًا. كل من لا يسجّل الدخول بالبريد الإلكتروني يحصل على بطاقة.
setup-cards-secret = من يحمل بطاقة يستطيع الانضمام باسم صاحبها. احتفظ بهذه الصفحة لنفسك.
setup-cards-print = طباعة البطاقات
setup-cards-which = أي البطاقات
setup-cards-all = جميعها
setup-cards-unused = التي لم تُستعمل بعد
setup-card-used = مستعملة
setup-card-unused = لم تُستعمل بعد
setup-card-none = بلا بطاقة
setup-card-new = بطاقة جديدة
setup-card-new-title = بطاقة جديدة لـ { $name }؟
setup-card-new-text = تتوقف البطاقة القديمة فورًا، ويُسجَّل خروجهم من كل مكان.
setup-card-revoke = إبطال
setup-card-revoke-title = إبطال بطاقة { $name }؟
setup-card-text = امسح هذا بكاميرا هاتفك، أو افتح العنوان واكتب الرمز.
setup-card-qr = رمز QR للرمز { $code }

# Starting points
setup-starting-lead = تجدها الغرف في قوائمها فتُبقي كلًا منها أو تغيّره أو ترفضه، ويبقى مصدرها ظاهرًا.
setup-starting-none = لا نقاط بداية
setup-starting-none-text = يمكن للهيئة أن تبدأ من دونها، وتكتب الغرف قوائمها بنفسها.
setup-starting-kind = ما هذه
setup-kind-challenge = مشكلات معروفة
setup-kind-cause = أسباب
setup-kind-idea = أفكار
setup-starting-lines = واحدة في كل سطر
setup-starting-source = مصدرها
setup-starting-source-hint = مثل التقرير أو ورشة العمل. يظهر بجانب كل منها.
setup-starting-add = إضافة هذه
setup-starting-remove = حذف
setup-starting-remove-of = حذف «{ $text }»
setup-starting-locked = بدأت الهيئة وتبقى نقاط بدايتها كما هي.

# Evidence
setup-evidence-none = لا شيء ينتظرك
setup-evidence-none-text = عندما يرسل شاهد أدلة تظهر هنا.
setup-evidence-by = من { $name }
setup-evidence-capacity = الصفة: { $text }
setup-evidence-interest = مصلحة مُعلنة: { $text }
setup-evidence-interest-none = لا شيء للإعلان عنه
setup-evidence-interest-unstated = لم تُذكر المصلحة
setup-evidence-publish = نشر
setup-evidence-publish-of = نشر «{ $title }»
setup-evidence-published = نُشر: { $title }
setup-evidence-return = إعادة مع ذكر السبب
setup-evidence-reason = ما ينبغي تغييره
setup-evidence-returned = أُعيد: { $title }

# Rooms
setup-rooms-number = عدد الغرف
setup-rooms-number-hint = الأفضل من خمسة إلى ثمانية في كل غرفة.
setup-rooms-mix = التنويع حسب
setup-rooms-mix-none = لا شيء محدد
setup-rooms-mix-hint = ما كتبته عن الأشخاص مثل العمر، فتضم كل غرفة شيئًا من كل نوع.
setup-rooms-recs = التوصيات التي يمكن لغرفة طرحها
setup-rooms-turns = تنظيم الأدوار في الغرف الجديدة
setup-rooms-turns-hint = حول الطاولة يستغني الناس عنها عادة. مناسب عند وجود مشاركين عن بُعد.
setup-rooms-seconds = مدة الدور بالثواني
setup-rooms-seconds-hint = تُعلن ولا يُقاطَع أحد.
setup-rooms-silent = دقائق الصمت قبل أن تُخبَر
setup-rooms-silent-hint = حيث تُستخدم الأدوار فقط. يراها الميسّرون حين يطلبون الملاحظات الخاصة، ولا يراها غيرهم.
setup-rooms-night = تبقى القوائم والمسودات مفتوحة ليلًا
setup-rooms-night-hint = ليس لدى الجميع إنترنت في المنزل. ينبغي أن تقرر الهيئة ذلك بنفسها.
setup-number-needed = اكتب رقمًا في «{ $field }».
