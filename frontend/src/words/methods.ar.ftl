# كلمات طرق التصويت الأخرى على ورقة التصويت.

way-read = اقرأ النص كله
way-order-only = هذا التصويت يرتّب الخيارات، ولا يقرر بعد.
way-rank = رتّبها كما تريد
way-rank-hint = اضغط أولًا على ما تفضّله أكثر. لا يلزم أن تختارها كلها: ما تتركه يأتي تحت ما اخترته.
way-rank-mine = ترتيبك
way-rank-empty = لم تختر شيئًا بعد.
way-rank-left = لم تُختر بعد
way-rank-all = لقد رتّبتها كلها.
way-rank-put = ضعه في المرتبة { $n }
way-rank-put-name = ضعه في المرتبة { $n }: { $title }
way-up = إلى أعلى
way-up-name = إلى أعلى: { $title }
way-down = إلى أسفل
way-down-name = إلى أسفل: { $title }
way-out = إخراج
way-out-name = إخراج: { $title }
way-now-at = { $title } الآن في المرتبة { $n }.
way-taken-out = أُخرج { $title }.
way-dots = وزّع علاماتك
way-dots-hint = { $most ->
    [0] عدد علاماتك: { $dots }. أعطِ علامات أكثر لما تفضّله. لا يلزم أن تستعملها كلها.
   *[other] عدد علاماتك: { $dots }. أعطِ علامات أكثر لما تفضّله، وأكثر ما يُعطى لخيار واحد { $most }. لا يلزم أن تستعملها كلها.
  }
way-dots-left = العلامات الباقية: { $left } من { $dots }
way-dots-more = علامة أكثر: { $title }
way-dots-fewer = علامة أقل: { $title }
way-dots-here = العلامات هنا: { $n }
way-score = أعطِ كل خيار نقاطًا
way-score-hint = من 0 إلى { $max }. 0: لا يعجبني أبدًا. { $max }: يعجبني جدًا.
way-score-one = النقاط لـ: { $title }
way-score-none = اختر
way-grades = أعطِ كل خيار تقديرًا
way-grades-hint = يمكنك أن تعطي التقدير نفسه أكثر من مرة.
way-missing = لم تُجب بعد عن: { $titles }. أو اترك هذا السؤال فارغًا.
way-answer-ranked = { $n }. { $title }
way-answer-given = { $title }: { $given }
