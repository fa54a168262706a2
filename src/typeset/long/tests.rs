//! Parts against the whole: levels, letters and lines.

use parley_engine::{Analysis, AnalysisOptions, Analyzer};
use proptest::prelude::*;

use super::*;
use crate::typeset::Direction::{Ltr, Rtl};
use crate::typeset::breaks::with_known_line_ends;
use crate::typeset::class::class;
use crate::typeset::engine::PieceKind;
use crate::typeset::{Engine, Face, Fallback, Line, Paragraph, Style, Weight};

const WORDS: [&str; 46] = [
    "خرجوا",
    "من",
    "القرية",
    "ليلاً",
    "لا",
    "كتابٌ",
    "سلام",
    "ـ",
    "ל",
    "bread",
    "of",
    "Salma",
    "AVATAR",
    "12",
    "٣٤",
    "5,6",
    "7/8",
    "٩،١",
    "40%",
    "$3",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "،",
    ".",
    "!",
    "-",
    "\u{2067}",
    "\u{2066}",
    "\u{2068}",
    "\u{2069}",
    "\u{202B}",
    "\u{202D}",
    "\u{202C}",
    "\u{200F}",
    "\u{200D}",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\r",
    "ک\u{200C}ها",
];

/// Words, figures, brackets and controls; most parted by spaces.
fn mixed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        12 => prop::sample::select(&WORDS[..14]),
        4 => prop::sample::select(&WORDS[14..30]),
        1 => prop::sample::select(&WORDS[30..]),
    ];
    let gap = prop_oneof![8 => Just(" "), 2 => Just(""), 1 => Just("  ")];
    prop::collection::vec((word, gap), 1..90)
        .prop_map(|parts| parts.iter().flat_map(|(word, gap)| [*word, *gap]).collect())
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![3 => Just(Rtl), 1 => Just(Ltr)]
}

fn style(face: Face) -> Style {
    Style {
        face,
        weight: Weight::Regular,
        size: 18.0,
        line_height: 33.0,
    }
}

/// The level of each byte where a character begins, by the analyser that the shaper uses.
fn reference(text: &str, direction: Direction) -> Vec<u8> {
    let options = AnalysisOptions {
        base_direction: levels::base(direction),
        ..AnalysisOptions::default()
    };
    let mut analysis = Analysis::new();
    let text = &*with_known_line_ends(text);
    Analyzer::new().analyze(text, &options, &mut analysis);
    let mut found = vec![analysis.paragraph_level().to_u8(); text.len()];
    for ((at, _), level) in text.char_indices().zip(analysis.bidi_levels()) {
        found[at] = level.to_u8();
    }
    found
}

/// Bytes of a part that L1 leaves alone when it ends a line, and that X9 does not drop.
fn counted(part: &str) -> Vec<usize> {
    use unicode_bidi::BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
    let dropped = |c| matches!(class(c), BN | LRE | LRO | RLE | RLO | PDF);
    let blank = |c| dropped(c) || matches!(class(c), WS | FSI | LRI | RLI | PDI);
    let shown = part.trim_end_matches(blank);
    let kept = shown.char_indices().filter(|(_, c)| !dropped(*c));
    kept.map(|(at, _)| at).collect()
}

fn pieces(cuts: &[usize], len: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([len]);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// Asserts that pieces have the levels of the whole, alone or in their dress.
#[track_caller]
fn check_levels(text: &str, long: &LongParagraph, longest: usize) {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let whole = reference(text, long.direction);
    let cuts = long.provisional(text, longest);
    let pieces = pieces(&cuts, text.len());
    let joined: String = pieces.iter().map(|piece| &text[piece.clone()]).collect();
    assert_eq!(joined, text);
    for piece in pieces {
        assert!(is_grapheme_boundary(text, piece.start) && long.may_cut(piece.start));
        let part = &text[piece.clone()];
        let dressed = match engine.part(text, long, &piece) {
            PieceKind::Dressed(dressed) => Some(dressed),
            _ => None,
        };
        let found = match &dressed {
            None => reference(part, long.direction),
            Some(dressed) => reference(&dressed.text, long.direction),
        };
        // Alone it may stand deeper or less deep as a whole: what is even changes no order.
        let first = counted(part).first().copied().filter(|_| dressed.is_none());
        let by = first.map_or(0, |at| {
            i16::from(whole[piece.start + at]) - i16::from(found[at])
        });
        assert_eq!(by % 2, 0, "{part:?} at {piece:?} in {text:?}");
        for at in counted(part) {
            let base = u8::from(long.direction.is_rtl());
            let level = match &dressed {
                None => found[at],
                // L1 resets what stands before a line end or tab also in its dress.
                Some(dressed) if found[dressed.place(at)] == base => base,
                Some(dressed) => found[dressed.place(at)] - 2,
            };
            let wanted = i16::from(whole[piece.start + at]) - by;
            assert_eq!(
                i16::from(level),
                wanted,
                "byte {at} of {part:?} at {piece:?} in {text:?}"
            );
        }
    }
}

/// What stands in a line and where, pixels.
type Seen = (String, [f32; 2]);

/// A line as a reader sees it: what stands where, and from which font.
fn seen(line: &Line, start: usize) -> Vec<Seen> {
    let (from, to, content) = (line.range.start, line.range.end, line.content_end);
    let ends = format!("line {}..{} {}", from + start, to + start, content + start);
    let mut seen = vec![(
        format!("{ends} {}", line.forced_break),
        [line.left, line.right],
    )];
    let clusters = line.clusters.iter().filter(|one| one.advance > 0.0);
    seen.extend(clusters.map(|one| {
        let (from, to) = (one.range.start + start, one.range.end + start);
        (format!("{from}..{to} {}", one.rtl), [one.x, one.advance])
    }));
    seen.extend(line.glyphs.iter().map(|glyph| {
        let at = glyph.cluster + start;
        (
            format!("{at} {:?} {}", glyph.font, glyph.id),
            [glyph.x, glyph.y],
        )
    }));
    seen
}

fn lines(set: &Paragraph, start: usize) -> Vec<Seen> {
    set.lines
        .iter()
        .flat_map(|line| seen(line, start))
        .collect()
}

/// Asserts that the pieces of a walk have the lines of the whole, also when it is resumed.
#[track_caller]
fn check_lines(text: &str, long: &LongParagraph, face: Face, wrap: f32, longest: usize) {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let style = style(face);
    let whole = engine.whole(text, &style, wrap, long.direction);
    let mut found = Vec::new();
    let walk: Vec<LinePiece> = long
        .line_cuts(&mut engine, text, &style, wrap, 0, longest)
        .collect();
    let mut end = 0;
    for piece in &walk {
        assert_eq!(piece.bytes.start, end);
        end = piece.bytes.end;
        let set = engine.piece(text, long, piece.bytes.clone(), &style, wrap);
        assert_eq!(set.lines.len(), piece.lines, "{piece:?} of {text:?}");
        found.extend(lines(&set, piece.bytes.start));
    }
    assert_eq!(end, text.len());
    let expected = lines(&whole, 0);
    for (one, other) in found.iter().zip(&expected) {
        let apart = |index: usize| (one.1[index] - other.1[index]).abs() > 0.05;
        let alike = one.0 == other.0 && !apart(0) && !apart(1);
        assert!(alike, "{one:?} for {other:?}: {walk:?} of {text:?}");
    }
    assert_eq!(found.len(), expected.len());
    if let Some(middle) = walk.get(walk.len() / 2) {
        let from = middle.bytes.start;
        let again = long.line_cuts(&mut engine, text, &style, wrap, from, longest);
        assert!(again.eq(walk[walk.len() / 2..].iter().cloned()));
    }
}

proptest! {
    #[test]
    fn pieces_have_the_levels_of_the_whole(
        text in mixed(),
        direction in direction(),
        uncut in 8_usize..80,
        longest in 4_usize..120,
    ) {
        let long = LongParagraph::with_longest(&text, direction, uncut);
        check_levels(&text, &long, longest);
    }

    #[test]
    fn pieces_have_the_lines_of_the_whole(
        text in mixed(),
        direction in direction(),
        face in prop_oneof![Just(Face::Naskh), Just(Face::Amiri)],
        uncut in 8_usize..200,
        longest in 4_usize..200,
        wrap in 40.0_f32..500.0,
    ) {
        // Arabic that an override turns round joins to what stands at the other end of it: HarfBuzz
        // turns the run back to shape it, but not what stands around it.
        let text = text.replace('\u{202D}', "\u{202A}");
        // A space with a joiner does not hang over the margin: where it breaks is anyone's guess.
        let text = text.replace('\u{200D}', "");
        let long = LongParagraph::with_longest(&text, direction, uncut);
        check_lines(&text, &long, face, wrap, longest);
    }
}

/// Asserts levels, and lines in both faces, of a text that is long indeed.
#[track_caller]
fn check_long(text: &str, direction: Direction, wrap: f32) {
    let long = LongParagraph::new(text, direction);
    check_levels(text, &long, 3000);
    for face in [Face::Naskh, Face::Amiri] {
        check_lines(text, &long, face, wrap, 3000);
    }
}

#[test]
fn a_piece_ends_with_a_short_line_rather_than_never() {
    let text = "bread \u{2067}خرجوا (من house) 12 \u{2069}ليلاً [the road] ".repeat(40);
    let long = LongParagraph::with_longest(&text, Rtl, 60);
    let mut engine = Engine::new(Fallback::BundledOnly);
    let style = style(Face::Naskh);
    let mut longest = |patience: usize| {
        let mut walk = long.line_cuts(&mut engine, &text, &style, 1.0e6, 0, 100);
        walk.patience = patience;
        let pieces: Vec<LinePiece> = walk.collect();
        let ends: Vec<usize> = pieces.iter().map(|piece| piece.bytes.end).collect();
        assert!(
            pieces[1..]
                .iter()
                .map(|p| p.bytes.start)
                .eq(ends[..ends.len() - 1].iter().copied())
        );
        assert_eq!(ends.last(), Some(&text.len()));
        pieces.iter().map(|piece| piece.bytes.len()).max()
    };
    // The paragraph is one line, which no piece can end.
    assert_eq!(longest(usize::MAX), Some(text.len()));
    assert!(longest(300) < Some(1000));
}

#[test]
fn letters_without_a_space_are_cut_and_go_on_joined() {
    let text = "ك".repeat(40_000);
    let long = LongParagraph::new(&text, Rtl);
    check_levels(&text, &long, 8000);
    assert_eq!(
        long.provisional(&text, 8000),
        [8000, 16000, 24000, 32000, 40000, 48000, 56000, 64000, 72000]
    );
    let mut engine = Engine::new(Fallback::BundledOnly);
    let middle = engine.piece(&text, &long, 8000..8400, &style(Face::Naskh), 300.0);
    let medial = |line: &Line| line.glyphs.windows(2).all(|two| two[0].id == two[1].id);
    assert!(
        middle.lines.iter().all(medial),
        "every letter joins to both sides"
    );
    check_long(&text[..9000], Rtl, 300.0);
    check_long(&"لَّا".repeat(1000), Rtl, 300.0);
}

#[test]
fn figures_alone_are_cut() {
    check_long(&"0123456789".repeat(500), Rtl, 300.0);
    check_long(&"12/34 ٥٦ 7,8% ".repeat(300), Rtl, 300.0);
    check_long(&format!("خبز {}", "12/34 - 7,8% ".repeat(300)), Rtl, 300.0);
    check_long(
        &format!("bread {}", "12/34 - 7,8% ".repeat(300)),
        Ltr,
        300.0,
    );
}

#[test]
fn what_is_never_closed_holds_to_the_end() {
    let words = "خرجوا bread (12) من، القرية. ";
    for opened in ["\u{2067}", "\u{2066}", "\u{2068}", "\u{202B}", "\u{202A}"] {
        check_long(&format!("{words}{opened}{}", words.repeat(80)), Rtl, 300.0);
        check_long(&format!("{opened}{words}").repeat(40), Rtl, 300.0);
    }
    check_long(&format!("({})", words.repeat(80)), Rtl, 300.0);
    check_long(
        &format!("{}{}", ":( bread خبز ".repeat(70), words.repeat(80)),
        Ltr,
        300.0,
    );
}

#[test]
fn deeper_than_the_algorithm_goes_nothing_is_lost() {
    let text = "\u{2067}خبز \u{2066}bread ".repeat(300);
    let long = LongParagraph::new(&text, Rtl);
    let mut engine = Engine::new(Fallback::BundledOnly);
    let style = style(Face::Naskh);
    let walk = long.line_cuts(&mut engine, &text, &style, 300.0, 0, 2000);
    let ends: Vec<usize> = walk.map(|piece| piece.bytes.end).collect();
    assert_eq!(ends.last(), Some(&text.len()));
    assert!(ends.is_sorted() && ends.len() > 2);
}

#[test]
fn tabs_keep_their_stops() {
    let row = "خبز\tbread\t12\tمن القرية إلى المدينة التي على النهر ";
    check_long(&row.repeat(18), Rtl, 340.0);
}

#[test]
fn a_text_of_no_letters_and_a_short_one_are_one_piece() {
    for text in ["", " ", "خبز", "\u{2067}"] {
        let long = LongParagraph::new(text, Rtl);
        assert!(long.provisional(text, 8000).is_empty());
        let mut engine = Engine::new(Fallback::BundledOnly);
        let style = style(Face::Naskh);
        let mut walk = long.line_cuts(&mut engine, text, &style, 300.0, 0, 8000);
        let only = LinePiece {
            bytes: 0..text.len(),
            lines: 1,
        };
        assert_eq!(walk.next(), Some(only));
        assert_eq!(walk.next(), None);
    }
}
