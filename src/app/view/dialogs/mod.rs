//! Questions and forms over the window, one file each, in folders by subject. They keep their drafts
//! while they are open.

mod codebook;
mod document;
mod excerpts;
mod keys;
mod kit;
mod names;
mod people;
mod project;

use super::reader::Reader;
use crate::app::action::{Action, ViewAction};
use crate::app::answers::Ticket;
use crate::app::context::{Actions, Context};
use crate::app::notice::Notice;
use crate::app::state::Dialog;
use egui::Ui;
use kit::form::Form;
use kit::{frame, secret};

/// The dialog that is open, and its drafts.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Open>,
}

struct Open {
    dialog: Dialog,
    form: Box<dyn Form>,
    /// What was asked in the frame before, which ends the dialog unless it is refused.
    awaits: Option<Ticket>,
    /// Why the last attempt was refused.
    trouble: String,
    /// In how many frames the keyboard still goes to the first field. In the first one the card is
    /// only measured.
    fresh: u8,
}

impl Dialogs {
    /// Shows the dialog that is open.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        self.follow(ui, ctx, actions);
        let Some(open) = &mut self.open else {
            return;
        };
        let state = ctx.state;
        let goes_on =
            state.creating.is_some() || state.opening.is_some() || state.sealing.is_some();
        if open.awaits.is_some() && goes_on {
            // Whether what was asked for could be done is not known yet.
            return;
        }
        if let Some(ticket) = open.awaits.take() {
            actions.push(Action::Answered);
            if !open.take_trouble(ctx, ticket) {
                actions.push(ViewAction::CloseDialog.into());
                return;
            }
        }
        let asked = frame::show(open.form.as_mut(), ui, ctx, &open.trouble, actions);
        if open.fresh > 0 {
            open.fresh -= 1;
            let first = asked.first;
            first.inspect(|field| ui.memory_mut(|m| m.request_focus(*field)));
        }
        if asked.close {
            if open.form.may_close(ctx) {
                actions.push(ViewAction::CloseDialog.into());
            }
        } else if asked.submit {
            open.submit(ctx, actions);
            ui.ctx().request_repaint();
        }
    }

    /// Makes and drops drafts as dialogs open and close; at last the reader gets the keyboard.
    fn follow(&mut self, ui: &Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let wanted = ctx.state.dialog.as_ref();
        if self.open.as_ref().map(|o| &o.dialog) == wanted {
            return;
        }
        if let (Some(open), Some(dialog)) = (&mut self.open, wanted)
            && open.form.take_in(dialog)
        {
            open.dialog = dialog.clone();
            return;
        }
        let was_open = self.open.is_some();
        if self.open.as_ref().is_some_and(|open| open.awaits.is_some()) {
            actions.push(Action::Answered);
        }
        if was_open {
            secret::forget(ui.ctx());
        }
        self.open = wanted.map(|dialog| Open {
            dialog: dialog.clone(),
            form: form_of(dialog, ui, ctx),
            awaits: None,
            trouble: String::new(),
            fresh: 2,
        });
        if self.open.is_some() {
            // Whatever had the keyboard behind the dialog has it no more.
            ui.memory_mut(|m| m.stop_text_input());
        } else if was_open {
            ui.memory_mut(|m| m.request_focus(Reader::main_id()));
        }
    }
}

impl Open {
    /// Asks for what the form is for, and for an answer if that ends the dialog.
    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) {
        let mut asked = Actions::new();
        let awaits = self.form.submit(ctx, &mut asked);
        self.trouble.clear();
        self.awaits = awaits.then(Ticket::fresh);
        match self.awaits {
            None => actions.extend(asked),
            Some(ticket) => {
                let asked = asked.into_iter().map(Box::new);
                actions.extend(asked.map(|action| Action::Asked(ticket, action)));
            }
        }
    }

    /// Says in the dialog why the request was refused. Returns whether it was.
    fn take_trouble(&mut self, ctx: &Context<'_>, ticket: Ticket) -> bool {
        let answer = ctx.state.answers.of(ticket);
        let refusal = answer.and_then(|answer| answer.refusal.as_ref());
        self.trouble = refusal.map(Notice::in_lines).unwrap_or_default();
        refusal.is_some()
    }
}

fn form_of(dialog: &Dialog, ui: &Ui, ctx: &Context<'_>) -> Box<dyn Form> {
    match dialog {
        Dialog::OpenProject => Box::new(project::open::OpenProject::new(ctx)),
        Dialog::NewProject => Box::new(project::create::NewProject::default()),
        Dialog::Annotator => Box::new(people::annotator::WhoTags::default()),
        Dialog::People => Box::new(people::list::People::default()),
        Dialog::Import(files) => Box::new(document::import::ImportFiles::new(ui.ctx(), files)),
        Dialog::DocumentDetails(id) => Box::new(document::details::Details::new(ctx, id)),
        Dialog::ReplaceText(id) => Box::new(document::replace_text::ReplaceText::new(id.clone())),
        Dialog::RemoveDocument(id) => Box::new(document::remove::RemoveDocument::new(id.clone())),
        Dialog::RemovedDocuments => Box::new(document::removed::RemovedDocuments::default()),
        Dialog::Unsettled => Box::new(document::unsettled::Unsettled::new(ctx)),
        Dialog::TagDetails(id) => Box::new(codebook::tag_details::TagDetails::new(ctx, id)),
        Dialog::NewTag { parent, apply } => {
            Box::new(codebook::new_tag::MakeTag::new(ctx, parent.clone(), *apply))
        }
        Dialog::MergeTag(id) => Box::new(codebook::merge_tag::MergeTag::new(id.clone())),
        Dialog::SplitTag(id) => Box::new(codebook::split_tag::SplitTag::new(ctx, id.clone())),
        Dialog::DeleteTag(id) => Box::new(codebook::delete_tag::DeleteTag::new(id.clone())),
        Dialog::Export => Box::new(excerpts::export::ExportExcerpts::new(ctx)),
        Dialog::Pseudonyms => Box::new(names::NamesOfProject::default()),
        Dialog::Seal => Box::new(project::seal::SealProject::new(ctx)),
        Dialog::Unseal(file) => Box::new(project::unseal::UnsealProject::new(file)),
        Dialog::Choices => Box::new(project::choices::Choices::default()),
        Dialog::History(id) => Box::new(document::history::DocumentHistory::new(id.clone())),
        Dialog::Project => Box::new(project::about::AboutProject::new(ctx)),
        Dialog::Findings => Box::new(project::findings::Findings::new(ctx)),
        Dialog::Versions => Box::new(codebook::versions::Versions::new()),
        Dialog::Layers => Box::new(people::layers::ShownLayers::default()),
        Dialog::Keys => Box::new(keys::AllKeys),
    }
}
