//! Which file of `src` imports from which: paths are resolved to the file that defines what they name.
//!
//! An import counts for the file that defines the item, however many façades it is named through. `mod x;`
//! and `pub use x::Y;` are façades and no imports of their own. Naming a folder's module
//! (`use crate::store;`) counts for what is named through it. Inline `mod tests` do not count: a test may
//! use whatever is above what it tests. Methods are not followed: their type was imported.
//!
//! A folder's `mod.rs` and the files in that folder are written together: it calls them, and they use the
//! types that it defines for all of them. So an import from the `mod.rs` of a folder in which the importing
//! file lies closes no circle.

use super::source::{PathUse, definitions, paths};
use std::collections::{BTreeMap, BTreeSet};

/// Façades that a path may be named through before it is given up; more are a circle of re-exports.
const FACADES: usize = 16;

/// An import of one file from another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Import {
    /// The file that imports.
    pub from: String,
    /// The file that defines what is imported.
    pub to: String,
    /// The line of the first such import, from 1.
    pub line: usize,
    /// The name that is imported there.
    pub name: String,
}

/// A module: a file and what it says of others.
struct Module {
    file: String,
    paths: Vec<PathUse>,
    defined: BTreeSet<String>,
}

type ModulePath = Vec<String>;

/// All modules of a crate.
struct Modules(BTreeMap<ModulePath, Module>);

/// Every import between two of these files, given with their paths from the root of the repository.
pub fn imports(files: &[(String, String)]) -> Vec<Import> {
    let modules = files.iter().map(|(file, text)| {
        let module = Module {
            file: file.clone(),
            paths: paths(text),
            defined: definitions(text),
        };
        (module_of(file), module)
    });
    let modules = Modules(modules.collect());
    let mut found: BTreeMap<(String, String), Import> = BTreeMap::new();
    for (path, module) in &modules.0 {
        for (used, to) in modules.used_by(path, module) {
            if to.file == module.file {
                continue;
            }
            let pair = (module.file.clone(), to.file.clone());
            found.entry(pair).or_insert_with(|| Import {
                from: module.file.clone(),
                to: to.file.clone(),
                line: used.line,
                name: used.names.join("::"),
            });
        }
    }
    found.into_values().collect()
}

/// The module of a file: `src/store/disk/mod.rs` is `store::disk`.
fn module_of(file: &str) -> ModulePath {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    match inside {
        "lib" => Vec::new(),
        _ => inside.split('/').map(str::to_owned).collect(),
    }
}

impl Modules {
    /// The paths of a module that lead to another one, each with the module that defines what it names.
    fn used_by<'a>(
        &'a self,
        at: &ModulePath,
        module: &'a Module,
    ) -> Vec<(&'a PathUse, &'a Module)> {
        let aliases = aliases(module);
        let globs: Vec<ModulePath> = self.globs(at, module);
        let counts = |path: &&PathUse| !path.is_reexport && !path.is_in_tests;
        let mut found = Vec::new();
        for path in module.paths.iter().filter(counts) {
            let absolute = match aliases.get(path.names[0].as_str()) {
                Some(whole) if !path.is_import => {
                    let rest = path.names[1..].iter().cloned();
                    self.absolute(at, &whole.iter().cloned().chain(rest).collect::<Vec<_>>())
                }
                _ => self.absolute(at, &path.names),
            };
            let target = match absolute {
                Some(absolute) => self.definer(&absolute, FACADES),
                None => self.through_globs(&globs, &path.names),
            };
            found.extend(target.map(|target| (path, target)));
        }
        found
    }

    /// A path from the top of the crate; none when it leads to another crate or names nothing of a file.
    fn absolute(&self, at: &ModulePath, names: &[String]) -> Option<ModulePath> {
        match names[0].as_str() {
            "crate" | "hashiya" if names.len() > 1 => Some(names[1..].to_vec()),
            "self" | "super" => {
                let steps = names.iter().filter(|name| *name == "super").count();
                let rest = names
                    .iter()
                    .filter(|name| *name != "super" && *name != "self");
                let base = &at[..at.len().checked_sub(steps)?];
                Some(base.iter().chain(rest).cloned().collect())
            }
            first => {
                let child: ModulePath = at.iter().cloned().chain([first.to_owned()]).collect();
                let is_child = names.len() > 1 && self.0.contains_key(&child);
                is_child.then(|| at.iter().chain(names).cloned().collect())
            }
        }
    }

    /// The module that defines what a path from the top names.
    fn definer(&self, path: &[String], facades: usize) -> Option<&Module> {
        let is_module = |length: &usize| self.0.contains_key(&path[..*length]);
        let length = (0..=path.len()).rev().find(is_module)?;
        let at = &path[..length];
        let module = self.0.get(at)?;
        let is_facade = module.file.ends_with("/mod.rs") || at.is_empty();
        let Some(name) = path.get(length) else {
            // A folder's module counts for what is named through it.
            return (!is_facade).then_some(module);
        };
        if module.defined.contains(name) || facades == 0 {
            return Some(module);
        }
        let at = at.to_vec();
        let exports = module.paths.iter().filter(|path| path.is_reexport);
        for export in exports {
            let Some(mut target) = self.absolute(&at, &export.names) else {
                continue;
            };
            if export.names.last().is_some_and(|last| last == "*") {
                target.pop();
                target.push(name.clone());
                if self.is_defined(&target, facades - 1) {
                    return self.definer(&target, facades - 1);
                }
            } else if export.name() == Some(name) {
                target.extend(path[length + 1..].iter().cloned());
                return self.definer(&target, facades - 1);
            }
        }
        Some(module)
    }

    /// Whether a module defines, declares or re-exports what a path names.
    fn is_defined(&self, path: &[String], facades: usize) -> bool {
        if self.0.contains_key(path) {
            return true;
        }
        let Some((name, at)) = path.split_last() else {
            return false;
        };
        let Some(module) = self.0.get(at) else {
            return false;
        };
        let exports = |path: &PathUse| path.is_reexport && path.name() == Some(name);
        module.defined.contains(name)
            || module.paths.iter().any(exports)
            || facades > 0
                && self
                    .definer(path, facades - 1)
                    .is_some_and(|found| found.file != module.file && found.defined.contains(name))
    }

    /// The modules whose names a module takes with `*`.
    fn globs(&self, at: &ModulePath, module: &Module) -> Vec<ModulePath> {
        let is_glob = |path: &&PathUse| {
            path.is_import && !path.is_in_tests && path.names.last().is_some_and(|n| n == "*")
        };
        let globs = module.paths.iter().filter(is_glob);
        let modules =
            globs.filter_map(|path| self.absolute(at, &path.names[..path.names.len() - 1]));
        modules.collect()
    }

    /// What a bare name means that was taken with `*`.
    fn through_globs(&self, globs: &[ModulePath], names: &[String]) -> Option<&Module> {
        let of = |glob: &ModulePath| -> ModulePath { glob.iter().chain(names).cloned().collect() };
        let first = |glob: &&ModulePath| {
            let named: ModulePath = glob.iter().chain(&names[..1]).cloned().collect();
            self.is_defined(&named, FACADES)
        };
        let glob = globs.iter().find(first)?;
        self.definer(&of(glob), FACADES)
    }
}

/// What the names mean that a module imports.
fn aliases(module: &Module) -> BTreeMap<&str, &[String]> {
    let imports = module.paths.iter();
    let imports = imports.filter(|path| path.is_import && !path.is_in_tests);
    let named = imports.filter_map(|path| Some((path.name()?.as_str(), path.whole())));
    named.collect()
}

/// Whether a file imports from the `mod.rs` of a folder in which it lies.
fn is_from_own_folder(import: &Import) -> bool {
    let folder = import.to.strip_suffix("mod.rs");
    folder.is_some_and(|folder| import.from.starts_with(folder))
}

/// The groups of files that all reach each other by imports, the files of each sorted.
pub fn cycles(imports: &[Import]) -> Vec<BTreeSet<String>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for import in imports.iter().filter(|import| !is_from_own_folder(import)) {
        next.entry(&import.from).or_default().push(&import.to);
    }
    let reach = |from: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut left = vec![next.get(from).map_or(&[][..], Vec::as_slice)];
        while let Some(files) = left.pop() {
            for file in files {
                if seen.insert(file) {
                    left.push(next.get(file).map_or(&[][..], Vec::as_slice));
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        next.keys().map(|file| (*file, reach(file))).collect();
    let is_on = |a: &str, b: &str| reached.get(a).is_some_and(|all| all.contains(b));
    let mut groups: Vec<BTreeSet<String>> = Vec::new();
    for file in next.keys().filter(|file| is_on(file, file)) {
        let together = |other: &&&str| is_on(file, other) && is_on(other, file);
        let group = next.keys().filter(together);
        let group: BTreeSet<String> = group.map(|f| (*f).to_owned()).collect();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
        let files: Vec<(String, String)> = files.iter().map(owned).collect();
        let short = |file: &str| file.trim_start_matches("src/").to_owned();
        let all = imports(&files).into_iter();
        all.map(|i| (short(&i.from), short(&i.to))).collect()
    }

    #[track_caller]
    fn one(files: &[(&str, &str)], from: &str, to: &str) {
        assert_eq!(found(files), [(from.to_owned(), to.to_owned())]);
    }

    const FACADE: (&str, &str) = (
        "src/a/mod.rs",
        "mod b;\npub mod c;\npub use b::Thing;\npub use c::*;\npub use b::Thing as Other;",
    );
    const B: (&str, &str) = ("src/a/b.rs", "pub struct Thing;");
    const C: (&str, &str) = ("src/a/c.rs", "pub fn act() {}");

    #[test]
    fn an_import_counts_for_the_file_that_defines_what_it_names() {
        for (code, to) in [
            ("use crate::a::Thing;", "a/b.rs"),
            ("use crate::a::Other;", "a/b.rs"),
            ("use crate::a::{c, Other as X};", "a/b.rs"),
            ("use crate::a::act;", "a/c.rs"),
            ("use crate::a::c;", "a/c.rs"),
            ("use crate::a; fn f() { a::act() }", "a/c.rs"),
            (
                "use crate::a::{self as all}; fn f() { all::Thing }",
                "a/b.rs",
            ),
            ("fn f() { crate::a::c::act() }", "a/c.rs"),
            ("use super::a::Thing;", "a/b.rs"),
            ("use crate::a::*; fn f() { act() }", "a/c.rs"),
            ("pub(in crate::a) fn f() -> super::a::Thing {}", "a/b.rs"),
        ] {
            let all = found(&[FACADE, B, C, ("src/d.rs", code)]);
            let is_it = |(from, found): &(String, String)| from == "d.rs" && found == to;
            assert!(all.iter().any(is_it), "{code}: {all:?}");
        }
    }

    #[test]
    fn facades_tests_and_other_crates_import_nothing() {
        assert_eq!(found(&[FACADE, B, C]), []);
        let code = "use std::a::Thing;\nuse crate::a;\n// crate::a::c\n\
                    mod tests { use crate::a::Thing; fn f() { super::super::a::act() } }";
        assert_eq!(found(&[FACADE, B, C, ("src/d.rs", code)]), []);
    }

    #[test]
    fn a_child_may_use_what_its_folder_defines() {
        let folder = (
            "src/a/mod.rs",
            "mod b; pub use b::f; pub const N: usize = 1;",
        );
        let child = ("src/a/b.rs", "use super::N; pub fn f() {}");
        one(&[folder, child], "a/b.rs", "a/mod.rs");
        let folder = ("src/a/mod.rs", "mod b; pub const N: usize = b::f();");
        let all = found(&[folder, child]);
        assert_eq!(all.len(), 2, "calling the child is an import: {all:?}");
    }

    #[test]
    fn files_that_reach_each_other_are_one_group() {
        let import = |from: &str, to: &str| Import {
            from: from.into(),
            to: to.into(),
            line: 1,
            name: String::new(),
        };
        let all = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "d")];
        let all: Vec<Import> = all.iter().map(|(a, b)| import(a, b)).collect();
        let expected: BTreeSet<String> = ["a", "b", "c"].map(str::to_owned).into();
        assert_eq!(cycles(&all), [expected]);
        assert!(cycles(&all[1..]).is_empty());
        let (folder, child) = ("src/a/mod.rs", "src/a/b/c.rs");
        let all = [import(folder, child), import(child, folder)];
        assert!(cycles(&all).is_empty(), "they are written together");
        let other = "src/d/mod.rs";
        let all = [import(other, child), import(child, other)];
        assert_eq!(cycles(&all).len(), 1);
    }
}
