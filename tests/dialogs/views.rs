//! Layers, what was found, and the list of keys.

use super::window::Desk;
use egui::Key;
use hashiya::app::shortcut::TABLE;
use hashiya::app::state::Dialog;
use hashiya::locale::Language;
use hashiya::model::AnnotatorId;

#[test]
fn layers_show_and_hide_people_and_tags_at_once() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let karim = AnnotatorId::new("karim").unwrap();
        assert!(desk.state().layers.hidden.contains(&karim));
        desk.dialog(Dialog::Layers);
        desk.window.click_label("كريم");
        assert!(!desk.state().layers.hidden.contains(&karim));
        desk.click("layers-some-tags");
        assert_eq!(desk.state().layers.tags, Some(Default::default()));
        let group = desk.tag("Barriers");
        let filter = desk.lowest(&desk.tr("filter-tags"));
        desk.window.click(filter);
        desk.window.type_text(&desk.name(&group.name));
        let row = desk.lowest(&desk.name(&group.name));
        desk.window.click(row);
        let shown = desk.state().layers.tags.clone().unwrap();
        assert_eq!(shown, desk.project().codebook.with_descendants(&group.id));
        desk.click("layers-all-tags");
        assert_eq!(desk.state().layers.tags, None);
        desk.key(Key::Enter);
        assert_eq!(desk.state().dialog, None);
    }
}

#[test]
fn findings_say_that_all_is_well_and_what_is_not() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.wait_until(|d| d.is_saved());
        desk.dialog(Dialog::Findings);
        assert!(desk.window.has(&desk.tr("findings-none-opened")));
        desk.click("findings-check");
        desk.wait_until(|d| d.window.has(&d.tr("findings-none")));
        let file = desk.root.join("codebook.ron");
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replacen("\nTag(", "\nTga(", 1)).unwrap();
        desk.click("findings-check");
        desk.wait_until(|d| d.labels().iter().any(|l| l.contains("Tga(")));
    }
}

#[test]
fn every_key_is_in_the_list() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.key(Key::F1);
        let labels = desk.labels();
        for shortcut in TABLE {
            let words = desk.tr(shortcut.message);
            let told = |l: &&String| l.starts_with(&words) && l.contains(shortcut.keys);
            assert!(labels.iter().any(|l| told(&l)), "{shortcut:?}");
        }
    }
}
