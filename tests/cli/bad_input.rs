//! Files that are not as they should be: refused or found, and never written over.

use super::Desk;
use serde_json::Value as Json;
use std::fs;

#[test]
fn files_that_cannot_be_imported_do_not_stop_the_others() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    desk.file("empty.txt", b"");
    desk.file("nul.txt", b"a\0b");
    desk.file("bom.txt", "\u{feff}نصّ بعلامة".as_bytes());
    desk.file("crlf.md", "سطر\r\nسطر ثان\r\n".as_bytes());
    desk.file("cut.txt", &"مقطوع".as_bytes()[..9]);
    let files = ["empty.txt", "nul.txt", "none.txt", "bom.txt", "crlf.md"];
    let ran = desk.run(&[["import", "p"].as_slice(), &files].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 2, "{}{}", ran.out, ran.err);
    for name in ["empty.txt", "nul.txt", "none.txt"] {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    let documents = desk.list("documents");
    assert_eq!(documents[0]["characters"], 10, "no BOM in the text");
    assert_eq!(documents[1]["characters"], 12, "line ends are LF");
    desk.run(&["import", "p", "cut.txt", "--encoding", "utf-8"])
        .refused(1, "cut.txt");
    desk.run(&["import", "p", "bom.txt", "--encoding", "klingon"])
        .refused(2, "klingon");
    assert!(desk.findings().is_empty());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_and_never_waited_for() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    fs::create_dir(desk.path("folder.txt")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.path("endless.txt")).unwrap();
    for name in ["folder.txt", "endless.txt"] {
        desk.run(&["import", "p", name]).refused(1, name);
    }
    assert!(desk.list("documents").is_empty());
}

#[test]
fn old_encodings_are_read() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    let words =
        "هذه رسالة قديمة كتبت قبل أن يشيع الترميز الموحد بين الناس، وفيها ما يكفي من الحروف.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(words);
    desk.file("old.txt", &bytes);
    desk.run(&["import", "p", "old.txt", "--encoding", "windows-1256"])
        .done();
    desk.run(&["import", "p", "old.txt"]).done();
    let documents = desk.list("documents");
    assert_eq!(documents.len(), 2);
    for document in &documents {
        assert_eq!(document["characters"], words.chars().count());
    }
    let tag = [
        "tag",
        "p",
        "--document",
        "old.txt",
        "--annotator",
        "a",
        "--tag",
        "infighting",
    ];
    let quote = [tag.as_slice(), &["--quote", "رسالة"]].concat();
    desk.run(&quote).refused(1, "Several documents");
}

#[test]
fn damage_is_found_and_never_written_over() {
    let (desk, document) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    let file = desk.annotations_file();
    let whole = fs::read(&file).unwrap();
    let tag = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "salma",
    ];
    let tag = [tag.as_slice(), &["--tag", "infighting", "--quote", "2016"]].concat();
    for (broken, kind) in [
        (whole[..whole.len() / 2].to_vec(), "torn"),
        (Vec::new(), "empty-file"),
        ([&whole[..], b"\0"].concat(), "nul"),
        (replace(&whole, "Amman", b"Am\xffan"), "not-utf8"),
    ] {
        fs::write(&file, &broken).unwrap();
        desk.has_finding(kind);
        assert_eq!(desk.run(&tag).code, 1, "{kind}");
        assert_eq!(fs::read(&file).unwrap(), broken, "{kind}: written over");
        assert_eq!(desk.run(&["list", "p", "annotations"]).code, 0);
    }
    let text = String::from_utf8(whole.clone()).unwrap();
    fs::write(&file, text.replace("Amman", "Aleppo")).unwrap();
    desk.has_finding("quote-differs");
    fs::write(&file, text.replace("infighting", "no-such-tag")).unwrap();
    desk.has_finding("unknown-tag");
    fs::write(&file, &whole).unwrap();
    assert!(desk.findings().is_empty());

    let path = desk.path("p/documents").join(&document).join("text.txt");
    fs::write(&path, "قصير").unwrap();
    desk.has_finding("span-beyond-text");
    desk.has_finding("text-hash-differs");
    let lines = desk.run(&["check", "p"]).refused(1, "");
    assert!(lines.is_empty(), "findings are results: {lines}");
    fs::remove_file(&path).unwrap();
    desk.has_finding("text-missing");
}

#[test]
fn what_cannot_be_saved_whole_is_not_saved_by_half() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    let project = desk.path("p/project.ron");
    let whole = fs::read(&project).unwrap();
    // Salma stands in the half that is lost, and would be added again.
    fs::write(&project, &whole[..40]).unwrap();
    let tagged = fs::read(desk.annotations_file()).unwrap();
    let document = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--tag",
        "infighting",
    ];
    let request = ["--annotator", "salma", "--quote", "2016"];
    desk.run(&[document.as_slice(), &request].concat())
        .refused(1, "project.ron");
    assert_eq!(fs::read(desk.annotations_file()).unwrap(), tagged);
}

#[test]
fn two_tags_of_one_id_are_found() {
    let (desk, _) = Desk::with_document();
    let file = desk.path("p/codebook.ron");
    let book = fs::read_to_string(&file).unwrap();
    let line = book.lines().find(|l| l.contains("\"infighting\"")).unwrap();
    let twin = line.replace("Infighting", "Something else");
    let rev = twin.find("rev: \"").unwrap() + 6;
    let mut twin_of_another = twin.clone();
    twin_of_another.replace_range(rev..rev + 4, "zzzz");
    fs::write(
        &file,
        book.replace(line, &format!("{line}\n{twin_of_another}")),
    )
    .unwrap();
    let found = desk.findings();
    let about = |f: &Json| {
        let kind = f["kind"].as_str().unwrap();
        kind == "alternatives" || kind == "duplicate-id"
    };
    assert!(found.iter().any(about), "{found:?}");
    assert_eq!(desk.run(&["list", "p", "tags"]).code, 0);
}

fn replace(bytes: &[u8], word: &str, with: &[u8]) -> Vec<u8> {
    let at = bytes.windows(word.len()).position(|w| w == word.as_bytes());
    let at = at.expect("the word stands there");
    [&bytes[..at], with, &bytes[at + word.len()..]].concat()
}
