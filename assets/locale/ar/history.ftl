# تغييرات الأيام السابقة، وإعادة ما كان
history-added = إضافة { $kind }
history-changed = تعديل { $kind }
history-deleted = حذف { $kind }
history-chosen-against = اختيار نسخة أخرى من { $kind }
history-none = لا تغييرات محفوظة من الأيام السابقة
restore-finished = تامّة
restore-not-finished = غير تامّة
restore-nothing = كل شيء كما كان في { $when }، فلم يتغيّر شيء
restore-would = لم يتغيّر شيء بعد. لإعادة ما كان في { $when }: ما يعود { $back }، وما يُزال { $gone }، وما يُعدَّل { $changed }
restore-done = عاد كل شيء كما كان في { $when }: ما عاد { $back }، وما أُزيل { $gone }، وما عُدِّل { $changed }. وما كان قبل ذلك باقٍ في سجل التغييرات
problem-whose = رمّز هذه الوثيقةَ أكثر من مُرمِّز: { $name }
problem-whose-hint = يُذكر صاحب المقاطع بالخيار ‎--annotator‎
problem-nobodys = لم يرمّز أحد هذه الوثيقة

backups-none = لا نسخ احتياطية من هذا المشروع
backups-made = أُنشئت النسخة الاحتياطية ليوم { $day }
backups-same = لم يتغيّر شيء منذ النسخة الاحتياطية ليوم { $day }
backups-unpacked = فُكّت النسخة الاحتياطية ليوم { $day } مشروعاً مستقلاً، وعدد ملفاتها { $count }
backups-removed = { $count ->
    [zero] لم تكن هناك نسخ احتياطية
    [one] حُذفت نسخة احتياطية واحدة
    [two] حُذفت نسختان احتياطيتان
    [few] حُذفت { $count } نسخ احتياطية
    [many] حُذفت { $count } نسخة احتياطية
   *[other] حُذفت { $count } نسخة احتياطية
    }
backups-forbidden = لا يجوز أن يخرج شيء من مجلد هذا المشروع، فلا تُنشأ له نسخ احتياطية
backups-allowed = تُنشأ لهذا المشروع نسخة احتياطية كل يوم
backups-left = ما زالت هناك نسخ احتياطية سابقة، عددها { $count }؛ وحذفها بالأمر hashiya backups PROJECT --remove
backup-failed = تعذّر إنشاء نسخة احتياطية أو فتحها: { $file }: { $reason }
backup-failed-hint = لا أثر لذلك على المشروع نفسه
backup-broken = { $file } ليس نسخة احتياطية أو هو تالف: { $reason }
backup-not-empty = { $file } ليس فارغاً
backup-not-empty-hint = تُفكّ النسخة الاحتياطية في مجلد جديد أو فارغ، ولا تحلّ محل مشروع
backup-no-such-day = لا نسخة احتياطية ليوم { $day }
backup-no-such-day-hint = النسخ الموجودة في hashiya backups PROJECT
problem-confined = لا يجوز أن يخرج شيء من مجلد هذا المشروع، فلا تُنشأ نسخة احتياطية
problem-confined-hint = السماح بذلك من جديد بالأمر hashiya backups PROJECT --allow
problem-no-data-folder = ليس في النظام مجلد لبيانات البرامج
withdraw-backups = أُزيلت من النسخ الاحتياطية في هذا الحاسوب، وعددها { $rewritten }؛ وما حُذف من النسخ التالفة: { $removed }
withdraw-backups-elsewhere = هي أيضاً في نسخ احتياطية لنسخة أخرى من المشروع: { $folder }

history-title = سجل التغييرات: { $name }
history-reading = تجري قراءة السجل
history-empty = لم يتغيّر شيء في هذه الوثيقة منذ بدأ سجلها
history-empty-hint = من الآن فصاعداً يُحفظ هنا كل تغيير: ما كان قبله، ومتى تغيّر، ومن غيّره
history-changes = التغييرات
history-before = قبل هذه التغييرات كلها
history-becomes = ←
history-choose = يُختار تغيير ليُعرف ما تُحدثه إعادة مقاطعك إلى ما كانت عليه قبله أو بعده
history-nobody = يُختار المُرمِّز أولاً، فلا تُعاد إلا مقاطعك أنت
history-working = يجري حساب ما سيتغيّر
history-side-before = كما كانت قبل هذا التغيير
history-side-after = كما كانت بعده
history-same = مقاطعك كما كانت { $side ->
    [before] قبل التغيير الذي جرى في
   *[at] في
    } { $when }
history-would = لإعادة مقاطعك إلى ما كانت عليه { $side ->
    [before] قبل التغيير الذي جرى في
   *[at] في
    } { $when }: { $back ->
    [zero] لا يعود شيء
    [one] يعود مقطع واحد
    [two] يعود مقطعان
    [few] تعود { $back } مقاطع
    [many] يعود { $back } مقطعاً
   *[other] يعود { $back } مقطع
    }، { $gone ->
    [zero] ولا يُزال شيء
    [one] ويُزال مقطع واحد
    [two] ويُزال مقطعان
    [few] وتُزال { $gone } مقاطع
    [many] ويُزال { $gone } مقطعاً
   *[other] ويُزال { $gone } مقطع
    }، { $changed ->
    [zero] ولا يُعدَّل شيء
    [one] ويُعدَّل مقطع واحد
    [two] ويُعدَّل مقطعان
    [few] وتُعدَّل { $changed } مقاطع
    [many] ويُعدَّل { $changed } مقطعاً
   *[other] ويُعدَّل { $changed } مقطع
    }
history-finished = تعود الوثيقة تامّة
history-not-finished = تعود الوثيقة غير تامّة
history-will-be-back = يعود
history-will-be-gone = يُزال
history-will-change = يُعدَّل
history-hint = لا مساس بمقاطع الزملاء، ويمكن التراجع عن ذلك
history-restore = إعادة ما كان
history-undo = التراجع عن الإعادة
history-broken = في السجل أسطر لا تُقرأ، عددها { $count }، وفحص المشروع يبيّنها
notice-restored = عادت مقاطعك كما كانت حينها
project-title = بيانات المشروع
project-name-ar = العنوان بالعربية
project-name-en = العنوان بالإنكليزية
project-folder = المجلد: { $path }
project-confined = لا يخرج شيء من مجلد هذا المشروع
project-confined-hint = لا تُنشأ له نسخ احتياطية في موضع آخر، على أي حاسوب يُفتح فيه المشروع
project-sharing = المشاركة
project-sharing-hint = إذا فُتحت نوافذ عدة باسم واحد، على هذا الحاسوب أو على قرص مشترك، كتبت واحدة وقرأت الأخرى. أما أدوات المزامنة وgit فلا تنقل هذه الأقفال، فالمطلوب العمل بالاسم الواحد في موضع واحد في كل مرة. وما تغيّر في موضعين يُحفظ كله وينتظر في «ما ينتظر الاختيار»
project-backups = النسخ الاحتياطية
project-backups-hint = مرة كل يوم في مجلد بيانات المستخدم: نسخ آخر 14 يوماً، ثم نسخة لكل أسبوع من 12 أسبوعاً قبلها
project-backups-hold = فيها ترميز الجميع، أياً كان ما يحقّ لكل مُرمِّز الاطلاع عليه في النافذة
project-backups-none = لا نسخ بعد
project-backups-never = لا تُنشأ نسخ لهذا المشروع لأنه المشروع النموذجي أو لأنه في مجلد مؤقت
project-backups-reading = يجري البحث عن النسخ
project-backups-working = يجري العمل
project-backup-size = { $day } · { $size } ك.ب
project-backup-now = إنشاء نسخة الآن
project-backups-remove = { $count ->
    [zero] حذف النسخ
    [one] حذف نسخة واحدة
    [two] حذف نسختين
    [few] حذف { $count } نسخ
    [many] حذف { $count } نسخة
   *[other] حذف { $count } نسخة
    }
project-backups-left = ما زالت هناك نسخ أُنشئت من قبل
project-backup-to = مجلد جديد للنسخة المختارة
project-backup-unpack = فكّ النسخة
project-backup-unpacked = فُكّت النسخة مشروعاً مستقلاً
project-backup-choose = تُختار نسخة لفكّها في مجلد جديد، ولا تحلّ محل المشروع
