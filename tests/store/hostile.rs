//! Projects that mean harm, or that harm was done to: each gives a finding, nothing outside the folder
//! is touched, and what can be opened opens.

use super::*;
use hashiya::store::{SaveError, Unsaved};

/// What stands outside the project and must stay as it is.
const OUTSIDE: &str = "outside.txt";

/// One hostile project: how it is made of a sound one, what `check` says, and what still opens.
struct Hostile {
    name: &'static str,
    make: fn(&Folder),
    codes: &'static [&'static str],
    opens: Opens,
}

/// What opens of one document with two annotations.
#[derive(PartialEq, Debug)]
enum Opens {
    All,
    Annotations(usize),
    NoText,
}

fn cases() -> Vec<Hostile> {
    let case = |name, make, codes, opens| Hostile {
        name,
        make,
        codes,
        opens,
    };
    let mut all = vec![
        case(
            "an id that leaves the folder",
            |f| change(f, SALMA, "\"a2\"", "\"../../a2\""),
            &["bad-id"],
            Opens::Annotations(1),
        ),
        case(
            "an id with slashes",
            |f| change(f, SALMA, "\"a2\"", "\"a/2\""),
            &["bad-id"],
            Opens::Annotations(1),
        ),
        case(
            "an id with backslashes",
            |f| change(f, SALMA, "\"a2\"", r#""a\\2""#),
            &["bad-id"],
            Opens::Annotations(1),
        ),
        case(
            "an absolute id",
            |f| change(f, SALMA, "\"a2\"", "\"/etc/passwd\""),
            &["bad-id"],
            Opens::Annotations(1),
        ),
        case(
            "a drive as an id",
            |f| change(f, "project.ron", "\"karim\"", "\"C:\""),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a device as an annotator",
            |f| change(f, "project.ron", "\"karim\"", "\"con\""),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a device as a file",
            |f| copied(f, SALMA, "annotations/r1/d1/nul.ron"),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a device as a document",
            |f| copied(f, "documents/d1/document.ron", "documents/aux/document.ron"),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "an original that leaves the folder",
            |f| {
                change(
                    f,
                    "documents/d1/document.ron",
                    "hash:",
                    "original: \"../../outside.txt\", hash:",
                )
            },
            &["outside-project"],
            Opens::All,
        ),
        case(
            "a million brackets",
            |f| f.add_line(SALMA, &"(".repeat(1_000_000)),
            &["not-understood"],
            Opens::All,
        ),
        case(
            "a million lists",
            |f| {
                f.add_line(
                    SALMA,
                    &format!(
                        "Annotation(past: {}{}),",
                        "[".repeat(1_000_000),
                        "]".repeat(1_000_000)
                    ),
                )
            },
            &["not-understood"],
            Opens::All,
        ),
        case(
            "a million brackets over lines",
            |f| f.add_line(SALMA, &"(\n".repeat(1_000_000)),
            &["not-understood"],
            Opens::All,
        ),
        case(
            "a million comments in each other",
            |f| f.add_line(SALMA, &"/*".repeat(1_000_000)),
            &["not-understood"],
            Opens::All,
        ),
        case(
            "a string of 100 MB",
            |f| {
                change(
                    f,
                    SALMA,
                    "quote: \"",
                    &format!("memo: \"{}\", quote: \"", "x".repeat(100 << 20)),
                )
            },
            &["long-line"],
            Opens::All,
        ),
        case(
            "a memo of 100 MB",
            |f| {
                change(
                    f,
                    SALMA,
                    "created:",
                    &format!("memo: \"{}\", created:", "x".repeat(100 << 20)),
                )
            },
            &["long-line"],
            Opens::All,
        ),
        case(
            "a span beyond the end",
            |f| change(f, SALMA, "end: 3", "end: 3000000000"),
            &["span-beyond-text"],
            Opens::All,
        ),
        case(
            "a span of all numbers",
            |f| change(f, SALMA, "end: 3", "end: 18446744073709551615"),
            &["span-beyond-text"],
            Opens::All,
        ),
        case(
            "a span larger than any number",
            |f| change(f, SALMA, "end: 3", "end: 99999999999999999999"),
            &["not-understood"],
            Opens::Annotations(1),
        ),
        case(
            "a span that ends before it begins",
            |f| change(f, SALMA, "start: 9, end: 12", "start: 12, end: 9"),
            &["empty-span", "not-understood"],
            Opens::All,
        ),
        case(
            "a span inside a grapheme",
            |f| change(f, SALMA, "start: 9, end: 12", "start: 4, end: 6"),
            &["cuts-grapheme"],
            Opens::All,
        ),
        case(
            "two annotators with one id",
            |f| {
                f.add_line(
                    "project.ron",
                    "Annotator(id: \"salma\", rev: \"zz\", name: \"أخرى\"),",
                )
            },
            &["alternatives"],
            Opens::All,
        ),
        case(
            "two annotators but for capital letters",
            |f| {
                f.add_line(
                    "project.ron",
                    "Annotator(id: \"Salma\", rev: \"zz\", name: \"أخرى\"),",
                )
            },
            &["same-name"],
            Opens::All,
        ),
        case(
            "conflict markers",
            |f| f.add_line(SALMA, "<<<<<<< HEAD"),
            &["conflict-markers"],
            Opens::All,
        ),
        case(
            "a NUL in a string",
            |f| change(f, SALMA, "quote: \"", "quote: \"\0"),
            &["nul"],
            Opens::Annotations(1),
        ),
        case(
            "a NUL in a string, in another layout",
            |f| change(f, "codebook.ron", ", rev:", ",\n rev:\0"),
            &["nul"],
            Opens::All,
        ),
        case(
            "a NUL in a comment",
            |f| f.add_line(SALMA, "// \0"),
            &["nul"],
            Opens::All,
        ),
        case(
            "a NUL in a text",
            |f| f.write("documents/d1/text.txt", format!("{TEXT}\0")),
            &["nul"],
            Opens::All,
        ),
        case(
            "a byte order mark",
            |f| {
                let text = f.read(SALMA);
                f.write(SALMA, format!("\u{FEFF}{text}"));
            },
            &["byte-order-mark"],
            Opens::All,
        ),
        case(
            "a byte order mark in a text",
            |f| f.write("documents/d1/text.txt", format!("\u{FEFF}{TEXT}")),
            &["byte-order-mark"],
            Opens::All,
        ),
        case(
            "UTF-16",
            |f| {
                let text = f.read(SALMA);
                f.write(
                    SALMA,
                    text.encode_utf16()
                        .flat_map(u16::to_le_bytes)
                        .collect::<Vec<u8>>(),
                );
            },
            &["nul"],
            Opens::Annotations(0),
        ),
        case(
            "invalid UTF-8",
            |f| {
                f.write(
                    SALMA,
                    [
                        f.read(SALMA).replace("])\n", "").as_bytes(),
                        b"\xFF\xFE\n])\n",
                    ]
                    .concat(),
                )
            },
            &["not-utf8"],
            Opens::All,
        ),
        case(
            "invalid UTF-8 in a text",
            |f| f.write("documents/d1/text.txt", b"\xC3\x28"),
            &["not-utf8"],
            Opens::NoText,
        ),
        case(
            "no bytes in the annotations",
            |f| f.write(SALMA, ""),
            &["empty-file"],
            Opens::Annotations(0),
        ),
        case(
            "no bytes in the codebook",
            |f| f.write("codebook.ron", ""),
            &["empty-file"],
            Opens::All,
        ),
        case(
            "no bytes in the project",
            |f| f.write("project.ron", ""),
            &["empty-file"],
            Opens::All,
        ),
        case(
            "no bytes in the document",
            |f| f.write("documents/d1/document.ron", ""),
            &["empty-file"],
            Opens::NoText,
        ),
        case(
            "no bytes in a text",
            |f| f.write("documents/d1/text.txt", ""),
            &["text-hash-differs"],
            Opens::All,
        ),
        case(
            "a folder where a file should be",
            |f| {
                std::fs::remove_file(f.root.join(SALMA)).unwrap();
                std::fs::create_dir(f.root.join(SALMA)).unwrap();
            },
            &["unreadable"],
            Opens::Annotations(0),
        ),
        case(
            "a name in NFC",
            |f| copied(f, SALMA, "annotations/r1/d1/\u{0623}حمد.ron"),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a name in NFD",
            |f| copied(f, SALMA, "annotations/r1/d1/\u{0627}\u{0654}حمد.ron"),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a document in NFC and NFD",
            |f| {
                for name in ["\u{0623}", "\u{0627}\u{0654}"] {
                    copied(
                        f,
                        "documents/d1/document.ron",
                        &format!("documents/{name}/document.ron"),
                    );
                }
            },
            &["bad-id", "bad-id"],
            Opens::All,
        ),
        case(
            "a round that is no id",
            |f| copied(f, SALMA, "annotations/الأولى/d1/salma.ron"),
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a folder that is no document of a round",
            |f| copied(f, SALMA, "annotations/r1/con/salma.ron"),
            &["bad-id"],
            Opens::All,
        ),
    ];
    // Where a system does not tell capital letters from small ones there is nothing to find.
    if cfg!(target_os = "linux") {
        all.push(case(
            "files but for capital letters",
            |f| copied(f, SALMA, "annotations/r1/d1/Salma.ron"),
            &["same-name"],
            Opens::All,
        ));
        all.push(case(
            "documents but for capital letters",
            |f| {
                for name in ["document.ron", "text.txt"] {
                    copied(
                        f,
                        &format!("documents/d1/{name}"),
                        &format!("documents/D1/{name}"),
                    );
                }
            },
            &["same-name"],
            Opens::All,
        ));
    }
    all
}

#[cfg(unix)]
fn links() -> Vec<Hostile> {
    use std::os::unix::fs::symlink;
    let case = |name, make, codes, opens| Hostile {
        name,
        make,
        codes,
        opens,
    };
    let code: &[&str] = &["outside-project"];
    vec![
        case(
            "a linked file",
            |f| linked(f, SALMA),
            code,
            Opens::Annotations(0),
        ),
        case(
            "a linked text",
            |f| linked(f, "documents/d1/text.txt"),
            code,
            Opens::NoText,
        ),
        case(
            "a linked codebook",
            |f| linked(f, "codebook.ron"),
            code,
            Opens::All,
        ),
        case(
            "a linked document",
            |f| symlink("/", f.root.join("documents/d2")).unwrap(),
            code,
            Opens::All,
        ),
        case(
            "a linked round",
            |f| symlink("/etc", f.root.join("annotations/r2")).unwrap(),
            code,
            Opens::All,
        ),
        case(
            "a folder linked to itself",
            |f| symlink(".", f.root.join("documents/d2")).unwrap(),
            code,
            Opens::All,
        ),
        case(
            "linked annotations",
            |f| {
                std::fs::rename(f.root.join("annotations"), f.root.join("../a")).unwrap();
                symlink("../a", f.root.join("annotations")).unwrap();
            },
            code,
            Opens::Annotations(0),
        ),
        case(
            "linked documents",
            |f| {
                std::fs::rename(f.root.join("documents"), f.root.join("../d")).unwrap();
                symlink("../d", f.root.join("documents")).unwrap();
            },
            code,
            Opens::NoText,
        ),
        case(
            "a name that is no text",
            |f| {
                use std::os::unix::ffi::OsStrExt as _;
                let name = std::ffi::OsStr::from_bytes(b"\xFF.ron");
                std::fs::copy(
                    f.root.join(SALMA),
                    f.root.join("annotations/r1/d1").join(name),
                )
                .unwrap();
            },
            &["bad-id"],
            Opens::All,
        ),
        case(
            "a file of a terabyte",
            |f| {
                std::fs::File::options()
                    .write(true)
                    .open(f.root.join(SALMA))
                    .unwrap()
                    .set_len(1 << 40)
                    .unwrap()
            },
            &["unreadable"],
            Opens::Annotations(0),
        ),
        case(
            "a device",
            |f| {
                std::fs::remove_file(f.root.join(SALMA)).unwrap();
                let made = std::process::Command::new("mkfifo")
                    .arg(f.root.join(SALMA))
                    .status()
                    .unwrap();
                assert!(made.success());
            },
            &["unreadable"],
            Opens::Annotations(0),
        ),
    ]
}

fn change(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.read(file);
    assert!(text.contains(from), "{from} is not in {text}");
    folder.write(file, text.replacen(from, to, 1));
}

fn copied(folder: &Folder, from: &str, to: &str) {
    folder.write(to, folder.bytes(from));
}

/// Moves a file out of the project and leaves a link to it.
#[cfg(unix)]
fn linked(folder: &Folder, file: &str) {
    let outside = folder.root.join("../linked");
    std::fs::rename(folder.root.join(file), &outside).unwrap();
    std::os::unix::fs::symlink(outside, folder.root.join(file)).unwrap();
}

#[track_caller]
fn try_out(case: &Hostile) {
    let name = case.name;
    let folder = Folder::new(&small());
    let outside = folder.root.join("..").join(OUTSIDE);
    std::fs::write(&outside, "kept").unwrap();
    (case.make)(&folder);
    let found = folder.codes();
    let is_told = |code: &&str| found.contains(code);
    // Where several are named, one of them at least.
    assert!(case.codes.iter().any(is_told), "{name}: {found:?}");
    let mut opened = folder.open();
    let is_there = opened.project.documents.contains_key("d1");
    match &case.opens {
        Opens::NoText => assert!(!is_there, "{name}"),
        Opens::All => assert_eq!((is_there, ids(&opened.project).len()), (true, 2), "{name}"),
        Opens::Annotations(count) => {
            assert_eq!(
                (is_there, ids(&opened.project).len()),
                (true, *count),
                "{name}"
            );
        }
    }
    // A save writes what it may, and nothing outside.
    let all = Snapshot::all(&opened.project);
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &all,
        &mut Counting("p", 0),
    );
    for Unsaved { error, .. } in saved.failed {
        let expected = matches!(
            error,
            SaveError::Blocked { .. } | SaveError::OutsideProject { .. } | SaveError::Io { .. }
        );
        assert!(expected, "{name}: {error}");
    }
    assert_eq!(std::fs::read_to_string(outside).unwrap(), "kept", "{name}");
}

#[test]
fn each_hostile_project_gives_a_finding_and_opens_as_far_as_it_can() {
    for case in cases() {
        try_out(&case);
    }
}

#[cfg(unix)]
#[test]
fn links_and_devices_give_a_finding_and_are_not_followed() {
    for case in links() {
        try_out(&case);
    }
}
