//! Finds the encoding of a file: chosen, declared by a byte order mark, proved by validity, or guessed.

use super::ImportError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding};
use encoding_rs::{ISO_8859_6_INIT, UTF_8_INIT, UTF_16BE_INIT, UTF_16LE_INIT, WINDOWS_1256_INIT};

/// The encodings that can be read, in the order of the picker.
pub static ENCODINGS: [&Encoding; 5] = [
    &UTF_8_INIT,
    &WINDOWS_1256_INIT,
    &ISO_8859_6_INIT,
    &UTF_16LE_INIT,
    &UTF_16BE_INIT,
];

/// Maximum number of bytes that are examined to guess an encoding.
const SAMPLE: usize = 64 * 1024;

/// How the encoding of a file is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EncodingChoice {
    /// By the bytes of the file.
    #[default]
    Auto,
    /// By the person who imports it.
    Named(&'static Encoding),
}

/// How sure the encoding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Valid UTF-8, a byte order mark, or chosen by a person.
    Certain,
    /// The likeliest one; the text should be shown before it is imported.
    Guessed,
}

/// Finds one of [`ENCODINGS`] by any of its names in the WHATWG standard, such as `cp1256`.
pub fn encoding_named(label: &str) -> Option<&'static Encoding> {
    let found = Encoding::for_label(label.trim().as_bytes())?;
    ENCODINGS.into_iter().find(|e| *e == found)
}

/// The encoding of a file, how certain it is, and the length of its byte order mark in bytes.
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    pub(super) certainty: Certainty,
    pub(super) mark: usize,
}

/// Decides on the encoding of a file.
///
/// Valid UTF-8 comes before any guess, but UTF-16 without a mark before it: Arabic in UTF-16 is
/// mostly bytes below 128, and so valid UTF-8 by accident.
pub(super) fn find(bytes: &[u8], choice: EncodingChoice) -> Found {
    let marked = Encoding::for_bom(bytes).filter(|(e, _)| ENCODINGS.contains(e));
    if let EncodingChoice::Named(encoding) = choice {
        let mark = marked.filter(|(e, _)| *e == encoding).map_or(0, |m| m.1);
        let certainty = Certainty::Certain;
        return Found {
            encoding,
            certainty,
            mark,
        };
    }
    let (encoding, certainty, mark) = match marked {
        Some((encoding, mark)) => (encoding, Certainty::Certain, mark),
        None => match plainly_utf16(bytes) {
            Some(encoding) => (encoding, Certainty::Guessed, 0),
            None if is_meant_as_utf8(bytes) => (&UTF_8_INIT, Certainty::Certain, 0),
            None => (arabic_guess(bytes), Certainty::Guessed, 0),
        },
    };
    Found {
        encoding,
        certainty,
        mark,
    }
}

/// Turns the bytes after the mark into text.
///
/// In UTF-8 and UTF-16 a byte out of place is an error, for then the file is damaged or the choice
/// wrong. In ISO-8859-6 a byte that stands for nothing becomes U+FFFD, which is warned of later.
pub(super) fn to_text(bytes: &[u8], encoding: &'static Encoding) -> Result<String, usize> {
    if encoding == &UTF_8_INIT {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(error.valid_up_to()),
        };
    }
    if encoding.is_single_byte() {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::Malformed(bad, after), read) => {
            Err(read.saturating_sub(usize::from(bad) + usize::from(after)))
        }
        (_, _) => Ok(text),
    }
}

/// The error for a byte (from 0, without the mark) that stands for nothing.
pub(super) fn not_in_encoding(bytes: &[u8], at: usize, found: &Found) -> ImportError {
    ImportError::NotInEncoding {
        encoding: found.encoding.name(),
        byte: at + found.mark,
        line: line_at(bytes, at, found.encoding),
    }
}

/// The error for the first NUL character, if there is one.
pub(super) fn nul(bytes: &[u8], found: &Found) -> Option<ImportError> {
    let at = if is_utf16(found.encoding) {
        2 * bytes.chunks(2).position(|unit| unit == [0, 0])?
    } else {
        bytes.iter().position(|byte| *byte == 0)?
    };
    Some(ImportError::Nul {
        byte: at + found.mark,
        line: line_at(bytes, at, found.encoding),
    })
}

/// Whether the encoding has two bytes a unit.
pub(super) fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == &UTF_16LE_INIT || encoding == &UTF_16BE_INIT
}

/// The line, from 1, in which a byte stands; CR, LF and CRLF end lines.
fn line_at(bytes: &[u8], at: usize, encoding: &'static Encoding) -> usize {
    let before = encoding.decode_without_bom_handling(&bytes[..at.min(bytes.len())]);
    let ends = before.0.matches('\n').count() + before.0.matches('\r').count();
    1 + ends - before.0.matches("\r\n").count()
}

/// The UTF-16 encoding of a file without a byte order mark, when there is no doubt.
fn plainly_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 2 || !sample.iter().any(|b| matches!(b, 0 | 6)) {
        return None;
    }
    let units = || sample.chunks_exact(2);
    let all = units().len();
    let little = units().filter(|u| is_usual(u16::from_le_bytes([u[0], u[1]])));
    let big = units().filter(|u| is_usual(u16::from_be_bytes([u[0], u[1]])));
    let (little, big) = (little.count(), big.count());
    let plain = |likely: usize, other: usize| likely * 10 >= all * 9 && other * 2 < likely;
    if plain(little, big) {
        return Some(&UTF_16LE_INIT);
    }
    plain(big, little).then_some(&UTF_16BE_INIT)
}

/// Whether a unit of UTF-16 is one of those that Arabic and Latin texts are made of.
fn is_usual(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x600..=0x6FF | 0x750..=0x77F
        | 0x2000..=0x206F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF)
}

/// Whether the bytes are valid UTF-8, or were except a little damage.
///
/// Damaged UTF-8 must not pass for windows-1256, in which every byte stands for something.
fn is_meant_as_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in utf8_sample(bytes).utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
}

/// The part of a file from which UTF-8 is told: from the first byte that is not ASCII.
fn utf8_sample(bytes: &[u8]) -> &[u8] {
    let from = Encoding::ascii_valid_up_to(bytes);
    &bytes[from..bytes.len().min(from + SAMPLE)]
}

/// Which of the two Arabic encodings of one byte a letter it is.
fn arabic_guess(bytes: &[u8]) -> &'static Encoding {
    // ISO-8859-6 leaves half of its upper bytes empty: one of them decides.
    if ISO_8859_6_INIT.decode_without_bom_handling(bytes).1 {
        return &WINDOWS_1256_INIT;
    }
    let sample = utf8_sample(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guesses = [None, Some(b"sa".as_slice())].map(|of| detector.guess(of, Utf8Detection::Deny));
    let arabic = guesses
        .into_iter()
        .find(|guess| *guess == &WINDOWS_1256_INIT || *guess == &ISO_8859_6_INIT);
    arabic.unwrap_or_else(|| more_letters(sample))
}

/// The Arabic encoding in which more of the bytes are Arabic letters.
fn more_letters(sample: &[u8]) -> &'static Encoding {
    let letters = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        text.chars()
            .filter(|c| matches!(c, '\u{621}'..='\u{64A}'))
            .count()
    };
    if letters(&ISO_8859_6_INIT) > letters(&WINDOWS_1256_INIT) {
        &ISO_8859_6_INIT
    } else {
        &WINDOWS_1256_INIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "قال إنه فقد الثقة بقيادته بعد أن رأى ما جرى في القرية";

    fn auto(bytes: &[u8]) -> (&'static str, Certainty) {
        let found = find(bytes, EncodingChoice::Auto);
        (found.encoding.name(), found.certainty)
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn labels_name_only_what_can_be_read() {
        for (label, name) in [
            ("utf8", "UTF-8"),
            (" CP1256 ", "windows-1256"),
            ("arabic", "ISO-8859-6"),
            ("utf-16le", "UTF-16LE"),
            ("UTF-16BE", "UTF-16BE"),
        ] {
            assert_eq!(encoding_named(label).map(Encoding::name), Some(name));
        }
        for label in ["latin1", "", "utf-7", "شيء"] {
            assert_eq!(encoding_named(label), None, "{label}");
        }
    }

    #[test]
    fn arabic_in_utf16_is_told_from_utf8_without_a_mark() {
        assert!(std::str::from_utf8(&utf16("قالوا", false)).is_ok());
        for text in [
            "و",
            "قال: لا",
            WORDS,
            "Reuters نشرت 12%\r\n",
            "plain ASCII\n",
        ] {
            assert_eq!(auto(&utf16(text, false)).0, "UTF-16LE", "{text}");
            assert_eq!(auto(&utf16(text, true)).0, "UTF-16BE", "{text}");
            assert_eq!(auto(text.as_bytes()), ("UTF-8", Certainty::Certain));
        }
        assert_eq!(auto("text with\0 a NUL".as_bytes()).0, "UTF-8");
    }

    #[test]
    fn the_two_arabic_encodings_are_told_apart() {
        let words: Vec<&str> = WORDS.split(' ').collect();
        for five in words.windows(5) {
            let text = five.join(" ");
            for encoding in [&WINDOWS_1256_INIT, &ISO_8859_6_INIT] {
                let bytes = encoding.encode(&text).0;
                assert_eq!(
                    auto(&bytes),
                    (encoding.name(), Certainty::Guessed),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_another_encoding() {
        let mut bytes = WORDS.as_bytes().to_vec();
        bytes[21] = 0xFF;
        assert_eq!(auto(&bytes).0, "UTF-8");
        bytes.truncate(1);
        assert_eq!(auto(&bytes).0, "windows-1256");
    }

    #[test]
    fn lines_of_a_place_count_every_kind_of_end() {
        let bytes = b"a\r\nb\rc\nd";
        let line = |at| line_at(bytes, at, &UTF_8_INIT);
        assert_eq!(
            [line(0), line(3), line(5), line(7), line(99)],
            [1, 2, 3, 4, 4]
        );
    }
}
