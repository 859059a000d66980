# كلمات النتائج؛ ويكتبها الخادم أيضًا.

told-full-support = تأييد تام
told-with-reservations = تأييد مع تحفظات
told-can-live-with-it = يمكنهم القبول بها
told-stand-aside = لم ينحازوا إلى جانب
told-cannot-live-with-it = لا يمكنهم القبول بها
told-blank = تُركت فارغة
not-answered = لم يجيبوا
outcome-agreed = تم الاتفاق عليها
outcome-not-agreed = لم يُتفق عليها
outcome-line = يؤيدها { $support } من { $people } · المطلوب { $needed }
outcome-first = { $support } في التصويت الأول
how-counted = كيف جرى العدّ
counted-here = عدد المحلفين الحاضرين عند فتح التصويت: { $people }.
counted-enrolled = عدد المحلفين في الهيئة: { $people }.
counted-cast = عدد المحلفين الذين صوتوا على هذه التوصية: { $people }.
counted-aside = عدد من لم ينحازوا إلى جانب، ولا يُحسبون: { $people }. فيبقى في الحساب: { $left }.
counted-threshold = يجب أن يؤيدها { $num } على الأقل من كل { $den }. ومن أصل { $of } يكون ذلك { $needed }.
counted-support = يؤيدها { $support }: { $steps }.
counted-step = { $step } ({ $people })
counted-quorum-met = كان يجب أن يصوت { $quorum } على الأقل، وصوّت { $cast }.
counted-quorum-not = كان يجب أن يصوت { $quorum } على الأقل، لكن صوّت { $cast } فقط.
counted-nobody = لم يبق أحد ليُحسب، ولذلك لم يُتفق عليها.
counted-agreed = العدد { $support } كافٍ: تم الاتفاق عليها.
counted-not-agreed = لم يُتفق عليها.
counted-too-few = العدد { $support } أقل من { $needed }: لم يُتفق عليها.

res-none = لا توجد نتيجة بعد
res-none-text = ما زالت الهيئة تعمل. تظهر النتيجة هنا من تلقاء نفسها فور نشرها.
res-none-jury = عندما تُعدّ أصوات أحد التصويتات وتُعرض على الجميع، تجدها هنا.
res-jurors = { $n ->
    [zero] لا محلفين
    [one] محلف واحد
    [two] محلفان
    [few] { $n } محلفين
   *[other] { $n } محلفًا
  }
res-witnesses = { $n ->
    [zero] لا شهود
    [one] شاهد واحد
    [two] شاهدان
    [few] { $n } شهود
   *[other] { $n } شاهدًا
  }
res-open-sign-up = تسجيل مفتوح
res-nomination = بالترشيح
res-other-lottery = اختيروا بقرعة أُجريت في مكان آخر
res-who = المحلفون: { $jurors } ({ $how }). واستمعوا إلى: { $witnesses }.
res-agreed-of = تم الاتفاق على { $agreed } من أصل { $all } من التوصيات.
res-one = { $n }. { $title }
res-waiting-title = لا توجد نتيجة علنية بعد
res-waiting = قُدّمت هذه التوصيات، ولم تُعلن نتيجتها بعد.
res-differently = «أرى الأمر بشكل مختلف»: { $n ->
    [one] بيان واحد
    [two] بيانان
    [few] { $n } بيانات
   *[other] { $n } بيانًا
  }
res-how = كيف جرى العمل
res-how-chosen = كيف اختير المحلفون: { $how }.
res-how-vote = { $title }: كان يحق التصويت لعدد { $people } من المحلفين. وكان يجب أن يؤيد التوصية { $num } على الأقل من كل { $den } كي تتفق عليها الهيئة.
res-how-named = كان التصويت برفع الأيدي: رأت الهيئة كيف صوّت كل محلف. أما أمام الجمهور فتُعرض الأعداد فقط.
res-how-pseudonym = كل محلف أمام الجمهور رقم أُعطي عشوائيًا.
res-check = تحقق من هذه النتيجة بنفسك
res-check-record = كل قرارات هذه الهيئة محفوظة في سجل. كل قيد فيه يختم القيد الذي قبله، فلا يمكن تغيير شيء أو حذفه لاحقًا من دون أن يظهر ذلك.
res-check-head = عدد قيود السجل: { $count }. وينتهي بهذا الختم:
res-check-get = تنزيل السجل
res-check-later = يمكن تنزيل السجل هنا بعد نشر نتائج الهيئة.
res-check-how = يستطيع كل من لديه هذا البرنامج التحقق من السجل على حاسوبه:
res-revealed = عُرضت على الهيئة ولم تُعلن بعد
res-revealed-text = لا يرى هذا الجزء إلا الهيئة ومن يديرونها.
res-hands = كيف صوّت كل شخص
res-all-recommendations = كل التوصيات مع نسخها السابقة
res-person = الشخص
counted-blank = { $people ->
   *[other] تُركت { $people } ورقة فارغة. تُحسب ضمن الأصوات ولا تؤيد شيئًا.
 }
counted-paper = عدّ شخصان { $ballots } ورقة على الورق.

res-rounds = التصويتات
res-round-all = كل نتائج هذه الهيئة
res-round-state = نتيجة تصويت واحد
res-turnout = صوّت { $cast } من أصل { $people } من المحلفين.
res-unused = { $n ->
    [0] كل من أخذ ورقة تصويت استعملها.
    [one] محلف واحد أخذ ورقة تصويت ولم يستعملها.
    [two] محلفان أخذا ورقتي تصويت ولم يستعملاهما.
    [few] { $n } محلفين أخذوا أوراق تصويت ولم يستعملوها.
   *[other] { $n } محلفًا أخذوا أوراق تصويت ولم يستعملوها.
  }
res-unused-matter = كان يمكن للأصوات الناقصة أن تغيّر النتيجة.
res-unused-no-matter = لم يكن يمكن للأصوات الناقصة أن تغيّر أي نتيجة.
res-words = الكلمات الست لهذا التصويت
res-words-why = قُرئت بصوت مسموع في القاعة. ومن يعدّ الأصوات من جديد يحصل على الكلمات الست نفسها. وإن اختلفت الكلمات فقد تغيّر شيء.
res-check-vote = كل الأصوات في ملف واحد بلا أسماء. ولو تغيّر صوت أو أُضيف أو حُذف لظهر ذلك. يمكنك عدّها من جديد على هاتفك أو حاسوبك:
res-check-page = التحقق والعدّ من جديد في المتصفح
res-check-bundle = تنزيل كل الأصوات (للتحقق)
res-check-verify = ومن لديه هذا البرنامج يستطيع العدّ على حاسوبه أيضًا:
res-get-csv = تنزيل الأرقام جدولًا (CSV)
res-get-json = تنزيل الأرقام للبرامج (JSON)
res-erratum = تصحيح
res-erratum-why = كيف حدث: { $reason }
res-drift = من تصويت إلى تصويت
res-drift-vote = التصويت
res-drift-support = التأييد
res-drift-needed = المطلوب
res-drift-one = { $support } من { $people }
res-drift-version = { $title } (النسخة { $n })
res-trial = تصويت تجريبي لم يقرر شيئًا
res-differ = أرى الأمر بشكل مختلف: أقول ذلك بكلماتي
