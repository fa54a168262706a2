//! The words of both languages: the same messages, the same variables, the right plural forms.

use hashiya::edit::EditName;
use hashiya::locale::{FILES, Isolation, Language, Locale, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Messages of a file with the variables that each uses.
fn messages(words: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in words.lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (key, _) = line.split_once(" =").expect("a message has a value");
            let before = found.insert(key.to_owned(), BTreeSet::new());
            assert!(before.is_none(), "{key} stands twice in one file");
            current = Some(key.to_owned());
        }
        let Some(key) = &current else { continue };
        for part in line.split('$').skip(1) {
            let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let name = name.into_iter().next().unwrap();
            found.get_mut(key).unwrap().insert(name.to_owned());
        }
    }
    found
}

#[test]
fn both_languages_say_the_same_things() {
    let mut all = BTreeSet::new();
    for file in FILES {
        let arabic = messages(file.words(Language::Arabic));
        let english = messages(file.words(Language::English));
        for (key, variables) in &english {
            assert_eq!(arabic.get(key), Some(variables), "{}: {key}", file.name);
            assert!(all.insert(key.clone()), "{key} stands in two files");
        }
        let keys = |m: &BTreeMap<String, BTreeSet<String>>| m.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&arabic), keys(&english), "{}", file.name);
    }
}

#[test]
fn every_message_can_be_read() {
    for language in Language::ALL {
        let locale = Locale::new(language, Isolation::Plain);
        for file in FILES {
            let words = file.words(language);
            assert!(
                fluent_bundle::FluentResource::try_new(words.to_owned()).is_ok(),
                "{language:?} {} has a fault",
                file.name
            );
            for (key, variables) in messages(words) {
                assert!(locale.has(&key), "{language:?} {key}");
                let values: Vec<(&str, Value<'_>)> = variables
                    .iter()
                    .map(|name| (name.as_str(), Value::from(3)))
                    .collect();
                let said = locale.tr_with(&key, &values);
                assert!(!said.contains("{$"), "{language:?} {key}: {said}");
                assert!(!said.trim().is_empty(), "{language:?} {key}");
            }
        }
    }
}

#[test]
fn labels_end_without_a_stop() {
    for language in Language::ALL {
        for file in FILES {
            for line in file.words(language).lines() {
                let value = line.split_once(" = ").map(|(_, value)| value.trim());
                let value = value.filter(|_| !line.starts_with([' ', '#']));
                assert!(
                    !value.is_some_and(|v| v.ends_with('.')),
                    "{language:?} {line}"
                );
            }
        }
    }
}

#[test]
fn every_edit_has_a_name() {
    for language in Language::ALL {
        let locale = Locale::new(language, Isolation::Plain);
        for name in EditName::ALL {
            assert!(locale.has(name.message()), "{language:?} {name:?}");
        }
    }
}

#[test]
fn arabic_counts_in_six_forms() {
    let locale = Locale::new(Language::Arabic, Isolation::Plain);
    let told = |n: usize| {
        let values = [("length", Value::from(n)), ("span", Value::from("0..9"))];
        locale.tr_with("error-span-beyond", &values).into_owned()
    };
    for (n, form) in [
        (0, "صفر من الأحرف"),
        (1, "حرف واحد"),
        (2, "حرفان"),
        (3, "3 أحرف"),
        (10, "10 أحرف"),
        (11, "11 حرفاً"),
        (99, "99 حرفاً"),
        (100, "100 حرف"),
        (103, "103 أحرف"),
        (1_234_567, "1234567 حرفاً"),
    ] {
        assert!(told(n).ends_with(form), "{n}: {}", told(n));
    }
}

#[test]
fn english_counts_in_two_forms() {
    let locale = Locale::new(Language::English, Isolation::Plain);
    let told = |n: usize| {
        let values = [("length", Value::from(n)), ("span", Value::from("0..9"))];
        locale.tr_with("error-span-beyond", &values).into_owned()
    };
    assert!(told(1).ends_with("1 character"));
    assert!(told(0).ends_with("0 characters"));
}
