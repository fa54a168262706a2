//! Pictures of dialogs: a form, a list with a preview, and a passage in a queue.

use super::window::Desk;
use crate::support::picture;
use egui::Key;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{Arabic, English};
use hashiya::page::Theme;

/// Compares the dialog alone: what is behind it has pictures of its own.
#[track_caller]
pub fn check(desk: &mut Desk, name: &str) {
    desk.window.leave();
    let card = desk.card().expand(13.0);
    let painted = desk.window.painted();
    let part = image::imageops::crop_imm(
        &painted,
        card.left() as u32,
        card.top() as u32,
        card.width() as u32,
        card.height() as u32,
    );
    picture::check(name, &part.to_image());
}

#[test]
fn a_tag() {
    let mut desk = Desk::looking(Arabic, Theme::Light, 1.0);
    let tag = desk.tag("Financial hardship").id;
    desk.dialog(Dialog::TagDetails(tag));
    let key = desk.tr("tag-key");
    desk.fill(&key, "1");
    check(&mut desk, "dialog-tag-ar-light");
}

#[test]
fn files_to_import() {
    let mut desk = Desk::looking(Arabic, Theme::Sepia, 1.0);
    let text = "قال إنه فقد الثقة بقيادته بعد أن رأى ما جرى.\nثم نشرت Reuters خبره (2016).";
    let old = encoding_rs::WINDOWS_1256.encode(text).0;
    let files = [
        ("قديم.txt", &*old),
        ("plain.md", b"# A heading\n\ntext"),
        ("paper.pdf", b"%PDF"),
    ];
    let paths = files.map(|(name, bytes)| {
        let path = desk.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    });
    desk.dialog(Dialog::Import(paths.to_vec()));
    desk.wait_until(|d| !d.window.has(&d.tr("import-reading-one")));
    check(&mut desk, "dialog-import-ar-sepia");
}

#[test]
fn a_passage_of_a_tag_that_is_split() {
    let mut desk = Desk::looking(English, Theme::Dark, 1.0);
    let tag = desk.tag("Financial hardship").id;
    desk.dialog(Dialog::SplitTag(tag));
    for other in ["Leaders lost", "Infighting"] {
        let filter = desk.tr("filter-tags");
        desk.fill(&filter, other);
        let row = desk.lowest(other);
        desk.window.click(row);
    }
    desk.click("split-begin");
    desk.key(Key::Num1);
    check(&mut desk, "dialog-split-en-dark");
}
