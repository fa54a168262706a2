//! Splitting a tag: choosing what it becomes, then its annotations one by one, then an account.

use super::lines::tag_line;
use crate::app::action::{Action, CodebookAction, TagDraft};
use crate::app::answers::Ticket;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::keys::{stroke, stroke_char};
use crate::app::notice::Notice;
use crate::app::paint::colour;
use crate::app::shortcut::{OnlyHere, consumed, digit_keys, keys_here};
use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::passage;
use crate::app::view::dialogs::kit::tag_list::TagList;
use crate::app::widget::{Button, Icon, Row, Text, chip, keycap, keycap_width};
use crate::arabic::visible;
use crate::model::{Annotation, AnnotationId, Bilingual, Document, DocumentId, Tag, TagId};
use egui::{Id, Rect, Role, WidgetInfo, vec2};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// Most tags into which one is split: one for each digit key.
const MOST_TARGETS: usize = 9;

/// Where the work of splitting is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Targets,
    Queue,
    Account,
}

/// What the order of targets follows from: the codebook, and which tags are targets.
type Ordered = (Option<ProjectVersion>, BTreeSet<TagId>);

/// The tag that is split, and what was decided.
pub struct SplitTag {
    tag: TagId,
    stage: Stage,
    list: TagList,
    targets: BTreeSet<TagId>,
    /// The targets in the order of the tree.
    ordered: Computed<Ordered, Rc<[Tag]>>,
    /// A new tag that was asked for.
    asked: Option<Ticket>,
    new_name: String,
    /// Why the new tag was refused; empty when it was not.
    refusal: String,
    queue: Vec<AnnotationId>,
    /// A decision for each of the queue so far; `None` where it was left as it is.
    decided: Vec<Option<TagId>>,
}

impl SplitTag {
    /// Collects the user's own annotations with the tag, in the order of the documents.
    pub fn new(ctx: &Context<'_>, tag: TagId) -> Self {
        let queue = own_annotations(ctx, &tag);
        Self {
            tag,
            stage: Stage::Targets,
            list: TagList::default(),
            targets: BTreeSet::new(),
            ordered: Computed::default(),
            asked: None,
            new_name: String::new(),
            refusal: String::new(),
            queue,
            decided: Vec::new(),
        }
    }

    fn count_decided(&self) -> usize {
        self.decided.iter().flatten().count()
    }

    /// The targets in the order of the tree.
    fn in_order(&mut self, ctx: &Context<'_>) -> Rc<[Tag]> {
        let (now, targets) = (ProjectVersion::of(ctx.state), &self.targets);
        let is_current = |(of, chosen): &Ordered| *of == now && chosen == targets;
        let order = || {
            let tree = ctx.state.seen().map(|p| p.codebook().tree());
            let tags = tree.into_iter().flatten().map(|(_, tag)| tag);
            let ordered = tags.filter(|t| targets.contains(&t.id)).cloned();
            ((now, targets.clone()), ordered.collect())
        };
        self.ordered.get_if(is_current, order).clone()
    }

    /// A tag that was made in the dialog is one of the targets.
    fn take_new_tag(&mut self, ctx: &Context<'_>, actions: &mut Actions) {
        let Some(answer) = self.asked.and_then(|ticket| ctx.state.answers.of(ticket)) else {
            return;
        };
        if let Some(tag) = &answer.tag {
            self.targets.insert(tag.clone());
            self.new_name.clear();
        }
        self.refusal = answer
            .refusal
            .as_ref()
            .map(Notice::in_lines)
            .unwrap_or_default();
        self.asked = None;
        actions.push(Action::Answered);
    }

    fn targets(&mut self, body: &mut Body<'_, '_>) {
        self.take_new_tag(body.ctx, body.actions);
        let look = body.look();
        let values = [("count", self.queue.len().into())];
        let words = look.tr_with("split-queue", &values);
        body.text(&words);
        if self.queue.is_empty() {
            return;
        }
        let words = look.tr("split-others");
        body.hint(&words);
        body.gap(10.0);
        let words = look.tr("split-into");
        body.label(&words);
        let tag = &self.tag;
        self.list.several(body, 230.0, &mut self.targets, |t| {
            t.assignable && t.id != *tag
        });
        body.gap(8.0);
        self.new_target(body);
        if !self.refusal.is_empty() {
            body.trouble(&self.refusal);
        }
        if self.targets.len() > MOST_TARGETS {
            let words = look.tr("split-too-many");
            body.trouble(&words);
        }
    }

    /// A field and a button that make a tag beside the one that is split.
    fn new_target(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("split-new");
        let add = body.tr("split-add");
        body.label(&words);
        let mut strip = body.strip(28.0);
        let name = self.new_name.trim().to_owned();
        let button = Button::new(&add)
            .with_icon(Icon::Add)
            .enabled(!name.is_empty());
        let mut rest = strip;
        rest.end(button.width(body.look()) + 8.0);
        let entry = Entry {
            name: &words,
            ..Entry::default()
        };
        let was_submitted = body.submitted;
        let field = body.entry_in("split-new", rest.rest, entry, &mut self.new_name);
        // Enter in this field makes the tag, and no more.
        body.submitted = was_submitted;
        let clicked = body
            .button_at_end(&mut strip, button, "split-add")
            .clicked();
        if (clicked || field.submitted) && !name.is_empty() {
            self.ask_for_tag(body, &name);
        }
    }

    fn ask_for_tag(&mut self, body: &mut Body<'_, '_>, name: &str) {
        let Some(seen) = body.ctx.state.seen() else {
            return;
        };
        let book = seen.codebook();
        let arabic = crate::arabic::count_letters(name).0 > 0;
        let tag = TagDraft {
            parent: book.get(&self.tag).and_then(|t| t.parent.clone()),
            name: if arabic {
                Bilingual::new(name, "")
            } else {
                Bilingual::new("", name)
            },
            ..TagDraft::default()
        };
        let add = CodebookAction::Add { tag, apply: false };
        let ticket = Ticket::fresh();
        self.asked = Some(ticket);
        let asked = Action::Asked(ticket, Box::new(add.into()));
        body.actions.push(asked);
    }

    fn queue(&mut self, body: &mut Body<'_, '_>) {
        let Some(id) = self.queue.get(self.decided.len()).cloned() else {
            self.stage = Stage::Account;
            body.ui.ctx().request_repaint();
            return;
        };
        let targets = self.in_order(body.ctx);
        // The keys of the queue go to no button that was pressed before.
        let pressed = Id::unique("dialog-primary");
        body.ui.memory_mut(|m| m.surrender_focus(pressed));
        let key = queue_key(body);
        let look = body.look();
        let values = [
            ("at", (self.decided.len() + 1).to_string().into()),
            ("all", self.queue.len().to_string().into()),
        ];
        let words = look.tr_with("split-progress", &values);
        body.label(&words);
        let hue = body
            .ctx
            .state
            .seen()
            .and_then(|p| p.codebook().get(&self.tag))
            .map_or(0, |t| t.hue);
        passage(body, &id, hue);
        body.gap(8.0);
        let mut choice = None;
        for (index, tag) in targets.iter().enumerate() {
            if target_row(body, index, tag) || key == Some(QueueKey::Target(index)) {
                choice = Some(Some(tag.id.clone()));
            }
        }
        body.gap(8.0);
        let (skip, back) = self.queue_buttons(body);
        if skip || key == Some(QueueKey::Skip) {
            choice = Some(None);
        }
        if back || key == Some(QueueKey::Back) {
            self.decided.pop();
        } else if let Some(choice) = choice {
            self.decided.push(choice);
            if self.decided.len() == self.queue.len() {
                self.stage = Stage::Account;
            }
        } else {
            return;
        }
        body.ui.ctx().request_repaint();
    }

    /// Whether the passage is left as it is, and whether to go back.
    fn queue_buttons(&self, body: &mut Body<'_, '_>) -> (bool, bool) {
        let look = body.look();
        let (skip, back) = (look.tr("split-skip"), look.tr("split-back"));
        let mut strip = body.strip(30.0);
        let button = Button::new(&skip).keys(keys_here(OnlyHere::QueueSkip));
        let skip = body.button_at_start(&mut strip, button, "split-skip");
        let button = Button::new(&back)
            .keys(keys_here(OnlyHere::QueueBack))
            .enabled(!self.decided.is_empty());
        let back = body.button_at_start(&mut strip, button, "split-back");
        (skip.clicked(), back.clicked())
    }

    fn account(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let words = look.tr_with("split-decided", &[("count", self.count_decided().into())]);
        body.text(&words);
        body.gap(8.0);
        for tag in &self.in_order(body.ctx)[..] {
            let decided = self.decided.iter().flatten();
            let count = decided.filter(|t| **t == tag.id).count();
            count_line(body, tag, count);
        }
        let left = self.queue.len() - self.count_decided();
        if left > 0 {
            body.gap(6.0);
            let words = look.tr_with("split-left", &[("count", left.into())]);
            body.text(&words);
        }
        let words = look.tr("split-close-hint");
        body.hint(&words);
        body.gap(8.0);
        let words = look.tr("split-resume");
        let mut strip = body.strip(28.0);
        let button = Button::new(&words);
        if body
            .button_at_start(&mut strip, button, "split-resume")
            .clicked()
        {
            self.resume(body);
        }
    }

    /// Goes back to the first passage that was not come to, or to the last one.
    fn resume(&mut self, body: &Body<'_, '_>) {
        if self.decided.len() == self.queue.len() {
            self.decided.pop();
        }
        self.stage = Stage::Queue;
        body.ui.ctx().request_repaint();
    }

    fn choices(&self) -> Vec<(AnnotationId, TagId)> {
        let pairs = self.queue.iter().zip(&self.decided);
        pairs
            .filter_map(|(id, tag)| Some((id.clone(), tag.clone()?)))
            .collect()
    }
}

impl Form for SplitTag {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("split-title")
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        match self.stage {
            Stage::Targets => {
                let enough = (2..=MOST_TARGETS).contains(&self.targets.len());
                Foot::primary(ctx, "split-begin", enough && !self.queue.is_empty())
            }
            Stage::Queue => Foot {
                primary: Some((ctx.look.tr("split-finish"), self.count_decided() > 0)),
                close: ctx.look.tr("dialog-cancel"),
            },
            Stage::Account => Foot {
                primary: Some((ctx.look.tr("split-do"), self.count_decided() > 0)),
                close: ctx.look.tr("split-discard"),
            },
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        tag_line(body, &self.tag);
        body.gap(6.0);
        match self.stage {
            Stage::Targets => self.targets(body),
            Stage::Queue => self.queue(body),
            Stage::Account => self.account(body),
        }
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        match self.stage {
            Stage::Targets => self.stage = Stage::Queue,
            Stage::Queue => self.stage = Stage::Account,
            Stage::Account => {
                actions.push(CodebookAction::Split(self.choices()).into());
                return true;
            }
        }
        false
    }

    /// What was decided is not lost by one key.
    fn may_close(&mut self, _ctx: &Context<'_>) -> bool {
        let asks = self.stage == Stage::Queue && self.count_decided() > 0;
        if asks {
            self.stage = Stage::Account;
        }
        !asks
    }
}

/// What a key means in the queue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QueueKey {
    Target(usize),
    Skip,
    Back,
}

/// Digits choose, by the place of the key whatever layout is on.
fn queue_key(body: &Body<'_, '_>) -> Option<QueueKey> {
    body.ui.input_mut(|i| {
        if consumed(i, OnlyHere::QueueBack) {
            return Some(QueueKey::Back);
        }
        if consumed(i, OnlyHere::QueueSkip) {
            return Some(QueueKey::Skip);
        }
        let strokes = i.events.iter().filter_map(stroke);
        let digits = strokes.filter(|s| s.modifiers.is_none() && !s.repeat);
        let mut digits = digits.filter_map(|s| stroke_char(s.key)?.to_digit(10));
        let digit = digits.find(|d| *d > 0)?;
        Some(QueueKey::Target(digit as usize - 1))
    })
}

fn own_annotations(ctx: &Context<'_>, tag: &TagId) -> Vec<AnnotationId> {
    let (Some(seen), Some(desk)) = (ctx.state.seen(), &ctx.state.desk) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let documents = seen.documents_in_order();
    let place = |id: &DocumentId| documents.iter().position(|d| d.id == *id);
    for (key, coding) in seen.codings().filter(|(k, _)| desk.may_change(k)) {
        for annotation in coding.annotations.values() {
            let named = annotation.tag.as_ref();
            let means = named.and_then(|t| seen.codebook().resolve(t));
            if means.is_some_and(|t| t.id == *tag) {
                let start = annotation.target.span.start;
                found.push((place(&key.document), start, annotation.id.clone()));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, _, id)| id).collect()
}

/// A passage over its tint among what stands around it, and where it is from.
fn passage(body: &mut Body<'_, '_>, id: &AnnotationId, hue: u16) {
    let look = body.look();
    let Some((seen, (key, annotation))) = body
        .ctx
        .state
        .seen()
        .and_then(|p| Some((p, p.annotation(id)?)))
    else {
        return;
    };
    let document = seen.document(&key.document);
    let title = document.map(|d| visible(&d.title)).unwrap_or_default();
    let (words, quote) = in_context(document, annotation);
    crate::app::view::dialogs::kit::body::frame(look).show(body.ui, |ui| {
        ui.set_width(ui.available_width());
        let place = ui.available_rect_before_wrap().shrink2(vec2(14.0, 4.0));
        let tint = colour(look.palette.tint(hue));
        let height = passage::paint(ui, look, place, (&words, quote), tint, "passage");
        let below = place.left_top() + vec2(0.0, height);
        let below = Rect::from_min_size(below, vec2(place.width(), 24.0));
        let text = Text::new(&title).named().size(12.0).colour(look.quiet());
        text.paint(look, ui.painter(), below);
        ui.allocate_space(vec2(ui.available_width(), height + 30.0));
    });
}

/// A passage with its context on one line of text, and where in it the passage is, in bytes.
fn in_context(document: Option<&Document>, annotation: &Annotation) -> (String, Range<usize>) {
    let place = document.and_then(|d| Some((d, annotation.target.resolve(&d.text).span()?)));
    let around = |(d, span): (&Document, _)| passage::around(&d.text, span);
    let (before, after) = place.map_or_else(Default::default, around);
    passage::joined(&before, &annotation.target.quote, &after)
}

fn target_row(body: &mut Body<'_, '_>, index: usize, tag: &Tag) -> bool {
    let look = body.look();
    let name = look.name(&tag.name);
    let (response, mut strip) =
        Row::new(&name)
            .height(33.0)
            .rounded()
            .show_as(body.ui, look, entry_id(tag.id.as_str()));
    let digit = digit_keys(index + 1);
    let place = strip.start(keycap_width(look, &digit));
    keycap(look, body.ui.painter(), place, &digit);
    strip.start(10.0);
    chip(body.ui, look, strip.start(11.0), Some(tag.hue));
    strip.start(9.0);
    Text::new(&name)
        .named()
        .paint(look, body.ui.painter(), strip.rest);
    response.clicked()
}

fn count_line(body: &mut Body<'_, '_>, tag: &Tag, count: usize) {
    let look = body.look();
    let name = look.name(&tag.name);
    let mut strip = body.strip(26.0);
    let whole = strip.rest;
    chip(body.ui, look, strip.start(11.0), Some(tag.hue));
    strip.start(9.0);
    let number = count.to_string();
    let text = Text::new(&number).colour(look.quiet()).at_end();
    text.paint(look, body.ui.painter(), strip.end(50.0));
    Text::new(&name)
        .named()
        .paint(look, body.ui.painter(), strip.rest);
    let said = format!("{name}: {count}");
    let id = entry_id(&format!("count-{}", tag.id));
    let response = body.ui.interact(whole, id, egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}
