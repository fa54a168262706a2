# Dialogs
dialog-close = إغلاق
dialog-close-window = إغلاق هذه النافذة
dialog-cancel = إلغاء
dialog-save = حفظ
choose-folder = اختيار مجلد…
choose-files = اختيار ملفات…
choose-place = اختيار الموضع…
nothing-chosen = لم يُختر شيء. إن لم تظهر نافذة الاختيار فكتابة المسار هنا تغني عنها
read-file-too-large = حجم { $file } هو { $size } م.ب، وأكثر ما يُقرأ { $most } م.ب
read-file-too-large-hint = المطلوب تقسيم الملف قبل استيراده
read-file-none = ليس { $file } ملفاً

# Opening
open-title = فتح مشروع
open-do = فتح
open-path = مجلد المشروع
open-path-hint = مسار المجلد
open-recent = فُتحت من قبل
open-missing = غير موجود
open-now = مفتوح الآن
open-sample = المشروع النموذجي
open-sample-hint = نسخة خاصة بك للتجربة والتعديل

# A new project
new-project-title = مشروع جديد
new-project-do = إنشاء
new-project-name = العنوان
new-project-folder = المجلد
new-project-folder-placeholder = مسار مجلد جديد أو فارغ
new-project-folder-hint = لكل مشروع مجلد له وحده، فيه نصوصه ورموزه ومقاطعه المرمَّزة
new-project-codebook = دليل الترميز
new-project-default = دليل من 28 رمزاً
new-project-default-hint = دوافع الانشقاق وعوائقه ومساراته وآثاره وسياقه، بتعريف كل رمز ومثال عليه، وكلها قابلة للتعديل
new-project-empty = دليل فارغ
new-project-empty-hint = تُنشأ الرموز في أثناء القراءة

# Who tags
annotator-title = مَن المُرمِّز؟
annotator-hint = تُحفظ مقاطع كل مُرمِّز باسمه في ملفات له وحده. يُسأل عن الاسم مرة واحدة، ويمكن تغييره من القائمة
annotator-known = المعروفون في هذا المشروع
people-title = المرمِّزون
people-ask = أكثر من مُرمِّز باسم { $name }. أهم شخص واحد؟
people-same = شخص واحد
people-two = أشخاص مختلفون
people-did = { $name }: { $annotations ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $annotations } مقاطع
    [many] { $annotations } مقطعاً
   *[other] { $annotations } مقطع
} في { $documents ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتين
    [few] { $documents } وثائق
    [many] { $documents } وثيقةً
   *[other] { $documents } وثيقة
} { $dates }
people-count = { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
}
people-name = الاسم
people-rename = تغيير الاسم
people-is-same-as = هو نفسه…
people-join = ضمّ الاثنين
people-part = فصل { $name } ({ $id })
people-hint = تُقرأ مقاطع الشخص الواحد تحت معرّفاته كلها ترميزاً واحداً، ويمكن التراجع عن كل تغيير
annotator-new = اسم جديد
annotator-is-known = { $name } في المشروع من قبل، وهو المقصود ما لم يُختر غير ذلك
annotator-another = شخص آخر بهذا الاسم
annotator-locks = أدوات المزامنة وgit لا تنقل الأقفال، فالمطلوب العمل بالاسم الواحد في موضع واحد في كل مرة
annotator-do = متابعة
annotator-needed = تُغيَّر الرموز باسم مُرمِّز، فالمطلوب أولاً اختياره

# Importing
import-title = استيراد وثائق
import-do = استيراد
import-do-several = { $count ->
    [zero] استيراد
    [one] استيراد ملف واحد
    [two] استيراد ملفين
    [few] استيراد { $count } ملفات
    [many] استيراد { $count } ملفاً
   *[other] استيراد { $count } ملف
    }
import-path = إضافة ملفات
import-path-hint = مسار ملف
import-add = إضافة
import-kinds = نصوص خالصة (.txt) أو Markdown (.md). يمكن أيضاً إفلات الملفات على النافذة
import-stop = إيقاف القراءة
import-progress = قُرئ { $done } من { $all }
import-files = الملفات
import-failed = تعذّر
import-leave-out = ترك { $name }
import-reading-one = جارٍ القراءة
import-encoding = ترميز الحروف
import-plain = UTF-8، بلا التباس
import-look = ترميز الحروف مخمَّن: المطلوب النظر في النص أدناه، وتغيير الترميز إن لم يصحّ
import-beginning = بداية النص
import-keep = حفظ الملف الأصلي مع الوثيقة
import-keep-hint = يبقى في مجلد الوثيقة كما هو. من المصادر ما لا يجوز أن يبقى
encoding-unknown = اختيار الترميز
encoding-utf-8 = UTF-8
encoding-windows-1256 = windows-1256 (عربي، ويندوز)
encoding-iso-8859-6 = ISO-8859-6 (عربي، قديم)
encoding-utf-16le = UTF-16LE
encoding-utf-16be = UTF-16BE

# About a document
document-title = بيانات الوثيقة
document-name = العنوان
document-name-missing = لا بدّ للوثيقة من عنوان
document-source = المصدر
document-author = الكاتب أو المتكلم
document-date = التاريخ
document-date-hint = يُحفظ كما يُكتب: يصحّ التاريخ الناقص (آذار 2016) والهجري (رجب 1437)
document-direction = اتجاه النص
direction-auto = بحسب أكثر حروفه
direction-rtl = من اليمين
direction-ltr = من اليسار
direction-hint = تُخالف الفقرة اتجاه الوثيقة إن خالفه أول حروفها وأكثرها معاً
document-variables = المتغيرات
variables-none = لا متغيرات. يمكن وصف الوثيقة بأسماء وقيم، مثل: الجنس، العمر، المنطقة
variable-name = الاسم
variable-value = القيمة
variable-name-of = اسم المتغير { $number }
variable-value-of = قيمة المتغير { $number }
variable-add = إضافة متغير
variable-remove = حذف المتغير { $number }
document-import = الاستيراد
document-length = { $count ->
    [zero] بلا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفاً
   *[other] { $count } محرف
    }
imported-no-file = لم تأتِ من ملف
imported-file = الملف: { $name }
imported-encoding = ترميز الحروف: { $encoding }
imported-at = استُوردت في { $when }
imported-original = الملف الأصلي محفوظ: { $name }
imported-no-original = الملف الأصلي غير محفوظ مع الوثيقة

# A tag
tag-title = تعديل الرمز
new-tag-do = إنشاء
new-tag-apply = إنشاء وترميز
tag-name-ar = الاسم بالعربية
tag-name-en = الاسم بالإنكليزية
tag-name-missing = لا بدّ للرمز من اسم بإحدى اللغتين
tag-names-hint = يكفي أحد الاسمين
in-arabic = بالعربية
in-english = بالإنكليزية
tag-parent = تحت
tag-parent-none = أعلى الدليل
tag-hue = اللون
tag-hue-less = درجات أقل
tag-hue-more = درجات أكثر
tag-sample = مقطع مرمَّز
tag-key = المفتاح
tag-key-hint = رقم من 1 إلى 9، أو G ثم رقم أو حرف لاتيني
tag-key-wrong = ليس رقماً من 1 إلى 9 ولا G يليها رقم أو حرف
tag-key-taken = هذا مفتاح الرمز { $name }
tag-assignable = تُرمَّز به المقاطع
tag-assignable-hint = ما لا تُرمَّز به المقاطع مجموعة تضم رموزاً
reason = السبب
reason-hint = يبقى في دليل الترميز مع التاريخ والاسم

# Merging, deleting, splitting
merge-title = دمج رمز في آخر
merge-do = دمج
merge-into = الرمز الذي يبقى
merge-choose = المطلوب اختيار الرمز الذي يبقى
merge-mine = { $count ->
    [zero] لا مقطع لي بهذا الرمز
    [one] مقطع واحد لي يأخذ الرمز الباقي
    [two] مقطعان لي يأخذان الرمز الباقي
    [few] { $count } مقاطع لي تأخذ الرمز الباقي
    [many] { $count } مقطعاً لي تأخذ الرمز الباقي
   *[other] { $count } مقطع لي تأخذ الرمز الباقي
    }
merge-others = { $count ->
    [zero] لا مقطع لغيري بهذا الرمز
    [one] مقطع واحد لغيري يُقرأ بالرمز الباقي، وملفه لا يُمسّ
    [two] مقطعان لغيري يُقرآن بالرمز الباقي، وملفاتهم لا تُمسّ
    [few] { $count } مقاطع لغيري تُقرأ بالرمز الباقي، وملفاتهم لا تُمسّ
    [many] { $count } مقطعاً لغيري تُقرأ بالرمز الباقي، وملفاتهم لا تُمسّ
   *[other] { $count } مقطع لغيري تُقرأ بالرمز الباقي، وملفاتهم لا تُمسّ
    }
merge-children = { $count ->
    [zero] لا رمز تحته
    [one] الرمز الذي تحته ينتقل إلى ما تحت { $name }
    [two] الرمزان اللذان تحته ينتقلان إلى ما تحت { $name }
    [few] { $count } رموز تحته تنتقل إلى ما تحت { $name }
    [many] { $count } رمزاً تحته تنتقل إلى ما تحت { $name }
   *[other] { $count } رمز تحته تنتقل إلى ما تحت { $name }
    }
merge-undo = يمكن التراجع عن ذلك كله معاً
delete-title = حذف رمز
delete-do = حذف
delete-unused = لا مقطع بهذا الرمز
delete-mine = { $count ->
    [zero] لا مقطع لي بهذا الرمز
    [one] مقطع واحد لي يبقى في موضعه بلا رمز
    [two] مقطعان لي يبقيان في موضعيهما بلا رمز
    [few] { $count } مقاطع لي تبقى في مواضعها بلا رمز
    [many] { $count } مقطعاً لي تبقى في مواضعها بلا رمز
   *[other] { $count } مقطع لي تبقى في مواضعها بلا رمز
    }
delete-others = { $count ->
    [zero] لا مقطع لغيري بهذا الرمز
    [one] مقطع واحد لغيري يبقى في موضعه بلا رمز، وملفه لا يُمسّ
    [two] مقطعان لغيري يبقيان في موضعيهما بلا رمز، وملفاتهم لا تُمسّ
    [few] { $count } مقاطع لغيري تبقى في مواضعها بلا رمز، وملفاتهم لا تُمسّ
    [many] { $count } مقطعاً لغيري تبقى في مواضعها بلا رمز، وملفاتهم لا تُمسّ
   *[other] { $count } مقطع لغيري تبقى في مواضعها بلا رمز، وملفاتهم لا تُمسّ
    }

remove-title = إزالة من القائمة
remove-do = إزالة
remove-what = إزالة «{ $title }» من القائمة؟
remove-uncoded = لا مقاطع مرمَّزة فيها
remove-coded = فيها { $count ->
    [zero] لا مقاطع
    [one] مقطع مرمَّز واحد
    [two] مقطعان مرمَّزان
    [few] { $count } مقاطع مرمَّزة
    [many] { $count } مقطعاً مرمَّزاً
   *[other] { $count } مقطع مرمَّز
    } { $people ->
    [zero] بلا صاحب
    [one] لمُرمِّز واحد
    [two] لمُرمِّزَين
    [few] لـ{ $people } مرمِّزين
    [many] لـ{ $people } مُرمِّزاً
   *[other] لـ{ $people } مُرمِّز
    }، تغيب معها عن القوائم والتصدير
remove-kept = لا يُحذف شيء، وتمكن استعادتها متى شئت من «الوثائق المُزالة»
removed-title = الوثائق المُزالة
removed-restore = استعادة
removed-none = لا وثائق مُزالة
removed-hint = تعود الوثيقة ومعها مقاطع الجميع ومذكراتهم
removed-account = أُزيلت في { $date } · { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
    }
removed-account-by = أزالها { $name } في { $date } · { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعاً
   *[other] { $count } مقطع
    }
delete-children = { $count ->
    [zero] لا رمز تحته
    [one] الرمز الذي تحته يصعد درجة
    [two] الرمزان اللذان تحته يصعدان درجة
    [few] { $count } رموز تحته تصعد درجة
    [many] { $count } رمزاً تحته تصعد درجة
   *[other] { $count } رمز تحته تصعد درجة
    }
delete-kept = يبقى اسمه محفوظاً في دليل الترميز، ويمكن التراجع عن حذفه
split-title = تقسيم رمز
split-queue = { $count ->
    [zero] لا مقطع لي بهذا الرمز، فلا شيء يُقسَّم
    [one] مقطع واحد لي بهذا الرمز، يُعطى رمزاً من المختارة
    [two] مقطعان لي بهذا الرمز، يُعطى كل منهما رمزاً من المختارة
    [few] { $count } مقاطع لي بهذا الرمز، يُعطى كل منها رمزاً من المختارة
    [many] { $count } مقطعاً لي بهذا الرمز، يُعطى كل منها رمزاً من المختارة
   *[other] { $count } مقطع لي بهذا الرمز، يُعطى كل منها رمزاً من المختارة
    }
split-others = مقاطع غيري تبقى على رمزها، ويقسّمها مُرمِّزوها
split-into = رمزان أو أكثر تُختار منها
split-new = رمز جديد
split-add = إضافة
split-too-many = أكثر ما يُختار تسعة رموز، لكل منها رقم
split-begin = بدء التقسيم
split-progress = المقطع { $at } من { $all }
split-skip = ترك على رمزه
split-back = رجوع
split-finish = إنهاء
split-decided = { $count ->
    [zero] لم يُعطَ أي مقطع رمزاً آخر
    [one] مقطع واحد يأخذ رمزاً آخر
    [two] مقطعان يأخذان رمزين آخرين
    [few] { $count } مقاطع تأخذ رموزاً أخرى
    [many] { $count } مقطعاً تأخذ رموزاً أخرى
   *[other] { $count } مقطع تأخذ رموزاً أخرى
    }
split-left = { $count ->
    [zero] لا يبقى مقطع على رمزه
    [one] مقطع واحد يبقى على رمزه
    [two] مقطعان يبقيان على رمزهما
    [few] { $count } مقاطع تبقى على رمزها
    [many] { $count } مقطعاً تبقى على رمزها
   *[other] { $count } مقطع تبقى على رمزها
    }
split-close-hint = لم يتغيّر شيء بعد. الرمز نفسه يبقى في الدليل، ويمكن حذفه بعد ذلك
split-resume = العودة إلى المقاطع
split-do = إعطاء الرموز
split-discard = ترك ما قُرِّر

# Exporting
export-title = تصدير المقتطفات
export-do = تصدير
export-path = الملف
export-exists = في هذا الموضع ملف يُستبدل به الجديد
export-format = الصيغة
export-documents = الوثائق
export-all-documents = كل الوثائق
export-this-document = هذه الوثيقة وحدها
export-people = المُرمِّزون
export-tags = الرموز
export-all-tags = كل الرموز، وما لا رمز له بعد
export-some-tags = رموز مختارة
export-count = { $count ->
    [zero] لا مقتطف في هذا الاختيار
    [one] في هذا الاختيار مقتطف واحد
    [two] في هذا الاختيار مقتطفان
    [few] في هذا الاختيار { $count } مقتطفات
    [many] في هذا الاختيار { $count } مقتطفاً
   *[other] في هذا الاختيار { $count } مقتطف
    }

# What was found
findings-title = فحص المشروع
findings-check = فحص الآن
findings-checking = جارٍ الفحص
findings-none = كل شيء على ما ينبغي
findings-none-opened = لم يظهر عند الفتح ما يُنبَّه عليه
findings-hint = يُنظر في كل ملف: هل يُقرأ، وهل كل موضع في نصه ومطابق لاقتباسه، وهل كل رمز معروف
findings-kept = لم يُغيَّر شيء على القرص بسبب ذلك، وما لم يُفهم باقٍ في ملفه
findings-more = { $count ->
    [zero] لا شيء غيرها
    [one] وأمر واحد غيرها
    [two] وأمران غيرها
    [few] و{ $count } أمور غيرها
    [many] و{ $count } أمراً غيرها
   *[other] و{ $count } أمر غيرها
    }
findings-stopped = توقف الفحص قبل تمامه

# Layers
layers-title = الطبقات
layers-people = مقاطع مَن تظهر
layers-me = { $name } (أنا)
layers-lane = العمود { $lane }
layers-hidden = مخفيّ
layers-lanes = لكل مُرمِّز ظاهر عمود في الهامش، والأول أقربها إلى النص. مقاطع غيري للقراءة فقط
layers-tags = مقاطع أي الرموز تظهر
layers-all-tags = كل الرموز
layers-some-tags = الرموز المختارة وحدها

# Keys
keys-title = المفاتيح
keys-tagging = الترميز
keys-annotation = المقطع المرمَّز
keys-text = في النص
keys-project = الوثائق والرموز
keys-page = الصفحة
keys-digit = ترميز بالرمز الذي له هذا الرقم
keys-two-strokes = ترميز برمز له مفتاحان
keys-keep-palette = ترميز مع إبقاء القائمة مفتوحة
keys-letter = حرف
keys-word = كلمة
keys-sentence = جملة
keys-paragraph = فقرة
keys-line = أول السطر وآخره، ومع Ctrl أول النص وآخره
keys-select = معها: مدّ التحديد
keys-edit-tag = تعديل الرمز في القائمة
keys-move-tag = نقل الرمز في القائمة
keys-layouts = المفاتيح بمواضعها على لوحة المفاتيح، فتعمل كيفما كانت لغتها

# ما ينتظر الاختيار
choices-title = ما ينتظر الاختيار
choices-open = اختيار
choices-none = لا شيء ينتظر الاختيار
choices-which = { $what }، { $number } من { $count }
choices-next = التالي
choices-previous = السابق
choices-next-other = نسخة أخرى من { $count }
choices-shown = المعروضة الآن
choices-other = النسخة الأخرى
choices-written = وقت الكتابة
choices-nothing = (لا شيء)
choices-differs = { $name }: مختلف
choices-take-shown = إبقاء هذه
choices-take-other = الأخذ بهذه
choices-keep-both = إبقاء الاثنتين: تصير الأخرى مقطعاً مرمَّزاً مستقلاً
choices-theirs = الاختيار هنا لصاحب المقاطع { $name }: لا يغيّر المقاطع إلا صاحبها
choices-undo = التراجع عن الاختيار الأخير
choices-circle = رموز في دائرة
choices-circle-hint = نُقلت رموز في نسختين في آن واحد، فصار بعضها تحت بعض. ينتقل أحدها إلى أعلى الشجرة، ويبقى غيره تحته
choices-below = «{ $tag }» تحت «{ $above }»
choices-to-top = نقل «{ $tag }» إلى الأعلى
choices-merged = رموز دُمج بعضها في بعض
choices-merged-into = دُمج «{ $tag }» في «{ $above }»
choices-merged-hint = دُمجت رموز في نسختين في آن واحد، كلٌّ في الآخر، فبقيت مقاطعها بلا رمز. يعود أحدها، وتصير مقاطع الرموز الأخرى له
choices-keep-tag = إبقاء «{ $tag }»
choices-aside = { $count ->
    [zero] لا ملفات نحّتها أداة مزامنة
    [one] نحّت أداة مزامنة ملفاً واحداً جانباً، ويُقرأ مع المشروع
    [two] نحّت أداة مزامنة ملفين جانباً، ويُقرآن مع المشروع
    [few] نحّت أداة مزامنة { $count } ملفات جانباً، وتُقرأ مع المشروع
    [many] نحّت أداة مزامنة { $count } ملفاً جانباً، وتُقرأ مع المشروع
   *[other] نحّت أداة مزامنة { $count } ملف جانباً، وتُقرأ مع المشروع
    }
choices-put-away = ضم ووضع جانباً
choices-put-away-hint = يُكتب ما فيها في ملفات المشروع، ثم تُنقل إلى المجلد .hashiya-kept ولا تُحذف
# نص أصحّ لوثيقة
replace-title = استبدال النص
replace-path = ملف النص الأصحّ
replace-read = قراءته والبحث عن المقاطع فيه
replace-reading = تجري قراءة النص والبحث عن كل مقطع فيه…
replace-do = استبدال
replace-count-exact = { $count ->
    [zero] لا مقطع بقي في موضعه
    [one] مقطع واحد باقٍ في موضعه
    [two] مقطعان باقيان في موضعيهما
    [few] { $count } مقاطع باقية في مواضعها
    [many] { $count } مقطعاً باقية في مواضعها
   *[other] { $count } مقطع باقية في مواضعها
    }
replace-count-moved = { $count ->
    [zero] لا مقطع ينتقل
    [one] مقطع واحد ينتقل بلفظه
    [two] مقطعان ينتقلان بلفظيهما
    [few] { $count } مقاطع تنتقل بألفاظها
    [many] { $count } مقطعاً تنتقل بألفاظها
   *[other] { $count } مقطع تنتقل بألفاظها
    }
replace-count-folded = { $count ->
    [zero] لا مقطع تغيّر رسمه
    [one] مقطع واحد موجود برسم آخر
    [two] مقطعان موجودان برسم آخر
    [few] { $count } مقاطع موجودة برسم آخر
    [many] { $count } مقطعاً موجودة برسم آخر
   *[other] { $count } مقطع موجودة برسم آخر
    }
replace-count-approximate = { $count ->
    [zero] لا مقطع تغيّرت ألفاظه
    [one] مقطع واحد تغيّرت ألفاظه وعُرف
    [two] مقطعان تغيّرت ألفاظهما وعُرفا
    [few] { $count } مقاطع تغيّرت ألفاظها وعُرفت
    [many] { $count } مقطعاً تغيّرت ألفاظها وعُرفت
   *[other] { $count } مقطع تغيّرت ألفاظها وعُرفت
    }
replace-count-doubtful = { $count ->
    [zero] لا مقطع يحتاج إلى مراجعة
    [one] مقطع واحد مشكوك فيه يُعرض للمراجعة
    [two] مقطعان مشكوك فيهما يُعرضان للمراجعة
    [few] { $count } مقاطع مشكوك فيها تُعرض للمراجعة
    [many] { $count } مقطعاً مشكوك فيها تُعرض للمراجعة
   *[other] { $count } مقطع مشكوك فيها تُعرض للمراجعة
    }
replace-count-none = لم يُرمَّز شيء في هذه الوثيقة بعد
replace-more = { $count ->
    [zero] لا غير
    [one] ومقطع آخر
    [two] ومقطعان آخران
    [few] و{ $count } مقاطع أخرى
    [many] و{ $count } مقطعاً آخر
   *[other] و{ $count } مقطع آخر
    }
replace-kept = يُحفظ النص القديم إلى جانب الجديد، ويمكن التراجع عن ذلك كله معاً. ومقاطع الآخرين تظهر في النص الجديد أيضاً، وتُكتب عند فتحهم المشروع

# مقاطع للمراجعة بعد استبدال نص
review-title = مراجعة المقاطع المنقولة
review-old = النص القديم
review-new = النص الجديد
review-accept = هذا هو المقطع
review-seek = اختياره في النص
review-lost = لم يعد في النص
review-back = السابق
review-next = إرجاء
review-none = لم يبقَ ما يُراجَع
review-no-place = لم يُعثر على المقطع
review-looking = يجري البحث عن المقطع…
review-certain = المقطع معروف يقيناً، ويُكتب موضعه عند فتح المشروع من جديد
review-likeness = التشابه { $likeness }٪
review-hint = ما لم يعد في النص يبقى رمزه ونصه ومذكرته

seal-title = نسخة مشفّرة
seal-what = المشروع كله في ملف واحد، لإرساله أو حفظه، ولا تفتحه إلا عبارة المرور
seal-holds = فيه ترميز الجميع، أياً كان ما يحقّ لكل مُرمِّز الاطلاع عليه في النافذة
seal-passphrase = عبارة المرور
seal-passphrase-again = العبارة نفسها مرة أخرى
seal-show = إظهارها
seal-weak = يسهل تخمينها، وأمتن منها عدة كلمات لا صلة بينها
seal-fair = تصمد أمام الفضوليين. وبكلمة أخرى أو كلمتين تصمد أمام الجميع
seal-strong = عبارة متينة
seal-suggest = اقتراح عبارة
seal-file = الملف
seal-lost = من ضاعت منه عبارة المرور لا سبيل له إلى فتح النسخة، ولا أحد يقدر على مساعدته
seal-do = كتابة
unseal-title = فتح نسخة مشفّرة
unseal-file = النسخة المشفّرة
unseal-folder = مجلد المشروع
unseal-folder-hint = جديد أو فارغ. يكون المشروع فيه من دون تشفير منذ ذلك الحين
unseal-do = فتح
