//! `render`: a document's page with its highlights as a picture, drawn on the CPU in tiles.

use super::Outcome;
use super::args::{self, ThemeName};
use super::file;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::look;
use crate::locale::{Language, Locale};
use crate::model::{self, AnnotatorId, Document, Project};
use crate::page::{
    Flow, Item, Marks, Palette, Picture, PictureError, Scope, Selection, Setting, Sheet,
    SheetWords, Theme,
};
use crate::typeset::{Direction, Engine, Fallback, Rect, document_direction};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Rows that are drawn at once.
const TILE: u32 = 2048;

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Sepia => Self::Sepia,
            ThemeName::Dark => Self::Dark,
        }
    }
}

/// Draws a page.
///
/// # Errors
/// As [`render`].
pub fn run(request: &args::Render, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    render(request, terminal)?;
    Ok(Outcome::Done)
}

/// Draws a page to a file, and gives its width and height in pixels.
///
/// # Errors
/// When the document or annotator is not there, the page is higher than viewers open, or the file
/// cannot be written.
pub fn render(request: &args::Render, terminal: &Terminal) -> Result<(u32, u32), Problem> {
    let project = look(&request.project, terminal)?;
    let document = lookup::document(&project, &request.document)?;
    let annotators = match &request.annotator {
        Some(words) => vec![lookup::known_annotator(&project, words)?.id.clone()],
        None => annotators_of(&project, document),
    };
    let scope = Scope {
        annotators,
        tags: None,
    };
    let palette = Theme::from(request.theme).palette();
    let page = Page::set(
        &project,
        document,
        &scope,
        request.width,
        &palette,
        &terminal.locale,
    )?;
    file::write(&request.out, |out| page.encode(out))?;
    Ok((page.width, page.height))
}

/// Everyone who tagged the document.
fn annotators_of(project: &Project, document: &Document) -> Vec<AnnotatorId> {
    let keys = project.codings.keys().filter(|k| k.document == document.id);
    let found: BTreeSet<AnnotatorId> = keys.map(|k| k.annotator.clone()).collect();
    found.into_iter().collect()
}

/// A page ready to be drawn.
struct Page {
    width: u32,
    height: u32,
    items: Vec<Item>,
    desk: model::Rgb,
    engine: Engine,
}

impl Page {
    fn set(
        project: &Project,
        document: &Document,
        scope: &Scope,
        width: u32,
        palette: &Palette,
        locale: &Locale,
    ) -> Result<Self, PictureError> {
        let mut engine = Engine::new(Fallback::System);
        let direction = direction_of(document);
        let setting = Setting {
            sheet_width: width as f32,
            ..Setting::default()
        }
        .sane();
        let columns = setting.columns(width as f32, direction);
        let words = sheet_words(document, locale);
        let text_width = columns.text_right - columns.text_left;
        let mut flow = Flow::new(
            document.text.clone(),
            direction,
            setting,
            text_width,
            &mut engine,
        );
        let mut sheet = Sheet::new(words, columns, &setting, direction, &mut engine);
        let height = exact_height(&mut flow, &sheet, width, &mut engine)?;
        let marks = match project.current_round() {
            Some(round) => Marks::collect(project, &round.id, &document.id, scope),
            None => Marks::default(),
        };
        // A sheet is never wider than lines can be read; it stands in the middle then.
        let left = ((width as f32 - sheet.columns().sheet) / 2.0)
            .max(0.0)
            .round();
        let paper = Rect {
            left,
            top: 0.0,
            right: left + sheet.columns().sheet,
            bottom: height as f32,
        };
        let mut items = vec![Item::fill(paper, palette.paper)];
        let all = (0.0, height as f32);
        let drawn = sheet.compose(
            &mut flow,
            &marks,
            Selection::default(),
            all,
            palette,
            &mut engine,
        );
        items.extend(drawn.into_iter().map(|item| moved(item, left)));
        Ok(Self {
            width,
            height,
            items,
            desk: palette.desk,
            engine,
        })
    }

    /// Writes the page as PNG, a tile at a time.
    fn encode(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let mut encoder = png::Encoder::new(out, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        let mut stream = writer.stream_writer()?;
        let mut top = 0;
        while top < self.height {
            let rows = TILE.min(self.height - top);
            let tile = Picture::new(self.width, rows, self.desk);
            let mut tile = tile.map_err(io::Error::other)?;
            tile.paint(&self.items, (0.0, -(top as f32)), &self.engine);
            stream.write_all(tile.pixels())?;
            top += rows;
        }
        stream.finish()?;
        Ok(writer.finish()?)
    }
}

/// Sets every block, since heights are estimates before; stops where no viewer would follow.
fn exact_height(
    flow: &mut Flow,
    sheet: &Sheet,
    width: u32,
    engine: &mut Engine,
) -> Result<u32, PictureError> {
    flow.divide(engine);
    for index in 0..flow.len() {
        flow.exact_height(index, engine);
        let so_far = (sheet.head() + flow.top(index)) as u32;
        if Picture::check(width, so_far).is_err() {
            Picture::check(width, sheet.height(flow).ceil() as u32)?;
            // The estimate of the rest was smaller than what is already there.
            Picture::check(width, so_far)?;
        }
    }
    let height = (sheet.height(flow).ceil() as u32).max(1);
    Picture::check(width, height)?;
    Ok(height)
}

fn direction_of(document: &Document) -> Direction {
    match document.direction {
        model::Direction::Auto => document_direction(document.text.as_str()),
        model::Direction::Rtl => Direction::Rtl,
        model::Direction::Ltr => Direction::Ltr,
    }
}

fn sheet_words(document: &Document, locale: &Locale) -> SheetWords {
    let known = [&document.source, &document.author, &document.date];
    let known: Vec<&str> = known
        .iter()
        .map(|k| k.trim())
        .filter(|k| !k.is_empty())
        .collect();
    SheetWords {
        title: document.title.clone(),
        about: known.join(" · "),
        untagged: locale.tr("render-untagged").into_owned(),
        direction: match locale.language() {
            Language::Arabic => Direction::Rtl,
            Language::English => Direction::Ltr,
        },
    }
}

fn moved(item: Item, by: f32) -> Item {
    match item {
        Item::Fill {
            rect,
            colour,
            radius,
        } => Item::Fill {
            rect: Rect {
                left: rect.left + by,
                right: rect.right + by,
                ..rect
            },
            colour,
            radius,
        },
        Item::Text {
            paragraph,
            x,
            y,
            colour,
        } => Item::Text {
            paragraph,
            x: x + by,
            y,
            colour,
        },
    }
}
