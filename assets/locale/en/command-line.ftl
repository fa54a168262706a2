# What the command line says besides its results
said-error = error: { $message }
said-warning = warning: { $message }
said-note = note: { $message }
said-more-findings = { $count ->
    [one] { $count } more finding
   *[other] { $count } more findings
    }; hashiya check shows all

new-made = Made the project "{ $title }" with { $tags ->
    [one] { $tags } tag
   *[other] { $tags } tags
    }
check-clean = Every file is as it should be
document-removed = "{ $name }" was removed from the list with { $count ->
    [one] 1 annotation
   *[other] { $count } annotations
    }; nothing of it was deleted
document-removed-hint = hashiya documents PROJECT restore { $id } restores it
document-restored = "{ $name }" is in the list again with { $count ->
    [one] 1 annotation
   *[other] { $count } annotations
    }
documents-none-removed = No document was removed
documents-removed-count = { $count ->
    [one] 1 document was removed from the list
   *[other] { $count } documents were removed from the list
    }: hashiya documents PROJECT removed
withdraw-will = "{ $name }" will be taken out of the project with everything tagged in it, by everyone: { $count ->
    [one] { $count } file
   *[other] { $count } files
    }. This cannot be undone
withdraw-ask = Type yes to go on
withdraw-done = { $count ->
    [0] Nothing of it was left
    [one] { $count } file was taken away
   *[other] { $count } files were taken away
    }; that it was withdrawn and when stays in the project
withdraw-tag-quotes = The example of the tag "{ $name }" quotes this text; change it if it must go too
withdraw-versions = Examples of tags in versions of the codebook quoted this text: { $count ->
    [one] one version is
   *[other] { $count } versions are
} kept without them
withdraw-elsewhere = Other copies of the project, encrypted copies, exports and what people wrote about it elsewhere are not touched
withdraw-git-unknown = The folder is in a git repository, but git could not be asked what it still holds
withdraw-git-none = No commit holds anything of it
withdraw-git-holds = { $count ->
    [one] { $count } commit
   *[other] { $count } commits
    } of git still hold it, named above. To purge them, commit this change first, then in a fresh clone: { $command }; push with --force, have everyone clone anew, and ask the server to collect garbage
problem-not-confirmed = Nothing was done: it was not confirmed
problem-not-confirmed-hint = Answer yes, or give --yes
passphrase-ask = Passphrase (it is not shown)
passphrase-ask-again = The same again
passphrase-weak = This passphrase is easily guessed; several words that do not belong together hold better
problem-no-passphrase = There is no passphrase
problem-no-passphrase-hint = Type it on a terminal, or put it into a file and give --passphrase-file FILE (- for standard input)
problem-passphrases-differ = The two passphrases are not the same
seal-done = { $file } holds the project: { $count ->
    [one] { $count } file
   *[other] { $count } files
    }, encrypted. Without the passphrase nobody can open it, you neither
seal-left-out = Left out: { $file }
seal-left-out-more = { $count ->
    [one] { $count } more was left out
   *[other] { $count } more were left out
    }
unseal-done = The project is in { $folder }: { $count ->
    [one] { $count } file
   *[other] { $count } files
    }
migrate-would = { $count ->
    [0] No file is of an earlier schema
    [one] { $count } file would be rewritten
   *[other] { $count } files would be rewritten
    }
migrate-done = { $count ->
    [0] No file was rewritten
    [one] { $count } file was rewritten; the old one is in .hashiya-kept
   *[other] { $count } files were rewritten; the old ones are in .hashiya-kept
    }
replace-exact = as it was
replace-moved = moved by { $by }
replace-folded = other spelling
replace-approximate = changed, { $likeness }% alike
replace-doubtful = to review, { $likeness }% alike
replace-lost = to review, not found
replace-same = The document has this text already; nothing was changed
replace-would = Would find { $sure } for certain, and leave { $doubtful } to review; nothing was changed
replace-done = The text was replaced: { $sure } found for certain, { $doubtful } to review. The old text is kept beside it
codebook-merging = "{ $tag }" now means "{ $into }": { $count ->
    [one] { $count } annotation
   *[other] { $count } annotations
    }
codebook-deleting = "{ $tag }" is deleted: { $count ->
    [0] no annotation had it
    [one] { $count } annotation stays, without a tag
   *[other] { $count } annotations stay, without a tag
    }

problem-input = Standard input cannot be read: { $reason }
problem-output = Standard output cannot be written: { $reason }
problem-several-documents = Several documents are called "{ $name }"
problem-several-documents-hint = Name the document by its id: hashiya list PROJECT documents
problem-document-removed = "{ $name }" was removed from the list
problem-document-removed-hint = Restore it first: hashiya documents PROJECT restore { $id }
problem-no-removed = No removed document is called "{ $name }"
problem-no-removed-hint = See hashiya documents PROJECT removed
problem-several-removed = Several removed documents are called "{ $name }"
problem-several-removed-hint = Name the document by its id: hashiya documents PROJECT removed
problem-several-tags = Several tags are called "{ $name }"
problem-several-tags-hint = Name the tag by its id: hashiya list PROJECT tags
problem-equal-annotators = "{ $name }" is the name of an annotator who is known, but for case or marks: { $ids }
problem-equal-annotators-hint = Name the annotator by id; --new adds another person
people-joined = Both are "{ $name }" now; "people PROJECT part" takes it back
people-not-joined = "{ $name }" was not joined into anybody
people-is = is { $name }
problem-several-annotators = Several annotators are called "{ $name }"
problem-several-annotators-hint = Name the annotator by id: hashiya people PROJECT list
problem-blank-annotator = The name of the annotator is blank
problem-blank-tag = A tag needs a name
problem-quote-missing = The passage does not occur in "{ $name }"
problem-quote-missing-hint = It must be given exactly, with every vowel mark and space; or give its place with --span START..END
problem-quote-repeated = The passage occurs { $count ->
    [one] { $count } time
   *[other] { $count } times
    } in "{ $name }"
problem-quote-repeated-hint = Give more of it, or its place with --span START..END
problem-merge-into-itself = { $name } cannot be merged into itself
problem-write = { $file } cannot be written: { $reason }
problem-write-no-folder = { $file } cannot be written: its folder is not there
problem-import = { $file }: { $message }
problem-no-encoding = There is no encoding "{ $name }"
problem-no-encoding-hint = Some that there are: utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6

window-no-display = No window can be opened: neither WAYLAND_DISPLAY nor DISPLAY names a display
window-no-display-hint = hashiya tour --out DIR does the whole job without a window; hashiya --help shows every command
window-no-graphics = No window can be opened: { $reason }
window-no-graphics-hint = hashiya tour --out DIR does the whole job without a window; hashiya --help shows every command

export-done = { $count ->
    [one] { $count } excerpt exported
   *[other] { $count } excerpts exported
    }
problem-no-text = Either a project with --document or --text is needed
problem-at-beyond = Code point { $at } is beyond the text, which has { $length ->
    [one] { $length } character
   *[other] { $length } characters
    }
problem-no-place = Either --span or --quote is needed

tour-made = Made the sample project in { $folder }: { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
    }, { $tags ->
    [one] { $tags } tag
   *[other] { $tags } tags
    }
tour-tagged = Tagged "{ $quote }" with "{ $tag }": annotation { $id }
tour-listed = Listed { $count ->
    [one] { $count } annotation
   *[other] { $count } annotations
    } of { $annotators ->
    [one] { $annotators } annotator
   *[other] { $annotators } annotators
    }
tour-checked = Checked every file: all as they should be
tour-exported = Exported { $count ->
    [one] { $count } excerpt
   *[other] { $count } excerpts
    } to { $file }
tour-drawn = Drew "{ $title }" to { $file } ({ $width } × { $height })
tour-end = The same in a window: hashiya open { $folder }

alternatives-none = Nothing waits for a choice
alternatives-shown = (shown)
alternatives-circle = tags that stand below each other in a circle: { $tags }; one of them goes to the top
alternatives-merge-circle = tags that were merged into each other in a circle: { $tags }; one of them comes back, and the annotations of the others become its own
merge-nothing = Nothing is new
merge-file = { $file }: { $added } added, { $replaced } replaced, { $alternatives } to be chosen
merge-copied = { $file }: copied
merge-moved = { $file } is joined, and lies in { $to } now
merge-left = { $file } stays where it is: not all of it could be joined
merge-waits = { $file }: { $id } was changed on both sides and waits for a choice
merge-not-understood = { $file } could not be understood in full; the lines of both sides are in it
merge-itself = { $file } is the project itself
merge-newer = A newer version of Hashiya wrote { $file }
merge-half-replaced = Replacing names was interrupted in { $file }: some of its files are old and some are new
merge-half-replaced-hint = Open that copy once, which completes the replacement, and merge it then
merge-unrelated = { $file } is another project, not a copy of this one
merge-unrelated-hint = Only copies of a project are merged into it; documents of another project are imported
problem-driver-needs = A merge driver needs three files: base, ours, theirs
problem-nothing-waits = Nothing with the id { $name } waits for a choice
problem-nothing-waits-hint = hashiya alternatives PROJECT lists what waits
problem-several-wait = Several files have a record { $name } that waits: { $files }
problem-several-wait-hint = Name one of them with --file
problem-no-version = { $name } has no version { $rev }; it has: { $known }
