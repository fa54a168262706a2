//! Why a page could not be drawn as a picture, in words.

use super::{InWords, Words};
use crate::locale::{Locale, Value};
use crate::page::PictureError;

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
