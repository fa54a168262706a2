//! What the fonts do to letters that meet: joining, stacks of marks, ligatures.

use hashiya::typeset::Direction::Rtl;
use hashiya::typeset::{Face, Glyph};

use super::sample::{style, with_engine};

fn glyphs(text: &str, face: Face) -> Vec<Glyph> {
    with_engine(|engine| {
        engine.paragraph(text, &style(face), None, Rtl).lines[0]
            .glyphs
            .clone()
    })
}

fn ids(text: &str, face: Face) -> Vec<u32> {
    glyphs(text, face).iter().map(|glyph| glyph.id).collect()
}

/// Whether no glyph of one text is in the other.
fn are_apart(one: &str, other: &str, face: Face) -> bool {
    let others = ids(other, face);
    ids(one, face).iter().all(|id| !others.contains(id))
}

#[test]
fn lam_and_alef_are_the_fonts_own_pair() {
    for face in [Face::Naskh, Face::Amiri, Face::Interface] {
        for letters in ["لا", "لأ", "لإ", "لآ"] {
            let (lam, alef) = letters.split_at(2);
            let parted = format!("{lam}\u{200c}{alef}");
            let marks = |id: &u32| {
                glyphs(letters, face)
                    .iter()
                    .any(|g| g.id == *id && g.advance == 0.0)
            };
            let pair: Vec<u32> = ids(letters, face)
                .into_iter()
                .filter(|id| !marks(id))
                .collect();
            let alone = ids(&parted, face);
            assert!(
                pair.iter().all(|id| !alone.contains(id)),
                "{face:?} {letters}"
            );
        }
    }
}

#[test]
fn a_vowel_stands_above_the_shadda_under_it() {
    // Without mark positioning both would stand on the letter.
    let vowel = |text: &str| {
        let marks = glyphs(text, Face::Naskh);
        let found = marks.iter().filter(|glyph| glyph.advance == 0.0);
        found.map(|glyph| glyph.y).fold(f32::MAX, f32::min)
    };
    assert!(
        vowel("دَّ") < vowel("دَ") - 2.0,
        "raised by the height of a shadda"
    );
    assert!(
        are_apart("َ", "دَّ", Face::Amiri),
        "Amiri has a form of its own for it"
    );
    for face in [Face::Naskh, Face::Amiri] {
        let stack = glyphs("دَّ", face);
        assert_eq!(stack.len(), 3, "{face:?}");
        assert!(stack.iter().all(|glyph| glyph.cluster == 0));
    }
}

#[test]
fn amiri_has_its_ligatures() {
    for (word, drawn_out) in [("لم", "لـم"), ("في", "فـي"), ("بم", "بـم"), ("لله", "للـه")]
    {
        assert!(are_apart(word, drawn_out, Face::Amiri), "{word}");
    }
    // Kerning and forms that depend on neighbours: a tooth before a reh is not that before a dal.
    assert_ne!(ids("بر", Face::Amiri)[1..], ids("بد", Face::Amiri)[1..]);
}

#[test]
fn superscript_figures_are_in_the_faces() {
    for face in [Face::Naskh, Face::Amiri] {
        for text in ["حاشية¹", "²", "³", "⁴", "آيةۖ", "وقفۗ", "۝١", "1º"] {
            assert!(ids(text, face).iter().all(|id| *id != 0), "{face:?} {text}");
        }
    }
}
