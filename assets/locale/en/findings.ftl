# What is wrong with a project on disk; the keys are the kinds of check --json
finding-at-line = { $file }:{ $line }: { $message }
finding-in-file = { $file }: { $message }

finding-unreadable = the file cannot be read: { $reason }
finding-unreadable-hint = It is kept as it is, and nothing is written over it
finding-file-missing = the file is missing
finding-record-missing = the document { $document } has a text and no record; it is not shown
finding-record-missing-hint = If a sync tool is still at work, the record comes by itself; if not, import the text again and delete the folder documents/{ $document }
finding-import-unfinished = the import of the document { $document } was cut short
finding-import-unfinished-hint = Import the file again; what is left of the first attempt is put away when the project is next opened to work on it
finding-import-put-away = an import was cut short; what was there of it was moved here
finding-import-put-away-hint = Import the file again, if that was not done; the folder can be deleted
finding-git-mixes-texts = git is not told here to leave texts alone when both sides replaced one
finding-git-mixes-texts-hint = Write into .gitattributes: documents/*/text*.txt -text -merge
finding-empty-file = the file is empty, without even its first line
finding-empty-file-hint = It is kept as it is; put a copy of it back, or delete the file to begin it anew
finding-torn = the file breaks off here
finding-torn-hint = What could be read is shown; the file is not written to until it is whole again
finding-not-utf8 = byte { $byte } of the line is not UTF-8
finding-nul = the line holds a NUL byte at column { $column }
finding-nul-hint = A crash of the system may have left it; take the line from a copy of the project
finding-byte-order-mark = the file begins with a byte order mark, which some editors put there
finding-long-line = the line has { $size } MB: nobody wrote that by hand
finding-same-name = some systems do not tell this name from { $other }, and lose one of the two
finding-same-name-hint = Give one of them another name
finding-conflict-markers = the file holds the marks of an unfinished merge
finding-conflict-markers-hint = Keep the lines of both sides and delete the marks: lines of both sides together are valid
finding-not-understood = column { $column }: { $reason }: { $text }
finding-not-understood-hint = The line is kept; the file is not written to until the line is mended or deleted
finding-newer-schema = a newer version of Hashiya wrote this file (schema { $found }); the project is read-only
finding-newer-schema-hint = Use the newer version to change the project
finding-older-schema = { $count ->
    [one] This file is of an earlier schema; it is rewritten when it is next written
   *[other] { $count } files, such as this one, are of an earlier schema; each is rewritten when it is next written
    }, and the old one kept
finding-older-schema-hint = hashiya migrate PROJECT rewrites all at once; colleagues then need this version of Hashiya to change them
finding-bad-id = "{ $id }" cannot be an id: only a-z, A-Z, 0-9, - and _ are, up to 64 of them, but no name of a device such as con or nul
finding-duplicate-id = the id { $id } stands for two different things
finding-duplicate-id-hint = Choose one of them (hashiya alternatives lists both), or give one another id in the file; the file is not written to until then
finding-alternatives = { $id } was changed in { $count ->
    [one] { $count } place
   *[other] { $count } places
    } at once; the latest is shown, all are kept
finding-sync-conflict = a sync tool put this version of { $of } aside; its lines are read along
finding-sync-conflict-hint = "To be chosen" in the menu, or hashiya merge PROJECT --put-away, joins it and puts it away
finding-alternatives-hint = "To be chosen" in the menu, or hashiya alternatives PROJECT, shows all versions
finding-outside-project = this is a link, or leads out of the project's folder; it is not followed
finding-changed-elsewhere = another program changed this file
finding-changed-elsewhere-hint = Its changes are kept, and shown when the project is opened again
finding-not-in-journal = the change is saved, but the journal does not remember what was before: { $reason }
finding-not-in-journal-hint = This step will be missing from the history
finding-text-missing = the text of the document { $document } is missing
finding-text-hash-differs = the text of the document { $document } is not the one that was imported
finding-text-hash-differs-hint = Positions may have moved; put the imported text back
finding-texts-differ = the copy has another text for the document { $document }; the project's own is kept
finding-texts-differ-hint = Annotations that were made on the other text may not fit this one: compare the two text.txt
finding-text-not-recorded = another text stands here than the one recorded for the document { $document }; the recorded one is kept beside it and shown
finding-text-not-recorded-hint = If its replacement was broken off, replace the text again; if the file was changed by hand, put the recorded text back or use “replace text”
finding-rewriting-unfinished = names were being replaced, and that could not be brought to its end: some files are old and some are new
finding-rewriting-unfinished-hint = Make the folder writable, close other windows of this project, and open it again
finding-withdrawn-remains = the document { $document } was withdrawn, but something of it is still here, or again
finding-withdrawn-remains-hint = hashiya withdraw PROJECT --document { $document } takes it away
finding-withdrawn-left-out = the copy has { $annotations ->
    [one] { $annotations } annotation
   *[other] { $annotations } annotations
    } of the withdrawn document { $document }, which { $annotations ->
    [one] was
   *[other] were
    } left out
finding-withdrawn-left-out-hint = The document was withdrawn, so nothing of it may be kept: tell whose annotations these are, and withdraw it from that copy too
finding-document-missing = there is no document { $document }
finding-span-beyond-text = the annotation { $annotation } covers { $span }, but the text has { $length ->
    [one] { $length } character
   *[other] { $length } characters
    }
finding-empty-span = the annotation { $annotation } covers nothing ({ $span })
finding-cuts-grapheme = the annotation { $annotation } ({ $span }) cuts a grapheme at { $at }: a letter and its marks stay together
finding-span-beyond-text-hint = Its annotator finds the passage again by "Review moved passages" in the menu
finding-quote-differs-hint = Its annotator finds the passage again by "Review moved passages" in the menu
finding-quote-differs = the annotation { $annotation } quotes "{ $quote }", but the text has "{ $text }" there
finding-version-missing = the tags of the version { $version } of the codebook are not here in full; it is not shown until they are
finding-version-missing-hint = The file may still be on its way: bring it from a colleague's copy by git or hashiya merge
finding-version-differs = the tags of the version { $version } of the codebook are not those that were named
finding-version-differs-hint = Someone changed the file; the right one is in a colleague's copy or in git
finding-unknown-tag = the annotation { $annotation } has a tag that is not in the codebook: { $tag }
finding-tag-circle = the tag { $tag } stands below itself; it is shown at the top
finding-tag-circle-hint = Move it where it belongs, or choose which one goes to the top: "To be chosen" in the menu, or hashiya alternatives PROJECT
finding-parent-missing = the tag { $tag } stands below { $other }, which does not exist; it is shown at the top
finding-merge-target-missing = the tag { $tag } was merged into { $other }, which does not exist
finding-merge-circle = the tag { $tag } was merged, by way of others, into itself
finding-merge-circle-hint = Its annotations are shown without a tag; choose which one comes back: "To be chosen" in the menu, or hashiya alternatives PROJECT
finding-equal-names = the annotators { $annotators } may be one person: all are called { $name }; hashiya people PROJECT join { $second } --into { $first }, or, for different people, apart { $first } { $second }
finding-join-circle = the annotators { $annotators } were joined into each other; each counts as a person of their own
finding-join-circle-hint = Part one of them (hashiya people PROJECT part ID), then join them in one direction
finding-key-twice = the tags { $tag } and { $other } have the same key { $key }

# What waits for a choice
record-project = title of the project
record-confined = nothing may leave the folder
record-annotator = annotator
record-round = round
record-tag = tag
record-version = version of the codebook
record-document = document
record-state = finished or not
record-annotation = annotation
record-apart = two annotators of one name
record-dropped = deletion in the coding of a joined id
record-memo = memo
fact-quote = Passage
fact-tag = Tag
fact-no-tag = none yet
fact-memo = Memo
fact-flags = Flags
fact-span = Place
fact-from-to = from { $start } to { $end }
fact-before = Before it
fact-after = After it
fact-name = Name
fact-name-en = Name in English
fact-title = Title
fact-title-en = Title in English
fact-parent = Below
fact-top = the top of the tree
fact-definition = Meaning
fact-definition-en = Meaning in English
fact-use-when = When to use it
fact-use-when-en = When to use it, in English
fact-avoid-when = When not to
fact-avoid-when-en = When not to, in English
fact-example = Example
fact-key = Key
fact-colour = Colour
fact-order = Place in the list
fact-group = Only groups others
fact-merged-into = Merged into
fact-reason = Reason
fact-at = Named
fact-tags = Tags
fact-deleted = Deleted
fact-joined-into = Joined into
fact-removed = Removed
fact-about = About
fact-started = Started
fact-first-finished = First finished
fact-about-project = the project
fact-finished = Finished
fact-confined = Nothing may leave the folder
fact-closed = Closed
fact-source = Source
fact-author = Author
fact-date = Date
fact-variables = Variables
fact-direction = Direction
fact-file = File
fact-text = Text, where they part
fact-yes = yes
fact-no = no
