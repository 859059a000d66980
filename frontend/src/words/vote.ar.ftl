# ما تشترك فيه الأصوات والتوصيات: ورقة التصويت والتوصيات والنتائج.

step-full-support = أؤيد تمامًا
step-with-reservations = أؤيد مع بعض التحفظات
step-can-live-with-it = يمكنني أن أقبل بها
step-stand-aside = لا أنحاز إلى أي جانب
step-cannot-live-with-it = لا يمكنني أن أقبل بها

version-n = النسخة { $n }
from-room = من الغرفة { $room }
what-changed = ما الذي تغيّر عن النسخة { $n }
change-why = سبب التغيير: { $reason }
change-added = أُضيف:
change-removed = حُذف:
change-none = لم يتغير شيء في هذا الجزء.
our-reasons = أسبابنا
what-we-recommend = ما نوصي به
rec-part-title = العنوان
vote-ends = يُغلق التصويت الساعة { $time }
