//! Others at the same project: another window, a subcommand, git or a sync tool.

use super::*;
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
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8(output.stderr).unwrap()),
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
        assert_eq!(waiting.get(SALMA), Some(&[1, 0, 0]));
        s.select("أيام");
        s.key(Key::Num1);
        assert_eq!(s.saved(), Saving::Saved);
        s.window.click_label(again);
        wait_until(&mut s, |s| s.annotations_of("salma").len() == 4);
        assert!(!s.window.has(again));
        assert_eq!(store::check(&folder.root()).unwrap(), []);
    }
}

#[test]
fn a_codebook_changed_elsewhere_waits_for_the_user() {
    let folder = two();
    let mut s = folder.open(Opening::default());
    let book = folder.read("codebook.ron");
    std::fs::write(
        folder.file("codebook.ron"),
        book.replace("الهزيمة", "الانكسار"),
    )
    .unwrap();
    wait_until(&mut s, |s| s.window.has("إعادة القراءة"));
    s.window.click_label("إعادة القراءة");
    wait_until(&mut s, |s| {
        let tags: Vec<_> = s
            .project()
            .codebook
            .all()
            .map(|t| t.name.ar.clone())
            .collect();
        tags.iter().any(|name| name.contains("الانكسار"))
    });
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
