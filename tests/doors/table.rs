//! Every task of the desk, and the rows that do it through both doors.
//!
//! `rows!` makes a test of each row. A task that only one door has stands in [`ONE_DOOR`] with the reason,
//! a file of the desk that holds no task in [`NO_TASK`], and a function that changes nothing or is a step
//! of another task in [`NO_CHANGE`].

use super::{annotating, codebook, documents, memos, people, removed, whole};
use std::collections::BTreeSet;
use std::fs;

macro_rules! rows {
    ($($task:ident: [$($folder:ident::$row:ident),+ $(,)?]),* $(,)?) => {
        /// Tasks that have rows.
        const ROWS: &[&str] = &[$(stringify!($task)),*];

        $(mod $task {
            $(#[test]
            fn $row() {
                super::$folder::$row();
            })+
        })*
    };
}

rows! {
    tag_passage: [
        annotating::a_new_passage,
        annotating::a_project_without_a_round,
        annotating::the_same_again,
        annotating::a_bare_mark,
        annotating::somebody_new,
    ],
    change_annotation: [
        annotating::another_tag,
        annotating::other_bounds,
        annotating::white_space_at_the_edges,
        annotating::another_memo,
    ],
    untag: [annotating::an_annotation],
    restore: [annotating::an_earlier_state],
    choose: [annotating::another_version],
    merge_copies: [annotating::what_a_sync_tool_left],
    add_tag: [codebook::a_new_tag],
    change_tag: [codebook::another_name],
    move_tag: [codebook::below_another_tag, codebook::to_the_top],
    merge_tags: [codebook::into_another],
    delete_tag: [codebook::a_tag],
    name_version: [codebook::the_present_state],
    note_version: [codebook::a_version_has_another_name],
    bring_version_back: [codebook::a_version_comes_back],
    import: [documents::a_file, documents::a_file_with_its_original],
    replace_text: [documents::a_better_text, documents::annotations_move_along],
    remove_document: [removed::a_document],
    restore_document: [removed::a_removed_document],
    rename_annotator: [people::another_name],
    join_people: [people::two_ids_of_one_person],
    part_people: [people::two_people_again],
    keep_apart: [people::two_of_one_name],
    write_memo: [
        memos::about_the_project,
        memos::about_a_document,
        memos::about_a_tag,
        memos::about_an_annotation,
    ],
    change_memo: [memos::another_text],
    remove_memo: [memos::a_memo_of_ones_own],
    confine: [documents::nothing_may_leave],
    create: [whole::a_project, whole::a_project_with_a_codebook],
    export: [
        whole::everything_as_csv,
        whole::some_as_json_lines,
        whole::other_names_in_the_file,
    ],
    replace_names: [whole::names_in_the_project],
    seal: [whole::sealed_and_unsealed],
    handle_backups: [whole::backup_unpacked],
}

/// Tasks that are done by one door only, and why.
const ONE_DOOR: &[(&str, &str)] = &[
    (
        "join_as_another",
        "its doors are tested by themselves, in cli/people.rs and dialogs/people.rs",
    ),
    (
        "finish_document",
        "the command line has no subcommand for it",
    ),
    (
        "settle_passage",
        "passages are found by a person who looks at the text, in the window",
    ),
    (
        "split_tag",
        "each annotation is decided on by a person who reads it, in the window",
    ),
    (
        "tag_in_vivo",
        "a passage is selected in the window; the command line adds a tag and tags with it",
    ),
    (
        "describe_document",
        "the command line has no subcommand for it",
    ),
    ("retitle", "the command line has no subcommand for it"),
    (
        "join",
        "a subcommand brings somebody in with what they do first: tag_passage has the row",
    ),
    (
        "create_sample",
        "the window's sample is in the user's data folder, and `tour` makes its own",
    ),
    (
        "migrate",
        "the window writes the files of an older schema as they change; migrate writes all of them",
    ),
    (
        "find_again",
        "replace_text has the row: the window looks beside its frames, the command line at once",
    ),
];

/// Functions of the desk that change no project, or are steps of a task with a row.
const NO_CHANGE: &[(&str, &str)] = &[
    ("backup_of", "a step of handle_backups"),
    ("delete_backups", "a step of handle_backups"),
    ("list_backups", "a step of handle_backups"),
    ("make_backup", "a step of handle_backups"),
    ("shelf_of", "a step of handle_backups"),
    ("unpack_backup", "a step of handle_backups"),
    ("now", "asks the clock"),
    ("today", "asks the clock"),
    ("title_in_its_language", "a step of create"),
    ("first_round", "a step of create"),
    ("history", "reads"),
    ("open", "reads; the rows open projects in both doors"),
    ("find_quote", "reads"),
    ("keep_list_apart", "refuses"),
    ("look_for_names", "reads; a step of replace_names"),
    ("names_report", "makes a table"),
    ("places_to_replace", "a step of replace_names"),
    ("read_decisions_file", "reads"),
    ("read_names_list", "reads"),
    ("write_names_list", "writes beside the project"),
    ("write_names_report", "writes beside the project"),
    (
        "replace_text_prepared",
        "replace_text as the window does it: its rows are done with this",
    ),
    ("unseal", "the row of seal unseals"),
];

/// Files of `src/desk/` without a function of their own in its face, and why.
const NO_TASK: &[(&str, &str)] = &[
    (
        "alone",
        "opens a project for a task that rewrites the whole",
    ),
    (
        "backup",
        "the backup of the day: projects of tests lie where there is none",
    ),
    ("fresh", "makes ids"),
    ("job", "work beside the window"),
    ("others", "takes in what other programs write"),
    ("refusal", "why a task was not done"),
    (
        "rights",
        "locks; which of them are left is compared by each row",
    ),
    ("saving", "saves; each row compares what is saved"),
    ("turn", "what one program changes at a time"),
    ("who", "whom a task works as"),
    (
        "withdraw",
        "withdrawing is done on the command line only: it cannot be undone",
    ),
];

/// Functions that `src/desk/mod.rs` shows, with the file that each comes from.
fn shown() -> Vec<(String, String)> {
    let source = fs::read_to_string("src/desk/mod.rs").unwrap();
    let mut shown = Vec::new();
    for statement in source.split(';') {
        let Some(at) = statement.rfind("pub use ") else {
            continue;
        };
        let path = statement[at..].trim_start_matches("pub use ");
        let (file, names) = path.split_once("::").unwrap();
        let names = names.trim_matches(['{', '}', '\n', ' ']).split(',');
        let names = names.map(str::trim).filter(|n| !n.is_empty());
        let is_function = |name: &&str| name.starts_with(|c: char| c.is_ascii_lowercase());
        let pair = |name: &str| (file.to_owned(), name.to_owned());
        shown.extend(names.filter(is_function).map(pair));
    }
    shown
}

#[test]
fn every_task_has_a_row_or_a_reason() {
    let reasons = ONE_DOOR.iter().chain(NO_CHANGE);
    let named = ROWS.iter().chain(reasons.map(|(task, _)| task));
    let named: Vec<&str> = named.copied().collect();
    let known: BTreeSet<&str> = named.iter().copied().collect();
    assert_eq!(named.len(), known.len(), "a task stands in the table twice");
    let shown = shown();
    let tasks: BTreeSet<&str> = shown.iter().map(|(_, task)| task.as_str()).collect();
    assert!(
        tasks.len() > 40,
        "the tasks are read from the source: {tasks:?}"
    );
    let lacking: Vec<&&str> = tasks.difference(&known).collect();
    assert!(
        lacking.is_empty(),
        "tasks without a row or a reason: {lacking:?}"
    );
    let gone: Vec<&&str> = known.difference(&tasks).collect();
    assert!(
        gone.is_empty(),
        "the desk has no such task any more: {gone:?}"
    );
}

#[test]
fn every_file_of_the_desk_has_a_task_or_a_reason() {
    let names = fs::read_dir("src/desk").unwrap().map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.trim_end_matches(".rs").to_owned()
    });
    let files: BTreeSet<String> = names.filter(|name| name != "mod").collect();
    let with_functions: BTreeSet<String> = shown().into_iter().map(|(file, _)| file).collect();
    let without: BTreeSet<&str> = files.difference(&with_functions).map(|f| &**f).collect();
    let reasons: BTreeSet<&str> = NO_TASK.iter().map(|(file, _)| *file).collect();
    assert_eq!(without, reasons);
}
