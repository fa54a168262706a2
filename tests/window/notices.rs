//! The strips below the header: what they say, how much of it is seen, and where they lead.

use super::*;
use hashiya::app::state::Dialog;
use hashiya::locale::Language;
use std::fs;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.";

fn folder() -> Folder {
    let making = Making::of(TEXT).tagged("d1", "salma", Some("defeat"), "خرج في الليل");
    Folder::new(&making.done())
}

fn spoken(s: &Session) -> Vec<String> {
    let root = s.window.harness.root();
    let told = root.children_recursive().filter(|node| {
        let role = node.accesskit_node().role();
        matches!(role, Role::Alert | Role::Status)
    });
    told.filter_map(|node| node.accesskit_node().label())
        .map(|label| plain(&label))
        .collect()
}

#[test]
fn a_failed_save_names_the_document_and_says_what_to_do() {
    let folder = folder();
    let mut s = folder.open(Opening::default().language(Language::English));
    fs::rename(folder.root(), folder.root().with_file_name("away")).unwrap();
    s.select("أيام");
    s.key(Key::Num1);
    assert!(matches!(s.saved(), Saving::Failed(_)));
    s.window.run();
    let told = spoken(&s);
    let failed = told.iter().find(|words| words.starts_with("Not saved"));
    let failed = failed.unwrap_or_else(|| panic!("{told:?}"));
    assert!(failed.contains("your annotations of"), "{failed}");
    assert!(failed.contains("put the folder back"), "{failed}");
    assert!(!failed.contains("salma.ron"), "{failed}");
}

#[test]
fn a_project_of_a_newer_version_says_so_and_not_that_it_is_to_be_copied() {
    for (language, version) in [(Language::Arabic, "أحدث"), (Language::English, "newer")] {
        let folder = folder();
        let text = folder.read("project.ron");
        let text = text.replacen("schema: 3", "schema: 99", 1);
        fs::write(folder.file("project.ron"), text).unwrap();
        let mut s = folder.open(Opening::default().language(language));
        assert_eq!(s.notices().len(), 1, "{:?}", s.notices());
        assert!(s.notices()[0].contains(version), "{:?}", s.notices());
        s.select("أيام");
        s.key(Key::Num1);
        assert_eq!(s.notices().len(), 1, "it is not said twice");
        assert_eq!(s.mine().len(), 1);
    }
}

#[test]
fn a_sentence_that_is_too_long_for_a_line_has_another() {
    let folder = folder();
    let height = |width: f32| {
        let mut s = folder.open(
            Opening::default()
                .language(Language::English)
                .size(width, 700.0),
        );
        let before = s.page().top();
        fs::rename(folder.root(), folder.root().with_file_name("away")).unwrap();
        s.select("أيام");
        s.key(Key::Num1);
        assert!(matches!(s.saved(), Saving::Failed(_)));
        s.window.run();
        fs::rename(folder.root().with_file_name("away"), folder.root()).unwrap();
        s.page().top() - before
    };
    assert!(height(560.0) > height(2000.0) + 10.0);
}

#[test]
fn findings_lead_to_their_list_and_other_faults_do_not() {
    let folder = folder();
    let mut file = fs::read_to_string(folder.file("codebook.ron")).unwrap();
    file.push_str("Tag(id: \"x");
    fs::write(folder.file("codebook.ron"), file).unwrap();
    let mut s = folder.open(Opening::default().language(Language::English));
    let root = s.window.harness.root();
    let labels: Vec<String> = root
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let at = |words: &str| labels.iter().position(|label| label.starts_with(words));
    assert!(at("Dismiss").is_some());
    assert!(at("1 thing") < at("Details") && at("Details") < at("Dismiss"));
    // The end panel has a tab of this name further on.
    let place = {
        let mut nodes = s.window.harness.root().children_recursive();
        let is_first = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().as_deref() == Some("Details")
        };
        let first = nodes.find(is_first).unwrap();
        first.rect().center()
    };
    s.window.click(place);
    assert_eq!(s.state().dialog, Some(Dialog::Findings));
}
