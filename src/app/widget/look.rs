//! How the interface looks now: its letters, colours, language and direction.

use crate::app::paint::{Letters, colour};
use crate::locale::{Language, Locale, Value};
use crate::model::Bilingual;
use crate::page::{Palette, Theme};
use crate::typeset::Direction;
use egui::{Align, Color32, Layout};
use std::rc::Rc;

/// How the interface looks now.
#[derive(Clone)]
pub struct Look {
    /// Sets and paints letters.
    pub letters: Rc<Letters>,
    /// The theme.
    pub theme: Theme,
    /// Its colours.
    pub palette: Palette,
    /// The words.
    pub locale: Locale,
    /// Physical pixels per point.
    pub scale: f32,
}

impl Look {
    /// The direction of the interface: that of its language.
    pub fn direction(&self) -> Direction {
        match self.locale.language() {
            Language::Arabic => Direction::Rtl,
            Language::English => Direction::Ltr,
        }
    }

    /// Whether the interface starts at the right.
    pub fn is_rtl(&self) -> bool {
        self.direction().is_rtl()
    }

    /// Controls below each other, from the start side.
    pub fn down(&self) -> Layout {
        Layout::top_down(if self.is_rtl() {
            Align::Max
        } else {
            Align::Min
        })
    }

    /// Controls beside each other from the start side, their middles on one line.
    pub fn across(&self) -> Layout {
        if self.is_rtl() {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        }
    }

    /// The words of a key.
    pub fn tr(&self, key: &str) -> String {
        self.locale.tr(key).into_owned()
    }

    /// The words of a key with names and numbers put in.
    pub fn tr_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.locale.tr_with(key, values).into_owned()
    }

    /// A name in the language of the interface, with nothing in it that acts.
    pub fn name(&self, name: &Bilingual) -> String {
        crate::arabic::visible(if self.is_rtl() {
            name.arabic()
        } else {
            name.english()
        })
    }

    /// Ink.
    pub fn ink(&self) -> Color32 {
        colour(self.palette.ink)
    }

    /// Quiet ink.
    pub fn quiet(&self) -> Color32 {
        colour(self.palette.ink_quiet)
    }

    /// The quietest ink.
    pub fn faint(&self) -> Color32 {
        colour(self.palette.ink_faint)
    }

    /// The accent.
    pub fn accent(&self) -> Color32 {
        colour(self.palette.accent)
    }

    /// Lines around things.
    pub fn line(&self) -> Color32 {
        colour(self.palette.line)
    }

    /// Fields and cards.
    pub fn field(&self) -> Color32 {
        colour(self.palette.field)
    }
}
