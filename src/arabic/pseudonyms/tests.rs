//! Names in sentences: what is replaced, what is doubtful, where spans go.

use super::*;
use crate::arabic::{CharRange, Text};
use proptest::prelude::*;

const LIST: [(&str, &str); 7] = [
    ("أبو طلحة", "أبو خالد"),
    ("البغدادي", "السامرائي"),
    ("عبد الله المنصوري", "P1"),
    ("الليبي", "التونسي"),
    ("علي", "عمر"),
    ("ريم", "لمى"),
    ("مروان", "الحارث"),
];

fn list() -> Pseudonyms {
    let pair = |(name, replacement): &(&str, &str)| Pseudonym {
        name: (*name).into(),
        variants: Vec::new(),
        replacement: (*replacement).into(),
    };
    Pseudonyms::new(LIST.iter().map(pair).collect())
}

#[track_caller]
fn replaced(text: &str, expected: &str) {
    let found = list().find(text);
    assert!(found.iter().all(|p| p.doubt.is_none()), "{text}: {found:?}");
    let new = Reworded::new(&Text::new(text), &found);
    assert_eq!(new.text.as_str(), expected, "{found:?}");
}

#[track_caller]
fn doubtful(text: &str, doubt: Doubt) {
    let found = list().find(text);
    let doubts: Vec<Option<Doubt>> = found.iter().map(|p| p.doubt).collect();
    assert_eq!(doubts, [Some(doubt)], "{text}");
}

#[test]
fn kunyas_follow_their_case_and_clitics_stay() {
    replaced("جاء أبو طلحة.", "جاء أبو خالد.");
    replaced("رأيت أبا طلحة", "رأيت أبا خالد");
    replaced("قلت لأبي طلحة", "قلت لأبي خالد");
    replaced("وبأبي طَلْحَةَ ثم", "وبأبي خالد ثم");
    replaced("فَأبو طلحه", "فَأبو خالد");
    replaced("ابوطلحة وحده", "أبو خالد وحده");
}

#[test]
fn the_article_is_swallowed_and_given_back() {
    replaced("سمع البغدادي", "سمع السامرائي");
    replaced("قال للبغدادي وللبغدادي", "قال للسامرائي وللسامرائي");
    replaced("كتب لليبي", "كتب للتونسي");
    replaced("قال لمروان ولمروان", "قال للحارث وللحارث");
    replaced("مع البغدادي وبالبغدادي", "مع السامرائي وبالسامرائي");
}

#[test]
fn other_letters_are_joined_by_a_kashida() {
    replaced("رسالة لعبد الله المنصوري", "رسالة لـP1");
    replaced("رسالة وعبدالله المنصوري", "رسالة وP1");
}

#[test]
fn what_may_be_something_else_is_doubtful() {
    doubtful("جاء علي", Doubt::CommonWord);
    doubtful("صعد على السطح الذى فى القرية", Doubt::Spelling);
    assert_eq!(list().find("صعد على السطح وعلى الدرج"), []);
    doubtful("رجل كريم", Doubt::Clitic);
    doubtful("رجل بغدادي", Doubt::Article);
    doubtful("جاء المنصوري", Doubt::Part);
    replaced("ريم", "لمى");
    assert_eq!(list().find("كتاب وقلم وعليه"), []);
}

#[test]
fn spans_go_along() {
    let text = Text::new("قال لأبي طلحة إنه رأى البغدادي هناك");
    let new = Reworded::new(&text, &list().find(text.as_str()));
    let moved = |from: &str| {
        let at = text.as_str().find(from).unwrap();
        let span = text.to_chars(ByteRange::new(at, at + from.len()));
        new.text.slice(new.span(span)).to_owned()
    };
    assert_eq!(moved("إنه رأى"), "إنه رأى");
    assert_eq!(moved("طلحة إنه"), "أبي خالد إنه");
    assert_eq!(moved("أبي طلحة"), "أبي خالد");
    assert_eq!(moved("لأبي طلحة"), "لأبي خالد");
    assert_eq!(moved("رأى البغدادي"), "رأى السامرائي");
    assert_eq!(moved("هناك"), "هناك");
}

#[test]
fn other_spellings_are_the_same_name() {
    let list = Pseudonyms::new(vec![Pseudonym {
        name: "أبو طلحة".into(),
        variants: vec!["Abu Talha".into(), "أبو طلحا".into()],
        replacement: "أبو خالد".into(),
    }]);
    let text = Text::new("Abu Talha's letter; abu-talha; بو طلحة، لأبي طلحا");
    let new = Reworded::new(&text, &list.find(text.as_str()));
    assert_eq!(
        new.text.as_str(),
        "أبو خالد's letter; أبو خالد; بو خالد، لأبي خالد"
    );
    let text = Text::new("رسالة أبي طلحة.txt #أبو_طلحة @abu_talha");
    let new = Reworded::new(&text, &list.find(text.as_str()));
    assert_eq!(new.text.as_str(), "رسالة أبي خالد.txt #أبو خالد @أبو خالد");
}

#[test]
fn small_words_are_no_names_without_their_article() {
    let list = Pseudonyms::new(vec![Pseudonym {
        name: "أخبار الآن".into(),
        variants: Vec::new(),
        replacement: "قناة".into(),
    }]);
    assert_eq!(list.find("قال أن وإن كان").len(), 0);
    assert_eq!(list.find("قال الآن").len(), 1);
}

#[test]
fn a_name_of_nothing_but_kunyas_has_no_end_of_forms() {
    let with = |between: &str, count: usize| {
        let all: Vec<String> = (0..count).map(|n| format!("{between} س{n}")).collect();
        format!("محمد {}", all.join(" "))
    };
    for (between, other, count, is_found) in [
        ("بن", "ابن", 12, true),
        ("أبو", "أبي", 6, true),
        ("أبو", "أبي", 60, false),
        ("بن", "ابن", 60, false),
    ] {
        let list = Pseudonyms::new(vec![Pseudonym {
            name: with(between, count),
            variants: Vec::new(),
            replacement: "P1".into(),
        }]);
        assert!(list.forms.len() <= 4096);
        let found = |text: &str| list.find(text).iter().any(|place| place.doubt.is_none());
        assert!(found(&with(between, count)), "as it is written");
        assert_eq!(found(&with(other, count)), is_found);
    }
}

/// What a doubtful place would become.
#[track_caller]
fn would_be(text: &str, doubt: Doubt, expected: &str) {
    doubtful(text, doubt);
    let new = Reworded::new(&Text::new(text), &list().find(text));
    assert_eq!(new.text.as_str(), expected);
}

#[test]
fn a_doubtful_place_is_replaced_as_it_stands() {
    would_be("جاء المنصوري", Doubt::Part, "جاء P1");
    would_be("قال للمنصوري", Doubt::Part, "قال لـP1");
    would_be("وقال لبغدادي", Doubt::Article, "وقال لسامرائي");
    would_be("والمروان", Doubt::Article, "والحارث");
    would_be("للمروان", Doubt::Article, "للحارث");
    would_be("وعلي", Doubt::Clitic, "وعمر");
    would_be(
        "كان أبو مروان هناك",
        Doubt::LongerName,
        "كان أبو الحارث هناك",
    );
    would_be("مروان بن سعد", Doubt::LongerName, "الحارث بن سعد");
    would_be("المروانيون", Doubt::Inside, "الحارثيون");
    would_be("والمروانية", Doubt::Inside, "والحارثية");
    would_be("استمروان", Doubt::Inside, "استحارث");
    would_be("الالبغداديات", Doubt::Inside, "السامرائيات");
    assert_eq!(list().find("إريم تريمستان"), []);
    would_be("جاء أبو\nطلحة ومضى", Doubt::LineEnd, "جاء أبو\nخالد ومضى");
    assert_eq!(list().find("جاء أبو\n\nطلحة").len(), 1, "two paragraphs");
    assert_eq!(list().find("أبو، طلحة")[0].doubt, Some(Doubt::Part));
}

#[test]
fn one_word_of_a_name_becomes_one_word_of_the_other() {
    let list = Pseudonyms::new(vec![Pseudonym {
        name: "عبد القادر صوفان".into(),
        variants: Vec::new(),
        replacement: "عبد الباسط رمان".into(),
    }]);
    let text = Text::new("قال صوفان إن القادر");
    let new = Reworded::new(&text, &list.find(text.as_str()));
    assert_eq!(new.text.as_str(), "قال رمان إن الباسط");
    let again = list.find("عبد الباسط رمان قال");
    assert_eq!(again, [], "what stands for a name is left alone");
}

#[test]
fn the_words_found_and_written_have_what_sticks_to_them() {
    let text = "قلت للبغدادي";
    let place = list().find(text).remove(0);
    assert_eq!(place.found(text), "للبغدادي");
    assert_eq!(place.written(text), "للسامرائي");
}

proptest! {
    #[test]
    fn what_is_not_a_name_stays(words in proptest::collection::vec("(و|ف|ل|ب|)(أبو طلحة|البغدادي|كتاب|للبغدادي|قلم|علي|P1|،|\n)", 0..20), at in 0usize..200, length in 0usize..40) {
        let text = Text::new(words.join(" "));
        let found = list().find(text.as_str());
        prop_assert!(found.windows(2).all(|w| w[0].place.end <= w[1].place.start));
        let new = Reworded::new(&text, &found);
        for place in &found {
            let was = text.to_chars(place.place);
            prop_assert_eq!(new.text.slice(new.span(was)), place.words.as_str());
        }
        let start = at.min(text.length());
        let span = CharRange::new(start, (start + length).min(text.length()));
        let moved = new.span(span);
        prop_assert!(moved.start <= moved.end && moved.end.0 <= new.text.length());
        let touches = found.iter().any(|p| {
            let was = text.to_chars(p.place);
            was.start < span.end && span.start < was.end
        });
        if !touches {
            prop_assert_eq!(new.text.slice(moved), text.slice(span));
        }
    }

    #[test]
    fn done_twice_nothing_changes(words in proptest::collection::vec("(و|ف|ل|ب|ك|ال|وال|)(أبو طلحة|أبي طلحة|البغدادي|بغدادي|كتاب|طلحة|المنصوري|عبد الله المنصوري|علي|على|مروان|مروانية|ريم|P1|،|\n)", 0..24)) {
        let once = reworded(&words.join(" "), &list().find(&words.join(" ")));
        let again = list().find(&once);
        prop_assert_eq!(again, vec![], "{}", once);
    }
}
