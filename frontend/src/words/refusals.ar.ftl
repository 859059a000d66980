fault = حدث خطأ من جانبنا. لم يُنفَّذ شيء ناقصًا؛ يُرجى المحاولة مجددًا.
calendar-day = اليوم { $day }
## Requests
refusal-malformed = تعذّرت قراءة الطلب: { $what }
refusal-field-unknown = لا يوجد حقل بهذا الاسم: { $what }
refusal-body-too-large = هذا أكثر من المسموح دفعةً واحدة. الحد هو { $limit } بايت.
refusal-text-missing = يُرجى ملء هذا الحقل: { $field }.
refusal-text-too-long = هذا النص أطول من المسموح ({ $field }): { $length } حرفًا، والمسموح { $limit }.
refusal-number-out-of-range = يجب أن يكون هذا العدد بين { $least } و{ $most } ({ $field }).
refusal-key-missing = لا يحمل الطلب Idempotency-Key. يجب أن يكون UUID.
refusal-key-reused = استُخدم هذا المفتاح من قبل لطلب آخر.
refusal-not-found = لا يوجد شيء هنا، أو أنه ليس لك.
refusal-method-not-allowed = لا يعمل هذا العنوان بهذه الطريقة.
refusal-too-many-requests = محاولات كثيرة جدًا. يُرجى الانتظار بضع دقائق ثم المحاولة مجددًا.
refusal-busy = الخدمة مشغولة جدًا. لم يتغيّر شيء؛ يُرجى المحاولة مجددًا.
refusal-storage-full = لا يمكن حفظ المزيد: لم تبقَ مساحة. لم يتغيّر شيء. يُرجى إبلاغ من يدير الخدمة.
refusal-database-away = لا تستطيع الخدمة الوصول إلى قاعدة بياناتها الآن. يُرجى المحاولة مجددًا بعد لحظة: ما أرسلتموه يُحفظ مرة واحدة أو لا يُحفظ أبدًا.
## Accounts
refusal-sign-in-needed = يُرجى تسجيل الدخول أولًا.
refusal-sign-in-wrong = البريد الإلكتروني أو كلمة المرور غير صحيحة.
refusal-card-unknown = هذا الرمز غير معروف. انظر إلى البطاقة مجددًا: عشرة أحرف وأرقام. وإن بقي كذلك فاسأل أحد المنظّمين.
refusal-card-revoked = سُحبت هذه البطاقة ولم تعد تعمل. اسأل أحد المنظّمين إن كان عليك المشاركة.
refusal-card-replaced = أُعطيت بطاقة أحدث، فلم تعد هذه تعمل. استعمل البطاقة الجديدة أو اسأل أحد المنظّمين.
refusal-session-ended = سُجّل خروجك. يُرجى تسجيل الدخول مجددًا.
refusal-ticket-spent = تذكرة الاتصال هذه مستخدمة أو قديمة.
refusal-origin-foreign = هذا الاتصال لا يأتي من صفحة الهيئة نفسها.
refusal-not-allowed = دورك في هذه الهيئة لا يسمح بذلك.
refusal-password-too-short = يُرجى اختيار كلمة مرور لا تقل عن { $least } حرفًا.
refusal-email-wrong = لا يبدو هذا عنوان بريد إلكتروني.
refusal-email-taken = يوجد حساب بهذا البريد الإلكتروني.
refusal-set-up-done = أُنشئ الحساب الأول من قبل. يُرجى تسجيل الدخول.
refusal-password-wrong = هذه ليست كلمة مرورك.
refusal-code-wrong = هذا الرمز غير صحيح، أو استُخدم من قبل. انتظر الرمز التالي في تطبيقك، أو استخدم رمز استرداد آخر.
refusal-sign-in-stale = استغرق ذلك وقتًا طويلًا. أدخل بريدك الإلكتروني وكلمة مرورك مرة أخرى من فضلك.
refusal-second-factor-on = حسابك يطلب رمزًا عند تسجيل الدخول بالفعل.
refusal-second-factor-off = حسابك لا يطلب رمزًا بعد. ابدأ من جديد من فضلك.
refusal-account-unknown = يحتاج المنظّمون والميسّرون إلى حساب أولًا. لا يوجد حساب بهذا البريد الإلكتروني.
## Juries and people
refusal-consent-needed = لا يمكنك المتابعة إلا إذا وافقت على المشاركة.
refusal-consent-text-changed = تغيّر النص الذي توافق عليه. يُرجى قراءته مجددًا.
refusal-jury-state-wrong = الهيئة ليست في تلك المرحلة الآن (هي: { $state }).
refusal-jury-not-ready = الهيئة ليست جاهزة. { $missing ->
    [agenda] لا شيء في جدول الأعمال بعد.
    [day_empty] لا شيء في اليوم { $day }.
    [day_too_long] يستمر اليوم { $day } بعد موعد إخلاء القاعة.
    [contact] لا توجد جهة اتصال للمخاوف.
    [ground_rules] لا توجد قواعد أساسية.
    [consent_text] لا يوجد نص يوافق عليه الناس.
    [jurors] لا يوجد محلّفون.
   *[facilitator] لا يوجد من يديرها.
}
refusal-day-not-over = أنهِ اليوم أولًا.
refusal-day-not-started = ابدأ اليوم أولًا.
refusal-day-already-started = بدأ هذا اليوم من قبل.
refusal-read-back-needed = اقرأ النصوص النهائية على الهيئة أولًا، وسجّل عدد الأيدي المرفوعة.
refusal-role-wrong = هذا لا يناسب دور هذا الشخص.
refusal-supported-juror-missing = يجب أن يرتبط المرافق بمحلّف واحد من هذه الهيئة.
refusal-date-wrong = هذا ليس تاريخًا: { $date }.
refusal-time-zone-unknown = هذه المنطقة الزمنية غير معروفة: { $zone }.
refusal-people-enough = يمكن أن تضم الهيئة { $most } شخصًا على الأكثر. فيها الآن { $there }.
refusal-person-email-taken = هذا البريد الإلكتروني لشخص آخر في هذه الهيئة.
refusal-person-gone = حُذف هذا الشخص من القائمة ولم يعد يشارك.
refusal-person-yourself = لا يمكنك حذف نفسك من القائمة. اطلب ذلك من منظّم آخر.
refusal-list-spreadsheet = هذا ملف جدول بيانات. افتحه واختر «حفظ باسم» ثم «CSV»، وأحضر ذلك الملف.
refusal-list-not-text = هذا الملف ليس قائمة يمكن قراءتها. احفظه بصيغة CSV (UTF-8) وحاول مجددًا.
refusal-list-too-large = هذا الملف أكبر من المسموح. الحد هو { $limit } ميغابايت.
refusal-list-too-long = هذه القائمة أطول من المسموح: يمكن قراءة { $limit } شخص دفعةً واحدة.
refusal-list-empty = لا يوجد أحد في هذه القائمة.
refusal-list-header-missing = يجب أن يسمّي الصف الأول الأعمدة، وأن يكون أحدها «الاسم». ويمكن أن يكون غيره «البريد الإلكتروني» و«الدور».
refusal-list-column-twice = عمودان لهما المعنى نفسه. الثاني هو «{ $column }». احذف أحدهما.
refusal-list-columns-many = الأعمدة التي يمكن تنويع الغرف حسبها أكثر من المسموح. الحد الأقصى: { $most }.
refusal-list-quote-open = علامة اقتباس في الصف { $row } لم تُغلق، فلا يمكن التمييز بين الصفوف بعده.
refusal-list-rows-wrong = لم يُضَف أحد. صفوف فيها خطأ: { $rows }. صحّحها أو اتركها جانبًا.
refusal-list-row-unknown = لا يوجد الصف { $row } في هذه القائمة. انظر إلى القائمة مجددًا.
## Live
refusal-topic-unknown = لا يوجد موضوع كهذا.
refusal-frame-malformed = تعذّرت قراءة رسالة على هذا الاتصال.

## Shared texts
refusal-text-frozen = قُدِّم هذا النص، فلا يمكن تغييره هنا بعد الآن. يمكنك أن تقترح تغييرًا عليه بدلًا من ذلك.
refusal-text-not-yours = يمكنك قراءة هذا النص، لكن لا يمكنك الكتابة فيه.
refusal-text-full = أصبح هذا النص كبيرًا جدًا. اختصره قبل أن تضيف إليه.

## Agenda

refusal-item-not-planned = لم تعد الفقرة «{ $title }» مجرد فقرة مخطَّط لها: فهي مفتوحة أو مغلقة أو أُلغيت.
refusal-item-not-presenting = لا تعرض الغرف إلا في بند مخصص للعرض.
refusal-running-order-wrong = تغيّرت الغرف منذ أن اطّلعت. انظر إلى الترتيب من جديد: يجب أن ترد كل غرفة مرة واحدة.
refusal-slot-over = عرضت هذه الغرفة بالفعل، وتعرض غرفة أخرى الآن.
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
refusal-notes-not-for-kind = تحتفظ الغرف بملاحظاتها؛ ولا ملاحظات للتصويت أو الاستراحة.
refusal-rotation-wrong = لا ينتقل الشهود بين الغرف إلا في فقرة أسئلة لها غرف، بعد عدد من الدقائق من 1 إلى { $most }.
refusal-witness-slots-wrong = رقِّم الشهود ابتداءً من 1، كل شاهد مرة واحدة. أكبر عدد للفقرة الواحدة: { $most }.
refusal-place-past = هذا الموضع في جدول الأعمال مضى وقته. أول موضع متاح: { $least }.
refusal-place-unknown = لا يوجد هذا الموضع في جدول الأعمال. آخر موضع: { $most }.
refusal-agenda-full = هذا اليوم ممتلئ. أكبر عدد من الفقرات في اليوم الواحد: { $most }.
refusal-day-unknown = ليس لدى هيئة المحلفين هذه اليوم { $day }.
refusal-day-ended = انتهى اليوم { $day }.
refusal-day-times-wrong = مواعيد اليوم { $day } غير صالحة: يجب أن ينتهي بعد بدايته، في اليوم نفسه، وألا يتداخل مع يوم آخر.
refusal-days-enough = لدى هيئة المحلفين أكبر عدد ممكن من الأيام. العدد الأقصى: { $most }.
refusal-day-not-last = لا يمكن حذف إلا اليوم الأخير، ويجب أن يبقى يوم واحد. اليوم الأخير هو اليوم { $day }.
refusal-day-not-empty = ما زال في اليوم { $day } شيء: «{ $title }». انقله أو احذفه أولًا.

## Rooms

refusal-nobody-to-allot = لا يوجد محلَّفون لتوزيعهم على الغرف بعد.
refusal-facilitator-twice = لا يمكن أن يكون للميسِّر أكثر من غرفة واحدة. يُرجى اختيار شخص آخر لإحدى الغرف.
refusal-pins-do-not-fit = اختيرت غرفة لعدد من الأشخاص يفوق سعتها، أو لشخص ليس له مقعد. يُرجى مراجعة من يجب أن يجلس وأين.
refusal-only-jurors-sit = يُعطى المحلَّفون وحدهم مكانًا في غرفة، ويتبعهم مرافقوهم.
refusal-person-left = غادر هذا الشخص هيئة المحلَّفين.
refusal-only-jurors-of-room = هذا متاح لمحلَّفي هذه الغرفة فقط.
refusal-only-room-leads = هذا متاح لمدير الحوار في هذه الغرفة أو للميسِّر فقط.
refusal-only-facilitators = هذا متاح للميسِّر فقط.
refusal-rooms-overnight = هيئة المحلَّفين ليست منعقدة الآن. يمكنكم قراءة كل شيء، وستتمكنون من الكتابة عند بدء اليوم.
refusal-room-over = انتهت هذه الجولة من الغرف.
refusal-allotment-changed = تغيَّر الأشخاص منذ أن اطَّلعتم على التوزيع. يُرجى الاطلاع على الغرف مرة أخرى ثم التأكيد.
refusal-already-called = تم استدعاء الميسِّر من قبل.
refusal-no-call = لا أحد في هذه الغرفة يستدعي الميسِّر الآن.
refusal-turns-off = أدوار الكلام متوقفة في هذه الغرفة. يمكن لمدير الحوار أو للميسِّر تشغيلها.
refusal-not-in-room = هذا الشخص ليس محلَّفًا في هذه الغرفة.
refusal-hand-already-up = هذه اليد مرفوعة من قبل.
refusal-turn-not-waiting = لم تعد هذه اليد مرفوعة.
refusal-nobody-waits = لا أحد ينتظر دوره في الكلام.
refusal-nobody-speaks = لا أحد يتكلم الآن.
refusal-reply-taken = طلب أحدهم الرد على هذا الدور من قبل. ارفع يدك بدلًا من ذلك.
refusal-recording-not-agreed = لم يوافق كل من في هذه الغرفة على التسجيل.
refusal-list-full = هذه القائمة ممتلئة: تتسع لـ { $most }.
refusal-entry-not-yours = لا يمكن أن يغيِّر هذا إلا من أضافه.
refusal-entry-from-start = هذا مأخوذ من نقطة بداية. يمكنكم إبقاؤها أو تغييرها أو رفضها هناك.
refusal-entry-withdrawn = أُزيل هذا من القائمة.
refusal-entry-merged = ضمّ أحدهم هذا إلى بند آخر. ابحث عنه تحت ذلك البند.
refusal-entry-holds-others = ضُمّت بنود أخرى إلى هذا. افصلوها أولًا.
refusal-entry-promoted = بدأت منه توصية بعد ذلك، فلم يعد فصله ممكنًا.
refusal-entries-missing = اختر بندًا آخر واحدًا على الأقل من القائمة.
refusal-lists-differ = المشكلات والحلول قائمتان منفصلتان. اختر من واحدة منهما.
refusal-words-changed = غيّر أحدهم هذه الكلمات في هذه الأثناء. اقرأها من جديد ثم حاول مرة أخرى.
refusal-merge-undone = سبق فصل هذا.
refusal-merge-not-last = افصلوا أولًا ما ضُمّ أخيرًا.
refusal-group-unknown = لم يعد هذا العنوان موجودًا.
refusal-heading-taken = يوجد عنوان بهذه الكلمات.
refusal-arguments-enough = يتسع كل بند لعدد { $most } من الآراء. هذا البند ممتلئ.
refusal-argument-not-yours = لا يمكن أن يسحب هذا إلا من قاله.
refusal-argument-withdrawn = سُحب هذا.
refusal-evidence-not-published = لا يمكنك الإشارة إلا إلى دليل يستطيع الجميع قراءته. هذا ليس منه.
refusal-citations-enough = يتسع هذا لعدد { $most } من الأدلة. وهو ممتلئ.
refusal-cited-already = هذا الدليل مذكور هنا بالاقتباس نفسه.
refusal-citation-not-yours = لا يمكن أن يزيل هذا إلا من أضافه أو الميسّر.
refusal-citation-taken-back = سبقت إزالة هذا.
# Evidence
refusal-evidence-state-wrong = { $state ->
    [draft] لم تُقدَّم هذه الأدلة بعد.
    [submitted] هذه الأدلة لدى المنظِّمين. يمكن تغييرها إذا أعادوها.
    [returned] أُعيدت هذه الأدلة إلى صاحبها. يجب تقديمها من جديد أولًا.
    [published] هذه الأدلة منشورة بالفعل.
   *[other] سُحبت هذه الأدلة.
 }
refusal-interest-not-stated = اذكر ما إذا كانت لديك مصلحة يجب الإفصاح عنها. إن لم تكن، فاختر «لا شيء للإفصاح عنه».
refusal-link-wrong = لا يمكن استخدام هذا الرابط. يجب أن يبدأ بـ https:// أو http:// وأن يؤدي إلى صفحة على الإنترنت.
refusal-reason-missing = يُرجى ذكر السبب.
# Files of evidence
refusal-file-empty = هذا الملف فارغ. اختره من جديد أو اختر غيره.
refusal-file-too-large = هذا الملف كبير جدًا. الحد الأقصى للملف { $most } ميبيبايت. احفظه بحجم أصغر أو قسّمه.
refusal-file-type-not-allowed = لا يمكن تقديم ملف من هذا النوع. المسموح به: PDF، والصور (PNG وJPEG وWebP وGIF)، والنص العادي، والمستندات والجداول والعروض (docx وxlsx وpptx وodt وods وodp) من دون وحدات ماكرو. العبرة بما في الملف لا باسمه.
refusal-file-broken = تعذرت قراءة هذا الملف: فيه شيء تالف أو ناقص. افتحه واحفظه من جديد ثم اختر الملف الجديد.
refusal-file-unpacks-too-large = يصبح هذا الملف أكبر بكثير من المسموح عند فك ضغطه، لذلك لم يُقبل. احفظه بصيغة PDF.
refusal-image-too-large = لهذه الصورة عدد كبير جدًا من البكسلات ({ $width } × { $height }). احفظها بحجم أصغر.
refusal-alternative-missing = صف بالكلمات ما تُظهره الصورة لمن لا يراها.
refusal-file-unknown = لم يعد هذا الملف هنا: ينتظر الملف يومًا واحدًا حتى يُستخدم. اختره من جديد.
refusal-upload-cut = لم يصل الملف كاملًا، فلم يُحفظ منه شيء. حاول من جديد.
refusal-uploads-at-once = ترسل الآن { $most } ملفات بالفعل. انتظر حتى ينتهي أحدها.
refusal-uploads-enough = أرسلت أقصى ما يجوز لشخص واحد من الملفات في اليوم. تابع غدًا أو اسأل أحد المنظمين.
refusal-range-wrong = الملف أقصر من الجزء المطلوب.
refusal-files-away = المكان الذي تُحفظ فيه الملفات لا يجيب الآن. لم يتغير شيء؛ حاول من جديد بعد دقائق.

# أسئلة إلى الشهود
refusal-question-state-wrong = { $state ->
    [drafted] لم يُختر هذا السؤال بعد.
    [prioritised] هذا السؤال في الترتيب بالفعل. يستطيع الميسّر إخراجه منه.
    [put] يُطرح هذا السؤال الآن.
    [answered] لهذا السؤال جواب بالفعل.
    [deferred] ما زال جواب هذا السؤال منتظرًا.
    [merged] جُمع هذا السؤال مع سؤال آخر. انظر تحت ذلك السؤال.
    [set_aside] وُضع هذا السؤال جانبًا.
   *[other] سُحب هذا السؤال.
 }
refusal-question-not-yours = لا يستطيع ذلك إلا من طرح هذا السؤال.
refusal-question-not-for-you = هذا السؤال موجّه إلى شاهد آخر.
refusal-question-own = هذا سؤالك أنت، وأنت محسوب بالفعل.
refusal-question-merged = جُمع هذا السؤال مع سؤال آخر. انظر تحت ذلك السؤال.
refusal-question-same = لا يُجمع السؤال مع نفسه. اختر سؤالًا آخر.
refusal-question-has-answers = سبق أن طُرح هذا السؤال، فيبقى كما هو. اجمع السؤال الآخر معه.
refusal-question-holds-others = جُمعت أسئلة أشخاص آخرين مع هذا السؤال. اطلب من الميسّر فصلها أولًا.
refusal-question-is-put = يُطرح سؤال آخر الآن. سجّل جوابه أولًا، أو ارفعه عن الشاشة.
refusal-question-was-put = طُرح السؤالان معًا بالفعل، فلا يمكن فصلهما بعد الآن.
refusal-question-not-put = لم يُطرح هذا السؤال بعد.
refusal-question-order-changed = غيّر شخص ما الترتيب في هذه الأثناء. انظر إليه مرة أخرى ثم أعد المحاولة.
refusal-question-order-wrong = يأتي كل سؤال في الترتيب مرة واحدة.
refusal-questions-enough = لديك { $most } من الأسئلة المنتظرة. اسحب واحدًا قبل أن تطرح غيره.
refusal-answers-enough = يتسع السؤال لعدد { $most } من الأجوبة. هذا السؤال ممتلئ.
refusal-witness-unknown = هذا الشخص ليس شاهدًا لدى هذه الهيئة.
refusal-witness-requests-enough = لديك { $most } من الطلبات المنتظرة. اسحب واحدًا قبل أن تقدم غيره.
refusal-witness-request-not-yours = لا يستطيع سحب هذا الطلب إلا من قدّمه.
refusal-witness-request-own = هذا طلبك أنت، وأنت محسوب بالفعل.
refusal-witness-request-decided = اتُّخذ القرار في هذا الطلب بالفعل، أو سُحب.

# Recommendations
refusal-recommendation-state-wrong = { $state ->
    [draft] هذه التوصية ما زالت مسودة. يجب طرحها أولًا.
    [tabled] طُرحت هذه التوصية. يجب عرضها على الجميع أولًا.
    [presented] عُرضت هذه التوصية على الجميع بالفعل.
    [amended] عُرضت هذه التوصية على الجميع وعُدِّلت بالفعل.
    [put] التصويت على هذه التوصية جارٍ الآن. انتظر حتى يُغلق التصويت.
    [adopted] اعتمدت هيئة المحلفين هذه التوصية. لم يعد تغييرها ممكنًا.
    [not_agreed] صوّتت هيئة المحلفين على هذه التوصية ولم تتفق عليها.
    [merged] جُمعت هذه التوصية مع توصية أخرى. تبقى هنا للقراءة.
    [split] قُسّمت هذه التوصية. تبقى هنا للقراءة.
   *[other] سُحبت هذه التوصية.
 }
refusal-drafts-enough = أقصى عدد من التوصيات لكل غرفة هو { $limit }. اسحب واحدة قبل أن تبدأ أخرى.
refusal-not-your-room = لا يستطيع فعل ذلك إلا من هم في الغرفة التي تكتب هذه المسودة.
refusal-draft-title-missing = تحتاج التوصية إلى عنوان قبل طرحها.
refusal-draft-body-missing = تحتاج التوصية إلى نص قبل طرحها.
refusal-amendment-outdated = تغيّر النص منذ كتابة هذا التعديل. تعرض الصفحة ما تغيّر وتجمعه مع أحدث نسخة.
refusal-amendment-decided = اتُّخذ قرار بشأن هذا التعديل المقترح بالفعل.
refusal-amendment-same = النص المقترح مطابق للنص الحالي. غيّر شيئًا أولًا.
refusal-amendment-up-to-date = لم يتغيّر النص منذ هذا الاقتراح، فلا شيء يحتاج إلى تحديث.
refusal-merge-needs-two = اختر توصيتين على الأقل لجمعهما معًا.
refusal-merge-source-twice = اختيرت هذه التوصية مرتين: { $title }
refusal-split-needs-two = يحتاج التقسيم إلى نصّين جديدين على الأقل.
refusal-source-outdated = تغيّر النص منذ أن اطّلعت عليه. اقرأ النسخة { $number } أولًا: { $title }
refusal-source-state-wrong = لا يمكن استخدام هذه التوصية لذلك الآن: { $title }. يجب أن تكون قد قُدّمت، وألا تكون قيد التصويت أو متفقًا عليها أو مسحوبة أو مجموعة مع غيرها أو مقسّمة.
refusal-statement-too-early = يمكنك أن تكتب رأيك المختلف بعد طرح هذه التوصية للتصويت.
refusal-statement-cosigned = وقّع آخرون على هذا النص، لذلك لا يمكن تغييره. يمكنك سحبه وكتابة نص جديد.
refusal-statement-own = هذا بيانك أنت. لا حاجة إلى أن توقّع عليه أيضًا.
refusal-statement-withdrawn = سحب صاحب هذا البيان بيانه.

# Consensus rounds
refusal-round-state-wrong = { $state ->
    [planned] لم يُفتح هذا التصويت بعد.
    [open] هذا التصويت مفتوح. أغلقه أولًا.
    [closed] أُغلق هذا التصويت بالفعل.
    [published] نُشرت نتيجة هذا التصويت بالفعل.
   *[other] أُعلن أن هذا التصويت لاغٍ.
 }
refusal-round-not-open = هذا التصويت ليس مفتوحًا، لذلك لا يمكن إرسال إجابة.
refusal-round-already-open = هناك تصويت آخر مفتوح. أغلقه أولًا.
refusal-round-without-items = اختر توصية واحدة على الأقل للتصويت عليها.
refusal-round-item-twice = التوصية نفسها موجودة مرتين في هذا التصويت.
refusal-round-item-unknown = هذه التوصية ليست جزءًا من هذا التصويت.
refusal-round-item-not-presented = يجب عرض التوصية على الجميع قبل التصويت عليها: { $title }
refusal-round-item-outdated = تغيّر نص هذه التوصية. اطرح النسخة { $number } للتصويت: { $title }
refusal-round-item-became-others = صيغت من هذه التوصية توصيات أخرى. اطرح تلك للتصويت: { $title }
refusal-round-not-revealed = اعرض النتيجة على هيئة المحلفين قبل نشرها.
refusal-round-indicative = لا يُنشر التصويت التجريبي إلا مع التصويت النهائي.
refusal-threshold-not-stated = حدّد مقدار التأييد المطلوب قبل فتح التصويت.
refusal-threshold-wrong = لا يمكن أن تكون النسبة المطلوبة { $num }/{ $den }. استخدم كسرًا مثل 4/5، أكبر من 0 ولا يزيد على 1.
refusal-denominator-not-stated = حدّد من يُحسب تأييدهم قبل فتح التصويت: كل الحاضرين، أو كل أعضاء الهيئة، أو كل من يصوّت.
refusal-counting-steps-wrong = اختر الإجابات التي تُحسب تأييدًا. «أتنحّى جانبًا» و«لا أستطيع قبوله» لا تُحسبان أبدًا.
refusal-quorum-too-large = يجب أن يصوّت { $quorum } أشخاص على الأقل، لكن عدد من يمكنهم التصويت هو { $people } فقط.
refusal-scale-wrong = يتكوّن المقياس من { $least } إلى { $most } درجات.
refusal-options-too-few = يجب أن يكون هناك أمران على الأقل لترتيبهما. اختر توصيات أخرى أو طريقة أخرى للإجابة.
refusal-rehearsal-wrong = التصويت التجريبي يكون على خيارات تدريبية فقط، والتصويت الحقيقي على التوصيات فقط.
refusal-round-rehearsal = كان هذا تدريبًا فقط، ولا يُنشر أبدًا.
refusal-answer-wrong-method = يطلب هذا التصويت نوعًا آخر من الإجابة. أعد تحميل الصفحة.
refusal-step-unknown = هذه ليست إحدى إجابات هذا التصويت.
refusal-option-unknown = أحد الخيارات ليس جزءًا من هذا التصويت.
refusal-option-twice = الخيار نفسه موجود مرتين في ترتيبك.
refusal-options-missing = لا تزال بعض الخيارات بلا إجابة. أجب عنها كلها أو اترك الورقة فارغة.
refusal-score-wrong = الدرجة عدد صحيح من 0 إلى { $limit }.
refusal-dots-over = لديك { $dots } نقاط، وبحدّ أقصى { $most } لكل خيار.
refusal-round-secret = هذا التصويت سري. لا يمكن الإدلاء به برفع اليد ولا نيابةً عن شخص آخر.
refusal-round-named = هذا التصويت برفع الأيدي، ولا توجد فيه أوراق سرية.
refusal-secret-needs-https = لا تستطيع أجهزة الناس حفظ تصويت سري هنا لأن هذا العنوان لا يبدأ بـ https. احصل على شهادة، أو اختر في الإعدادات: نقطة التصويت على الحاسوب الذي يشغّل الخدمة، أو الورق، أو رفع الأيدي.
refusal-secret-not-here = تصوّت هيئة المحلفين هذه برفع الأيدي، كما تنص إعداداتها.
refusal-roster-too-small-for-secret = يحتاج التصويت السري إلى { $least } أشخاص على الأقل، وإلا أمكن للجميع معرفة كيف صوّت كل شخص. اختر رفع الأيدي.
refusal-electronic-too-few = سيصوّت { $electronic } فقط على جهاز. مع أقل من { $least } تنكشف أصواتهم. دع عددًا أكبر يصوّت على جهاز، أو الجميع على الورق.
refusal-paper-too-few = سيصوّت { $paper } فقط على الورق. مع أقل من { $least } أوراق يُعرف أصحابها. اطلب منهم القدوم إلى نقطة التصويت.
refusal-paper-not-with-method = لا يمكن عدّ الورق إلا حين يختار الناس درجة واحدة أو نعم أو لا. اختر طريقة الإجابة هذه أو نقطة التصويت.
refusal-paper-not-counted = يجب أولًا أن يعدّ شخصان الأوراق ويُدخلا الأعداد نفسها.
refusal-paper-none = لا أحد يصوّت على الورق في هذا التصويت.
refusal-paper-sums = الأعداد لا تتطابق: يجب أن يكون لكل سؤال { $ballots } من الإجابات أو الفراغات، ويصوّت على الورق { $jurors } أشخاص على الأكثر.
refusal-paper-differs = عدّ الشخص الآخر شيئًا مختلفًا. أعيدا العدّ معًا.
refusal-paper-counted = عدّ شخصان الأوراق واتفقا. لا يمكن تغيير ذلك.
refusal-roster-empty = لم يُسجَّل حضور أي شخص يحق له التصويت. املأ سجل الحضور أولًا.
refusal-end-too-soon = الوقت الذي يُغلق فيه هذا التصويت من تلقاء نفسه مضى أو بقي له أقل من دقيقة. غيّره أولًا، أو اتركه فارغًا وأغلق التصويت بنفسك.
refusal-end-too-late = يمكن أن يُغلق التصويت من تلقاء نفسه بعد { $days } يومًا من فتحه على الأكثر. اختر وقتًا أقرب.
refusal-fixed-end-with-paper = بعض الناس يصوّتون على الورق، ويجب أن يَعُدّ أشخاص الورق قبل إغلاق التصويت. احذف الوقت الذي يُغلق فيه من تلقاء نفسه، وأغلقه بنفسك.
refusal-round-not-published = لا يُضاف تصحيح إلا إلى نتيجة منشورة.
refusal-round-published = نُشرت هذه النتيجة وتبقى منشورة. إن كان فيها خطأ فأضف تصحيحًا، وسيظهر بجانبها دائمًا.
refusal-next-round-prepared = أُعدّ التصويت التالي من قبل. تجده ضمن التصويتات.
refusal-nothing-to-ask-again = لم يبقَ من هذا التصويت ما يمكن طرحه من جديد.
refusal-reasons-not-open = هذا السؤال غير مطروح الآن. إن كان لديك ما تضيفه فقله للجميع.
refusal-reasons-too-early = لكل شخص دقيقتان على الأقل. عدد الثواني الباقية حتى تستطيع الإغلاق: { $seconds }.
refusal-reasons-sent = أُرسلت إجاباتك من قبل، وهي باقية كما كانت.
refusal-reasons-incomplete = قل شيئًا عن كل توصية لم تُقبل، أو قل إنه ليس لديك ما تضيفه.
refusal-reasons-size-wrong = ليس لهذه الرسالة الحجم الذي لكل الرسائل ({ $bytes } بايت). أعد تحميل الصفحة وأرسل من جديد.
refusal-ballot-with-identity = تقول هذه الرسالة مَن أرسلها، ولذلك لم تُقبل. أعد تحميل الصفحة وأرسل من جديد.
refusal-not-on-roster = لم تكن في القائمة عندما فُتح هذا التصويت. يمكنك المشاركة في التصويت التالي.
refusal-blinded-value-wrong = تعذّر توقيع طلب أوراق تصويتك. أعد تحميل الصفحة.
refusal-credential-wrong = لم تصدر ورقة التصويت هذه لهذا السؤال في هذا التصويت.
refusal-signature-wrong = التوقيع على هذا الصوت لا يطابقه. أعد تحميل الصفحة وصوّت مرة أخرى.
refusal-ballot-not-canonical = هذا الصوت غير مكتوب بالشكل المطلوب. أعد تحميل الصفحة وصوّت مرة أخرى.
refusal-credentials-issued = جُلبت أوراق تصويتك من قبل على جهاز آخر أو في متصفح آخر. صوّت هناك. يحصل كل شخص عليها مرة واحدة.
refusal-way-wrong = كان مقرراً أن تصوّت بطريقة أخرى في هذا التصويت: على جهازك أو في نقطة التصويت أو على الورق. اسأل الميسّر.
refusal-counter-reused = أُرسل صوت آخر بالرقم نفسه. الصوت الأول هو المعتمد. أعد تحميل الصفحة لتغييره.
refusal-counter-lower = وصل منك صوت أحدث، وهو المعتمد.
refusal-key-of-other-question = استُعملت ورقة التصويت هذه من قبل لسؤال آخر.
refusal-snapshots-full = لهذا النص { $limit } نسخة محفوظة بالفعل، وهو الحد الأقصى.
refusal-comments-full = لهذا النص { $limit } تعليق بالفعل، وهو الحد الأقصى.
refusal-comment-not-yours = لا يستطيع سحب هذا التعليق إلا من كتبه.
refusal-comment-answered = رد أحدهم على هذا التعليق، فلم يعد من الممكن سحبه. ضع عليه علامة «تمت تسويته» بدلًا من ذلك.
refusal-comment-settled = تمت تسوية هذا التعليق. افتحه من جديد للرد عليه.
refusal-comment-withdrawn = سُحب هذا التعليق.
refusal-anchor-wrong = تعذر تحديد هذه الكلمات. حدّد كلمات أقل وحاول من جديد.
refusal-temperature-over = انتهى رفع الأيدي السريع هذا.
refusal-temperature-shown = عُرضت الأجوبة بالفعل. لا يستطيع أحد تغيير جوابه الآن.
refusal-signal-too-soon = أرسلت إشارة قبل لحظة. انتظر ثانية ثم حاول مرة أخرى.
