//! What comes in: encodings, what is refused, what is warned of.

use super::TESTIMONY;
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use hashiya::exchange::import::{
    Certainty, ENCODINGS, EncodingChoice, ImportError, ImportWarning, decode, read,
};
use proptest::prelude::*;

fn encoded(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let text = if mark {
        format!("\u{FEFF}{text}")
    } else {
        text.to_owned()
    };
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, unmappable) = encoding.encode(&text);
    assert!(
        !unmappable,
        "{} lacks a character of {text:?}",
        encoding.name()
    );
    bytes.into_owned()
}

#[test]
fn arabic_comes_back_from_every_encoding() {
    for encoding in ENCODINGS {
        let bytes = encoded(TESTIMONY, encoding, false);
        for choice in [EncodingChoice::Auto, EncodingChoice::Named(encoding)] {
            let decoded = decode(&bytes, choice).unwrap();
            assert_eq!(decoded.text, TESTIMONY, "{}", encoding.name());
            assert_eq!(decoded.encoding, encoding.name());
            assert_eq!(decoded.warnings, []);
            let is_certain = encoding == UTF_8 || choice != EncodingChoice::Auto;
            assert_eq!(decoded.certainty == Certainty::Certain, is_certain);
        }
    }
    for encoding in [UTF_8, UTF_16LE, UTF_16BE] {
        let bytes = encoded(TESTIMONY, encoding, true);
        let decoded = decode(&bytes, EncodingChoice::Auto).unwrap();
        assert_eq!(decoded.text, TESTIMONY);
        assert_eq!(
            (decoded.encoding, decoded.certainty),
            (encoding.name(), Certainty::Certain)
        );
    }
}

#[test]
fn a_file_without_text_is_refused() {
    let blank = encoded(" \r\n\t", UTF_16LE, true);
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b" \n\r\n\t", &blank] {
        assert_eq!(
            decode(bytes, EncodingChoice::Auto),
            Err(ImportError::Empty),
            "{bytes:?}"
        );
    }
}

#[test]
fn a_nul_is_found_in_its_line() {
    let nul = |byte, line| Err(ImportError::Nul { byte, line });
    let bytes = "\u{FEFF}سطر\r\nآخر\0".as_bytes();
    assert_eq!(decode(bytes, EncodingChoice::Auto), nul(17, 2));
    assert_eq!(
        decode(b"a\rb\0c", EncodingChoice::Named(WINDOWS_1256)),
        nul(3, 2)
    );
    let bytes = encoded("سطر\n\0", UTF_16BE, true);
    assert_eq!(decode(&bytes, EncodingChoice::Auto), nul(10, 2));
}

#[test]
fn damaged_text_is_refused_with_its_place() {
    let mut bytes = TESTIMONY.as_bytes().to_vec();
    let byte = TESTIMONY.find("ومتى").unwrap();
    bytes[byte] = 0xFF;
    let (encoding, line) = ("UTF-8", 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    for choice in [EncodingChoice::Auto, EncodingChoice::Named(UTF_8)] {
        assert_eq!(decode(&bytes, choice), broken);
    }
    let bytes = encoded("قال: لا", WINDOWS_1256, false);
    let (byte, line) = (0, 1);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&bytes, EncodingChoice::Named(UTF_8)), broken);

    let encoding = "UTF-16LE";
    let mut cut = encoded("قال\nلا", UTF_16LE, true);
    cut.pop();
    let (byte, line) = (12, 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&cut, EncodingChoice::Auto), broken);
    let mut lone = encoded("قال\n", UTF_16LE, true);
    lone.extend([0x00, 0xD8, 0x41, 0x00]);
    let (byte, line) = (10, 2);
    let broken = Err(ImportError::NotInEncoding {
        encoding,
        byte,
        line,
    });
    assert_eq!(decode(&lone, EncodingChoice::Auto), broken);
}

#[test]
fn a_byte_that_iso_8859_6_lacks_is_warned_of() {
    let mut bytes = encoded("قال\nلا", ISO_8859_6, false);
    bytes.push(0xFF);
    let decoded = decode(&bytes, EncodingChoice::Named(ISO_8859_6)).unwrap();
    assert_eq!(decoded.text, "قال\nلا\u{FFFD}");
    let (count, first_line) = (1, 2);
    let lost = ImportWarning::ReplacementCharacters { count, first_line };
    assert_eq!(decoded.warnings, [lost]);
}

#[test]
fn hidden_controls_are_kept_and_warned_of() {
    let text = "أول\nثانٍ \u{202E}abc\u{202C}\n";
    let file = read("in/ملف.txt", text.as_bytes(), EncodingChoice::Auto).unwrap();
    assert_eq!(
        (file.title.as_str(), file.decoded.text.as_str()),
        ("ملف", text)
    );
    let (count, first_line) = (2, 2);
    let hidden = ImportWarning::BidiControls { count, first_line };
    assert_eq!(file.decoded.warnings, [hidden]);
}

#[test]
fn other_files_are_refused_by_name() {
    let error = read("in/تقرير.docx", b"PK", EncodingChoice::Auto).unwrap_err();
    let name = "تقرير.docx".to_owned();
    assert_eq!(error, ImportError::UnknownKind { name });
}

#[test]
fn fifty_megabytes_in_one_line_are_read() {
    let word = "كلمة ";
    let bytes = word.repeat(50_000_000 / word.len() + 1).into_bytes();
    let decoded = decode(&bytes, EncodingChoice::Auto).unwrap();
    let (line, length) = (1, bytes.len());
    assert_eq!(decoded.text.len(), length);
    let long = ImportWarning::LongParagraph {
        line,
        bytes: length,
    };
    assert_eq!(decoded.warnings, [long]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), which in 0usize..6) {
        let choice = ENCODINGS.get(which).map_or(EncodingChoice::Auto, |e| EncodingChoice::Named(e));
        match decode(&bytes, choice) {
            Ok(decoded) => {
                prop_assert!(!decoded.text.contains(['\r', '\0']));
                prop_assert!(!decoded.text.trim().is_empty());
            }
            Err(ImportError::Nul { byte, .. } | ImportError::NotInEncoding { byte, .. }) => {
                prop_assert!(byte < bytes.len());
            }
            Err(error) => prop_assert_eq!(error, ImportError::Empty),
        }
    }

    #[test]
    fn valid_utf8_is_kept_to_the_letter(text in "[\\PC\\n\\t]{1,200}") {
        prop_assume!(!text.trim().is_empty() && !text.starts_with('\u{FEFF}'));
        let decoded = decode(text.as_bytes(), EncodingChoice::Named(UTF_8)).unwrap();
        prop_assert_eq!(decoded.text, text);
    }
}
