//! `render` and `tour`: pictures of the page.

use super::Desk;
use std::fs;
use std::path::Path;

#[test]
fn the_tour_does_the_whole_job() {
    let desk = Desk::new();
    for (language, words) in [("en", "Tagged"), ("ar", "رُمِّز")] {
        let told = desk
            .run(&["tour", "--out", language, "--lang", language])
            .done();
        assert!(told.contains(words), "{told}");
        assert!(told.lines().count() <= 12, "a few lines: {told}");
        let project = format!("{language}/project");
        desk.run(&["check", &project]).done();
        for theme in ["light", "sepia", "dark"] {
            let (width, height) = size(&desk.path(language).join(format!("page-{theme}.png")));
            assert_eq!(width, 900);
            assert!(height > 900);
        }
        for name in ["excerpts.csv", "excerpts.jsonl"] {
            assert!(fs::metadata(desk.path(language).join(name)).unwrap().len() > 1000);
        }
    }
    desk.run(&["tour", "--out", "en"]).refused(1, "not empty");
}

#[test]
fn a_page_is_drawn_in_its_width_and_theme() {
    let (desk, _) = Desk::with_document();
    desk.tag("infighting", "salma", "رحل إلى Amman");
    let draw = |more: &[&str]| {
        let render = ["render", "p", "--document", "letter.txt", "--out", "x.png"];
        desk.run(&[render.as_slice(), more].concat())
    };
    let picture = || image::open(desk.path("x.png")).unwrap().to_rgb8();
    draw(&["--width", "640"]).done();
    let with = picture();
    assert_eq!(with.width(), 640);
    assert!(
        with.pixels().any(|p| p.0.iter().all(|v| *v < 90)),
        "there is ink"
    );
    desk.run(&["codebook", "p", "add", "--name-ar", "س", "--name-en", "x"])
        .done();
    desk.tag("x", "karim", "2016");
    draw(&["--width", "640", "--annotator", "salma"]).done();
    assert_eq!(picture(), with, "only Salma's");
    draw(&["--width", "640"]).done();
    assert_ne!(picture(), with, "Karim's too");
    draw(&["--theme", "dark"]).done();
    assert!(
        picture().get_pixel(5, 5).0.iter().all(|v| *v < 90),
        "dark paper"
    );
    draw(&["--width", "3000"]).done();
    assert_eq!(picture().width(), 3000);
    draw(&["--annotator", "nobody"]).refused(1, "nobody");
    draw(&["--theme", "pink"]).refused(2, "sepia");
}

#[test]
fn a_page_that_no_viewer_opens_is_an_error() {
    let desk = Desk::new();
    desk.run(&["new", "p"]).done();
    desk.file("long.txt", "سطر من كلام\n".repeat(2500).as_bytes());
    desk.run(&["import", "p", "long.txt"]).done();
    let draw = ["render", "p", "--document", "long.txt", "--out", "x.png"];
    desk.run(&draw).refused(1, "65500");
    assert!(!desk.path("x.png").exists());
}

fn size(picture: &Path) -> (u32, u32) {
    image::image_dimensions(picture).unwrap()
}
