//! What was changed in several places at once: shown side by side, chosen by keys and buttons, undone.

use super::window::Desk;
use crate::support::picture;
use egui::Key;
use hashiya::app::action::{AnnotateAction, ProjectAction};
use hashiya::app::notice::Gravity;
use hashiya::app::state::Dialog;
use hashiya::edit::Part;
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{AnnotationId, AnnotatorId, CodingKey, Moment, Project, RecordId, Tombstone};
use hashiya::store::{self, RandomStamp, Snapshot};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Salma's first annotation.
fn first(project: &Project) -> (CodingKey, AnnotationId) {
    let salma = AnnotatorId::new("salma").unwrap();
    let mut codings = project.codings.iter();
    let (key, coding) = codings.find(|(key, _)| key.annotator == salma).unwrap();
    (
        key.clone(),
        coding.annotations.keys().next().unwrap().clone(),
    )
}

/// Changes a project on disk, as another clone does that was read before.
fn change(root: &Path, edits: &[&dyn Fn(&mut Project) -> Part]) {
    let clones: Vec<_> = edits.iter().map(|_| store::open(root).unwrap()).collect();
    for (mut clone, edit) in clones.into_iter().zip(edits) {
        let part = edit(&mut clone.project);
        let batch = Snapshot::take(&clone.project, BTreeSet::from([part]));
        let saved = store::save(root, &mut clone.ledger, &batch, &mut RandomStamp);
        assert_eq!(saved.failed, []);
    }
}

fn memo(project: &mut Project, words: &str, second: i64) -> Part {
    let (key, id) = first(project);
    let coding = project.codings.get_mut(&key).unwrap();
    let annotation = coding.annotations.get_mut(id.as_str()).unwrap();
    annotation.memo = words.to_owned();
    annotation.modified = Moment::from_second(1_770_000_000 + second).unwrap();
    Part::Coding(key)
}

/// A window on a project in which the first annotation has two memos.
fn two_memos(language: Language) -> Desk {
    let mut desk = Desk::open(language);
    change(
        &desk.root.clone(),
        &[&|p| memo(p, "رأي سلمى في البيت", 5), &|p| {
            memo(p, "رأيها في المكتب", 4)
        }],
    );
    reload(&mut desk);
    desk
}

/// Reads the project again; on a busy machine that takes more than a frame.
fn reload(desk: &mut Desk) {
    desk.ask(ProjectAction::Reload);
    desk.wait_until(|d| d.state().opening.is_none() && d.state().desk.is_some());
}

fn memo_now(project: &Project) -> String {
    let (key, id) = first(project);
    project.codings[&key].annotations[id.as_str()].memo.clone()
}

fn on_disk(desk: &mut Desk) -> Project {
    desk.wait_until(Desk::is_saved);
    store::open(&desk.root).unwrap().project
}

#[test]
fn what_waits_is_told_and_shown_side_by_side() {
    for language in Language::ALL {
        let mut desk = two_memos(language);
        let told = |d: &Desk| {
            d.state()
                .notices
                .iter()
                .any(|n| n.gravity == Gravity::Waiting)
        };
        assert!(told(&desk));
        desk.click("choices-open");
        assert_eq!(desk.state().dialog, Some(Dialog::Choices));
        for words in ["رأي سلمى في البيت", "رأيها في المكتب"] {
            assert!(desk.labels().iter().any(|l| l == words), "{words}");
        }
        desk.click("choices-take-other");
        desk.window.run();
        assert_eq!(memo_now(desk.project()), "رأيها في المكتب");
        assert!(!told(&desk), "nothing waits any more");
        let saved = on_disk(&mut desk);
        assert!(saved.waiting.is_empty());
        assert_eq!(memo_now(&saved), "رأيها في المكتب");
        desk.click("choices-undo");
        desk.window.run();
        assert_eq!(memo_now(desk.project()), "رأي سلمى في البيت");
        assert_eq!(on_disk(&mut desk).waiting.len(), 1);
    }
}

#[test]
fn digits_choose_and_keep_both() {
    let mut desk = two_memos(English);
    desk.dialog(Dialog::Choices);
    let count = |project: &Project| project.codings[&first(project).0].annotations.len();
    let before = count(desk.project());
    desk.key(Key::Num3);
    desk.window.run();
    assert_eq!(count(desk.project()), before + 1);
    assert!(on_disk(&mut desk).waiting.is_empty());
    desk.ask(AnnotateAction::Undo);
    desk.window.run();
    assert_eq!(count(desk.project()), before);
    desk.key(Key::Num1);
    desk.window.run();
    assert_eq!(memo_now(&on_disk(&mut desk)), "رأي سلمى في البيت");
}

#[test]
fn a_colleagues_annotations_are_chosen_by_the_colleague() {
    let mut desk = two_memos(English);
    desk.ask(ProjectAction::Be(AnnotatorId::new("karim").unwrap()));
    desk.dialog(Dialog::Choices);
    desk.key(Key::Num2);
    desk.window.run();
    assert_eq!(desk.project().waiting.len(), 1);
    assert!(desk.labels().iter().any(|l| l.contains("chooses this")));
}

#[test]
fn two_titles_and_a_circle_are_settled_one_after_the_other() {
    let mut desk = Desk::open(Arabic);
    let tags: Vec<_> = desk.project().codebook.children(None);
    let (a, b) = (tags[0].id.clone(), tags[1].id.clone());
    let title = |p: &mut Project, words: &str| {
        p.title.ar = words.to_owned();
        Part::Project
    };
    let below = |p: &mut Project, tag: &hashiya::model::TagId, above: &hashiya::model::TagId| {
        let mut moved = p.codebook.get(tag).unwrap().clone();
        moved.parent = Some(above.clone());
        p.codebook.insert(moved);
        Part::Codebook
    };
    change(
        &desk.root.clone(),
        &[
            &|p| title(p, "عنوان"),
            &|p| title(p, "آخر"),
            &|p| below(p, &a, &b),
            &|p| below(p, &b, &a),
        ],
    );
    reload(&mut desk);
    desk.dialog(Dialog::Choices);
    assert!(desk.project().waiting.contains_key(&RecordId::Project));
    desk.key(Key::Num2);
    desk.window.run();
    assert!(desk.project().waiting.is_empty());
    let name = desk.name(&desk.project().codebook.get(&a).unwrap().name);
    let words = desk
        .locale()
        .tr_with("choices-to-top", &[("tag", name.into())]);
    let words = words.into_owned();
    desk.window.click_label(&words);
    desk.window.run();
    assert!(on_disk(&mut desk).codebook.circles().is_empty());
    let none = desk.tr("choices-none");
    assert!(desk.window.has(&none));
}

#[test]
fn of_tags_merged_into_each_other_one_comes_back() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let (key, id) = first(desk.project());
        let tag = desk.project().codings[&key].annotations[id.as_str()]
            .tag
            .clone();
        let a = tag.unwrap();
        let other = |t: &&hashiya::model::Tag| t.assignable && t.id != a;
        let b = desk.project().codebook.living().find(other);
        let b = b.unwrap().id.clone();
        let merge =
            |p: &mut Project, from: &hashiya::model::TagId, into: &hashiya::model::TagId| {
                let mut tag = p.codebook.get(from).unwrap().clone();
                tag.tombstone = Some(Tombstone {
                    at: Moment::UNIX_EPOCH,
                    by: AnnotatorId::new("karim").unwrap(),
                    merged_into: Some(into.clone()),
                    reason: String::new(),
                });
                p.codebook.insert(tag);
                Part::Codebook
            };
        let root = desk.root.clone();
        change(&root, &[&|p| merge(p, &a, &b), &|p| merge(p, &b, &a)]);
        reload(&mut desk);
        assert_eq!(desk.project().codebook.resolve(&a), None);
        let waits = |d: &Desk| {
            d.state()
                .notices
                .iter()
                .any(|n| n.gravity == Gravity::Waiting)
        };
        assert!(waits(&desk));
        desk.dialog(Dialog::Choices);
        let name = desk.name(&desk.project().codebook.get(&a).unwrap().name);
        let words = desk
            .locale()
            .tr_with("choices-keep-tag", &[("tag", name.into())]);
        let words = words.into_owned();
        desk.window.click_label(&words);
        desk.window.run();
        for tag in [&a, &b] {
            let means = desk.project().codebook.resolve(tag);
            assert_eq!(means.map(|t| &t.id), Some(&a));
        }
        assert!(!waits(&desk));
        assert!(on_disk(&mut desk).codebook.merge_circles().is_empty());
        desk.click("choices-undo");
        desk.window.run();
        assert_eq!(desk.project().codebook.resolve(&a), None);
    }
}

#[test]
fn what_a_sync_tool_put_aside_is_put_away_when_asked() {
    let mut desk = Desk::open(English);
    let root = desk.root.clone();
    let (key, _) = first(desk.project());
    let folder = format!("annotations/{}/{}", key.round, key.document);
    let own: PathBuf = root.join(&folder).join("salma.ron");
    let before = std::fs::read(&own).unwrap();
    change(&root, &[&|p| memo(p, "من الجهاز الآخر", 9)]);
    let aside = format!("{folder}/salma.sync-conflict-20260301-101500-ABCDEFG.ron");
    std::fs::copy(&own, root.join(&aside)).unwrap();
    std::fs::write(&own, before).unwrap();
    reload(&mut desk);
    assert_eq!(memo_now(desk.project()), "من الجهاز الآخر");
    desk.dialog(Dialog::Choices);
    desk.click("choices-put-away");
    desk.window.run();
    assert!(!root.join(&aside).exists());
    assert!(root.join(".hashiya-kept").join(&aside).exists());
    assert_eq!(store::check(&root).unwrap(), []);
    assert_eq!(memo_now(&on_disk(&mut desk)), "من الجهاز الآخر");
}

#[test]
fn ones_own_annotations_follow_a_merge_of_tags_by_a_colleague() {
    let mut desk = Desk::open(Arabic);
    let (key, id) = first(desk.project());
    let tag = desk.project().codings[&key].annotations[id.as_str()]
        .tag
        .clone();
    let from = tag.unwrap();
    let assignable = |t: &&hashiya::model::Tag| t.assignable && t.id != from;
    let into = desk
        .project()
        .codebook
        .living()
        .find(assignable)
        .unwrap()
        .id
        .clone();
    let merge = |p: &mut Project| {
        let tombstone = Tombstone {
            at: Moment::UNIX_EPOCH,
            by: AnnotatorId::new("karim").unwrap(),
            merged_into: None,
            reason: String::new(),
        };
        let edit = hashiya::edit::merge_tags(p, &from, &into, tombstone);
        edit.apply(p).unwrap();
        Part::Codebook
    };
    change(&desk.root.clone(), &[&merge]);
    reload(&mut desk);
    let tag_of = |p: &Project| p.codings[&key].annotations[id.as_str()].tag.clone();
    assert_eq!(tag_of(desk.project()), Some(into.clone()));
    let done = desk
        .state()
        .notices
        .iter()
        .any(|n| n.gravity == Gravity::Done);
    assert!(done, "{:?}", desk.state().notices);
    assert_eq!(tag_of(&on_disk(&mut desk)), Some(into));
    // A colleague's are left to the colleague.
    let saved = on_disk(&mut desk);
    let karim = |key: &CodingKey| key.annotator.as_str() == "karim";
    let others = saved.codings.iter().filter(|(key, _)| karim(key));
    let kept = others.flat_map(|(_, c)| c.annotations.values());
    let named = kept.filter(|a| a.tag.as_ref() == Some(&from)).count();
    let before = store::sample::sample_project(Moment::UNIX_EPOCH);
    let had = before.codings.iter().filter(|(key, _)| karim(key));
    let had = had.flat_map(|(_, c)| c.annotations.values());
    assert_eq!(named, had.filter(|a| a.tag.as_ref() == Some(&from)).count());
    desk.ask(AnnotateAction::Undo);
    desk.window.run();
    assert_eq!(tag_of(desk.project()), Some(from.clone()));
}

#[test]
fn a_picture_of_two_versions() {
    let mut desk = two_memos(Arabic);
    desk.dialog(Dialog::Choices);
    desk.window.leave();
    let card = desk.card().expand(13.0);
    let painted = desk.window.painted();
    let (x, y) = (card.left() as u32, card.top() as u32);
    let (width, height) = (card.width() as u32, card.height() as u32);
    let part = image::imageops::crop_imm(&painted, x, y, width, height);
    picture::check("dialog-choices-ar-light", &part.to_image());
}
