//! The languages of the interface, and how a system names them.

use unic_langid::LanguageIdentifier;

listed! {
    /// A language of the interface. The variants stand in the order of the menu.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
    pub enum Language {
        /// Arabic, right to left.
        Arabic,
        /// English, left to right.
        #[default]
        English,
    }
}

impl Language {
    /// Reads the name that a system gives to its language, such as `ar-SY`, `en_US.UTF-8` or `AR`.
    /// Returns nothing for a language that the interface does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let word = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match word.to_ascii_lowercase().as_str() {
            "ar" | "ara" => Some(Self::Arabic),
            "en" | "eng" => Some(Self::English),
            _ => None,
        }
    }

    /// The short name that settings keep: `ar` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::English => "English",
        }
    }

    /// Whether it runs from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        // Two plain tags, which a test reads: what is no tag would be the root language.
        self.tag().parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_name_languages_in_many_ways() {
        for tag in ["ar", "ar-SY", "ar_EG.UTF-8", "AR", "ara", "ar@latin"] {
            assert_eq!(Language::from_tag(tag), Some(Language::Arabic), "{tag}");
        }
        assert_eq!(Language::from_tag("en_GB"), Some(Language::English));
        for tag in ["", "C", "arn-CL", "POSIX", "fr-FR"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
