# صفحة واحدة للاطلاع على ما فات.
so-far-title = ما أنجزناه حتى الآن
so-far-nothing = لا شيء بعد: لم تبدأ هيئة المحلَّفين.
so-far-day = اليوم { $n }: { $date }
so-far-now = الآن
so-far-evidence = ما استمعنا إليه
so-far-room = ما كتبته الغرفة { $room }
so-far-issues = ما نراه من مشكلات
so-far-solutions = ما نراه من حلول
so-far-recommendations-none = لم تُطرَح أي توصية بعد.
so-far-agreed = تم الاتفاق، { $n } من { $of } (المطلوب { $needed })
so-far-not-agreed = لم يتم الاتفاق، { $n } من { $of } (المطلوب { $needed })
so-far-to-now = ما يحدث الآن
so-far-print = طباعة هذه الصفحة
so-far-notes = ملاحظات
so-far-notes-of = ملاحظات «{ $title }»
