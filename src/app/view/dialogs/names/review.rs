//! The doubtful places one by one: as it stands and as it would stand, and yes or no by a key.

use crate::app::paint::colour;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::passage;
use crate::app::widget::{Button, Kind};
use crate::arabic::{Doubt, visible};
use crate::desk::NamesLooked;
use crate::edit::pseudonyms::{Holder, NameFound};
use crate::words::{self, topic_in_words};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The hue of what is marked.
const HUE: u16 = 40;

/// What was decided, and which place is looked at.
#[derive(Default)]
pub struct Review {
    at: usize,
    decided: BTreeMap<String, bool>,
}

/// What was asked of a doubtful place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReviewAsked {
    One(bool),
    Like(bool),
    Rest(bool),
}

impl Review {
    /// How many doubtful places nothing was decided of.
    pub fn open(&self, looked: &NamesLooked) -> usize {
        let open = |f: &&NameFound| !self.decided.contains_key(&f.id);
        doubtful(looked).filter(open).count()
    }

    /// The ids of the places that are replaced.
    pub fn wanted(&self, looked: &NamesLooked) -> BTreeSet<String> {
        let is_wanted = |f: &&NameFound| match f.place.doubt {
            None => true,
            Some(_) => self.decided.get(&f.id) == Some(&true),
        };
        let wanted = looked.found.iter().filter(is_wanted);
        wanted.map(|f| f.id.clone()).collect()
    }

    /// Shows the place that is looked at, if there is a doubtful one.
    pub fn show(&mut self, body: &mut Body<'_, '_>, looked: &NamesLooked) {
        let all: Vec<&NameFound> = doubtful(looked).collect();
        self.at = self.at.min(all.len().saturating_sub(1));
        let Some(found) = all.get(self.at) else {
            return;
        };
        let look = body.look();
        body.gap(12.0);
        body.heading("names-doubtful");
        let values = [
            ("at", (self.at + 1).to_string().into()),
            ("all", all.len().to_string().into()),
            ("open", self.open(looked).into()),
        ];
        let words = look.tr_with("names-which", &values);
        body.label(&words);
        let doubt = found
            .place
            .doubt
            .map(|d: Doubt| words::doubt(&look.locale, d));
        let row = looked.names.list().get(found.place.index);
        let values = [
            ("name", visible(row.map_or("", |r| &r.name)).into()),
            ("doubt", doubt.unwrap_or_default().into()),
            ("holder", holder(body, found).into()),
            ("field", words::field(&look.locale, found.field).into()),
        ];
        let words = look.tr_with("names-why", &values);
        body.text(&words);
        body.gap(6.0);
        let sides = [
            ("names-is", side(found, &found.found)),
            ("names-becomes", side(found, &found.written)),
        ];
        passage::side_by_side(body, sides, colour(look.palette.tint(HUE)));
        body.gap(8.0);
        let decided = self.decided.get(&found.id).copied();
        if let Some(asked) = buttons(body, decided) {
            self.decide(&all, asked);
        }
        self.travel(body, all.len());
    }

    fn decide(&mut self, all: &[&NameFound], asked: ReviewAsked) {
        let Some(current) = all.get(self.at) else {
            return;
        };
        let like =
            |f: &&&NameFound| f.found == current.found && f.place.index == current.place.index;
        let open = |f: &&&NameFound| !self.decided.contains_key(&f.id);
        let ids: Vec<String> = match asked {
            ReviewAsked::One(_) => vec![current.id.clone()],
            ReviewAsked::Like(_) => all.iter().filter(like).map(|f| f.id.clone()).collect(),
            ReviewAsked::Rest(_) => all.iter().filter(open).map(|f| f.id.clone()).collect(),
        };
        let (ReviewAsked::One(yes) | ReviewAsked::Like(yes) | ReviewAsked::Rest(yes)) = asked;
        self.decided.extend(ids.into_iter().map(|id| (id, yes)));
        let after = (self.at..all.len()).chain(0..self.at);
        let mut next = after.filter(|at| !self.decided.contains_key(&all[*at].id));
        self.at = next.next().unwrap_or(self.at);
    }

    fn travel(&mut self, body: &mut Body<'_, '_>, count: usize) {
        let [back, next] = ["review-back", "review-next"].map(|key| body.tr(key));
        body.gap(6.0);
        let mut strip = body.strip(30.0);
        let next = Button::new(&next).enabled(self.at + 1 < count);
        if body.button_at_end(&mut strip, next, "names-next").clicked() {
            self.at += 1;
        }
        let back = Button::new(&back).enabled(self.at > 0);
        if body.button_at_end(&mut strip, back, "names-back").clicked() {
            self.at -= 1;
        }
    }
}

fn doubtful(looked: &NamesLooked) -> impl Iterator<Item = &NameFound> {
    looked.found.iter().filter(|f| f.place.doubt.is_some())
}

/// The words among what stands around them, and where they are, in bytes.
fn side(found: &NameFound, words: &str) -> (String, Range<usize>) {
    let before = passage::one_line(&found.before);
    let after = passage::one_line(&found.after);
    passage::joined(&before, words, &after)
}

/// Which document or tag it is.
fn holder(body: &Body<'_, '_>, found: &NameFound) -> String {
    let look = body.look();
    let seen = body.ctx.state.seen();
    let title = |id| seen.and_then(|p| p.document(id)).map(|d| visible(&d.title));
    let holder = match &found.holder {
        Holder::Document(id) => title(id),
        Holder::Annotation(key, _) => title(&key.document),
        Holder::Memo(_, _, about) => {
            seen.map(|seen| topic_in_words(seen, about, &look.locale).name)
        }
        Holder::Tag(id) => seen
            .and_then(|p| p.codebook().get(id))
            .map(|t| look.name(&t.name)),
        Holder::Version(id) => seen.and_then(|p| p.version(id)).map(|v| visible(&v.name)),
        Holder::VersionTag(id, tag) => seen
            .and_then(|p| p.version(id))
            .and_then(|v| v.tags.get(tag))
            .map(|t| look.name(&t.name)),
        Holder::Project | Holder::Round(_) => seen.map(|p| look.name(p.title())),
    };
    holder.unwrap_or_else(|| visible(found.holder.id()))
}

/// The buttons of a place; the digits do the same.
fn buttons(body: &mut Body<'_, '_>, decided: Option<bool>) -> Option<ReviewAsked> {
    let all = [
        ("names-yes", ReviewAsked::One(true)),
        ("names-no", ReviewAsked::One(false)),
        ("names-yes-like", ReviewAsked::Like(true)),
        ("names-no-like", ReviewAsked::Like(false)),
        ("names-yes-rest", ReviewAsked::Rest(true)),
        ("names-no-rest", ReviewAsked::Rest(false)),
    ];
    let digit = body.digit();
    let mut asked = None;
    for (line, pair) in all.chunks(2).enumerate() {
        let mut strip = body.strip(32.0);
        for (column, (key, what)) in pair.iter().enumerate() {
            let number = line * 2 + column + 1;
            let (words, keys) = (body.tr(key), number.to_string());
            let is_so = matches!((what, decided), (ReviewAsked::One(a), Some(b)) if *a == b);
            let button = Button::new(&words).keys(&keys);
            let button = if is_so {
                button.kind(Kind::Primary)
            } else {
                button
            };
            let clicked = body.button_at_start(&mut strip, button, key).clicked();
            if clicked || digit == Some(number) {
                asked = Some(*what);
            }
        }
        body.gap(4.0);
    }
    asked
}
