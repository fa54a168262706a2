//! Memos beside the page: written, edited, removed, undone; listed by thing, person and date.

use super::*;
use hashiya::app::action::{MemoAction, ReadingAction, ViewAction};
use hashiya::app::state::EndTab;
use hashiya::edit::{Edit, EditName};
use hashiya::locale::Language;
use hashiya::model::{DocumentId, Memo, MemoId, MemoTopic, Moment, TagId};
use hashiya::page::Theme;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.\nوبعدها سافر إلى المدينة.";

fn document() -> MemoTopic {
    MemoTopic::Document(DocumentId::new("d1").unwrap())
}

fn memo(id: &str, about: MemoTopic, text: &str, day: i64) -> Memo {
    let at = Moment::from_second(1_770_000_000 + day * 86_400).unwrap();
    Memo {
        id: MemoId::new(id).unwrap(),
        about,
        text: text.to_owned(),
        created: at,
        modified: at,
    }
}

/// A window as Salma on a project in which Karim wrote memos on the document and a tag, and Salma one
/// on the project.
fn with_memos(opening: Opening) -> Session {
    let making = Making::of(TEXT).tagged("d1", "karim", Some("defeat"), "عاد Ahmad");
    let mut project = making.done();
    let tag = MemoTopic::Tag(TagId::new("defeat").unwrap());
    let memos = [
        ("karim", memo("m1", document(), "نبرة الرسالة", 2)),
        ("karim", memo("m2", tag, "التعريف أضيق", 1)),
        ("salma", memo("m3", MemoTopic::Project, "خطة العمل", 0)),
    ];
    for (by, memo) in memos {
        let of = project.memos.entry(AnnotatorId::new(by).unwrap());
        of.or_default().insert(memo.id.clone(), memo);
    }
    let folder = Folder::new(&project);
    let mut session = folder.open(opening);
    session.folder = Some(folder);
    session
}

impl Session {
    /// The texts of an annotator's memos.
    fn memos_of(&self, annotator: &str) -> Vec<&str> {
        let memos = self.project().memos.get(annotator).into_iter().flatten();
        memos.map(|(_, memo)| &*memo.text).collect()
    }

    /// All that is said in the window, in the order in which it is read.
    fn words(&self) -> Vec<String> {
        let root = self.window.harness.root();
        let said = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let words = [node.label(), node.value()].into_iter().flatten();
            words.map(|words| plain(&words)).collect::<Vec<_>>()
        };
        root.children_recursive().flat_map(said).collect()
    }

    /// The ids of the memos that are shown, from above to below.
    fn listed(&self) -> String {
        let known = [
            ("نبرة الرسالة", '1'),
            ("التعريف أضيق", '2'),
            ("خطة العمل", '3'),
        ];
        let mut ids = String::new();
        for words in self.words() {
            let found = known.iter().find(|(text, _)| *text == words);
            if let Some((_, id)) = found.filter(|(_, id)| !ids.contains(*id)) {
                ids.push(*id);
            }
        }
        ids
    }
}

#[test]
fn a_memo_is_written_by_key_on_what_is_looked_at_and_undone() {
    let mut s = Session::reading(TEXT);
    s.keys(Key::M, SHIFT);
    assert_eq!(s.state().end_tab, EndTab::Memos);
    assert!(s.window.is_focused("مذكرة جديدة"));
    s.window.type_text("نبرة الشهادة");
    s.keys(Key::Enter, CTRL);
    assert_eq!(s.memos_of("salma"), ["نبرة الشهادة"]);
    let written = s.project().memos["salma"].values().next().unwrap();
    assert_eq!(written.about, document());
    let next = s.state().desk.as_ref().unwrap().session.history();
    assert_eq!(next.next_undo().map(Edit::name), Some(EditName::WriteMemo));
    assert!(s.window.has("المذكرات (1)"));
    // The keyboard is the text's again, and the field is empty for the next.
    s.select("خرج");
    s.key(Key::Num1);
    s.keys(Key::M, SHIFT);
    s.window.type_text("لماذا في الليل؟");
    s.click_before("سافر");
    assert_eq!(s.memos_of("salma").len(), 2);
    let annotation = s.annotations_of("salma")[0].id.clone();
    let on = MemoTopic::Annotation(DocumentId::new("d1").unwrap(), annotation);
    assert!(s.project().memos["salma"].values().any(|m| m.about == on));
    s.keys(Key::Z, CTRL);
    assert_eq!(s.memos_of("salma"), ["نبرة الشهادة"]);
    s.keys(Key::Y, CTRL);
    assert_eq!(s.memos_of("salma").len(), 2);
    s.saved();
    let on_disk = store::open(&s.folder().root()).unwrap().project;
    assert_eq!(on_disk.memos, s.project().memos);
}

#[test]
fn what_is_being_written_is_kept_when_something_else_is_looked_at_or_the_window_closes() {
    let mut s = with_memos(Opening::default());
    s.keys(Key::M, SHIFT);
    s.window.type_text("على الوثيقة");
    s.ask(ViewAction::EndTab(EndTab::Details));
    assert!(s.memos_of("salma").contains(&"على الوثيقة"));
    assert_eq!(s.memos_of("salma").len(), 2);
    s.keys(Key::M, SHIFT);
    s.window.type_text("عند الإغلاق");
    let folder = s.close().unwrap();
    let s = folder.open_again(Opening::default());
    assert!(s.memos_of("salma").contains(&"عند الإغلاق"));
    assert_eq!(s.memos_of("salma").len(), 3);
}

#[test]
fn ones_own_are_edited_and_removed_and_those_of_others_are_read() {
    let mut s = with_memos(Opening::default());
    s.window.click_label("المذكرات (1)");
    assert!(s.window.has("نبرة الرسالة"));
    assert!(!s.window.has("حذف المذكرة"), "it is Karim's");
    s.ask(MemoAction::Remove(MemoId::new("m1").unwrap()));
    assert_eq!(s.memos_of("karim").len(), 2, "Salma has no such memo");

    s.window.click_label("المشروع كلّه");
    let field = "مذكرة سلمى، ";
    let name = s.words().into_iter().find(|l| l.starts_with(field));
    let name = name.expect("the user's own memo is a field");
    s.window.focus(&name);
    s.keys(Key::End, CTRL);
    s.window.type_text(" للربيع");
    s.keys(Key::Enter, CTRL);
    assert_eq!(s.memos_of("salma"), ["خطة العمل للربيع"]);
    s.keys(Key::Z, CTRL);
    assert_eq!(s.memos_of("salma"), ["خطة العمل"]);
    // A blank text is refused, and the old one stands there again.
    s.window.focus(&name);
    s.keys(Key::A, CTRL);
    s.key(Key::Delete);
    s.keys(Key::Enter, CTRL);
    assert_eq!(s.memos_of("salma"), ["خطة العمل"]);
    let told = s.notices().iter().any(|n| n.contains("لا بدّ للمذكرة من نصّ"));
    assert!(told, "{:?}", s.notices());

    s.window.click_label("حذف المذكرة");
    assert!(s.memos_of("salma").is_empty());
    s.keys(Key::Z, CTRL);
    assert_eq!(s.memos_of("salma"), ["خطة العمل"]);
}

#[test]
fn those_of_the_project_are_grouped_by_thing_person_and_date_and_lead_to_their_things() {
    let opening = Opening::default().language(Language::English);
    let mut s = with_memos(opening);
    s.ask(ViewAction::Language(Language::English));
    s.window.click_label("Memos (1)");
    s.window.click_label("Whole project");
    assert_eq!(s.listed(), "312");
    s.window.click_label("By thing");
    s.window.click_label("By person");
    assert_eq!(s.listed(), "321");
    s.window.click_label("By person");
    s.window.click_label("By date");
    assert_eq!(s.listed(), "123");
    let tag = s.project().codebook.find("defeat").unwrap().name.en.clone();
    s.window.click_label(&format!("Tag: {tag}"));
    assert_eq!(s.state().focus.tag.as_ref().unwrap().as_str(), "defeat");
    // What is looked at now has its memos behind the switch.
    s.window.click_label("Whole project");
    assert_eq!(s.listed(), "2");
    let annotation = s.annotations_of("karim")[0].id.clone();
    s.ask(ReadingAction::GoTo(annotation));
    assert_eq!(s.listed(), "");
    let hint = s
        .words()
        .into_iter()
        .find(|w| w.starts_with("No memo on this yet"));
    assert!(hint.is_some(), "what to do is said");
}

#[test]
fn a_memo_that_another_process_writes_appears() {
    let mut s = with_memos(Opening::default());
    s.ask(ViewAction::EndTab(EndTab::Memos));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg("memo")
        .arg(s.folder().root())
        .args([
            "write",
            "--document",
            "d1",
            "--annotator",
            "karim",
            "من مكان آخر",
        ])
        .output()
        .unwrap();
    assert!(output.status.success());
    let begin = Instant::now();
    while !s.window.has("من مكان آخر") {
        assert!(begin.elapsed() < PATIENCE, "{:?}", s.notices());
        std::thread::sleep(Duration::from_millis(20));
        s.window.run();
    }
}

/// A window on memos of two people about an annotation, its document and the project.
fn picture(opening: Opening) -> Session {
    let mut s = with_memos(opening);
    s.ask(ViewAction::Language(opening.language));
    let long = "يتكلم عن نفسه بضمير الغائب حين يذكر الخروج، ثم يعود إلى «أنا» بعد ذكر Ahmad.";
    s.select("خرج في الليل");
    s.key(Key::Num1);
    s.keys(Key::M, SHIFT);
    s.window.type_text(long);
    s.keys(Key::Enter, CTRL);
    s
}

#[test]
fn the_memos_on_an_annotation_in_arabic_light() {
    let mut s = picture(Opening::default());
    pictures::check(&mut s, "window-memos-ar-light");
}

#[test]
fn the_memos_of_the_project_in_english_dark() {
    let dark = Opening::default()
        .language(Language::English)
        .theme(Theme::Dark);
    let mut s = picture(dark);
    s.window.click_label("Whole project");
    s.window.click_label("By thing");
    s.window.click_label("By person");
    pictures::check(&mut s, "window-memos-en-dark");
}
