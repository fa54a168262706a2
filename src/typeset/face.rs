//! The faces built into the program and how a piece of text asks for one.

use fontique::FontWeight;

/// Which letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Noto Naskh Arabic, for reading.
    Naskh,
    /// Amiri, for reading.
    Amiri,
    /// IBM Plex Sans Arabic, for the interface.
    Interface,
    /// Lucide, for icons (letters of the private use area).
    Icons,
}

/// How heavy; a face without that weight gives its nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Which letters.
    pub face: Face,
    /// How heavy.
    pub weight: Weight,
    /// Em size in physical pixels.
    pub size: f32,
    /// Distance of two baselines in physical pixels.
    pub line_height: f32,
}

impl Style {
    /// This style with a valid size and line height.
    pub(super) fn sane(self) -> Self {
        let within = |value: f32, low: f32, high: f32| {
            if value.is_finite() {
                value.clamp(low, high)
            } else {
                low
            }
        };
        Self {
            size: within(self.size, 1.0, 2048.0),
            line_height: within(self.line_height, 1.0, 8192.0),
            ..self
        }
    }
}

/// A font file in the program.
pub(super) struct Embedded {
    pub face: Face,
    pub weight: f32,
    /// Name of the file without its ending.
    pub name: &'static str,
    pub data: &'static [u8],
}

macro_rules! embedded {
    ($face:ident, $weight:literal, $file:literal) => {
        Embedded {
            face: Face::$face,
            weight: $weight,
            name: $file,
            data: include_bytes!(concat!("../../fonts/", $file, ".ttf")),
        }
    };
}

pub(super) static EMBEDDED: [Embedded; 8] = [
    embedded!(Naskh, 400.0, "NotoNaskhArabic-Regular"),
    embedded!(Naskh, 600.0, "NotoNaskhArabic-SemiBold"),
    embedded!(Amiri, 400.0, "Amiri-Regular"),
    embedded!(Amiri, 700.0, "Amiri-Bold"),
    embedded!(Interface, 400.0, "IBMPlexSansArabic-Regular"),
    embedded!(Interface, 500.0, "IBMPlexSansArabic-Medium"),
    embedded!(Interface, 600.0, "IBMPlexSansArabic-SemiBold"),
    embedded!(Icons, 400.0, "lucide"),
];

impl Face {
    /// The family name the face is registered under; ours alone, so that another version of the
    /// font on the system never mixes with it.
    pub(super) fn family(self) -> &'static str {
        match self {
            Self::Naskh => "hashiya naskh",
            Self::Amiri => "hashiya amiri",
            Self::Interface => "hashiya interface",
            Self::Icons => "hashiya icons",
        }
    }

    /// The face and the built-in ones that help out where it lacks a letter.
    pub(super) fn stack(self) -> &'static [Face] {
        match self {
            Self::Naskh => &[Self::Naskh, Self::Amiri, Self::Interface],
            Self::Amiri => &[Self::Amiri, Self::Naskh, Self::Interface],
            Self::Interface => &[Self::Interface, Self::Naskh, Self::Amiri],
            Self::Icons => &[Self::Icons, Self::Interface, Self::Naskh],
        }
    }

    /// The bytes of the face's regular font file.
    pub fn regular(self) -> &'static [u8] {
        EMBEDDED
            .iter()
            .find(|font| font.face == self)
            .map_or(&[], |font| font.data)
    }
}

impl Weight {
    pub(super) fn value(self) -> FontWeight {
        FontWeight::new(match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::SemiBold => 600.0,
        })
    }
}
