//! A better text in the place of a document's: both are kept, and a crash leaves what opens.

use super::*;
use hashiya::edit::{NewText, Session, reanchor, replace_text, unsettled};
use hashiya::model::{Anchoring, Imported};
use std::sync::Arc;

const BETTER: &str = "شهادة ثانية.\nقال إنه خرج مع أهله في الليل.\nثم عاد Ahmad بعد 3 أيام.";
const TEXT_FILE: &str = "documents/d1/text.txt";
const RECORD: &str = "documents/d1/document.ron";
const KARIM: &str = "annotations/r1/d1/karim.ron";

fn with_colleague() -> Project {
    let mut project = small();
    put(&mut project, "karim", annotation("k1", 30, 39));
    put(&mut project, "karim", annotation("k2", 4, 8));
    project
}

fn better(text: &str, mine: &str) -> NewText {
    NewText {
        document: document_id(),
        text: Arc::new(Text::new(text)),
        imported: Imported::default(),
        mine: [AnnotatorId::new(mine).unwrap()].into(),
        at: moment(60),
    }
}

/// Replaces the text as a person and saves; gives the session and the ledger.
fn replace(folder: &Folder, text: &str, mine: &str, who: &mut Counting) -> (Session, Ledger) {
    let opened = folder.open();
    let mut ledger = opened.ledger;
    let replacement = replace_text(&opened.project, better(text, mine)).unwrap();
    let mut session = Session::new(opened.project);
    session.apply(&replacement.edit.unwrap()).unwrap();
    write(folder, &mut session, &mut ledger, who);
    (session, ledger)
}

#[track_caller]
fn write(folder: &Folder, session: &mut Session, ledger: &mut Ledger, who: &mut Counting) {
    let parts = session.take_unsaved();
    let snapshot = Snapshot::take(session.project(), parts);
    let saved = store::save(&folder.root, ledger, &snapshot, who);
    assert_eq!(saved.failed, []);
}

/// The files in the document's folder.
fn texts(folder: &Folder) -> Vec<(String, String)> {
    let all = std::fs::read_dir(folder.root.join("documents/d1")).unwrap();
    let names = all.map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut texts: Vec<(String, String)> = names
        .filter(|n| n.ends_with(".txt"))
        .map(|n| (n.clone(), folder.read(&format!("documents/d1/{n}"))))
        .collect();
    texts.sort();
    texts
}

#[track_caller]
fn all_stand(project: &Project, count: usize) {
    let text = &project.documents["d1"].text;
    let annotations = project
        .codings
        .values()
        .flat_map(|c| c.annotations.values());
    let found: Vec<Anchoring> = annotations.map(|a| a.target.resolve(text)).collect();
    assert_eq!(found.len(), count);
    assert!(!found.contains(&Anchoring::Lost), "{found:?}");
}

#[test]
fn both_texts_are_kept_and_undo_brings_everything_back() {
    let folder = Folder::new(&with_colleague());
    let before = folder.open().project;
    let karim = folder.bytes(KARIM);
    let mut who = Counting("p", 0);
    let (mut session, mut ledger) = replace(&folder, BETTER, "salma", &mut who);
    assert_eq!(folder.read(TEXT_FILE), BETTER);
    let kept = texts(&folder);
    assert_eq!(kept.len(), 3, "{kept:?}");
    for text in [TEXT, BETTER] {
        let is_it = |(name, kept): &&(String, String)| kept == text && name.len() == 73;
        assert!(kept.iter().any(|one| is_it(&one)), "{kept:?}");
    }
    assert_eq!(folder.bytes(KARIM), karim, "one file has one writer");
    let opened = folder.open();
    assert_eq!(&opened.project, session.project());
    assert_eq!(opened.findings, []);
    let quote = |p: &Project, id: &str| p.codings[&coding("salma")].annotations[id].target.clone();
    assert_eq!(quote(&opened.project, "a1").span, CharRange::new(13, 16));
    session.undo().unwrap();
    write(&folder, &mut session, &mut ledger, &mut who);
    let opened = folder.open();
    assert_eq!(opened.project, before);
    assert_eq!(opened.findings, []);
    assert_eq!(folder.read(TEXT_FILE), TEXT);
    assert_eq!(texts(&folder).len(), 3, "both are kept beside");
    session.redo().unwrap();
    write(&folder, &mut session, &mut ledger, &mut who);
    assert_eq!(folder.read(TEXT_FILE), BETTER);
    assert_eq!(
        folder.check().len(),
        2,
        "a colleague's annotations are to be rewritten"
    );
}

#[test]
fn a_crash_between_two_files_leaves_a_project_that_opens() {
    let (old, new) = (
        Folder::new(&with_colleague()),
        Folder::new(&with_colleague()),
    );
    replace(&new, BETTER, "salma", &mut Counting("p", 0));
    let kept = texts(&new).into_iter();
    let mut kept = kept.filter(|(name, text)| text == TEXT && name != "text.txt");
    let kept = format!("documents/d1/{}", kept.next().unwrap().0);
    let order = [kept.as_str(), TEXT_FILE, RECORD, SALMA];
    for written in 0..=order.len() {
        let folder = Folder::new(&with_colleague());
        for file in &order[..written] {
            folder.write(file, new.bytes(file));
        }
        let opened = folder.open();
        let codes: Vec<&str> = opened.findings.iter().map(|f| f.kind.code()).collect();
        let expected: &[&str] = if written == 2 {
            &["text-not-recorded"]
        } else {
            &[]
        };
        assert_eq!(codes, expected, "after {written}");
        let is_new = written > 2;
        let text = opened.project.documents["d1"].text.as_str();
        assert_eq!(text, if is_new { BETTER } else { TEXT });
        if !is_new {
            assert_eq!(opened.project, old.open().project);
            replace(&folder, BETTER, "salma", &mut Counting("q", 0));
        }
        let opened = folder.open();
        assert_eq!(opened.findings, [], "after {written}");
        let mut ledger = opened.ledger;
        let mut session = Session::new(opened.project);
        for name in ["salma", "karim"] {
            let me = AnnotatorId::new(name).unwrap();
            if let Some(edit) = reanchor(session.project(), &me, moment(70)) {
                session.apply(&edit).unwrap();
            }
            assert_eq!(unsettled(session.project(), &me), []);
        }
        write(&folder, &mut session, &mut ledger, &mut Counting("r", 0));
        all_stand(session.project(), 4);
        assert_eq!(folder.check(), [], "after {written}");
    }
}

#[test]
fn a_colleague_rewrites_their_own_at_their_next_start() {
    let folder = Folder::new(&with_colleague());
    replace(&folder, BETTER, "salma", &mut Counting("p", 0));
    let opened = folder.open();
    let mut ledger = opened.ledger;
    let mut session = Session::new(opened.project);
    let me = AnnotatorId::new("karim").unwrap();
    let edit = reanchor(session.project(), &me, moment(80)).unwrap();
    session.apply(&edit).unwrap();
    write(&folder, &mut session, &mut ledger, &mut Counting("k", 0));
    let opened = folder.open();
    let text = &opened.project.documents["d1"].text;
    let theirs = &opened.project.codings[&coding("karim")].annotations;
    assert_eq!(text.slice(theirs["k1"].target.span), "Ahmad بعد");
    assert_eq!(
        text.slice(theirs["k2"].target.span),
        "إنه",
        "«إنّه» was folded"
    );
    assert_eq!(folder.check(), []);
}

#[test]
fn a_text_changed_by_hand_is_kept_too_when_it_is_replaced() {
    let folder = Folder::new(&with_colleague());
    folder.write(TEXT_FILE, "نص غُيِّر باليد");
    replace(&folder, BETTER, "salma", &mut Counting("p", 0));
    let kept: Vec<String> = texts(&folder).into_iter().map(|t| t.1).collect();
    assert!(kept.contains(&"نص غُيِّر باليد".to_owned()), "{kept:?}");
    assert_eq!(folder.read(TEXT_FILE), BETTER);
}

#[test]
fn a_document_replaced_removed_and_brought_back_in_one_go_has_its_text() {
    let folder = Folder::new(&with_colleague());
    let mut who = Counting("p", 0);
    let (mut session, mut ledger) = replace(&folder, BETTER, "salma", &mut who);
    let remove = hashiya::edit::DocumentEdit::TakeOut(document_id());
    session
        .apply(&hashiya::edit::Edit::Document(remove))
        .unwrap();
    write(&folder, &mut session, &mut ledger, &mut who);
    session.undo().unwrap();
    session.undo().unwrap();
    write(&folder, &mut session, &mut ledger, &mut who);
    assert_eq!(folder.read(TEXT_FILE), TEXT);
    assert_eq!(folder.check(), []);
}

/// Salma's better text, and Karim's.
const OTHER: &str = "شهادة.\nقال إنّه خرج في الليل وحده.\nثم عاد Ahmad بعد 3 أيام.";

/// Asks of a folder in which both sides replaced the text: both can be chosen, and what is chosen is
/// what stands in the text's place.
#[track_caller]
fn both_wait_and_either_can_be_chosen(folder: &Folder) {
    for chosen in [BETTER, OTHER] {
        let folder = super::clones::copy(folder);
        let mut opened = folder.open();
        let of = hashiya::model::RecordId::Document(document_id());
        let waiting = opened.project.waiting[&of].clone();
        let says = |says: &hashiya::model::Said| match says {
            hashiya::model::Said::Document(d) => d.text.as_str().to_owned(),
            other => panic!("{other:?}"),
        };
        let shown = says(&opened.project.says(&of));
        let mut texts = vec![shown.clone()];
        texts.extend(waiting.iter().map(|v| says(&v.says)));
        texts.sort();
        let mut both = vec![BETTER.to_owned(), OTHER.to_owned()];
        both.sort();
        assert_eq!(texts, both);
        let name = (shown != chosen).then(|| waiting[0].name.as_str());
        let choice = hashiya::edit::choose(&opened.project, &of, name).unwrap();
        let mut session = Session::new(std::mem::take(&mut opened.project));
        session.apply(&choice).unwrap();
        write(
            &folder,
            &mut session,
            &mut opened.ledger,
            &mut Counting("z", 0),
        );
        assert_eq!(folder.read(TEXT_FILE), chosen);
        let opened = folder.open();
        assert_eq!(opened.findings, []);
        let mut session = Session::new(opened.project);
        for me in ["salma", "karim"].map(|name| AnnotatorId::new(name).unwrap()) {
            if let Some(edit) = reanchor(session.project(), &me, moment(90)) {
                session.apply(&edit).unwrap();
            }
        }
        all_stand(session.project(), 4);
    }
}

#[test]
fn git_never_mixes_two_texts_and_both_are_there_to_choose_from() {
    for (into, from) in [("ours", "theirs"), ("theirs", "ours")] {
        for side in ["--ours", "--theirs"] {
            let clones = super::clones::Clones::new(&with_colleague());
            replace(&clones.at("ours"), BETTER, "salma", &mut Counting("p", 0));
            clones.commit("ours");
            replace(&clones.at("theirs"), OTHER, "karim", &mut Counting("q", 0));
            clones.commit("theirs");
            let own = clones.at(into).read(TEXT_FILE);
            assert!(!clones.pull(into, from), "git says that it cannot");
            assert_eq!(clones.at(into).read(TEXT_FILE), own, "and leaves the text");
            clones.git(into, &["checkout", "-q", side, TEXT_FILE]);
            clones.commit(into);
            both_wait_and_either_can_be_chosen(&clones.at(into));
        }
    }
}

#[test]
fn merging_a_copy_keeps_both_texts_to_choose_from() {
    let ours = Folder::new(&with_colleague());
    let theirs = super::clones::copy(&ours);
    replace(&ours, BETTER, "salma", &mut Counting("p", 0));
    replace(&theirs, OTHER, "karim", &mut Counting("q", 0));
    // Also where the copy is of before a new text was kept beside.
    for (name, text) in texts(&theirs) {
        if text == OTHER && name != "text.txt" {
            std::fs::remove_file(theirs.root.join("documents/d1").join(name)).unwrap();
        }
    }
    let told = super::clones::merged(&ours, &theirs);
    assert_eq!(told.findings, []);
    both_wait_and_either_can_be_chosen(&ours);
    let again = super::clones::merged(&ours, &theirs);
    assert_eq!(again, store::Merged::default());
}

#[test]
fn a_text_that_only_one_side_replaced_comes_with_its_record() {
    let ours = Folder::new(&with_colleague());
    let theirs = super::clones::copy(&ours);
    replace(&theirs, OTHER, "karim", &mut Counting("q", 0));
    let told = super::clones::merged(&ours, &theirs);
    assert_eq!(told.findings, []);
    assert_eq!(ours.read(TEXT_FILE), OTHER);
    assert_eq!(ours.open().findings, []);
    assert!(
        texts(&ours)
            .iter()
            .any(|(name, text)| text == TEXT && name != "text.txt")
    );
    let again = super::clones::merged(&ours, &theirs);
    assert_eq!(again, store::Merged::default());
    // And not back, where it was replaced here.
    assert_eq!(
        super::clones::merged(&theirs, &ours),
        store::Merged::default()
    );
    assert_eq!(theirs.read(TEXT_FILE), OTHER);
}
