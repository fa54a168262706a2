//! Why a project was not sealed, or a sealed file not opened, in words.

use super::{InWords, Words, reason, shown};
use crate::locale::Locale;
use crate::store::{SealError, UnsealError};
use std::path::Path;

impl InWords for SealError {
    fn in_words(&self, locale: &Locale) -> Words {
        let named = |key, file: &str| Words::of(locale, key, &[("file", shown(file))]);
        match self {
            Self::Open(error) => error.in_words(locale),
            Self::NoPassphrase => Words::of(locale, "problem-no-passphrase", &[]),
            Self::Inside { path } => about(locale, "seal-inside", path),
            Self::Busy => Words::of(locale, "seal-busy", &[]),
            Self::HalfReplaced(error) => {
                let why = error.in_words(locale).message;
                Words::of(locale, "seal-half-replaced", &[("reason", why.into())])
            }
            Self::Read { file, source } => {
                let values = [("file", shown(file)), ("reason", reason(locale, source))];
                Words::of(locale, "open-unreadable", &values)
            }
            Self::SameName { file } => named("seal-same-name", file),
            Self::Changed { file } => named("seal-changed", file),
            Self::Write(error) => error.in_words(locale),
            Self::Stopped => Words::of(locale, "seal-stopped", &[]),
        }
    }
}

impl InWords for UnsealError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Read { path, source } => {
                let file = shown(path.display().to_string());
                let values = [("file", file), ("reason", reason(locale, source))];
                Words::of(locale, "open-unreadable", &values)
            }
            Self::NotSealed { path } => about(locale, "unseal-not-sealed", path),
            Self::ForKeys { path } => about(locale, "unseal-for-keys", path),
            Self::WrongPassphrase { path } => about(locale, "unseal-wrong-passphrase", path),
            Self::TooMuchWork { path } => about(locale, "unseal-too-much-work", path),
            Self::Damaged { path } => about(locale, "unseal-damaged", path),
            Self::NotAProject { path } => about(locale, "unseal-not-a-project", path),
            Self::Hostile { path, file } => {
                let values = [
                    ("file", shown(path.display().to_string())),
                    ("inside", shown(file)),
                ];
                Words::of(locale, "unseal-hostile", &values)
            }
            Self::Folder(error) => error.in_words(locale),
            Self::Stopped => Words::of(locale, "unseal-stopped", &[]),
        }
    }
}

fn about(locale: &Locale, key: &str, path: &Path) -> Words {
    let file = shown(path.display().to_string());
    Words::of(locale, key, &[("file", file)])
}
