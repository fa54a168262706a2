# Dialogs
dialog-close = Close
dialog-close-window = Close this window
dialog-cancel = Cancel
dialog-save = Save
choose-folder = Choose folder…
choose-files = Choose files…
choose-place = Choose place…
nothing-chosen = Nothing was chosen. If no window came up to choose in, type the path here
read-file-too-large = { $file } has { $size } MB; { $most } MB are the most that is read
read-file-too-large-hint = Divide the file before you import it
read-file-none = { $file } is no file

# Opening
open-title = Open a project
open-do = Open
open-path = Folder of the project
open-path-hint = Path of the folder
open-recent = Open before
open-missing = Not there
open-now = Open now
open-sample = The sample project
open-sample-hint = A copy of your own, to try and to change

# A new project
new-project-title = New project
new-project-do = Create
new-project-name = Title
new-project-folder = Folder
new-project-folder-placeholder = Path of a new or empty folder
new-project-folder-hint = Every project has a folder of its own, with its texts, tags and annotations
new-project-codebook = Codebook
new-project-default = A codebook of 28 tags
new-project-default-hint = Motives for leaving, barriers, paths, effects and context, each tag with a definition and an example; all of it can be changed
new-project-empty = An empty codebook
new-project-empty-hint = Tags are made while you read

# Who tags
annotator-title = Who is tagging?
annotator-hint = Everyone's annotations are kept under their name, in files of their own. You are asked once; the menu changes it
annotator-known = Known in this project
people-title = People
people-ask = Several annotators are called { $name }. Are they one person?
people-same = The same person
people-two = Different people
people-did = { $name }: { $annotations ->
    [one] one annotation
   *[other] { $annotations } annotations
} in { $documents ->
    [one] one document
   *[other] { $documents } documents
} { $dates }
people-count = { $count ->
    [one] one annotation
   *[other] { $count } annotations
}
people-name = Name
people-rename = Rename
people-is-same-as = Is the same person as…
people-join = Join as one person
people-part = Part from { $name } ({ $id })
people-hint = The annotations of one person under several ids are read as one coding, and undo takes every change back
annotator-new = A new name
annotator-is-known = { $name } is in the project already, and is meant unless you say otherwise
annotator-another = Someone else of this name
annotator-locks = A sync tool and git carry no locks: work under one name in one place at a time
annotator-do = Continue
annotator-needed = Tags are changed in someone's name: first say who is tagging

# Importing
import-title = Import documents
import-do = Import
import-do-several = { $count ->
    [one] Import { $count } file
   *[other] Import { $count } files
    }
import-path = Add files
import-path-hint = Path of a file
import-add = Add
import-kinds = Plain text (.txt) or Markdown (.md). You can also drop files on the window
import-stop = Stop reading
import-progress = { $done } of { $all } read
import-files = Files
import-failed = Failed
import-leave-out = Leave out { $name }
import-reading-one = Reading
import-encoding = Encoding
import-plain = UTF-8, without doubt
import-look = The encoding is a guess: look at the text below, and change it if the text is wrong
import-beginning = How the text begins
import-keep = Keep the original file with the document
import-keep-hint = It stays in the document's folder as it is. Some sources must not be kept
encoding-unknown = Choose an encoding
encoding-utf-8 = UTF-8
encoding-windows-1256 = windows-1256 (Arabic, Windows)
encoding-iso-8859-6 = ISO-8859-6 (Arabic, old)
encoding-utf-16le = UTF-16LE
encoding-utf-16be = UTF-16BE

# About a document
document-title = About the document
document-name = Title
document-name-missing = A document needs a title
document-source = Source
document-author = Author or speaker
document-date = Date
document-date-hint = Kept as written: partial dates (March 2016) and Hijri dates (Rajab 1437) are fine
document-direction = Direction of the text
direction-auto = As most of its letters
direction-rtl = Right to left
direction-ltr = Left to right
direction-hint = A paragraph runs against its document if both its first letter and most of its letters do
document-variables = Variables
variables-none = No variables. Describe the document by names and values, such as gender, age, region
variable-name = Name
variable-value = Value
variable-name-of = Name of variable { $number }
variable-value-of = Value of variable { $number }
variable-add = Add a variable
variable-remove = Remove variable { $number }
document-import = Import
document-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
    }
imported-no-file = It came from no file
imported-file = File: { $name }
imported-encoding = Encoding: { $encoding }
imported-at = Imported on { $when }
imported-original = The original file is kept: { $name }
imported-no-original = The original file is not kept with the document

# A tag
tag-title = Edit tag
new-tag-do = Create
new-tag-apply = Create and tag
tag-name-ar = Name in Arabic
tag-name-en = Name in English
tag-name-missing = A tag needs a name in one of the languages
tag-names-hint = One of the names is enough
in-arabic = In Arabic
in-english = In English
tag-parent = Below
tag-parent-none = Top of the codebook
tag-hue = Colour
tag-hue-less = Fewer degrees
tag-hue-more = More degrees
tag-sample = Tagged passage
tag-key = Key
tag-key-hint = A digit from 1 to 9, or G and then a digit or letter
tag-key-wrong = Neither a digit from 1 to 9, nor G and a digit or letter
tag-key-taken = This is the key of { $name }
tag-assignable = Passages are tagged with it
tag-assignable-hint = What passages are not tagged with is a group that holds tags
reason = Reason
reason-hint = It stays in the codebook with date and name

# Merging, deleting, splitting
merge-title = Merge a tag into another
merge-do = Merge
merge-into = The tag that stays
merge-choose = Choose the tag that stays
merge-mine = { $count ->
    [0] No annotation of mine has this tag
    [one] { $count } annotation of mine gets the tag that stays
   *[other] { $count } annotations of mine get the tag that stays
    }
merge-others = { $count ->
    [0] No annotation of anyone else has this tag
    [one] { $count } annotation of others is read as the tag that stays; their files are not touched
   *[other] { $count } annotations of others are read as the tag that stays; their files are not touched
    }
merge-children = { $count ->
    [one] The tag below it moves below { $name }
   *[other] The { $count } tags below it move below { $name }
    }
merge-undo = All of it can be undone as one
delete-title = Delete a tag
delete-do = Delete
delete-unused = No annotation has this tag
delete-mine = { $count ->
    [0] No annotation of mine has this tag
    [one] { $count } annotation of mine stays where it is, without a tag
   *[other] { $count } annotations of mine stay where they are, without a tag
    }
delete-others = { $count ->
    [0] No annotation of anyone else has this tag
    [one] { $count } annotation of others stays where it is, without a tag; their files are not touched
   *[other] { $count } annotations of others stay where they are, without a tag; their files are not touched
    }

remove-title = Remove from the list
remove-do = Remove
remove-what = Remove "{ $title }" from the list?
remove-uncoded = Nothing is annotated in it
remove-coded = It has { $count ->
    [one] 1 annotation
   *[other] { $count } annotations
    } by { $people ->
    [one] 1 person
   *[other] { $people } people
    }, which leave lists and exports with it
remove-kept = Nothing is deleted. It can be restored at any time under Removed documents
removed-title = Removed documents
removed-restore = Restore
removed-none = No document was removed
removed-hint = A restored document comes back with everyone's annotations and memos
removed-account = Removed { $date } · { $count ->
    [one] 1 annotation
   *[other] { $count } annotations
    }
removed-account-by = Removed { $date } by { $name } · { $count ->
    [one] 1 annotation
   *[other] { $count } annotations
    }
delete-children = { $count ->
    [one] The tag below it moves up a level
   *[other] The { $count } tags below it move up a level
    }
delete-kept = The codebook keeps its name, and deleting can be undone
split-title = Split a tag
split-queue = { $count ->
    [0] No annotation of mine has this tag, so there is nothing to split
    [one] { $count } annotation of mine has this tag and gets one of those chosen
   *[other] { $count } annotations of mine have this tag; each gets one of those chosen
    }
split-others = Annotations of others keep the tag; their annotators split them
split-into = Two or more tags to choose from
split-new = A new tag
split-add = Add
split-too-many = Nine tags are the most, one for each digit
split-begin = Begin
split-progress = Passage { $at } of { $all }
split-skip = Leave its tag
split-back = Back
split-finish = Finish
split-decided = { $count ->
    [0] No annotation gets another tag
    [one] { $count } annotation gets another tag
   *[other] { $count } annotations get other tags
    }
split-left = { $count ->
    [one] { $count } annotation keeps its tag
   *[other] { $count } annotations keep their tag
    }
split-close-hint = Nothing was changed yet. The tag itself stays in the codebook; it can be deleted afterwards
split-resume = Back to the passages
split-do = Apply the tags
split-discard = Discard

# Exporting
export-title = Export excerpts
export-do = Export
export-path = File
export-exists = There is a file in this place, which will be replaced
export-format = Format
export-documents = Documents
export-all-documents = All documents
export-this-document = This document only
export-people = Annotators
export-tags = Tags
export-all-tags = All tags, and what has none yet
export-some-tags = Chosen tags
export-count = { $count ->
    [0] This choice has no excerpts
    [one] This choice has { $count } excerpt
   *[other] This choice has { $count } excerpts
    }

# What was found
findings-title = Check the project
findings-check = Check now
findings-checking = Checking
findings-none = Everything is as it should be
findings-none-opened = Nothing was found when it was opened
findings-hint = Every file is looked at: can it be read, is every span in its text and equal to its quote, is every tag known
findings-kept = Nothing was changed on disk because of it, and what was not understood stays in its file
findings-more = { $count ->
    [one] And { $count } more
   *[other] And { $count } more
    }
findings-stopped = The check stopped before its end

# Layers
layers-title = Layers
layers-people = Whose annotations are shown
layers-me = { $name } (me)
layers-lane = Lane { $lane }
layers-hidden = Hidden
layers-lanes = Everyone who is shown has a lane in the margin, the first one beside the text. Annotations of others are read-only
layers-tags = Annotations of which tags are shown
layers-all-tags = All tags
layers-some-tags = Chosen tags only

# Keys
keys-title = Keys
keys-tagging = Tagging
keys-annotation = The annotation
keys-text = In the text
keys-project = Documents and tags
keys-page = The page
keys-digit = Tag with the tag of this digit
keys-two-strokes = Tag with a tag of two strokes
keys-keep-palette = Tag and keep the palette open
keys-letter = Letter
keys-word = Word
keys-sentence = Sentence
keys-paragraph = Paragraph
keys-line = Ends of the line; with Ctrl, of the text
keys-select = With it: extend the selection
keys-edit-tag = Edit the tag in the list
keys-move-tag = Move the tag in the list
keys-layouts = Keys go by their place on the keyboard, so they work in every layout

# What waits for a choice
choices-title = To be chosen
choices-open = Choose
choices-none = Nothing waits for a choice
choices-which = { $what }, { $number } of { $count }
choices-next = Next
choices-previous = Previous
choices-next-other = Another of { $count } versions
choices-shown = Shown now
choices-other = The other version
choices-written = Written
choices-nothing = (nothing)
choices-differs = { $name }: differs
choices-take-shown = Keep this one
choices-take-other = Take this one
choices-keep-both = Keep both: the other becomes an annotation of its own
choices-theirs = { $name } chooses this: these annotations are changed by their annotator only
choices-undo = Take the last choice back
choices-circle = Tags in a circle
choices-circle-hint = Two people moved tags at the same time, so these tags stand below each other. One of them goes to the top of the tree; the others stay below it
choices-below = “{ $tag }” stands below “{ $above }”
choices-to-top = “{ $tag }” to the top
choices-merged = Tags merged into each other
choices-merged-into = “{ $tag }” was merged into “{ $above }”
choices-merged-hint = Two people merged these tags at the same time, each the other way, so their annotations have no tag. One of them comes back, and the annotations of the others become its own
choices-keep-tag = Keep “{ $tag }”
choices-aside = { $count ->
    [one] A sync tool put { $count } file aside; it is read along
   *[other] A sync tool put { $count } files aside; they are read along
    }
choices-put-away = Join and put away
choices-put-away-hint = What they hold is written to the project's own files; then they are moved to the folder .hashiya-kept, and not deleted
# A better text for a document
replace-title = Replace the text
replace-path = File with the better text
replace-read = Read it and look for the passages
replace-reading = Reading the text and looking for every passage in it…
replace-do = Replace
replace-count-exact = { $count ->
    [one] { $count } passage stands where it was
   *[other] { $count } passages stand where they were
    }
replace-count-moved = { $count ->
    [one] { $count } passage moves, its words unchanged
   *[other] { $count } passages move, their words unchanged
    }
replace-count-folded = { $count ->
    [one] { $count } passage is there in another spelling
   *[other] { $count } passages are there in another spelling
    }
replace-count-approximate = { $count ->
    [one] { $count } passage was changed, and is recognised
   *[other] { $count } passages were changed, and are recognised
    }
replace-count-doubtful = { $count ->
    [one] { $count } passage is doubtful, and comes up for review
   *[other] { $count } passages are doubtful, and come up for review
    }
replace-count-none = Nothing was tagged in this document yet
replace-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
    }
replace-kept = The old text is kept beside the new one, and all of it can be undone as one. What others tagged is found in the new text too; their own app writes it when they next open the project

# Passages to be reviewed after a text was replaced
review-title = Review moved passages
review-old = Old text
review-new = New text
review-accept = This is the passage
review-seek = Choose it in the text
review-lost = It is no longer there
review-back = Back
review-next = Later
review-none = Nothing is left to review
review-no-place = The passage was not found
review-looking = Looking for the passage…
review-certain = The passage is certain, and is written with the next start
review-likeness = { $likeness }% alike
review-hint = What is no longer there keeps its tag, its words and its memo

seal-title = Encrypted copy
seal-what = All of the project in one file, to be sent or kept. Only the passphrase opens it
seal-holds = It holds everyone's coding, whatever each annotator may see in the window
seal-passphrase = Passphrase
seal-passphrase-again = The same again
seal-show = Show it
seal-weak = Easily guessed: several words that do not belong together hold better
seal-fair = It holds against the curious. One or two words more, and it holds against anyone
seal-strong = It holds
seal-suggest = Suggest one
seal-file = File
seal-lost = Whoever loses the passphrase cannot open the copy any more, and nobody can help
seal-do = Write
unseal-title = Open an encrypted copy
unseal-file = Encrypted copy
unseal-folder = Folder for the project
unseal-folder-hint = New or empty. The project lies there unencrypted from then on
unseal-do = Open
