//! The letter that stands for a person.

/// The first letter or digit of a name; empty if it has none.
pub fn initial(name: &str) -> String {
    let letter = name.chars().find(|c| c.is_alphanumeric());
    letter.into_iter().collect()
}
