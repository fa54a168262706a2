//! What the window offers by name: the menus list it, the palette finds it.

use super::action::{Action, ProjectAction, ViewAction};
use super::commands::act;
use super::context::Context;
use super::memos_shown::MemosShown;
use super::shortcut::Command;
use super::state::Dialog;
use super::widget::Icon;
use crate::locale::Language;
use crate::page::Theme;
use std::path::PathBuf;

/// Something that can be asked for by its name.
#[derive(Clone, Copy)]
pub struct Offer {
    /// Its icon.
    pub icon: Icon,
    /// The message of the locale files that names it.
    pub key: &'static str,
    /// The command whose key it has, if it has one.
    pub command: Option<Command>,
    needs: Needs,
    ask: Ask,
}

/// What must be there for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Project,
    Document,
    /// Something that waits for a choice.
    Choices,
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Ask {
    /// What its key does.
    Key(Command),
    /// A dialog.
    Open(fn() -> Dialog),
    /// A dialog about the document that is read.
    About(fn(crate::model::DocumentId) -> Dialog),
    /// Something else.
    Do(fn() -> Action),
}

impl Offer {
    const fn key(icon: Icon, key: &'static str, command: Command, needs: Needs) -> Self {
        Self {
            icon,
            key,
            command: Some(command),
            needs,
            ask: Ask::Key(command),
        }
    }

    const fn open(icon: Icon, key: &'static str, needs: Needs, dialog: fn() -> Dialog) -> Self {
        Self {
            icon,
            key,
            command: None,
            needs,
            ask: Ask::Open(dialog),
        }
    }

    const fn about(
        icon: Icon,
        key: &'static str,
        dialog: fn(crate::model::DocumentId) -> Dialog,
    ) -> Self {
        Self {
            icon,
            key,
            command: None,
            needs: Needs::Document,
            ask: Ask::About(dialog),
        }
    }

    const fn doing(icon: Icon, key: &'static str, needs: Needs, action: fn() -> Action) -> Self {
        Self {
            icon,
            key,
            command: None,
            needs,
            ask: Ask::Do(action),
        }
    }

    /// Whether it can be asked for now.
    pub fn is_possible(&self, ctx: &Context<'_>) -> bool {
        let state = ctx.state;
        match self.needs {
            Needs::Nothing => true,
            Needs::Project => state.desk.is_some(),
            Needs::Document => state.focus.document.is_some(),
            Needs::Choices => {
                let desk = state.desk.as_ref();
                desk.is_some_and(|d| !d.aside.is_empty() || ctx.derived.lists.waiting > 0)
            }
        }
    }

    /// What it asks for.
    pub fn actions(&self, ctx: &Context<'_>) -> Vec<Action> {
        match self.ask {
            Ask::Key(command) => act(command, ctx),
            Ask::Open(dialog) => vec![ViewAction::Open(dialog()).into()],
            Ask::About(dialog) => {
                let document = ctx.state.focus.document.clone();
                let dialog = document.map(|id| ViewAction::Open(dialog(id)).into());
                dialog.into_iter().collect()
            }
            Ask::Do(action) => vec![action()],
        }
    }
}

/// The main menu, in groups.
pub const MENU: &[&[Offer]] = &[PROJECTS, WORK, ABOUT, LEAVING];

const PROJECTS: &[Offer] = &[
    Offer::key(
        Icon::Folder,
        "menu-open-project",
        Command::OpenProject,
        Needs::Nothing,
    ),
    Offer::open(Icon::NewFolder, "menu-new-project", Needs::Nothing, || {
        Dialog::NewProject
    }),
    Offer::open(Icon::Folder, "menu-unseal", Needs::Nothing, || {
        Dialog::Unseal(PathBuf::new())
    }),
    Offer::doing(Icon::Retry, "menu-reload", Needs::Project, || {
        ProjectAction::Reload.into()
    }),
];

const WORK: &[Offer] = &[
    Offer::key(Icon::Import, "menu-import", Command::Import, Needs::Project),
    Offer::about(Icon::Document, "menu-document", Dialog::DocumentDetails),
    Offer::about(Icon::Swap, "menu-replace-text", Dialog::ReplaceText),
    Offer::open(Icon::Delete, "menu-removed", Needs::Project, || {
        Dialog::RemovedDocuments
    }),
    Offer::open(Icon::Check, "menu-unsettled", Needs::Project, || {
        Dialog::Unsettled
    }),
    Offer::open(Icon::Users, "menu-pseudonyms", Needs::Project, || {
        Dialog::Pseudonyms
    }),
    Offer::key(
        Icon::History,
        "menu-history",
        Command::History,
        Needs::Document,
    ),
    Offer::open(Icon::History, "menu-versions", Needs::Project, || {
        Dialog::Versions
    }),
    Offer::open(Icon::Export, "menu-export", Needs::Project, || {
        Dialog::Export
    }),
    Offer::open(Icon::Export, "menu-seal", Needs::Project, || Dialog::Seal),
];

const ABOUT: &[Offer] = &[
    Offer::open(Icon::User, "menu-annotator", Needs::Project, || {
        Dialog::Annotator
    }),
    Offer::open(Icon::User, "menu-people", Needs::Project, || Dialog::People),
    Offer::open(Icon::Folder, "menu-project", Needs::Project, || {
        Dialog::Project
    }),
    Offer::open(Icon::Warning, "menu-findings", Needs::Project, || {
        Dialog::Findings
    }),
    Offer::open(Icon::Split, "menu-choices", Needs::Choices, || {
        Dialog::Choices
    }),
    Offer::key(Icon::Keyboard, "menu-keys", Command::Keys, Needs::Nothing),
];

const LEAVING: &[Offer] = &[Offer::doing(
    Icon::Close,
    "menu-quit",
    Needs::Nothing,
    || ViewAction::Quit.into(),
)];

/// How the page looks.
pub const PAGE: &[Offer] = &[
    look(Command::Larger, "key-larger"),
    look(Command::Smaller, "key-smaller"),
    look(Command::Looser, "key-looser"),
    look(Command::Tighter, "key-tighter"),
    look(Command::Wider, "key-wider"),
    look(Command::Narrower, "key-narrower"),
    look(Command::Justify, "key-justify"),
    look(Command::NormalPage, "key-normal-page"),
];

/// How large the interface is.
pub const SIZE: &[Offer] = &[
    look(Command::ZoomIn, "key-zoom-in"),
    look(Command::ZoomOut, "key-zoom-out"),
    look(Command::ZoomNormal, "key-zoom-normal"),
];

const fn look(command: Command, key: &'static str) -> Offer {
    Offer::key(Icon::Letters, key, command, Needs::Nothing)
}

/// What has buttons of its own in the window.
const BUTTONS: &[Offer] = &[
    Offer::key(Icon::Undo, "key-undo", Command::Undo, Needs::Project),
    Offer::key(Icon::Redo, "key-redo", Command::Redo, Needs::Project),
    Offer::key(Icon::Memo, "key-memos", Command::Memos, Needs::Project),
    Offer::doing(Icon::Memo, "offer-all-memos", Needs::Project, || {
        ViewAction::Memos(MemosShown::default().whole(true)).into()
    }),
    Offer::open(Icon::Layers, "layers", Needs::Document, || Dialog::Layers),
    Offer::key(
        Icon::Finished,
        "key-finish",
        Command::Finish,
        Needs::Document,
    ),
    Offer::key(
        Icon::Document,
        "key-next-document",
        Command::NextDocument,
        Needs::Document,
    ),
    Offer::key(
        Icon::Document,
        "key-previous-document",
        Command::PreviousDocument,
        Needs::Document,
    ),
    Offer::key(
        Icon::Search,
        "key-filter-tags",
        Command::FilterTags,
        Needs::Project,
    ),
    Offer::doing(Icon::Theme, "offer-theme-light", Needs::Nothing, || {
        ViewAction::Theme(Theme::Light).into()
    }),
    Offer::doing(Icon::Theme, "offer-theme-sepia", Needs::Nothing, || {
        ViewAction::Theme(Theme::Sepia).into()
    }),
    Offer::doing(Icon::Theme, "offer-theme-dark", Needs::Nothing, || {
        ViewAction::Theme(Theme::Dark).into()
    }),
    Offer::doing(Icon::Language, "offer-arabic", Needs::Nothing, || {
        ViewAction::Language(Language::Arabic).into()
    }),
    Offer::doing(Icon::Language, "offer-english", Needs::Nothing, || {
        ViewAction::Language(Language::English).into()
    }),
];

/// Everything that has a name, in the order of the menus.
pub fn all() -> impl Iterator<Item = &'static Offer> {
    MENU.iter().copied().chain([BUTTONS, PAGE, SIZE]).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shortcut::keys_of;
    use crate::locale::{Isolation, Locale};
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_name_of_its_own_and_the_key_that_it_says() {
        for language in Language::ALL {
            let locale = Locale::new(language, Isolation::Window);
            let names: BTreeSet<String> = all().map(|o| locale.tr(o.key).into_owned()).collect();
            assert_eq!(names.len(), all().count(), "{language:?}");
            for offer in all() {
                assert!(locale.has(offer.key), "{}", offer.key);
                assert!(offer.command.is_none_or(|c| !keys_of(c).is_empty()));
            }
        }
    }
}
