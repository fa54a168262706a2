//! What the system said, in words where it says the usual things.

use crate::arabic::visible;
use crate::locale::{Locale, Value};
use std::io::{self, ErrorKind};

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
}
