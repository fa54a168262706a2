//! `render`: a document's page with its highlights as a picture, drawn on the CPU in tiles.

use super::Outcome;
use super::args::{self, FillName, ThemeName};
use super::file;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::viewer::Shown;
use crate::arabic::CharOffset;
use crate::locale::Locale;
use crate::model::{self, AnnotatorId, Document, Seen};
use crate::page::{
    DocumentCaret, Flow, Item, Marks, Palette, Picture, PictureError, Scope, Setting, Sheet,
    ShownSelection, Theme,
};
use crate::typeset::{Direction, Engine, Fallback, Fill, Rect, text_direction};
use crate::words::sheet_words;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// Rows that are drawn at once.
const TILE: u32 = 2048;
/// Most rounds of layout for a screen near the end of a page, whose end moves while it is laid out.
const MOST_ROUNDS: usize = 8;

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Sepia => Self::Sepia,
            ThemeName::Dark => Self::Dark,
        }
    }
}

/// Draws a page to a file.
///
/// # Errors
/// When the document or annotator is not there, the page is higher than viewers open, or the file
/// cannot be written.
pub fn run(request: &args::Render, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let shown = Shown::open(&request.project, &request.viewer, terminal)?;
    let seen = shown.seen();
    let document = lookup::document(seen, &request.document)?;
    let annotators = match &request.annotator {
        Some(words) => vec![lookup::known_annotator(seen, words)?.id.clone()],
        None => annotators_of(seen, document),
    };
    let page = PageToDraw {
        seen,
        document,
        annotators,
        width: request.width,
        fill: fill_of(request.justify),
        screen: screen(request, document)?,
        theme: request.theme.into(),
        file: &request.out,
    };
    page.draw(&terminal.locale)?;
    Ok(Outcome::Done)
}

/// A page of a document that is to be drawn.
pub struct PageToDraw<'a> {
    /// What is drawn of the project.
    pub seen: Seen<'a>,
    /// The document.
    pub document: &'a Document,
    /// Whose annotations are drawn.
    pub annotators: Vec<AnnotatorId>,
    /// Width of the picture, in pixels.
    pub width: u32,
    /// How lines are filled.
    pub fill: Fill,
    /// One screen of the page; the whole page without it.
    pub screen: Option<Screen>,
    /// The colours.
    pub theme: Theme,
    /// The picture's file.
    pub file: &'a Path,
}

/// Size of a picture, in pixels.
pub struct PictureSize {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl PageToDraw<'_> {
    /// Draws the page to its file.
    ///
    /// # Errors
    /// When the page is higher than viewers open, or the file cannot be written.
    pub fn draw(&self, locale: &Locale) -> Result<PictureSize, Problem> {
        let scope = Scope {
            annotators: self.annotators.clone(),
            tags: None,
        };
        let page = Page::set(
            self.seen,
            self.document,
            &scope,
            (self.width, self.fill),
            self.screen,
            &self.theme.palette(),
            locale,
        )?;
        file::write(self.file, |out| page.encode(out))?;
        Ok(PictureSize {
            width: page.width,
            height: page.height,
        })
    }
}

/// One screen of a page instead of the whole.
#[derive(Clone, Copy)]
pub struct Screen {
    height: u32,
    /// The code point whose line is at its top.
    at: CharOffset,
}

fn screen(request: &args::Render, document: &Document) -> Result<Option<Screen>, Problem> {
    let Some(height) = request.height else {
        return Ok(None);
    };
    let (at, length) = (request.at.unwrap_or(0), document.text.length());
    if at > length {
        return Err(Problem::AtBeyond { at, length });
    }
    let at = CharOffset(at);
    Ok(Some(Screen { height, at }))
}

/// How lines are filled when they are asked to be.
pub(super) fn fill_of(justify: Option<FillName>) -> Fill {
    match justify {
        None => Fill::Ragged,
        Some(FillName::Spaces) => Fill::Spaces,
        Some(FillName::Kashida) => Fill::Kashida,
    }
}

/// Everyone who tagged the document.
pub(super) fn annotators_of(seen: Seen<'_>, document: &Document) -> Vec<AnnotatorId> {
    let codings = seen.codings_of(&document.id);
    let found: BTreeSet<AnnotatorId> = codings.map(|(key, _)| key.annotator.clone()).collect();
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
        seen: Seen<'_>,
        document: &Document,
        scope: &Scope,
        (width, fill): (u32, Fill),
        screen: Option<Screen>,
        palette: &Palette,
        locale: &Locale,
    ) -> Result<Self, PictureError> {
        let mut engine = Engine::new(Fallback::System);
        let direction = direction_of(document);
        let setting = Setting {
            sheet_width: width as f32,
            fill,
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
        let (from, height) = match screen {
            None => (0.0, exact_height(&mut flow, &sheet, width, &mut engine)?),
            Some(screen) => {
                Picture::check(width, screen.height)?;
                let from = screen_top(&mut flow, &sheet, screen, &mut engine);
                (from, screen.height)
            }
        };
        let marks = match seen.current_round() {
            Some(round) => Marks::collect(seen, &round.id, &document.id, scope),
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
        let seen = (from, from + height as f32);
        let drawn = sheet.compose(
            &mut flow,
            &marks,
            ShownSelection::default(),
            seen,
            palette,
            &mut engine,
        );
        items.extend(drawn.into_iter().map(|item| item.moved(left, -from)));
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

/// The height of the sheet at which the window begins when it goes to a code point: that of its
/// line, the head of the sheet for the first, and never so far that the end would leave room below.
fn screen_top(flow: &mut Flow, sheet: &Sheet, screen: Screen, engine: &mut Engine) -> f32 {
    if screen.at == CharOffset(0) {
        return 0.0;
    }
    let height = screen.height as f32;
    let mut from = sheet.head() + flow.caret(DocumentCaret::before(screen.at), engine).top;
    // Setting what is seen mends the estimates, and so moves the end.
    for _ in 0..MOST_ROUNDS {
        set_seen(flow, from - sheet.head(), height, engine);
        let top = sheet.head() + flow.caret(DocumentCaret::before(screen.at), engine).top;
        let settled = top.min(sheet.height(flow) - height).max(0.0);
        if settled == from {
            break;
        }
        from = settled;
    }
    from.round()
}

/// Sets the blocks that are seen from a height of the flow on.
fn set_seen(flow: &mut Flow, from: f32, height: f32, engine: &mut Engine) {
    let mut index = flow.block_at(from.max(0.0));
    while index < flow.len() && flow.top(index) < from + height {
        flow.paragraph(index, engine);
        index += 1;
    }
}

/// The direction that the window gives a document.
pub fn direction_of(document: &Document) -> Direction {
    match document.direction {
        model::Direction::Auto => text_direction(&document.text),
        model::Direction::Rtl => Direction::Rtl,
        model::Direction::Ltr => Direction::Ltr,
    }
}
