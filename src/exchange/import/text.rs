//! Plain text and Markdown: bytes to a text with LF only, its title, and what to look at twice.
//!
//! Import changes encoding, byte order mark and line ends, nothing else; Markdown stays as it is
//! written. Every step takes time linear in the length of the file, however long its lines are.

use super::encoding::{self, Certainty, EncodingChoice};
use super::{ImportError, ImportWarning};
use crate::arabic::{grapheme_floor, is_bidi_control};

/// Extensions of files that can be imported, without the dot.
pub const ENDINGS: [&str; 2] = ["txt", "md"];

/// Maximum length of a title that is taken from a file, in code points. Longer headings mean that line
/// ends were lost.
const LONGEST_TITLE: usize = 200;

/// Length above which an imported paragraph gets a warning, in bytes of UTF-8.
pub const LONG_PARAGRAPH: usize = 1_000_000;

/// What a text file is, by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// `.txt`.
    Plain,
    /// `.md`.
    Markdown,
}

/// A file's characters, and how they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, with LF at line ends and without a byte order mark.
    pub text: String,
    /// The encoding, as in the WHATWG standard: `UTF-8`, `windows-1256`.
    pub encoding: &'static str,
    /// How sure the encoding is.
    pub certainty: Certainty,
    /// What a person should look at.
    pub warnings: Vec<ImportWarning>,
}

/// A text file as read: what a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// What to call it until someone says otherwise.
    pub title: String,
    /// Its characters.
    pub decoded: Decoded,
}

/// Reads a file by its name (which may have folders before it) and its bytes.
///
/// # Errors
/// When its ending is of no kind that can be read, and those of [`decode`].
pub fn read(
    file_name: &str,
    bytes: &[u8],
    choice: EncodingChoice,
) -> Result<TextFile, ImportError> {
    kind_of(file_name)?;
    let decoded = decode(bytes, choice)?;
    let title = title_of(file_name, &decoded.text);
    Ok(TextFile { title, decoded })
}

/// What a file is, by its ending in any case.
///
/// # Errors
/// When its ending is none of [`ENDINGS`].
pub fn kind_of(file_name: &str) -> Result<TextKind, ImportError> {
    let (_, ending) = stem_and_ending(file_name);
    match ending.to_ascii_lowercase().as_str() {
        "txt" => Ok(TextKind::Plain),
        "md" => Ok(TextKind::Markdown),
        _ => Err(ImportError::UnknownKind {
            name: base_name(file_name).to_owned(),
        }),
    }
}

/// Turns the bytes of a text file into characters.
///
/// # Errors
/// When there is nothing in it but white space, when it holds a NUL character, and when bytes are
/// out of place in UTF-8 or UTF-16.
pub fn decode(bytes: &[u8], choice: EncodingChoice) -> Result<Decoded, ImportError> {
    let found = encoding::find(bytes, choice);
    let bytes = &bytes[found.mark..];
    if !encoding::is_utf16(found.encoding) && bytes.contains(&0) {
        return Err(encoding::nul(bytes, &found).unwrap_or(ImportError::Empty));
    }
    let text = encoding::to_text(bytes, found.encoding)
        .map_err(|at| encoding::not_in_encoding(bytes, at, &found))?;
    if text.contains('\0') {
        return Err(encoding::nul(bytes, &found).unwrap_or(ImportError::Empty));
    }
    if text.trim_start().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = with_lf(text);
    let warnings = warnings(&text);
    Ok(Decoded {
        text,
        encoding: found.encoding.name(),
        certainty: found.certainty,
        warnings,
    })
}

/// What to call a document: the first heading of a Markdown file, else the file's name without
/// folders and ending. A long one is cut between words if it has any.
pub fn title_of(file_name: &str, text: &str) -> String {
    let heading = match kind_of(file_name) {
        Ok(TextKind::Markdown) => first_heading(text),
        _ => None,
    };
    let title = heading.unwrap_or_else(|| stem_and_ending(file_name).0.trim().to_owned());
    let Some((end, _)) = title.char_indices().nth(LONGEST_TITLE) else {
        return title;
    };
    let end = grapheme_floor(&title, end);
    let words = title[..end].rfind(char::is_whitespace);
    format!("{}…", title[..words.unwrap_or(end)].trim_end())
}

/// CRLF and CR become LF.
fn with_lf(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut pieces = text.split('\r');
    clean.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        clean.push('\n');
        clean.push_str(piece.strip_prefix('\n').unwrap_or(piece));
    }
    clean
}

/// Looks once over the bytes for what to warn of.
fn warnings(text: &str) -> Vec<ImportWarning> {
    let bytes = text.as_bytes();
    let (mut line, mut line_start, mut longest) = (1, 0, (0, 0));
    let (mut lost, mut controls) = (Tally::default(), Tally::default());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => {
                longest = longest.max((at - line_start, usize::MAX - line));
                line += 1;
                line_start = at + 1;
            }
            // U+FFFD is EF BF BD; bidi controls are D8 9C, and begin with E2 80 or E2 81.
            0xEF if bytes[at..].starts_with(b"\xEF\xBF\xBD") => lost.add(line),
            0xE2 if begins_with_control(text, at) => controls.add(line),
            0xD8 if bytes.get(at + 1) == Some(&0x9C) => controls.add(line),
            _ => {}
        }
        at += 1;
    }
    longest = longest.max((bytes.len() - line_start, usize::MAX - line));
    let (count, first_line) = (lost.count, lost.first_line);
    let lost = (count > 0).then_some(ImportWarning::ReplacementCharacters { count, first_line });
    let (count, first_line) = (controls.count, controls.first_line);
    let controls = (count > 0).then_some(ImportWarning::BidiControls { count, first_line });
    let (bytes, line) = (longest.0, usize::MAX - longest.1);
    let long = (bytes > LONG_PARAGRAPH).then_some(ImportWarning::LongParagraph { line, bytes });
    [lost, controls, long].into_iter().flatten().collect()
}

fn begins_with_control(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_bidi_control)
}

/// How often something was seen, and in which line first.
#[derive(Default)]
struct Tally {
    count: usize,
    first_line: usize,
}

impl Tally {
    fn add(&mut self, line: usize) {
        if self.count == 0 {
            self.first_line = line;
        }
        self.count += 1;
    }
}

/// The first heading of the `#` kind outside fenced code.
fn first_heading(text: &str) -> Option<String> {
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let inner = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|m| inner.starts_with(m));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => {
                let heading = heading(inner);
                if heading.is_some() {
                    return heading;
                }
            }
            _ => {}
        }
    }
    None
}

/// The words of a line such as `## words ##`.
fn heading(line: &str) -> Option<String> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if !(1..=6).contains(&level) || !words.starts_with([' ', '\t']) {
        return None;
    }
    let words = words.trim();
    let open = words.trim_end_matches('#');
    let words = if open.ends_with([' ', '\t']) || open.is_empty() {
        open.trim_end()
    } else {
        words
    };
    (!words.is_empty()).then(|| words.to_owned())
}

/// A file's name without folders, of this system or another.
fn base_name(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// A file's name before its last dot, and what follows it; a name that begins with its only dot has
/// no ending.
fn stem_and_ending(file_name: &str) -> (&str, &str) {
    let name = base_name(file_name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(bytes: &[u8]) -> Result<Decoded, ImportError> {
        decode(bytes, EncodingChoice::Auto)
    }

    #[test]
    fn only_line_ends_and_the_mark_change() {
        let bytes = "\u{FEFF}أوّل\r\nثانٍ\rثالث\n\r\n\u{2028}\t x ".as_bytes();
        let read = auto(bytes).unwrap();
        assert_eq!(read.text, "أوّل\nثانٍ\nثالث\n\n\u{2028}\t x ");
        assert_eq!(read.certainty, Certainty::Certain);
        assert_eq!(with_lf("\r\r\n\n\r".into()), "\n\n\n\n");
    }

    #[test]
    fn every_bidi_control_is_counted() {
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| is_bidi_control(*c)).collect();
        let text = format!("سطر «أول» — … \n{}", String::from_iter(&all));
        let (count, first_line) = (all.len(), 2);
        assert_eq!(
            warnings(&text),
            [ImportWarning::BidiControls { count, first_line }]
        );
    }

    #[test]
    fn lost_characters_and_long_paragraphs_are_warned_of() {
        let long = "كلمة ".repeat(LONG_PARAGRAPH / 9 + 1);
        let text = format!("قصير\nفيه \u{FFFD}\u{FFFD}\n{long}\nقصير");
        let (count, first_line, line) = (2, 2, 3);
        let bytes = long.len();
        assert_eq!(
            warnings(&text),
            [
                ImportWarning::ReplacementCharacters { count, first_line },
                ImportWarning::LongParagraph { line, bytes },
            ]
        );
        assert_eq!(warnings(&"a\n".repeat(LONG_PARAGRAPH)), []);
    }

    #[test]
    fn titles_come_from_headings_and_names() {
        assert_eq!(title_of("in/شهادة 3.txt", "# لا"), "شهادة 3");
        assert_eq!(title_of(r"C:\in\a.b.md", "نص بلا عنوان"), "a.b");
        assert_eq!(
            title_of("a.md", "#وسم\n\n## عنوان C# ##\n# آخر"),
            "عنوان C#"
        );
        assert_eq!(title_of("a.md", "```\n# no\n```\n# yes"), "yes");
        assert_eq!(title_of("a.MD", "# #\n#######  x"), "a");
        assert_eq!(title_of(".md", "# x"), ".md");
        let long = title_of("a.md", &format!("# {}", "كلمة ".repeat(100_000)));
        assert_eq!(long.chars().count(), LONGEST_TITLE);
        assert!(
            long.starts_with("كلمة كلمة") && long.ends_with("كلمة…"),
            "{long}"
        );
        let unbroken = title_of("a.md", &format!("# {}", "كَ".repeat(500)));
        assert_eq!(unbroken, format!("{}…", "كَ".repeat(LONGEST_TITLE / 2)));
    }

    #[test]
    fn other_kinds_are_refused_with_what_can_be_read() {
        for name in ["a.docx", "txt", ".txt", "a.txt.zip", "", "a."] {
            let error = read(name, b"x", EncodingChoice::Auto).unwrap_err();
            assert!(error.to_string().contains(".txt, .md"), "{error}");
        }
        assert_eq!(kind_of("A.TXT"), Ok(TextKind::Plain));
    }
}
