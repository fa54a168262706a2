//! The keys of the window: one table of commands.

use crate::app::keys::Stroke;
use egui::{Key, Modifiers};

/// What a key does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(
    missing_docs,
    reason = "the words of each are in the locale files, by `message`"
)]
pub enum Command {
    Palette,
    Repeat,
    Sentence,
    Mark,
    Retag,
    InVivo,
    Delete,
    Memo,
    Memos,
    Unsure,
    Quotable,
    Discuss,
    Bounds,
    NextAnnotation,
    PreviousAnnotation,
    NextDocument,
    PreviousDocument,
    Finish,
    Undo,
    Redo,
    Copy,
    SelectAll,
    History,
    FilterTags,
    Import,
    OpenProject,
    Larger,
    Smaller,
    NormalPage,
    Looser,
    Tighter,
    Wider,
    Narrower,
    Justify,
    ZoomIn,
    ZoomOut,
    ZoomNormal,
    NextRegion,
    PreviousRegion,
    Keys,
}

/// Where a key is listened to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// While the text is read: not in a field, not under a dialog.
    Reading,
    /// Everywhere but under a dialog, also in fields.
    Window,
}

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// What it does.
    pub command: Command,
    /// The key.
    pub key: Key,
    /// Held with Ctrl (on a Mac the command key).
    pub ctrl: bool,
    /// Held with Shift.
    pub shift: bool,
    /// Held with Alt.
    pub alt: bool,
    /// How it is written on keycaps.
    pub keys: &'static str,
    /// Where it is listened to.
    pub reach: Reach,
    /// The message of the locale files that says what it does.
    pub message: &'static str,
}

const fn plain(command: Command, key: Key, keys: &'static str, message: &'static str) -> Shortcut {
    Shortcut {
        command,
        key,
        ctrl: false,
        shift: false,
        alt: false,
        keys,
        reach: Reach::Reading,
        message,
    }
}

const fn ctrl(command: Command, key: Key, keys: &'static str, message: &'static str) -> Shortcut {
    Shortcut {
        ctrl: true,
        reach: Reach::Window,
        ..plain(command, key, keys, message)
    }
}

const fn shifted(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        shift: true,
        ..shortcut
    }
}

const fn everywhere(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        reach: Reach::Window,
        ..shortcut
    }
}

const fn with_alt(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        alt: true,
        ..shortcut
    }
}

const fn reading(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        reach: Reach::Reading,
        ..shortcut
    }
}

/// Every shortcut, in the order of the list of keys. A command's first one is shown on keycaps.
pub const TABLE: &[Shortcut] = &[
    plain(Command::Palette, Key::Slash, "/", "key-palette"),
    ctrl(Command::Palette, Key::K, "Ctrl K", "key-palette"),
    plain(Command::Sentence, Key::S, "S", "key-sentence"),
    plain(Command::Repeat, Key::R, "R", "key-repeat"),
    plain(Command::Mark, Key::Num0, "0", "key-mark"),
    plain(Command::Retag, Key::T, "T", "key-retag"),
    Shortcut {
        alt: true,
        reach: Reach::Window,
        ..plain(Command::InVivo, Key::N, "Alt N", "key-in-vivo")
    },
    plain(Command::Bounds, Key::E, "E", "key-bounds"),
    plain(Command::Memo, Key::M, "M", "key-memo"),
    shifted(plain(Command::Memos, Key::M, "Shift M", "key-memos")),
    plain(Command::Unsure, Key::U, "U", "key-unsure"),
    plain(Command::Quotable, Key::Q, "Q", "key-quotable"),
    plain(Command::Discuss, Key::D, "D", "key-discuss"),
    plain(Command::Delete, Key::Delete, "Del", "key-delete"),
    plain(Command::NextAnnotation, Key::N, "N", "key-next-annotation"),
    plain(
        Command::PreviousAnnotation,
        Key::P,
        "P",
        "key-previous-annotation",
    ),
    ctrl(
        Command::NextDocument,
        Key::PageDown,
        "Ctrl PgDn",
        "key-next-document",
    ),
    ctrl(
        Command::PreviousDocument,
        Key::PageUp,
        "Ctrl PgUp",
        "key-previous-document",
    ),
    shifted(ctrl(Command::Finish, Key::F, "Ctrl Shift F", "key-finish")),
    ctrl(Command::Undo, Key::Z, "Ctrl Z", "key-undo"),
    shifted(ctrl(Command::Redo, Key::Z, "Ctrl Shift Z", "key-redo")),
    ctrl(Command::Redo, Key::Y, "Ctrl Y", "key-redo"),
    reading(ctrl(Command::Copy, Key::C, "Ctrl C", "key-copy")),
    reading(ctrl(Command::SelectAll, Key::A, "Ctrl A", "key-select-all")),
    ctrl(Command::History, Key::H, "Ctrl H", "key-history"),
    ctrl(Command::FilterTags, Key::L, "Ctrl L", "key-filter-tags"),
    ctrl(Command::Import, Key::I, "Ctrl I", "key-import"),
    ctrl(Command::OpenProject, Key::O, "Ctrl O", "key-open-project"),
    ctrl(Command::Larger, Key::Plus, "Ctrl +", "key-larger"),
    ctrl(Command::Larger, Key::Equals, "Ctrl =", "key-larger"),
    ctrl(Command::Smaller, Key::Minus, "Ctrl −", "key-smaller"),
    ctrl(Command::NormalPage, Key::Num0, "Ctrl 0", "key-normal-page"),
    shifted(ctrl(
        Command::Looser,
        Key::ArrowDown,
        "Ctrl Shift ↓",
        "key-looser",
    )),
    shifted(ctrl(
        Command::Tighter,
        Key::ArrowUp,
        "Ctrl Shift ↑",
        "key-tighter",
    )),
    ctrl(Command::Wider, Key::CloseBracket, "Ctrl ]", "key-wider"),
    ctrl(
        Command::Narrower,
        Key::OpenBracket,
        "Ctrl [",
        "key-narrower",
    ),
    ctrl(Command::Justify, Key::J, "Ctrl J", "key-justify"),
    with_alt(ctrl(
        Command::ZoomIn,
        Key::Plus,
        "Ctrl Alt +",
        "key-zoom-in",
    )),
    with_alt(ctrl(
        Command::ZoomIn,
        Key::Equals,
        "Ctrl Alt =",
        "key-zoom-in",
    )),
    with_alt(ctrl(
        Command::ZoomOut,
        Key::Minus,
        "Ctrl Alt −",
        "key-zoom-out",
    )),
    with_alt(ctrl(
        Command::ZoomNormal,
        Key::Num0,
        "Ctrl Alt 0",
        "key-zoom-normal",
    )),
    everywhere(plain(Command::NextRegion, Key::F6, "F6", "key-next-region")),
    shifted(everywhere(plain(
        Command::PreviousRegion,
        Key::F6,
        "Shift F6",
        "key-previous-region",
    ))),
    everywhere(plain(Command::Keys, Key::F1, "F1", "key-keys")),
];

/// The shortcut that a stroke is, if it is one.
pub fn find(stroke: &Stroke) -> Option<&'static Shortcut> {
    let Modifiers {
        alt,
        shift,
        command,
        ..
    } = stroke.modifiers;
    TABLE.iter().find(|s| {
        // Plus is typed with Shift on many layouts.
        let shift_fits = s.shift == shift || matches!(s.key, Key::Plus | Key::Equals | Key::Slash);
        s.key == stroke.key && s.ctrl == command && s.alt == alt && shift_fits
    })
}

/// How a command's key is written.
pub fn keys_of(command: Command) -> &'static str {
    TABLE
        .iter()
        .find(|s| s.command == command)
        .map_or("", |s| s.keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_stroke() {
        for (i, a) in TABLE.iter().enumerate() {
            for b in &TABLE[i + 1..] {
                let same = (a.key, a.ctrl, a.shift, a.alt) == (b.key, b.ctrl, b.shift, b.alt);
                assert!(!same, "{:?} and {:?}", a.command, b.command);
            }
        }
    }

    #[test]
    fn plain_letters_never_reach_into_fields() {
        for s in TABLE {
            assert!(
                s.ctrl || s.alt || matches!(s.key, Key::F1 | Key::F6) || s.reach == Reach::Reading,
                "{:?}",
                s.command
            );
        }
    }
}
