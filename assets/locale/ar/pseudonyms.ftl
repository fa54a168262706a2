# استبدال الأسماء: في سطر الأوامر وفي النافذة
names-no-table = السطر { $line } ليس كما يكون في الجداول
names-no-column = لا عمود فيه باسم «{ $column }»
names-neither = السطر { $line } فيه «{ $said }»، وليس نعم ولا لا
names-empty = لا اسم في القائمة
names-no-name = الصف { $row } من القائمة بلا اسم
names-no-replacement = لا بديل للاسم «{ $name }»
names-same-name = الاسم «{ $name }» مكرّر في القائمة
names-chain = «{ $name }» يصير «{ $replacement }»، وفي هذا البديل اسم آخر من القائمة: «{ $other }». لو أُعيد الاستبدال لصار شخصٌ شخصاً آخر
names-same-replacement = للاسمين «{ $name }» و«{ $other }» بديل واحد، فلا يُميَّز بينهما بعد الاستبدال

pseudonyms-in-use = «{ $name }» وارد في النصوص من قبل، وهو بديل لاسم أيضاً
pseudonyms-annotator = المُرمِّز «{ $name }» يحمل اسماً من القائمة؛ أسماء المُرمِّزين لا تُستبدل
pseudonyms-waits = في { $file } صيغ تنتظر الاختيار، وفيها تبقى الأسماء. الاختيار أولاً
pseudonyms-waits-hint = يسردها الأمر: hashiya alternatives PROJECT
pseudonyms-aside = { $file } نحّته أداة المزامنة، وفيه تبقى الأسماء. ضمّه أولاً
pseudonyms-aside-hint = يُضمّ بالأمر: hashiya merge PROJECT --put-away
pseudonyms-blocked = { $file } ليس كما ينبغي، وقد يبقى فيه اسم لا يُعثر عليه
pseudonyms-blocked-hint = يبيّن الخلل الأمر: hashiya check PROJECT
pseudonyms-changed = تغيّر المشروع بعد البحث عن الأسماء، فلم يُفعل شيء
pseudonyms-changed-hint = يلزم البحث مرة أخرى
pseudonyms-within = بدأ الاستبدال ولم يكتمل ({ $message }). يكتمل عند فتح المشروع في المرة القادمة، وعندئذٍ فقط تُحذف من هذا الحاسوب النسخ الاحتياطية التي فيها الأسماء
pseudonyms-counts = أكيد: { $certain }، مشكوك فيه: { $doubtful }
pseudonyms-checked = { $certain ->
    [0] لا موضع أكيد
    [one] موضع واحد أكيد
    [two] موضعان أكيدان
    [few] { $certain } مواضع أكيدة
    [many] { $certain } موضعاً أكيداً
   *[other] { $certain } موضع أكيد
    }، والمشكوك فيه { $doubtful }؛ لم يتغيّر شيء
pseudonyms-will = ستُستبدل الأسماء في { $count ->
    [one] موضع واحد
    [two] موضعين
    [few] { $count } مواضع
    [many] { $count } موضعاً
   *[other] { $count } موضع
    }، ومنها مقاطع المُرمِّزين كلهم. وتُحذف النصوص السابقة لهذه الوثائق وملفاتها الأصلية، وما فيه الأسماء من النسخ الاحتياطية في هذا الحاسوب. لا تراجع عن ذلك
pseudonyms-would = سيُستبدل { $count ->
    [0] لا شيء
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعاً
   *[other] { $count } موضع
    }، ويبقى على حاله { $left }؛ لم يتغيّر شيء
pseudonyms-done = { $count ->
    [0] لم يُعثر على اسم ولم يتغيّر شيء
    [one] استُبدل موضع واحد
    [two] استُبدل موضعان
    [few] استُبدلت { $count } مواضع
    [many] استُبدل { $count } موضعاً
   *[other] استُبدل { $count } موضع
    }؛ وبقي على حاله من المشكوك فيه { $left }
pseudonyms-taken = { $count ->
    [one] حُذف ملف واحد كان فيه الكلام القديم
    [two] حُذف ملفان كان فيهما الكلام القديم
    [few] حُذفت { $count } ملفات كان فيها الكلام القديم
    [many] حُذف { $count } ملفاً كان فيها الكلام القديم
   *[other] حُذف { $count } ملف كان فيها الكلام القديم
    }: نصوص سابقة وملفات أصلية
pseudonyms-backups = { $count ->
    [one] حُذفت نسخة احتياطية واحدة في هذا الحاسوب كانت فيها أسماء
    [two] حُذفت نسختان احتياطيتان في هذا الحاسوب كانت فيهما أسماء
    [few] حُذفت { $count } نسخ احتياطية في هذا الحاسوب كانت فيها أسماء
   *[other] حُذفت { $count } نسخة احتياطية في هذا الحاسوب كانت فيها أسماء
    }، وتُنشأ نسخة جديدة عند فتح المشروع في المرة القادمة
pseudonyms-backups-elsewhere = لا تزال أسماء في نسخ احتياطية لنسخة أخرى من المشروع: { $folder }
pseudonyms-left = ما زال في { $file } اسم من القائمة
pseudonyms-elsewhere = الأسماء باقية في النسخ الأخرى من المشروع وفي ما صُدّر منه وحُفظ احتياطاً في مكان آخر. تُحفظ القائمة بعيداً عن المشروع: من كانت عنده أمكنه ردّ كل ذلك
pseudonyms-git-none = لا إيداع في git فيه ما كان من قبل
pseudonyms-git-holds = { $count ->
    [one] إيداع واحد
    [two] إيداعان
    [few] { $count } إيداعات
    [many] { $count } إيداعاً
   *[other] { $count } إيداع
    } في git قد تكون فيها الأسماء. لمحوها يُبدأ مستودع جديد من هذا المجلد ويستنسخه الجميع من جديد ويُحذف القديم
pseudonyms-file = { $file }: { $count ->
    [0] لم يُستبدل اسم
    [one] استُبدل اسم واحد
    [two] استُبدل اسمان
    [few] استُبدلت { $count } أسماء
    [many] استُبدل { $count } اسماً
   *[other] استُبدل { $count } اسم
    }، وبقي على حاله من المشكوك فيه { $left }
pseudonyms-exported = { $count ->
    [0] لم يُستبدل اسم فيما كُتب
    [one] استُبدل اسم واحد فيما كُتب
    [two] استُبدل اسمان فيما كُتب
    [few] استُبدلت { $count } أسماء فيما كُتب
    [many] استُبدل { $count } اسماً فيما كُتب
   *[other] استُبدل { $count } اسم فيما كُتب
    }، وبقي على حاله من المشكوك فيه { $left }؛ والمشروع كما كان
problem-names = لا يصلح { $file } جدولاً للأسماء: { $message }
problem-names-hint = هو جدول CSV فيه العمودان name وreplacement، ومعهما عند الحاجة variants (صيغ أخرى يفصل بينها |)
problem-bad-names = لا يُستبدل شيء بقائمة كهذه
problem-names-inside = موضع { $file } داخل مجلد المشروع، وفيه الأسماء الحقيقية: من يحصل على المشروع يحصل عليها
problem-names-inside-hint = يُحفظ في مكان آخر لا يقرؤه إلا من يحتاج إليه
problem-doubtful = { $count ->
    [one] موضع واحد مشكوك فيه
    [two] موضعان مشكوك فيهما
    [few] { $count } مواضع مشكوك فيها
    [many] { $count } موضعاً مشكوكاً فيها
   *[other] { $count } موضع مشكوك فيها
    }: لم يُفعل شيء
problem-doubtful-hint = يُقرَّر فيها جميعاً بالخيار ‎--doubtful skip‎ أو ‎--doubtful replace‎؛ أو واحداً واحداً: يُكتب تقرير بالخيار ‎--report FILE‎، ويُملأ عموده replace بنعم أو لا، ثم يُعطى بالخيار ‎--decisions FILE‎

doubt-common-word = كلمة شائعة أيضاً
doubt-spelling = رسم مختلف
doubt-clitic = حرف قبله
doubt-article = بالتعريف أو بغيره
doubt-part = كلمة من الاسم
doubt-longer-name = ضمن اسم أطول
doubt-line-end = بين سطرين
doubt-inside = ضمن كلمة أطول

field-name-ar = الاسم العربي
field-name-en = الاسم الإنجليزي
field-definition-ar = التعريف بالعربية
field-definition-en = التعريف بالإنجليزية
field-use-when-ar = متى يُستعمل (بالعربية)
field-use-when-en = متى يُستعمل (بالإنجليزية)
field-avoid-when-ar = متى لا يُستعمل (بالعربية)
field-avoid-when-en = متى لا يُستعمل (بالإنجليزية)
field-example = المثال
field-reason = السبب
field-title = العنوان
field-source = المصدر
field-author = الكاتب
field-date = التاريخ
field-file-name = اسم الملف
field-variable = متغيّر
field-text = النص
field-memo = المذكرة
field-quote = نص الموضع

help-import-pseudonyms = قائمة الأسماء وبدائلها (CSV): تُستبدل الأسماء قبل حفظ أي شيء، ومنها ما في العناوين وأسماء الملفات؛ ولا تُحفظ الملفات نفسها
help-import-doubtful = ما يُفعل حيث يُشكّ في كون الكلمة اسماً: list (لا يُستورد الملف؛ وهو الأصل) أو skip (يُترك) أو replace (يُستبدل)
help-import-decisions = تقرير من الأمر pseudonyms check في عموده replace نعم أو لا
help-export-pseudonyms = قائمة الأسماء وبدائلها (CSV): تُستبدل الأسماء فيما يُكتب، ويبقى المشروع كما هو
help-export-doubtful = ما يُفعل حيث يُشكّ في كون الكلمة اسماً: list (لا يُكتب شيء؛ وهو الأصل) أو skip (يُترك) أو replace (يُستبدل)
help-export-decisions = تقرير من الأمر pseudonyms check في عموده replace نعم أو لا

help-pseudonyms = وضع أسماء مستعارة مكان الأسماء في النصوص ونصوص المواضع والعناوين والمذكرات والمتغيّرات ودليل الترميز
help-pseudonyms-examples =
    القائمة جدول فيه العمودان name وreplacement، ومعهما عند الحاجة variants (صيغ أخرى يفصل بينها |). وهي مفتاح الأسماء الحقيقية، فتُحفظ بعيداً عن المشروع.

    أمثلة:
      hashiya pseudonyms check interviews --list ../names.csv --report ../names-found.csv
      hashiya pseudonyms apply interviews --list ../names.csv --decisions ../names-found.csv
help-pseudonyms-check = بيان مواضع الأسماء وما يُشكّ فيه منها، من غير أي تغيير
help-pseudonyms-check-project = مجلد المشروع
help-pseudonyms-check-list = قائمة الأسماء وبدائلها (CSV)
help-pseudonyms-check-document = هذه الوثيقة وحدها: المعرّف أو العنوان أو اسم الملف
help-pseudonyms-check-report = جدول بالمواضع كلها يُكتب في ملف (CSV)؛ وفيه الأسماء الحقيقية أيضاً
help-pseudonyms-check-json = بصيغة JSON للبرامج الأخرى
help-pseudonyms-apply = كتابة المشروع من جديد بالأسماء المستعارة، في ملفات الجميع؛ لا تراجع عن ذلك
help-pseudonyms-apply-project = مجلد المشروع
help-pseudonyms-apply-list = قائمة الأسماء وبدائلها (CSV)
help-pseudonyms-apply-document = هذه الوثيقة وحدها: المعرّف أو العنوان أو اسم الملف
help-pseudonyms-apply-report = جدول بالمواضع كلها يُكتب في ملف (CSV)؛ وفيه الأسماء الحقيقية أيضاً
help-pseudonyms-apply-json = بصيغة JSON للبرامج الأخرى
help-pseudonyms-apply-doubtful = ما يُفعل حيث يُشكّ في كون الكلمة اسماً: list (لا يُفعل شيء؛ وهو الأصل) أو skip (يُترك) أو replace (يُستبدل)
help-pseudonyms-apply-decisions = تقرير في عموده replace نعم أو لا
help-pseudonyms-apply-dry-run = بيان ما سيُفعل من غير أي تغيير
help-pseudonyms-apply-yes = التنفيذ من غير سؤال

menu-pseudonyms = استبدال الأسماء…
names-title = استبدال الأسماء
names-about = تُستبدل الأسماء في النصوص ونصوص المواضع والعناوين والمذكرات والمتغيّرات ودليل الترميز، بما يتصل بها من حروف. والقائمة مفتاح الأسماء الحقيقية، فتُحفظ بعيداً عن المشروع حيث لا يقرؤها إلا من يحتاج إليها
names-file = ملف القائمة (CSV)
names-inside = هذا الموضع داخل مجلد المشروع، ومن يحصل على المشروع يحصل على الأسماء الحقيقية: يلزم اختيار مجلد آخر
names-read = قراءة القائمة
names-save = حفظ القائمة
names-were-read = { $count ->
    [0] لا اسم في الملف
    [one] قُرئ اسم واحد
    [two] قُرئ اسمان
    [few] قُرئت { $count } أسماء
    [many] قُرئ { $count } اسماً
   *[other] قُرئ { $count } اسم
    }
names-were-saved = حُفظت القائمة
names-name = الاسم
names-replacement = البديل
names-variants = صيغ أخرى، يفصل بينها |
names-add = إضافة صف
names-remove = حذف الصف { $number }
names-more = { $count ->
    [one] صف آخر لا يظهر هنا
    [two] صفان آخران لا يظهران هنا
    [few] { $count } صفوف أخرى لا تظهر هنا
    [many] { $count } صفاً آخر لا تظهر هنا
   *[other] { $count } صف آخر لا تظهر هنا
    }؛ القائمة الطويلة تُحرَّر في ملفها
names-everywhere = في المشروع كله
names-this-document = في هذه الوثيقة وحدها
names-look = البحث عن الأسماء
names-looking = جارٍ البحث… { $percent }٪
names-none = لم يُعثر على أي من هذه الأسماء
names-count = { $name } ← { $replacement }: أكيد { $certain }، مشكوك فيه { $doubtful }
names-doubtful = المشكوك فيه
names-which = { $at } من { $all }؛ { $open ->
    [0] تقرّر فيها جميعاً
    [one] بقي واحد بلا قرار
    [two] بقي اثنان بلا قرار
    [few] بقيت { $open } بلا قرار
    [many] بقي { $open } بلا قرار
   *[other] بقي { $open } بلا قرار
    }
names-why = أهو «{ $name }»؟ { $doubt }؛ { $holder }، { $field }
names-is = كما هو
names-becomes = كما سيصير
names-yes = هو الاسم: استبدال
names-no = ليس الاسم: ترك
names-yes-like = استبدال كل ما يشبهه
names-no-like = ترك كل ما يشبهه
names-yes-rest = استبدال كل ما بقي
names-no-rest = ترك كل ما بقي
names-report = كتابة تقرير بجانب القائمة
names-report-hint = جدول بالمواضع كلها، وفيه الأسماء الحقيقية
names-cannot-be-undone = لا تراجع عن هذا. تُكتب مقاطع المُرمِّزين كلهم من جديد، وتُحذف النصوص السابقة والملفات الأصلية للوثائق التي تتغيّر، وما فيه الأسماء من النسخ الاحتياطية في هذا الحاسوب. يحسن أن يكون الآخرون قد حفظوا عملهم، وأن يأخذوا هذه النسخة قبل أن يواصلوا
names-sure = أعلم أن لا تراجع عن هذا
names-do = { $count ->
    [0] استبدال
    [one] استبدال في موضع واحد
    [two] استبدال في موضعين
    [few] استبدال في { $count } مواضع
    [many] استبدال في { $count } موضعاً
   *[other] استبدال في { $count } موضع
    }
names-replace = استبدال الأسماء بقائمة
names-replace-hint = قبل أن يُحفظ شيء أو يُكتب. والقائمة مفتاح الأسماء الحقيقية، فتُحفظ بعيداً عن المشروع
names-doubts-stay = ترك المشكوك فيه
names-doubts-go = استبدال المشكوك فيه أيضاً
names-in-file = { $count ->
    [0] لم يُستبدل اسم
    [one] استُبدل اسم واحد
    [two] استُبدل اسمان
    [few] استُبدلت { $count } أسماء
    [many] استُبدل { $count } اسماً
   *[other] استُبدل { $count } اسم
    }؛ وبقي على حاله من المشكوك فيه { $left }
pseudonyms-writing = استبدال الأسماء
pseudonyms-writing-hint = يُكتب المشروع من جديد ثم يُفتح بعد لحظة
pseudonyms-notice = { $count ->
    [one] استُبدلت الأسماء في موضع واحد
    [two] استُبدلت الأسماء في موضعين
    [few] استُبدلت الأسماء في { $count } مواضع
    [many] استُبدلت الأسماء في { $count } موضعاً
   *[other] استُبدلت الأسماء في { $count } موضع
    }
pseudonyms-report-failed = { $message }. لم يُستبدل أي اسم، فالتقرير يُكتب أولاً
names-back-to-list = العودة إلى القائمة
