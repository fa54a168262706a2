# Names replaced by others: on the command line and in the window
names-no-table = line { $line } is not as a table has it
names-no-column = there is no column "{ $column }"
names-neither = line { $line } says "{ $said }", which is neither yes nor no
names-empty = There is no name in the list
names-no-name = Row { $row } of the list has no name
names-no-replacement = "{ $name }" has no replacement
names-same-name = "{ $name }" is in the list twice
names-chain = "{ $name }" becomes "{ $replacement }", but that holds another name of the list, "{ $other }": done again, one person would become another
names-same-replacement = "{ $name }" and "{ $other }" have the same replacement: nobody can tell them apart afterwards

pseudonyms-in-use = "{ $name }" stands in the texts already, and is to stand for a name too
pseudonyms-annotator = The annotator "{ $name }" has a name of the list; who tagged stays as it is
pseudonyms-waits = { $file } holds versions that wait for a choice; they would keep the names. Choose first
pseudonyms-waits-hint = hashiya alternatives PROJECT lists them
pseudonyms-aside = { $file } was put aside by a sync tool; it would keep the names. Join it first
pseudonyms-aside-hint = hashiya merge PROJECT --put-away joins it
pseudonyms-blocked = { $file } is not as it should be; a name in it could not be found
pseudonyms-blocked-hint = hashiya check PROJECT says what is wrong
pseudonyms-changed = The project was changed since the names were looked for; nothing was done
pseudonyms-changed-hint = Look again
pseudonyms-within = It was begun, but could not be brought to its end ({ $message }). That is done when the project is opened next; backups on this computer that hold the names are deleted then, and not before
pseudonyms-counts = { $certain } certain, { $doubtful } doubtful
pseudonyms-checked = { $certain ->
    [one] { $certain } place is certain
   *[other] { $certain } places are certain
    }, { $doubtful } doubtful; nothing was changed
pseudonyms-will = Names will be replaced at { $count ->
    [one] { $count } place
   *[other] { $count } places
    }, in everyone's annotations too. Former texts and original files of these documents are deleted, and the backups of this computer that hold the names. This cannot be undone
pseudonyms-would = Would replace { $count ->
    [one] { $count } place
   *[other] { $count } places
    }, and leave { $left } as they are; nothing was changed
pseudonyms-done = { $count ->
    [0] No name was found; nothing was changed
    [one] { $count } place was replaced
   *[other] { $count } places were replaced
    }; { $left } doubtful left as they are
pseudonyms-taken = { $count ->
    [one] { $count } file that held the old words was deleted
   *[other] { $count } files that held the old words were deleted
    }: former texts, original files
pseudonyms-backups = { $count ->
    [one] { $count } backup of this computer that held names was deleted
   *[other] { $count } backups of this computer that held names were deleted
    }; a new one is made when the project is opened next
pseudonyms-backups-elsewhere = Backups of another copy of the project still hold names: { $folder }
pseudonyms-left = { $file } still holds a name
pseudonyms-elsewhere = Other copies of the project, exports and backups elsewhere still hold the names. Keep the list apart from the project: whoever has it can undo all this
pseudonyms-git-none = No commit of git holds what was there before
pseudonyms-git-holds = { $count ->
    [one] { $count } commit
   *[other] { $count } commits
    } of git may still hold the names. To purge them, begin a new repository from this folder, have everyone clone it anew, and delete the old one
pseudonyms-file = { $file }: { $count ->
    [one] { $count } name
   *[other] { $count } names
    } replaced, { $left } doubtful left as they are
pseudonyms-exported = { $count ->
    [one] { $count } name
   *[other] { $count } names
    } replaced in what is written, { $left } doubtful left as they are; the project is as it was
problem-names = { $file } cannot be used as a table of names: { $message }
problem-names-hint = It is a table with the columns name, replacement and, if needed, variants (parted by |), as CSV
problem-bad-names = Nothing is replaced by such a list
problem-names-inside = { $file } would lie in the project's folder. It holds the real names: whoever gets the project would get them too
problem-names-inside-hint = Keep it elsewhere, where only those who need it can read it
problem-doubtful = { $count ->
    [one] { $count } place is doubtful
   *[other] { $count } places are doubtful
    }: nothing was done
problem-doubtful-hint = Decide for all of them: --doubtful skip or --doubtful replace; or one by one: write --report FILE, put yes or no into its column replace, and give it with --decisions FILE

doubt-common-word = a common word too
doubt-spelling = spelt otherwise
doubt-clitic = a letter before it
doubt-article = with or without article
doubt-part = one word of the name
doubt-longer-name = in a longer name
doubt-line-end = across a line end
doubt-inside = in a longer word

field-name-ar = Arabic name
field-name-en = English name
field-definition-ar = Arabic definition
field-definition-en = English definition
field-use-when-ar = when to use it (Arabic)
field-use-when-en = when to use it (English)
field-avoid-when-ar = when not to use it (Arabic)
field-avoid-when-en = when not to use it (English)
field-example = example
field-reason = reason
field-title = title
field-source = source
field-author = author
field-date = date
field-file-name = file name
field-variable = variable
field-text = text
field-memo = memo
field-quote = quote

help-import-pseudonyms = List of names and replacements (CSV): names are replaced before anything is stored, also in titles and file names; the files themselves are not kept
help-import-doubtful = Where it is doubtful whether a word is a name: list (the file is not imported; otherwise), skip or replace
help-import-decisions = A report of pseudonyms check in which its column replace says yes or no
help-export-pseudonyms = List of names and replacements (CSV): names are replaced in what is written; the project stays as it is
help-export-doubtful = Where it is doubtful whether a word is a name: list (nothing is written; otherwise), skip or replace
help-export-decisions = A report of pseudonyms check in which its column replace says yes or no

help-pseudonyms = Put other names in the place of names, in texts, quotes, titles, memos, variables and the codebook
help-pseudonyms-examples =
    The list is a table with the columns name, replacement and, if needed, variants (other spellings, parted by |). It is the key to the real names: keep it apart from the project.

    Examples:
      hashiya pseudonyms check interviews --list ../names.csv --report ../names-found.csv
      hashiya pseudonyms apply interviews --list ../names.csv --decisions ../names-found.csv
help-pseudonyms-check = Say where names stand, and what is doubtful; nothing is changed
help-pseudonyms-check-project = Folder of the project
help-pseudonyms-check-list = List of names and replacements (CSV)
help-pseudonyms-check-document = Only this document: id, title or file name
help-pseudonyms-check-report = Table of every place to write (CSV); it holds the real names too
help-pseudonyms-check-json = As JSON for other programs
help-pseudonyms-apply = Write the project anew with other names, in everyone's files; this cannot be undone
help-pseudonyms-apply-project = Folder of the project
help-pseudonyms-apply-list = List of names and replacements (CSV)
help-pseudonyms-apply-document = Only this document: id, title or file name
help-pseudonyms-apply-report = Table of every place to write (CSV); it holds the real names too
help-pseudonyms-apply-json = As JSON for other programs
help-pseudonyms-apply-doubtful = Where it is doubtful whether a word is a name: list (nothing is done at all; otherwise), skip or replace
help-pseudonyms-apply-decisions = A report in which its column replace says yes or no
help-pseudonyms-apply-dry-run = Change nothing; only say what would be done
help-pseudonyms-apply-yes = Do it without asking

menu-pseudonyms = Replace names…
names-title = Replace names
names-about = Names are replaced by others in texts, quotes, titles, memos, variables and the codebook, also with the letters that stick to them. The list is the key to the real names: keep it apart from the project, where only those who need it can read it
names-file = File of the list (CSV)
names-inside = This is in the project's folder. Whoever gets the project would get the real names too: choose another folder
names-read = Read the list
names-save = Save the list
names-were-read = { $count ->
    [one] { $count } name was read
   *[other] { $count } names were read
    }
names-were-saved = The list is saved
names-name = Name
names-replacement = Replacement
names-variants = Other spellings, parted by |
names-add = Add a row
names-remove = Remove row { $number }
names-more = { $count ->
    [one] { $count } more row is not shown
   *[other] { $count } more rows are not shown
    }; a long list is edited in its file
names-everywhere = In the whole project
names-this-document = In this document only
names-look = Look for the names
names-looking = Looking… { $percent }%
names-none = None of these names was found
names-count = { $name } → { $replacement }: { $certain } certain, { $doubtful } doubtful
names-doubtful = What is doubtful
names-which = { $at } of { $all }; { $open ->
    [0] all are decided
    [one] { $open } is not decided
   *[other] { $open } are not decided
    }
names-why = "{ $name }"? { $doubt }; { $holder }, { $field }
names-is = As it stands
names-becomes = As it would stand
names-yes = It is the name: replace
names-no = It is not: leave it
names-yes-like = Replace all like it
names-no-like = Leave all like it
names-yes-rest = Replace all undecided
names-no-rest = Leave all undecided
names-report = Write a report beside the list
names-report-hint = A table of every place, with the real names in it
names-cannot-be-undone = This cannot be undone. Everyone's annotations are rewritten; former texts and original files of the documents that change are deleted, and so are backups of this computer that hold the names. Others should have saved, and take this version before they go on
names-sure = I know that this cannot be undone
names-do = { $count ->
    [0] Replace
    [one] Replace in { $count } place
   *[other] Replace in { $count } places
    }
names-replace = Replace names by a list
names-replace-hint = Before anything is stored or written. The list is the key to the real names: keep it apart from the project
names-doubts-stay = Leave what is doubtful
names-doubts-go = Replace what is doubtful too
names-in-file = { $count ->
    [0] No name was replaced
    [one] { $count } name was replaced
   *[other] { $count } names were replaced
    }; { $left } doubtful left as they are
pseudonyms-writing = Replacing names
pseudonyms-writing-hint = The project is written anew and opens again in a moment
pseudonyms-notice = { $count ->
    [one] Names were replaced in { $count } place
   *[other] Names were replaced in { $count } places
    }
pseudonyms-report-failed = { $message }. No name was replaced, since the report comes first
names-back-to-list = Back to the list
