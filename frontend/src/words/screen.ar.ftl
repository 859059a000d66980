# The words of the page “screen”.
screen-day = اليوم { $n }
screen-next = التالي، نحو { $time }: { $title }
screen-over = تجاوز الوقت
screen-left = متبقٍّ
screen-soon = نبدأ قريبًا
screen-between = يبدأ الجزء التالي بعد قليل
screen-night = شكرًا لكم. هذا كل شيء اليوم.
screen-tomorrow = نتابع { $day } في { $time }
screen-finished = أنهت الهيئة عملها. شكرًا لكم.
screen-vote = التصويت مفتوح
screen-cast = صوّت { $n } من { $of }
screen-result = النتيجة
screen-result-indicative = نتيجة التصويت التجريبي
screen-support = المؤيدون { $n } من { $of } · اللازم { $needed }
screen-agreed = متفق عليها
screen-not-agreed = غير متفق عليها
screen-untitled = التوصية { $n }
screen-room = الغرفة { $name }
screen-follow = تابعوا
screen-qr = رمز QR لصفحة هذه الهيئة
screen-stopped = لم يعد رابط الشاشة هذا يعمل. اطلب من الميسّر رابطًا جديدًا.

screen-presents = الغرفة { $name } تعرض
screen-presents-next = التالية: الغرفة { $name }
screen-six = الكلمات الست لهذا التصويت، تُقرأ بصوت مسموع:
screen-place = المرتبة { $n }
