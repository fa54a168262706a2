//! What is given to the shaper for a part that alone would not be what it is in the whole.
//!
//! Around every run of one bidi level stand overrides (UAX #9 X4, X5), so that the shaper finds the
//! levels of the whole, shifted by two; the text's own controls are put out of effect. Before and
//! behind the part stands what its letters join to, in front of that a letter of the script that
//! goes on. Lines may break where they may in the whole. What was added stands in the shaper's
//! text only: in lines of its own, or nowhere.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parley_engine::break_overrides::LineBreakContext;
use parley_engine::{Analysis, AnalysisOptions, Analyzer};
use unicode_bidi::BidiClass;

use super::LongParagraph;
use super::levels::{LevelRun, base};
use super::script::script_before;
use crate::arabic::grapheme_floor;
use crate::typeset::breaker::LineBreaker;
use crate::typeset::breaks::{LINE_ENDS, may_break, with_known_line_ends};
use crate::typeset::class::class;
use crate::typeset::direction::Direction;
use crate::typeset::shaped::Shaped;
use crate::typeset::shaping::Shaping;

/// Length of the text on each side that is shaped with a piece that is cut inside a word, bytes.
const CONTEXT: usize = 128;

/// Deepest embedding level that is kept. Deeper ones become this level or the one below, since an
/// override adds up to two levels, and one more.
const DEEPEST: u8 = 120;

const LEFT_TO_RIGHT: char = '\u{202D}';
const RIGHT_TO_LEFT: char = '\u{202E}';
const POP: char = '\u{202C}';

/// Stands for an embedding's control: invisible, as long as it, and without effect.
const INERT: char = '\u{206A}';

/// Stands for an isolate's control: as [`INERT`], and like an isolate's it has a level.
const MARK: char = '\u{200E}';

/// Letters do not join over an isolate, but they do over [`MARK`].
const NON_JOINER: char = '\u{200C}';

/// The text of a part as the shaper gets it.
pub(in crate::typeset) struct Dressed {
    pub text: String,
    /// Bytes of the shaper's text and of the paragraph from which on both run alike.
    anchors: Vec<(usize, usize)>,
    /// The part, bytes of the paragraph.
    body: Range<usize>,
    /// How many characters stand in front of the part, on a line of their own.
    lead: u32,
    /// Each character, and whether a line may begin with it.
    starts: Arc<[(char, bool)]>,
    /// Brackets that are to look alike, bytes of the part.
    pub brackets: Vec<usize>,
}

impl Dressed {
    /// What is to be shaped for a part.
    pub fn new(text: &str, long: &LongParagraph, body: Range<usize>) -> Self {
        let around = context(text, long, &body);
        let mut dress = Dress::new(long.direction);
        let stretch = long.stretch_around(around.start);
        let least = stretch.map_or(0, |one| one.range.start);
        let script = script_before(text, least, around.start);
        let led = script.is_some() || around.start < body.start;
        if let Some(letter) = script {
            dress.push(letter, false);
            dress.push(' ', false);
        }
        let known = with_known_line_ends(&text[around.clone()]);
        let breaks = line_starts(&known, long.direction);
        let levels = long.levels(text, around.clone());
        let mut run = levels.iter().peekable();
        let mut lead = 0;
        for ((at, letter), may_start) in known.char_indices().zip(breaks) {
            let at = around.start + at;
            if let Some(LevelRun { level, .. }) = run.next_if(|run| run.start <= at) {
                dress.want = *level;
            }
            // A line end has the base level anyway, and must not be parted from another one.
            if class(letter) != BidiClass::B {
                dress.turn();
            }
            if at == body.start && led {
                lead = dress.starts.len();
            }
            dress.put(at, letter, may_start);
        }
        Self {
            lead: u32::try_from(lead).unwrap_or(u32::MAX),
            brackets: long.brackets(text, &body),
            text: dress.text,
            anchors: dress.anchors,
            starts: dress.starts.into(),
            body,
        }
    }

    /// The place of a byte of the part in the shaper's text.
    pub fn place(&self, byte: usize) -> usize {
        let byte = self.body.start + byte;
        let after = self.anchors.partition_point(|(_, source)| *source <= byte);
        let (dressed, source) = self.anchors[after.saturating_sub(1)];
        dressed + (byte - source.min(byte))
    }

    /// The byte of the part for a place in the shaper's text; what was added has no length.
    fn source(&self, place: usize) -> usize {
        let after = self
            .anchors
            .partition_point(|(dressed, _)| *dressed <= place);
        let next = self
            .anchors
            .get(after)
            .map_or(usize::MAX, |(_, source)| *source);
        let byte = match after.checked_sub(1).map(|index| self.anchors[index]) {
            Some((dressed, source)) => (source + place - dressed).min(next),
            None => next,
        };
        byte.clamp(self.body.start, self.body.end) - self.body.start
    }

    /// Where lines may break, for one shaping of the text.
    pub fn breaks(&self) -> impl Fn(LineBreakContext) -> Option<bool> + Send + Sync + use<> {
        let starts = self.starts.clone();
        let last = AtomicUsize::new(0);
        move |pair| {
            let from = last.load(Ordering::Relaxed) + 1;
            let fits = |at: &usize| starts[at - 1].0 == pair.before && starts[*at].0 == pair.after;
            let at = (from..starts.len()).find(fits)?;
            last.store(at, Ordering::Relaxed);
            Some(starts[at].1)
        }
    }

    /// The ends of the lines of the shaper's text, counted in clusters: of what stands in front of
    /// the part, and of the part from its first to its last byte.
    pub fn line_ends(&self, shaping: &Shaping, wrap: f32) -> Vec<usize> {
        let mut lines = LineBreaker::new(shaping, 0);
        let mut ends = Vec::new();
        if self.lead > 0 {
            ends.extend(lines.next_of(self.lead));
        }
        let lead = ends.len();
        ends.extend(std::iter::from_fn(|| lines.next(wrap)));
        let end = self.place(self.body.len());
        let full = ends.partition_point(|at| shaping.byte_before(*at) <= end);
        let before = full
            .checked_sub(1)
            .map_or(0, |at| shaping.byte_before(ends[at]));
        if self.source(before) == self.body.len() {
            return ends;
        }
        let rest = self.text[before..end].chars().count();
        ends.truncate(full.max(lead));
        let mut last = LineBreaker::new(shaping, ends.last().copied().unwrap_or(0));
        ends.extend(last.next_of(u32::try_from(rest).unwrap_or(u32::MAX)));
        ends
    }

    /// Takes away what was added.
    pub fn undress(&self, shaped: &mut Shaped) {
        let bare = |range: &Range<usize>| self.source(range.start)..self.source(range.end);
        for part in &mut shaped.parts {
            part.range = bare(&part.range);
        }
        shaped.atoms.retain_mut(|atom| {
            atom.range = bare(&atom.range);
            !atom.range.is_empty()
        });
        let mut ends: Vec<usize> = Vec::with_capacity(shaped.line_ends.len());
        // An atom may reach from the line in front into the part.
        for end in shaped.line_ends.drain(..).skip(usize::from(self.lead > 0)) {
            let end = self.source(end);
            if end > ends.last().copied().unwrap_or(0) {
                ends.push(end);
            }
        }
        shaped.line_ends = ends;
    }
}

/// The part with what its first and last letters may join to.
fn context(text: &str, long: &LongParagraph, body: &Range<usize>) -> Range<usize> {
    let parted = |letter: char| letter == ' ' || LINE_ENDS.contains(&letter);
    let plain = |at: usize| long.plain.contains(at) || text[..at].ends_with(parted);
    let (mut start, mut end) = (body.start, body.end);
    if !plain(start) {
        let least = long.stretch_around(start).map_or(0, |one| one.range.start);
        let near = grapheme_floor(text, start.saturating_sub(CONTEXT)).max(least);
        let parting = text[near..start]
            .char_indices()
            .rfind(|(_, one)| parted(*one));
        start = parting.map_or(near, |(at, one)| near + at + one.len_utf8());
    }
    // What must not be parted from the last word tells where the lines before it break.
    if !long.plain.contains(end) && !text[..end].ends_with(LINE_ENDS) {
        let most = long
            .stretch_around(end)
            .map_or(text.len(), |one| one.range.end);
        let far = grapheme_floor(text, end.saturating_add(CONTEXT)).clamp(end, most);
        let rest = &text[end..far];
        let word = rest.find(|letter| !parted(letter)).unwrap_or(rest.len());
        end = rest[word..].find(parted).map_or(far, |at| end + word + at);
    }
    start..end
}

/// For each character of a text, whether a line may begin with it.
fn line_starts(text: &str, direction: Direction) -> Vec<bool> {
    let options = AnalysisOptions {
        base_direction: base(direction),
        line_break_override: Some(&may_break),
        ..AnalysisOptions::default()
    };
    let mut analysis = Analysis::new();
    Analyzer::new().analyze(text, &options, &mut analysis);
    let info = analysis.char_info().iter();
    info.map(|one| one.is_soft_wrap_opportunity()).collect()
}

/// The shaper's text while it is put together.
struct Dress {
    direction: Direction,
    text: String,
    anchors: Vec<(usize, usize)>,
    starts: Vec<(char, bool)>,
    /// The level the next character is to have.
    want: u8,
    /// Overrides that are open.
    open: u8,
    /// Whether something was added behind the last character of the paragraph.
    added: bool,
    /// How many characters stand up to the last one of the paragraph.
    known: usize,
}

impl Dress {
    fn new(direction: Direction) -> Self {
        Self {
            direction,
            text: String::new(),
            anchors: Vec::new(),
            starts: Vec::new(),
            want: u8::from(direction.is_rtl()),
            open: 0,
            added: true,
            known: 0,
        }
    }

    fn push(&mut self, letter: char, may_start: bool) {
        self.text.push(letter);
        self.starts.push((letter, may_start));
    }

    /// Opens and closes overrides until the next character gets the level it is to have.
    fn turn(&mut self) {
        let base = u8::from(self.direction.is_rtl());
        let over = self.want.saturating_sub(DEEPEST);
        let level = self.want - over - over % 2;
        // The first override rises by two, each other one by one.
        let depth = level.saturating_sub(base) + 1;
        self.added |= depth != self.open;
        while self.open > depth {
            self.push(POP, false);
            self.open -= 1;
        }
        while self.open < depth {
            let rtl = self.direction.is_rtl() == self.open.is_multiple_of(2);
            self.push(if rtl { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT }, false);
            self.open += 1;
        }
    }

    /// Puts a character of the paragraph, which stands there at the byte `at`.
    fn put(&mut self, at: usize, letter: char, may_start: bool) {
        use BidiClass::{B, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
        if std::mem::take(&mut self.added) {
            self.anchors.push((self.text.len(), at));
        }
        // Where a line may begin, it begins with what was added: white space before hangs.
        let bare = self.known == self.starts.len();
        if let Some(first) = self.starts.get_mut(self.known) {
            first.1 = may_start;
        }
        let may_start = may_start && bare;
        self.known = self.starts.len() + 1;
        match class(letter) {
            LRE | RLE | LRO | RLO | PDF => self.push(INERT, may_start),
            LRI | RLI | FSI | PDI => {
                self.push(MARK, may_start);
                self.push(NON_JOINER, false);
                self.added = true;
            }
            class => {
                self.push(letter, may_start);
                if class == B {
                    self.open = 0;
                }
            }
        }
    }
}
