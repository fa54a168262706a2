# The window: title, header, footer, strips
app-name = Hashiya
title-saved = { $project } — Hashiya
title-saving = { $project } (saving) — Hashiya
title-not-saved = { $project } (not saved) — Hashiya
title-read-only = { $project } (read-only) — Hashiya
first-round = First round
annotator-unknown = Who is tagging?
annotator-button = Tagging: { $name }
document-finish = Mark finished
document-finished = Finished
document-open = Not finished yet
document-unread = Not read yet
document-read = { $percent }% read
document-read-whole = Read to the end
layers = Layers
panel-start = Tags and documents
panel-end = The annotation and those of the document
page-paragraphs = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
    }
page-face = Letters
page-fill = Lines
fill-ragged = Ragged
fill-spaces = Justified by spaces
fill-kashida = Justified by kashida and spaces
theme-light = Light
theme-sepia = Sepia
theme-dark = Dark
footer-paragraph = Paragraph { $at } of { $count }
footer-mine = { $count ->
    [one] { $count } annotation of mine
   *[other] { $count } annotations of mine
    }
footer-all = { $count } by everyone in this document
footer-selected = { $count ->
    [one] { $count } character selected
   *[other] { $count } characters selected
    }
footer-bounds = Moving bounds: arrows move the end, with Shift the start, with Ctrl by letters; Enter ends
footer-stroke = { $key } pressed: waiting for the second key
saved = Saved
saving = Saving
not-saved = Not saved
read-only = Read-only
save-again = Save again
dismiss = Dismiss
details = Details
scroll-bar = Place in the document
map-annotations = { $count ->
    [one] { $count } annotation
   *[other] { $count } annotations
}
margin-more = { $count ->
    [one] { $count } more annotation here
   *[other] { $count } more annotations here
}
stop = Stop
opening-project = Reading the project
opening-project-hint = { $path }
empty-no-project = No project is open
empty-no-project-hint = Open or make a project from the menu, or drop its folder here
empty-no-document = No document yet
empty-no-document-hint = Import texts with Ctrl I, or drop files here
sample-banner = This is the sample project: try everything, it is a copy of your own

# Notices
notice-no-locks = This drive has no locks, so Hashiya cannot tell whether the project is open elsewhere
notice-no-locks-hint = Work on it in one window and on one computer at a time, or move the project to another drive
notice-nothing-selected = There is nothing to tag here
notice-nothing-selected-hint = Select a passage by dragging or with Shift and the arrows
notice-already-tagged = This passage has that tag already
notice-findings = { $count ->
    [one] { $count } thing in this project is not as it should be
   *[other] { $count } things in this project are not as they should be
    }
notice-findings-hint = Nothing was changed on disk; look at the details
notice-save-failed = Not saved: { $reason }
notice-arrived = Annotations by { $names } were changed on disk, and are shown as they are now
notice-arrived-parts = Changed on disk, and shown as it is now: { $what }
arrived-project = the project's title and people
arrived-rounds = the rounds
arrived-memos = memos
arrived-codebook = the codebook
arrived-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
    }
notice-equal-names = Several annotators are called { $name }: one person or several?
people-ask-do = See who
notice-changed-one = Changed elsewhere: { $what }
notice-changed-several = { $others ->
    [one] Changed elsewhere: { $what } and one more thing
   *[other] Changed elsewhere: { $what } and { $others } more things
    }
changed-mine = your annotations of “{ $title }”
changed-theirs = annotations of “{ $title }” by { $name }
changed-document = what is known of “{ $title }”
changed-new = new: { $count }
changed-else = changed: { $count }
changed-gone = gone: { $count }
notice-changed-hint = Read again to see both
read-again = Read again
notice-closing-unsaved = There are changes that could not be saved: { $reason }
notice-closing-unsaved-hint = Mend that and save again; closing once more gives them up
notice-busy = Such a task is still going on
notice-busy-hint = Wait until it has ended, then try again
notice-given-up = What waited for saving was not done: another project was opened meanwhile
notice-no-data-folder = There is no folder for your own data on this system
notice-no-data-folder-hint = Make a project in a folder of your choice
notice-exported = { $count ->
    [one] { $count } excerpt written to { $path }
   *[other] { $count } excerpts written to { $path }
    }
notice-exported-lost = { $count ->
    [one] { $count } of the excerpts is no longer in its text; the column place says lost
   *[other] { $count } of the excerpts are no longer in their texts; the column place says lost
    }
notice-exported-left-out = { $count ->
    [one] { $count } annotation was left out: its document is not in the project
   *[other] { $count } annotations were left out: their documents are not in the project
    }
notice-exported-removed = { $count ->
    [one] { $count } annotation was left out: its document was removed from the list
   *[other] { $count } annotations were left out: their documents were removed from the list
    }
notice-document-removed = "{ $name }" was removed from the list
notice-document-restored = "{ $name }" is in the list again
notice-exporting = Exporting to { $path }…
copy-source = { $title }, paragraph { $paragraph }

# Read aloud by screen readers: the part of a long document, and the tags of the text at the caret.
spoken-part = Paragraphs { $from } to { $to } of { $count }
spoken-tags = Tagged: { $tags }
list-separator = { ", " }

notice-waiting = { $count ->
    [one] { $count } thing was changed in several places at once and waits for a choice
   *[other] { $count } things were changed in several places at once and wait for a choice
    }
notice-followed-merges = { $count ->
    [one] { $count } annotation of yours has the tag now that others merged its tag into; undo takes it back
   *[other] { $count } annotations of yours have the tags now that others merged their tags into; undo takes it back
    }
notice-put-away = { $count ->
    [one] { $count } file was joined and put away in .hashiya-kept
   *[other] { $count } files were joined and put away in .hashiya-kept
    }
notice-left-aside = { $count ->
    [one] { $count } file could not be joined in full and stays where it is
   *[other] { $count } files could not be joined in full and stay where they are
    }
notice-left-aside-hint = What is wrong with them is among the findings
# A text that was replaced
notice-text-replaced = The text was replaced, and the passages moved along
notice-same-text = The document has this text already
notice-same-text-hint = Nothing was changed
notice-moved-along = Passages of yours were found again in a text that has changed, and moved along
review-open = Review
notice-moving = Looking for your passages in texts that were replaced…
notice-unsettled = { $count ->
    [one] { $count } of your passages was not found for certain in a text that was replaced
   *[other] { $count } of your passages were not found for certain in a text that was replaced
    }
seeking = Select this passage in the text: “{ $quote }”
seeking-here = It is here
seeking-stop = Back to the list
seeking-nothing = Nothing is selected
seeking-hint = Select the words that the passage should have

notice-sealing = The encrypted copy is being written: { $percent } %
notice-unsealing = The encrypted copy is being opened: { $percent } %
notice-sealed = The encrypted copy is in { $path }
notice-seal-left-out = Left out of it: { $files }
