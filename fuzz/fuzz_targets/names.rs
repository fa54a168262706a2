//! A list of names, or what was decided of doubtful ones, by the first byte; then a text with them.
#![no_main]

use hashiya::arabic::{CharRange, Pseudonyms, Reworded, Text};
use hashiya::exchange::import::{read_decisions, read_names};

const TEXT: &str = "قال أبو طلحة لأبي طلحة إنّ سلمى وكريمًا خرجا.\nثم كتب Tom Smith إلى بسلمى.";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    if which % 4 == 0 {
        let _ = read_decisions(bytes);
        return;
    }
    let Ok(list) = read_names(bytes) else {
        return;
    };
    let names = Pseudonyms::new(list);
    let _ = names.faults();
    // The list itself is a text full of names.
    let whole = String::from_utf8_lossy(bytes);
    for text in [TEXT, &whole] {
        let places = names.find(text);
        let text = Text::new(text);
        let replaced = Reworded::new(&text, &places);
        let whole = CharRange::new(0, text.length());
        let after = replaced.span(whole);
        assert_eq!(after.end.0, replaced.text.length(), "the whole is the whole");
    }
});
