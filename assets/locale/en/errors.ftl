# What went wrong; a key with -hint says what to do about it
# Edits
error-no-document = There is no document { $name } in this project
error-no-annotation = There is no annotation { $name } in this project
error-no-tag = There is no tag { $name } in the codebook
error-no-annotator = There is no annotator { $name } in this project
error-no-round = There is no round { $name } in this project
error-annotation-exists = There is an annotation { $name } already
error-tag-exists = There is a tag { $name } already
error-document-exists = There is a document { $name } already
error-annotator-exists = There is an annotator { $name } already
error-round-exists = There is a round { $name } already
error-tag-circle = The tag { $name } cannot stand below itself
error-tag-is-group = { $name } is a group of tags, not a tag for passages
error-tag-is-group-hint = Choose one of the tags below it

# Spans
error-span-beyond = The span { $span } goes beyond the text, which has { $length ->
    [one] { $length } character
   *[other] { $length } characters
    }
error-span-empty = The span { $span } holds nothing
error-cuts-grapheme = The span { $span } cuts a grapheme at { $at }
error-cuts-grapheme-hint = A letter and its marks stay together: move the bound before the letter or after its marks
