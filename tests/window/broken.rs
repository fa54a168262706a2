//! Broken and hostile input in the window: said in words, nothing lost, no panic.

use super::*;
use hashiya::app::action::{LayerChange, ViewAction};
use hashiya::app::notice::Gravity;
use hashiya::app::state::Tab;
use hashiya::locale::Language;
use hashiya::model::{Bilingual, Codebook, Tag, TagId};
use std::fs;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.\nوبعدها سافر إلى المدينة.";
const SALMA: &str = "annotations/r1/d1/salma.ron";

fn two() -> Making {
    Making::of(TEXT)
        .tagged("d1", "salma", Some("defeat"), "خرج في الليل")
        .tagged("d1", "salma", Some("fear-of-purge"), "سافر")
        .tagged("d1", "karim", Some("infighting"), "عاد Ahmad")
}

#[test]
fn an_annotations_file_cut_in_half_is_said_kept_and_not_written_over() {
    for language in Language::ALL {
        let folder = Folder::new(&two().done());
        let whole = folder.read(SALMA);
        let half = whole.len() * 2 / 3;
        let half = (0..=half)
            .rev()
            .find(|i| whole.is_char_boundary(*i))
            .unwrap();
        fs::write(folder.file(SALMA), &whole[..half]).unwrap();
        let torn = fs::read(folder.file(SALMA)).unwrap();
        let mut s = folder.open(Opening::default().language(language));
        let standing: Vec<_> = s
            .state()
            .notices
            .iter()
            .filter(|n| n.gravity == Gravity::Standing)
            .collect();
        assert_eq!(standing.len(), 1);
        let letters = hashiya::arabic::count_letters(&standing[0].message);
        assert_eq!(
            letters.0 > 0,
            language == Language::Arabic,
            "{}",
            standing[0].message
        );
        // Karim's file and the text are there, and Salma goes on.
        assert_eq!(s.annotations_of("karim").len(), 1);
        let had = s.mine().len();
        s.select("المدينة");
        s.key(Key::Num1);
        assert_eq!(s.mine().len(), had + 1);
        assert!(matches!(s.saved(), Saving::Failed(_)));
        let words = match language {
            Language::Arabic => "غير محفوظ",
            Language::English => "Not saved",
        };
        assert!(s.says(words));
        assert_eq!(fs::read(folder.file(SALMA)).unwrap(), torn);
        // The line that was torn off is put back by hand: then it is saved, with all that was there.
        fs::write(folder.file(SALMA), &whole).unwrap();
        s.ask(ProjectAction::SaveAgain);
        assert_eq!(s.saved(), Saving::Saved);
        let project = s.project().clone();
        s.close();
        let opened = store::open(&folder.root()).unwrap();
        assert_eq!(opened.findings, []);
        let salma = crate::support::project::coding("d1", "salma");
        let now = &opened.project.codings[&salma].annotations;
        assert!(
            project.codings[&salma]
                .annotations
                .keys()
                .all(|id| now.contains_key(id))
        );
        assert_eq!(now.len(), 3, "both that were there, and the new one");
    }
}

#[test]
fn a_span_beyond_the_text_is_a_finding_and_the_others_are_shown() {
    let folder = Folder::new(&two().done());
    let text = folder.read(SALMA);
    assert!(text.contains("start: 9, end: 21"), "{text}");
    let beyond = text
        .replace("start: 9, end: 21", "start: 90000, end: 99999")
        .replace("خرج في الليل", "ليس هنا");
    fs::write(folder.file(SALMA), &beyond).unwrap();
    let mut s = folder.open(Opening::default());
    assert!(!s.notices().is_empty());
    s.ask(ViewAction::Layers(LayerChange::Person(
        AnnotatorId::new("karim").unwrap(),
        true,
    )));
    s.times(4, Key::N, NONE);
    assert_eq!(s.current().unwrap().target.quote, "سافر");
    s.times(4, Key::P, NONE);
    assert_eq!(s.current().unwrap().target.quote, "عاد Ahmad");
    // What is lost can still be looked at and deleted, and undone.
    let lost = s
        .annotations_of("salma")
        .into_iter()
        .find(|a| a.target.quote == "ليس هنا")
        .unwrap();
    s.ask(hashiya::app::action::ReadingAction::GoTo(lost.id.clone()));
    assert!(s.says("«ليس هنا»"));
    s.key(Key::Num1);
    s.key(Key::E);
    s.key(Key::ArrowLeft);
    s.key(Key::Enter);
    s.ask(hashiya::app::action::ReadingAction::GoTo(lost.id));
    s.key(Key::Delete);
    s.times(3, Key::Z, CTRL);
}

#[test]
fn two_tags_of_one_id_open_with_a_notice_and_the_codebook_is_kept() {
    let folder = Folder::new(&two().done());
    let book = folder.read("codebook.ron");
    let line = book.lines().find(|l| l.contains("\"defeat\"")).unwrap();
    let rev = line
        .split("rev: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let twin = line.replace(rev, "zzzz").replace("الهزيمة", "النصر");
    let end = book.rfind("])").unwrap();
    let both = format!("{}{twin}\n{}", &book[..end], &book[end..]);
    fs::write(folder.file("codebook.ron"), &both).unwrap();
    let mut s = folder.open(Opening::default());
    assert!(!s.notices().is_empty());
    s.select("المدينة");
    s.key(Key::G);
    s.key(Key::Num2);
    assert!(s.mine().iter().any(|m| m.0 == "defeat"));
    assert_eq!(s.saved(), Saving::Saved);
    assert_eq!(folder.read("codebook.ron"), both);
}

#[test]
fn a_project_that_cannot_be_read_leaves_a_window_that_says_so() {
    for broken in [
        &b""[..],
        b"\xFF\xFE\0\0",
        b"(schema: 3, records: [\nnonsense",
        b"))))",
    ] {
        let folder = Folder::new(&two().done());
        fs::write(folder.file("project.ron"), broken).unwrap();
        let mut s = folder.open_again(Opening::default());
        assert!(!s.notices().is_empty(), "{broken:?}");
        assert_eq!(fs::read(folder.file("project.ron")).unwrap(), broken);
        for key in [Key::N, Key::Num1, Key::Slash, Key::Escape, Key::S, Key::End] {
            s.key(key);
        }
        assert_eq!(fs::read(folder.file("project.ron")).unwrap(), broken);
    }
    let folder = Folder::new(&two().done());
    fs::remove_file(folder.file("project.ron")).unwrap();
    fs::remove_file(folder.file("codebook.ron")).unwrap();
    let s = folder.open_again(Opening::default());
    assert!(s.state().desk.is_none());
    assert!(!s.notices().is_empty());
    assert!(s.says("لا مشروع مفتوحاً يمكن فتح مشروع أو إنشاؤه من القائمة، أو إفلات مجلده هنا"));
}

#[test]
fn settings_that_are_not_understood_are_said_and_left() {
    let folder = Folder::new(&two().done());
    fs::write(folder.settings(), "(language: ((((").unwrap();
    let mut s = folder.open(Opening::default());
    assert!(
        s.notices().iter().any(|n| n.contains("settings.ron")),
        "{:?}",
        s.notices()
    );
    s.ask(ViewAction::Language(Language::English));
    s.close();
    assert_eq!(
        fs::read_to_string(folder.settings()).unwrap(),
        "(language: (((("
    );
}

#[test]
fn what_could_not_be_saved_is_when_the_window_comes_to_the_front() {
    let folder = Folder::new(&two().done());
    let mut s = folder.open(Opening::default());
    let away = folder.root().with_file_name("away");
    fs::rename(folder.root(), &away).unwrap();
    s.select("وبعدها");
    s.key(Key::Num2);
    assert!(matches!(s.saved(), Saving::Failed(_)));
    s.window.send(egui::Event::WindowFocused(true));
    assert!(matches!(s.saved(), Saving::Failed(_)));
    fs::rename(&away, folder.root()).unwrap();
    s.window.send(egui::Event::WindowFocused(false));
    s.window.send(egui::Event::WindowFocused(true));
    assert_eq!(s.saved(), Saving::Saved);
    assert!(!s.window.has("إعادة الحفظ"));
    s.close();
}

#[test]
fn a_folder_that_vanishes_keeps_the_edits_and_saves_when_it_is_back() {
    let folder = Folder::new(&two().done());
    let mut s = folder.open(Opening::default());
    s.select("المدينة");
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    let away = folder.root().with_file_name("away");
    fs::rename(folder.root(), &away).unwrap();
    s.select("وبعدها");
    s.key(Key::Num2);
    assert!(matches!(s.saved(), Saving::Failed(_)));
    assert!(s.says("غير محفوظ") && s.window.has("إعادة الحفظ"));
    assert!(!folder.root().exists(), "no half of a project in its place");
    s.window.wait(2.0);
    assert!(s.says("غير محفوظ"), "it stays to be seen");
    s.select("Ahmad");
    s.key(Key::Num3);
    assert!(matches!(s.saved(), Saving::Failed(_)));
    assert_eq!(s.mine().len(), 5);
    s.window.click_label("إعادة الحفظ");
    assert!(matches!(s.saved(), Saving::Failed(_)));
    fs::rename(&away, folder.root()).unwrap();
    s.window.click_label("إعادة الحفظ");
    assert_eq!(s.saved(), Saving::Saved);
    assert!(s.says("محفوظ") && !s.window.has("إعادة الحفظ"));
    let project = s.project().clone();
    s.close();
    let opened = store::open(&folder.root()).unwrap();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.project, project);
}

#[test]
fn bidi_controls_in_names_are_shown_and_not_obeyed() {
    let mut book = Codebook::default();
    let mut tag = Tag::new(
        TagId::new("evil").unwrap(),
        Bilingual::new("خط\u{202E}رABC", "exe\u{202E}txt"),
        40,
    );
    tag.key = "1".into();
    book.insert(tag);
    let making = Making::new()
        .document("عنوان\u{202E}\u{2067}مقلوب", "قال \u{202E}إنّه خرج.")
        .codebook(book);
    let mut s = Session::on(making);
    s.select("خرج");
    s.key(Key::Num1);
    s.ask(ViewAction::Tab(Tab::Documents));
    s.ask(ViewAction::Tab(Tab::Tags));
    let root = s.window.harness.root();
    let mut shown = false;
    for node in root.children_recursive() {
        let node = node.accesskit_node();
        // The text of the document is read out as it is.
        if node.role() == Role::TextRun {
            continue;
        }
        let words = node.label().or_else(|| node.value()).unwrap_or_default();
        shown |= words.contains("خط");
        assert!(
            !words.contains('\u{202E}') && !words.contains('\u{2067}'),
            "{words:?}"
        );
    }
    assert!(shown);
    assert_eq!(s.saved(), Saving::Saved);
}

#[test]
fn nothing_at_all_is_a_window_too() {
    for making in [
        Making::new(),
        Making::new().codebook(Codebook::default()),
        Making::of(""),
        Making::of("\n"),
        Making::of("\n\n \n\t\n"),
        Making::of("قال").codebook(Codebook::default()),
    ] {
        let mut s = Session::on(making);
        let page = s.page();
        s.window
            .drag(page.center(), page.center() + egui::vec2(80.0, 40.0));
        s.window.double_click(page.center());
        s.window.triple_click(page.center());
        for key in [
            Key::Num1,
            Key::G,
            Key::Num1,
            Key::Num0,
            Key::S,
            Key::Escape,
            Key::R,
            Key::Escape,
            Key::N,
            Key::P,
            Key::E,
            Key::ArrowLeft,
            Key::ArrowDown,
            Key::PageDown,
            Key::End,
            Key::Home,
            Key::Delete,
            Key::M,
            Key::T,
            Key::Escape,
        ] {
            s.key(key);
        }
        for key in [
            Key::A,
            Key::Z,
            Key::Y,
            Key::End,
            Key::Home,
            Key::PageDown,
            Key::PageUp,
            Key::ArrowLeft,
        ] {
            s.keys(key, CTRL);
            s.keys(key, CTRL | SHIFT);
        }
        s.copied();
        s.key(Key::Slash);
        s.window.type_text("لا شيء");
        s.key(Key::Enter);
        s.ask(ViewAction::CloseDialog);
        s.saved();
    }
}

#[test]
fn one_line_of_a_megabyte_opens_scrolls_and_is_tagged() {
    let words = "خرجنا قبل الفجر خلف قطيع غنم مع راعٍ أعرفه Ahmad 12,5 ";
    let text = words.repeat(1_000_000 / words.len() + 1);
    let mut s = Session::reading(&text);
    s.keys(Key::End, CTRL);
    s.key(Key::Num1);
    s.keys(Key::Home, CTRL);
    s.times(3, Key::PageDown, NONE);
    s.keys(Key::ArrowLeft, CTRL | SHIFT);
    s.key(Key::Num2);
    s.keys(Key::A, CTRL);
    s.key(Key::Num3);
    assert!(s.mine().len() >= 2);
    assert_eq!(s.saved(), Saving::Saved);
}

#[test]
fn control_characters_in_a_text_are_shown_and_tagged() {
    let mut s =
        Session::reading("قال\0 إنّه\u{1} خرج\u{7f} \u{feff}في\u{2028}الليل\r ثم\u{fffd} عاد\u{0}.");
    s.keys(Key::A, CTRL);
    s.key(Key::Num1);
    assert_eq!(s.mine().len(), 1);
    assert_eq!(s.saved(), Saving::Saved);
    let project = s.project().clone();
    let folder = s.close().unwrap();
    let opened = store::open(&folder.root()).unwrap();
    assert_eq!(opened.findings, []);
    assert_eq!(opened.project.codings, project.codings);
}

#[test]
fn a_small_window_and_a_very_small_one_still_draw() {
    for (width, height) in [
        (1000.0, 600.0),
        (680.0, 400.0),
        (480.0, 360.0),
        (120.0, 90.0),
    ] {
        let mut s = Session::on_with(two(), Opening::default().size(width, height));
        s.keys(Key::A, CTRL);
        s.key(Key::Num1);
        s.key(Key::Slash);
        s.key(Key::Escape);
        s.window.painted();
        assert_eq!(s.mine().len(), 3);
    }
}

#[test]
fn a_project_that_may_not_be_written_opens_for_reading() {
    let folder = Folder::new(&two().done());
    let text = folder
        .read("project.ron")
        .replacen("schema: 3", "schema: 99", 1);
    fs::write(folder.file("project.ron"), &text).unwrap();
    let before = files(&folder.root());
    let mut s = folder.open(Opening::default());
    assert_eq!(s.state().desk.as_ref().unwrap().saving, Saving::ReadOnly);
    assert!(s.says("للقراءة فقط"));
    s.select("المدينة");
    s.key(Key::Num1);
    s.keys(Key::Z, CTRL);
    assert_eq!(s.mine().len(), 2);
    assert!(s.notices().iter().any(|n| n.contains("للقراءة فقط")));
    s.close();
    assert_eq!(files(&folder.root()), before);
}

/// Asks the window to close, as its close button does; gives whether it refused.
fn refuses_to_close(s: &mut Session) -> bool {
    let root = egui::ViewportId::ROOT;
    let viewport = s
        .window
        .harness
        .input_mut()
        .viewports
        .get_mut(&root)
        .unwrap();
    viewport.events.push(egui::ViewportEvent::Close);
    s.window.harness.step();
    let outputs = &s.window.harness.output().viewport_output;
    let refused = outputs
        .values()
        .any(|o| o.commands.contains(&egui::ViewportCommand::CancelClose));
    s.window.run();
    refused
}

#[test]
fn closing_with_unsaved_edits_is_refused_once_and_said() {
    let folder = Folder::new(&two().done());
    let mut s = folder.open(Opening::default());
    fs::rename(folder.root(), folder.root().with_file_name("away")).unwrap();
    s.select("المدينة");
    s.key(Key::Num1);
    assert!(refuses_to_close(&mut s));
    assert!(
        s.state()
            .notices
            .iter()
            .any(|n| n.gravity == Gravity::Unsaved)
    );
    assert_eq!(s.mine().len(), 3, "the edits are still there");
    // The folder is back in time.
    fs::rename(folder.root().with_file_name("away"), folder.root()).unwrap();
    assert!(!refuses_to_close(&mut s));
    let opened = store::open(&folder.root()).unwrap();
    let salma = crate::support::project::coding("d1", "salma");
    assert_eq!(opened.project.codings[&salma].annotations.len(), 3);

    let mut s = folder.open(Opening::default());
    fs::remove_dir_all(folder.root()).unwrap();
    s.select("Ahmad");
    s.key(Key::Num1);
    assert!(refuses_to_close(&mut s));
    assert!(!refuses_to_close(&mut s), "who insists may leave");
}
