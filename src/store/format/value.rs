//! Values that records of several kinds are made of, and the macros that declare such values.

use super::fields::{Field, Fields, Value};
use super::understood::{Understood, not_understood, sha256};
use crate::model::Bilingual;
use serde::Deserialize;

/// Declares a value in brackets with named fields.
macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$attribute])* pub $field: $kind,)*
        }

        impl $crate::store::format::fields::Value for $name {
            fn put(&self, out: &mut String) {
                use $crate::store::format::fields::{Field, Fields};
                out.push('(');
                let mut fields = Fields::new(out);
                $(self.$field.write(stringify!($field), &mut fields);)*
                out.push(')');
            }
        }

        impl $crate::store::format::fields::Field for $name {
            fn write(&self, name: &str, f: &mut $crate::store::format::fields::Fields<'_>) {
                f.field(name, self);
            }
        }

        #[cfg(test)]
        impl $crate::store::format::sample::Sample for $name {
            fn sample(dice: &mut $crate::store::format::sample::Dice) -> Self {
                use $crate::store::format::sample::Sample;
                Self {
                    $($field: Sample::sample(dice),)*
                }
            }
        }
    };
}
pub(crate) use group;

/// Declares a value that is one of several words.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $word:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
        pub(crate) enum $name {
            $($(#[$attribute])* $word,)*
        }

        impl $name {
            /// Every one of the words, in the order of their declaration.
            #[allow(dead_code, reason = "not every reader lists the words")]
            pub const ALL: &[Self] = &[$(Self::$word,)*];

            /// The word as it stands in a file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$word => stringify!($word),)*
                }
            }
        }

        impl $crate::store::format::fields::Value for $name {
            fn put(&self, out: &mut String) {
                out.push_str(self.name());
            }
        }

        #[cfg(test)]
        impl $crate::store::format::sample::Sample for $name {
            fn sample(dice: &mut $crate::store::format::sample::Dice) -> Self {
                Self::ALL[dice.below(Self::ALL.len())]
            }
        }
    };
}
pub(crate) use word;

/// Makes a field of a [`word`] that is always written.
macro_rules! always {
    ($name:ident) => {
        impl $crate::store::format::fields::Field for $name {
            fn write(&self, name: &str, f: &mut $crate::store::format::fields::Fields<'_>) {
                f.field(name, self);
            }
        }
    };
}
pub(crate) use always;

/// A text in both languages.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    #[serde(default)]
    pub ar: String,
    #[serde(default)]
    pub en: String,
}

impl Pair {
    /// A text of the model as it stands in a record.
    pub fn of(text: &Bilingual) -> Self {
        Self {
            ar: text.ar.clone(),
            en: text.en.clone(),
        }
    }

    /// The text as the model holds it.
    pub fn value(&self) -> Bilingual {
        Bilingual::new(&self.ar, &self.en)
    }
}

impl Value for Pair {
    fn put(&self, out: &mut String) {
        out.push('(');
        let mut fields = Fields::new(out);
        self.ar.write("ar", &mut fields);
        self.en.write("en", &mut fields);
        out.push(')');
    }
}

impl Field for Pair {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if !self.ar.is_empty() || !self.en.is_empty() {
            f.field(name, self);
        }
    }
}

group!(
    /// A place in a text. It can be found again when the text is replaced, by its quote.
    Anchor {
        /// Code points from the start of the text, and to the end of the place.
        start: usize,
        end: usize,
        /// The exact characters of the place, and a little text around it.
        #[serde(default)]
        quote: String,
        #[serde(default)]
        before: String,
        #[serde(default)]
        after: String,
        /// SHA-256 of the text in which the offsets were right, in hexadecimal digits.
        #[serde(default)]
        text: String,
    }
);

impl Anchor {
    /// Checks that the place has an extent, and that the text is named by a hash if at all.
    ///
    /// # Errors
    /// The finding that says what is wrong.
    pub fn check(&self) -> Understood<()> {
        if self.start >= self.end {
            let reason = "the place ends before it begins, or is empty".to_owned();
            return Err(not_understood(&self.quote, 1, reason));
        }
        if self.text.is_empty() {
            return Ok(());
        }
        sha256(&self.text, "a text is named by a hash")
    }
}

/// Whether something holds that holds as a rule: left out where it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct AsARule(pub bool);

impl Default for AsARule {
    fn default() -> Self {
        Self(true)
    }
}

impl Field for AsARule {
    fn write(&self, name: &str, f: &mut Fields<'_>) {
        if !self.0 {
            f.field(name, &self.0);
        }
    }
}

#[cfg(test)]
mod samples {
    use super::{AsARule, Pair};
    use crate::store::format::sample::{Dice, Sample};

    impl Sample for Pair {
        fn sample(dice: &mut Dice) -> Self {
            Self {
                ar: Sample::sample(dice),
                en: Sample::sample(dice),
            }
        }
    }

    impl Sample for AsARule {
        fn sample(dice: &mut Dice) -> Self {
            Self(Sample::sample(dice))
        }
    }
}
