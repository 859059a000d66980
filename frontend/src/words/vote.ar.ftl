# ما تشترك فيه الأصوات والتوصيات: ورقة التصويت والتوصيات والنتائج.

step-full-support = أؤيد تمامًا
step-with-reservations = أؤيد مع بعض التحفظات
step-can-live-with-it = يمكنني أن أقبل بها
step-stand-aside = لا أنحاز إلى أي جانب
step-cannot-live-with-it = لا يمكنني أن أقبل بها
told-full-support = تأييد تام
told-with-reservations = تأييد مع تحفظات
told-can-live-with-it = يمكنهم القبول بها
told-stand-aside = لم ينحازوا إلى جانب
told-cannot-live-with-it = لا يمكنهم القبول بها
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

version-n = النسخة { $n }
from-room = من { $room }
what-changed = ما الذي تغيّر عن النسخة { $n }
change-why = سبب التغيير: { $reason }
change-added = أُضيف:
change-removed = حُذف:
change-none = لم يتغير شيء في هذا الجزء.
our-reasons = أسبابنا
what-we-recommend = ما نوصي به
rec-part-title = العنوان

statements-title = أرى الأمر بشكل مختلف
statements-none = لم يكتب أحد أنه يرى الأمر بشكل مختلف.
statement-by = المحلف { $n }
statement-by-nobody = أحد المحلفين
statement-cosigned = { $n ->
    [one] يتفق معه محلف آخر
    [two] يتفق معه محلفان آخران
    [few] يتفق معه { $n } محلفين آخرين
   *[other] يتفق معه { $n } محلفًا آخر
  }
