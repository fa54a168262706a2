//! Files of other programs in, excerpts out.

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use hashiya::arabic::{CharRange, Text};
use hashiya::exchange::export::{self, COLUMNS, ExportWarning, Row, Selection, csv, jsonl, rows};
use hashiya::exchange::import::{
    Certainty, ENCODINGS, EncodingChoice, ImportError, ImportWarning, decode, read,
};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, CodingKey, Document, DocumentId,
    Flags, Moment, Project, RoundId, Tag, TagId, Target, Tombstone,
};
use proptest::prelude::*;

const TESTIMONY: &str =
    "قال لي: تركتُ التنظيم عام 2016، لأن القيادة كذبت.\nسألته: ومتى؟\nفسكت؛ ثم قال ذلك\n";

fn encoded(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let text = if mark {
        format!("\u{FEFF}{text}")
    } else {
        text.to_owned()
    };
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, unmappable) = encoding.encode(&text);
    assert!(
        !unmappable,
        "{} lacks a character of {text:?}",
        encoding.name()
    );
    bytes.into_owned()
}

#[test]
fn arabic_comes_back_from_every_encoding() {
    for encoding in ENCODINGS {
        let bytes = encoded(TESTIMONY, encoding, false);
        for choice in [EncodingChoice::Auto, EncodingChoice::Named(encoding)] {
            let decoded = decode(&bytes, choice).unwrap();
            assert_eq!(decoded.text, TESTIMONY, "{}", encoding.name());
            assert_eq!(decoded.encoding, encoding.name());
            assert_eq!(decoded.warnings, []);
            let is_certain = encoding == UTF_8 || choice != EncodingChoice::Auto;
            assert_eq!(decoded.certainty == Certainty::Certain, is_certain);
        }
    }
    for encoding in [UTF_8, UTF_16LE, UTF_16BE] {
        let bytes = encoded(TESTIMONY, encoding, true);
        let decoded = decode(&bytes, EncodingChoice::Auto).unwrap();
        assert_eq!(decoded.text, TESTIMONY);
        assert_eq!(
            (decoded.encoding, decoded.certainty),
            (encoding.name(), Certainty::Certain)
        );
    }
}

#[test]
fn a_file_without_text_is_refused() {
    let blank = encoded(" \r\n\t", UTF_16LE, true);
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b" \n\r\n\t", &blank] {
        assert_eq!(
            decode(bytes, EncodingChoice::Auto),
            Err(ImportError::Empty),
            "{bytes:?}"
        );
    }
}

#[test]
fn a_nul_is_found_in_its_line() {
    let nul = |byte, line| Err(ImportError::Nul { byte, line });
    let bytes = "\u{FEFF}سطر\r\nآخر\0".as_bytes();
    assert_eq!(decode(bytes, EncodingChoice::Auto), nul(17, 2));
    assert_eq!(
        decode(b"a\rb\0c", EncodingChoice::Named(WINDOWS_1256)),
        nul(3, 2)
    );
    let bytes = encoded("سطر\n\0", UTF_16BE, true);
    assert_eq!(decode(&bytes, EncodingChoice::Auto), nul(10, 2));
}

#[test]
fn damaged_text_is_refused_with_its_place() {
    let mut bytes = TESTIMONY.as_bytes().to_vec();
    let byte = TESTIMONY.find("ومتى").unwrap();
    bytes[byte] = 0xFF;
    let (encoding, line) = ("UTF-8", 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    for choice in [EncodingChoice::Auto, EncodingChoice::Named(UTF_8)] {
        assert_eq!(decode(&bytes, choice), broken);
    }
    let bytes = encoded("قال: لا", WINDOWS_1256, false);
    let (byte, line) = (0, 1);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&bytes, EncodingChoice::Named(UTF_8)), broken);

    let encoding = "UTF-16LE";
    let mut cut = encoded("قال\nلا", UTF_16LE, true);
    cut.pop();
    let (byte, line) = (12, 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&cut, EncodingChoice::Auto), broken);
    let mut lone = encoded("قال\n", UTF_16LE, true);
    lone.extend([0x00, 0xD8, 0x41, 0x00]);
    let (byte, line) = (10, 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&lone, EncodingChoice::Auto), broken);
}

#[test]
fn a_byte_that_iso_8859_6_lacks_is_warned_of() {
    let mut bytes = encoded("قال\nلا", ISO_8859_6, false);
    bytes.push(0xFF);
    let decoded = decode(&bytes, EncodingChoice::Named(ISO_8859_6)).unwrap();
    assert_eq!(decoded.text, "قال\nلا\u{FFFD}");
    let (count, first_line) = (1, 2);
    let lost = ImportWarning::ReplacementCharacters { count, first_line };
    assert_eq!(decoded.warnings, [lost]);
}

#[test]
fn hidden_controls_are_kept_and_warned_of() {
    let text = "أول\nثانٍ \u{202E}abc\u{202C}\n";
    let file = read("in/ملف.txt", text.as_bytes(), EncodingChoice::Auto).unwrap();
    assert_eq!(
        (file.title.as_str(), file.decoded.text.as_str()),
        ("ملف", text)
    );
    let (count, first_line) = (2, 2);
    let hidden = ImportWarning::BidiControls { count, first_line };
    assert_eq!(file.decoded.warnings, [hidden]);
}

#[test]
fn other_files_are_refused_by_name() {
    let error = read("in/تقرير.docx", b"PK", EncodingChoice::Auto).unwrap_err();
    let name = "تقرير.docx".to_owned();
    assert_eq!(error, ImportError::UnknownKind { name });
}

#[test]
fn fifty_megabytes_in_one_line_are_read() {
    let word = "كلمة ";
    let bytes = word.repeat(50_000_000 / word.len() + 1).into_bytes();
    let decoded = decode(&bytes, EncodingChoice::Auto).unwrap();
    let (line, length) = (1, bytes.len());
    assert_eq!(decoded.text.len(), length);
    let long = ImportWarning::LongParagraph {
        line,
        bytes: length,
    };
    assert_eq!(decoded.warnings, [long]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), which in 0usize..6) {
        let choice = ENCODINGS.get(which).map_or(EncodingChoice::Auto, |e| EncodingChoice::Named(e));
        match decode(&bytes, choice) {
            Ok(decoded) => {
                prop_assert!(!decoded.text.contains(['\r', '\0']));
                prop_assert!(!decoded.text.trim().is_empty());
            }
            Err(ImportError::Nul { byte, .. } | ImportError::NotInEncoding { byte, .. }) => {
                prop_assert!(byte < bytes.len());
            }
            Err(error) => prop_assert_eq!(error, ImportError::Empty),
        }
    }

    #[test]
    fn valid_utf8_is_kept_to_the_letter(text in "[\\PC\\n\\t]{1,200}") {
        prop_assume!(!text.trim().is_empty() && !text.starts_with('\u{FEFF}'));
        let decoded = decode(text.as_bytes(), EncodingChoice::Named(UTF_8)).unwrap();
        prop_assert_eq!(decoded.text, text);
    }
}

// Export

fn tag_id(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

fn tag(id: &str, parent: Option<&str>, ar: &str, en: &str) -> Tag {
    let mut tag = Tag::new(tag_id(id), Bilingual::new(ar, en), 30);
    tag.parent = parent.map(tag_id);
    tag
}

fn tombstone(into: Option<&str>) -> Option<Tombstone> {
    Some(Tombstone {
        at: Moment::UNIX_EPOCH,
        by: AnnotatorId::new("salma").unwrap(),
        merged_into: into.map(tag_id),
        reason: String::new(),
    })
}

fn key(document: &str, annotator: &str, round: &str) -> CodingKey {
    CodingKey {
        round: RoundId::new(round).unwrap(),
        document: DocumentId::new(document).unwrap(),
        annotator: AnnotatorId::new(annotator).unwrap(),
    }
}

/// Two documents in an order other than that of their ids, two annotators, a small codebook.
fn project() -> Project {
    let mut project = Project::default();
    for (order, id, title) in [(2, "d1", "شهادة أولى"), (1, "d2", "=شهادة ثانية")]
    {
        let id = DocumentId::new(id).unwrap();
        let mut document = Document::new(id.clone(), title, Text::new(TESTIMONY));
        document.order = order;
        project.documents.insert(id, document);
    }
    for (id, name) in [("salma", "سلمى"), ("omar", "Omar")] {
        let id = AnnotatorId::new(id).unwrap();
        let name = name.to_owned();
        project
            .annotators
            .insert(id.clone(), Annotator { id, name });
    }
    let mut old = tag("lies", None, "كذب", "Lies");
    old.tombstone = tombstone(Some("distrust"));
    let mut dead = tag("dead", None, "محذوف", "Dead");
    dead.tombstone = tombstone(None);
    for tag in [
        tag("motives", None, "الدوافع", "Motives"),
        tag(
            "distrust",
            Some("motives"),
            "فقدان الثقة بالقيادة",
            "Leadership distrust",
        ),
        tag("effects", None, "الآثار", ""),
        old,
        dead,
    ] {
        project.codebook.insert(tag);
    }
    project
}

fn annotate(
    project: &mut Project,
    key: CodingKey,
    id: &str,
    tag: Option<&str>,
    span: (usize, usize),
) {
    let text = Text::new(TESTIMONY);
    let annotation = Annotation {
        id: AnnotationId::new(id).unwrap(),
        tag: tag.map(tag_id),
        target: Target::new(&text, CharRange::new(span.0, span.1)),
        memo: String::new(),
        flags: Flags::default(),
        created: "2024-03-05T10:00:00Z".parse().unwrap(),
        modified: "2024-03-06T11:30:00.5Z".parse().unwrap(),
    };
    let coding = project.codings.entry(key).or_default();
    coding.annotations.insert(annotation.id.clone(), annotation);
}

fn spot(quote: &str) -> (usize, usize) {
    let byte = TESTIMONY.find(quote).unwrap();
    let start = TESTIMONY[..byte].chars().count();
    (start, start + quote.chars().count())
}

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
    let found = rows(&project, &Selection::default());
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
    let found = rows(&project, &Selection::default());
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
        let found = rows(&project, &selection).rows.len();
        assert_eq!(export::count(&project, &selection), found, "{selection:?}");
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
    let found = rows(&project, &Selection::default());
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
    assert!(lost.context_before.ends_with("القيادة "));
    assert_eq!(
        (unknown.tag.as_str(), unknown.tag_path_ar.as_str()),
        ("nowhere", "")
    );
    assert_eq!(unknown.annotator, "سلمى (salma)");
}

#[test]
fn a_spreadsheet_reads_the_table_and_computes_nothing() {
    let mut project = project();
    annotate(
        &mut project,
        key("d2", "omar", "r1"),
        "a1",
        Some("lies"),
        spot("كذبت.\nسألته"),
    );
    let coding = project.codings.values_mut().next().unwrap();
    let annotation = coding.annotations.get_mut("a1").unwrap();
    annotation.memo = "@sum(1), \"و\"\r\nبعدها".into();
    let rows = rows(&project, &Selection::default()).rows;
    let mut bytes = Vec::new();
    csv::write(&rows, &mut bytes).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFdocument,"));
    assert!(bytes.ends_with(b"Z\r\n"));
    let table = read_csv(&bytes);
    assert_eq!(table.len(), 1);
    let cell = |name: &str| table[0][COLUMNS.iter().position(|c| *c == name).unwrap()].as_str();
    assert_eq!(cell("title"), "'=شهادة ثانية");
    assert_eq!(cell("memo"), "'@sum(1), \"و\"\r\nبعدها");
    assert_eq!(cell("excerpt"), "كذبت.\nسألته");
    assert_eq!(cell("tag_path_en"), "Motives / Leadership distrust");
}

fn read_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let without_mark = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap();
    let mut reader = ::csv::Reader::from_reader(without_mark);
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    let records = reader.records().map(|r| r.unwrap());
    records
        .map(|r| r.iter().map(str::to_owned).collect())
        .collect()
}

fn any_row() -> impl Strategy<Value = Row> {
    let cell = prop_oneof![
        "[=+@\\-\\t\\r'\",\\n]?[اب\u{64E} ,;\"'\\r\\n\u{2028}\u{202E}]{0,12}",
        "\\PC{0,20}"
    ];
    (prop::collection::vec(cell, 12), any::<u32>(), any::<u32>()).prop_map(|(cells, start, end)| {
        let mut cells = cells.into_iter();
        let mut next = || cells.next().unwrap_or_default();
        Row {
            document: next(),
            title: next(),
            annotator: next(),
            tag: next(),
            tag_path_ar: next(),
            tag_path_en: next(),
            start: start as usize,
            end: end as usize,
            excerpt: next(),
            context_before: next(),
            context_after: next(),
            memo: next(),
            created: next(),
            modified: next(),
        }
    })
}

proptest! {
    #[test]
    fn json_lines_give_the_rows_back(rows in prop::collection::vec(any_row(), 0..5)) {
        let mut bytes = Vec::new();
        jsonl::write(&rows, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let back: Vec<Row> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        prop_assert_eq!(back, rows);
        for line in text.lines() {
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            prop_assert!(object.keys().eq(COLUMNS.iter()));
        }
    }

    #[test]
    fn tables_give_the_rows_back_but_for_formulas(rows in prop::collection::vec(any_row(), 0..5)) {
        let mut bytes = Vec::new();
        csv::write(&rows, &mut bytes).unwrap();
        let table = read_csv(&bytes);
        prop_assert_eq!(table.len(), rows.len());
        for (cells, row) in table.iter().zip(&rows) {
            prop_assert!(cells.iter().all(|c| !c.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            let (memo, excerpt) = (csv::neutral(&row.memo), csv::neutral(&row.excerpt));
            prop_assert_eq!(cells[11].as_str(), memo.as_ref());
            prop_assert_eq!(cells[8].as_str(), excerpt.as_ref());
            prop_assert_eq!(&cells[6], &row.start.to_string());
        }
    }
}
