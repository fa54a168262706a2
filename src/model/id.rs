//! Ids: short random ASCII strings that are safe as file names on every system.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;
use thiserror::Error;

/// Maximum length of an id, in bytes.
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
    /// The name of a Windows device, for an id by which a file is named.
    #[error("the id {0:?} is the name of a device on Windows")]
    Device(String),
}

/// Names of Windows devices, which no file can have in any case of letters. Numbered ones end in a digit.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

fn is_device(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    let is_numbered = |name: &str| {
        let number = id.strip_prefix(name);
        number.is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    DEVICES.contains(&&*id) || NUMBERED_DEVICES.iter().any(|name| is_numbered(name))
}

fn check_file_name(id: &str) -> Result<(), IdError> {
    check(id)?;
    if is_device(id) {
        return Err(IdError::Device(id.to_owned()));
    }
    Ok(())
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
    ($(#[$doc:meta])* $name:ident, $check:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a string as an id.
            ///
            /// # Errors
            /// When it is empty, longer than 64 bytes or not plain ASCII letters, digits, `-`, `_`;
            /// and when it names files and Windows has a device of that name.
            pub fn new(id: &str) -> Result<Self, IdError> {
                $check(id).map(|()| Self(Arc::from(id)))
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
    DocumentId,
    check_file_name
);
id_type!(
    /// Names a tag of the codebook.
    TagId,
    check
);
id_type!(
    /// Names an annotation, in the whole project.
    AnnotationId,
    check
);
id_type!(
    /// Names an annotator, and their files.
    AnnotatorId,
    check_file_name
);
id_type!(
    /// Names a round of coding, and its folder.
    RoundId,
    check_file_name
);
id_type!(
    /// Names a version of the codebook.
    VersionId,
    check
);
id_type!(
    /// Names a project, wherever its folder is: backups, caches and exports go by it.
    ProjectId,
    check
);
id_type!(
    /// Names a memo, among those of its author.
    MemoId,
    check
);
id_type!(
    /// Names a reviewer's decision, in the whole project.
    DecisionId,
    check
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
    #[test]
    fn devices_of_windows_name_no_files() {
        for device in ["con", "NUL", "Aux", "com1", "LPT9"] {
            let refused = Err(IdError::Device(device.to_owned()));
            assert_eq!(AnnotatorId::new(device), refused);
            assert!(TagId::new(device).is_ok(), "a tag names no file");
        }
        for name in ["con1", "com", "com10", "nula"] {
            assert!(DocumentId::new(name).is_ok(), "{name}");
        }
    }
}
