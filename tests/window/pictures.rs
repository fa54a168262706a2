//! Pictures of the whole window, drawn by the CPU and compared with committed ones.

use super::*;
use crate::support::picture;
use hashiya::app::action::{LayerChange, ReadingAction, ViewAction};
use hashiya::locale::Language;
use hashiya::page::Theme;

/// The sample with both annotators shown and an annotation looked at.
fn sample(opening: Opening) -> Session {
    let folder = Folder::sample();
    let mut s = folder.open(opening);
    s.folder = Some(folder);
    let karim = AnnotatorId::new("karim").unwrap();
    s.ask(ViewAction::Layers(LayerChange::Person(karim, true)));
    let chosen = s.annotations_of("salma");
    let chosen = chosen
        .iter()
        .find(|a| !a.memo.is_empty())
        .unwrap()
        .id
        .clone();
    s.ask(ReadingAction::Look(Some(chosen)));
    s
}

/// Compares what is shown, but for times, which are those of the machine's place on Earth.
pub(super) fn check(s: &mut Session, name: &str) {
    s.window.leave();
    let scale = s.window.harness.ctx.pixels_per_point();
    let root = s.window.harness.root();
    let times: Vec<Rect> = root
        .children_recursive()
        .filter(|n| {
            let node = n.accesskit_node();
            let words = node.label().or_else(|| node.value()).unwrap_or_default();
            words.contains("202") && words.contains(':') && words.contains('·')
        })
        .map(|n| n.rect())
        .collect();
    let mut painted = s.window.painted();
    for rect in times {
        let from = (rect.min.to_vec2() * scale).to_pos2();
        let to = (rect.max.to_vec2() * scale).to_pos2();
        let fill = *painted.get_pixel(from.x as u32, from.y as u32);
        for y in from.y as u32..(to.y as u32).min(painted.height()) {
            for x in from.x as u32..(to.x as u32).min(painted.width()) {
                painted.put_pixel(x, y, fill);
            }
        }
    }
    picture::check(name, &painted);
}

#[test]
fn the_sample_in_arabic_light() {
    check(&mut sample(Opening::default()), "window-ar-light");
}

#[test]
fn the_sample_in_english_dark() {
    let opening = Opening::default()
        .language(Language::English)
        .theme(Theme::Dark);
    check(&mut sample(opening), "window-en-dark");
}

#[test]
fn the_sample_in_arabic_sepia() {
    check(
        &mut sample(Opening::default().theme(Theme::Sepia)),
        "window-ar-sepia",
    );
}

#[test]
fn six_over_one_sentence() {
    let text = "قرّرتُ المغادرة حين مرضت ابنتي. لم يكن في المستوصف دواء، ومنعني الحاجز من نقلها إلى الضفّتين بلا ورقة من الأمير. قلت لزوجتي: لنحاول.";
    let sentence = "لم يكن في المستوصف دواء، ومنعني الحاجز من نقلها إلى الضفّتين بلا ورقة من الأمير.";
    let mut making = Making::of(text);
    for tag in [
        "exit-blocked",
        "financial-hardship",
        "restrictions-on-movement",
        "leadership-distrust",
        "saving-self-and-family",
        "fear-of-reprisal",
    ] {
        making = making.tagged("d1", "salma", Some(tag), sentence);
    }
    let mut s = Session::on_with(making, Opening::default().size(900.0, 420.0));
    check(&mut s, "window-six-over-one");
}

#[test]
fn twice_as_many_pixels() {
    let making = Making::of("قال Ahmad إنّه خرج في 12 آذار 2017، ثم عاد.")
        .tagged("d1", "salma", Some("defeat"), "خرج في 12 آذار 2017")
        .tagged("d1", "salma", Some("fear-of-purge"), "في 12 آذار");
    let mut s = Session::on_with(making, Opening::default().size(690.0, 300.0).scale(2.0));
    s.select("ثم عاد");
    check(&mut s, "window-2x");
}
