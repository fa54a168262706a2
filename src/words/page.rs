//! The words on a page beside the text, and why it could not be drawn as a picture.

use super::{InWords, Words};
use crate::arabic::visible;
use crate::locale::{Language, Locale, Value};
use crate::model::Document;
use crate::page::{PictureError, SheetWords};
use crate::typeset::Direction;

/// What stands on a document's sheet: its title, what is known of it, and how many paragraphs.
pub fn sheet_words(document: &Document, locale: &Locale) -> SheetWords {
    let known = [&document.source, &document.date, &document.author];
    let mut about: Vec<String> = known
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .map(|words| format!("\u{2068}{}\u{2069}", visible(words)))
        .collect();
    let count = [("count", Value::from(document.text.paragraph_count()))];
    about.push(locale.tr_with("page-paragraphs", &count).into_owned());
    SheetWords {
        title: visible(&document.title),
        about: about.join(" · "),
        untagged: locale.tr("untagged").into_owned(),
        direction: match locale.language() {
            Language::Arabic => Direction::Rtl,
            Language::English => Direction::Ltr,
        },
    }
}

impl InWords for PictureError {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::TooLarge { width, height } => {
                let values = [
                    ("width", Value::from(width.to_string())),
                    ("height", Value::from(height.to_string())),
                ];
                Words::of(locale, "picture-too-large", &values)
            }
        }
    }
}
