# ما تعذّر؛ والمفتاح المنتهي بـ -hint يقول ما العمل
# التعديلات
error-no-document = لا وثيقة باسم { $name } في هذا المشروع
error-no-annotation = لا مقطع مرمَّز باسم { $name } في هذا المشروع
error-no-tag = لا رمز باسم { $name } في دليل الترميز
error-no-annotator = لا مُرمِّز باسم { $name } في هذا المشروع
error-no-round = لا جولة باسم { $name } في هذا المشروع
error-annotation-exists = يوجد مقطع مرمَّز باسم { $name } من قبل
error-tag-exists = يوجد رمز باسم { $name } من قبل
error-document-exists = توجد وثيقة باسم { $name } من قبل
error-annotator-exists = يوجد مُرمِّز باسم { $name } من قبل
error-round-exists = توجد جولة باسم { $name } من قبل
error-tag-circle = لا يصحّ أن يكون الرمز { $name } تحت نفسه
error-tag-is-group = { $name } مجموعة رموز لا رمز يُطبَّق على المقاطع
error-tag-is-group-hint = المطلوب أحد الرموز التي تحتها

# المواضع
error-span-beyond = الموضع { $span } يتجاوز النص، وفيه { $length ->
    [zero] صفر من الأحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $length } أحرف
    [many] { $length } حرفًا
   *[other] { $length } حرف
    }
error-span-empty = لا شيء في الموضع { $span }
error-cuts-grapheme = الموضع { $span } يفصل الحرف وحركاته (grapheme) عند { $at }
error-cuts-grapheme-hint = الحرف وحركاته وحدة واحدة: المطلوب نقل الحدّ إلى ما قبل الحرف أو ما بعد حركاته
