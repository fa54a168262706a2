//! One file that is to be imported: its title, its encoding, how it begins, what is odd about it.

use super::reading::{Answer, Bytes, BytesFrom, Order, Renamed};
use crate::app::action::Import;
use crate::app::view::dialogs::kit::body::{Body, Entry, entry_id};
use crate::app::widget::{Button, Icon, Menu, Text};
use crate::arabic::visible;
use crate::desk::NameReplacement;
use crate::exchange::import::{Certainty, ENCODINGS, EncodingChoice, TextFile};
use crate::locale::Locale;
use crate::typeset::{Direction, Face, document_direction, paragraph_direction};
use crate::words::{InWords as _, Words};
use egui::{Role, Sense, WidgetInfo, vec2};
use std::path::{Path, PathBuf};

/// Lines of the preview, and code points of one of them.
const LINES: usize = 12;
const LINE: usize = 220;
/// The preview takes this share of the window: what is below it must be seen too.
const PREVIEW: f32 = 0.3;
/// Bytes from which the direction of the text is told.
const SAMPLE: usize = 20_000;

/// What is known of a file.
pub enum State {
    /// It is read or decoded.
    Waiting,
    /// There is a text.
    Ready(TextFile),
    /// There is none, and why.
    Failed(Words),
}

/// A file that is to be imported.
pub struct Candidate {
    /// By which number its answer is known.
    pub ticket: usize,
    /// Where it is.
    pub path: PathBuf,
    /// Its name without folders.
    pub name: String,
    /// How far it is.
    pub state: State,
    title: String,
    /// What stood there before anyone typed.
    own_title: String,
    encoding: EncodingChoice,
    naming: Option<NameReplacement>,
    renamed: Option<Renamed>,
    bytes: Option<Bytes>,
    preview: Vec<String>,
    direction: Direction,
}

impl Candidate {
    /// A file that is to be read.
    pub fn new(ticket: usize, path: PathBuf, naming: Option<NameReplacement>) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self {
            ticket,
            name: name.to_string_lossy().into_owned(),
            path,
            state: State::Waiting,
            title: String::new(),
            own_title: String::new(),
            encoding: EncodingChoice::Auto,
            naming,
            renamed: None,
            bytes: None,
            preview: Vec::new(),
            direction: Direction::Rtl,
        }
    }

    /// How it is to be read now.
    pub fn order(&self) -> Order {
        Order {
            ticket: self.ticket,
            name: self.name.clone(),
            from: match &self.bytes {
                Some(bytes) => BytesFrom::Memory(bytes.clone()),
                None => BytesFrom::Disk(self.path.clone()),
            },
            encoding: self.encoding,
            naming: self.naming.clone(),
        }
    }

    /// Has names replaced by another list, or none; it is to be decoded again then.
    pub fn rename(&mut self, ticket: usize, naming: Option<NameReplacement>) {
        self.ticket = ticket;
        self.naming = naming;
        self.state = State::Waiting;
    }

    /// Takes an answer in. A title that was typed stays.
    pub fn take(&mut self, news: Answer, locale: &Locale) {
        self.bytes = news.bytes;
        self.renamed = news.renamed;
        self.preview.clear();
        self.state = match news.outcome {
            Ok(text) => {
                if self.title.trim().is_empty() || self.title == self.own_title {
                    self.title.clone_from(&text.title);
                }
                self.own_title.clone_from(&text.title);
                self.look_at(&text.decoded.text);
                State::Ready(text)
            }
            Err(fault) => State::Failed(fault.in_words(locale)),
        };
    }

    fn look_at(&mut self, text: &str) {
        let mut end = text.len().min(SAMPLE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.direction = document_direction(&text[..end]);
        let lines = text.lines().filter(|l| !l.trim().is_empty()).take(LINES);
        let cut = |line: &str| {
            let mut letters = line.chars();
            let mut cut: String = letters.by_ref().take(LINE).collect();
            if letters.next().is_some() {
                cut.push('…');
            }
            visible(&cut.replace('\t', " "))
        };
        self.preview = lines.map(cut).collect();
    }

    /// What is asked of the project, once there is a text.
    pub fn import(&self, keep_original: bool) -> Option<Import> {
        let State::Ready(text) = &self.state else {
            return None;
        };
        let title = self.title.trim();
        // What was typed may hold a name too.
        let title = match &self.renamed {
            Some(renamed) => renamed.by.names.certain(title),
            None => title.to_owned(),
        };
        let renamed = self.renamed.as_ref();
        Some(Import {
            title: if title.is_empty() {
                text.title.clone()
            } else {
                title
            },
            text: text.decoded.text.clone(),
            file_name: renamed.map_or_else(|| self.name.clone(), |r| r.file_name.clone()),
            encoding: text.decoded.encoding.to_owned(),
            original: self
                .bytes
                .as_ref()
                .filter(|_| keep_original && renamed.is_none())
                .map(|b| b.to_vec()),
        })
    }

    /// Shows it. Returns whether it must be decoded again.
    pub fn show(&mut self, body: &mut Body<'_, '_>) -> bool {
        let id = format!("import-title-{}", self.path.display());
        let words = body.tr("document-name");
        body.label(&words);
        let entry = Entry {
            name: &words,
            ..Entry::default()
        };
        let was_submitted = body.submitted;
        body.entry(&id, entry, &mut self.title);
        body.submitted |= was_submitted;
        body.gap(10.0);
        let again = self.encoding_row(body);
        self.remarks(body);
        if !self.preview.is_empty() {
            body.gap(8.0);
            self.beginning(body);
        }
        again
    }

    /// Whether nobody needs to think about the encoding.
    fn is_plain(&self) -> bool {
        let State::Ready(text) = &self.state else {
            return false;
        };
        let decoded = &text.decoded;
        self.encoding == EncodingChoice::Auto
            && decoded.certainty == Certainty::Certain
            && decoded.encoding == "UTF-8"
            && decoded.warnings.is_empty()
    }

    fn encoding_row(&mut self, body: &mut Body<'_, '_>) -> bool {
        let look = body.look();
        let words = look.tr("import-encoding");
        body.label(&words);
        let mut strip = body.strip(28.0);
        if self.is_plain() {
            let words = look.tr("import-plain");
            Text::new(&words).paint(look, body.ui.painter(), strip.rest);
            return false;
        }
        let current = match (&self.state, self.encoding) {
            (_, EncodingChoice::Named(encoding)) => encoding.name(),
            (State::Ready(text), _) => text.decoded.encoding,
            _ => "",
        };
        let shown = if current.is_empty() {
            look.tr("encoding-unknown")
        } else {
            encoding_words(body, current)
        };
        let button = Button::new(&shown).with_icon(Icon::ChevronDown);
        let place = strip.start(button.width(look));
        let response = button.show_in(body.ui, look, place, entry_id("import-encoding"));
        let mut chosen = None;
        Menu::below(&response, look, 290.0, |m| {
            for encoding in ENCODINGS {
                let words = encoding_words(body, encoding.name());
                if m.choice(&words, current == encoding.name()) {
                    chosen = Some(encoding);
                }
            }
        });
        if let Some(encoding) = chosen {
            self.encoding = EncodingChoice::Named(encoding);
            self.state = State::Waiting;
        }
        chosen.is_some()
    }

    /// What to look at twice, and why there is no text.
    fn remarks(&self, body: &mut Body<'_, '_>) {
        let locale = &body.look().locale;
        match &self.state {
            State::Waiting => {
                let words = body.tr("import-reading-one");
                body.hint(&words);
            }
            State::Failed(words) => {
                body.trouble(&words.message);
                if let Some(hint) = &words.hint {
                    body.hint(hint);
                }
            }
            State::Ready(text) => {
                let guessed = text.decoded.certainty == Certainty::Guessed;
                if guessed {
                    let words = body.tr("import-look");
                    body.trouble(&words);
                }
                if let Some(renamed) = &self.renamed {
                    let values = [
                        ("count", renamed.replaced.into()),
                        ("left", renamed.kept.into()),
                    ];
                    let words = body.look().tr_with("names-in-file", &values);
                    body.hint(&words);
                }
                for warning in &text.decoded.warnings {
                    body.trouble(&warning.in_words(locale).message);
                }
            }
        }
    }

    /// The first lines, as the reader will set them.
    fn beginning(&self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let words = look.tr("import-beginning");
        body.label(&words);
        let said = self.preview.join("\n");
        let most = body.ui.ctx().content_rect().height() * PREVIEW;
        body.list("import-beginning", most, |body| {
            let width = body.ui.available_width();
            let style = Text::new("").face(Face::Naskh).size(15.0).style(look);
            for line in &self.preview {
                let direction = paragraph_direction(line, self.direction);
                let wrapped = Some(width * look.scale);
                let set = look.letters.set(line, &style, wrapped, direction);
                let size = vec2(width, set.height / look.scale);
                let (rect, _) = body.ui.allocate_exact_size(size, Sense::hover());
                look.letters
                    .paint_at(body.ui.painter(), &set, rect.min, look.ink());
            }
            let rect = body.ui.min_rect();
            let preview = body
                .ui
                .interact(rect, entry_id("import-preview"), Sense::hover());
            preview.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        });
    }
}

/// The name of an encoding, and what it is.
fn encoding_words(body: &Body<'_, '_>, name: &str) -> String {
    let key = format!("encoding-{}", name.to_ascii_lowercase());
    if body.look().locale.has(&key) {
        body.tr(&key)
    } else {
        name.to_owned()
    }
}

/// Whether two paths mean one file, as far as can be told without asking the system.
pub fn is_same(a: &Path, b: &Path) -> bool {
    std::path::absolute(a).ok() == std::path::absolute(b).ok()
}
