//! The panel at the end side: the annotation or tag that is looked at with the lists below it, or memos.

mod lists;
mod memo_drafts;
mod memos;
mod tabs;

use crate::app::action::{Action, AnnotateAction, Flag, ReadingAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::keys::cap;
use crate::app::paint::colour;
use crate::app::shortcut::{Command, OnlyHere, keys_here, keys_of};
use crate::app::state::{Dialog, EndTab, PaletteMode};
use crate::app::view::reader::Reader;
use crate::app::widget::{Button, Field, Icon, Look, Strip, Text, chip, paragraph, scroll};
use crate::model::{Annotation, AnnotationId, CodingKey, MemoTopic, Seen, Tag};
use crate::typeset::Face;
use egui::{CornerRadius, Frame, Id, Margin, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};
use memos::Memos;

/// The memo being written.
#[derive(Default)]
pub struct Inspector {
    memo_of: Option<AnnotationId>,
    memo: String,
    /// The memo as it was when the field was filled, to see changes from elsewhere.
    memo_was: String,
    memos: Memos,
}

impl Inspector {
    /// Shows the inspector over its whole place.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let Some(seen) = ctx.state.seen() else {
            return;
        };
        let found = ctx.annotation();
        self.keep_memo(found.map(|(_, a)| a), actions);
        let mut strip = Strip::new(ui.max_rect(), ctx.look.is_rtl());
        strip.top(10.0);
        tabs::show(ui, ctx, strip.top(27.0), actions);
        strip.top(8.0);
        let ui = &mut ui.new_child(UiBuilder::new().id_salt("part").max_rect(strip.rest));
        ui.set_clip_rect(strip.rest.intersect(ui.clip_rect()));
        if ctx.state.end_tab == EndTab::Memos {
            self.show_memos(ui, ctx, actions);
            return;
        }
        self.memos.put_away(actions);
        scroll(ui, ctx.look, "inspector", |ui| {
            match found {
                Some((key, annotation)) => self.annotation(ui, ctx, seen, key, annotation, actions),
                None => tag_or_hint(ui, ctx, seen, actions),
            }
            lists::lost(ui, ctx, actions);
            lists::of_document(ui, ctx, actions);
            ui.add_space(12.0);
        });
    }

    /// Shows the memos on what is looked at, an annotation's own first, or those of the project.
    fn show_memos(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        scroll(ui, ctx.look, "memos", |ui| {
            self.memos.choices(ui, ctx, actions);
            let subject = ctx.state.memos.subject(&ctx.derived.memos.subjects);
            let is_on_annotation = matches!(subject, Some(MemoTopic::Annotation(..)));
            if let Some((key, annotation)) = ctx.annotation()
                && is_on_annotation
                && !ctx.state.memos.all
            {
                let mine = ctx.state.desk.as_ref().is_some_and(|d| d.may_change(key));
                self.memo_card(ui, ctx, annotation, mine, actions);
            }
            self.memos.new_memo(ui, ctx, actions);
            self.memos.list(ui, ctx, actions);
            ui.add_space(12.0);
        });
    }

    /// Memos as they are being written, if they were changed: for when the window closes over them.
    pub fn drafts(&self) -> Vec<Action> {
        let own = self
            .memo_of
            .clone()
            .filter(|_| self.memo != self.memo_was)
            .map(|id| AnnotateAction::Memo(id, self.memo.clone()).into());
        own.into_iter().chain(self.memos.drafts()).collect()
    }

    /// Keeps the memos that were being written: the inspector is not shown.
    pub fn put_away(&mut self, actions: &mut Actions) {
        self.keep_memo(None, actions);
        self.memos.put_away(actions);
    }

    /// A memo that was being written when another annotation was chosen is kept.
    fn keep_memo(&mut self, annotation: Option<&Annotation>, actions: &mut Actions) {
        let id = annotation.map(|a| a.id.clone());
        if self.memo_of != id {
            if let Some(old) = self.memo_of.take().filter(|_| self.memo != self.memo_was) {
                actions.push(AnnotateAction::Memo(old, self.memo.clone()).into());
            }
            self.memo = annotation.map(|a| a.memo.clone()).unwrap_or_default();
            self.memo_was.clone_from(&self.memo);
            self.memo_of = id;
        } else if let Some(annotation) = annotation.filter(|a| a.memo != self.memo_was) {
            // Undo, or another program, changed it.
            self.memo.clone_from(&annotation.memo);
            self.memo_was.clone_from(&annotation.memo);
        }
    }

    fn annotation(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        seen: Seen<'_>,
        key: &CodingKey,
        annotation: &Annotation,
        actions: &mut Actions,
    ) {
        let look = ctx.look;
        let mine = ctx.state.desk.as_ref().is_some_and(|d| d.may_change(key));
        let tag = annotation
            .tag
            .as_ref()
            .and_then(|t| seen.codebook().resolve(t));
        title_row(ui, ctx, annotation, mine, actions);
        card(ui, look, |ui| {
            tag_line(ui, ctx, tag, annotation);
            ui.add_space(4.0);
            quote(ui, look, &annotation.target.quote);
            ui.add_space(4.0);
            if ctx.derived.marks.is_lost(&annotation.id) {
                lost(ui, ctx, annotation, mine, actions);
            }
            let words = about(ctx, key, annotation);
            paragraph(ui, look, Text::new(&words).size(12.0), &words, look.quiet());
            if mine {
                ui.add_space(8.0);
                bounds_and_flags(ui, ctx, annotation, actions);
            }
        });
        self.memo_card(ui, ctx, annotation, mine, actions);
        if let Some(tag) = tag {
            definition(ui, look, tag);
        }
        lists::here(ui, ctx, annotation, actions);
    }

    fn memo_card(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        annotation: &Annotation,
        mine: bool,
        actions: &mut Actions,
    ) {
        let look = ctx.look;
        if !mine && annotation.memo.is_empty() {
            return;
        }
        card(ui, look, |ui| {
            let words = look.tr(if ctx.state.end_tab == EndTab::Memos {
                "memo-own-note"
            } else {
                "memo"
            });
            quiet_line(ui, look, &words);
            if !mine {
                let text = Text::new(&annotation.memo).face(Face::Naskh).size(15.0);
                paragraph(ui, look, text, &annotation.memo, look.ink());
                return;
            }
            let hint = look.tr("memo-hint");
            let wanted = ctx.state.focus_memo;
            let field = Field::new(&mut self.memo)
                .id(Id::unique(("memo", annotation.id.as_str())))
                .multiline(2, 12)
                .name(&words)
                .placeholder(&hint)
                .frame(false);
            let width = ui.available_width();
            let shown = field.face(Face::Naskh).size(15.0).show(ui, look, width);
            if wanted {
                shown.response.request_focus();
            }
            if shown.cancelled {
                self.memo.clone_from(&self.memo_was);
            }
            let done = shown.submitted || shown.left || shown.cancelled;
            if done && self.memo != self.memo_was {
                self.memo_was.clone_from(&self.memo);
                actions.push(AnnotateAction::Memo(annotation.id.clone(), self.memo.clone()).into());
            }
            if shown.submitted || shown.cancelled {
                ui.memory_mut(|m| m.request_focus(Reader::main_id()));
            }
        });
    }
}

fn title_row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    annotation: &Annotation,
    mine: bool,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let words = look.tr("annotation");
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let mut strip = Strip::new(rect.shrink2(vec2(12.0, 0.0)), look.is_rtl());
    let mut icon = |ui: &mut Ui, icon: Icon, key: &str, command: Command| {
        let words = look.tr(key);
        let keys = cap(keys_of(command), look.is_rtl());
        let place = strip.end(28.0);
        Button::icon(icon, &words)
            .keys(&keys)
            .show_in(ui, look, place, ui.scope_id().with(key))
            .clicked()
    };
    if mine && icon(ui, Icon::Delete, "annotation-delete", Command::Delete) {
        actions.push(AnnotateAction::Remove(annotation.id.clone()).into());
    }
    if mine && icon(ui, Icon::Edit, "annotation-retag", Command::Retag) {
        let mode = PaletteMode::Retag(annotation.id.clone());
        actions.push(ViewAction::OpenPalette(mode).into());
    }
    strip.start(2.0);
    Text::new(&words)
        .medium()
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
}

fn tag_line(ui: &mut Ui, ctx: &Context<'_>, tag: Option<&Tag>, annotation: &Annotation) {
    let look = ctx.look;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let mut strip = Strip::new(rect, look.is_rtl());
    chip(ui, look, strip.start(11.0), tag.map(|t| t.hue));
    strip.start(9.0);
    let name = match (tag, &annotation.tag) {
        (Some(tag), _) => look.name(&tag.name),
        (None, Some(_)) => look.tr("tag-deleted"),
        (None, None) => look.tr("untagged"),
    };
    let response = ui.interact(rect, ui.scope_id().with("tag-name"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    Text::new(&name)
        .named()
        .medium()
        .paint(look, ui.painter(), strip.rest);
}

/// The quote as the document has it; a very long one is shortened in the middle.
fn quote(ui: &mut Ui, look: &Look, words: &str) {
    let count = words.chars().count();
    let shown = if count > 420 {
        let start: String = words.chars().take(280).collect();
        let end: String = words.chars().skip(count - 120).collect();
        format!("«{start} … {end}»")
    } else {
        format!("«{words}»")
    };
    paragraph(
        ui,
        look,
        Text::new(&shown).face(Face::Naskh).size(16.0),
        &shown,
        look.ink(),
    );
}

/// That the passage is not in the text, and the way to say where it is.
fn lost(
    ui: &mut Ui,
    ctx: &Context<'_>,
    annotation: &Annotation,
    mine: bool,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let words = look.tr("annotation-lost");
    let ink = colour(look.palette.warning);
    paragraph(ui, look, Text::new(&words), &words, ink);
    if mine {
        ui.add_space(4.0);
        let words = look.tr("review-seek");
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        let mut strip = Strip::new(rect, look.is_rtl());
        let button = Button::new(&words).with_icon(Icon::Search);
        let place = strip.start(button.width(look).min(rect.width()));
        let id = ui.scope_id().with("lost-seek");
        if button.show_in(ui, look, place, id).clicked() {
            actions.push(AnnotateAction::Seek(annotation.id.clone(), None).into());
        }
        ui.add_space(4.0);
    }
}

/// Who made it, when, and what is flagged.
fn about(ctx: &Context<'_>, key: &CodingKey, annotation: &Annotation) -> String {
    let look = ctx.look;
    let at = crate::words::when(annotation.modified);
    let mut parts = vec![
        format!("\u{2068}{}\u{2069}", ctx.state.person(&key.annotator)),
        format!("\u{2068}{at}\u{2069}"),
    ];
    let flags = annotation.flags;
    for (on, key) in [
        (flags.unsure, "flag-unsure"),
        (flags.quotable, "flag-quotable"),
        (flags.discuss, "flag-discuss"),
    ] {
        if on {
            parts.push(look.tr(key));
        }
    }
    parts.join(" · ")
}

fn bounds_and_flags(
    ui: &mut Ui,
    ctx: &Context<'_>,
    annotation: &Annotation,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let words = look.tr("annotation-bounds");
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
    let mut strip = Strip::new(rect, look.is_rtl());
    let moving = ctx.state.moving_bounds;
    let button = Button::new(&words).with_icon(Icon::Bounds).selected(moving);
    let place = strip.start(button.width(look).min(rect.width() - 96.0));
    if button
        .show_in(ui, look, place, ui.scope_id().with("bounds"))
        .clicked()
    {
        actions.push(ReadingAction::MoveBounds(!moving).into());
        ui.memory_mut(|m| m.request_focus(Reader::main_id()));
    }
    let flags = annotation.flags;
    for (flag, on, icon, key, command) in [
        (
            Flag::Discuss,
            flags.discuss,
            Icon::Discuss,
            "flag-discuss",
            Command::Discuss,
        ),
        (
            Flag::Quotable,
            flags.quotable,
            Icon::Quotable,
            "flag-quotable",
            Command::Quotable,
        ),
        (
            Flag::Unsure,
            flags.unsure,
            Icon::Unsure,
            "flag-unsure",
            Command::Unsure,
        ),
    ] {
        let words = look.tr(key);
        let place = strip.end(28.0);
        strip.end(2.0);
        let keys = cap(keys_of(command), look.is_rtl());
        let button = Button::icon(icon, &words).keys(&keys).selected(on);
        if button
            .show_in(ui, look, place, ui.scope_id().with(key))
            .clicked()
        {
            actions.push(AnnotateAction::Toggle(annotation.id.clone(), flag).into());
        }
    }
}

fn definition(ui: &mut Ui, look: &Look, tag: &Tag) {
    let parts = [
        ("tag-definition", &tag.definition),
        ("tag-use-when", &tag.use_when),
        ("tag-avoid-when", &tag.avoid_when),
    ];
    if parts.iter().all(|(_, words)| words.is_blank()) && tag.example.is_empty() {
        return;
    }
    card(ui, look, |ui| {
        for (key, words) in parts.into_iter().filter(|(_, w)| !w.is_blank()) {
            quiet_line(ui, look, &look.tr(key));
            let words = look.name(words);
            paragraph(ui, look, Text::new(&words), &words, look.ink());
            ui.add_space(5.0);
        }
        if !tag.example.is_empty() {
            quiet_line(ui, look, &look.tr("tag-example"));
            paragraph(
                ui,
                look,
                Text::new(&tag.example).face(Face::Naskh).size(15.0),
                &tag.example,
                look.ink(),
            );
        }
    });
}

/// The tag that is looked at, or what to do next.
fn tag_or_hint(ui: &mut Ui, ctx: &Context<'_>, seen: Seen<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let tag = ctx
        .state
        .focus
        .tag
        .as_ref()
        .and_then(|t| seen.codebook().resolve(t));
    let Some(tag) = tag else {
        card(ui, look, |ui| {
            let words = look.tr("inspector-hint");
            paragraph(ui, look, Text::new(&words), &words, look.quiet());
        });
        return;
    };
    let words = look.tr("tag");
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let mut strip = Strip::new(rect.shrink2(vec2(12.0, 0.0)), look.is_rtl());
    let edit = look.tr("tag-edit");
    let place = strip.end(28.0);
    if Button::icon(Icon::Edit, &edit)
        .keys(keys_here(OnlyHere::EditTag))
        .show_in(ui, look, place, ui.scope_id().with("tag-edit"))
        .clicked()
    {
        actions.push(ViewAction::Open(Dialog::TagDetails(tag.id.clone())).into());
    }
    strip.start(2.0);
    Text::new(&words)
        .medium()
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
    card(ui, look, |ui| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 22.0));
        let mut strip = Strip::new(rect, look.is_rtl());
        chip(ui, look, strip.start(11.0), Some(tag.hue));
        strip.start(9.0);
        Text::new(&look.name(&tag.name))
            .named()
            .medium()
            .paint(look, ui.painter(), strip.rest);
    });
    definition(ui, look, tag);
}

fn quiet_line(ui: &mut Ui, look: &Look, words: &str) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 20.0));
    Text::new(words)
        .size(12.0)
        .colour(look.quiet())
        .paint(look, ui.painter(), rect);
}

fn card(ui: &mut Ui, look: &Look, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(look.field())
        .stroke(Stroke::new(1.0, colour(look.palette.line)))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(12, 10))
        .outer_margin(Margin {
            left: 12,
            right: 12,
            top: 0,
            bottom: 10,
        });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}
