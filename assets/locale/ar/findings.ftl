# ما ليس سليماً في ملفات المشروع؛ المفاتيح هي الأنواع في check --json
finding-at-line = { $file }:{ $line }: { $message }
finding-in-file = { $file }: { $message }

finding-unreadable = تعذّرت قراءة الملف: { $reason }
finding-unreadable-hint = يبقى الملف كما هو ولا يُكتب فوقه
finding-file-missing = الملف غير موجود
finding-record-missing = للوثيقة { $document } نص بلا سجل؛ لا تُعرض
finding-record-missing-hint = إن كانت أداة مزامنة ما زالت تعمل فالسجل آتٍ؛ وإلا فالمطلوب استيراد النص من جديد وحذف المجلد documents/{ $document }
finding-import-unfinished = انقطع استيراد الوثيقة { $document }
finding-import-unfinished-hint = المطلوب استيراد الملف من جديد؛ وما بقي من المرة الأولى يُنحّى عند فتح المشروع للعمل فيه
finding-import-put-away = انقطع استيراد، ونُقل ما كان منه إلى هنا
finding-import-put-away-hint = المطلوب استيراد الملف من جديد إن لم يُستورد؛ ولا بأس بحذف هذا المجلد
finding-git-mixes-texts = لا يُقال لـ git هنا أن يترك النصوص كما هي إذا استبدل الجانبان نصاً
finding-git-mixes-texts-hint = المطلوب كتابة هذا السطر في .gitattributes: documents/*/text*.txt -text -merge
finding-empty-file = الملف فارغ، حتى من سطره الأول
finding-empty-file-hint = يبقى كما هو؛ المطلوب إعادة نسخة منه، أو حذفه ليبدأ من جديد
finding-torn = ينقطع الملف هنا
finding-torn-hint = يُعرض ما أمكنت قراءته، ولا يُكتب في الملف حتى يكتمل
finding-not-utf8 = البايت { $byte } من السطر ليس UTF-8
finding-nul = في السطر بايت صفري (NUL) عند العمود { $column }
finding-nul-hint = قد يخلّفه انقطاع النظام؛ المطلوب أخذ السطر من نسخة أخرى من المشروع
finding-byte-order-mark = يبدأ الملف بعلامة ترتيب البايتات (BOM) التي تضيفها بعض المحررات
finding-long-line = في السطر { $size } ميغابايت، وهذا مما لا يُكتب باليد
finding-same-name = لا تميّز بعض الأنظمة هذا الاسم من { $other } فتُضيّع أحدهما
finding-same-name-hint = المطلوب تغيير أحد الاسمين
finding-conflict-markers = في الملف علامات دمج لم يكتمل
finding-conflict-markers-hint = المطلوب إبقاء أسطر الجانبين وحذف العلامات: أسطر الجانبين معاً صحيحة
finding-not-understood = العمود { $column }: { $reason }: { $text }
finding-not-understood-hint = السطر محفوظ، ولا يُكتب في الملف حتى يُصلح السطر أو يُحذف
finding-newer-schema = كتب هذا الملفَ إصدارٌ أحدث من حاشية (صيغة { $found })، فالمشروع للقراءة فقط
finding-newer-schema-hint = تعديل المشروع ممكن بالإصدار الأحدث
finding-older-schema = { $count ->
    [zero] لا ملفات بصيغة سابقة
    [one] هذا الملف بصيغة سابقة، ويُكتب بالصيغة الحالية
    [two] ملفان، منهما هذا، بصيغة سابقة، ويُكتب كل منهما بالصيغة الحالية
    [few] { $count } ملفات، منها هذا، بصيغة سابقة، ويُكتب كل منها بالصيغة الحالية
    [many] { $count } ملفاً، منها هذا، بصيغة سابقة، ويُكتب كل منها بالصيغة الحالية
   *[other] { $count } ملف، منها هذا، بصيغة سابقة، ويُكتب كل منها بالصيغة الحالية
    } عند كتابته التالية، ويُحفظ القديم
finding-older-schema-hint = لكتابتها كلها دفعة واحدة: hashiya migrate PROJECT؛ ثم يلزم الزملاءَ هذا الإصدار لتعديلها
finding-bad-id = لا يصلح «{ $id }» معرّفاً: المقبول a-z وA-Z و0-9 و- و_ بما لا يزيد على 64، ولا تُقبل أسماء الأجهزة في ويندوز مثل con وnul
finding-duplicate-id = المعرّف { $id } لشيئين مختلفين
finding-duplicate-id-hint = المطلوب اختيار أحدهما (يعرضهما hashiya alternatives) أو معرّف آخر له في الملف؛ لا يُكتب في الملف قبل ذلك
finding-alternatives = عُدّل { $id } في { $count ->
    [zero] صفر من المواضع
    [one] موضع واحد
    [two] موضعين
    [few] { $count } مواضع
    [many] { $count } موضعاً
   *[other] { $count } موضع
    } في آن واحد؛ يُعرض الأحدث ويُحفظ الجميع
finding-sync-conflict = نحّت أداة مزامنة هذه النسخة من { $of } جانباً؛ تُقرأ أسطرها معه
finding-sync-conflict-hint = يضمها ويضعها جانباً «ما ينتظر الاختيار» في القائمة، أو hashiya merge PROJECT --put-away
finding-alternatives-hint = يعرض النسخ كلها «ما ينتظر الاختيار» في القائمة، أو hashiya alternatives PROJECT
finding-outside-project = هذا رابط أو مسار يخرج من مجلد المشروع، فلا يُتبع
finding-changed-elsewhere = غيّر برنامج آخر هذا الملف
finding-changed-elsewhere-hint = تغييراته محفوظة، وتظهر عند فتح المشروع من جديد
finding-not-in-journal = حُفظ التغيير، لكنّ السجل لا يذكر ما كان قبله: { $reason }
finding-not-in-journal-hint = لن تظهر هذه الخطوة في سجل التغييرات
finding-text-missing = نص الوثيقة { $document } غير موجود
finding-text-hash-differs = نص الوثيقة { $document } ليس النص الذي استُورد
finding-text-hash-differs-hint = قد تكون المواضع تحرّكت؛ المطلوب إعادة النص المستورَد
finding-texts-differ = في النسخة الأخرى نص مختلف للوثيقة { $document }؛ يبقى نص هذا المشروع
finding-texts-differ-hint = قد لا توافق هذا النصَّ مقاطع رُمِّزت على النص الآخر: المطلوب مقارنة ملفَّي text.txt
finding-text-not-recorded = هنا نص غير المسجَّل للوثيقة { $document }، والنص المسجَّل محفوظ إلى جانبه وهو المعروض
finding-text-not-recorded-hint = إن انقطع استبدال النص فليُعَد الاستبدال، وإن غُيِّر الملف يدوياً فالمطلوب إعادة النص المسجَّل أو استبداله بالأمر «استبدال النص»
finding-rewriting-unfinished = بدأ استبدال الأسماء ولم يكتمل: بعض الملفات قديم وبعضها جديد
finding-rewriting-unfinished-hint = يلزم أن تكون الكتابة في المجلد متاحة، وأن تُغلق النوافذ الأخرى لهذا المشروع، ثم يُفتح من جديد
finding-withdrawn-remains = سُحبت الوثيقة { $document }، لكن شيئاً منها ما زال هنا أو عاد إليه
finding-withdrawn-remains-hint = يُزال بالأمر: hashiya withdraw PROJECT --document { $document }
finding-withdrawn-left-out = { $annotations ->
    [zero] لا مقاطع مرمَّزة في النسخة الأخرى للوثيقة المسحوبة { $document }
    [one] في النسخة الأخرى مقطع مرمَّز واحد للوثيقة المسحوبة { $document }؛ تُرك ولم يُضم
    [two] في النسخة الأخرى مقطعان مرمَّزان للوثيقة المسحوبة { $document }؛ تُركا ولم يُضمّا
    [few] في النسخة الأخرى { $annotations } مقاطع مرمَّزة للوثيقة المسحوبة { $document }؛ تُركت ولم تُضم
    [many] في النسخة الأخرى { $annotations } مقطعاً مرمَّزاً للوثيقة المسحوبة { $document }؛ تُركت ولم تُضم
   *[other] في النسخة الأخرى { $annotations } مقطع مرمَّز للوثيقة المسحوبة { $document }؛ تُركت ولم تُضم
    }
finding-withdrawn-left-out-hint = سُحبت الوثيقة، فلا يبقى منها شيء: المطلوب إبلاغ صاحب هذه المقاطع، وسحب الوثيقة من نسخته أيضاً
finding-document-missing = لا وثيقة باسم { $document }
finding-span-beyond-text = المقطع المرمَّز { $annotation } موضعه { $span }، وفي النص { $length ->
    [zero] صفر من الأحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $length } أحرف
    [many] { $length } حرفاً
   *[other] { $length } حرف
    }
finding-empty-span = لا شيء في موضع المقطع المرمَّز { $annotation } ({ $span })
finding-cuts-grapheme = المقطع المرمَّز { $annotation } ({ $span }) يفصل الحرف وحركاته (grapheme) عند { $at }
finding-span-beyond-text-hint = يجده مُرمِّزه من جديد بأمر «مراجعة المقاطع المنقولة» في القائمة
finding-quote-differs-hint = يجده مُرمِّزه من جديد بأمر «مراجعة المقاطع المنقولة» في القائمة
finding-quote-differs = لفظ المقطع المرمَّز { $annotation } هو «{ $quote }»، وفي النص هناك «{ $text }»
finding-version-missing = رموز الإصدار { $version } من دليل الترميز ليست هنا كاملة، ولا يُعرض حتى تكتمل
finding-version-missing-hint = ربما لم يصل الملف بعد؛ يأتي من نسخة زميل عبر git أو hashiya merge
finding-version-differs = رموز الإصدار { $version } من دليل الترميز ليست التي سُمّيت
finding-version-differs-hint = عدّل أحدهم الملف؛ والصحيح في نسخة زميل أو في git
finding-unknown-tag = للمقطع المرمَّز { $annotation } رمز ليس في دليل الترميز: { $tag }
finding-tag-circle = الرمز { $tag } تحت نفسه؛ يُعرض في أعلى الشجرة
finding-tag-circle-hint = المطلوب نقله إلى موضعه، أو اختيار ما ينتقل منها إلى الأعلى: «ما ينتظر الاختيار» في القائمة، أو hashiya alternatives PROJECT
finding-parent-missing = الرمز { $tag } تحت { $other } وهو غير موجود؛ يُعرض في أعلى الشجرة
finding-merge-target-missing = دُمج الرمز { $tag } في { $other } وهو غير موجود
finding-merge-circle = دُمج الرمز { $tag } في نفسه عبر رموز أخرى
finding-merge-circle-hint = تُعرض مقاطعه بلا رمز؛ والمطلوب اختيار ما يعود منها: «ما ينتظر الاختيار» في القائمة، أو hashiya alternatives PROJECT
finding-equal-names = قد يكون المرمِّزون { $annotators } شخصاً واحداً: كلهم { $name }؛ يُضمّون بالأمر hashiya people PROJECT join { $second } --into { $first }، أو يُعدّون مختلفين بالأمر apart { $first } { $second }
finding-join-circle = ضُمّ المرمِّزون { $annotators } بعضهم إلى بعض في دائرة، ويُعدّ كل منهم شخصاً مستقلاً
finding-join-circle-hint = المطلوب فصل أحدهم (hashiya people PROJECT part ID)، ثم ضمّهم في اتجاه واحد
finding-key-twice = للرمزين { $tag } و{ $other } المفتاح نفسه { $key }

# ما ينتظر الاختيار
record-project = عنوان المشروع
record-confined = منع الخروج من المجلد
record-annotator = مُرمِّز
record-round = جولة
record-tag = رمز
record-version = إصدار من دليل الترميز
record-document = وثيقة
record-state = تمام الوثيقة
record-annotation = مقطع مرمَّز
record-apart = مرمِّزان اسمهما واحد
record-dropped = حذف ترميز من المعرِّف المضموم
record-memo = مذكرة
fact-quote = اللفظ
fact-tag = الرمز
fact-no-tag = بلا رمز بعد
fact-memo = المذكرة
fact-flags = العلامات
fact-span = الموضع
fact-from-to = من { $start } إلى { $end }
fact-before = قبله
fact-after = بعده
fact-name = الاسم
fact-name-en = الاسم بالإنكليزية
fact-title = العنوان
fact-title-en = العنوان بالإنكليزية
fact-parent = تحت
fact-top = أعلى الشجرة
fact-definition = المعنى
fact-definition-en = المعنى بالإنكليزية
fact-use-when = متى يُستعمل
fact-use-when-en = متى يُستعمل، بالإنكليزية
fact-avoid-when = متى يُتجنَّب
fact-avoid-when-en = متى يُتجنَّب، بالإنكليزية
fact-example = مثال
fact-key = المفتاح
fact-colour = اللون
fact-order = الترتيب
fact-group = يجمع غيره فقط
fact-merged-into = مدموج في
fact-reason = السبب
fact-at = سُمّي في
fact-tags = الرموز
fact-joined-into = مضموم إلى
fact-removed = أُزيلت في
fact-about = موضوعها
fact-started = بدأت في
fact-first-finished = تمّت أول مرة في
fact-about-project = المشروع
fact-deleted = محذوف
fact-finished = تامّة
fact-confined = لا يخرج شيء من المجلد
fact-closed = مغلقة منذ
fact-source = المصدر
fact-author = المؤلف
fact-date = التاريخ
fact-variables = المتغيرات
fact-direction = الاتجاه
fact-file = الملف
fact-text = النص حيث يختلف
fact-yes = نعم
fact-no = لا
