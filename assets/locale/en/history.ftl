# Changes of earlier days, and putting back what was
history-added = { $kind } added
history-changed = { $kind } changed
history-deleted = { $kind } deleted
history-chosen-against = another version of the { $kind } chosen
history-none = No change of earlier days is remembered
restore-finished = finished
restore-not-finished = not finished
restore-nothing = All is as it was at { $when }; nothing was changed
restore-would = Would make it as it was at { $when }: { $back } back, { $gone } gone, { $changed } changed; nothing was changed yet
restore-done = It is as it was at { $when }: { $back } back, { $gone } gone, { $changed } changed. What was there before stays in the history
problem-whose = Several annotators tagged this document: { $name }
problem-whose-hint = Say whose annotations with --annotator
problem-nobodys = Nobody has tagged this document

backups-none = There is no backup of this project
backups-made = The backup of { $day } was made
backups-same = Nothing was changed since the backup of { $day }
backups-unpacked = The backup of { $day } is there as a project of its own: { $count ->
    [one] { $count } file
   *[other] { $count } files
    }
backups-removed = { $count ->
    [0] There was no backup
    [one] { $count } backup was taken away
   *[other] { $count } backups were taken away
    }
backups-forbidden = Nothing of this project may leave its folder: no backups of it are made
backups-allowed = Backups of this project are made once a day
backups-left = { $count ->
    [one] { $count } backup that was made before is
   *[other] { $count } backups that were made before are
    } still there; hashiya backups PROJECT --remove takes them away
backup-failed = No backup could be made or opened: { $file }: { $reason }
backup-failed-hint = The project itself is not touched by this
backup-broken = { $file } is no backup, or broken: { $reason }
backup-not-empty = { $file } is not empty
backup-not-empty-hint = A backup is unpacked into a new or empty folder, never over a project
backup-no-such-day = There is no backup of { $day }
backup-no-such-day-hint = hashiya backups PROJECT lists those that there are
problem-confined = Nothing of this project may leave its folder, so that no backup is made
problem-confined-hint = hashiya backups PROJECT --allow permits it again
problem-no-data-folder = The system has no folder for data of programs
withdraw-backups = It was taken out of { $rewritten ->
    [one] { $rewritten } backup
   *[other] { $rewritten } backups
    } of this computer; broken backups that were taken away: { $removed }
withdraw-backups-elsewhere = Backups of another copy of the project hold it too: { $folder }

history-title = History: { $name }
history-reading = Reading the journal
history-empty = Nothing was changed in this document since its history began
history-empty-hint = From now on every change is remembered here: what was there before, when it was changed, and by whom
history-changes = Changes
history-before = Before all of these changes
history-becomes = →
history-choose = Choose a change to see what putting your annotations back to before or after it would do
history-nobody = Say who is tagging first: only your own annotations are put back
history-working = Working out what that would do
history-side-before = As it was before this change
history-side-after = As it was after it
history-same = Your annotations are as they were { $side ->
    [before] before the change of
   *[at] on
    } { $when }
history-would = To make your annotations what they were { $side ->
    [before] before the change of
   *[at] on
    } { $when }: { $back ->
    [0] none comes back
    [one] { $back } comes back
   *[other] { $back } come back
    }, { $gone ->
    [0] none goes
    [one] { $gone } goes
   *[other] { $gone } go
    }, { $changed ->
    [0] none is changed
    [one] { $changed } is changed
   *[other] { $changed } are changed
    }
history-finished = The document is marked as finished again
history-not-finished = The document is no longer marked as finished
history-will-be-back = Comes back
history-will-be-gone = Goes
history-will-change = Changes
history-hint = Colleagues' annotations are not touched, and it can be undone
history-restore = Put back
history-undo = Undo putting back
history-broken = { $count ->
    [one] { $count } line of the journal cannot be read; checking the project says which
   *[other] { $count } lines of the journal cannot be read; checking the project says which
    }
notice-restored = Your annotations are as they were then
project-title = About the project
project-name-ar = Title in Arabic
project-name-en = Title in English
project-folder = Folder: { $path }
project-confined = Nothing of this project may leave its folder
project-confined-hint = No backups are made elsewhere on this computer, on any computer that opens the project
project-sharing = Sharing
project-sharing-hint = Of all windows that are one person, on this computer or on a shared drive, one writes and the others read. Sync tools and git carry no such locks: work under one name in one place at a time. What was changed in two places is kept all the same, and waits under “To be chosen”
project-backups = Backups
project-backups-hint = Once a day, in your own data folder: the last 14 days, and one a week for 12 weeks before them
project-backups-hold = They hold everyone's coding, whatever each annotator may see in the window
project-backups-none = There is none yet
project-backups-never = None are made of this project: it is the sample, or in a folder for what is temporary
project-backups-reading = Looking for backups
project-backups-working = Working
project-backup-size = { $day } · { $size } KB
project-backup-now = Back up now
project-backups-remove = { $count ->
    [one] Remove { $count } backup
   *[other] Remove { $count } backups
    }
project-backups-left = Backups that were made before are still there
project-backup-to = New folder for the chosen backup
project-backup-unpack = Unpack
project-backup-unpacked = It is there as a project of its own
project-backup-choose = Choose a backup to unpack it into a new folder, never over the project
