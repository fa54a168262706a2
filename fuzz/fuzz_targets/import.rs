//! A file that is imported, in the encoding that the first byte says.
#![no_main]

use hashiya::exchange::import::{ENCODINGS, EncodingChoice, decode, title_of};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let choice = match usize::from(*which) % (ENCODINGS.len() + 1) {
        0 => EncodingChoice::Auto,
        n => EncodingChoice::Named(ENCODINGS[n - 1]),
    };
    if let Ok(decoded) = decode(bytes, choice) {
        assert!(!decoded.text.contains('\0'), "no NUL comes in");
        let text = hashiya::arabic::Text::new(decoded.text);
        let _ = title_of("a.txt", text.as_str());
    }
});
