# The window: title, header, footer, strips
app-name = حاشية
title-saved = { $project } — حاشية
title-saving = { $project } (جارٍ الحفظ) — حاشية
title-not-saved = { $project } (غير محفوظ) — حاشية
title-read-only = { $project } (للقراءة فقط) — حاشية
first-round = الجولة الأولى
annotator-unknown = مَن المُرمِّز؟
annotator-button = المُرمِّز: { $name }
document-finish = إتمام الوثيقة
document-finished = وثيقة تامّة
document-open = لم تتمّ بعد
document-unread = لم يُقرأ بعد
document-read = قُرئ { $percent }٪
document-read-whole = قُرئ كلّه
layers = الطبقات
panel-start = الرموز والوثائق
panel-end = المقطع المرمَّز ومقاطع الوثيقة
page-paragraphs = { $count ->
    [zero] بلا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $count } فقرات
    [many] { $count } فقرة
   *[other] { $count } فقرة
    }
page-face = الخط
page-fill = ملء الأسطر
fill-ragged = بلا ضبط
fill-spaces = ضبط بالمسافات
fill-kashida = ضبط بالكشيدة والمسافات
theme-light = فاتح
theme-sepia = ورقيّ
theme-dark = داكن
footer-paragraph = الفقرة { $at } من { $count }
footer-mine = { $count ->
    [zero] لا مقاطع لي
    [one] مقطع واحد لي
    [two] مقطعان لي
    [few] { $count } مقاطع لي
    [many] { $count } مقطعاً لي
   *[other] { $count } مقطع لي
    }
footer-all = { $count ->
    [zero] لا مقاطع في هذه الوثيقة
    [one] مقطع واحد للجميع في هذه الوثيقة
    [two] مقطعان للجميع في هذه الوثيقة
    [few] { $count } مقاطع للجميع في هذه الوثيقة
    [many] { $count } مقطعاً للجميع في هذه الوثيقة
   *[other] { $count } مقطع للجميع في هذه الوثيقة
    }
footer-selected = { $count ->
    [zero] لا تحديد
    [one] محرف واحد محدَّد
    [two] محرفان محدَّدان
    [few] { $count } محارف محدَّدة
    [many] { $count } محرفاً محدَّداً
   *[other] { $count } محرف محدَّد
    }
footer-bounds = تعديل الحدود: الأسهم للنهاية، ومع Shift للبداية، ومع Ctrl حرفاً حرفاً، وEnter للإنهاء
footer-stroke = ضُغط { $key }: بانتظار المفتاح الثاني
saved = محفوظ
saving = جارٍ الحفظ
not-saved = غير محفوظ
read-only = للقراءة فقط
save-again = إعادة الحفظ
dismiss = إخفاء
details = التفاصيل
scroll-bar = الموضع في الوثيقة
map-annotations = { $count ->
    [one] مقطع مرمَّز واحد
    [two] مقطعان مرمَّزان
    [few] { $count } مقاطع مرمَّزة
    [many] { $count } مقطعاً مرمَّزاً
   *[other] { $count } مقطع مرمَّز
}
margin-more = { $count ->
    [one] مقطع مرمَّز آخر هنا
    [two] مقطعان مرمَّزان آخران هنا
    [few] { $count } مقاطع مرمَّزة أخرى هنا
    [many] { $count } مقطعاً مرمَّزاً آخر هنا
   *[other] { $count } مقطع مرمَّز آخر هنا
}
stop = إيقاف
opening-project = جارٍ قراءة المشروع
opening-project-hint = { $path }
empty-no-project = لا مشروع مفتوحاً
empty-no-project-hint = يمكن فتح مشروع أو إنشاؤه من القائمة، أو إفلات مجلده هنا
empty-no-document = لا وثائق بعد
empty-no-document-hint = استيراد النصوص بالمفتاحين Ctrl I أو بإفلات الملفات هنا
sample-banner = هذا مشروع نموذجي للتجربة: نسخة خاصة بك، وكل ما فيها قابل للتغيير

# Notices
notice-no-locks = لا أقفال في هذا القرص، فلا سبيل إلى معرفة ما إذا كان المشروع مفتوحاً في موضع آخر
notice-no-locks-hint = الأسلم العمل فيه من نافذة واحدة وحاسوب واحد في كل مرة، أو نقل المشروع إلى قرص آخر
notice-nothing-selected = لا شيء هنا لترميزه
notice-nothing-selected-hint = تحديد المقطع يكون بالسحب أو بمفتاح Shift مع الأسهم
notice-already-tagged = لهذا المقطع هذا الرمز من قبل
notice-findings = { $count ->
    [zero] لا ملاحظات على هذا المشروع
    [one] في هذا المشروع أمر واحد ليس على ما ينبغي
    [two] في هذا المشروع أمران ليسا على ما ينبغي
    [few] في هذا المشروع { $count } أمور ليست على ما ينبغي
    [many] في هذا المشروع { $count } أمراً ليس على ما ينبغي
   *[other] في هذا المشروع { $count } أمر ليس على ما ينبغي
    }
notice-findings-hint = لم يُغيَّر شيء على القرص، والتفاصيل تبيّن ما وُجد
notice-save-failed = لم يُحفظ: { $reason }
notice-arrived = تغيّرت على القرص مقاطع { $names }، وهي معروضة الآن كما صارت
notice-arrived-parts = تغيّر على القرص: { $what }؛ وهو معروض الآن كما صار
arrived-project = بيانات المشروع
arrived-rounds = الجولات
arrived-memos = المذكرات
arrived-codebook = دليل الترميز
arrived-documents = { $count ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $count } وثائق
    [many] { $count } وثيقة
   *[other] { $count } وثيقة
    }
notice-equal-names = أكثر من مُرمِّز باسم { $name }: شخص واحد أم أكثر؟
people-ask-do = عرضهم
notice-changed-one = تغيّر في مكان آخر: { $what }
notice-changed-several = { $others ->
    [zero] تغيّر في مكان آخر: { $what }
    [one] تغيّر في مكان آخر: { $what } وشيء آخر
    [two] تغيّر في مكان آخر: { $what } وشيئان آخران
    [few] تغيّر في مكان آخر: { $what } و{ $others } أشياء أخرى
    [many] تغيّر في مكان آخر: { $what } و{ $others } شيئاً آخر
   *[other] تغيّر في مكان آخر: { $what } و{ $others } شيء آخر
    }
changed-mine = مقاطعي في «{ $title }»
changed-theirs = مقاطع { $name } في «{ $title }»
changed-document = بيانات «{ $title }»
changed-new = الجديد: { $count }
changed-else = المعدَّل: { $count }
changed-gone = المحذوف: { $count }
notice-changed-hint = إعادة القراءة تعرض ما هنا وما هناك معاً
read-again = إعادة القراءة
notice-closing-unsaved = توجد تغييرات تعذّر حفظها: { $reason }
notice-closing-unsaved-hint = يلزم إصلاح ذلك ثم إعادة الحفظ، أما الإغلاق مرة أخرى فيتخلّى عنها
notice-busy = مهمة من هذا النوع لم تنتهِ بعد
notice-busy-hint = المطلوب انتظار انتهائها ثم المحاولة من جديد
notice-given-up = لم يُنفَّذ ما كان ينتظر الحفظ، لأن مشروعاً آخر فُتح
notice-no-data-folder = لا مجلد للبيانات الشخصية في هذا النظام
notice-no-data-folder-hint = يمكن إنشاء مشروع في أي مجلد آخر
notice-exported = { $count ->
    [zero] لم يُكتب أي مقتطف إلى { $path }
    [one] كُتب مقتطف واحد إلى { $path }
    [two] كُتب مقتطفان إلى { $path }
    [few] كُتبت { $count } مقتطفات إلى { $path }
    [many] كُتب { $count } مقتطفاً إلى { $path }
   *[other] كُتب { $count } مقتطف إلى { $path }
    }
notice-exported-lost = { $count ->
    [zero] كل المقتطفات في نصوصها
    [one] من المقتطفات واحد لم يعد في نصّه؛ علامته lost في العمود place
    [two] من المقتطفات اثنان لم يعودا في نصّيهما؛ علامتهما lost في العمود place
    [few] من المقتطفات { $count } لم تعد في نصوصها؛ علامتها lost في العمود place
    [many] من المقتطفات { $count } لم تعد في نصوصها؛ علامتها lost في العمود place
   *[other] من المقتطفات { $count } لم تعد في نصوصها؛ علامتها lost في العمود place
    }
notice-exported-left-out = { $count ->
    [zero] لم يُترك مقطع
    [one] تُرك مقطع واحد: وثيقته ليست في المشروع
    [two] تُرك مقطعان: وثيقتهما ليست في المشروع
    [few] تُركت { $count } مقاطع: وثائقها ليست في المشروع
    [many] تُرك { $count } مقطعاً: وثائقها ليست في المشروع
   *[other] تُرك { $count } مقطع: وثائقها ليست في المشروع
    }
notice-exported-removed = { $count ->
    [zero] لم يُترك مقطع
    [one] تُرك مقطع واحد: وثيقته مُزالة من القائمة
    [two] تُرك مقطعان: وثيقتهما مُزالة من القائمة
    [few] تُركت { $count } مقاطع: وثائقها مُزالة من القائمة
    [many] تُرك { $count } مقطعاً: وثائقها مُزالة من القائمة
   *[other] تُرك { $count } مقطع: وثائقها مُزالة من القائمة
    }
notice-document-removed = أُزيلت «{ $name }» من القائمة
notice-document-restored = عادت «{ $name }» إلى القائمة
notice-exporting = جارٍ التصدير إلى { $path }…
copy-source = { $title }، الفقرة { $paragraph }

# Read aloud by screen readers: the part of a long document, and the tags of the text at the caret.
spoken-part = الفقرات { $from } إلى { $to } من { $count }
spoken-tags = مرمَّز: { $tags }
list-separator = { "، " }

notice-waiting = { $count ->
    [zero] لا شيء ينتظر الاختيار
    [one] عُدّل شيء واحد في مواضع عدة في آن واحد، وينتظر الاختيار
    [two] عُدّل شيئان في مواضع عدة في آن واحد، وينتظران الاختيار
    [few] عُدّلت { $count } أشياء في مواضع عدة في آن واحد، وتنتظر الاختيار
    [many] عُدّل { $count } شيئاً في مواضع عدة في آن واحد، وتنتظر الاختيار
   *[other] عُدّل { $count } شيء في مواضع عدة في آن واحد، وتنتظر الاختيار
    }
notice-followed-merges = { $count ->
    [zero] لم يتغيّر رمز مقطع لك
    [one] صار لمقطع واحد لك الرمزُ الذي دُمج فيه رمزه؛ والتراجع ممكن
    [two] صار لمقطعين لك الرمزُ الذي دُمج فيه رمزاهما؛ والتراجع ممكن
    [few] صار لما عدده { $count } مقاطع لك الرموزُ التي دُمجت فيها رموزها؛ والتراجع ممكن
    [many] صار لما عدده { $count } مقطعاً لك الرموزُ التي دُمجت فيها رموزها؛ والتراجع ممكن
   *[other] صار لما عدده { $count } مقطع لك الرموزُ التي دُمجت فيها رموزها؛ والتراجع ممكن
    }
notice-put-away = { $count ->
    [zero] لم يُنقل ملف
    [one] ضُم ملف واحد ونُقل إلى .hashiya-kept
    [two] ضُم ملفان ونُقلا إلى .hashiya-kept
    [few] ضُمت { $count } ملفات ونُقلت إلى .hashiya-kept
    [many] ضُم { $count } ملفاً ونُقلت إلى .hashiya-kept
   *[other] ضُم { $count } ملف ونُقلت إلى .hashiya-kept
    }
notice-left-aside = { $count ->
    [zero] لم يبقَ ملف في موضعه
    [one] لم يمكن ضم ملف واحد كله، فيبقى في موضعه
    [two] لم يمكن ضم ملفين كلهما، فيبقيان في موضعهما
    [few] لم يمكن ضم { $count } ملفات كلها، فتبقى في موضعها
    [many] لم يمكن ضم { $count } ملفاً كلها، فتبقى في موضعها
   *[other] لم يمكن ضم { $count } ملف كلها، فتبقى في موضعها
    }
notice-left-aside-hint = ما ليس سليماً فيها مذكور في الملاحظات
# نص استُبدل
notice-text-replaced = استُبدل النص ونُقلت المقاطع إليه
notice-same-text = هذا هو نص الوثيقة أصلاً
notice-same-text-hint = لم يتغيّر شيء
notice-moved-along = عُثر على مقاطع لك في نص تغيّر، ونُقلت إلى مواضعها الجديدة
review-open = مراجعة
notice-moving = جارٍ البحث عن المقاطع في النصوص التي استُبدلت…
notice-unsettled = { $count ->
    [zero] لا مقطع يحتاج إلى مراجعة
    [one] مقطع واحد من مقاطعك لم يُعثر عليه يقيناً في نص استُبدل
    [two] مقطعان من مقاطعك لم يُعثر عليهما يقيناً في نص استُبدل
    [few] { $count } مقاطع من مقاطعك لم يُعثر عليها يقيناً في نص استُبدل
    [many] { $count } مقطعاً من مقاطعك لم يُعثر عليها يقيناً في نص استُبدل
   *[other] { $count } مقطع من مقاطعك لم يُعثر عليها يقيناً في نص استُبدل
    }
seeking = المطلوب تحديد هذا المقطع في النص: «{ $quote }»
seeking-here = هو هنا
seeking-stop = العودة إلى القائمة
seeking-nothing = لا شيء محدَّد
seeking-hint = المطلوب تحديد كلمات المقطع

notice-sealing = تُكتب النسخة المشفّرة: { $percent }٪
notice-unsealing = تُفتح النسخة المشفّرة: { $percent }٪
notice-sealed = النسخة المشفّرة في { $path }
notice-seal-left-out = لم يدخل فيها: { $files }
