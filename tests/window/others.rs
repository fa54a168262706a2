//! Others at the same project: another window, a subcommand, git or a sync tool.

use super::*;
use hashiya::edit::Part;
use hashiya::store::RecordCounts;
use std::process::Command;

const TEXT: &str = "قال إنّه خرج في الليل. ثم عاد Ahmad بعد 3 أيام.";
const KARIM: &str = "annotations/r1/d1/karim.ron";
const SALMA: &str = "annotations/r1/d1/salma.ron";

fn two() -> Folder {
    let making = Making::of(TEXT)
        .tagged("d1", "salma", Some("defeat"), "خرج في الليل")
        .tagged("d1", "karim", Some("infighting"), "عاد Ahmad");
    Folder::new(&making.done())
}

/// Tags as another process does. Gives what it said on standard error when it was refused.
fn tag_elsewhere(folder: &Folder, annotator: &str, quote: &str) -> Result<(), String> {
    let output = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg("tag")
        .arg(folder.root())
        .args(["--document", "d1", "--annotator", annotator])
        .args(["--tag", "defeat", "--quote", quote])
        .env("HASHIYA_LANG", "en")
        .output()
        .unwrap();
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

/// Waits, without a key or a click, until something is so.
#[track_caller]
fn wait_until(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    let begin = Instant::now();
    while !is_so(session) {
        assert!(
            begin.elapsed() < PATIENCE,
            "it takes too long: {:?}",
            session.notices()
        );
        std::thread::sleep(Duration::from_millis(20));
        session.window.run();
    }
}

#[test]
fn what_another_process_tags_appears_without_a_restart() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    assert_eq!(s.annotations_of("karim").len(), 1);
    tag_elsewhere(&folder, "karim", "أيام").unwrap();
    wait_until(&mut s, |s| s.annotations_of("karim").len() == 2);
    assert!(
        s.notices().iter().any(|n| n.contains("كريم")),
        "{:?}",
        s.notices()
    );
    assert!(!s.window.has("إعادة القراءة"), "nothing is asked");
    // What was taken in is no edit: it is not undone, and not saved as if it were the user's.
    let karim = std::fs::read(folder.file(KARIM)).unwrap();
    s.keys(Key::Z, CTRL);
    s.select("الليل");
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    assert_eq!(s.annotations_of("karim").len(), 2);
    assert_eq!(std::fs::read(folder.file(KARIM)).unwrap(), karim);
    // And gone again, as by `git checkout`.
    std::fs::remove_file(folder.file(KARIM)).unwrap();
    wait_until(&mut s, |s| s.annotations_of("karim").is_empty());
    assert_eq!(store::check(&folder.root()).unwrap(), []);
}

#[test]
fn ones_own_file_changed_elsewhere_is_put_before_the_user() {
    for language in hashiya::locale::Language::ALL {
        let folder = two();
        let mut s = folder.open(Opening::default().language(language));
        let again = match language {
            hashiya::locale::Language::Arabic => "إعادة القراءة",
            hashiya::locale::Language::English => "Read again",
        };
        s.select("Ahmad");
        s.key(Key::Num1);
        assert_eq!(s.saved(), Saving::Saved);
        // The same person on another computer, by way of a sync tool.
        let text = folder.read(SALMA);
        let line = text.lines().nth(1).unwrap();
        let id = line.split('"').nth(1).unwrap();
        let other = line
            .replace(id, "from-elsewhere")
            .replace("rev: \"", "rev: \"0");
        std::fs::write(
            folder.file(SALMA),
            text.replace("])\n", &format!("{other}\n])\n")),
        )
        .unwrap();
        wait_until(&mut s, |s| s.window.has(again));
        assert_eq!(s.annotations_of("salma").len(), 2, "not behind one's back");
        let waiting = &s.state().desk.as_ref().unwrap().others.waiting;
        let one_new = RecordCounts {
            new: 1,
            ..RecordCounts::default()
        };
        let waits: Vec<_> = waiting.iter().collect();
        let [(Part::Coding(key), counts)] = waits[..] else {
            panic!("{waits:?}");
        };
        assert_eq!((key.annotator.as_str(), *counts), ("salma", one_new));
        // It is told by what it is, not by its file.
        let strip = s.window.has(match language {
            hashiya::locale::Language::Arabic => {
                "تغيّر في مكان آخر: مقاطعي في «شهادة» (الجديد: 1). إعادة القراءة تعرض ما هنا وما هناك معاً"
            }
            hashiya::locale::Language::English => {
                "Changed elsewhere: your annotations of “شهادة” (new: 1). Read again to see both"
            }
        });
        assert!(strip);
        s.select("أيام");
        s.key(Key::Num1);
        assert_eq!(s.saved(), Saving::Saved);
        s.window.click_label(again);
        wait_until(&mut s, |s| s.annotations_of("salma").len() == 4);
        assert!(!s.window.has(again));
        assert_eq!(store::check(&folder.root()).unwrap(), []);
    }
}

/// Changes a shared file beside the window, as `git pull` does.
fn replace_in(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.read(file);
    assert!(text.contains(from), "{from} in {text}");
    std::fs::write(folder.file(file), text.replace(from, to)).unwrap();
}

fn tag_names(s: &Session) -> Vec<String> {
    let tags = s.project().codebook.living();
    tags.map(|tag| tag.name.ar.clone()).collect()
}

fn run_cli(folder: &Folder, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg(arguments[0])
        .arg(folder.root())
        .args(&arguments[1..])
        .env("HASHIYA_LANG", "en")
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_others_do_to_shared_files_appears_by_itself() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    // A change of a tag, and a new one.
    let defeat = ["codebook", "rename", "defeat", "--name-ar", "الانكسار"];
    run_cli(&folder, &defeat);
    let add = [
        "codebook",
        "add",
        "--name-ar",
        "رمز جديد",
        "--name-en",
        "New",
    ];
    run_cli(&folder, &add);
    wait_until(&mut s, |s| tag_names(s).iter().any(|n| n == "رمز جديد"));
    wait_until(&mut s, |s| tag_names(s).iter().any(|n| n == "الانكسار"));
    // A title, as by git.
    replace_in(&folder, "project.ron", "تجربة", "عنوان الزميل");
    wait_until(&mut s, |s| s.project().title.ar == "عنوان الزميل");
    // A document, a colleague, and what they tagged in it.
    let text = folder.file("new.txt");
    std::fs::write(&text, "جاءت الوثيقة من زميلة.").unwrap();
    let id = run_cli(&folder, &["import", text.to_str().unwrap()]);
    let id = id.trim();
    let tag = [
        "tag",
        "--document",
        id,
        "--annotator",
        "نور",
        "--tag",
        "defeat",
        "--quote",
        "زميلة",
    ];
    run_cli(&folder, &tag);
    wait_until(&mut s, |s| s.project().documents.len() == 2);
    wait_until(&mut s, |s| {
        s.project().annotators.values().any(|p| p.name == "نور")
    });
    wait_until(&mut s, |s| {
        s.project()
            .codings
            .keys()
            .any(|k| k.document.as_str() == id)
    });
    let nur = s.project().annotators.values().find(|p| p.name == "نور");
    let nur = nur.unwrap().id.clone();
    assert!(
        s.state().layers.hidden.contains(&nur),
        "nobody is led by newcomers"
    );
    assert!(!s.window.has("إعادة القراءة"), "{:?}", s.notices());
    assert!(s.notices().iter().any(|n| n.contains("دليل الترميز")));
    // None of it is an edit, and saving takes nothing back.
    s.select("Ahmad");
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    s.ask(hashiya::app::action::ProjectAction::Rename(
        hashiya::model::Bilingual::new("لي", ""),
    ));
    assert_eq!(s.saved(), Saving::Saved);
    let disk = store::open(&folder.root()).unwrap().project;
    assert_eq!(&disk, s.project());
    assert_eq!(disk.annotators.len(), 3);
    assert_eq!(store::check(&folder.root()).unwrap(), []);
}

#[test]
fn what_the_user_changed_too_waits_for_the_user_and_the_rest_does_not() {
    for language in hashiya::locale::Language::ALL {
        let folder = two();
        let mut s = folder.open(Opening::default().language(language));
        let again = match language {
            hashiya::locale::Language::Arabic => "إعادة القراءة",
            hashiya::locale::Language::English => "Read again",
        };
        let defeat = hashiya::model::TagId::new("defeat").unwrap();
        let rename = hashiya::app::action::CodebookAction::Change(
            defeat.clone(),
            vec![hashiya::edit::TagChange::Name(
                hashiya::model::Bilingual::new("اسمي", "Mine"),
            )],
        );
        s.ask(rename);
        assert_eq!(s.saved(), Saving::Saved);
        let book = folder.read("codebook.ron");
        let theirs = book
            .replace("اسمي", "اسمهم")
            .replace("الاقتتال", "الاقتتال بينهم");
        std::fs::write(folder.file("codebook.ron"), theirs).unwrap();
        wait_until(&mut s, |s| s.window.has(again));
        assert!(
            tag_names(&s).iter().any(|n| n.contains("بينهم")),
            "what was not touched is there"
        );
        assert!(tag_names(&s).iter().any(|n| n == "اسمي"));
        let waiting = s.state().desk.as_ref().unwrap().others.waiting.clone();
        let one_changed = RecordCounts {
            changed: 1,
            ..RecordCounts::default()
        };
        assert_eq!(waiting.get(&Part::Codebook), Some(&one_changed));
        s.window.click_label(again);
        wait_until(&mut s, |s| tag_names(s).iter().any(|n| n == "اسمهم"));
    }
}

#[test]
fn a_save_that_joins_what_others_wrote_shows_it() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    // The file is changed in the moment before the window writes it: no time for the watch.
    replace_in(&folder, "codebook.ron", "الاقتتال", "الاقتتال بينهم");
    let defeat = hashiya::model::TagId::new("defeat").unwrap();
    let name = hashiya::model::Bilingual::new("اسمي", "Mine");
    let change = hashiya::edit::TagChange::Name(name);
    s.ask(hashiya::app::action::CodebookAction::Change(
        defeat,
        vec![change],
    ));
    wait_until(&mut s, |s| tag_names(s).iter().any(|n| n.contains("بينهم")));
    assert_eq!(s.saved(), Saving::Saved);
    let disk = store::open(&folder.root()).unwrap().project;
    assert_eq!(&disk, s.project());
    assert!(!s.window.has("إعادة القراءة"));
}

#[test]
fn a_document_withdrawn_elsewhere_goes_and_nothing_of_it_is_written_again() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    s.select("Ahmad");
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    let root = folder.root();
    let id = hashiya::model::DocumentId::new("d1").unwrap();
    store::withdraw(&root, &id, &mut store::RandomStamp).unwrap();
    wait_until(&mut s, |s| s.project().documents.is_empty());
    assert!(s.project().codings.is_empty());
    assert_eq!(s.state().focus.document, None);
    s.keys(Key::Z, CTRL);
    s.window.run();
    s.close();
    assert_eq!(store::check(&root).unwrap(), []);
    assert!(!root.join("annotations/r1/d1").exists());
}

#[test]
fn a_text_replaced_elsewhere_is_shown_and_ones_own_annotations_move_along() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    let better = folder.file("better.txt");
    std::fs::write(&better, format!("مقدمة جديدة.\n{TEXT}")).unwrap();
    let replace = [
        "replace-text",
        "--document",
        "d1",
        better.to_str().unwrap(),
        "--annotator",
        "karim",
    ];
    run_cli(&folder, &replace);
    wait_until(&mut s, |s| {
        s.project().documents["d1"]
            .text
            .as_str()
            .starts_with("مقدمة")
    });
    let stands = |s: &Session| {
        let project = s.project();
        let text = &project.documents["d1"].text;
        let codings = project.codings.iter();
        let mut mine = codings.filter(|(key, _)| key.annotator.as_str() == "salma");
        let (_, coding) = mine.next().unwrap();
        let all = coding.annotations.values();
        let mut held = all.map(|a| text.slice(a.target.span) == a.target.quote);
        held.all(|held| held)
    };
    wait_until(&mut s, stands);
    assert_eq!(s.saved(), Saving::Saved);
    assert!(!s.window.has("إعادة القراءة"), "{:?}", s.notices());
}

#[test]
fn a_second_window_of_the_same_annotator_reads_and_says_who_is_at_work() {
    let folder = two();
    let mut first = folder.open(Opening::default());
    let mut second = folder.open(Opening::default());
    assert_eq!(
        second.state().desk.as_ref().unwrap().saving,
        Saving::ReadOnly
    );
    assert!(second.says("للقراءة فقط"));
    let me = std::process::id().to_string();
    assert!(
        second.notices().iter().any(|n| n.contains(&me)),
        "{:?}",
        second.notices()
    );
    second.select("الليل");
    second.key(Key::Num1);
    assert_eq!(second.mine().len(), 1, "nothing is tagged");
    // It shows what the first one does.
    first.select("الليل");
    first.key(Key::Num1);
    assert_eq!(first.saved(), Saving::Saved);
    wait_until(&mut second, |s| s.annotations_of("salma").len() == 2);
    let refused = tag_elsewhere(&folder, "salma", "أيام").unwrap_err();
    assert!(refused.contains("working on this project"), "{refused}");
    first.close();
    second.select("أيام");
    second.key(Key::Num1);
    assert_eq!(second.saved(), Saving::Saved);
    assert_eq!(second.mine().len(), 3);
    second.close();
    assert_eq!(store::check(&folder.root()).unwrap(), []);
}

#[test]
fn ones_own_saves_are_no_news_and_an_idle_window_stays_idle() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    s.select("الليل");
    s.key(Key::Num1);
    assert_eq!(s.saved(), Saving::Saved);
    // Long enough for the system to have told of the save.
    tag_elsewhere(&folder, "karim", "أيام").unwrap();
    wait_until(&mut s, |s| s.annotations_of("karim").len() == 2);
    let waiting = s.state().desk.as_ref().unwrap().others.waiting.clone();
    assert!(waiting.is_empty(), "{waiting:?}");
    let asked = s.window.harness.ctx.cumulative_pass_nr();
    std::thread::sleep(Duration::from_millis(700));
    assert!(
        !s.window.harness.ctx.has_requested_repaint(),
        "nobody woke it"
    );
    assert_eq!(s.window.harness.ctx.cumulative_pass_nr(), asked);
}
