//! Help, wrong usage, exit codes, languages.

use super::Desk;
use hashiya::exchange::export::Format;
use hashiya::locale::{Isolation, Language, Locale};
use std::fs;
use std::path::Path;

#[test]
fn refusals_are_told_in_arabic_too() {
    let (desk, _) = Desk::with_document();
    let tag = [
        "tag",
        "p",
        "--document",
        "letter.txt",
        "--annotator",
        "a",
        "--tag",
        "infighting",
    ];
    let cut = [tag.as_slice(), &["--span", "0..1"]].concat();
    let words = desk.run_in_arabic(&cut).refused(1, "الحرف وحركاته");
    assert!(
        words.contains("grapheme") && words.starts_with("خطأ"),
        "{words}"
    );
    let repeated = [tag.as_slice(), &["--quote", "لن أعود"]].concat();
    desk.run_in_arabic(&repeated).refused(1, "مرتين");
    desk.run(&[cut.as_slice(), &["--lang", "ar"]].concat())
        .refused(1, "الحرف وحركاته");
    desk.run_in_arabic(&["--lang=en", "list", "nowhere"])
        .refused(1, "error");
    desk.run_in_arabic(&["lst"]).refused(2, "لا أمر");
    desk.run_in_arabic(&["open"]).refused(1, "tour");
    let help = desk.run_in_arabic(&["import", "--help"]).done();
    assert!(
        help.contains("الاستعمال") && help.contains("--encoding"),
        "{help}"
    );
    assert!(
        !help.contains("Usage") && !help.contains("Options"),
        "{help}"
    );
}

#[test]
fn a_path_in_the_place_of_a_command_is_opened() {
    let (desk, _) = Desk::with_document();
    // Without a display that is as far as it comes.
    desk.run(&["p"]).refused(1, "No window can be opened");
    desk.run(&["--lang", "en", "p"])
        .refused(1, "No window can be opened");
    desk.run(&["no-such-folder"])
        .refused(2, "no command no-such-folder");
    std::fs::create_dir(desk.path("list")).unwrap();
    desk.run(&["list"]).refused(2, "missing");
}

#[test]
fn help_says_what_each_format_of_exports_loses() {
    let desk = Desk::new();
    for (language, flag) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        let locale = Locale::new(language, Isolation::Plain);
        let help = desk.run(&["--lang", flag, "export", "--help"]).done();
        // Lines of help are broken to the width of a terminal.
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for format in Format::ALL {
            let name = format!(" {} {}", format.id(), locale.tr(format.name()));
            assert!(help.contains(&name), "{name}: {help}");
            for key in format.notes() {
                assert!(help.contains(&*locale.tr(key)), "{key}: {help}");
            }
        }
    }
}

#[test]
fn help_is_there_for_every_command() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).done();
    for command in [
        "open",
        "new",
        "import",
        "tag",
        "edit",
        "untag",
        "replace-text",
        "withdraw",
        "codebook",
        "list",
        "check",
        "export",
        "render",
        "layout",
        "tour",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command}: {help}"
        );
        for language in ["ar", "en"] {
            let one = desk.run(&["--lang", language, command, "--help"]).done();
            assert!(!one.contains("help-"), "a key without words: {one}");
        }
    }
    for change in ["add", "rename", "move", "merge", "delete"] {
        let one = desk.run(&["codebook", "p", change, "--help"]).done();
        assert!(!one.contains("help-"), "a key without words: {one}");
    }
    assert_eq!(desk.run(&["help"]).done(), help);
    assert_eq!(
        desk.run(&["help", "import"]).done(),
        desk.run(&["import", "--help"]).done()
    );
    assert!(
        desk.run(&["--version"])
            .done()
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_usage_is_two() {
    let desk = Desk::new();
    desk.run(&["nonsense"]).refused(2, "nonsense");
    desk.run(&["list"]).refused(2, "PROJECT");
    desk.run(&["list", "p", "people"]).refused(2, "people");
    desk.run(&["list", "p", "--jsn"]).refused(2, "--json");
    desk.run(&["codebook", "p"]).refused(2, "--help");
    desk.run(&["edit", "p", "a1"]).refused(2, "--memo");
    desk.run(&["codebook", "p", "rename", "t"])
        .refused(2, "--name-ar");
    desk.run(&["export", "p", "--format", "xml", "--out", "x"])
        .refused(2, "csv");
    let width = [
        "render",
        "p",
        "--document",
        "d",
        "--out",
        "x.png",
        "--width",
        "0",
    ];
    desk.run(&width).refused(2, "320–4096");
    let place = ["edit", "p", "a1", "--span", "-1..3"];
    desk.run(&place).refused(2, "START..END");
    desk.run(&["import", "p", "-notes.txt"])
        .refused(2, "-- -notes.txt");
}

#[test]
fn what_the_system_said_is_told_in_arabic() {
    let (desk, _) = Desk::with_document();
    let export = ["export", "p", "--format", "csv", "--out", "gone/x.csv"];
    desk.run_in_arabic(&export).refused(1, "مجلده غير موجود");
    desk.run(&export).refused(1, "its folder is not there");
    fs::remove_file(desk.path("p/codebook.ron")).unwrap();
    fs::create_dir(desk.path("p/codebook.ron")).unwrap();
    let found = desk.run_in_arabic(&["check", "p"]);
    assert!(found.out.contains("ليس ملفاً"), "{}", found.out);
}

#[test]
fn counts_and_their_verbs_agree() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    desk.file("one.txt", "نص \u{202e}abc".as_bytes());
    desk.file("two.txt", "نص \u{202e}abc\u{202c}".as_bytes());
    for (file, words) in [("one.txt", "واحد يغيّر"), ("two.txt", "خفيان يغيّران")]
    {
        let ran = desk.run_in_arabic(&["import", "p", file]);
        assert!(ran.code == 0 && ran.err.contains(words), "{}", ran.err);
    }
    let ran = desk.run(&["import", "p", "one.txt"]);
    assert!(ran.err.contains("character that changes"), "{}", ran.err);
}

#[test]
fn without_a_display_there_is_a_way_on() {
    let desk = Desk::new();
    for arguments in [[].as_slice(), &["open"], &["open", "p"]] {
        let words = desk.run(arguments).refused(1, "tour");
        assert!(words.contains("--help"), "{words}");
    }
}

#[test]
fn standard_output_that_fails_is_one() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "Amman");
    for arguments in [
        ["list", "p", "annotations"].as_slice(),
        &["list", "p", "tags", "--json"],
        &["check", "p"],
        &["--help"],
    ] {
        // A pipe that nobody reads.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = desk.command(arguments);
        let output = command.stdout(writer).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {err}");
        assert_eq!(err, "", "whoever reads has seen enough");
        if Path::new("/dev/full").exists() {
            let full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let mut command = desk.command(arguments);
            let output = command.stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        }
    }
}
