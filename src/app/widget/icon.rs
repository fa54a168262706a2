//! Icons: letters of the Lucide font. Those with a direction turn with the interface.

use super::look::Look;
use crate::typeset::{Direction, Face, Style, Weight};
use egui::{Color32, Painter, Rect, pos2};

/// What an icon means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Icon {
    Search,
    ChevronDown,
    /// Points to the end: what follows.
    ChevronEnd,
    Undo,
    Redo,
    Language,
    Theme,
    Edit,
    Delete,
    Add,
    Check,
    Tag,
    Document,
    Close,
    Menu,
    Bounds,
    Memo,
    Quotable,
    Unsure,
    Discuss,
    Layers,
    Eye,
    User,
    Users,
    Folder,
    NewFolder,
    Import,
    Export,
    Letters,
    Merge,
    Split,
    Colours,
    Keyboard,
    Finished,
    Unfinished,
    Info,
    Warning,
    Working,
    More,
    Up,
    Down,
    Enter,
    Retry,
    /// What was before.
    History,
    Swap,
    /// A panel at the start side.
    PanelStart,
    /// A panel at the end side.
    PanelEnd,
}

impl Icon {
    fn letter(self, rtl: bool) -> char {
        match self {
            Self::Search => '\u{e151}',
            Self::ChevronDown => '\u{e06d}',
            Self::ChevronEnd if rtl => '\u{e06e}',
            Self::ChevronEnd => '\u{e06f}',
            Self::Undo if rtl => '\u{e2a0}',
            Self::Undo => '\u{e2a1}',
            Self::Redo if rtl => '\u{e2a1}',
            Self::Redo => '\u{e2a0}',
            Self::Language => '\u{e0fe}',
            Self::Theme => '\u{e2b2}',
            Self::Edit => '\u{e1f9}',
            Self::Delete => '\u{e18e}',
            Self::Add => '\u{e13d}',
            Self::Check => '\u{e06c}',
            Self::Tag => '\u{e17f}',
            Self::Document => '\u{e0cc}',
            Self::Close => '\u{e1b2}',
            Self::Menu => '\u{e115}',
            Self::Bounds => '\u{e1c6}',
            Self::Memo => '\u{e117}',
            Self::Quotable => '\u{e239}',
            Self::Unsure => '\u{e082}',
            Self::Discuss => '\u{e40d}',
            Self::Layers => '\u{e529}',
            Self::Eye => '\u{e0ba}',
            Self::User => '\u{e19f}',
            Self::Users => '\u{e1a4}',
            Self::Folder => '\u{e247}',
            Self::NewFolder => '\u{e0d9}',
            Self::Import => '\u{e22f}',
            Self::Export => '\u{e19e}',
            Self::Letters => '\u{e587}',
            Self::Merge => '\u{e43f}',
            Self::Split => '\u{e440}',
            Self::Colours => '\u{e1dd}',
            Self::Keyboard => '\u{e284}',
            Self::Finished => '\u{e226}',
            Self::Unfinished => '\u{e076}',
            Self::Info => '\u{e0f9}',
            Self::Warning => '\u{e193}',
            Self::Working => '\u{e10a}',
            Self::More => '\u{e0b6}',
            Self::Up => '\u{e04a}',
            Self::Down => '\u{e042}',
            Self::Enter => '\u{e0a1}',
            Self::Retry => '\u{e148}',
            Self::History => '\u{e1f5}',
            Self::Swap => '\u{e24a}',
            Self::PanelStart if rtl => '\u{e431}',
            Self::PanelStart => '\u{e12a}',
            Self::PanelEnd if rtl => '\u{e12a}',
            Self::PanelEnd => '\u{e431}',
        }
    }

    /// Paints it in the middle of a rectangle; `size` in points.
    pub fn paint(self, look: &Look, painter: &Painter, rect: Rect, size: f32, colour: Color32) {
        let style = Style {
            face: Face::Icons,
            weight: Weight::Regular,
            size: (size * look.scale).round(),
            line_height: (size * look.scale).round(),
        };
        let mut buffer = [0; 4];
        let letter = self.letter(look.is_rtl()).encode_utf8(&mut buffer);
        let set = look.letters.set(letter, &style, None, Direction::Ltr);
        let (width, height) = (set.width / look.scale, set.height / look.scale);
        let at = pos2(
            rect.center().x - width / 2.0,
            rect.center().y - height / 2.0,
        );
        look.letters.paint_at(painter, &set, at, colour);
    }
}
