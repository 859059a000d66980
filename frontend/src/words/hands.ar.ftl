# كلمات الإشارات في الغرفة، ورفع الأيدي السريع.
temperature = رفع أيدٍ سريع
temperature-legend = رفع أيدٍ سريع: { $question }
temperature-new = رفع أيدٍ سريع: { $question }
temperature-not-a-vote = هذا ليس تصويتًا.
temperature-hint = هذا ليس تصويتًا. لا يُعرض اسمك.
temperature-hint-named = هذا ليس تصويتًا. يُعرض اسمك مع جوابك.
temperature-send = أرسل جوابي
temperature-change = غيّر جوابي
temperature-choose = اختر جوابًا واحدًا.
temperature-yours = وصل جوابك: { $feeling }. يمكنك تغييره إلى أن تُعرض الأجوبة.
temperature-wait = لم يصل جوابك بعد.
temperature-strongly-for = أؤيد بشدة
temperature-for = أؤيد
temperature-between = بين هذا وذاك
temperature-against = أعارض
temperature-strongly-against = أعارض بشدة
temperature-spread = الأجوبة عن: { $question }
temperature-answered = { $n ->
    [zero] لا أجوبة
    [one] جواب واحد
    [two] جوابان
    [few] { $n } أجوبة
   *[other] { $n } جوابًا
}
temperature-ask = اطلب رفع أيدٍ سريعًا
temperature-question = سؤالك
temperature-question-hint = سؤال واحد قصير. يجيب الجميع على خمس درجات، من التأييد الشديد إلى المعارضة الشديدة.
temperature-named = اعرض الأسماء مع الأجوبة
temperature-ask-go = اسأل المحلّفين
temperature-again = اسأل عن شيء آخر
temperature-again-text = تُمحى الأجوبة عن السؤال السابق.
temperature-in = أجاب { $n } من { $of }
temperature-show = اعرض الأجوبة
temperature-show-hint = تراها هيئة المحلّفين والشاشة. لا يستطيع أحد تغيير جوابه بعد ذلك.
temperature-end = أنهِه
temperature-gone = يُمحى حين ينتهي هذا الجزء من جدول الأعمال. لا يُحفظ منه شيء.
signal = أرسل إشارة إلى الغرفة
signal-close = أغلق
signal-hint = يراها كل من في غرفتك للحظة. لا يُحفظ شيء.
signal-sent = أُرسلت: { $what }
signal-wave = مرحبًا
signal-agree = أوافق
signal-clap = أحسنت
signal-slower = أبطأ من فضلك
signal-lost = لم أعد أتابع
signal-said = { $name }: { $what }
signal-asks = { $names }: { $what }
temperature-names = تُعرض الأسماء مع الأجوبة.
temperature-no-names = لا تُعرض الأسماء، ولا حتى لك.
