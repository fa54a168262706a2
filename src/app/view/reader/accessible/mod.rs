//! What a screen reader is told of the page, and what it may ask of it.
//!
//! The document is one text: paragraphs with runs, the caret and the selection. Its nodes are made
//! when something listens and changed only where the page changed; [`Handover`] hands them over.

mod telling;

use super::frame::Frame;
use super::kept::Reader;
use super::prepared::Prepared;
use super::shown::{Request, Requests, Shown};
use super::spoken::{Handover, Spoken};
use crate::app::context::Context;
use crate::app::state::Focus;
use crate::arabic::{ByteOffset, CharOffset};
use crate::page::DocumentCaret;
use crate::typeset::Affinity;
use egui::accesskit::{
    Action, ActionData, Affine, Live, Node, Role, TextPosition, TextSelection, Vec2,
};
use egui::{Event, Id, Response, Ui, WidgetInfo};

/// Does what assistive technology asks of the text.
pub(super) fn listen(
    reader: &mut Reader,
    ui: &Ui,
    ctx: &Context<'_>,
    height: f32,
    requests: &mut Requests,
) {
    let asked: Vec<_> = ui.input(|input| {
        let events = input.events.iter().filter_map(|event| match event {
            Event::AccessKitActionRequest(request) => Some(request.clone()),
            _ => None,
        });
        events.collect()
    });
    for request in asked {
        let Some(p) = &reader.prepared else { return };
        match (request.action, request.data) {
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted)))
                if request.target_node == reader.id.accesskit_id() =>
            {
                let ends = offset_of(p, &wanted.anchor).zip(offset_of(p, &wanted.focus));
                if let Some((anchor, caret)) = ends {
                    let caret = DocumentCaret::before(caret);
                    requests.push(Request::Select { anchor, caret });
                    reader.reveal_caret(ctx, caret, height);
                }
            }
            (Action::ScrollIntoView, _) => {
                if let Some(start) = p.spoken.start_of(request.target_node) {
                    let place = DocumentCaret::before(p.flow.text().to_char(ByteOffset(start)));
                    reader.reveal_place(ctx, place, height);
                }
            }
            _ => {}
        }
    }
}

/// The code point at a place among the runs; a grapheme is never cut.
fn offset_of(p: &Prepared, position: &TextPosition) -> Option<CharOffset> {
    let byte = p.spoken.offset_of(position)?;
    let text = p.flow.text();
    Some(text.to_char(ByteOffset(crate::arabic::grapheme_floor(
        text.as_str(),
        byte,
    ))))
}

/// Describes the document, and the part of its text around the view.
pub(super) fn describe(
    reader: &mut Reader,
    ui: &Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    response: &Response,
) {
    let title = crate::arabic::visible(&shown.document.title);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, &title));
    let Some(p) = &mut reader.prepared else {
        return;
    };
    // Nobody listens: nothing is made.
    if ui
        .ctx()
        .accesskit_node_builder(response.id, |_| ())
        .is_none()
    {
        p.spoken = Spoken::default();
        return;
    }
    if !telling::refresh(p, ctx, frame, response.id) {
        ui.ctx().request_repaint();
    }
    let spoken = &p.spoken;
    let selection = selection(p, shown.focus);
    let partly = spoken.is_partial(&p.flow).then(|| {
        let blocks = spoken.blocks();
        let number = |block: usize| p.flow.block(block).paragraph + 1;
        let values = [
            ("from", number(blocks.start).into()),
            ("to", number(blocks.end - 1).into()),
            ("count", p.flow.text().paragraph_count().into()),
        ];
        ctx.look.tr_with("spoken-part", &values)
    });
    let tags = response.id.with("tags").accesskit_id();
    let page = page_id(response.id).accesskit_id();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        // A tip that was shown before is a child already.
        let others = node.children().to_vec();
        node.set_children([page, tags].into_iter().chain(others).collect::<Vec<_>>());
        node.set_clips_children();
        node.add_action(Action::SetTextSelection);
        node.set_read_only();
        if let Some(selection) = selection {
            node.set_text_selection(selection);
        }
        if let Some(partly) = partly {
            node.set_description(partly);
        }
    });
    // Scrolling changes this node only.
    let mut moved = Node::new(Role::GenericContainer);
    let top = frame.area.top() - frame.from / frame.scale;
    moved.set_transform(Affine::translate(Vec2::new(
        frame.sheet_left.into(),
        top.into(),
    )));
    moved.set_children(spoken.paragraphs());
    let own = vec![(page, moved), (tags, tags_at_caret(p, ctx, shown.focus))];
    Handover::give(ui.ctx(), own, spoken.nodes());
}

fn page_id(document: Id) -> Id {
    document.with("page")
}

/// The caret and the selection, as far as they are in the part; none if all of it is elsewhere.
fn selection(p: &Prepared, focus: &Focus) -> Option<TextSelection> {
    let text = p.flow.text();
    let bytes = p.spoken.bytes();
    let (anchor, head) = (
        text.to_byte(focus.anchor).0,
        text.to_byte(focus.caret.offset).0,
    );
    let inside = |byte: usize| bytes.contains(&byte) || byte == bytes.end;
    let around = anchor.min(head) < bytes.start && anchor.max(head) > bytes.end;
    if !(inside(anchor) || inside(head) || around) {
        return None;
    }
    let within = |byte: usize| byte.clamp(bytes.start, bytes.end);
    let clings = focus.caret.affinity == Affinity::Upstream && inside(head);
    Some(TextSelection {
        anchor: p.spoken.position(within(anchor), false)?,
        focus: p.spoken.position(within(head), clings)?,
    })
}

/// A line that is not seen and that a screen reader says when it changes: how the text at the
/// caret is tagged.
fn tags_at_caret(p: &Prepared, ctx: &Context<'_>, focus: &Focus) -> Node {
    let mut node = Node::new(Role::Status);
    node.set_live(Live::Polite);
    let here = p.marks.at(focus.caret.offset);
    if !here.is_empty() {
        let names = telling::names(p, ctx, here);
        let words = ctx.look.tr_with("spoken-tags", &[("tags", names.into())]);
        node.set_label(words);
        crate::app::accessible_names::mend(&mut node);
    }
    node
}
