//! The files of words that are part of the program: one a screen or subject, in both languages.

use super::Language;

/// The words of one screen or subject in both languages.
#[derive(Debug)]
pub struct LocaleFile {
    /// Its name without the ending.
    pub name: &'static str,
    arabic: &'static str,
    english: &'static str,
}

impl LocaleFile {
    /// What the file says in a language, in Fluent's syntax.
    pub fn words(&self, language: Language) -> &'static str {
        match language {
            Language::Arabic => self.arabic,
            Language::English => self.english,
        }
    }
}

macro_rules! file {
    ($name:literal) => {
        LocaleFile {
            name: $name,
            arabic: include_str!(concat!("../../assets/locale/ar/", $name, ".ftl")),
            english: include_str!(concat!("../../assets/locale/en/", $name, ".ftl")),
        }
    };
}

/// Every file of words.
pub const FILES: &[LocaleFile] = &[
    file!("edits"),
    file!("errors"),
    file!("findings"),
    file!("command-line"),
    file!("help"),
    file!("window"),
    file!("menu"),
    file!("tags"),
    file!("memos"),
    file!("dialogs"),
    file!("history"),
    file!("versions"),
    file!("pseudonyms"),
    file!("formats"),
];
