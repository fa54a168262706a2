# إصدارات دليل الترميز: السجلّ والفروق والاستعادة
change-added = رمز جديد
change-brought-back = عاد بعد حذفه أو دمجه
change-removed = لم يعد موجوداً
change-removed-by = محذوف، { $name }، { $when }
change-merged = مدموج في «{ $into }»، { $name }، { $when }
change-because = { $change }: { $reason }
change-merged-elsewhere = كانت مقاطعه تعني «{ $from }» وصارت تعني «{ $to }»
change-nothing = لا رمز
change-top = أعلى الدليل
change-moved = منقول من «{ $from }» إلى «{ $to }»
change-reordered = تغيّر ترتيبه في مجموعته: صار بعد «{ $after }»
change-reordered-first = تغيّر ترتيبه في مجموعته: صار أولها
change-colour = تغيّر اللون من { $from } إلى { $to }
change-key = تغيّر المفتاح من { $from } إلى { $to }
change-key-given = صار له مفتاح: { $to }
change-key-taken = لم يعد له مفتاح، وكان: { $from }
change-assignable = صار رمزاً تُرمَّز به المقاطع
change-group = صار يجمع غيره فقط
command-line = سطر الأوامر

versions-title = إصدارات دليل الترميز
versions-empty = لا إصدار مسمّى بعد. تُفيد تسمية الدليل قبل تعديله، أو عند بدء جولة أو ختامها، أو حين يُسأل عمّا كان الرمز يعنيه قبل أشهر: يُحفظ الدليل كما هو الآن، وتسهل مقارنة كل تعديل لاحق به
versions-name-now = تسمية الحالة الراهنة
versions-name-hint = يُحفظ الدليل كما هو الآن بكل رموزه، ويبقى كذلك مهما تغيّر لاحقاً
versions-name = الاسم
versions-name-placeholder = مثلاً: بعد التجربة الأولى
versions-reason = السبب
versions-reason-placeholder = ما الذي تقرّر، ومن قرّره
versions-name-taken = هذا الاسم لإصدار آخر
versions-as-now = الدليل الآن كما في «{ $name }»
versions-not-named = تغيّر الدليل منذ «{ $name }»: { $count ->
    [zero] لا رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $count } رموز
    [many] { $count } رمزاً
   *[other] { $count } رمز
}
versions-do-name = تسمية
versions-log = السجلّ
versions-now = الحالة الراهنة
versions-count = { $count ->
    [zero] لا رموز
    [one] رمز واحد
    [two] رمزان
    [few] { $count } رموز
    [many] { $count } رمزاً
   *[other] { $count } رمز
}
versions-by = { $name }، { $when }
versions-compare = المقارنة
versions-from = من
versions-to = إلى
versions-swap = تبديل الطرفين
versions-same = لا فرق
versions-differ = { $count ->
    [zero] لا فرق
    [one] الفرق في رمز واحد
    [two] الفرق في رمزين
    [few] الفرق في { $count } رموز
    [many] الفرق في { $count } رمزاً
   *[other] الفرق في { $count } رمز
}
versions-bring-back = استعادة «{ $name }»
versions-bring-back-hint = يعود الدليل كما كان. ما حُذف أو دُمج من الرموز بعده يعود ومعه المقاطع التي ما زالت تحمله، أما المقاطع التي نُقلت إلى رمز آخر فتبقى عليه. وتُنحّى الرموز الأحدث منه، وتبقى مقاطعها بلا رمز حتى تعود تلك الرموز. وتُسمّى الحالة الراهنة أولاً، ويكفي تراجع واحد لإلغاء ذلك كله
versions-bring-back-newer = { $tags ->
    [zero] لا رمز أحدث
    [one] رمز واحد أحدث
    [two] رمزان أحدث
    [few] { $tags } رموز أحدث
    [many] { $tags } رمزاً أحدث
   *[other] { $tags } رمز أحدث
}، { $count ->
    [zero] بلا مقاطع
    [one] فيها مقطع واحد
    [two] فيها مقطعان
    [few] فيها { $count } مقاطع
    [many] فيها { $count } مقطعاً
   *[other] فيها { $count } مقطع
}
versions-do-bring-back = استعادة
versions-edit-note = تعديل الاسم والسبب
versions-save-note = حفظ التعديل
versions-before = قبل استعادة «{ $name }»
versions-brought-reason = أحدث من الإصدار «{ $name }» الذي استُعيد
versions-deleted-words = محذوف: { $words }
versions-inserted-words = مضاف: { $words }

# وفي سطر الأوامر
versions-none = لا إصدار مسمّى بعد
versions-named = صار اسم الدليل كما هو الآن «{ $name }»
versions-already = لم يتغيّر الدليل منذ «{ $name }»
versions-brought-back = عاد الدليل كما في «{ $name }»، وسُمّيت حالته قبل ذلك «{ $before }»
versions-brought-back-only = عاد الدليل كما في «{ $name }»
versions-exported = { $count ->
    [zero] لم يُكتب رمز
    [one] كُتب رمز واحد
    [two] كُتب رمزان
    [few] كُتبت { $count } رموز
    [many] كُتب { $count } رمزاً
   *[other] كُتب { $count } رمز
}
error-no-version = لا إصدار باسم «{ $name }» من دليل الترميز
error-no-version-hint = كل الإصدارات: hashiya codebook PROJECT versions
error-version-exists = الإصدار «{ $name }» من دليل الترميز موجود
problem-several-versions = عدة إصدارات من دليل الترميز باسم «{ $name }»
problem-several-versions-hint = معرّفاتها: hashiya codebook PROJECT versions
problem-version-name-taken = هناك إصدار من دليل الترميز باسم «{ $name }»
problem-blank-version = لا بد لإصدار الدليل من اسم
