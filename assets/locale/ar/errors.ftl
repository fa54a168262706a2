# ما تعذّر؛ والمفتاح المنتهي بـ -hint يقول ما العمل
# التعديلات
error-no-document = لا وثيقة باسم «{ $name }» في هذا المشروع
error-no-annotation = لا مقطع مرمَّز باسم «{ $name }» في هذا المشروع
error-no-tag = لا رمز باسم «{ $name }» في دليل الترميز
error-no-annotator = لا مُرمِّز باسم «{ $name }» في هذا المشروع
error-no-round = لا جولة باسم «{ $name }» في هذا المشروع
error-annotation-exists = يوجد مقطع مرمَّز باسم { $name } من قبل
error-tag-exists = يوجد رمز باسم { $name } من قبل
error-document-exists = توجد وثيقة باسم { $name } من قبل
error-annotator-exists = يوجد مُرمِّز باسم { $name } من قبل
error-annotator-circle = لا يُضمّ المُرمِّز { $name } إلى نفسه
error-not-removed = الوثيقة { $name } ليست من الوثائق المُزالة
error-no-memo = لا مذكرة بالمعرّف { $name } في هذا المشروع
error-memo-exists = توجد مذكرة بالمعرّف { $name } من قبل
error-round-exists = توجد جولة باسم { $name } من قبل
error-round-closed = الجولة { $name } مُغلقة، وترميزها لا يتغيّر بعد إغلاقها
error-round-closed-hint = يمكن الترميز في جولة مفتوحة
error-tag-circle = لا يصحّ أن يكون الرمز { $name } تحت نفسه
error-tag-is-group = { $name } مجموعة رموز لا رمز يُطبَّق على المقاطع
error-tag-is-group-hint = المطلوب أحد الرموز التي تحتها

# المواضع
error-span-beyond = الموضع { $span } يتجاوز النص، وفيه { $length ->
    [zero] صفر من الأحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $length } أحرف
    [many] { $length } حرفاً
   *[other] { $length } حرف
    }
error-span-empty = لا شيء في الموضع { $span }
error-cuts-grapheme = الموضع { $span } يفصل الحرف وحركاته (grapheme) عند { $at }
error-cuts-grapheme-hint = الحرف وحركاته وحدة واحدة: المطلوب نقل الحدّ إلى ما قبل الحرف أو ما بعد حركاته

# الحفظ
save-blocked = في { $file } ما لم يُفهم، فلا يُكتب فيه
save-blocked-hint = المطلوب إصلاح الأسطر المذكورة في الملاحظات أو حذفها، ثم الحفظ من جديد
save-newer-schema = تعذّرت كتابة { $file }: كتب المشروعَ إصدارٌ أحدث من حاشية
save-newer-schema-hint = تعديل المشروع ممكن بالإصدار الأحدث
save-disk-full = تعذّرت كتابة { $file }: القرص ممتلئ
save-disk-full-hint = المطلوب إخلاء مكان فيه؛ ما كان على القرص سليم
save-denied = تعذّرت كتابة { $file }: المجلد أو الملف للقراءة فقط
save-denied-hint = المطلوب إذن بالكتابة هناك، أو نسخ المشروع إلى مجلد آخر
save-folder-gone = تعذّرت كتابة { $file }: مجلد المشروع { $folder } لم يعد موجوداً
save-folder-gone-hint = المطلوب وصل القرص من جديد أو إعادة المجلد
save-other-project = تعذّرت كتابة { $file }: في المجلد { $folder } الآن مشروع آخر
save-other-project-hint = المطلوب إعادة القرص أو المجلد الذي فيه هذا المشروع
save-busy = تعذّرت كتابة { $file }: يكتب برنامج آخر في المشروع
save-partly-hint = { $count ->
    [one] حُفظ جزء آخر من هذا التغيير، فتحقّق من المشروع قبل إعادته
    [two] حُفظ جزءان آخران من هذا التغيير، فتحقّق من المشروع قبل إعادته
    [few] حُفظت { $count } أجزاء أخرى من هذا التغيير، فتحقّق من المشروع قبل إعادته
    [many] حُفظ { $count } جزءًا آخر من هذا التغيير، فتحقّق من المشروع قبل إعادته
   *[other] حُفظ { $count } جزء آخر من هذا التغيير، فتحقّق من المشروع قبل إعادته
}
save-busy-hint = المطلوب إعادة المحاولة بعد قليل
save-outside-project = تعذّرت كتابة { $file }: هو رابط أو مسار يخرج من مجلد المشروع
save-text-differs = في { $file } نص آخر من قبل، فلا يُكتب فوقه
save-withdrawn = لم يُكتب { $file }: سُحبت الوثيقة، فلا يبقى منها شيء
save-unconfirmed = كُتب { $file }، وليس مؤكداً بقاؤه إن انقطعت الكهرباء: { $reason }
save-failed = تعذّرت كتابة { $file }: { $reason }
lock-held = المشروع مفتوح بالمُرمِّز نفسه عند { $holder }
lock-held-hint = المطلوب إغلاق المشروع هناك ثم المحاولة هنا من جديد، أو العمل بمُرمِّز آخر
lock-open = المشروع مفتوح في نافذة أو في أمر آخر قد يكتب ما بقي في ذاكرته
lock-open-hint = المطلوب إغلاق المشروع هناك أولاً
lock-turn-codebook = { $holder } يعدّل دليل الترميز الآن
lock-turn-newcomers = { $holder } يضيف مُرمِّزاً الآن
lock-turn-hint = المطلوب المحاولة من جديد بعد لحظات
not-yours = هذا المقطع من ترميز { $name }
not-yours-hint = لا يعدّله إلا مُرمِّزه، ويمكن ترميز المقطع نفسه برأي آخر
lock-rewriting = تجري كتابة المشروع كله من جديد
lock-rewriting-hint = المطلوب فتحه مرة أخرى بعد لحظات

# فتح المشاريع وإنشاؤها
open-not-found = لا مجلد باسم { $file }
open-not-a-project = ليس { $file } مشروعاً: لا project.ron فيه
open-not-a-project-hint = المطلوب مجلد آخر، أو إنشاء مشروع جديد
open-unreadable = تعذّرت قراءة { $file }: { $reason }
seal-inside = { $file } في مجلد المشروع نفسه
seal-inside-hint = المطلوب مكان خارجه، وإلا حُفظت كل نسخة مع المشروع
seal-busy = يكتب برنامج آخر في المشروع
seal-busy-hint = المطلوب إعادة المحاولة بعد قليل
seal-half-replaced = توقّف استبدال الأسماء قبل اكتماله وتعذّر إتمامه، فبعض الملفات قديم وبعضها جديد، ولم تُكتب النسخة. { $reason }
seal-half-replaced-hint = يلزم أن تكون الكتابة في المجلد متاحة، وأن تُغلق النوافذ الأخرى لهذا المشروع، ثم يُفتح من جديد
seal-same-name = لا يختلف اسم { $file } عن اسم ملف آخر إلا بالأحرف الكبيرة والصغيرة، فلا يمكن فكّه على كل نظام
seal-same-name-hint = التفاصيل في hashiya check PROJECT
seal-changed = تغيّر { $file } في أثناء قراءته، فلم يُكتب شيء
seal-changed-hint = المطلوب إعادة المحاولة
seal-stopped = أُوقف العمل، ولم يُكتب شيء
unseal-not-sealed = ليس { $file } نسخة مشفّرة من مشروع
unseal-for-keys = { $file } مشفّر بمفتاح شخص لا بعبارة مرور
unseal-for-keys-hint = يفتحه برنامج age بذلك المفتاح
unseal-wrong-passphrase = عبارة المرور لا تفتح { $file }
unseal-wrong-passphrase-hint = لعل السبب لغة لوحة المفاتيح أو الأحرف الكبيرة أو المسافات. فإن كانت العبارة صحيحة يقيناً فأول الملف تالف، والمطلوب نسخة أخرى منه
unseal-too-much-work = يحتاج فتح { $file } إلى أكثر من 1 غيغابايت من الذاكرة، فلم يُجرَّب
unseal-damaged = { $file } تالف أو مقطوع، ولم يبقَ منه شيء
unseal-damaged-hint = المطلوب نسخة أخرى منه
unseal-not-a-project = لا مشروع في { $file }
unseal-hostile = في { $file } ما ليس من ملفات المشاريع: «{ $inside }»، فلم يبقَ منه شيء
unseal-hostile-hint = المطلوب نسخة جديدة ممن أرسله
unseal-stopped = أُوقف العمل، ولم يبقَ شيء
create-not-empty = ليس { $file } فارغاً: لا بدّ للمشروع الجديد من مجلد له وحده
create-failed = تعذّر إنشاء { $file }: { $reason }
read-only-newer-schema = المشروع للقراءة فقط: كتبه إصدار أحدث من حاشية
read-only-newer-schema-hint = تعديله ممكن بالإصدار الأحدث
read-only-folder = المشروع للقراءة فقط: لا إذن بالكتابة في مجلده أو في أحد ملفاته
read-only-folder-hint = المطلوب إذن بالكتابة هناك، أو نسخ المشروع إلى مجلد آخر
codebook-file-not-understood = ليس { $file } دليل ترميز: { $reason }

# الاستيراد
import-unknown-kind = لا تُستورد إلا ملفات { $endings }
import-unknown-kind-hint = المطلوب حفظه نصاً خالصاً في برنامجه
import-empty = لا نص في الملف
import-nul = الملف ليس نصاً: فيه محرف صفري (NUL) عند البايت { $byte }، السطر { $line }
import-not-in-encoding = الملف ليس { $encoding }: البايت { $byte }، السطر { $line }، لا يدل على محرف
import-not-in-encoding-hint = المطلوب اختيار ترميز حروف آخر
import-guessed = ترميز حروف { $file } مخمَّن: { $encoding }
import-guessed-hint = المطلوب النظر في النص؛ فإن لم يصحّ فاستيراد الملف من جديد بترميز حروفه
import-replacement-characters = تعذّرت قراءة { $count ->
    [zero] صفر من المحارف
    [one] محرف واحد
    [two] محرفين
    [few] { $count } محارف
    [many] { $count } محرفاً
   *[other] { $count } محرف
    }، الآن أو في تحويل سابق، وعلامة ذلك U+FFFD (ابتداءً من السطر { $line })
import-bidi-controls = في النص { $count ->
    [zero] صفر من المحارف الخفية التي تغيّر
    [one] محرف خفي واحد يغيّر
    [two] محرفان خفيان يغيّران
    [few] { $count } محارف خفية تغيّر
    [many] { $count } محرفاً خفياً تغيّر
   *[other] { $count } محرف خفي تغيّر
    } ترتيب الحروف (ابتداءً من السطر { $line })
import-long-paragraph = حجم فقرة السطر { $line } هو { $size } م.ب: قد تكون نهايات أسطرها فُقدت

# الرسم
picture-too-large = صورة من { $width } × { $height } بكسل أكبر مما تفتحه برامج عرض PNG (65500 للضلع، و268 مليوناً في الجملة)
picture-too-large-hint = المطلوب عرض آخر، أو تقسيم الوثيقة

# التصدير
export-lost = لم يعد لفظ المقطع المرمَّز { $annotation } في نص { $document }؛ يُصدَّر كما كان
export-document-missing = لا وثيقة باسم { $document }؛ { $count ->
    [zero] لم يُترك منها مقطع
    [one] تُرك منها مقطع واحد
    [two] تُرك منها مقطعان
    [few] تُركت منها { $count } مقاطع
    [many] تُرك منها { $count } مقطعاً
   *[other] تُرك منها { $count } مقطع
    }
export-document-removed = «{ $document }» مُزالة من القائمة؛ { $count ->
    [zero] لم يُترك منها مقطع
    [one] تُرك منها مقطع واحد
    [two] تُرك منها مقطعان
    [few] تُركت منها { $count } مقاطع
    [many] تُرك منها { $count } مقطعاً
   *[other] تُرك منها { $count } مقطع
    }

# ما قاله النظام، في آخر الجملة
system-not-found = غير موجود
system-denied = لا إذن بذلك
system-read-only = القرص للقراءة فقط
system-full = القرص ممتلئ
system-folder = هو مجلد
system-no-folder = في المسار ما ليس مجلداً
system-broken-pipe = لم يعد أحد يقرؤه
system-exists = موجود من قبل
system-too-large = يزيد على 512 ميغابايت
system-no-file = ليس ملفاً
system-name = اسمه غير ممكن هنا

# Settings
settings-io = تعذّر استعمال ملف الإعدادات { $path }: { $reason }
settings-io-hint = يستمر العمل بالإعدادات الأصلية، ويُنسى ما يُغيَّر منها عند إغلاق النافذة
settings-not-understood = ملف الإعدادات { $path } غير مفهوم، وقد تُرك كما هو: { $reason }
settings-not-understood-hint = يلزم إصلاح الملف أو حذفه، وإلى ذلك الحين يُنسى ما يُغيَّر عند إغلاق النافذة
job-stopped = أُوقف قبل تمامه
job-no-outcome = انقطع العمل، ولا تُعرف نتيجته
job-no-outcome-hint = تُعاد المحاولة، وإن انقطع ثانيةً فيُرجى الإبلاغ عنه
withdraw-not-listed = تعذّر سرد ملفات الوثيقة: { $reason }
