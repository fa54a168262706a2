//! Pages as display lists: what stands beside what.

use hashiya::arabic::Text;
use hashiya::page::{Flow, Item, Marks, Setting, Sheet, SheetWords, ShownSelection, Theme};
use hashiya::typeset::{Direction, Engine, Face, Fallback, Paragraph, document_direction};
use std::sync::Arc;

fn compose(text: &str, setting: Setting, engine: &mut Engine) -> Vec<Item> {
    let text = Arc::new(Text::new(text));
    let direction = document_direction(text.as_str());
    let columns = setting.columns(setting.px(setting.sheet_width), direction);
    let width = columns.text_right - columns.text_left;
    let mut flow = Flow::new(text, direction, setting, width, engine);
    let words = SheetWords {
        title: "عنوان".to_owned(),
        about: String::new(),
        untagged: String::new(),
        direction: Direction::Rtl,
    };
    let mut sheet = Sheet::new(words, columns, &setting, direction, engine);
    let palette = Theme::Light.palette();
    let (marks, selection) = (Marks::default(), ShownSelection::default());
    sheet.compose(
        &mut flow,
        &marks,
        selection,
        (0.0, 4000.0),
        &palette,
        engine,
    )
}

/// Where the letters of a paragraph's first line stand, from the top of the page.
fn baseline(paragraph: &Paragraph, y: f32) -> f32 {
    y + paragraph.lines[0].baseline
}

#[test]
fn numbers_stand_on_the_first_line_of_their_paragraphs() {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let text = "خرج الناس من القرية في الليل.\nوعاد بعضهم في الصباح.\nثم سكتوا.";
    for face in [Face::Naskh, Face::Amiri] {
        for text_size in [12.0, 15.5, 20.5, 29.0, 64.0] {
            for scale in [1.0, 1.25, 1.5, 2.0, 3.0] {
                let setting = Setting {
                    face,
                    text_size,
                    scale,
                    ..Setting::default()
                };
                let items = compose(text, setting, &mut engine);
                let body = setting.body().line_height;
                let lines: Vec<(f32, bool)> = items
                    .iter()
                    .filter_map(|item| match item {
                        Item::Text { paragraph, y, .. } => {
                            let height = paragraph.lines[0].bottom - paragraph.lines[0].top;
                            Some((baseline(paragraph, *y), height == body))
                        }
                        Item::Fill { .. } | Item::Stitch { .. } => None,
                    })
                    .collect();
                let bodies: Vec<f32> = lines.iter().filter(|l| l.1).map(|l| l.0).collect();
                assert_eq!(bodies.len(), 3, "{face:?} {text_size} {scale}");
                for at in bodies {
                    assert_eq!(at.fract(), 0.0, "{face:?} {text_size} {scale}");
                    let beside = lines.iter().filter(|l| !l.1 && l.0 == at).count();
                    assert_eq!(beside, 1, "a number beside {at}: {lines:?}");
                }
            }
        }
    }
}
