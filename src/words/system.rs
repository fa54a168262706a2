//! Reasons that the operating system gives, in the language of the interface where they are usual ones.

use super::{Words, shown};
use crate::arabic::visible;
use crate::locale::{Locale, Value};
use crate::store::{NO_FILE, TOO_LARGE};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why the system refused, for the end of a sentence: in the reader's language where the reason is
/// a usual one, else as the system says it.
pub fn reason(locale: &Locale, error: &io::Error) -> Value<'static> {
    let key = match error.kind() {
        ErrorKind::NotFound => "system-not-found",
        ErrorKind::PermissionDenied => "system-denied",
        ErrorKind::ReadOnlyFilesystem => "system-read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "system-full",
        ErrorKind::IsADirectory => "system-folder",
        ErrorKind::NotADirectory => "system-no-folder",
        ErrorKind::BrokenPipe => "system-broken-pipe",
        ErrorKind::AlreadyExists => "system-exists",
        ErrorKind::InvalidFilename => "system-name",
        _ => return Value::from(visible(&error.to_string())),
    };
    Value::from(locale.tr(key).into_owned())
}

/// That a file cannot be written, and why.
pub fn not_written(locale: &Locale, file: &Path, error: &io::Error) -> Words {
    let file = ("file", shown(file.display().to_string()));
    match error.kind() {
        ErrorKind::NotFound => Words::of(locale, "problem-write-no-folder", &[file]),
        _ => Words::of(
            locale,
            "problem-write",
            &[file, ("reason", reason(locale, error))],
        ),
    }
}

/// A reason of the system that was stored as a string, as in findings and failed saves, for the end of a
/// sentence.
pub fn said(locale: &Locale, words: &str) -> Value<'static> {
    if words == NO_FILE {
        return Value::from(locale.tr("system-no-file").into_owned());
    }
    if words == TOO_LARGE {
        return Value::from(locale.tr("system-too-large").into_owned());
    }
    let number = words
        .strip_suffix(')')
        .and_then(|w| w.rsplit_once("(os error "));
    match number.and_then(|(_, number)| number.parse().ok()) {
        Some(number) => reason(locale, &io::Error::from_raw_os_error(number)),
        None => Value::from(visible(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Isolation, Language};

    #[test]
    fn usual_reasons_have_words_and_others_stay() {
        let locale = Locale::new(Language::Arabic, Isolation::Plain);
        let said = |error: io::Error| match reason(&locale, &error) {
            Value::String(words) => words.into_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(said(ErrorKind::NotFound.into()), "غير موجود");
        assert_eq!(said(io::Error::other("odd")), "odd");
    }

    #[cfg(unix)]
    #[test]
    fn reasons_that_were_kept_as_words_are_told_in_the_language_too() {
        let locale = Locale::new(Language::Arabic, Isolation::Plain);
        let told = |words: &str| super::said(&locale, words);
        let denied = io::Error::from_raw_os_error(13).to_string();
        assert_eq!(told(&denied), Value::from("لا إذن بذلك"));
        assert_eq!(told(NO_FILE), Value::from("ليس ملفاً"));
        assert_eq!(told("odd (os error x)"), Value::from("odd (os error x)"));
    }
}
