# What went wrong; a key with -hint says what to do about it
# Edits
error-no-document = There is no document "{ $name }" in this project
error-no-annotation = There is no annotation "{ $name }" in this project
error-no-tag = There is no tag "{ $name }" in the codebook
error-no-annotator = There is no annotator "{ $name }" in this project
error-no-round = There is no round "{ $name }" in this project
error-annotation-exists = There is an annotation { $name } already
error-tag-exists = There is a tag { $name } already
error-document-exists = There is a document { $name } already
error-annotator-exists = There is an annotator { $name } already
error-annotator-circle = The annotator { $name } cannot be joined into themselves
error-not-removed = The document { $name } is not among those that were removed
error-no-memo = There is no memo { $name } in this project
error-memo-exists = There is a memo { $name } already
error-round-exists = There is a round { $name } already
error-round-closed = The round { $name } is closed, and its annotations do not change any more
error-round-closed-hint = Tag in a round that is open
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

# Saving
save-blocked = { $file } holds something that was not understood, and is not written to
save-blocked-hint = Mend or delete the lines that the findings name, then save again
save-newer-schema = { $file } cannot be written: a newer version of Hashiya wrote the project
save-newer-schema-hint = Use the newer version to change the project
save-disk-full = { $file } cannot be written: the disk is full
save-disk-full-hint = Make room on it; what was on disk is whole
save-denied = { $file } cannot be written: the folder or the file is read-only
save-denied-hint = Ask for the right to write there, or copy the project to a folder of your own
save-folder-gone = { $file } cannot be written: the project's folder { $folder } is gone
save-folder-gone-hint = Connect the drive again, or put the folder back
save-other-project = { $file } cannot be written: another project is in the folder { $folder } now
save-other-project-hint = Put the drive or the folder back in which this project is
save-busy = { $file } cannot be written: another program is writing the project
save-partly-hint = { $count ->
    [one] One other part of this change is already on disk. Check the project before doing it again
   *[other] { $count } other parts of this change are already on disk. Check the project before doing it again
}
save-busy-hint = Try again in a moment
save-outside-project = { $file } cannot be written: it is a link, or leads out of the project's folder
save-text-differs = { $file } holds another text already, and is not written over
save-withdrawn = { $file } was not written: the document was withdrawn, and nothing of it may be kept
save-unconfirmed = { $file } was written, but it is not certain that it would survive a power cut: { $reason }
save-failed = { $file } cannot be written: { $reason }
lock-held = { $holder } is working on this project as the same annotator
lock-held-hint = Close the project there and try again here, or work as another annotator
lock-open = The project is open in a window or another command, which would write what it still has in memory
lock-open-hint = Close the project there first
lock-turn-codebook = { $holder } is changing the codebook at this moment
lock-turn-newcomers = { $holder } is adding an annotator at this moment
lock-turn-hint = Try again in a moment
not-yours = This annotation is by { $name }
not-yours-hint = Only its annotator changes it; tag the passage yourself if you see it differently
lock-rewriting = The whole project is being written anew
lock-rewriting-hint = Open it again in a moment

# Opening and making projects
open-not-found = There is no folder { $file }
open-not-a-project = { $file } is not a project: it holds no project.ron
open-not-a-project-hint = Choose another folder, or make a new project
open-unreadable = { $file } cannot be read: { $reason }
seal-inside = { $file } is in the project's own folder
seal-inside-hint = Choose a place outside of it, or each copy would be kept with the project
seal-busy = Another program is writing the project
seal-busy-hint = Try again in a moment
seal-half-replaced = Replacing names was interrupted and cannot be completed, so some files are old and some are new; nothing was written. { $reason }
seal-half-replaced-hint = Make the folder writable, close other windows of this project, and open it again
seal-same-name = { $file } has a name that another file has in capital or small letters, and could not be unpacked everywhere
seal-same-name-hint = hashiya check PROJECT says more
seal-changed = { $file } was changed while it was read; nothing was written
seal-changed-hint = Try again
seal-stopped = Stopped; nothing was written
unseal-not-sealed = { $file } is no encrypted copy of a project
unseal-for-keys = { $file } is encrypted for someone's key, not with a passphrase
unseal-for-keys-hint = The program age opens it with that key
unseal-wrong-passphrase = The passphrase does not open { $file }
unseal-wrong-passphrase-hint = Look at capital letters, spaces and the keyboard's language. If it is certainly the right one, the beginning of the file is damaged: get another copy
unseal-too-much-work = Opening { $file } would need more than 1 GB of memory, and is not tried
unseal-damaged = { $file } is damaged or cut short; nothing of it was kept
unseal-damaged-hint = Get another copy of it
unseal-not-a-project = There is no project in { $file }
unseal-hostile = { $file } holds "{ $inside }", which no project has; nothing of it was kept
unseal-hostile-hint = Ask whoever gave it to you for a new copy
unseal-stopped = Stopped; nothing was kept
create-not-empty = { $file } is not empty: a new project needs a folder of its own
create-failed = { $file } cannot be made: { $reason }
read-only-newer-schema = The project can only be read: a newer version of Hashiya wrote it
read-only-newer-schema-hint = Use the newer version to change it
read-only-folder = The project can only be read: its folder or a file in it may not be written
read-only-folder-hint = Ask for the right to write there, or copy the project to a folder of your own
codebook-file-not-understood = { $file } is no codebook: { $reason }

# Importing
import-unknown-kind = Only { $endings } files can be imported
import-unknown-kind-hint = Save it as plain text in the program that it comes from
import-empty = There is no text in the file
import-nul = The file is not text: there is a NUL character at byte { $byte }, line { $line }
import-not-in-encoding = The file is not { $encoding }: byte { $byte }, line { $line }, stands for no character
import-not-in-encoding-hint = Choose another encoding
import-guessed = The encoding of { $file } was guessed: { $encoding }
import-guessed-hint = Look at the text; if it is wrong, import the file again with its encoding
import-replacement-characters = { $count ->
    [one] { $count } character could not be read, now or in an earlier conversion, and stands as U+FFFD
   *[other] { $count } characters could not be read, now or in an earlier conversion, and stand as U+FFFD
    } (from line { $line } on)
import-bidi-controls = The text has { $count ->
    [one] { $count } invisible character that changes
   *[other] { $count } invisible characters that change
    } the order of letters (from line { $line } on)
import-long-paragraph = The paragraph of line { $line } has { $size } MB: its line ends may have been lost

# Drawing
picture-too-large = A picture of { $width } × { $height } pixels is more than viewers of PNG files open (65500 a side, 268 million in all)
picture-too-large-hint = Choose another width, or divide the document

# Exporting
export-lost = The passage of the annotation { $annotation } is not in the text of { $document } any more; it is exported as it was
export-document-missing = There is no document { $document }; { $count ->
    [one] { $count } annotation of it was left out
   *[other] { $count } annotations of it were left out
    }
export-document-removed = "{ $document }" was removed from the list; { $count ->
    [one] { $count } annotation of it was not exported
   *[other] { $count } annotations of it were not exported
    }

# What the system said, at the end of a sentence
system-not-found = it is not there
system-denied = the system does not allow it
system-read-only = the drive is read-only
system-full = the disk is full
system-folder = it is a folder
system-no-folder = a part of the path is no folder
system-broken-pipe = nobody reads it any more
system-exists = it is there already
system-too-large = it is larger than 512 MB
system-no-file = it is no file
system-name = its name is not possible here

# Settings
settings-io = The settings { $path } cannot be used: { $reason }
settings-io-hint = Hashiya goes on with its own; what you set is forgotten when it closes
settings-not-understood = The settings { $path } are not understood and are left as they are: { $reason }
settings-not-understood-hint = Mend or delete the file; until then what you set is forgotten when the window closes
job-stopped = Stopped before its end
job-no-outcome = The work broke off, and its outcome is not known
job-no-outcome-hint = Try again; if it breaks off again, please report it
withdraw-not-listed = The files of the document cannot be listed: { $reason }
