# ما يقوله سطر الأوامر غير نتائجه
said-error = خطأ: { $message }
said-warning = تنبيه: { $message }
said-note = ملاحظة: { $message }
said-more-findings = { $count ->
    [zero] لا ملاحظات أخرى
    [one] ملاحظة أخرى واحدة
    [two] ملاحظتان أخريان
    [few] { $count } ملاحظات أخرى
    [many] { $count } ملاحظة أخرى
   *[other] { $count } ملاحظة أخرى
    }؛ كلها في hashiya check

new-made = أُنشئ المشروع «{ $title }» وفيه { $tags ->
    [zero] صفر من الرموز
    [one] رمز واحد
    [two] رمزان
    [few] { $tags } رموز
    [many] { $tags } رمزاً
   *[other] { $tags } رمز
    }
check-clean = كل الملفات سليمة
document-removed = أُزيلت «{ $name }» من القائمة، وفيها من المقاطع المرمَّزة: { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
    }؛ ولم يُحذف منها شيء
document-removed-hint = لاستعادتها: hashiya documents PROJECT restore { $id }
document-restored = عادت «{ $name }» إلى القائمة، وفيها من المقاطع المرمَّزة: { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
    }
documents-none-removed = لا وثائق مُزالة
documents-removed-count = { $count ->
    [zero] لا وثائق مُزالة
    [one] وثيقة واحدة مُزالة من القائمة
    [two] وثيقتان مُزالتان من القائمة
    [few] { $count } وثائق مُزالة من القائمة
    [many] { $count } وثيقة مُزالة من القائمة
   *[other] { $count } وثيقة مُزالة من القائمة
    }: hashiya documents PROJECT removed
withdraw-will = ستُسحب «{ $name }» من المشروع مع كل ما رُمِّز فيها، لجميع المُرمِّزين: { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
    }. ولا يمكن التراجع عن ذلك
withdraw-ask = للمتابعة تُكتب كلمة نعم
withdraw-done = { $count ->
    [zero] لم يكن قد بقي منها شيء
    [one] أُزيل ملف واحد
    [two] أُزيل ملفان
    [few] أُزيلت { $count } ملفات
    [many] أُزيل { $count } ملفاً
   *[other] أُزيل { $count } ملف
    }، ويبقى في المشروع أنها سُحبت ومتى
withdraw-tag-quotes = مثال الرمز «{ $name }» مقتبس من هذا النص، فليُغيَّر إن وجبت إزالته أيضاً
withdraw-versions = في إصدارات دليل الترميز أمثلة مقتبسة من هذا النص، { $count ->
    [zero] ولم يتغيّر إصدار
    [one] فبقي إصدار واحد من دونها
    [two] فبقي إصداران من دونها
    [few] فبقيت { $count } إصدارات من دونها
    [many] فبقي { $count } إصداراً من دونها
   *[other] فبقي { $count } إصدار من دونها
}
withdraw-elsewhere = لا يشمل ذلك نسخ المشروع الأخرى ولا النسخ المشفّرة ولا الملفات المصدَّرة ولا ما كُتب عنها في غير هذا الموضع
withdraw-git-unknown = المجلد في مستودع git، لكن تعذّر سؤال git عمّا بقي فيه
withdraw-git-none = لا إيداع في git فيه شيء منها
withdraw-git-holds = ما زالت في git، وعدد الإيداعات التي فيها شيء منها { $count }، وهي المذكورة أعلاه. لإزالتها تُودَع هذه التغييرات أولاً، ثم في نسخة جديدة: { $command }، ثم الدفع مع ‎--force‎، ثم يستنسخ الجميع المستودع من جديد، ويُطلب من الخادم جمع المهملات
problem-not-confirmed = لم يُفعل شيء لأنه لم يُؤكَّد
problem-not-confirmed-hint = يكون التأكيد بكلمة نعم، أو بالخيار ‎--yes‎
passphrase-ask = عبارة المرور (لا تظهر عند كتابتها)
passphrase-ask-again = العبارة نفسها مرة أخرى
passphrase-weak = يسهل تخمين هذه العبارة؛ وأمتن منها عدة كلمات لا صلة بينها
problem-no-passphrase = لا عبارة مرور
problem-no-passphrase-hint = تُكتب في الطرفية، أو توضع في ملف يُذكر بعد ‎--passphrase-file‎ (و- للمدخل المعياري)
problem-passphrases-differ = العبارتان مختلفتان
seal-done = صار المشروع مشفّراً في { $file }: { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
    }. ولا سبيل إلى فتحه من دون عبارة المرور
seal-left-out = لم يدخل فيه: { $file }
seal-left-out-more = { $count ->
    [zero] ولا شيء غير ذلك
    [one] ولم يدخل ملف آخر
    [two] ولم يدخل ملفان آخران
    [few] ولم تدخل { $count } ملفات أخرى
    [many] ولم يدخل { $count } ملفاً آخر
   *[other] ولم يدخل { $count } ملف آخر
    }
unseal-done = صار المشروع في { $folder }: { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
    }
migrate-would = { $count ->
    [zero] لا ملف بصيغة سابقة
    [one] ملف واحد سيُكتب من جديد
    [two] ملفان سيُكتبان من جديد
    [few] { $count } ملفات ستُكتب من جديد
    [many] { $count } ملفاً ستُكتب من جديد
   *[other] { $count } ملف ستُكتب من جديد
    }
migrate-done = { $count ->
    [zero] لم يُكتب ملف من جديد
    [one] كُتب ملف واحد من جديد، والقديم في ‎.hashiya-kept‎
    [two] كُتب ملفان من جديد، والقديمان في ‎.hashiya-kept‎
    [few] كُتبت { $count } ملفات من جديد، والقديمة في ‎.hashiya-kept‎
    [many] كُتب { $count } ملفاً من جديد، والقديمة في ‎.hashiya-kept‎
   *[other] كُتب { $count } ملف من جديد، والقديمة في ‎.hashiya-kept‎
    }
replace-exact = في موضعه
replace-moved = انتقل بمقدار { $by }
replace-folded = برسم آخر
replace-approximate = تغيّرت ألفاظه، التشابه { $likeness }٪
replace-doubtful = يحتاج إلى مراجعة، التشابه { $likeness }٪
replace-lost = يحتاج إلى مراجعة، لم يُعثر عليه
replace-same = هذا هو نص الوثيقة أصلاً، فلم يتغيّر شيء
replace-would = لم يتغيّر شيء. ما سيُعثر عليه يقيناً من المقاطع: { $sure }، وما سيحتاج إلى مراجعة: { $doubtful }
replace-done = استُبدل النص، والقديم محفوظ إلى جانبه. ما عُثر عليه يقيناً من المقاطع: { $sure }، وما يحتاج إلى مراجعة: { $doubtful }
codebook-merging = صار «{ $tag }» يعني «{ $into }»: { $count ->
    [zero] لا مقاطع مرمَّزة
    [one] مقطع مرمَّز واحد
    [two] مقطعان مرمَّزان
    [few] { $count } مقاطع مرمَّزة
    [many] { $count } مقطعاً مرمَّزاً
   *[other] { $count } مقطع مرمَّز
    }
codebook-deleting = حُذف «{ $tag }»: { $count ->
    [zero] لم يكن له مقطع
    [one] يبقى مقطع واحد بلا رمز
    [two] يبقى مقطعان بلا رمز
    [few] تبقى { $count } مقاطع بلا رمز
    [many] يبقى { $count } مقطعاً بلا رمز
   *[other] يبقى { $count } مقطع بلا رمز
    }

problem-input = تعذّرت القراءة من المدخل المعياري: { $reason }
problem-output = تعذّرت الكتابة إلى المخرج المعياري: { $reason }
problem-several-documents = أكثر من وثيقة باسم «{ $name }»
problem-several-documents-hint = المطلوب معرّف الوثيقة: hashiya list PROJECT documents
problem-document-removed = «{ $name }» مُزالة من القائمة
problem-document-removed-hint = تُستعاد أولاً: hashiya documents PROJECT restore { $id }
problem-no-removed = لا وثيقة مُزالة باسم «{ $name }»
problem-no-removed-hint = الوثائق المُزالة: hashiya documents PROJECT removed
problem-several-removed = أكثر من وثيقة مُزالة باسم «{ $name }»
problem-several-removed-hint = المطلوب معرّف الوثيقة: hashiya documents PROJECT removed
problem-several-tags = أكثر من رمز باسم «{ $name }»
problem-several-tags-hint = المطلوب معرّف الرمز: hashiya list PROJECT tags
problem-equal-annotators = «{ $name }» اسم مُرمِّز معروف وإن اختلف التشكيل أو حال الأحرف: { $ids }
problem-equal-annotators-hint = المطلوب معرّف المُرمِّز؛ والخيار --new يضيف شخصاً آخر
people-joined = صار كلاهما «{ $name }»؛ والأمر people PROJECT part يتراجع عن ذلك
people-not-joined = لم يُضمّ «{ $name }» إلى أحد
people-is = هو { $name }
problem-several-annotators = أكثر من مُرمِّز باسم «{ $name }»
problem-several-annotators-hint = المطلوب معرّف المُرمِّز: hashiya people PROJECT list
problem-blank-annotator = اسم المُرمِّز فارغ
problem-blank-tag = لا بدّ للرمز من اسم
problem-quote-missing = لا يرد هذا اللفظ في «{ $name }»
problem-quote-missing-hint = المطلوب اللفظ تماماً بكل حركاته ومسافاته، أو موضعه بالخيار --span START..END
problem-quote-repeated = يرد هذا اللفظ { $count ->
    [zero] صفراً من المرات
    [one] مرة واحدة
    [two] مرتين
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
    } في «{ $name }»
problem-quote-repeated-hint = المطلوب لفظ أطول، أو موضعه بالخيار --span START..END
problem-merge-into-itself = لا يصحّ دمج { $name } في نفسه
problem-write = تعذّرت كتابة { $file }: { $reason }
problem-write-no-folder = تعذّرت كتابة { $file }: مجلده غير موجود
problem-import = { $file }: { $message }
problem-no-encoding = لا ترميز حروف باسم «{ $name }»
problem-no-encoding-hint = من الموجود: utf-8 وutf-16le وutf-16be وwindows-1256 وiso-8859-6

window-no-display = تعذّر فتح النافذة: لا شاشة في WAYLAND_DISPLAY ولا في DISPLAY
window-no-display-hint = العمل كله من دون نافذة في hashiya tour --out DIR، وكل الأوامر في hashiya --help
window-no-graphics = تعذّر فتح النافذة: { $reason }
window-no-graphics-hint = العمل كله من دون نافذة في hashiya tour --out DIR، وكل الأوامر في hashiya --help

export-done = { $count ->
    [zero] لا مقتطفات
    [one] صُدِّر مقتطف واحد
    [two] صُدِّر مقتطفان
    [few] صُدِّرت { $count } مقتطفات
    [many] صُدِّر { $count } مقتطفاً
   *[other] صُدِّر { $count } مقتطف
    }
problem-no-text = لا بدّ من مشروع مع --document أو من --text
problem-at-beyond = نقطة الترميز { $at } تتجاوز النص، وفيه { $length ->
    [zero] صفر من الأحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $length } أحرف
    [many] { $length } حرفاً
   *[other] { $length } حرف
    }
problem-no-place = لا بدّ من --span أو --quote

tour-made = أُنشئ المشروع النموذجي في { $folder }: { $documents ->
    [zero] صفر من الوثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
    }، و{ $tags ->
    [zero] صفر من الرموز
    [one] رمز واحد
    [two] رمزان
    [few] { $tags } رموز
    [many] { $tags } رمزاً
   *[other] { $tags } رمز
    }
tour-tagged = رُمِّز «{ $quote }» بالرمز «{ $tag }»: المقطع المرمَّز { $id }
tour-listed = عُرضت المقاطع المرمَّزة: { $count ->
    [zero] صفر من المقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
    }، وأصحابها { $annotators ->
    [zero] صفر من المرمِّزين
    [one] مُرمِّز واحد
    [two] مُرمِّزان
    [few] { $annotators } مُرمِّزين
    [many] { $annotators } مُرمِّزاً
   *[other] { $annotators } مُرمِّز
    }
tour-checked = فُحصت كل الملفات فوُجدت سليمة
tour-exported = صُدِّرت المقتطفات إلى { $file }: { $count ->
    [zero] صفر من المقتطفات
    [one] مقتطف واحد
    [two] مقتطفان
    [few] { $count } مقتطفات
    [many] { $count } مقتطفاً
   *[other] { $count } مقتطف
    }
tour-drawn = رُسمت «{ $title }» في { $file } ({ $width } × { $height })
tour-end = والعمل نفسه في النافذة: hashiya open { $folder }

alternatives-none = لا شيء ينتظر الاختيار
alternatives-shown = (المعروضة)
alternatives-circle = رموز بعضها تحت بعض في دائرة: { $tags }؛ ينتقل أحدها إلى أعلى الشجرة
alternatives-merge-circle = رموز دُمج بعضها في بعض في دائرة: { $tags }؛ يعود أحدها وتصير إليه مقاطع غيره
merge-nothing = لا جديد
merge-file = { $file }: المضاف { $added }، والمستبدَل { $replaced }، وما ينتظر الاختيار { $alternatives }
merge-copied = { $file }: نُسخ
merge-moved = ضُم { $file }، وهو الآن في { $to }
merge-left = يبقى { $file } في موضعه: لم يمكن ضمه كله
merge-waits = { $file }: عُدّل { $id } في الجانبين وينتظر الاختيار
merge-not-understood = لم يُفهم { $file } كله؛ فيه أسطر الجانبين
merge-itself = { $file } هو المشروع نفسه
merge-newer = كتب { $file } إصدارٌ أحدث من حاشية
merge-half-replaced = انقطع استبدال الأسماء في { $file }، فبعض ملفاته قديم وبعضها جديد
merge-half-replaced-hint = افتح تلك النسخة مرة ليكتمل الاستبدال، ثم أعد الدمج
merge-unrelated = { $file } مشروع آخر، وليس نسخة من هذا المشروع
merge-unrelated-hint = لا يُضم إلى المشروع إلا ما نُسخ منه؛ أما وثائق مشروع آخر فتُستورد
problem-driver-needs = لا بدّ للدمج في git من ثلاثة ملفات: الأصل والذي هنا والذي هناك
problem-nothing-waits = لا شيء بالمعرّف { $name } ينتظر الاختيار
problem-nothing-waits-hint = يعرض hashiya alternatives PROJECT ما ينتظر
problem-several-wait = في أكثر من ملف سجل بالمعرّف { $name } ينتظر الاختيار: { $files }
problem-several-wait-hint = المطلوب ذكر أحدها بالخيار --file
problem-no-version = ليس للسجل { $name } نسخة باسم { $rev }؛ نسخه: { $known }
