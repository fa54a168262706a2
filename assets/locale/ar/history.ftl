# تغييرات الأيام السابقة، وإعادة ما كان
change-added = { $kind }: إضافة
change-changed = { $kind }: تعديل
change-deleted = { $kind }: حذف
change-chosen-against = { $kind }: اختيار نسخة أخرى
history-none = لا تغييرات محفوظة من الأيام السابقة
restore-finished = تامّة
restore-not-finished = غير تامّة
restore-nothing = كل شيء كما كان في { $when }، فلم يتغيّر شيء
restore-would = لم يتغيّر شيء بعد. لإعادة ما كان في { $when }: ما يعود { $back }، وما يُزال { $gone }، وما يُعدَّل { $changed }
restore-done = عاد كل شيء كما كان في { $when }: ما عاد { $back }، وما أُزيل { $gone }، وما عُدِّل { $changed }. وما كان قبل ذلك باقٍ في سجل التغييرات
problem-whose = رمّز هذه الوثيقةَ أكثر من مُرمِّز: { $name }
problem-whose-hint = يُذكر صاحب المقاطع بالخيار ‎--annotator‎
problem-nobodys = لم يرمّز أحد هذه الوثيقة
