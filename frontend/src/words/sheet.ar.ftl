# The agenda on one sheet.
sheet-title = جدول الأعمال على ورق
sheet-none = لم يُخطَّط لشيء بعد
sheet-none-text = يظهر جدول الأعمال هنا بعد أن يكتبه المنظّمون.
sheet-print = طباعة
sheet-calendar = الإضافة إلى تقويمي
sheet-day = اليوم { $n }
sheet-span = من { $from } إلى { $to }
sheet-zone = الأوقات بتوقيت { $zone }، وقد تتغيّر قليلًا في اليوم نفسه.
sheet-contact = للأسئلة والمخاوف: { $contact }
