//! What is saved comes back as it was, in files that people can read.

use super::*;
use hashiya::model::{Direction, Tombstone};
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn files_are_lines_that_people_can_read() {
    let mut project = small();
    project.id = project_id();
    memo(&mut project, "a1", "سطر\nوآخر \"هنا\"", 60);
    let coding = project.codings.get_mut(&coding("salma")).unwrap();
    coding.finished = true;
    coding.annotations.get_mut("a1").unwrap().flags.unsure = true;
    let folder = Folder::new(&project);
    assert_eq!(
        folder.read(SALMA),
        "(schema: 3, records: [\n\
         Annotation(id: \"a1\", rev: \"c006\", tag: \"exit\", start: 0, end: 3, quote: \"قال\", \
         after: \" إنّه خرج في الليل.\\nثم عاد Ahmad\", memo: \"سطر\\nوآخر \\\"هنا\\\"\", flags: [Unsure], \
         created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:41:00Z\"),\n\
         Annotation(id: \"a2\", rev: \"c007\", tag: \"exit\", start: 9, end: 12, quote: \"خرج\", \
         before: \"قال إنّه \", after: \" في الليل.\\nثم عاد Ahmad بعد 3 أي\", \
         created: \"2026-02-02T02:40:00Z\", modified: \"2026-02-02T02:40:00Z\"),\n\
         State(id: \"state\", rev: \"c005\", finished: true),\n\
         ])\n"
    );
    assert!(
        folder
            .read(".gitattributes")
            .lines()
            .any(|l| l == "*.ron merge=union")
    );
    assert_eq!(folder.read("documents/d1/text.txt"), TEXT);
    assert_eq!(folder.open().project, project);
}

#[test]
fn saving_what_did_not_change_writes_nothing() {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    let before = std::fs::metadata(folder.root.join(SALMA))
        .unwrap()
        .modified()
        .unwrap();
    save_salma(&folder, &mut opened, &mut Counting("p", 0));
    let after = std::fs::metadata(folder.root.join(SALMA))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
}

#[test]
fn orders_in_a_name_do_not_act_in_the_file() {
    let mut project = small();
    let id = TagId::new("odd").unwrap();
    let name = Bilingual::new("خوف\u{202E}\u{2066}\u{200B}", "\0\u{7}");
    project
        .codebook
        .insert(Tag::new(id.clone(), name.clone(), 3));
    let folder = Folder::new(&project);
    let text = folder.read("codebook.ron");
    assert!(text.contains("خوف\\u{202E}\\u{2066}\\u{200B}"), "{text}");
    assert_eq!(folder.open().project.codebook.get(&id).unwrap().name, name);
    assert_eq!(folder.check(), []);
}

#[test]
fn an_empty_project_is_a_project() {
    let empty = Project {
        id: project_id(),
        ..Project::default()
    };
    let folder = Folder::new(&empty);
    let opened = folder.open();
    assert_eq!(opened.project, empty);
    assert_eq!(folder.check(), []);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        ".{0,12}",
        "[ا-ي\u{64b}-\u{652} ]{0,20}",
        "[\\x00-\\x1f\"\\\\\u{202a}-\u{202e}]{0,6}"
    ]
}

fn both() -> impl Strategy<Value = Bilingual> {
    (words(), words()).prop_map(|(ar, en)| Bilingual { ar, en })
}

fn times() -> impl Strategy<Value = Moment> {
    (0i64..4_000_000_000, 0i32..1_000_000_000).prop_map(|(s, n)| Moment::new(s, n).unwrap())
}

fn tag_ids() -> impl Strategy<Value = TagId> {
    select(vec!["t1", "t2", "T_3", "x-y"]).prop_map(|id| TagId::new(id).unwrap())
}

prop_compose! {
    fn tags()(
        (id, parent, order, name, hue) in (tag_ids(), proptest::option::of(tag_ids()), -1e9f64..1e9, both(), 0u16..360),
        (key, assignable, definition, use_when, avoid_when, example) in (words(), any::<bool>(), both(), both(), both(), words()),
        stone in proptest::option::of((times(), proptest::option::of(tag_ids()), words())),
    ) -> Tag {
        let tombstone = stone.map(|(at, merged_into, reason)| Tombstone {
            at,
            by: AnnotatorId::new("salma").unwrap(),
            merged_into,
            reason,
        });
        Tag { id, parent, order, name, hue, key, assignable, definition, use_when, avoid_when, example, created: tombstone.as_ref().map(|t| t.at), tombstone }
    }
}

prop_compose! {
    fn annotations()(
        id in "[a-z0-9]{1,8}",
        tag in proptest::option::of(tag_ids()),
        (start, end) in (0usize..99, 0usize..99),
        (quote, before, after, memo) in (words(), words(), words(), words()),
        (unsure, quotable, discuss) in any::<(bool, bool, bool)>(),
        (created, modified) in (times(), times()),
    ) -> Annotation {
        Annotation {
            id: AnnotationId::new(&id).unwrap(),
            tag,
            target: Target { span: CharRange::new(start, end), quote, before, after },
            memo,
            flags: Flags { unsure, quotable, discuss, lost: unsure && discuss },
            origin: Default::default(),
            codebook: None,
            created,
            modified,
        }
    }
}

prop_compose! {
    fn documents()(
        (order, title, source, author, date) in (any::<u32>(), words(), words(), words(), words()),
        variables in proptest::collection::vec((words(), words()), 0..3),
        direction in select(vec![Direction::Auto, Direction::Rtl, Direction::Ltr]),
        (file_name, encoding, at) in (words(), words(), proptest::option::of(times())),
        text in ".{0,40}",
    ) -> Document {
        let mut document = Document::new(document_id(), title, Text::new(text));
        document.order = order;
        document.source = source;
        document.author = author;
        document.date = date;
        document.variables = variables;
        document.direction = direction;
        document.imported.file_name = file_name;
        document.imported.encoding = encoding;
        document.imported.at = at;
        document
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_project_comes_back(
        title in both(),
        name in words(),
        closed in proptest::option::of(times()),
        tags in proptest::collection::vec(tags(), 0..4),
        document in documents(),
        made in proptest::collection::vec(annotations(), 0..6),
        finished in any::<bool>(),
    ) {
        let mut project = small();
        project.id = project_id();
        project.title = title;
        project.annotators.get_mut("karim").unwrap().name = name;
        project.rounds.get_mut("r1").unwrap().closed = closed;
        project.documents.insert(document.id.clone(), document);
        for tag in tags {
            project.codebook.insert(tag);
        }
        for annotation in made {
            put(&mut project, "karim", annotation);
        }
        project.codings.get_mut(&coding("salma")).unwrap().finished = finished;
        let folder = Folder::new(&project);
        let opened = folder.open();
        prop_assert_eq!(&opened.findings, &vec![]);
        prop_assert_eq!(opened.project, project);
    }
}
