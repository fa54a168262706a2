//! The rules of the house, as a few lists, and what breaks them.

use super::imports::{Import, cycles};
use super::layers::{LAYERS, Layer, STORE};
use super::source::{PathUse, declared_modules, paths};
use std::fmt;

/// Files that import each other in a circle all the same, with the reason. A name that ends in `/` stands
/// for all files below a folder.
pub const CYCLES: &[(&[&str], &str)] = &[];

/// Layers that give the same answer whenever, wherever and however often they are asked.
const TIMELESS: &[&str] = &[
    "arabic",
    "model",
    "edit",
    "typeset",
    "page",
    "search",
    "review",
    "agreement",
];

/// Crates of the window, in `app` only.
const WINDOW_CRATES: &[&str] = &[
    "egui", "eframe", "epaint", "emath", "ecolor", "rfd", "arboard",
];

/// Crates that give chance.
const CHANCE_CRATES: &[&str] = &["uuid", "rand", "fastrand", "getrandom"];

/// Crates that turn values into files.
const FORMAT_CRATES: &[&str] = &["serde", "serde_json", "ron"];

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "manager", "managers", "common", "misc",
];

/// Lines above which a file is too long for one job.
pub const LONGEST: usize = 600;

/// Files that are longer all the same, each with its reason.
pub const TOO_LONG: &[(&str, &str)] = &[];

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Everything that one file below src/ does against the rules.
pub fn faults_of(file: &str, text: &str) -> Vec<Fault> {
    let mut faults = opening_names_and_length(file, text);
    let inside = file.trim_start_matches("src/");
    let folder = inside.split_once('/').map_or("", |(folder, _)| folder);
    let layer = LAYERS.iter().find(|layer| layer.name == folder);
    if layer.is_none() && !matches!(inside, "lib.rs" | "main.rs") {
        faults.push(fault(file, 1, "belongs to no layer of the table".into()));
    }
    for path in paths(text) {
        let reached = reached(file, &path);
        let what = [
            reached.and_then(|to| forbidden_module(layer, to)),
            forbidden_crate(folder, &path.names),
        ];
        for what in what.into_iter().flatten() {
            faults.push(fault(file, path.line, what));
        }
    }
    faults
}

/// What an import does against the floors of the store; nothing when it keeps to them, or is of another
/// layer.
pub fn store_fault(import: &Import) -> Option<Fault> {
    let (from, to) = (place_in_store(&import.from)?, place_in_store(&import.to)?);
    let Some(layer) = STORE.iter().find(|layer| layer.name == from) else {
        let what = format!("store/{from} stands on no floor of the table");
        return Some(fault(&import.from, 1, what));
    };
    let keeps = from == to || layer.may_use.contains(&to);
    let what = format!("store/{from} may not use store/{to} ({})", import.name);
    (!keeps).then(|| fault(&import.from, import.line, what))
}

/// The folder or file directly in src/store in which a file is; none for the façade.
fn place_in_store(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("src/store/")?;
    let first = inside.split_once('/').map_or(inside, |(first, _)| first);
    let place = first.trim_end_matches(".rs");
    (place != "mod").then_some(place)
}

/// What is wrong with the circles of imports: those that are on no list, and those on it that are none.
pub fn cycle_faults(imports: &[Import]) -> Vec<Fault> {
    let found = cycles(imports);
    let is_listed = |listed: &str, file: &str| {
        if listed.ends_with('/') {
            file.starts_with(listed)
        } else {
            file == listed
        }
    };
    let is_on_list = |file: &&String| {
        let mut lists = CYCLES.iter().flat_map(|(files, _)| files.iter());
        lists.any(|listed| is_listed(listed, file))
    };
    let new = found.iter().filter_map(|cycle| {
        let file = cycle.iter().find(|file| !is_on_list(file))?;
        let inside = imports
            .iter()
            .filter(|i| cycle.contains(&i.from) && cycle.contains(&i.to));
        let arrows: Vec<String> = inside
            .map(|i| {
                format!(
                    "\n    {}:{} imports {} from {}",
                    i.from, i.line, i.name, i.to
                )
            })
            .collect();
        let what = format!("stands in a circle of imports:{}", arrows.concat());
        Some(fault(file, 1, what))
    });
    let is_none = |listed: &&&str| !found.iter().flatten().any(|file| is_listed(listed, file));
    let listed = CYCLES.iter().flat_map(|(files, _)| files.iter());
    let old = listed.filter(is_none).map(|file| {
        let what = "stands in no circle of imports any more: take it off the list CYCLES";
        fault(file, 1, what.to_owned())
    });
    new.chain(old).collect()
}

/// Checks that a file says what it is for and is short enough for one job, and that its names say something.
pub fn opening_names_and_length(file: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST && !TOO_LONG.iter().any(|(path, _)| *path == file) {
        faults.push(fault(file, lines, format!("more than {LONGEST} lines")));
    }
    if !text.starts_with("//! ") {
        faults.push(fault(file, 1, "does not begin with a //! line".into()));
    }
    let parts = file
        .split('/')
        .map(|part| (part.trim_end_matches(".rs").to_owned(), 1));
    for (name, line) in parts.chain(declared_modules(text)) {
        if EMPTY_NAMES.contains(&name.as_str()) {
            faults.push(fault(file, line, format!("the name {name:?} says nothing")));
        }
    }
    faults
}

fn fault(file: &str, line: usize, what: String) -> Fault {
    let file = file.to_owned();
    Fault { file, line, what }
}

/// The module of ours that a path goes to from the top of the crate; `""` for the whole crate.
fn reached<'a>(file: &str, path: &'a PathUse) -> Option<&'a str> {
    let names = &path.names;
    let after = match names[0].as_str() {
        "crate" => 1,
        // The package's library, seen from its binary or by its own name.
        "hashiya" => 1,
        "self" | "super" => {
            let from = usize::from(names[0] == "self");
            let steps = names[from..].iter().take_while(|n| *n == "super").count();
            if steps < depth_of(file) + path.inner_modules || steps == 0 {
                return None;
            }
            from + steps
        }
        _ => return None,
    };
    // A bare `crate` stands in `pub(crate)`.
    match names.get(after).map(String::as_str) {
        None if names.len() == 1 => None,
        None | Some("self" | "*") => Some(""),
        Some(name) => Some(name),
    }
}

/// How many modules a file stands below the top of the crate.
fn depth_of(file: &str) -> usize {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let inside = inside.trim_end_matches("/mod");
    match inside {
        "lib" | "main" => 0,
        _ => inside.split('/').count(),
    }
}

fn forbidden_module(layer: Option<&Layer>, to: &str) -> Option<String> {
    let layer = layer?;
    if to == layer.name || layer.may_use.contains(&to) {
        return None;
    }
    Some(match to {
        "" => "uses the whole crate; name the module".to_owned(),
        _ => format!("{} may not use {to}", layer.name),
    })
}

fn forbidden_crate(folder: &str, names: &[String]) -> Option<String> {
    let first = names[0].as_str();
    let path = names.join("::");
    let has = |a: &[&str], b: &str| {
        let fits = |pair: &[String]| a.contains(&pair[0].as_str()) && pair[1] == b;
        names.windows(2).any(fits)
    };
    let is_window = WINDOW_CRATES.contains(&first) || first.starts_with("egui_");
    let is_file = has(&["std"], "fs")
        || names.len() > 1 && names.iter().any(|n| n == "File" || n == "OpenOptions");
    let is_clock = names.len() > 1 && names.last().is_some_and(|n| n == "now");
    let is_timeless = TIMELESS.contains(&folder);
    let reason = if is_window && folder != "app" {
        "the window is in app only"
    } else if is_file && !matches!(folder, "store" | "desk" | "cli") {
        "files are read and written in store, desk and cli only"
    } else if is_clock && is_timeless {
        "time comes in as an argument"
    } else if CHANCE_CRATES.contains(&first) && is_timeless {
        "new ids come in as arguments"
    } else if FORMAT_CRATES.contains(&first) && matches!(folder, "arabic" | "model" | "edit") {
        "the shapes of files are in store and exchange"
    } else if has(&["std", "unix"], "net") {
        "nothing leaves the computer"
    } else {
        return None;
    };
    Some(format!("{path}: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offends(file: &str, code: &str) -> Vec<String> {
        let text = format!("//! About.\n{code}\n");
        faults_of(file, &text)
            .iter()
            .map(Fault::to_string)
            .collect()
    }

    #[track_caller]
    fn one_fault(file: &str, code: &str, expected: &str) {
        let faults = offends(file, code);
        assert_eq!(faults, [format!("{file}:2: {expected}")], "{code}");
    }

    #[test]
    fn a_use_from_below_is_found_however_it_is_written() {
        let expected = "model may not use store";
        for code in [
            "use crate::store::Finding;",
            "use crate::{arabic::Text, store};",
            "use crate::{arabic::{Text, CharRange}, store::{self as s}};",
            "fn f() { let x = crate::store::open(); }",
            "pub use super::super::store::Finding;",
            "use self::super::super::store::Finding;",
            "mod tests { use super::super::super::store::Finding; }",
            "impl From<crate::store::Finding> for Tag {}",
            "use hashiya::store::Finding;",
        ] {
            one_fault("src/model/tag.rs", code, expected);
        }
        one_fault("src/model/mod.rs", "use super::store;", expected);
        one_fault(
            "src/app/view/mod.rs",
            "use crate::cli::Args;",
            "app may not use cli",
        );
        one_fault(
            "src/words/mod.rs",
            "use crate::app::App;",
            "words may not use app",
        );
        one_fault(
            "src/desk/mod.rs",
            "use crate::words::InWords;",
            "desk may not use words",
        );
    }

    fn import(from: &str, to: &str) -> Import {
        Import {
            from: from.into(),
            to: to.into(),
            line: 3,
            name: "it".into(),
        }
    }

    #[test]
    fn the_store_is_built_from_the_bottom_up() {
        let fault = |from: &str, to: &str| store_fault(&import(from, to)).map(|f| f.to_string());
        let [bytes, ledger, save] = ["disk/bytes.rs", "ledger/known.rs", "saving/save.rs"]
            .map(|file| format!("src/store/{file}"));
        assert_eq!(fault(&save, &bytes), None);
        assert_eq!(fault(&save, "src/store/saving/older.rs"), None);
        assert_eq!(fault("src/store/mod.rs", &save), None);
        assert_eq!(fault(&save, "src/model/mod.rs"), None);
        let expected = "src/store/disk/bytes.rs:3: store/disk may not use store/ledger (it)";
        assert_eq!(fault(&bytes, &ledger).as_deref(), Some(expected));
        let expected = "src/store/attic.rs:1: store/attic stands on no floor of the table";
        assert_eq!(
            fault("src/store/attic.rs", &bytes).as_deref(),
            Some(expected)
        );
    }

    #[test]
    fn every_floor_of_the_store_uses_what_stands_below_it() {
        for (index, layer) in STORE.iter().enumerate() {
            let is_below = |name: &&&str| STORE[..index].iter().any(|below| below.name == **name);
            let above: Vec<&&str> = layer.may_use.iter().filter(|n| !is_below(n)).collect();
            assert!(above.is_empty(), "{} stands below {above:?}", layer.name);
        }
    }

    #[test]
    fn a_circle_of_imports_is_told_with_its_arrows() {
        let all = [
            import("src/x/a.rs", "src/x/b.rs"),
            import("src/x/b.rs", "src/x/a.rs"),
        ];
        let told: Vec<String> = cycle_faults(&all).iter().map(Fault::to_string).collect();
        let circle = told
            .iter()
            .find(|fault| fault.starts_with("src/x/a.rs:1: "));
        let circle = circle.expect("the circle is told");
        assert!(
            circle.contains("src/x/b.rs:3 imports it from src/x/a.rs"),
            "{circle}"
        );
        let open = cycle_faults(&all[..1]);
        assert!(
            !open
                .iter()
                .any(|fault| fault.to_string().starts_with("src/x/"))
        );
    }

    #[test]
    fn the_whole_crate_is_no_module() {
        for code in [
            "use crate::*;",
            "use crate::{self as all};",
            "use super::*;",
        ] {
            let expected = "uses the whole crate; name the module";
            one_fault("src/model/mod.rs", code, expected);
        }
    }

    #[test]
    fn what_may_be_used_passes() {
        for (file, code) in [
            (
                "src/model/tag.rs",
                "use crate::arabic::{Text, CharRange};\nuse super::id::TagId;",
            ),
            (
                "src/model/tag.rs",
                "use crate::model::Project;\nmod tests { use super::super::Project; }",
            ),
            (
                "src/model/tag.rs",
                "pub(crate) fn f() {}\npub(in crate::model) fn g() {}",
            ),
            (
                "src/model/tag.rs",
                "// crate::store\nconst X: &str = \"egui std::fs::read\";",
            ),
            (
                "src/app/mod.rs",
                "use egui::Ui;\nuse crate::store::Work;\nlet x = Instant::now();",
            ),
            (
                "src/store/disk/write.rs",
                "use std::fs::{File, OpenOptions};\nlet f = File::open(p);",
            ),
            (
                "src/cli/export.rs",
                "std::fs::write(a, b);\nuuid::Uuid::now_v7();",
            ),
            (
                "src/exchange/mod.rs",
                "use serde::Serialize;\nuse std::io::Write;",
            ),
            ("src/main.rs", "fn main() { hashiya::app::open() }"),
        ] {
            assert_eq!(offends(file, code), [""; 0], "{code}");
        }
    }

    #[test]
    fn windows_files_clocks_and_chance_have_their_places() {
        for (file, code, path) in [
            ("src/page/mod.rs", "use egui::Color32;", "egui::Color32"),
            (
                "src/cli/mod.rs",
                "use egui_extras::Table;",
                "egui_extras::Table",
            ),
            ("src/exchange/mod.rs", "use std::{fs, io};", "std::fs"),
            (
                "src/app/mod.rs",
                "let x = std::fs::read(p);",
                "std::fs::read",
            ),
            ("src/locale/mod.rs", "let x = File::open(p);", "File::open"),
            (
                "src/edit/mod.rs",
                "let x = Timestamp::now();",
                "Timestamp::now",
            ),
            (
                "src/model/mod.rs",
                "let x = jiff::Zoned::now();",
                "jiff::Zoned::now",
            ),
            (
                "src/typeset/mod.rs",
                "let x = std::time::Instant::now();",
                "std::time::Instant::now",
            ),
            ("src/edit/mod.rs", "use uuid::Uuid;", "uuid::Uuid"),
            (
                "src/model/mod.rs",
                "use serde::Serialize;",
                "serde::Serialize",
            ),
            ("src/arabic/mod.rs", "#[serde(default)]", "serde"),
            (
                "src/store/mod.rs",
                "use std::net::TcpStream;",
                "std::net::TcpStream",
            ),
        ] {
            let faults = offends(file, code);
            assert_eq!(faults.len(), 1, "{code}: {faults:?}");
            assert!(
                faults[0].starts_with(&format!("{file}:2: {path}: ")),
                "{faults:?}"
            );
        }
    }

    #[test]
    fn files_say_what_they_are_for_and_are_short() {
        let file = "src/model/tag.rs";
        let seen = |text: &str| faults_of(file, text).len();
        assert_eq!(seen("use std::fmt;\n"), 1);
        assert_eq!(
            seen(&format!("//! About.\n{}", "\n".repeat(LONGEST - 1))),
            0
        );
        assert_eq!(seen(&format!("//! About.\n{}", "\n".repeat(LONGEST))), 1);
    }

    #[test]
    fn names_say_something_and_folders_are_layers() {
        let named = |name: &str| format!("the name {name:?} says nothing");
        one_fault("src/model/tag.rs", "mod helpers;", &named("helpers"));
        one_fault("src/model/tag.rs", "mod misc {}", &named("misc"));
        for file in ["src/model/utils.rs", "src/model/common/mod.rs"] {
            assert_eq!(offends(file, "").len(), 1, "{file}");
        }
        for file in ["src/other/mod.rs", "src/other.rs"] {
            assert_eq!(
                offends(file, ""),
                [format!("{file}:1: belongs to no layer of the table")]
            );
        }
    }
}
