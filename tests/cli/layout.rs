//! `layout` and the one screen of `render`: what is printed and drawn is what the engine sets.

use super::{Desk, keys, ran};
use hashiya::page::Setting;
use hashiya::typeset::{Engine, Face, Fallback, Paragraph, Style, paragraph_direction};
use image::RgbImage;
use serde_json::Value as Json;
use std::io::Write as _;
use std::process::Stdio;

/// Vowel marks, a ligature, Latin, figures, an empty paragraph, one that runs the other way.
const TEXT: &str = "قالَ: «لا أعرفُ شيئاً عن Reuters» سنةَ 2016، ثم سكت طويلاً وخرج.\n\n\
    Salma wrote the second part, and (سلمى) signed it.\nعاد 😀 بعد لَأْيٍ.\n";

fn layout(desk: &Desk, more: &[&str]) -> Json {
    let out = desk.run(&[&["layout"], more].concat()).done();
    assert_eq!(out.matches('\n').count(), 1, "one line");
    assert!(out.ends_with("}\n"));
    serde_json::from_str(&out).unwrap()
}

fn number(value: &Json) -> usize {
    value.as_u64().unwrap().try_into().unwrap()
}

fn array<'a>(value: &'a Json, key: &str) -> &'a [Json] {
    value[key].as_array().unwrap()
}

/// What the window sets at scale 1 in a column of that width.
fn as_set(paragraph: &str, (face, size, width): (Face, f32, f32)) -> Paragraph {
    let setting = Setting {
        face,
        text_size: size,
        ..Setting::default()
    };
    let style: Style = setting.body();
    let document = hashiya::typeset::document_direction(TEXT);
    let direction = paragraph_direction(paragraph, document);
    let mut engine = Engine::new(Fallback::System);
    engine.paragraph(paragraph, &style, Some(width), direction)
}

#[test]
fn every_letter_is_printed_where_the_reader_sees_it() {
    let desk = Desk::new();
    desk.file("a.txt", TEXT.as_bytes());
    for (name, face, size, width) in [
        ("naskh", Face::Naskh, 18.0, 210.0),
        ("amiri", Face::Amiri, 31.5, 333.5),
    ] {
        let (size_said, width_said) = (size.to_string(), width.to_string());
        let asked = [
            "--text",
            "a.txt",
            "--width",
            &width_said,
            "--size",
            &size_said,
        ];
        let data = layout(&desk, &[&asked[..], &["--font", name, "--json"]].concat());
        assert_eq!(keys(&data), ["width", "size", "paragraphs"]);
        assert_eq!(
            (&data["width"], &data["size"]),
            (&width.into(), &size.into())
        );
        let paragraphs = array(&data, "paragraphs");
        let texts: Vec<&str> = TEXT.lines().collect();
        assert_eq!(paragraphs.len(), texts.len());
        let (mut start, mut top) = (0, 0.0);
        for (data, text) in paragraphs.iter().zip(texts) {
            assert_eq!(keys(data), ["start", "end", "direction", "lines"]);
            let set = as_set(text, (face, size, width));
            let end = start + text.chars().count();
            assert_eq!((number(&data["start"]), number(&data["end"])), (start, end));
            let rtl = data["direction"] == "rtl";
            assert_eq!(
                (rtl, rtl || data["direction"] == "ltr"),
                (set.direction.is_rtl(), true)
            );
            check_lines(array(data, "lines"), &set, text, (start, top));
            start = end + 1;
            top += set.height + Setting::default().gap();
        }
    }
}

fn check_lines(lines: &[Json], set: &Paragraph, text: &str, (start, top): (usize, f32)) {
    assert_eq!(lines.len(), set.lines.len());
    let at = |byte: usize| start + text[..byte].chars().count();
    for (data, line) in lines.iter().zip(&set.lines) {
        assert_eq!(keys(data), ["start", "end", "baseline", "glyphs"]);
        assert_eq!(number(&data["start"]), at(line.range.start));
        assert_eq!(number(&data["end"]), at(line.range.end));
        assert_eq!(data["baseline"], f64::from(top + line.baseline));
        let glyphs = array(data, "glyphs");
        assert_eq!(glyphs.len(), line.glyphs.len());
        for (data, glyph) in glyphs.iter().zip(&line.glyphs) {
            assert_eq!(keys(data), ["font", "id", "x", "advance", "cluster"]);
            let length = |key: &str| data[key].to_string().parse::<f32>().unwrap();
            assert_eq!(data["id"], glyph.id);
            assert_eq!((length("x"), length("advance")), (glyph.x, glyph.advance));
            assert_eq!(number(&data["cluster"]), at(glyph.cluster));
        }
    }
}

#[test]
fn fonts_are_named_by_their_files() {
    let desk = Desk::new();
    desk.file("a.txt", "كتب Taʿlīm في ⅔ 😀".as_bytes());
    let fonts = |more: &[&str]| {
        let asked = ["--text", "a.txt", "--width", "700", "--json"];
        let data = layout(&desk, &[&asked[..], more].concat());
        let mut found = Vec::new();
        for paragraph in array(&data, "paragraphs") {
            for line in array(paragraph, "lines") {
                let names = array(line, "glyphs").iter();
                found.extend(names.map(|glyph| {
                    let cluster = number(&glyph["cluster"]);
                    (cluster, glyph["font"].as_str().unwrap().to_owned())
                }));
            }
        }
        found.sort();
        found.dedup_by(|one, before| one.1 == before.1);
        let names: Vec<String> = found.into_iter().map(|(_, name)| name).collect();
        names
    };
    // The picture alone may be from the system.
    let [naskh, amiri, plex] = [
        "NotoNaskhArabic-Regular",
        "Amiri-Regular",
        "IBMPlexSansArabic-Regular",
    ];
    assert_eq!(fonts(&[])[..4], [naskh, amiri, naskh, plex]);
    assert_eq!(fonts(&["--font", "amiri"])[..2], [amiri, plex]);
}

#[test]
fn a_document_a_file_and_standard_input_are_set_alike() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    let windows = TEXT.replace('\n', "\r\n");
    desk.file("a.txt", windows.as_bytes());
    desk.run(&["import", "p", "a.txt"]).done();
    let width = ["--width", "400", "--json"];
    let file = layout(&desk, &[&["--text", "a.txt"], &width[..]].concat());
    let document = layout(&desk, &[&["p", "--document", "a.txt"], &width[..]].concat());
    assert_eq!(file, document);
    let mut child = desk
        .command(&[&["layout", "--text", "-"], &width[..]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(windows.as_bytes()).unwrap();
    drop(input);
    let out = ran(child.wait_with_output().unwrap()).done();
    assert_eq!(serde_json::from_str::<Json>(&out).unwrap(), file);
}

#[test]
fn people_see_a_row_for_each_line() {
    let desk = Desk::new();
    desk.file("a.txt", "كان ذلك قبل سنة\n\nثم\n".as_bytes());
    let table = desk.run(&["layout", "--text", "a.txt", "--width", "700"]);
    let table = table.done();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|l| l.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][..2], ["1", "0..15"]);
    assert_eq!(&rows[0][4..], ["كان", "ذلك", "قبل", "سنة"]);
    assert_eq!((rows[1][1], rows[1][3]), ("16..16", "0"));
    assert_eq!((rows[2][0], rows[2][1], rows[2][4]), ("3", "17..19", "ثم"));
}

#[test]
fn a_long_paragraph_is_printed_as_one() {
    let desk = Desk::new();
    let text = "كلمة طويلة ".repeat(4_000);
    desk.file("a.txt", text.as_bytes());
    let data = layout(&desk, &["--text", "a.txt", "--width", "600", "--json"]);
    let paragraphs = array(&data, "paragraphs");
    assert_eq!(paragraphs.len(), 1);
    let mut reached = 0;
    let mut baseline = 0.0;
    for line in array(&paragraphs[0], "lines") {
        assert_eq!(number(&line["start"]), reached);
        reached = number(&line["end"]);
        assert!(line["baseline"].as_f64().unwrap() > baseline);
        baseline = line["baseline"].as_f64().unwrap();
    }
    assert_eq!(reached, text.chars().count());
    assert_eq!(number(&paragraphs[0]["end"]), reached);
}

#[test]
fn what_cannot_be_set_is_refused() {
    let (desk, _) = Desk::with_document();
    let layout = |more: &[&str]| desk.run(&[&["layout"], more].concat());
    let width = ["--width", "400", "--json"];
    let with = |more: &[&str]| layout(&[more, &width[..]].concat());
    layout(&["--text", "letter.txt"]).refused(2, "--width");
    with(&[]).refused(2, "--text");
    with(&["p"]).refused(2, "--document");
    with(&["--document", "letter.txt"]).refused(2, "PROJECT");
    with(&["p", "--document", "letter.txt", "--text", "letter.txt"]).refused(2, "cannot stand");
    with(&["p", "--document", "nothing"]).refused(1, "no document");
    with(&["nowhere", "--document", "letter.txt"]).refused(1, "nowhere");
    with(&["--text", "nothing.txt"]).refused(1, "nothing.txt");
    with(&["--text", "letter.txt", "--font", "kufi"]).refused(2, "amiri");
    for wrong in ["0", "-3", "wide", "NaN", "inf", "1e9"] {
        let asked = format!("--width={wrong}");
        layout(&["--text", "letter.txt", &asked]).refused(2, "1–1000000");
        let asked = format!("--size={wrong}");
        with(&["--text", "letter.txt", &asked]).refused(2, "1–2048");
    }
    desk.file("empty.txt", b" \n");
    with(&["--text", "empty.txt"]).refused(1, "empty");
    desk.file("nul.txt", "سطر\0سطر".as_bytes());
    with(&["--text", "nul.txt"]).refused(1, "NUL");
    let missing = ["layout", "--text", "nothing.txt", "--width", "4"];
    desk.run_in_arabic(&missing).refused(1, "غير موجود");
    desk.run_in_arabic(&["layout", "--width", "4"])
        .refused(2, "ينقص");
}

fn screen(desk: &Desk, more: &[&str]) -> RgbImage {
    let render = ["render", "p", "--document", "long.txt", "--out", "x.png"];
    let width = ["--width", "500"];
    desk.run(&[&render[..], &width, more].concat()).done();
    image::open(desk.path("x.png")).unwrap().to_rgb8()
}

/// The height at which a screen was cut out of the page, if it was.
fn found_in(page: &RgbImage, screen: &RgbImage) -> Option<u32> {
    let row = 3 * page.width() as usize;
    let heights = 0..=page.height().checked_sub(screen.height())?;
    heights.into_iter().find(|y| {
        let from = *y as usize * row;
        page.as_raw()[from..from + screen.as_raw().len()] == screen.as_raw()[..]
    })
}

#[test]
fn one_screen_is_a_cut_of_the_page_at_a_line() {
    let desk = Desk::new();
    desk.run(&["new", "p", "--title", "تجربة"]).done();
    let paragraph = |n: usize| format!("فقرة {n}: {}\n", "كلام كثير يملأ السطر ".repeat(3 + n % 7));
    let text: String = (0..40).map(paragraph).collect();
    desk.file("long.txt", text.as_bytes());
    desk.run(&["import", "p", "long.txt"]).done();
    let page = screen(&desk, &[]);
    let top = |at: usize| {
        let at = at.to_string();
        let screen = screen(&desk, &["--height", "300", "--at", &at]);
        assert_eq!(screen.dimensions(), (500, 300));
        found_in(&page, &screen).unwrap()
    };
    assert_eq!(top(0), 0, "the first line brings the title with it");
    assert_eq!(
        found_in(&page, &screen(&desk, &["--height", "300"])),
        Some(0)
    );
    let length = text.chars().count();
    let tops: Vec<u32> = (1..8).map(|part| top(length * part / 8)).collect();
    assert!(tops.is_sorted_by(|one, other| one < other), "{tops:?}");
    assert_eq!(top(length / 2 + 1), top(length / 2), "letters of one line");
    assert_eq!(
        top(length),
        page.height() - 300,
        "the end leaves no room below"
    );

    let tall = screen(&desk, &["--height", "9000", "--at", "700"]);
    assert_eq!(tall.dimensions(), (500, 9000));
    let cut = image::imageops::crop_imm(&tall, 0, 0, 500, page.height()).to_image();
    assert_eq!(cut, page, "a screen higher than the page shows all of it");
}

#[test]
fn a_screen_that_is_not_there_is_refused() {
    let (desk, _) = Desk::with_document();
    let run = |more: &[&str], arabic: bool| {
        let render = ["render", "p", "--document", "letter.txt", "--out", "x.png"];
        let words = [&render[..], more].concat();
        if arabic {
            desk.run_in_arabic(&words)
        } else {
            desk.run(&words)
        }
    };
    run(&["--at", "3"], false).refused(2, "--height");
    run(&["--height", "300", "--at", "x"], false).refused(2, "--at");
    run(&["--height", "3"], false).refused(2, "64–16384");
    run(&["--height", "300", "--at", "999"], false).refused(1, "beyond the text");
    run(&["--height", "300", "--at", "999"], true).refused(1, "تتجاوز النص");
    assert!(!desk.path("x.png").exists());
}
