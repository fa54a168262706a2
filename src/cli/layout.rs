//! `layout`: where every letter of a text stands, as data, by the same way as the window sets it.

use super::Outcome;
use super::args::{self, FontName};
use super::import;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::render::{direction_of, fill_of};
use super::table;
use super::work::look;
use crate::arabic::{ByteOffset, Text, visible};
use crate::exchange::import::{EncodingChoice, decode};
use crate::page::{Flow, Setting};
use crate::store::read_file;
use crate::typeset::{
    Direction, Engine, Face, Fallback, FontId, Glyph, Line, Paragraph, text_direction,
};
use serde::{Serialize, Serializer};
use std::collections::HashMap;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

/// The file name that stands for standard input.
const STANDARD_INPUT: &str = "-";
/// Code points of a line that are shown to people.
const EXCERPT: usize = 60;

impl From<FontName> for Face {
    fn from(name: FontName) -> Self {
        match name {
            FontName::Naskh => Self::Naskh,
            FontName::Amiri => Self::Amiri,
        }
    }
}

/// A paragraph of the document; ranges count its code points, lengths are pixels.
#[derive(Serialize)]
struct ParagraphData {
    start: usize,
    end: usize,
    direction: &'static str,
    lines: Vec<LineData>,
}

/// A line, its baseline counted from the top of the text.
#[derive(Serialize)]
struct LineData {
    start: usize,
    end: usize,
    baseline: f32,
    glyphs: Vec<GlyphData>,
}

/// A glyph, its origin counted from the left edge of the text.
#[derive(Serialize)]
struct GlyphData {
    #[serde(serialize_with = "as_text")]
    font: Arc<str>,
    id: u32,
    x: f32,
    advance: f32,
    cluster: usize,
}

fn as_text<S: Serializer>(words: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(words)
}

/// Prints the layout of a text.
///
/// # Errors
/// When the document or file is not there or no text, or standard output cannot be written.
pub fn run(request: &args::Layout, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let (text, direction) = source(request, terminal)?;
    let normal = Setting::default();
    let setting = Setting {
        face: request.font.into(),
        text_size: request.size.unwrap_or(normal.text_size),
        fill: fill_of(request.justify),
        scale: 1.0,
        ..normal
    };
    let mut setter = Setter::new(text, direction, setting, request.width);
    if request.json {
        setter.print_json(terminal)?
    } else {
        setter.print_table(terminal)?
    }
    Ok(Outcome::Done)
}

/// The text that is asked for and the direction that the window gives it.
fn source(request: &args::Layout, terminal: &Terminal) -> Result<(Arc<Text>, Direction), Problem> {
    if let Some(file) = &request.text {
        let text = file_text(file, terminal)?;
        let direction = text_direction(&text);
        return Ok((Arc::new(text), direction));
    }
    let (Some(project), Some(words)) = (&request.project, &request.document) else {
        return Err(Problem::NoText);
    };
    let project = look(project, terminal)?;
    let document = lookup::document(&project, words)?;
    Ok((document.text.clone(), direction_of(document)))
}

/// The characters of a file, read as `import` reads one.
fn file_text(file: &Path, terminal: &Terminal) -> Result<Text, Problem> {
    let bytes = if file == Path::new(STANDARD_INPUT) {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(Problem::Input)?;
        bytes
    } else {
        read_file(file)?
    };
    let decoded = decode(&bytes, EncodingChoice::Auto).map_err(|source| Problem::Import {
        file: file.to_owned(),
        source,
    })?;
    import::tell(&import::name_of(file), &decoded, terminal);
    Ok(Text::new(decoded.text))
}

/// A text being set, one paragraph at a time: the whole of a long one would fill the memory.
struct Setter {
    flow: Flow,
    engine: Engine,
    size: f32,
    names: HashMap<FontId, Arc<str>>,
    /// The block that comes next.
    block: usize,
}

impl Setter {
    fn new(text: Arc<Text>, direction: Direction, setting: Setting, width: f32) -> Self {
        let mut engine = Engine::new(Fallback::System);
        Self {
            flow: Flow::new(text, direction, setting, width, &mut engine),
            engine,
            size: setting.text_size,
            names: HashMap::new(),
            block: 0,
        }
    }

    fn print_json(&mut self, terminal: &mut Terminal) -> Result<(), Problem> {
        terminal.part("{\"width\":")?;
        terminal.part_json(&self.flow.width())?;
        terminal.part(",\"size\":")?;
        terminal.part_json(&self.size)?;
        terminal.part(",\"paragraphs\":[")?;
        let mut between = "";
        while let Some(paragraph) = self.next() {
            terminal.part(between)?;
            terminal.part_json(&paragraph)?;
            between = ",";
        }
        terminal.line("]}")
    }

    /// A row for each line: its paragraph, its code points, its baseline, its glyphs, how it begins.
    fn print_table(&mut self, terminal: &mut Terminal) -> Result<(), Problem> {
        let mut number = 0;
        while let Some(paragraph) = self.next() {
            number += 1;
            let rows: Vec<Vec<String>> = paragraph
                .lines
                .iter()
                .map(|line| {
                    vec![
                        number.to_string(),
                        format!("{}..{}", line.start, line.end),
                        line.baseline.to_string(),
                        line.glyphs.len().to_string(),
                        self.beginning(line),
                    ]
                })
                .collect();
            for row in table::lines(&rows) {
                terminal.line(&row)?;
            }
        }
        Ok(())
    }

    fn beginning(&self, line: &LineData) -> String {
        let text = self.flow.text().as_str();
        let start = self
            .flow
            .text()
            .to_byte(crate::arabic::CharOffset(line.start));
        let length = (line.end - line.start).min(EXCERPT);
        let cut: String = text[start.0..].chars().take(length).collect();
        let more = if length < line.end - line.start {
            "…"
        } else {
            ""
        };
        format!("{}{more}", visible(cut.trim_end()))
    }

    /// The next paragraph, put together from its blocks.
    fn next(&mut self) -> Option<ParagraphData> {
        if self.block == self.flow.len() {
            return None;
        }
        let mut data = ParagraphData {
            start: self.flow.block_chars(self.block).start.0,
            end: 0,
            direction: "",
            lines: Vec::new(),
        };
        loop {
            let index = self.block;
            let paragraph = self.flow.paragraph(index, &mut self.engine);
            data.end = self.flow.block_chars(index).end.0;
            data.direction = match paragraph.direction {
                Direction::Rtl => "rtl",
                Direction::Ltr => "ltr",
            };
            self.add_lines(index, &paragraph, &mut data.lines);
            self.block += 1;
            if self.flow.block(index).last {
                return Some(data);
            }
        }
    }

    fn add_lines(&mut self, index: usize, paragraph: &Paragraph, lines: &mut Vec<LineData>) {
        let base = self.flow.block(index).bytes.start.0;
        let top = self.flow.top(index);
        for line in &paragraph.lines {
            let start = self
                .flow
                .text()
                .to_char(ByteOffset(base + line.range.start))
                .0;
            let places = CodePoints::of(&self.flow.block_text(index)[line.range.clone()], start);
            let at = |byte: usize| places.at(byte - line.range.start);
            lines.push(LineData {
                start,
                end: at(line.range.end),
                baseline: top + line.baseline,
                glyphs: self.glyphs(line, at),
            });
        }
    }

    fn glyphs(&mut self, line: &Line, at: impl Fn(usize) -> usize) -> Vec<GlyphData> {
        let data = |glyph: &Glyph| GlyphData {
            font: self.name(glyph.font),
            id: glyph.id,
            x: glyph.x,
            advance: glyph.advance,
            cluster: at(glyph.cluster),
        };
        line.glyphs.iter().map(data).collect()
    }

    fn name(&mut self, font: FontId) -> Arc<str> {
        let engine = &self.engine;
        let name = || {
            engine
                .font(font)
                .map_or_else(String::new, |file| file.file_name())
        };
        let known = self.names.entry(font);
        known.or_insert_with(|| name().into()).clone()
    }
}

/// The code point that begins at each byte of a line.
struct CodePoints {
    first: usize,
    /// For each byte how many code points begin before it, the end of the line included.
    before: Vec<u32>,
}

impl CodePoints {
    fn of(line: &str, first: usize) -> Self {
        let mut before = Vec::with_capacity(line.len() + 1);
        let mut count = 0;
        for letter in line.chars() {
            before.extend(std::iter::repeat_n(count, letter.len_utf8()));
            count += 1;
        }
        before.push(count);
        Self { first, before }
    }

    fn at(&self, byte: usize) -> usize {
        self.first + self.before[byte] as usize
    }
}
