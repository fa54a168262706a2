# المذكرات: ملاحظات مؤرَّخة على المشروع ووثائقه ورموزه ومقاطعه
memo-about-project = المشروع
memo-about-document = وثيقة
memo-about-tag = رمز
memo-about-annotation = مقطع مرمَّز
memo-about-decision = حسم
memo-blank = لا بدّ للمذكرة من نصّ
memo-blank-hint = المذكرة التي لم تعد مطلوبة يمكن حذفها
memo-already = هذا هو نصّ المذكرة من قبل
memo-none = لا مذكرات كهذه
tab-details = التفاصيل
tab-memos = المذكرات
tab-memos-count = المذكرات ({ $count })
tabs-end = التفاصيل أو المذكرات
memos-all = المشروع كلّه
memos-thing = { $kind }: { $name }
memos-order = التجميع
memos-by-thing = حسب الموضوع
memos-by-person = حسب الكاتب
memos-by-date = حسب التاريخ
memo-new = مذكرة جديدة
memo-new-hint = كتابة مذكرة هنا…
memo-text = مذكرة { $author }، { $when }
memo-own-note = مذكرة المقطع نفسه
memo-written = { $author } · { $when }
memo-rewritten = { $author } · { $when }، وعُدّلت { $changed }
memo-delete = حذف المذكرة
empty-memos-here = لا مذكرات هنا بعد. ما يُكتب في الحقل أعلاه يُحفظ باسم كاتبه وتاريخه عند مغادرة الحقل
empty-memos-here-read = لا مذكرات هنا بعد
empty-memos-all = لا مذكرات في هذا المشروع بعد. بالضغط على «المشروع كلّه» مرة أخرى تُكتب مذكرة على المعروض الآن
key-memos = المذكرات على المعروض
key-memos-also = ملاحظات يوميات كتابة
offer-all-memos = كل مذكرات المشروع
offer-all-memos-also = ملاحظات يوميات

help-memo = كتابة مذكرات على المشروع ووثائقه ورموزه ومقاطعه، وسردها وتعديلها وحذفها
help-memo-project = مجلد المشروع
help-memo-write = كتابة مذكرة، وطباعة معرّفها بعد حفظها
help-memo-write-about = على المشروع كلّه: --about project
help-memo-write-document = على وثيقة، بمعرّفها أو عنوانها التام أو اسم ملفها
help-memo-write-tag = على رمز، بمعرّفه أو باسمه العربي أو الإنكليزي
help-memo-write-annotation = على مقطع مرمَّز، بمعرّفه
help-memo-write-annotator = الكاتب بمعرّفه أو اسمه؛ غير المعروف يُضاف
help-memo-write-text = نصّ المذكرة؛ والعلامة - تقرؤه من الدخل القياسي
help-memo-write-examples =
    أمثلة:
      hashiya memo interviews write --document old.txt --annotator سلمى "لا يتكلم إلا عن 2014"
      hashiya memo interviews write --about project --annotator سلمى - < notes.txt
help-memo-list = سرد المذكرات بكاتبها وتاريخها وما كُتبت عليه
help-memo-list-about = ما كُتب على المشروع كلّه فقط: --about project
help-memo-list-document = ما كُتب على هذه الوثيقة فقط
help-memo-list-tag = ما كُتب على هذا الرمز فقط
help-memo-list-annotation = ما كُتب على هذا المقطع فقط
help-memo-list-annotator = مذكرات هذا المُرمِّز فقط
help-memo-list-since = ما كُتب في هذا اليوم أو الوقت أو بعده فقط
help-memo-list-until = ما كُتب في هذا اليوم أو الوقت أو قبله فقط
help-memo-list-order = thing حسب الموضوع أو person حسب الكاتب أو date حسب التاريخ والأحدث أولاً (وإلا فحسب الموضوع)
help-memo-list-json = مصفوفة JSON لبرامج أخرى
help-memo-list-examples =
    أمثلة:
      hashiya memo interviews list --tag "وعود كاذبة وزيف الشعارات"
      hashiya memo interviews list --order date --since 2026-11-20 --json
help-memo-change = تعديل نصّ مذكرة
help-memo-change-memo = معرّف المذكرة
help-memo-change-text = النصّ الجديد؛ والعلامة - تقرؤه من الدخل القياسي
help-memo-remove = حذف مذكرة
help-memo-remove-memo = معرّف المذكرة
