//! Choosing tags from the tree: one of them, or several, with a field that filters by name.

use super::body::{Body, Entry, entry_id};
use crate::app::computed::Computed;
use crate::app::derived::TagTree;
use crate::app::widget::{Choice, Icon, Row, Text, chip};
use crate::arabic::{Folding, fold};
use crate::model::{Codebook, Tag, TagId};
use std::collections::BTreeSet;

/// What is typed into the filter, and so which tags are shown.
#[derive(Default)]
pub struct TagList {
    filter: String,
    /// The filter as it is looked for.
    wanted: Computed<String, String>,
}

impl TagList {
    /// A filter and rows of the tags that `allowed` lets through, of which one is chosen. Gives
    /// the one that was clicked.
    pub fn one(
        &mut self,
        body: &mut Body<'_, '_>,
        most: f32,
        chosen: Option<&TagId>,
        allowed: impl Fn(&Tag) -> bool,
    ) -> Option<TagId> {
        self.filter_field(body);
        let rows = self.rows(body, &allowed);
        let mut clicked = None;
        body.list("tags", most, |body| {
            for (depth, tag) in &rows {
                if !allowed(tag) {
                    group_line(body, *depth, tag);
                } else if one_row(body, *depth, tag, chosen == Some(&tag.id)) {
                    clicked = Some(tag.id.clone());
                }
            }
            if rows.is_empty() {
                nothing(body);
            }
        });
        clicked
    }

    /// A filter and check boxes of all tags. A group stands for everything below it. Returns whether
    /// the choice is another one.
    pub fn several(
        &mut self,
        body: &mut Body<'_, '_>,
        most: f32,
        chosen: &mut BTreeSet<TagId>,
        allowed: impl Fn(&Tag) -> bool,
    ) -> bool {
        self.filter_field(body);
        let Some(seen) = body.ctx.state.seen() else {
            return false;
        };
        let book = seen.codebook();
        let rows = self.rows(body, &allowed);
        let mut changed = false;
        body.list("tags", most, |body| {
            for (depth, tag) in &rows {
                let below: BTreeSet<TagId> = book
                    .with_descendants(&tag.id)
                    .into_iter()
                    .filter(|id| book.get(id).is_some_and(&allowed))
                    .collect();
                let on = !below.is_empty() && below.is_subset(chosen);
                if check_row(body, *depth, tag, on) {
                    changed = true;
                    if on {
                        chosen.retain(|t| !below.contains(t));
                    } else {
                        chosen.extend(below);
                    }
                }
            }
            if rows.is_empty() {
                nothing(body);
            }
        });
        changed
    }

    fn filter_field(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("filter-tags");
        let entry = Entry {
            name: &words,
            placeholder: &words,
            icon: Some(Icon::Search),
            ..Entry::default()
        };
        body.entry("tag-filter", entry, &mut self.filter);
        body.gap(6.0);
    }

    fn rows<'p>(
        &mut self,
        body: &Body<'_, 'p>,
        allowed: &impl Fn(&Tag) -> bool,
    ) -> Vec<(usize, &'p Tag)> {
        let Some(seen) = body.ctx.state.seen() else {
            return Vec::new();
        };
        let filter = &self.filter;
        let wanted = self.wanted.get_if(
            |of| of == filter,
            || (filter.clone(), fold(filter, Folding::ALL)),
        );
        matching(
            seen.codebook(),
            &body.ctx.derived.lists.tags,
            wanted,
            allowed,
        )
    }
}

/// The allowed tags whose names hold every word of a folded filter, and what is above them.
fn matching<'a>(
    book: &'a Codebook,
    tree: &TagTree,
    wanted: &str,
    allowed: &impl Fn(&Tag) -> bool,
) -> Vec<(usize, &'a Tag)> {
    let places = tree.with_what_is_above(|row| {
        let mut words = wanted.split_whitespace();
        let fits = words.all(|word| row.folded.iter().any(|name| name.contains(word)));
        fits && book.get(&row.id).is_some_and(allowed)
    });
    let rows = places.into_iter().map(|at| &tree.rows[at]);
    let rows = rows.filter_map(|row| Some((row.depth, book.get(&row.id)?)));
    rows.collect()
}

fn one_row(body: &mut Body<'_, '_>, depth: usize, tag: &Tag, chosen: bool) -> bool {
    let look = body.look();
    let name = look.name(&tag.name);
    let (response, mut strip) = Row::new(&name).rounded().selected(chosen).show_as(
        body.ui,
        look,
        entry_id(tag.id.as_str()),
    );
    strip.start(indent(depth));
    chip(body.ui, look, strip.start(11.0), Some(tag.hue));
    strip.start(9.0);
    if chosen {
        let place = strip.end(16.0);
        Icon::Check.paint(look, body.ui.painter(), place, 15.0, look.accent());
        strip.end(6.0);
    }
    Text::new(&name)
        .named()
        .paint(look, body.ui.painter(), strip.rest);
    response.clicked()
}

fn check_row(body: &mut Body<'_, '_>, depth: usize, tag: &Tag, on: bool) -> bool {
    let name = body.look().name(&tag.name);
    let choice = Choice::check(&name, on).inset(indent(depth));
    let choice = if tag.assignable {
        choice.hue(tag.hue)
    } else {
        choice.medium()
    };
    body.choice(tag.id.as_str(), choice)
}

/// A group above tags that can be chosen.
fn group_line(body: &mut Body<'_, '_>, depth: usize, tag: &Tag) {
    let look = body.look();
    let name = look.name(&tag.name);
    let mut strip = body.strip(27.0);
    strip.start(8.0 + indent(depth));
    Text::new(&name)
        .named()
        .size(12.5)
        .medium()
        .colour(look.quiet())
        .paint(look, body.ui.painter(), strip.rest);
}

fn indent(depth: usize) -> f32 {
    14.0 * depth.min(6) as f32
}

fn nothing(body: &mut Body<'_, '_>) {
    let words = body.tr("empty-filter");
    body.gap(4.0);
    body.hint(&words);
    body.gap(6.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::default_codebook;

    #[test]
    fn what_fits_is_shown_with_what_is_above_it() {
        let book = default_codebook();
        let tree = TagTree::new(&book, 0);
        let matching = |filter: &str, allowed: fn(&Tag) -> bool| {
            matching(&book, &tree, &fold(filter, Folding::ALL), &allowed)
        };
        let found = matching("الاهل", |t| t.assignable);
        let names: Vec<&str> = found.iter().map(|(_, t)| t.name.en.as_str()).collect();
        assert_eq!(names, ["Barriers", "Fear for relatives"]);
        let all = matching(" ", |t| t.assignable);
        assert_eq!(all.len(), book.tree().len());
        assert!(matching("قهوة", |_| true).is_empty());
    }
}
