# hashiya --help, and wrong usage
help = Reads and tags Arabic text; without a command, the window opens
help-usage = Usage
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-help-flag = Show this help
help-version-flag = Show the version
help-lang = Language of messages: ar or en (otherwise HASHIYA_LANG, then the system's language)
help-as = Only what this annotator may see, by id or name
help-examples =
    Examples:
      hashiya                                      opens the window
      hashiya new interviews --title "Interviews"  makes a project
      hashiya interviews                           opens it in the window
      hashiya import interviews *.txt              puts texts into it
      hashiya tag interviews --document D --annotator Salma --tag T --quote "…"
      hashiya check interviews                     says whether every file is as it should be
      hashiya tour --out tour                      the whole job on the sample, without a window

    Positions count Unicode code points from 0, in the order of the text (the first letter read is the first).
    Exit code: 0 done, 1 findings or a failed job, 2 wrong usage.

help-open = Open the window
help-open-project = Folder of the project; otherwise the last one, or the sample project

help-new = Make a project
help-new-project = Folder to make; it must be new or empty
help-new-codebook = Codebook to begin with: the codebook.ron of another project (otherwise the default codebook)
help-new-title = Title of the project (otherwise the folder's name)
help-new-examples =
    Example:
      hashiya new interviews --title "مقابلات الريحان"

help-import = Put text files into a project, and print the new documents' ids
help-import-project = Folder of the project
help-import-files = Files in .txt or .md; one that cannot be read does not stop the others
help-import-encoding = Encoding of the files: utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6 (otherwise recognised)
help-import-keep-original = Keep each file as it was beside its text
help-import-examples =
    Examples:
      hashiya import interviews article.txt notes.md
      hashiya import interviews old.txt --encoding windows-1256

help-tag = Tag a passage, and print the annotation's id once it is saved
help-tag-project = Folder of the project
help-tag-document = Document by id, exact title or file name
help-tag-annotator = Annotator by id or name; one that is not known is added
help-tag-tag = Tag by id, or by its Arabic or English name
help-tag-span = Where: code points from 0, the end not included; a letter and its marks stay together
help-tag-quote = The passage itself, if it occurs once in the document
help-tag-memo = Memo on the annotation
help-tag-new = Add the annotator even if somebody has an equal name
help-tag-examples =
    Examples:
      hashiya tag interviews --document article.txt --annotator Salma \
          --tag "Broken promises" --span 120..164
      hashiya tag interviews --document article.txt --annotator سلمى \
          --tag "وعود كاذبة وزيف الشعارات" --quote "قالوا إن المدرسة ستُبنى"

help-edit = Change an annotation's tag, bounds or memo
help-edit-project = Folder of the project
help-edit-annotation = Id of the annotation
help-edit-tag = Another tag, by id or name
help-edit-span = Other bounds: code points from 0, the end not included
help-edit-memo = Another memo; "" for none
help-edit-examples =
    Example:
      hashiya edit interviews a-8k2m --tag "Infighting" --memo "second reading"

help-untag = Delete annotations
help-untag-project = Folder of the project
help-untag-annotations = Ids of the annotations

help-withdraw = Take everything of a document out of a project: texts, original, everyone's annotations and decisions; name what git still holds
help-withdraw-project = Folder of the project
help-withdraw-document = Document: id, title or file name
help-withdraw-yes = Do it without asking
help-withdraw-examples =
    Example:
      hashiya withdraw interviews --document d-8k2m

help-replace-text = Put a better text in the place of a document's, and say what becomes of each annotation
help-replace-text-project = Folder of the project
help-replace-text-document = Document: id, title or file name
help-replace-text-file = The better text, a file in .txt or .md
help-replace-text-annotators = Annotators (id or name) whose annotations are rewritten at once; those of others are found where they now are, and rewritten when they open the project
help-replace-text-encoding = Encoding of the file, such as windows-1256 (otherwise recognised)
help-replace-text-dry-run = Change nothing; only say what would become of annotations
help-replace-text-json = As JSON for other programs
help-replace-text-examples =
    Example:
      hashiya replace-text interviews --document article.txt better.txt --dry-run

help-people = List the people of a project, rename them, and say who is one person
help-people-project = Folder of the project
help-people-examples =
    Examples:
      hashiya people interviews list
      hashiya people interviews rename Salma --name "Salma Haddad"
      hashiya people interviews join p-8k2m --into p-7q2k
help-people-list = List everyone, with the number of their annotations
help-people-list-json = As JSON for other programs
help-people-rename = Give somebody another name
help-people-rename-annotator = Annotator by id or name
help-people-rename-name = New name
help-people-join = Say that two annotators are one person: their annotations are read as one person's
help-people-join-annotator = Annotator who gives way, by id or name
help-people-join-into = Annotator who remains
help-people-part = Take a join back
help-people-part-annotator = Annotator who was joined into another, by id
help-people-apart = Say that annotators of one name are different people, so that nobody is asked again
help-people-apart-annotators = Two or more annotators, by id

help-documents = Remove documents from the list, list the removed ones and restore them; nothing is deleted
help-documents-project = Folder of the project
help-documents-examples =
    Examples:
      hashiya documents interviews remove letter.txt --by Salma
      hashiya documents interviews removed
      hashiya documents interviews restore letter.txt
help-documents-remove = Remove a document from the list with everyone's annotations; it can be restored at any time
help-documents-remove-document = Document: id, title or file name
help-documents-remove-by = Who removes it, by id or name
help-documents-removed = List removed documents: id, annotations, when, by whom, title
help-documents-removed-json = As JSON for other programs
help-documents-restore = Put a removed document back in the list with everyone's annotations
help-documents-restore-document = Removed document: id, title or file name
help-documents-restore-by = Who restores it, by id or name

help-codebook = Change the codebook
help-codebook-project = Folder of the project
help-codebook-examples =
    Examples:
      hashiya codebook interviews add --name-ar "الندم" --name-en "Regret" --parent "Effects"
      hashiya codebook interviews merge "Regret" --into "Broken promises"
help-codebook-add = Add a tag, and print its id
help-codebook-add-name-ar = Arabic name
help-codebook-add-name-en = English name
help-codebook-add-parent = Tag above it, by id or name (otherwise the top)
help-codebook-rename = Give a tag other names
help-codebook-rename-tag = Tag by id or name
help-codebook-rename-name-ar = New Arabic name
help-codebook-rename-name-en = New English name
help-codebook-move = Put a tag elsewhere in the tree, with all below it
help-codebook-move-tag = Tag by id or name
help-codebook-move-parent = Tag to stand below, by id or name
help-codebook-move-top = Put it at the top of the tree
help-codebook-merge = Merge a tag into another; annotations with the first then mean the second
help-codebook-merge-tag = Tag that goes, by id or name
help-codebook-merge-into = Tag that stays, by id or name
help-codebook-merge-annotator = Who does it; this annotator's own annotations are rewritten, others' files are not touched
help-codebook-merge-reason = Why, to be kept in the codebook
help-codebook-delete = Delete a tag; its annotations stay, without a tag
help-codebook-delete-tag = Tag by id or name
help-codebook-delete-annotator = Who does it
help-codebook-delete-reason = Why, to be kept in the codebook
help-codebook-versions = Show the named versions of the codebook, newest first, or do something with them
help-codebook-versions-json = The log as JSON for other programs
help-codebook-versions-examples =
    Examples:
      hashiya codebook interviews versions
      hashiya codebook interviews versions name --name "After the pilot" --reason "Agreed on 3 March" --by Salma
      hashiya codebook interviews versions diff "After the pilot" now
help-codebook-versions-name = Give the codebook as it is now a name, and print the version's id
help-codebook-versions-name-name = Name of the version
help-codebook-versions-name-reason = Why, to be kept in the log
help-codebook-versions-name-by = Who names it, by id or name
help-codebook-versions-note = Change the name of a version, or the reason
help-codebook-versions-note-version = Version by id or name
help-codebook-versions-note-name = New name
help-codebook-versions-note-reason = New reason
help-codebook-versions-show = Show the tags of a version
help-codebook-versions-show-version = Version by id or name; "now" for the codebook as it is
help-codebook-versions-show-json = As JSON for other programs
help-codebook-versions-diff = Say what changed between two versions; of a text, [-taken out-] and {"{"}+put in+{"}"}
help-codebook-versions-diff-from = Version by id or name; "now" for the codebook as it is
help-codebook-versions-diff-to = The other (otherwise the codebook as it is)
help-codebook-versions-diff-json = As JSON for other programs
help-codebook-versions-export = Write the tags of a version to a file that can begin a new project
help-codebook-versions-export-version = Version by id or name; "now" for the codebook as it is
help-codebook-versions-export-out = File to write
help-codebook-versions-restore = Bring a version back: the codebook becomes what it was; newer tags are put aside, and the state before is named first
help-codebook-versions-restore-version = Version by id or name
help-codebook-versions-restore-reason = Why, to be kept in the codebook
help-codebook-versions-restore-by = Who does it, by id or name

help-list = Show what a project holds
help-list-project = Folder of the project
help-list-what = documents, tags or annotations (otherwise documents)
help-list-json = A JSON array for other programs
help-list-examples =
    Example:
      hashiya list interviews annotations --json

help-check = Check every file of a project: readable, every span and quote in its text, every tag known
help-check-project = Folder of the project
help-check-json = A JSON array for other programs

help-merge = Join copies of a project into it, by ids and revisions; twice is as once
help-merge-project = Folder of the project; with --driver git's base (%O)
help-merge-others = Folders of copies, which are only read; without any, what a sync tool put aside is joined. With --driver: %A %B %P
help-merge-put-away = Move the files that sync tools put aside to .hashiya-kept once they are joined
help-merge-driver = Serve git as a merge driver: BASE OURS THEIRS NAME; the result is written to OURS
help-merge-json = JSON for other programs
help-merge-examples =
    Examples:
      hashiya merge interviews ../from-salma ../from-karim
      hashiya merge interviews --put-away

    As a merge driver of git, once in each clone:
      git config merge.hashiya.driver "hashiya merge --driver %O %A %B %P"
      echo "*.ron merge=hashiya" >> .git/info/attributes

help-migrate = Rewrite every file that an earlier version of Hashiya wrote, and keep the old ones in .hashiya-kept
help-migrate-project = Folder of the project
help-migrate-dry-run = Change nothing; only say which files

help-alternatives = Show what was changed in several places at once and waits for a choice
help-alternatives-project = Folder of the project
help-alternatives-json = A JSON array for other programs

help-choose = Choose one version of what waits; the others are replaced by it
help-choose-project = Folder of the project
help-choose-id = Id of the record, as in hashiya alternatives
help-choose-rev = Name of the version; top for a tag that stands below itself, keep for one of those merged into each other
help-choose-file = File of the record, where several files have one of that id
help-choose-examples =
    Example:
      hashiya choose interviews a-8k2m 06fq3k9a2b7c4d1e

help-history = Show what was changed on earlier days: when, by whom, what it was and became
help-history-project = Folder of the project
help-history-document = Only of this document, by id, exact title or file name
help-history-annotator = Only by this annotator, by id or name
help-history-since = Only from this day or time on: 2026-11-20, "2026-11-20 15:30"
help-history-json = A JSON array for other programs

help-restore = Make an annotator's annotations of a document what they were at a moment; colleagues' are not touched
help-restore-project = Folder of the project
help-restore-document = Document by id, exact title or file name
help-restore-as-of = The day, minute or second at whose end they were so: 2026-11-20, "2026-11-20 15:30"
help-restore-annotator = Whose, by id or name (otherwise the only one who tagged the document)
help-restore-dry-run = Only say what that would do
help-restore-examples =
    Examples:
      hashiya restore interviews --document Letter --as-of 2026-11-20 --dry-run
      hashiya restore interviews --document Letter --as-of "2026-11-20 15:30" --annotator Salma

help-backups = List the daily backups of a project, make one now, unpack one, or forbid them
help-backups-project = Folder of the project
help-backups-now = Make one now, whatever the day has
help-backups-restore = Unpack the backup of this day, such as 2026-11-20, the newest (last) or a .zip file, into a folder of its own
help-backups-to = Folder to unpack it to, new or empty
help-backups-forbid = Say that nothing of the project may leave its folder: no backups are made
help-backups-allow = Say that backups may be made again
help-backups-remove = Take the backups away that were made
help-backups-json = A JSON array for other programs
help-backups-examples =
    Examples:
      hashiya backups interviews
      hashiya backups interviews --restore 2026-11-20 --to interviews-before
      hashiya backups interviews --forbid --remove

    Backups are made once a day when the project is opened or changed: the last 14 days
    and one a week for 12 weeks before them, at most a gigabyte, in your own data folder.
    Everyone's coding is in them, whatever --as shows to an annotator.

help-seal = Write all of a project as one file, encrypted with a passphrase, to be sent or kept
help-seal-project = Folder of the project
help-seal-to = File to write, such as interviews.hashiya
help-seal-passphrase-file = The passphrase stands in this file; - for standard input (otherwise asked for on the terminal)
help-seal-examples =
    Example:
      hashiya seal interviews --to interviews.hashiya

    Locks, temporary files, pseudonyms.ron and files that are not the project's are left out.
    It is an age file around a tar archive: age -d interviews.hashiya | tar -x opens it too.
    Everyone's coding is in it, whatever --as shows to an annotator.

help-unseal = Make a project's folder of an encrypted file
help-unseal-file = The encrypted file
help-unseal-to = Folder for the project, new or empty
help-unseal-passphrase-file = The passphrase stands in this file; - for standard input (otherwise asked for on the terminal)
help-unseal-examples =
    Example:
      hashiya unseal interviews.hashiya --to interviews

help-export = Write the tagged excerpts to a file for other programs
help-export-project = Folder of the project
help-export-format = Format of the file:
help-export-out = File to write
help-export-tags = Only these tags and those below them
help-export-annotators = Only these annotators
help-export-documents = Only these documents
help-export-examples =
    Examples:
      hashiya export interviews --format csv --out excerpts.csv
      hashiya export interviews --format jsonl --out salma.jsonl \
          --annotator Salma --tag Motives Effects

help-render = Draw a document's page with its highlights as a picture
help-render-project = Folder of the project
help-render-document = Document by id, exact title or file name
help-render-annotator = Only what this annotator tagged
help-render-width = Width of the picture in pixels, 320 to 4096 (otherwise 900)
help-render-height = Height in pixels of one screen, as the window shows it, instead of the whole page
help-render-at = Code point whose line is at the top of that screen (otherwise the title)
help-render-theme = light, sepia or dark (otherwise light)
help-render-justify = Lines filled to both edges: kashida, also without a value, by longer joints and wider spaces; spaces by spaces alone
help-render-out = PNG file to write
help-render-examples =
    Examples:
      hashiya render interviews --document article.txt --theme sepia --out article.png
      hashiya render interviews --document article.txt --height 800 --at 1200 --out screen.png

help-layout = Print where every letter of a text stands: paragraphs, lines and glyphs, as the window sets them
help-layout-project = Folder of the project
help-layout-document = Document by id, exact title or file name
help-layout-text = A text file instead of a document; - for standard input
help-layout-width = Width of the lines in pixels
help-layout-size = Size of the letters in pixels (otherwise 20.5)
help-layout-font = naskh or amiri (otherwise naskh)
help-layout-justify = Lines filled to both edges: kashida, also without a value, by longer joints and wider spaces; spaces by spaces alone
help-layout-json = One line of JSON for other programs (otherwise a table: paragraph, code points of the line, baseline, glyphs, first words)
help-layout-examples =
    Examples:
      hashiya layout interviews --document article.txt --width 700 --json
      hashiya layout --text article.txt --width 700 --size 18 --font amiri

    Ranges and clusters count code points of the document from 0; a paragraph's line end belongs to no line.
    Glyphs stand from left to right. Lengths are pixels: x from the left edge of the text, baselines from its top.
    A font is the name of its file without the ending, or the full name of one of the system's.

help-tour = Do the whole main job on the sample project, without a window
help-tour-out = New or empty folder for the project, the exports and the pictures

usage-unknown-argument = There is no option or argument { $argument } here
usage-unknown-command = There is no command { $command }
usage-missing-command = A command is missing here
usage-missing-argument = Something is missing: { $argument }
usage-conflict = { $argument } cannot stand beside { $other }
usage-not-unicode = An argument is not valid Unicode
usage-span = A span is START..END, two numbers of code points from 0, the start before the end; "{ $value }" is none
usage-when = "{ $value }" is no day or time; they are written 2026-11-20, "2026-11-20 15:30" or 2026-11-20T15:30:05Z
usage-no-value = { $argument } needs a value
usage-value = { $argument } does not take "{ $value }"
usage-possible-values = It takes: { $suggestion }
usage-meant = Perhaps: { $suggestion }
usage-dashed-name = Before a name that begins with a dash: -- (hashiya import interviews -- -notes.txt)
usage-see-help = hashiya --help shows every command
