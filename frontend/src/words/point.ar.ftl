# The voting point: a shared device on which jurors vote one after the other.

point-name = نقطة التصويت
point-waiting = امسح بطاقتك أو اكتب رمزها
point-waiting-lead = تصوّت هنا وحدك وسرًّا. حين تنتهي يُمحى كل ما يخصّك من هذا الجهاز.
point-code-hint = الرمز مطبوع تحت المربّع على بطاقتك.
point-begin = ابدأ
point-need-code = اكتب رمز بطاقتك.
point-not-juror = هذه البطاقة ليست لمحلّف في هذه الهيئة.
point-closed = هذه ليست نقطة تصويت
point-closed-lead = يفتح الميسّر نقطة التصويت من صفحة «الإدارة».
point-taken = هناك من سجّل الدخول على هذا الجهاز
point-taken-lead = نقطة التصويت للجميع. يُسجَّل خروج من سجّل الدخول هنا أولًا.
point-take = سجّل الخروج وابدأ نقطة التصويت
point-clearing = جارٍ مسح هذا الجهاز …
point-cleared = هذا الجهاز خالٍ الآن. يمكن للشخص التالي أن يبدأ.
point-nothing = لا شيء لتصوّت عليه هنا الآن
point-nothing-lead = لا يوجد تصويت سرّي مفتوح لك. اسأل الميسّر.
point-on-paper = في هذا التصويت تصوّت على الورق. اطلب ورقتك من الميسّر.
point-own-device = في هذا التصويت تصوّت على جهازك أنت.
point-in-lead = شكرًا لك. لا يستطيع أحد أن يرى كيف صوّتَّ. يُمسح هذا الجهاز الآن ويمكن للشخص التالي أن يبدأ.
point-sending = يُرسل صوتك الآن
point-sending-lead = انتظر لحظة ولا تغلق هذه الصفحة.
point-sending-away = لا يوجد اتصال. انتظر هنا وأخبر الميسّر: يجب أن تبقى الصفحة مفتوحة حتى يُرسل صوتك.
point-leave = غادر دون تصويت
point-idle = هل ما زلت هنا؟
point-idle-lead = بعد { $seconds } ثانية تُمحى إجاباتك ويمكن للشخص التالي أن يبدأ.
point-stay = ما زلت هنا
