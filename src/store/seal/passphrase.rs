//! Passphrases: kept where they are wiped from memory, judged in three steps, suggested.

use age::secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Letters of suggestions: digits and small letters without those that look alike.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Groups of letters in a suggestion, and letters in a group; each letter has 5 bits.
const GROUPS: usize = 5;
const IN_GROUP: usize = 4;
/// Bits of guessing below which a passphrase is weak, and from which it is strong.
const FAIR: f64 = 38.0;
const STRONG: f64 = 70.0;

/// A passphrase. Its memory is wiped when it is dropped, and it does not show in messages.
#[derive(Clone, Debug)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes a passphrase; every character of it counts.
    pub fn new(passphrase: String) -> Self {
        Self(SecretString::from(passphrase))
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.expose_secret().trim().is_empty()
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// A computer tries what is like it in little time.
    Weak,
    /// It resists the curious, perhaps not someone who has time and money.
    Fair,
    /// It resists guessing.
    Strong,
}

/// Judges a passphrase by its length and by how many kinds of letters it has. A word counts for less
/// than its letters, a letter that comes again for little; whether it is known to others is not seen.
pub fn strength(passphrase: &str) -> Strength {
    let words: Vec<&str> = passphrase.split_whitespace().collect();
    let by_letters: f64 = words.iter().map(|word| letters_of(word)).sum();
    match by_letters {
        bits if bits < FAIR => Strength::Weak,
        bits if bits < STRONG => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Bits of guessing in one word: all of its first letters, less for those that follow as in words.
fn letters_of(word: &str) -> f64 {
    let mut seen: Vec<char> = Vec::new();
    let mut bits = 0.0;
    let is_mixed = word.chars().any(|c| c.is_numeric()) && word.chars().any(char::is_alphabetic);
    for (place, c) in word.chars().enumerate() {
        let follows = seen
            .last()
            .is_some_and(|l| (*l as u32).abs_diff(c as u32) <= 1);
        bits += match () {
            () if follows || seen.iter().rev().take(4).any(|l| *l == c) => 1.0,
            () if is_mixed => 5.0,
            () if place < 4 => 3.5,
            () => 2.0,
        };
        seen.push(c);
    }
    bits
}

/// A passphrase made by chance, of very nearly 100 bits: five groups of four letters. The few that
/// [`strength`] would not call strong are left out.
pub fn suggestion() -> String {
    let mut all = std::iter::repeat_with(by_chance);
    all.find(|one| strength(one) == Strength::Strong)
        .unwrap_or_default()
}

fn by_chance() -> String {
    // Each id has 122 bits of chance; the hash spreads those of both over all its bits.
    let chance = [Uuid::new_v4(), Uuid::new_v4()].map(|id| *id.as_bytes());
    let bytes = Sha256::digest(chance.concat());
    let letters = bytes.iter().map(|b| char::from(LETTERS[(b & 31) as usize]));
    let letters: Vec<char> = letters.take(GROUPS * IN_GROUP).collect();
    let groups = letters.chunks(IN_GROUP).map(String::from_iter);
    groups.collect::<Vec<String>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_strong_and_never_the_same() {
        let all: std::collections::BTreeSet<String> = (0..2000).map(|_| suggestion()).collect();
        assert_eq!(all.len(), 2000);
        for one in all {
            assert_eq!(one.len(), 24);
            assert_eq!(strength(&one), Strength::Strong, "{one}");
        }
    }

    #[test]
    fn what_is_short_or_repeats_is_weak_and_words_add_up() {
        for weak in [
            "",
            "محمد",
            "123456",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "abcdefghijklm",
            "كلمة سر",
        ] {
            assert_eq!(strength(weak), Strength::Weak, "{weak}");
        }
        assert_eq!(strength("نخلة تكتب مساء"), Strength::Fair);
        assert_eq!(
            strength("نخلة تكتب رسالة طويلة إلى البحر"),
            Strength::Strong
        );
    }

    #[test]
    fn it_does_not_show() {
        let shown = format!("{:?}", Passphrase::new("باب".to_owned()));
        assert!(!shown.contains("باب"), "{shown}");
    }
}
