//! What is said where no window can be opened.

use super::output::Terminal;
use crate::arabic::visible;
use crate::locale::{Locale, Value};
use crate::words::{InWords, Words};

/// Why no window can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// No display is named in the environment.
    NoDisplay,
    /// The display or its graphics driver does not do.
    NoGraphics(String),
}

impl InWords for NoWindow {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::NoDisplay => Words::of(locale, "window-no-display", &[]),
            Self::NoGraphics(reason) => {
                let values = [("reason", Value::from(visible(reason)))];
                Words::of(locale, "window-no-graphics", &values)
            }
        }
    }
}

/// Says on standard error why there is no window, and what can be done without one.
pub fn say_no_window(why: &NoWindow, locale: &Locale) {
    Terminal::new(locale.clone()).complain(why);
}
