//! Opening and making projects, and saying who is tagging.

use super::window::Desk;
use egui::Key;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, Arabic, English};
use hashiya::model::{Bilingual, Moment, Project};
use hashiya::store;
use std::path::Path;

fn another_project(root: &Path) -> Project {
    let mut project = store::sample::sample_project(Moment::UNIX_EPOCH);
    project.is_sample = false;
    project.title.en = "Another".to_owned();
    store::create(root, &project, &mut store::RandomStamp).unwrap();
    project
}

#[test]
fn a_typed_path_opens_a_project() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        let root = desk.folder.path().join("another");
        another_project(&root);
        desk.dialog(Dialog::OpenProject);
        let typed = format!("  \"{}\" ", root.join("project.ron").display());
        desk.window.type_text(&typed);
        desk.key(Key::Enter);
        desk.closed();
        assert_eq!(desk.project().title.en, "Another");
        assert_eq!(desk.state().desk.as_ref().unwrap().root, root);
    }
}

#[test]
fn a_recent_project_opens_by_its_row() {
    let mut desk = Desk::open(English);
    let root = desk.folder.path().join("another");
    another_project(&root);
    desk.dialog(Dialog::OpenProject);
    desk.window.type_text(&root.display().to_string());
    desk.key(Key::Enter);
    desk.closed();
    desk.dialog(Dialog::OpenProject);
    desk.window.click_label("project");
    desk.closed();
    assert_eq!(desk.state().desk.as_ref().unwrap().root, desk.root);
}

#[test]
fn what_is_no_project_is_told_in_the_dialog() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::OpenProject);
        let folder = desk.folder.path().join("nothing-here");
        desk.window.type_text(&folder.display().to_string());
        desk.key(Key::Enter);
        desk.window.run();
        assert_eq!(desk.state().dialog, Some(Dialog::OpenProject));
        assert_eq!(desk.state().notices, [], "it is not said twice");
        assert!(desk.state().desk.is_some(), "what was open stays open");
        let says = |l: &str| l.contains("nothing-here") && !l.starts_with('/');
        let labels = desk.labels();
        assert!(labels.iter().any(|l| says(l)), "{labels:?}");
    }
}

#[test]
fn a_new_project_is_made_where_it_is_said() {
    for (language, codebook, tags) in [(Arabic, None, 33), (English, Some("new-project-empty"), 0)]
    {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::NewProject);
        let (title, folder) = (desk.tr("new-project-name"), desk.tr("new-project-folder"));
        desk.fill(&title, "شهادات: 2016");
        assert!(
            desk.field(&folder)
                .value()
                .unwrap()
                .ends_with("شهادات- 2016")
        );
        let root = desk.folder.path().join("new one");
        desk.fill(&folder, &root.display().to_string());
        if let Some(choice) = codebook {
            desk.click(choice);
        }
        desk.click("new-project-do");
        desk.closed();
        let project = desk.project();
        // The title goes by its first letter, whatever the language of the interface.
        assert_eq!(project.title, Bilingual::new("شهادات: 2016", ""));
        assert_eq!(project.codebook.tree().len(), tags);
        let opened = store::open(&root).unwrap();
        assert_eq!(opened.project.title, project.title);
    }
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let mut desk = Desk::open(English);
    std::fs::write(desk.folder.path().join("letter.txt"), "x").unwrap();
    desk.dialog(Dialog::NewProject);
    desk.fill("Title", "Mine");
    let path = desk.folder.path().display().to_string();
    desk.fill("Folder", &path);
    desk.click("new-project-do");
    desk.window.run();
    assert_eq!(desk.state().dialog, Some(Dialog::NewProject));
    let labels = desk.labels();
    let told = labels.iter().any(|l| l.contains("not empty"));
    assert!(told, "{labels:?}");
    assert!(
        desk.state().project().is_some(),
        "the old one is still open"
    );
}

#[test]
fn whoever_tags_is_chosen_or_added() {
    for language in Language::ALL {
        let mut desk = Desk::open(language);
        desk.dialog(Dialog::Annotator);
        desk.window.click_label("كريم");
        desk.closed();
        assert_eq!(desk.state().me().unwrap().as_str(), "karim");
        desk.dialog(Dialog::Annotator);
        desk.window.type_text("ليلى");
        desk.key(Key::Enter);
        desk.closed();
        let me = desk.state().me().unwrap().clone();
        assert_eq!(desk.project().annotators[&me].name, "ليلى");
    }
}
