# كلمات صفحات التوصيات.

rec-title = توصياتنا
rec-lead = تكتب كل غرفة توصياتها. ثم يسمعها الجميع ويقترحون تغييرات ويصوتون.
rec-lead-guest = ما توصي به الهيئة، بكلماتها.
rec-none = لا توجد توصيات بعد
rec-none-juror = تُكتب التوصيات في الغرف. عندما تبدأ غرفتك بكتابة توصية ستجدها هنا.
rec-none-other = تظهر هنا عندما تقدّم إحدى الغرف توصية.
rec-unnamed = توصية تكتبها الغرفة { $room }
rec-unnamed-nowhere = توصية قيد الكتابة
rec-state-draft = قيد الكتابة
rec-state-tabled = مقدَّمة
rec-state-presented = عُرضت على الجميع
rec-state-amended = عُدّلت بعد النقاش
rec-state-put = التصويت عليها جارٍ
rec-state-adopted = تم الاتفاق عليها
rec-state-not-agreed = لم يُتفق عليها
rec-state-withdrawn = سُحبت
rec-state-merged = جُمعت مع توصية أخرى
rec-state-split = قُسّمت إلى أجزاء
rec-suggested = { $n ->
    [zero] لا تغييرات مقترحة
    [one] تغيير مقترح واحد
    [two] تغييران مقترحان
    [few] { $n } تغييرات مقترحة
   *[other] { $n } تغييرًا مقترحًا
  }
rec-start = كتابة توصية
rec-start-hint = تكتبها غرفتك معًا. يمكن لكل من في الغرفة أن يكتب.
rec-enough = { $n ->
    [one] قدّمت غرفتك توصيتها.
    [two] قدّمت غرفتك توصيتيها.
    [few] قدّمت غرفتك توصياتها الـ{ $n }.
   *[other] قدّمت غرفتك توصياتها، وعددها { $n }.
  }
rec-write = متابعة الكتابة
rec-read-draft = قراءة ما يُكتب
rec-all = كل التوصيات
rec-gone-title = هذه التوصية غير موجودة هنا
rec-gone = قد يكون الرابط قديمًا. كل التوصيات في القائمة.
rec-draft-text = ما زالت غرفتك تكتب هذه التوصية معًا. عندما تتفقون جميعًا على الكلمات، قدّموها.
rec-draft-other = ما زالت الغرفة { $room } تكتب هذه التوصية. يمكنك قراءتها هنا بعد تقديمها.
rec-withdrawn = سُحبت هذه التوصية. السبب: { $reason }
rec-merged = جمعت الهيئة هذا النص مع نص آخر. يبقى هنا ليقرأه الجميع، ويُكمَل العمل بالنص الجديد.
rec-split = قسّمت الهيئة هذا النص إلى أجزاء. يبقى هنا ليقرأه الجميع، ويُكمَل العمل بالنصوص الجديدة.
rec-reasons-none = لم تُكتب أسباب.

rec-present = تسجيل أنها عُرضت
rec-present-hint = اضغط هنا بعد أن تقرأها الغرفة على الجميع. عندئذٍ يمكن التصويت عليها.

rec-changed-now = توجد نسخة جديدة من نص هذه التوصية.

rec-versions = النسخ السابقة
rec-version-frozen = ثُبتت يوم { $day }، { $time }

rec-statement-lead = يمكنك أن تقول هنا كيف ترى الأمر. لا يستطيع أحد تعديله أو إخفاءه أو تأخيره. ويظهر بجانب النتيجة.
rec-statement-write = كتابة كيف أرى الأمر
rec-statement-text = كيف ترى الأمر؟
rec-statement-text-hint = استخدم كلماتك الخاصة.
rec-statement-signed = إظهار أنه مني
rec-statement-signed-hint = أمام الجمهور أنت «المحلف { $n }». من دون هذه العلامة يظهر «أحد المحلفين».
rec-statement-send = إرسال
rec-statement-sent = وصل بيانك.
rec-statement-edit = تغيير
rec-statement-withdraw = سحب
rec-statement-withdraw-title = هل تريد سحب بيانك؟
rec-statement-withdraw-ask = لن يظهر بعد ذلك بجانب النتيجة. يمكنك كتابة بيان جديد.
rec-statement-mine = أنت كتبت هذا
rec-cosign = أتفق مع هذا
rec-cosign-title = هل تتفق مع هذا البيان؟
rec-cosign-go = نعم، أتفق
rec-uncosign = لم أعد أتفق
rec-cosigned = أنت تتفق مع هذا
