//! Who is tagging and who is one person, in their dialogs.

use super::window::Desk;
use hashiya::app::action::AnnotateAction;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{self, English};
use hashiya::model::AnnotatorId;

/// The name of Salma with a stroke in it, which is the same name.
fn stretched(desk: &Desk) -> String {
    let name = &desk.project().annotators["salma"].name;
    let mut letters = name.chars();
    let first = letters.next().unwrap();
    format!("{first}ـ{}", letters.as_str())
}

fn me(desk: &Desk) -> AnnotatorId {
    desk.state().me().unwrap().clone()
}

#[test]
fn a_name_that_is_known_is_the_one_who_is_known() {
    for language in Language::ALL {
        let mut desk = Desk::nobody(language);
        desk.dialog(Dialog::Annotator);
        let name = stretched(&desk);
        desk.fill(&desk.tr("annotator-new"), &name);
        desk.window.run();
        desk.click("annotator-do");
        desk.window.run();
        assert_eq!(me(&desk).as_str(), "salma");
        assert_eq!(desk.project().annotators.len(), 2);
    }
}

#[test]
fn two_of_one_name_are_asked_about_joined_and_parted_by_undo() {
    let mut desk = Desk::nobody(English);
    desk.dialog(Dialog::Annotator);
    let name = stretched(&desk);
    desk.fill(&desk.tr("annotator-new"), &name);
    desk.window.run();
    desk.click("annotator-another");
    desk.window.run();
    desk.click("annotator-do");
    desk.window.run();
    let new = me(&desk);
    assert_ne!(new.as_str(), "salma");
    assert_eq!(desk.project().annotators.len(), 3);
    assert_ne!(
        desk.project().called(&new),
        desk.project().called(&AnnotatorId::new("salma").unwrap())
    );
    desk.click("people-ask-do");
    desk.window.run();
    assert_eq!(desk.state().dialog, Some(Dialog::People));
    desk.click("people-same");
    desk.window.run();
    // The one who works here remains.
    assert_eq!(
        desk.project().annotators["salma"].joined_into,
        Some(new.clone())
    );
    assert_eq!(me(&desk), new);
    assert!(!desk.window.has(&desk.tr("people-same")));
    desk.ask(AnnotateAction::Undo);
    desk.window.run();
    assert_eq!(desk.project().annotators["salma"].joined_into, None);
    desk.click("people-two");
    desk.window.run();
    assert!(desk.project().unions.equal_names().is_empty());
    assert!(!desk.window.has(&desk.tr("people-same")));
}
