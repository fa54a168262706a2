//! Tags made, described, merged, split and deleted in their dialogs.

use super::window::Desk;
use crate::support::window::plain;
use egui::{Key, Modifiers};
use hashiya::app::action::AnnotateAction;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{AnnotatorId, Codebook, TagId};
use std::collections::BTreeMap;

/// How many annotations each person has under each tag as it was applied.
fn applied(desk: &Desk) -> BTreeMap<(AnnotatorId, Option<TagId>), usize> {
    let mut counts = BTreeMap::new();
    for (key, coding) in &desk.project().codings {
        for annotation in coding.annotations.values() {
            let place = (key.annotator.clone(), annotation.tag.clone());
            *counts.entry(place).or_default() += 1;
        }
    }
    counts
}

fn count(desk: &Desk, person: &str, tag: &TagId) -> usize {
    let person = AnnotatorId::new(person).unwrap();
    let found = applied(desk).get(&(person, Some(tag.clone()))).copied();
    found.unwrap_or(0)
}

fn book(desk: &Desk) -> &Codebook {
    &desk.project().codebook
}

#[test]
fn a_tag_is_renamed_recoloured_and_described_as_one() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.tag("Infighting");
        desk.dialog(Dialog::TagDetails(before.id.clone()));
        let name = desk.tr("tag-name-en");
        desk.fill(&name, "Fighting inside");
        let field = format!("{} ({})", desk.tr("tag-definition"), desk.tr("in-arabic"));
        desk.fill(&field, "قتال بين رفاق الأمس.");
        desk.fill(&desk.tr("tag-key"), "ل٩");
        desk.window.key(Key::Enter, Modifiers::CTRL);
        desk.closed();
        let after = book(&desk).get(&before.id).unwrap().clone();
        assert_eq!(after.name.en, "Fighting inside");
        assert_eq!(after.definition.ar, "قتال بين رفاق الأمس.");
        assert_eq!(after.key, "g9", "whatever layout types it");
        assert_eq!((after.hue, &after.name.ar), (before.hue, &before.name.ar));
        desk.ask(AnnotateAction::Undo);
        assert_eq!(book(&desk).get(&before.id), Some(&before));
    }
}

#[test]
fn the_hue_goes_by_arrows_as_they_point() {
    for (language, on) in [(Arabic, Key::ArrowLeft), (English, Key::ArrowRight)] {
        let mut desk = Desk::open(language);
        let before = desk.tag("Infighting");
        desk.dialog(Dialog::TagDetails(before.id.clone()));
        desk.window.focus(&desk.tr("tag-hue"));
        desk.key(on);
        desk.key(on);
        desk.click("dialog-save");
        desk.closed();
        let hue = book(&desk).get(&before.id).unwrap().hue;
        assert_eq!(hue, (before.hue + 30) % 360);
    }
}

#[test]
fn a_key_that_is_taken_or_wrong_is_told_beside_it() {
    let mut desk = Desk::open(English);
    let tag = desk.tag("Infighting");
    desk.dialog(Dialog::TagDetails(tag.id.clone()));
    desk.fill("Key", "1");
    assert!(
        desk.labels()
            .iter()
            .any(|l| l.contains("Leadership distrust") && l.contains("key of"))
    );
    desk.fill("Key", "ab");
    assert!(desk.window.has(&desk.tr("tag-key-wrong")));
    desk.window.key(Key::Enter, Modifiers::CTRL);
    assert!(desk.state().dialog.is_some(), "it cannot be kept so");
    assert_eq!(book(&desk).get(&tag.id), Some(&tag));
}

#[test]
fn a_tag_is_moved_by_the_menu_of_parents_and_never_below_itself() {
    let mut desk = Desk::open(English);
    let tag = desk.tag("Infighting");
    let group = desk.tag("Barriers");
    desk.dialog(Dialog::TagDetails(group.id.clone()));
    desk.window.click_label("Top of the codebook");
    let own = format!("\u{2003}{}", desk.tag("Fear of reprisal").name.en);
    assert!(!desk.window.has(&own));
    desk.key(Key::Escape);
    assert!(desk.state().dialog.is_some(), "the menu closes first");
    desk.dialog(Dialog::TagDetails(tag.id.clone()));
    let button = desk.lowest("Motives");
    desk.window.click(button);
    let row = desk.lowest("\u{2003}Leaders lost");
    desk.window.click(row);
    desk.click("dialog-save");
    desk.closed();
    let moved = book(&desk).get(&tag.id).unwrap().parent.clone();
    assert_eq!(moved, Some(desk.tag("Leaders lost").id));
}

#[test]
fn a_new_tag_is_made_and_applied() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::NewTag {
            parent: Some(desk.tag("Effects").id),
            apply: true,
        });
        desk.window.type_text("رمز التجربة");
        desk.key(Key::Enter);
        desk.closed();
        let found = book(&desk)
            .living()
            .find(|t| [&t.name.ar, &t.name.en].contains(&&"رمز التجربة".to_owned()));
        let tag = found.unwrap().clone();
        assert_eq!(tag.parent, Some(desk.tag("Effects").id));
        assert_eq!(count(&desk, "salma", &tag.id), 1);
    }
}

#[test]
fn merging_tells_what_it_does_and_does_it() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let (from, into) = (desk.tag("Financial hardship"), desk.tag("Infighting"));
        let counted = |d: &Desk, who, tag| count(d, who, tag);
        let mine = counted(&desk, "salma", &from.id);
        let others = counted(&desk, "karim", &from.id);
        let already = counted(&desk, "salma", &into.id);
        assert!(mine > 0 && others > 0);
        desk.dialog(Dialog::MergeTag(from.id.clone()));
        let name = desk.name(&into.name);
        desk.window.type_text(&name);
        let row = desk.lowest(&name);
        desk.window.click(row);
        let said = |key, n: usize| plain(&desk.locale().tr_with(key, &[("count", n.into())]));
        let account = [said("merge-mine", mine), said("merge-others", others)];
        let labels = desk.labels();
        for line in account {
            assert!(
                labels.iter().any(|l| l.contains(&line)),
                "{line}: {labels:?}"
            );
        }
        let reason = desk.tr("reason");
        desk.fill(&reason, "الشيء نفسه");
        desk.key(Key::Enter);
        desk.closed();
        assert_eq!(counted(&desk, "salma", &into.id), already + mine);
        assert_eq!(
            counted(&desk, "karim", &from.id),
            others,
            "files of others stay"
        );
        let stone = book(&desk)
            .get(&from.id)
            .unwrap()
            .tombstone
            .clone()
            .unwrap();
        assert_eq!(
            (stone.merged_into, stone.reason.as_str()),
            (Some(into.id), "الشيء نفسه")
        );
    }
}

#[test]
fn deleting_tells_what_it_does_and_does_it() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let before = desk.project().clone();
        let tag = desk.tag("Financial hardship");
        let mine = count(&desk, "salma", &tag.id);
        desk.dialog(Dialog::DeleteTag(tag.id.clone()));
        let said = desk
            .locale()
            .tr_with("delete-mine", &[("count", mine.into())]);
        let (said, labels) = (plain(&said), desk.labels());
        assert!(labels.iter().any(|l| l.contains(&said)), "{labels:?}");
        desk.key(Key::Enter);
        desk.closed();
        assert!(book(&desk).get(&tag.id).unwrap().tombstone.is_some());
        assert_eq!(
            count(&desk, "salma", &tag.id),
            mine,
            "they stay where they are"
        );
        desk.ask(AnnotateAction::Undo);
        assert_eq!(desk.project().codebook, before.codebook);
    }
}

#[test]
fn splitting_goes_through_the_queue_by_digits() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let tag = desk.tag("Financial hardship");
        let mine = count(&desk, "salma", &tag.id);
        assert!(mine >= 4, "{mine}");
        let targets = [desk.tag("Leaders lost"), desk.tag("Infighting")];
        let before: Vec<usize> = targets
            .iter()
            .map(|t| count(&desk, "salma", &t.id))
            .collect();
        desk.dialog(Dialog::SplitTag(tag.id.clone()));
        for target in &targets {
            let name = desk.name(&target.name);
            desk.fill(&desk.tr("filter-tags"), &name);
            let row = desk.lowest(&name);
            desk.window.click(row);
        }
        desk.click("split-begin");
        desk.key(Key::Num1);
        desk.key(Key::Num1);
        desk.key(Key::Backspace);
        desk.window.key_physical(None, Key::Num2, Some("٢"));
        desk.key(Key::Space);
        desk.key(Key::Escape);
        assert!(
            desk.state().dialog.is_some(),
            "what was decided is asked about"
        );
        desk.click("split-resume");
        desk.key(Key::Num2);
        desk.click("split-do");
        desk.closed();
        let after: Vec<usize> = targets
            .iter()
            .map(|t| count(&desk, "salma", &t.id))
            .collect();
        assert_eq!(after, [before[0] + 1, before[1] + 2]);
        assert_eq!(count(&desk, "salma", &tag.id), mine - 3);
        desk.ask(AnnotateAction::Undo);
        assert_eq!(count(&desk, "salma", &tag.id), mine, "undone as one");
    }
}

#[test]
fn a_tag_made_for_the_split_is_one_of_its_targets() {
    let mut desk = Desk::open(English);
    let tag = desk.tag("Financial hardship");
    desk.dialog(Dialog::SplitTag(tag.id.clone()));
    for name in ["Wages stopped", "الغلاء"] {
        desk.fill("A new tag", name);
        desk.key(Key::Enter);
        desk.window.run();
    }
    let made = desk.tag("Wages stopped");
    assert_eq!(made.parent, tag.parent);
    assert_eq!(desk.tag("الغلاء").name.en, "");
    desk.click("split-begin");
    desk.key(Key::Num1);
    desk.click("split-finish");
    desk.click("split-do");
    desk.closed();
    assert_eq!(count(&desk, "salma", &made.id), 1);
}

#[test]
fn what_was_decided_can_be_discarded() {
    let mut desk = Desk::open(Arabic);
    let tag = desk.tag("Financial hardship");
    desk.dialog(Dialog::SplitTag(tag.id.clone()));
    let group = desk.tr("filter-tags");
    for name in ["غياب القيادات", "الاقتتال الداخلي"] {
        desk.fill(&group, name);
        let full = desk
            .labels()
            .into_iter()
            .rfind(|l| l.starts_with(name))
            .unwrap();
        let row = desk.lowest(&full);
        desk.window.click(row);
    }
    desk.click("split-begin");
    desk.key(Key::Num1);
    let before = applied(&desk);
    desk.key(Key::Escape);
    desk.click("split-discard");
    desk.closed();
    assert_eq!(applied(&desk), before);
}

#[test]
fn tags_are_changed_in_someones_name() {
    let mut desk = Desk::nobody(English);
    assert_eq!(desk.state().me(), None);
    let tag = desk.tag("Infighting");
    desk.dialog(Dialog::DeleteTag(tag.id.clone()));
    assert!(desk.window.has(&desk.tr("annotator-needed")));
    desk.window.key(Key::Enter, Modifiers::CTRL);
    assert_eq!(book(&desk).get(&tag.id), Some(&tag));
    desk.click("menu-annotator");
    assert_eq!(desk.state().dialog, Some(Dialog::Annotator));
}
