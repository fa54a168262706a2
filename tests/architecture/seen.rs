//! What is shown goes through `model::Seen`: views, places, pages and exports do not name `Project`.

use super::files_below;
use super::source::paths;
use std::collections::BTreeSet;

/// Folders whose files show what a project holds.
const SHOWING: [&str; 4] = [
    "src/app/view",
    "src/app/place",
    "src/page",
    "src/exchange/export",
];

/// Files there that name it all the same, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "src/app/view/dialogs/document/history/preview.rs",
        "builds the edit that restores the user's own coding",
    ),
    (
        "src/app/view/dialogs/people/list.rs",
        "changes who is one person, and so shows the ids of each",
    ),
    (
        "src/app/view/dialogs/document/replace_text.rs",
        "builds the edit that replaces the text of a document",
    ),
];

/// Where the project is named: the file and the line.
fn named() -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (file, text) in SHOWING.into_iter().flat_map(files_below) {
        let all = paths(&text).into_iter().filter(|path| !path.is_in_tests);
        let lines = all.filter(|path| path.names.ends_with(&["model".into(), "Project".into()]));
        found.extend(lines.map(|path| (file.clone(), path.line)));
    }
    found
}

#[test]
fn what_shows_a_project_takes_what_may_be_seen_of_it() {
    let is_allowed = |file: &str| EXCEPTIONS.iter().any(|(path, _)| *path == file);
    let faults: Vec<String> = named()
        .into_iter()
        .filter(|(file, _)| !is_allowed(file))
        .map(|(file, line)| format!("{file}:{line}: names Project instead of Seen"))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn exceptions_name_the_project_and_have_reasons() {
    let named: BTreeSet<String> = named().into_iter().map(|(file, _)| file).collect();
    for (file, reason) in EXCEPTIONS {
        assert!(named.contains(*file), "{file} does not: take it off");
        assert!(!reason.is_empty(), "{file} needs a reason");
    }
}
