//! Which annotations become rows, in which order, and what a row says.

use super::project::*;
use hashiya::arabic::Text;
use hashiya::exchange::export::{self, ExportWarning, Row, RowMemo, Selection, rows};
use hashiya::model::{
    AnnotationId, AnnotatorId, DocumentId, Memo, MemoId, MemoTopic, Moment, RoundId, Seen,
};

#[test]
fn a_row_says_what_was_tagged_and_where() {
    let mut project = project();
    let span = spot("القيادة كذبت");
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a1",
        Some("lies"),
        span,
    );
    let found = rows(Seen::new(&project, None), &Selection::default());
    assert_eq!(found.warnings, []);
    assert_eq!(
        found.rows,
        [Row {
            document: "d1".into(),
            title: "شهادة أولى".into(),
            annotator: "سلمى".into(),
            tag: "distrust".into(),
            tag_path_ar: "الدوافع / فقدان الثقة بالقيادة".into(),
            tag_path_en: "Motives / Leadership distrust".into(),
            start: span.0,
            end: span.1,
            excerpt: "القيادة كذبت".into(),
            context_before: "قال لي: تركتُ التنظيم عام 2016، لأن ".into(),
            context_after: ".\nسألته: ومتى؟\nفسكت؛ ثم قال ذلك".into(),
            memo: String::new(),
            created: "2024-03-05T10:00:00Z".into(),
            modified: "2024-03-06T11:30:00.5Z".into(),
            place: "found".into(),
            ..Row::default()
        }]
    );
}

#[test]
fn rows_come_by_document_then_position() {
    let mut project = project();
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a1",
        Some("effects"),
        spot("سألته"),
    );
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a2",
        None,
        spot("قال لي"),
    );
    annotate(
        &mut project,
        key("d2", "omar", "r1"),
        "a3",
        Some("dead"),
        spot("ومتى"),
    );
    annotate(
        &mut project,
        key("d1", "omar", "r2"),
        "a4",
        Some("distrust"),
        spot("سألته"),
    );
    let found = rows(Seen::new(&project, None), &Selection::default());
    let seen: Vec<(&str, &str, &str)> = found
        .rows
        .iter()
        .map(|r| (r.document.as_str(), r.excerpt.as_str(), r.tag.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            ("d2", "ومتى", ""),
            ("d1", "قال لي", ""),
            ("d1", "سألته", "effects"),
            ("d1", "سألته", "distrust"),
        ]
    );
    assert_eq!(found.rows[2].tag_path_en, "الآثار");
    assert_eq!(found.warnings, []);
}

#[test]
fn a_selection_leaves_out_the_rest() {
    let mut project = project();
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a1",
        Some("lies"),
        spot("كذبت"),
    );
    annotate(
        &mut project,
        key("d1", "omar", "r2"),
        "a2",
        Some("distrust"),
        spot("القيادة"),
    );
    annotate(
        &mut project,
        key("d2", "omar", "r1"),
        "a3",
        Some("effects"),
        spot("سألته"),
    );
    annotate(
        &mut project,
        key("d2", "omar", "r1"),
        "a4",
        None,
        spot("ومتى"),
    );
    let count = |selection: Selection| {
        let found = rows(Seen::new(&project, None), &selection).rows.len();
        assert_eq!(
            export::count(Seen::new(&project, None), &selection),
            found,
            "{selection:?}"
        );
        found
    };
    let tags = |ids: &[&str]| Selection {
        tags: ids.iter().map(|id| tag_id(id)).collect(),
        ..Selection::default()
    };
    assert_eq!(count(Selection::default()), 4);
    assert_eq!(count(tags(&["motives"])), 2);
    assert_eq!(count(tags(&["lies"])), 2);
    assert_eq!(count(tags(&["motives", "effects"])), 3);
    assert_eq!(count(tags(&["dead"])), 0);
    let (annotators, documents) = (
        vec![AnnotatorId::new("omar").unwrap()],
        vec![DocumentId::new("d2").unwrap()],
    );
    let round = RoundId::new("r2").ok();
    let all = Selection::default;
    assert_eq!(
        count(Selection {
            annotators: annotators.clone(),
            ..all()
        }),
        3
    );
    assert_eq!(
        count(Selection {
            annotators: annotators.clone(),
            round,
            ..all()
        }),
        1
    );
    assert_eq!(
        count(Selection {
            annotators,
            documents,
            ..tags(&["effects"])
        }),
        1
    );
}

#[test]
fn what_is_not_as_expected_is_warned_of() {
    let mut project = project();
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a1",
        Some("nowhere"),
        spot("كذبت"),
    );
    annotate(
        &mut project,
        key("gone", "salma", "r1"),
        "a2",
        None,
        spot("كذبت"),
    );
    let gone = DocumentId::new("d2").unwrap();
    annotate(
        &mut project,
        key("d2", "salma", "r1"),
        "a3",
        Some("effects"),
        spot("كذبت"),
    );
    let other = Text::new("نص آخر لا شيء فيه");
    project.documents.get_mut(&gone).unwrap().text = other.into();
    for annotator in project.annotators.values_mut() {
        annotator.name = "سلمى".into();
    }
    let found = rows(Seen::new(&project, None), &Selection::default());
    assert_eq!((found.lost(), found.missing()), (1, 1));
    let id = |id: &str| AnnotationId::new(id).unwrap();
    assert_eq!(
        found.warnings,
        [
            ExportWarning::UnknownTag {
                annotation: id("a1"),
                tag: tag_id("nowhere")
            },
            ExportWarning::Lost {
                annotation: id("a3"),
                document: gone
            },
            ExportWarning::DocumentMissing {
                document: DocumentId::new("gone").unwrap(),
                annotations: 1,
            },
        ]
    );
    let [lost, unknown] = found.rows.as_slice() else {
        panic!("{:?}", found.rows);
    };
    assert_eq!(
        (lost.excerpt.as_str(), (lost.start, lost.end)),
        ("كذبت", spot("كذبت"))
    );
    assert_eq!(
        (lost.place.as_str(), unknown.place.as_str()),
        ("lost", "found")
    );
    assert!(lost.context_before.ends_with("القيادة "));
    assert_eq!(
        (unknown.tag.as_str(), unknown.tag_path_ar.as_str()),
        ("nowhere", "")
    );
    assert_eq!(unknown.annotator, "سلمى (salma)");
}

#[test]
fn memos_on_the_annotation_its_document_and_its_tag_go_along() {
    let mut project = project();
    let span = spot("القيادة كذبت");
    annotate(
        &mut project,
        key("d1", "salma", "r1"),
        "a1",
        Some("lies"),
        span,
    );
    let document = || DocumentId::new("d1").unwrap();
    let annotation = AnnotationId::new("a1").unwrap();
    let memos = [
        (
            "m1",
            "omar",
            MemoTopic::Annotation(document(), annotation),
            2,
        ),
        ("m2", "salma", MemoTopic::Document(document()), 3),
        ("m3", "omar", MemoTopic::Document(document()), 1),
        // The tag was merged into the one that the annotation means now.
        ("m4", "salma", MemoTopic::Tag(tag_id("lies")), 4),
        ("m5", "salma", MemoTopic::Tag(tag_id("effects")), 5),
        ("m6", "salma", MemoTopic::Project, 6),
    ];
    for (id, by, about, second) in memos {
        let at = Moment::from_second(second).unwrap();
        let memo = Memo {
            id: MemoId::new(id).unwrap(),
            about,
            text: format!("نص {id}"),
            created: at,
            modified: at,
        };
        let of = project.memos.entry(AnnotatorId::new(by).unwrap());
        of.or_default().insert(memo.id.clone(), memo);
    }
    let texts = |memos: &[RowMemo]| -> Vec<String> {
        let memos = memos.iter();
        memos.map(|m| format!("{}: {}", m.author, m.text)).collect()
    };
    let seen = Seen::new(&project, None);
    let row = &rows(seen, &Selection::default()).rows[0];
    assert_eq!(texts(&row.memos), ["Omar: نص m1"]);
    assert_eq!(texts(&row.document_memos), ["Omar: نص m3", "سلمى: نص m2"]);
    assert_eq!(texts(&row.tag_memos), ["سلمى: نص m4"]);
    assert_eq!(row.memos[0].created, "1970-01-01T00:00:02Z");
    let mut table = Vec::new();
    export::csv::write(std::slice::from_ref(row), &mut table).unwrap();
    let table = String::from_utf8(table).unwrap();
    let cell = "\"Omar, 1970-01-01T00:00:01Z:\nنص m3\n\nسلمى, 1970-01-01T00:00:03Z:\nنص m2\"";
    assert!(table.contains(cell), "{table}");

    let only_salma = Selection {
        annotators: vec![AnnotatorId::new("salma").unwrap()],
        ..Selection::default()
    };
    let row = &rows(seen, &only_salma).rows[0];
    assert!(row.memos.is_empty(), "it is Omar's");
    assert_eq!(texts(&row.document_memos), ["سلمى: نص m2"]);
}
