# ما يطبعه hashiya --help، ورسائل الاستعمال الخاطئ
help = قراءة النصوص العربية وترميزها؛ من دون أمر تُفتح النافذة
help-usage = الاستعمال
help-commands = الأوامر
help-command = أمر
help-arguments = المدخلات
help-options = الخيارات
help-help-flag = عرض هذه المساعدة
help-version-flag = عرض رقم الإصدار
help-lang = لغة الرسائل: ar أو en (وإلا HASHIYA_LANG، ثم لغة النظام)
help-as = ما يحقّ لهذا المُرمِّز الاطلاع عليه فقط، بمعرّفه أو اسمه
help-examples =
    أمثلة:
      hashiya                                      فتح النافذة
      hashiya new interviews --title "مقابلات"     إنشاء مشروع
      hashiya interviews                           فتح مشروع فيها
      hashiya import interviews *.txt              استيراد نصوص إليه
      hashiya tag interviews --document D --annotator سلمى --tag T --quote "…"
      hashiya check interviews                     فحص ملفات المشروع كلها
      hashiya tour --out tour                      العمل كله على المشروع النموذجي من دون نافذة

    تُحسب المواضع بنقاط ترميز يونيكود من 0، بترتيب النص (أول حرف يُقرأ هو الأول).
    رمز الخروج: 0 تمّ، 1 ملاحظات أو عمل لم يتمّ، 2 استعمال خاطئ.

help-open = فتح النافذة
help-open-project = مجلد المشروع؛ وإلا آخر مشروع أو المشروع النموذجي

help-new = إنشاء مشروع
help-new-project = المجلد المطلوب إنشاؤه، جديد أو فارغ
help-new-codebook = دليل الترميز الذي يبدأ به المشروع: ملف codebook.ron من مشروع آخر (وإلا الدليل المبدئي)
help-new-title = عنوان المشروع (وإلا اسم المجلد)
help-new-examples =
    مثال:
      hashiya new interviews --title "مقابلات الريحان"

help-import = استيراد ملفات نصية إلى مشروع، وطباعة معرّفات الوثائق الجديدة
help-import-project = مجلد المشروع
help-import-files = ملفات .txt أو .md؛ ما تتعذّر قراءته لا يوقف غيره
help-import-encoding = ترميز حروف الملفات: utf-8 أو utf-16le أو utf-16be أو windows-1256 أو iso-8859-6 (وإلا يُتعرَّف عليه)
help-import-keep-original = حفظ كل ملف كما هو إلى جانب نصه
help-import-examples =
    أمثلة:
      hashiya import interviews article.txt notes.md
      hashiya import interviews old.txt --encoding windows-1256

help-tag = ترميز مقطع، وطباعة معرّفه بعد حفظه
help-tag-project = مجلد المشروع
help-tag-document = الوثيقة بمعرّفها أو عنوانها التام أو اسم ملفها
help-tag-annotator = المُرمِّز بمعرّفه أو اسمه؛ غير المعروف يُضاف
help-tag-tag = الرمز بمعرّفه أو باسمه العربي أو الإنكليزي
help-tag-span = الموضع: نقاط ترميز من 0، والنهاية غير داخلة؛ الحرف وحركاته لا ينفصلان
help-tag-quote = لفظ المقطع نفسه، إن ورد في الوثيقة مرة واحدة
help-tag-memo = مذكرة على المقطع المرمَّز
help-tag-new = إضافة المُرمِّز وإن كان لغيره اسم مثله
help-tag-examples =
    أمثلة:
      hashiya tag interviews --document article.txt --annotator Salma \
          --tag "Broken promises" --span 120..164
      hashiya tag interviews --document article.txt --annotator سلمى \
          --tag "وعود كاذبة وزيف الشعارات" --quote "قالوا إن المدرسة ستُبنى"

help-edit = تعديل رمز مقطع مرمَّز أو حدوده أو مذكرته
help-edit-project = مجلد المشروع
help-edit-annotation = معرّف المقطع المرمَّز
help-edit-tag = رمز آخر، بمعرّفه أو اسمه
help-edit-span = حدود أخرى: نقاط ترميز من 0، والنهاية غير داخلة
help-edit-memo = مذكرة أخرى؛ "" لحذفها
help-edit-examples =
    مثال:
      hashiya edit interviews a-8k2m --tag "الاقتتال الداخلي" --memo "قراءة ثانية"

help-untag = حذف مقاطع مرمَّزة
help-untag-project = مجلد المشروع
help-untag-annotations = معرّفات المقاطع المرمَّزة

help-withdraw = سحب وثيقة من المشروع كلياً: نصوصها وملفها الأصلي ومقاطع جميع المُرمِّزين وما حُسم فيها، وبيان ما بقي منها في git
help-withdraw-project = مجلد المشروع
help-withdraw-document = الوثيقة: المعرّف أو العنوان أو اسم الملف
help-withdraw-yes = التنفيذ من غير سؤال
help-withdraw-examples =
    مثال:
      hashiya withdraw interviews --document d-8k2m

help-replace-text = استبدال نص وثيقة بنص أصحّ، وبيان ما يصير إليه كل مقطع مرمَّز
help-replace-text-project = مجلد المشروع
help-replace-text-document = الوثيقة: المعرّف أو العنوان أو اسم الملف
help-replace-text-file = النص الأصحّ: ملف .txt أو .md
help-replace-text-annotators = المُرمِّزون (بالمعرّف أو الاسم) الذين تُكتب مقاطعهم فوراً؛ أما مقاطع غيرهم فتظهر في مواضعها الجديدة وتُكتب عند فتحهم المشروع
help-replace-text-encoding = ترميز حروف الملف، مثل windows-1256 (وإلا يُتعرَّف عليه)
help-replace-text-dry-run = بيان ما تصير إليه المقاطع من غير أي تغيير
help-replace-text-json = بصيغة JSON للبرامج الأخرى
help-replace-text-examples =
    مثال:
      hashiya replace-text interviews --document article.txt better.txt --dry-run

help-people = سرد من في المشروع من المرمِّزين وتغيير أسمائهم وبيان من هم شخص واحد
help-people-project = مجلد المشروع
help-people-examples =
    أمثلة:
      hashiya people interviews list
      hashiya people interviews rename Salma --name "سلمى حداد"
      hashiya people interviews join p-8k2m --into p-7q2k
help-people-list = سرد الجميع مع عدد مقاطع كل منهم
help-people-list-json = بصيغة JSON لبرامج أخرى
help-people-rename = تغيير اسم أحدهم
help-people-rename-annotator = المُرمِّز بمعرّفه أو اسمه
help-people-rename-name = الاسم الجديد
help-people-join = جعل مرمِّزين اثنين شخصاً واحداً، تُقرأ مقاطعهما معاً
help-people-join-annotator = المُرمِّز المضموم بمعرّفه أو اسمه
help-people-join-into = المُرمِّز الباقي
help-people-part = التراجع عن ضمّ
help-people-part-annotator = المُرمِّز الذي ضُمّ إلى غيره بمعرّفه
help-people-apart = بيان أن مرمِّزين باسم واحد أشخاص مختلفون، فلا يُسأل عنهم ثانيةً
help-people-apart-annotators = معرّفا مرمِّزين أو أكثر

help-documents = إزالة وثائق من القائمة وسرد المُزال منها واستعادته، دون حذف شيء
help-documents-project = مجلد المشروع
help-documents-examples =
    أمثلة:
      hashiya documents interviews remove letter.txt --by سلمى
      hashiya documents interviews removed
      hashiya documents interviews restore letter.txt
help-documents-remove = إزالة وثيقة من القائمة مع مقاطع الجميع فيها، وتمكن استعادتها متى شئت
help-documents-remove-document = الوثيقة بمعرّفها أو عنوانها أو اسم ملفها
help-documents-remove-by = من يزيلها، بمعرّفه أو اسمه
help-documents-removed = سرد الوثائق المُزالة: المعرّف وعدد المقاطع والوقت ومن أزالها والعنوان
help-documents-removed-json = بصيغة JSON لبرامج أخرى
help-documents-restore = إعادة وثيقة مُزالة إلى القائمة مع مقاطع الجميع فيها
help-documents-restore-document = الوثيقة المُزالة بمعرّفها أو عنوانها أو اسم ملفها
help-documents-restore-by = من يستعيدها، بمعرّفه أو اسمه

help-codebook = تعديل دليل الترميز
help-codebook-project = مجلد المشروع
help-codebook-examples =
    أمثلة:
      hashiya codebook interviews add --name-ar "الندم" --name-en "Regret" --parent "الآثار"
      hashiya codebook interviews merge "الندم" --into "وعود كاذبة وزيف الشعارات"
help-codebook-add = إضافة رمز، وطباعة معرّفه
help-codebook-add-name-ar = الاسم العربي
help-codebook-add-name-en = الاسم الإنكليزي
help-codebook-add-parent = الرمز الذي فوقه، بمعرّفه أو اسمه (وإلا أعلى الشجرة)
help-codebook-rename = تغيير اسمَي رمز
help-codebook-rename-tag = الرمز بمعرّفه أو اسمه
help-codebook-rename-name-ar = الاسم العربي الجديد
help-codebook-rename-name-en = الاسم الإنكليزي الجديد
help-codebook-move = نقل رمز في الشجرة مع كل ما تحته
help-codebook-move-tag = الرمز بمعرّفه أو اسمه
help-codebook-move-parent = الرمز الذي يصير تحته، بمعرّفه أو اسمه
help-codebook-move-top = النقل إلى أعلى الشجرة
help-codebook-merge = دمج رمز في آخر؛ مقاطع الأول تعني الثاني بعد ذلك
help-codebook-merge-tag = الرمز الذي يزول، بمعرّفه أو اسمه
help-codebook-merge-into = الرمز الذي يبقى، بمعرّفه أو اسمه
help-codebook-merge-annotator = من يدمج؛ تُعاد كتابة مقاطعه هو، ولا تُمسّ ملفات غيره
help-codebook-merge-reason = السبب، ويُحفظ في دليل الترميز
help-codebook-delete = حذف رمز؛ تبقى مقاطعه بلا رمز
help-codebook-delete-tag = الرمز بمعرّفه أو اسمه
help-codebook-delete-annotator = من يحذف
help-codebook-delete-reason = السبب، ويُحفظ في دليل الترميز
help-codebook-versions = عرض الإصدارات المسمّاة من دليل الترميز، أحدثها أولاً، أو العمل عليها
help-codebook-versions-json = السجلّ بصيغة JSON لبرامج أخرى
help-codebook-versions-examples =
    أمثلة:
      hashiya codebook interviews versions
      hashiya codebook interviews versions name --name "بعد التجربة" --reason "اتفاق 3 آذار" --by سلمى
      hashiya codebook interviews versions diff "بعد التجربة" now
help-codebook-versions-name = تسمية الدليل كما هو الآن، وطباعة معرّف الإصدار
help-codebook-versions-name-name = اسم الإصدار
help-codebook-versions-name-reason = السبب، ويُحفظ في السجلّ
help-codebook-versions-name-by = من يسمّيه، بمعرّفه أو اسمه
help-codebook-versions-note = تعديل اسم إصدار أو سببه
help-codebook-versions-note-version = الإصدار بمعرّفه أو اسمه
help-codebook-versions-note-name = الاسم الجديد
help-codebook-versions-note-reason = السبب الجديد
help-codebook-versions-show = عرض رموز إصدار
help-codebook-versions-show-version = الإصدار بمعرّفه أو اسمه؛ و"now" للدليل كما هو
help-codebook-versions-show-json = بصيغة JSON لبرامج أخرى
help-codebook-versions-diff = بيان ما تغيّر بين إصدارين؛ وفي النصوص [-محذوف-] و{"{"}+مضاف+{"}"}
help-codebook-versions-diff-from = الإصدار بمعرّفه أو اسمه؛ و"now" للدليل كما هو
help-codebook-versions-diff-to = الإصدار الآخر (وإلا الدليل كما هو)
help-codebook-versions-diff-json = بصيغة JSON لبرامج أخرى
help-codebook-versions-export = كتابة رموز إصدار في ملف يصلح لبدء مشروع جديد
help-codebook-versions-export-version = الإصدار بمعرّفه أو اسمه؛ و"now" للدليل كما هو
help-codebook-versions-export-out = الملف
help-codebook-versions-restore = استعادة إصدار: يعود الدليل كما كان، وتُنحّى الرموز الأحدث، وتُسمّى الحالة السابقة أولاً
help-codebook-versions-restore-version = الإصدار بمعرّفه أو اسمه
help-codebook-versions-restore-reason = السبب، ويُحفظ في الدليل
help-codebook-versions-restore-by = من يستعيده، بمعرّفه أو اسمه

help-list = عرض محتوى مشروع
help-list-project = مجلد المشروع
help-list-what = documents للوثائق أو tags للرموز أو annotations للمقاطع المرمَّزة (وإلا الوثائق)
help-list-json = مصفوفة JSON لبرامج أخرى
help-list-examples =
    مثال:
      hashiya list interviews annotations --json

help-check = فحص ملفات مشروع: مقروءة كلها، وكل موضع ولفظه في نصه، وكل رمز معروف
help-check-project = مجلد المشروع
help-check-json = مصفوفة JSON لبرامج أخرى

help-merge = ضم نسخ من المشروع إليه بالمعرّفات والمراجعات؛ والمرتان كالمرة
help-merge-project = مجلد المشروع؛ ومع --driver الأصل المشترك في git (%O)
help-merge-others = مجلدات النسخ، وتُقرأ فقط؛ وإن لم تُذكر ضُم ما نحّته أداة مزامنة. ومع --driver: %A %B %P
help-merge-put-away = نقل الملفات التي نحّتها أدوات المزامنة إلى .hashiya-kept بعد ضمها
help-merge-driver = الدمج لبرنامج git: الأصل ثم الملف هنا ثم الملف هناك ثم الاسم؛ تُكتب النتيجة في الملف هنا
help-merge-json = صيغة JSON لبرامج أخرى
help-merge-examples =
    أمثلة:
      hashiya merge interviews ../from-salma ../from-karim
      hashiya merge interviews --put-away

    للدمج في git، مرة في كل نسخة:
      git config merge.hashiya.driver "hashiya merge --driver %O %A %B %P"
      echo "*.ron merge=hashiya" >> .git/info/attributes

help-migrate = إعادة كتابة كل ملف كتبه إصدار سابق من حاشية، مع حفظ القديم في ‎.hashiya-kept‎
help-migrate-project = مجلد المشروع
help-migrate-dry-run = لا يتغيّر شيء، وتُعرض الملفات فقط

help-alternatives = عرض ما عُدّل في مواضع عدة في آن واحد وينتظر الاختيار
help-alternatives-project = مجلد المشروع
help-alternatives-json = مصفوفة JSON لبرامج أخرى

help-choose = اختيار نسخة مما ينتظر الاختيار، فتحل محل غيرها
help-choose-project = مجلد المشروع
help-choose-id = معرّف السجل كما في hashiya alternatives
help-choose-rev = اسم النسخة؛ وtop لرمز يقع تحت نفسه، وkeep لأحد رموز دُمج بعضها في بعض
help-choose-file = ملف السجل إن كان المعرّف في أكثر من ملف
help-choose-examples =
    مثال:
      hashiya choose interviews a-8k2m 06fq3k9a2b7c4d1e

help-history = عرض ما تغيّر في الأيام السابقة: متى ومن غيّره، وما كان وما صار
help-history-project = مجلد المشروع
help-history-document = تغييرات هذه الوثيقة فقط، بمعرّفها أو عنوانها التام أو اسم ملفها
help-history-annotator = ما غيّره هذا المُرمِّز فقط، بمعرّفه أو اسمه
help-history-since = ابتداءً من هذا اليوم أو الوقت: 2026-11-20 أو "2026-11-20 15:30"
help-history-json = مصفوفة JSON لبرامج أخرى

help-restore = إعادة مقاطع مُرمِّز في وثيقة إلى ما كانت عليه في وقت ما، دون مساس بمقاطع الزملاء
help-restore-project = مجلد المشروع
help-restore-document = الوثيقة بمعرّفها أو عنوانها التام أو اسم ملفها
help-restore-as-of = اليوم أو الدقيقة أو الثانية التي كانت عند نهايتها كذلك: 2026-11-20 أو "2026-11-20 15:30"
help-restore-annotator = صاحب المقاطع بمعرّفه أو اسمه (وإلا الوحيد الذي رمّز الوثيقة)
help-restore-dry-run = ذكر ما سيحدث فقط دون تغيير شيء
help-restore-examples =
    أمثلة:
      hashiya restore interviews --document رسالة --as-of 2026-11-20 --dry-run
      hashiya restore interviews --document رسالة --as-of "2026-11-20 15:30" --annotator سلمى

help-backups = عرض النسخ الاحتياطية اليومية لمشروع، أو إنشاء نسخة الآن، أو فكّ نسخة، أو منعها
help-backups-project = مجلد المشروع
help-backups-now = إنشاء نسخة الآن وإن كان لهذا اليوم نسخة
help-backups-restore = فكّ نسخة هذا اليوم، مثل 2026-11-20، أو آخر نسخة (last)، أو ملف ‎.zip، في مجلد مستقل
help-backups-to = المجلد الذي تُفكّ فيه، جديداً أو فارغاً
help-backups-forbid = منع خروج أي شيء من مجلد المشروع، فلا تُنشأ نسخ احتياطية
help-backups-allow = السماح بالنسخ الاحتياطية من جديد
help-backups-remove = حذف النسخ الاحتياطية التي أُنشئت
help-backups-json = مصفوفة JSON لبرامج أخرى
help-backups-examples =
    أمثلة:
      hashiya backups interviews
      hashiya backups interviews --restore 2026-11-20 --to interviews-before
      hashiya backups interviews --forbid --remove

    تُنشأ النسخ مرة كل يوم عند فتح المشروع أو تغييره: نسخ آخر 14 يوماً، ثم نسخة لكل أسبوع
    من 12 أسبوعاً قبلها، بما لا يزيد على غيغابايت، في مجلد بيانات المستخدم.
    فيها ترميز الجميع، أياً كان ما يعرضه الخيار ‎--as لكل مُرمِّز.

help-seal = كتابة المشروع كله في ملف واحد مشفّر بعبارة مرور، لإرساله أو حفظه
help-seal-project = مجلد المشروع
help-seal-to = الملف المطلوب كتابته، مثل interviews.hashiya
help-seal-passphrase-file = عبارة المرور في هذا الملف؛ و- للمدخل المعياري (وإلا سُئل عنها في الطرفية)
help-seal-examples =
    مثال:
      hashiya seal interviews --to interviews.hashiya

    لا تدخل فيه الأقفال ولا الملفات المؤقتة ولا pseudonyms.ron ولا ما ليس من ملفات المشروع.
    هو ملف age فيه أرشيف tar، فيفتحه أيضاً: age -d interviews.hashiya | tar -x
    فيه ترميز الجميع، أياً كان ما يعرضه الخيار ‎--as لكل مُرمِّز.

help-unseal = فكّ ملف مشفّر إلى مجلد مشروع
help-unseal-file = الملف المشفّر
help-unseal-to = مجلد للمشروع، جديد أو فارغ
help-unseal-passphrase-file = عبارة المرور في هذا الملف؛ و- للمدخل المعياري (وإلا سُئل عنها في الطرفية)
help-unseal-examples =
    مثال:
      hashiya unseal interviews.hashiya --to interviews

help-export = تصدير المقتطفات المرمَّزة إلى ملف لبرامج أخرى
help-export-project = مجلد المشروع
help-export-format = صيغة الملف:
help-export-out = الملف المطلوب كتابته
help-export-tags = هذه الرموز وما تحتها فقط
help-export-annotators = هؤلاء المرمِّزون فقط
help-export-documents = هذه الوثائق فقط
help-export-examples =
    أمثلة:
      hashiya export interviews --format csv --out excerpts.csv
      hashiya export interviews --format jsonl --out salma.jsonl \
          --annotator سلمى --tag الدوافع الآثار

help-render = رسم صفحة وثيقة بمقاطعها الملوّنة في صورة
help-render-project = مجلد المشروع
help-render-document = الوثيقة بمعرّفها أو عنوانها التام أو اسم ملفها
help-render-annotator = ما رمّزه هذا المُرمِّز فقط
help-render-width = عرض الصورة بالبكسل، من 320 إلى 4096 (وإلا 900)
help-render-height = ارتفاع شاشة واحدة بالبكسل كما تعرضها النافذة، بدل الصفحة كلها
help-render-at = نقطة الترميز التي يكون سطرها في أعلى تلك الشاشة (وإلا العنوان)
help-render-theme = light فاتح أو sepia ورقي أو dark داكن (وإلا light)
help-render-justify = الأسطر مضبوطة على الحافّتين: kashida بالكشيدة والمسافات، وهو المعتمد بلا قيمة، أو spaces بالمسافات وحدها
help-render-out = ملف PNG المطلوب كتابته
help-render-examples =
    أمثلة:
      hashiya render interviews --document article.txt --theme sepia --out article.png
      hashiya render interviews --document article.txt --height 800 --at 1200 --out screen.png

help-layout = عرض مكان كل حرف من نص: فقراته وأسطره وأشكال حروفه كما تنضّدها النافذة
help-layout-project = مجلد المشروع
help-layout-document = الوثيقة بمعرّفها أو عنوانها التام أو اسم ملفها
help-layout-text = ملف نصي بدل الوثيقة؛ و- للمدخل المعياري
help-layout-width = عرض الأسطر بالبكسل
help-layout-size = حجم الخط بالبكسل (وإلا 20.5)
help-layout-font = naskh للنسخ أو amiri للأميري (وإلا naskh)
help-layout-justify = الأسطر مضبوطة على الحافّتين: kashida بالكشيدة والمسافات، وهو المعتمد بلا قيمة، أو spaces بالمسافات وحدها
help-layout-json = سطر واحد من JSON لبرامج أخرى (وإلا جدول: الفقرة، نقاط ترميز السطر، خط الأساس، عدد الأشكال، أول السطر)
help-layout-examples =
    أمثلة:
      hashiya layout interviews --document article.txt --width 700 --json
      hashiya layout --text article.txt --width 700 --size 18 --font amiri

    تُعدّ المواضع والعناقيد بنقاط ترميز الوثيقة من 0، ونهاية الفقرة لا تنتمي إلى سطر.
    الأشكال مرتبة من اليسار إلى اليمين، والأطوال بالبكسل: x من حافة النص اليسرى، وخط الأساس من أعلى النص.
    يُسمّى الخط باسم ملفه بلا لاحقته، وخط النظام باسمه التام.

help-tour = إنجاز العمل كله على المشروع النموذجي من دون نافذة
help-tour-out = مجلد جديد أو فارغ للمشروع والملفات المصدَّرة والصور

usage-unknown-argument = لا خيار ولا مُدخَل هنا باسم { $argument }
usage-unknown-command = لا أمر باسم { $command }
usage-missing-command = ينقص أمر هنا
usage-missing-argument = ينقص: { $argument }
usage-conflict = لا يجتمع { $argument } مع { $other }
usage-not-unicode = أحد المدخلات ليس يونيكود سليماً
usage-span = الموضع START..END، عددان من نقاط الترميز من 0، البداية قبل النهاية؛ وليس «{ $value }» كذلك
usage-when = «{ $value }» ليس يوماً ولا وقتاً؛ يُكتبان هكذا: 2026-11-20 أو "2026-11-20 15:30" أو 2026-11-20T15:30:05Z
usage-no-value = لا بدّ من قيمة بعد { $argument }
usage-value = لا يقبل { $argument } القيمة «{ $value }»
usage-possible-values = المقبول: { $suggestion }
usage-meant = لعل المقصود: { $suggestion }
usage-dashed-name = قبل الاسم الذي يبدأ بشرطة: -- (hashiya import interviews -- -notes.txt)
usage-see-help = كل الأوامر في hashiya --help
