//! An engine, styles and texts for the tests of this subject.

use std::cell::RefCell;

use hashiya::model::Moment;
use hashiya::store::sample::sample_project;
use hashiya::typeset::{
    Direction, Engine, Face, Fallback, Fill, Measure, Paragraph, Style, Weight,
};
use proptest::prelude::*;

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::new(Fallback::BundledOnly));
}

/// Lends the thread's engine: making one reads every font.
pub fn with_engine<T>(work: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with_borrow_mut(work)
}

/// A face at 20 pixels, lines 36 apart.
pub fn style(face: Face) -> Style {
    Style {
        face,
        weight: Weight::Regular,
        size: 20.0,
        line_height: 36.0,
    }
}

/// Sets a text in Naskh.
pub fn set(text: &str, wrap: Option<f32>, direction: Direction) -> Paragraph {
    with_engine(|engine| engine.paragraph(text, &style(Face::Naskh), wrap, direction))
}

/// The paragraphs of the sample's documents that have text.
pub fn sample_paragraphs() -> Vec<String> {
    let project = sample_project(Moment::UNIX_EPOCH);
    let documents = project.documents_in_order();
    let texts = documents.iter().map(|document| &document.text);
    texts
        .flat_map(|text| (0..text.paragraph_count()).map(|index| text.paragraph(index).to_owned()))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect()
}

/// Sets a text in a face, with its lines filled in a way.
pub fn set_filled(
    text: &str,
    face: Face,
    wrap: f32,
    direction: Direction,
    fill: Fill,
) -> Paragraph {
    let measure = Measure {
        fill,
        ..Measure::ragged(Some(wrap))
    };
    with_engine(|engine| engine.paragraph_in(text, &style(face), &measure, direction))
}

/// Texts of whole words, as they stand in an article.
pub fn article_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "كتاب",
        "مسجد",
        "المدرسة",
        "الشجرة",
        "في",
        "لا",
        "الإسلام",
        "والله",
        "قالت",
        "نشرت",
        "الخبز",
        "كَتَبَ",
        "مُهِمّ",
        "(2017)",
        "٤٨٪",
        "Reuters",
        "«التنظيم»،",
        "رفاقه",
        "يتحوّل",
        "مـن",
        "a",
        "–",
        "صحيفة",
        "النجاح",
        "\u{a0}",
        "الممرّ",
        "لأطفاله.",
        "\t",
        "بلا\u{200c}",
    ]);
    prop::collection::vec(word, 3..30).prop_map(|words| words.join(" "))
}

/// Texts of everything that meets in an Arabic article, and of what should not.
pub fn mixed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "ا", "ل", "لا", "لأ", "ب", "م", "هـ", "ة", "ى", "س", "كَ", "تُّ", "بٍ", "لَّا", "الله",
        ]),
        2 => prop::sample::select(vec!["a", "B", "fi", "é", "x"]),
        2 => prop::sample::select(vec!["1", "25", "٣", "٤٥", "۶"]),
        2 => prop::sample::select(vec![
            ".", ",", "،", "؛", "؟", ":", "-", "/", "%", "٪", "$", "+", "(", ")", "[", "]", "«",
            "»", "\"", "…",
        ]),
        3 => Just(" "),
        1 => prop::sample::select(vec![
            "\t", "\u{a0}", "\u{3000}", "\u{2067}", "\u{2066}", "\u{2068}", "\u{2069}", "\u{200e}",
            "\u{200f}", "\u{202b}", "\u{202a}", "\u{202c}", "\u{200c}", "\u{200d}", "😀", "👩‍👩‍👧",
        ]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Either base direction.
pub fn any_direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Rtl, Direction::Ltr])
}

/// No wrapping, or some width between one letter and a page.
pub fn any_wrap() -> impl Strategy<Value = Option<f32>> {
    prop_oneof![Just(None), (1.0_f32..400.0).prop_map(Some)]
}
