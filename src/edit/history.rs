//! The history of edits for undo and redo, without limit while the project is open.

use super::Edit;

listed! {
    /// What an edit is called in the menu of undo. The words are in the locale files.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
    #[allow(missing_docs, reason = "the names are the documentation")]
    pub enum EditName {
        Annotate,
        RemoveAnnotation,
        Retag,
        Rebound,
        Memo,
        Flag,
        Finish,
        AddTag,
        RenameTag,
        RecolourTag,
        KeyTag,
        MoveTag,
        DescribeTag,
        MergeTags,
        SplitTag,
        DeleteTag,
        TagInVivo,
        ImportDocument,
        RemoveDocument,
        RestoreDocument,
        DescribeDocument,
        ReplaceText,
        Reanchor,
        Settle,
        RenameProject,
        Annotators,
        JoinAnnotators,
        Rounds,
        Choose,
        FollowMerges,
        Restore,
        Confine,
        NameVersion,
        NoteVersion,
        BringBackVersion,
        WriteMemo,
        ChangeMemo,
        RemoveMemo,
    }
}

impl EditName {
    /// The message of the locale files that names it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Annotate => "edit-annotate",
            Self::RemoveAnnotation => "edit-remove-annotation",
            Self::Retag => "edit-retag",
            Self::Rebound => "edit-rebound",
            Self::Memo => "edit-memo",
            Self::Flag => "edit-flag",
            Self::Finish => "edit-finish",
            Self::AddTag => "edit-add-tag",
            Self::RenameTag => "edit-rename-tag",
            Self::RecolourTag => "edit-recolour-tag",
            Self::KeyTag => "edit-key-tag",
            Self::MoveTag => "edit-move-tag",
            Self::DescribeTag => "edit-describe-tag",
            Self::MergeTags => "edit-merge-tags",
            Self::SplitTag => "edit-split-tag",
            Self::DeleteTag => "edit-delete-tag",
            Self::TagInVivo => "edit-tag-in-vivo",
            Self::ImportDocument => "edit-import-document",
            Self::RemoveDocument => "edit-remove-document",
            Self::RestoreDocument => "edit-restore-document",
            Self::DescribeDocument => "edit-describe-document",
            Self::ReplaceText => "edit-replace-text",
            Self::Reanchor => "edit-reanchor",
            Self::Settle => "edit-settle",
            Self::RenameProject => "edit-rename-project",
            Self::Annotators => "edit-annotators",
            Self::JoinAnnotators => "edit-join-annotators",
            Self::Rounds => "edit-rounds",
            Self::Choose => "edit-choose",
            Self::FollowMerges => "edit-follow-merges",
            Self::Restore => "edit-restore",
            Self::Confine => "edit-confine",
            Self::NameVersion => "edit-name-version",
            Self::NoteVersion => "edit-note-version",
            Self::BringBackVersion => "edit-bring-back-version",
            Self::WriteMemo => "edit-write-memo",
            Self::ChangeMemo => "edit-change-memo",
            Self::RemoveMemo => "edit-delete-memo",
        }
    }
}

/// The inverses of what was done, and of what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<(EditName, Edit)>,
    redo: Vec<(EditName, Edit)>,
}

impl History {
    /// Remembers the inverse of an edit that was just done; what was undone before is forgotten.
    pub fn done(&mut self, name: EditName, inverse: Edit) {
        self.undo.push((name, inverse));
        self.redo.clear();
    }

    /// What undo would take back.
    pub fn undo_name(&self) -> Option<EditName> {
        self.undo.last().map(|(name, _)| *name)
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<EditName> {
        self.redo.last().map(|(name, _)| *name)
    }

    /// The edit that undo would apply.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.undo.last().map(|(_, edit)| edit)
    }

    /// The edit that redo would apply.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.redo.last().map(|(_, edit)| edit)
    }

    pub(super) fn undo_stack(&mut self) -> &mut Vec<(EditName, Edit)> {
        &mut self.undo
    }

    pub(super) fn redo_stack(&mut self) -> &mut Vec<(EditName, Edit)> {
        &mut self.redo
    }
}
