# Changes of earlier days, and putting back what was
change-added = { $kind }, new
change-changed = { $kind }, changed
change-deleted = { $kind }, deleted
change-chosen-against = { $kind }, another version chosen
history-none = No change of earlier days is remembered
restore-finished = finished
restore-not-finished = not finished
restore-nothing = All is as it was at { $when }; nothing was changed
restore-would = Would make it as it was at { $when }: { $back } back, { $gone } gone, { $changed } changed; nothing was changed yet
restore-done = It is as it was at { $when }: { $back } back, { $gone } gone, { $changed } changed. What was there before stays in the history
problem-whose = Several annotators tagged this document: { $name }
problem-whose-hint = Say whose annotations with --annotator
problem-nobodys = Nobody has tagged this document
