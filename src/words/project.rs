//! Why a task on a whole project was not done, in words.

use super::{InWords, Words, not_written, reason, shown};
use crate::desk::{
    BackupsError, ExportError, MergeCopiesError, MigrateProjectError, NewProjectError, NoOutcome,
    Stopped, WithdrawError,
};
use crate::locale::Locale;

impl InWords for NoOutcome {
    fn in_words(&self, locale: &Locale) -> Words {
        Words::of(locale, "job-no-outcome", &[])
    }
}

impl InWords for Stopped {
    fn in_words(&self, locale: &Locale) -> Words {
        Words::of(locale, "job-stopped", &[])
    }
}

impl InWords for NewProjectError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Codebook(error) => error.in_words(locale),
            Self::Create(error) => error.in_words(locale),
        }
    }
}

impl InWords for ExportError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Stopped(stopped) => stopped.in_words(locale),
            Self::Undecided { undecided, .. } => undecided.in_words(locale),
            Self::Write { file, source } => not_written(locale, file, source),
        }
    }
}

impl InWords for BackupsError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::NoDataFolder => Words::of(locale, "problem-no-data-folder", &[]),
            Self::Confined => Words::of(locale, "problem-confined", &[]),
            Self::Refused(error) => error.in_words(locale),
            Self::Open(error) => error.in_words(locale),
            Self::Backup(error) => error.in_words(locale),
        }
    }
}

impl InWords for MergeCopiesError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Merge(error) => error.in_words(locale),
        }
    }
}

impl InWords for MigrateProjectError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Migrate(error) => error.in_words(locale),
        }
    }
}

impl InWords for WithdrawError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::NoDocument(id) => {
                Words::of(locale, "error-no-document", &[("name", shown(id.as_str()))])
            }
            Self::List(error) => Words::of(
                locale,
                "withdraw-not-listed",
                &[("reason", reason(locale, error))],
            ),
            Self::Save(error) => error.in_words(locale),
        }
    }
}
