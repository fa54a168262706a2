//! Why a project could not be opened, made, locked or saved, in words.

use super::{InWords, Words, reason, said, shown};
use crate::arabic::visible;
use crate::locale::{Locale, Value};
use crate::store::settings::SettingsError;
use crate::store::{
    BackupError, CodebookFileError, CreateError, LARGEST_FILE, LockError, MergeError, MigrateError,
    OpenError, ReadFileError, ReadOnlyReason, SaveError,
};
use std::io;
use std::path::Path;

impl InWords for SaveError {
    fn in_words(&self, locale: &Locale) -> Words {
        save_fault(self, &visible(self.file()), locale)
    }
}

/// Why something could not be saved, with another name for it than its file's.
pub fn save_fault(error: &SaveError, what: &str, locale: &Locale) -> Words {
    let key = match error {
        SaveError::Blocked { .. } => "save-blocked",
        SaveError::NewerSchema { .. } => "save-newer-schema",
        SaveError::DiskFull { .. } => "save-disk-full",
        SaveError::Denied { .. } => "save-denied",
        SaveError::FolderGone { .. } => "save-folder-gone",
        SaveError::OtherProject { .. } => "save-other-project",
        SaveError::Busy { .. } => "save-busy",
        SaveError::OutsideProject { .. } => "save-outside-project",
        SaveError::TextDiffers { .. } => "save-text-differs",
        SaveError::Withdrawn { .. } => "save-withdrawn",
        SaveError::Unconfirmed { .. } => "save-unconfirmed",
        SaveError::Io { .. } => "save-failed",
    };
    let mut values = vec![("file", Value::from(what.to_owned()))];
    match error {
        SaveError::FolderGone { folder, .. } | SaveError::OtherProject { folder, .. } => {
            values.push(("folder", shown(folder.display().to_string())));
        }
        SaveError::Unconfirmed { reason, .. } | SaveError::Io { reason, .. } => {
            values.push(("reason", said(locale, reason)));
        }
        _ => {}
    }
    Words::of(locale, key, &values)
}

impl InWords for LockError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Held { holder } => Words::of(locale, "lock-held", &[("holder", shown(holder))]),
            Self::Open => Words::of(locale, "lock-open", &[]),
            Self::Rewriting => Words::of(locale, "lock-rewriting", &[]),
            Self::Io { path, source } => at(locale, "save-failed", path, Some(source)),
        }
    }
}

impl InWords for OpenError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::NotFound { path } => at(locale, "open-not-found", path, None),
            Self::NotAProject { path } => at(locale, "open-not-a-project", path, None),
            Self::Unreadable { path, source } => at(locale, "open-unreadable", path, Some(source)),
        }
    }
}

impl InWords for BackupError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Io { path, source } => at(locale, "backup-failed", path, Some(source)),
            Self::Unconfirmed { path, source } => {
                at(locale, "save-unconfirmed", path, Some(source))
            }
            Self::Broken { path, reason } => {
                let values = [
                    ("file", shown(path.display().to_string())),
                    ("reason", shown(reason)),
                ];
                Words::of(locale, "backup-broken", &values)
            }
            Self::NotEmpty { path } => at(locale, "backup-not-empty", path, None),
            Self::NoSuchDay { day } => {
                Words::of(locale, "backup-no-such-day", &[("day", shown(day))])
            }
        }
    }
}

impl InWords for MergeError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Open(error) => error.in_words(locale),
            Self::Itself { path } => at(locale, "merge-itself", path, None),
            Self::ReadOnly(reason) => reason.in_words(locale),
            Self::Unrelated { path } => at(locale, "merge-unrelated", path, None),
            Self::HalfReplaced { path } => at(locale, "merge-half-replaced", path, None),
            Self::Newer { path } => at(locale, "merge-newer", path, None),
            Self::Save(error) => error.in_words(locale),
        }
    }
}

impl InWords for MigrateError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Open(error) => error.in_words(locale),
            Self::ReadOnly(reason) => reason.in_words(locale),
            Self::Save(error) => error.in_words(locale),
        }
    }
}

impl InWords for CreateError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::NotEmpty { path } => at(locale, "create-not-empty", path, None),
            Self::Folder { path, source } => at(locale, "create-failed", path, Some(source)),
            Self::Save(error) => error.in_words(locale),
        }
    }
}

impl InWords for ReadOnlyReason {
    fn in_words(&self, locale: &Locale) -> Words {
        let key = match self {
            Self::NewerSchema => "read-only-newer-schema",
            Self::FolderReadOnly => "read-only-folder",
        };
        Words::of(locale, key, &[])
    }
}

impl InWords for SettingsError {
    fn in_words(&self, locale: &Locale) -> Words {
        let (key, path, why) = match self {
            Self::Io { path, source } => ("settings-io", path, reason(locale, source)),
            Self::NotUnderstood { path, reason } => {
                ("settings-not-understood", path, shown(reason))
            }
        };
        let path = shown(path.display().to_string());
        Words::of(locale, key, &[("path", path), ("reason", why)])
    }
}

impl InWords for CodebookFileError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Unreadable(error) => error.in_words(locale),
            Self::NotACodebook { path, reason } => {
                let values = [
                    ("file", shown(path.display().to_string())),
                    ("reason", shown(reason)),
                ];
                Words::of(locale, "codebook-file-not-understood", &values)
            }
        }
    }
}

impl InWords for ReadFileError {
    fn in_words(&self, locale: &Locale) -> Words {
        // Sizes are names, not counts.
        let megabytes = |bytes: u64| (bytes / (1024 * 1024)).to_string();
        match self {
            Self::TooLarge { path, size } => {
                let values = [
                    ("file", shown(path.display().to_string())),
                    ("size", megabytes(*size).into()),
                    ("most", megabytes(LARGEST_FILE).into()),
                ];
                Words::of(locale, "read-file-too-large", &values)
            }
            Self::NoFile { path } => at(locale, "read-file-none", path, None),
            Self::Io { path, source } => at(locale, "open-unreadable", path, Some(source)),
        }
    }
}

fn at(locale: &Locale, key: &str, path: &Path, source: Option<&io::Error>) -> Words {
    let mut values = vec![("file", shown(path.display().to_string()))];
    if let Some(source) = source {
        values.push(("reason", reason(locale, source)));
    }
    Words::of(locale, key, &values)
}
