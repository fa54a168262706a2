//! Names of things for machines: short, random, ASCII, safe as file names on every system.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;
use thiserror::Error;

/// Longest id in bytes that is accepted.
const LONGEST: usize = 64;

/// Why a string cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing in it.
    #[error("an id is empty")]
    Empty,
    /// Longer than 64 bytes.
    #[error("the id {0:?} is longer than 64 characters")]
    TooLong(String),
    /// Something other than a-z, A-Z, 0-9, `-` or `_`, or it begins with `-`.
    #[error("the id {0:?} has a character other than a-z, A-Z, 0-9, '-' and '_'")]
    BadCharacter(String),
}

fn check(id: &str) -> Result<(), IdError> {
    let fits = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    match id {
        "" => Err(IdError::Empty),
        _ if id.len() > LONGEST => Err(IdError::TooLong(id.chars().take(LONGEST).collect())),
        _ if id.starts_with('-') || !id.bytes().all(fits) => {
            Err(IdError::BadCharacter(id.to_owned()))
        }
        _ => Ok(()),
    }
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a string as an id.
            ///
            /// # Errors
            /// When it is empty, longer than 64 bytes or not plain ASCII letters, digits, `-`, `_`.
            pub fn new(id: &str) -> Result<Self, IdError> {
                check(id).map(|()| Self(Arc::from(id)))
            }

            /// The characters of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id_type!(
    /// Names a document, and its folder.
    DocumentId
);
id_type!(
    /// Names a tag of the codebook.
    TagId
);
id_type!(
    /// Names an annotation, in the whole project.
    AnnotationId
);
id_type!(
    /// Names an annotator, and their files.
    AnnotatorId
);
id_type!(
    /// Names a round of coding, and its folder.
    RoundId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_file_names_are_ids() {
        for good in ["a", "leadership-distrust", "01K_x"] {
            assert!(TagId::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "../x",
            "a/b",
            "سلمى",
            "-x",
            "a b",
            "a.ron",
            &"x".repeat(65),
        ] {
            assert!(TagId::new(bad).is_err(), "{bad}");
        }
    }
}
