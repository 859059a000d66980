# The words of the page “evidence”.
evidence-lead = ما كتبه الشهود أو قدموه للهيئة.
evidence-none = لا أدلة بعد
evidence-none-text = يظهر هنا ما يقدمه الشهود بعد أن ينشره المنظمون.
evidence-mine = أدلتي
evidence-statement = بيان مكتوب
evidence-link = رابط
evidence-withdrawn = مسحوب
evidence-withdrawn-text = يبقى هنا ليرى الجميع ما قرأته الهيئة. السبب:
evidence-to-all = كل الأدلة
evidence-gone = هذا الدليل غير موجود هنا
evidence-gone-text = ارجع إلى كل الأدلة واختر غيره.
evidence-open = افتحه على { $site }
evidence-open-hint = يفتح موقعًا آخر في علامة تبويب جديدة.
evidence-who = مقدَّم من
evidence-capacity = بأي صفة
evidence-interest = مصالح ذات صلة
evidence-interest-none = لا شيء يستدعي التصريح
evidence-not-stated = لم يُذكر
evidence-file = ملف
evidence-file-open = افتح الملف ({ $kind }، { $size })
evidence-file-open-hint = يُفتح في علامة تبويب جديدة.
evidence-file-save = احفظ الملف ({ $kind }، { $size })
evidence-file-closed = لم يعد هذا الملف معروضًا:
evidence-summary = بكلمات بسيطة
evidence-whole = البيان كاملًا
evidence-licence = هل يجوز للآخرين استخدامه؟
file-pdf = PDF
file-png = صورة
file-jpeg = صورة
file-webp = صورة
file-gif = صورة
file-text = نص عادي
file-docx = مستند Word
file-xlsx = جدول Excel
file-pptx = شرائح PowerPoint
file-odt = نص OpenDocument
file-ods = جدول OpenDocument
file-odp = شرائح OpenDocument
licence-not_stated = لم يُذكر
licence-own_work = عمل صاحبه: اسأل قبل استخدامه في مكان آخر
licence-with_permission = عمل شخص آخر، معروض هنا بإذن
licence-cc_by = نعم، بشرط ذكر المؤلف (CC BY)
licence-cc_by_sa = نعم، بشرط ذكر المؤلف وبقاء الشروط نفسها (CC BY-SA)
licence-public_domain = نعم، بحرية (ملك عام أو CC0)
licence-open_government = نعم، بموجب رخصة حكومية مفتوحة
evidence-file-earlier = { $n ->
    [one] نسخة سابقة واحدة
    [two] نسختان سابقتان
    [few] { $n } نسخ سابقة
   *[other] { $n } نسخة سابقة
 }
