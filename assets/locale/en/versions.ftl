# Named versions of the codebook: the log, the difference, bringing one back
change-added = New
change-brought-back = Brought back after it had been deleted or merged
change-removed = Gone
change-removed-by = Deleted by { $name }, { $when }
change-merged = Merged into "{ $into }" by { $name }, { $when }
change-because = { $change }: { $reason }
change-merged-elsewhere = Its passages meant "{ $from }" and now mean "{ $to }"
change-nothing = no tag
change-top = the top of the codebook
change-moved = Moved from "{ $from }" to "{ $to }"
change-reordered = Moved within its group: now after "{ $after }"
change-reordered-first = Moved within its group: now the first
change-colour = Colour changed from { $from } to { $to }
change-key = Key changed from { $from } to { $to }
change-key-given = Key given: { $to }
change-key-taken = Key taken away: { $from }
change-assignable = Passages can be tagged with it now
change-group = It only groups other tags now
command-line = the command line

versions-title = Versions of the codebook
versions-empty = No version has been named yet. Give the codebook a name before you change it, when a round begins or ends, or when a colleague asks what a tag meant in spring: it is kept as it is now, and everything that changes later can be compared with it
versions-name-now = Name the present state
versions-name-hint = It is kept as it is now, with every tag, and stays so whatever is changed later
versions-name = Name
versions-name-placeholder = such as: after the pilot
versions-reason = Why
versions-reason-placeholder = What was decided, and by whom
versions-name-taken = Another version has this name
versions-as-now = The codebook is as in "{ $name }"
versions-not-named = The codebook has changed since "{ $name }": { $count ->
    [one] one tag
   *[other] { $count } tags
}
versions-do-name = Name it
versions-log = Log
versions-now = The present state
versions-count = { $count ->
    [one] one tag
   *[other] { $count } tags
}
versions-by = { $name }, { $when }
versions-compare = Compare
versions-from = From
versions-to = To
versions-swap = Swap the two
versions-same = Nothing differs
versions-differ = { $count ->
    [one] One tag differs
   *[other] { $count } tags differ
}
versions-bring-back = Bring "{ $name }" back
versions-bring-back-hint = The codebook becomes what it was. Tags that were deleted or merged since live again with the passages that still carry them; passages that were already moved to another tag stay with it. Newer tags are put aside and their passages stay, without a tag, until those tags come back. The present state is named first, and one undo takes all of it back
versions-bring-back-newer = { $tags ->
    [one] One newer tag
   *[other] { $tags } newer tags
} with { $count ->
    [0] no passages
    [one] one passage
   *[other] { $count } passages
}
versions-do-bring-back = Bring it back
versions-edit-note = Change name and reason
versions-save-note = Keep the changes
versions-before = Before "{ $name }" was brought back
versions-brought-reason = Newer than the version "{ $name }", which was brought back
versions-deleted-words = taken out: { $words }
versions-inserted-words = put in: { $words }

# The same on the command line
versions-none = No version has been named yet
versions-named = The codebook as it is now is called "{ $name }"
versions-already = The codebook has not changed since "{ $name }"
versions-brought-back = The codebook is again as in "{ $name }"; before that it was named "{ $before }"
versions-brought-back-only = The codebook is again as in "{ $name }"
versions-exported = { $count ->
    [one] one tag
   *[other] { $count } tags
} written
error-no-version = There is no version "{ $name }" of the codebook
error-no-version-hint = All versions: hashiya codebook PROJECT versions
error-version-exists = A version "{ $name }" of the codebook exists already
problem-several-versions = Several versions of the codebook are called "{ $name }"
problem-several-versions-hint = Their ids: hashiya codebook PROJECT versions
problem-version-name-taken = A version of the codebook is called "{ $name }" already
problem-blank-version = A version of the codebook needs a name
