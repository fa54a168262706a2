# Memos: dated notes on the project, its documents, tags and annotations
memo-about-project = Project
memo-about-document = Document
memo-about-tag = Tag
memo-about-annotation = Annotation
memo-about-decision = Decision
memo-blank = A memo needs words
memo-blank-hint = A memo that is not wanted any more can be deleted
memo-already = The memo said that already
memo-none = There is no such memo
tab-details = Details
tab-memos = Memos
tab-memos-count = Memos ({ $count })
tabs-end = Details or memos
memos-all = Whole project
memos-thing = { $kind }: { $name }
memos-order = Group by
memos-by-thing = By thing
memos-by-person = By person
memos-by-date = By date
memo-new = New memo
memo-new-hint = Write a memo on this…
memo-text = Memo by { $author }, { $when }
memo-own-note = The annotation's own memo
memo-written = { $author } · { $when }
memo-rewritten = { $author } · { $when }, changed { $changed }
memo-delete = Delete memo
empty-memos-here = No memo on this yet. Write one above: it is kept with your name and the date as soon as you leave the field
empty-memos-here-read = No memo on this yet
empty-memos-all = No memos in this project yet. Press “Whole project” again to write one on what you are looking at
key-memos = Memos on this
key-memos-also = notes journal write
offer-all-memos = All memos of the project
offer-all-memos-also = notes journal

help-memo = Write, list, change and remove memos on the project, documents, tags and annotations
help-memo-project = Folder of the project
help-memo-write = Write a memo, and print its id once it is saved
help-memo-write-about = On the project as a whole: --about project
help-memo-write-document = On a document, by id, exact title or file name
help-memo-write-tag = On a tag, by id, or by its Arabic or English name
help-memo-write-annotation = On an annotation, by id
help-memo-write-annotator = Author by id or name; one that is not known is added
help-memo-write-text = Text of the memo; - reads it from standard input
help-memo-write-examples =
    Examples:
      hashiya memo interviews write --document old.txt --annotator Salma "Speaks of 2014 only"
      hashiya memo interviews write --about project --annotator Salma - < notes.txt
help-memo-list = List memos, with author, date and what they are about
help-memo-list-about = Only those on the project as a whole: --about project
help-memo-list-document = Only those on this document
help-memo-list-tag = Only those on this tag
help-memo-list-annotation = Only those on this annotation
help-memo-list-annotator = Only those by this annotator
help-memo-list-since = Only those written on this day or at this time, or later
help-memo-list-until = Only those written on this day or at this time, or earlier
help-memo-list-order = thing, person or date, the latest first (otherwise thing)
help-memo-list-json = A JSON array for other programs
help-memo-list-examples =
    Examples:
      hashiya memo interviews list --tag "Broken promises"
      hashiya memo interviews list --order date --since 2026-11-20 --json
help-memo-change = Give a memo another text
help-memo-change-memo = Id of the memo
help-memo-change-text = The new text; - reads it from standard input
help-memo-remove = Delete a memo
help-memo-remove-memo = Id of the memo
