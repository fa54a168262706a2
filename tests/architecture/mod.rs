//! The house holds: which layer may use which, and what is kept out of each of them.
//!
//! The table below is the one of ARCHITECTURE.md; the sources are read as text, so that a use that
//! should not be there fails with its file and line before anyone gets used to it.

mod imports;
mod keys;
mod layers;
mod rules;
mod seen;
mod source;

use imports::Import;
use layers::{LAYERS, Layer, STORE};
use rules::{CYCLES, Fault, TOO_LONG, faults_of};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every .rs file below a folder of the repository, as (path from the root with `/`, content).
fn files_below(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((from_root(&path), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Every import between two files of src.
fn imports_of_src() -> &'static [Import] {
    static FOUND: OnceLock<Vec<Import>> = OnceLock::new();
    FOUND.get_or_init(|| imports::imports(&files_below("src")))
}

fn from_root(path: &Path) -> String {
    let inner: PathBuf = path.strip_prefix(root()).unwrap().components().collect();
    let parts: Vec<_> = inner.iter().map(|p| p.to_string_lossy()).collect();
    parts.join("/")
}

fn report(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    format!("\n{}\n", lines.join("\n"))
}

#[test]
fn every_source_keeps_to_its_layer() {
    let files = files_below("src");
    assert!(files.iter().any(|(path, _)| path == "src/lib.rs"));
    let faults: Vec<Fault> = files
        .iter()
        .flat_map(|(path, text)| faults_of(path, text))
        .collect();
    assert!(faults.is_empty(), "{}", report(&faults));
}

#[test]
fn the_store_keeps_to_its_floors() {
    let imports = imports::imports(&files_below("src"));
    assert!(
        imports
            .iter()
            .any(|import| import.from.starts_with("src/store/"))
    );
    let faults: Vec<Fault> = imports.iter().filter_map(rules::store_fault).collect();
    assert!(faults.is_empty(), "{}", report(&faults));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let faults = rules::cycle_faults(imports_of_src());
    assert!(faults.is_empty(), "{}", report(&faults));
    for (files, reason) in CYCLES {
        assert!(!reason.is_empty(), "{files:?} need a reason");
    }
}

#[test]
fn tests_and_benches_say_what_they_are_for_and_are_short() {
    let files = ["tests", "benches", "fuzz"]
        .into_iter()
        .flat_map(files_below);
    let faults: Vec<Fault> = files
        .flat_map(|(path, text)| rules::opening_names_and_length(&path, &text))
        .collect();
    assert!(faults.is_empty(), "{}", report(&faults));
}

#[test]
fn every_layer_is_drawn_in_the_map_of_the_library() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (path, _) in files_below("src") {
        let Some((layer, _)) = path.trim_start_matches("src/").split_once('/') else {
            continue;
        };
        assert!(
            map.contains(&format!("//! - [`{layer}`]")),
            "src/lib.rs does not draw {layer}"
        );
    }
}

#[test]
fn the_page_about_the_house_has_the_same_tables() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (head, layers) in [
        ("| module | may use |", LAYERS),
        ("| part of the store | may use |", STORE),
    ] {
        let table = page.split_once(head).map_or("", |(_, after)| after);
        let rows = table.lines().skip(2);
        let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
        let expected: Vec<String> = layers.iter().map(row_of).collect();
        assert_eq!(rows, expected, "ARCHITECTURE.md, below {head}");
    }
}

fn row_of(layer: &Layer) -> String {
    let may = match layer.may_use {
        [] => "nothing of ours".to_owned(),
        modules => {
            let modules: Vec<String> = modules.iter().map(|m| format!("`{m}`")).collect();
            modules.join(", ")
        }
    };
    format!("| `{}` | {may} |", layer.name)
}

#[test]
fn long_files_on_the_list_are_long() {
    for (path, reason) in TOO_LONG {
        let text = fs::read_to_string(root().join(path)).unwrap();
        assert!(
            text.lines().count() > rules::LONGEST,
            "{path} is short enough: take it off"
        );
        assert!(!reason.is_empty(), "{path} needs a reason");
    }
}
