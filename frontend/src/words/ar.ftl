# Shared by every page. Area files (now.ar.ftl, run.ar.ftl …) hold the words of one page.

service = هيئة محلفي المواطنين
skip = انتقل إلى الجزء الرئيسي
loading = جارٍ التحميل
language = اللغة
demonstration = عرض توضيحي. الموضوع وأعداد المشاركين من دراسة Rafiei وآخرين 2025؛ أما الأصوات والمحلفون والكلام والتواريخ فهي مختلقة.

# Connection, told truthfully
connected = متصل
connecting = جارٍ الاتصال
saved = تم الحفظ
saving = جارٍ الحفظ
not-connected = غير متصل
not-connected-trying = غير متصل. قد يكون ما تراه قديمًا. نواصل المحاولة.
not-connected-unsaved = غير متصل: آخر تغييراتك موجودة على هذا الجهاز فقط
overnight = هيئة المحلَّفين ليست منعقدة الآن. يمكنكم قراءة كل شيء، وستتمكنون من الكتابة عند بدء اليوم.
ended-default = لم تعد هذه الصفحة متصلة.
try-again = حاول مرة أخرى
not-sent = لم يصل رد من الخادم، لذلك قد لا يكون هذا محفوظًا. تحقق من اتصالك ثم اضغط مرة أخرى: لن يُنفَّذ مرتين.
server-broke = حدث عطل من جانبنا، وليس خطأك. يرجى المحاولة مرة أخرى بعد قليل.
not-accepted = لم يُقبل هذا. أعد تحميل الصفحة وحاول مرة أخرى.
page-broke = حدث عطل في هذه الصفحة. أعد تحميلها وحاول مرة أخرى.
page-not-loaded-title = لم تُحمَّل هذه الصفحة
page-not-loaded = قد يكون الاتصال ضعيفًا. لم يُفقد أي شيء أرسلته.
new-build = توجد نسخة أحدث من هذه الصفحة.
reload = إعادة التحميل
banner-demo = عن هذا العرض التوضيحي
banner-build = عن هذه الصفحة
banner-connection = الاتصال
banner-jury = هذه الهيئة

# Forms
problem-title = توجد مشكلة
field-needed = املأ خانة «{ $field }».
choose-one = اختر إجابة واحدة.
optional = { $label } (اختياري)
cancel = إلغاء
close = إغلاق
save = حفظ
back = رجوع

# The jury’s bar
pages = الصفحات
tab-now = الآن
tab-evidence = الأدلة
tab-questions = الأسئلة
tab-room = غرفتي
tab-recommendations = التوصيات
tab-results = السجل
tab-results-guest = النتائج
tab-run = الإدارة
tab-setup = الإعداد
help = القواعد والمساعدة
ground-rules = قواعد النقاش
ground-rules-none = لم تكتب الهيئة قواعد نقاشها بعد.
contact = هل يقلقك شيء؟
contact-none = تحدث إلى أحد الميسّرين.
large-print = خط كبير
text-size = حجم النص
your-account = أنت
signed-in-as = سجلت الدخول باسم { $name }
sign-out = تسجيل الخروج
all-juries = كل الهيئات
waiting-jury = جارٍ جلب بيانات الهيئة

# Roles and states
role-organiser = منظِّم
role-facilitator = ميسِّر
role-juror = محلَّف
role-witness = شاهد
role-guest = ضيف
person-numbered = { $role } { $n }
role-supporter = مرافق مساند
jury-draft = قيد الإعداد
jury-ready = جاهزة للبدء
jury-running = جارية الآن
jury-concluded = انتهت
jury-published = منشورة

# Clock
time-left = متبقية
time-over = تجاوز الوقت
clock-left = متبقٍّ { $time }
clock-over = تجاوز الوقت بمقدار { $time }

# Task list
task-done = تم
task-todo = مطلوب
task-optional = يمكن تأجيله
task-blocked = ليس بعد

# Charts
as-table = عرض كجدول
answer = الإجابة
people = الأشخاص

# Join
join-title = انضم إلى الهيئة
join-code = الرمز الموجود على بطاقتك
join-code-hint = مثلًا K7M-42Q. لا فرق بين الأحرف الكبيرة والصغيرة.
join-look = متابعة
join-as = ستنضم بصفة
join-go = انضمام
join-other = استخدم بطاقة أخرى
join-looking = جارٍ قراءة بطاقتك

# Sign in
sign-in-title = تسجيل الدخول
sign-in-lead = للمنظمين والميسرين. أما المحلفون والشهود والضيوف فيستخدمون بطاقاتهم.
email = البريد الإلكتروني
password = كلمة المرور
sign-in-go = تسجيل الدخول
sign-in-card = لدي بطاقة

# Errors
not-found-title = الصفحة غير موجودة
not-found = إذا كتبت العنوان بنفسك فتحقق منه. وإذا اتبعت رابطًا فربما نُقلت الصفحة.
home = الصفحة الرئيسية

# While the jury goes on
banner-moved = أين وصلت الهيئة
moved-on = انتقلت الهيئة إلى «{ $title }».
moved-on-day = أنهت الهيئة عمل اليوم.
moved-on-other = انتقلت الهيئة إلى خطوة أخرى.
go-there = اذهب إلى هناك
read-aloud = اقرأ بصوت عالٍ
read-aloud-stop = أوقف القراءة

# An open vote
banner-vote = التصويت
vote-open = التصويت مفتوح الآن.
vote-go = اذهب إلى التصويت
