//! The colours of a theme: paper, ink, lines, and what a tag's hue becomes on them.

use crate::model::{Oklch, Rgb};

listed! {
    /// A choice of paper and ink. The variants stand in the order of the menu.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub enum Theme {
        /// Near-white paper, dark ink.
        #[default]
        Light,
        /// Warm paper for long reading.
        Sepia,
        /// Dark paper, light ink.
        Dark,
    }
}

/// Every colour of a theme by its role.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Palette {
    /// The sheet that is read.
    pub paper: Rgb,
    /// What the sheet lies on.
    pub desk: Rgb,
    /// Side panels, header and footer.
    pub panel: Rgb,
    /// Lines between areas and around controls.
    pub line: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Quiet text.
    pub ink_quiet: Rgb,
    /// The quietest text: numbers, hints.
    pub ink_faint: Rgb,
    /// The one accent.
    pub accent: Rgb,
    /// The accent as a background.
    pub accent_soft: Rgb,
    /// Fields, cards and keycaps.
    pub field: Rgb,
    /// A selection: neutral, since every hue may be a tag.
    pub selection: Rgb,
    /// A fault that needs attention.
    pub warning: Rgb,
    /// The band that stands for further tags where there is no room.
    pub neutral_band: Rgb,
    /// Lines behind text that belong to no tag.
    pub neutral_thread: Rgb,
    tint: (f32, f32),
    thread: (f32, f32),
    chip: (f32, f32),
}

impl Theme {
    /// Its name on the command line and in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
        }
    }

    /// The theme of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// Its colours.
    pub fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::Sepia => SEPIA,
        }
    }
}

impl Palette {
    /// A tag's colour behind text.
    pub fn tint(&self, hue: u16) -> Rgb {
        Oklch::new(self.tint.0, self.tint.1, f32::from(hue)).to_rgb()
    }

    /// A tag's colour in lines behind text: stitches, edges, the frame of the current annotation.
    pub fn thread(&self, hue: u16) -> Rgb {
        Oklch::new(self.thread.0, self.thread.1, f32::from(hue)).to_rgb()
    }

    /// A tag's colour in chips and bars, where no text is.
    pub fn chip(&self, hue: u16) -> Rgb {
        Oklch::new(self.chip.0, self.chip.1, f32::from(hue)).to_rgb()
    }
}

const fn rgb(value: u32) -> Rgb {
    Rgb((value >> 16) as u8, (value >> 8) as u8, value as u8)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xfb_faf7),
    desk: rgb(0xf1_efea),
    panel: rgb(0xf7_f6f2),
    line: rgb(0xe3_e0d8),
    ink: rgb(0x1d_1b18),
    ink_quiet: rgb(0x5f_5a52),
    ink_faint: rgb(0x71_6b60),
    accent: rgb(0x0b_6e63),
    accent_soft: rgb(0xdc_efec),
    field: rgb(0xff_ffff),
    selection: rgb(0xc9_c4b8),
    warning: rgb(0x9a_5b00),
    neutral_band: rgb(0xe4_e0d6),
    neutral_thread: rgb(0x8f_897d),
    tint: (0.925, 0.055),
    thread: (0.68, 0.115),
    chip: (0.60, 0.135),
};

const DARK: Palette = Palette {
    paper: rgb(0x1b_1c1e),
    desk: rgb(0x15_1617),
    panel: rgb(0x20_2123),
    line: rgb(0x32_3437),
    ink: rgb(0xec_e9e2),
    ink_quiet: rgb(0xac_a79d),
    ink_faint: rgb(0x97_928a),
    accent: rgb(0x5c_c8b8),
    accent_soft: rgb(0x1f_3a37),
    field: rgb(0x17_181a),
    selection: rgb(0x4a_4f57),
    warning: rgb(0xe6_b35a),
    neutral_band: rgb(0x3a_3d42),
    neutral_thread: rgb(0x69_665f),
    tint: (0.345, 0.07),
    thread: (0.495, 0.10),
    chip: (0.74, 0.125),
};

const SEPIA: Palette = Palette {
    paper: rgb(0xf6_ecd8),
    desk: rgb(0xec_e0c8),
    panel: rgb(0xf1_e6d0),
    line: rgb(0xdc_cdb0),
    ink: rgb(0x33_281a),
    ink_quiet: rgb(0x6a_5a42),
    ink_faint: rgb(0x74_644b),
    accent: rgb(0x0b_6e63),
    accent_soft: rgb(0xd3_e2d0),
    field: rgb(0xfb_f4e4),
    selection: rgb(0xc9_bfa4),
    warning: rgb(0x8a_5200),
    neutral_band: rgb(0xdf_d3b9),
    neutral_thread: rgb(0xa0_9278),
    tint: (0.88, 0.06),
    thread: (0.69, 0.11),
    chip: (0.60, 0.135),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::contrast;

    #[test]
    fn text_reads_on_every_highlight_in_every_theme() {
        for theme in Theme::ALL {
            let p = theme.palette();
            for hue in 0..360 {
                let tint = contrast(p.ink, p.tint(hue));
                assert!(tint >= 7.0, "{theme:?} ink on hue {hue}: {tint}");
                let chip = contrast(p.chip(hue), p.paper);
                assert!(chip >= 3.0, "{theme:?} chip of hue {hue} on paper: {chip}");
            }
            for (what, on) in [
                ("selection", p.selection),
                ("neutral", p.neutral_band),
                ("paper", p.paper),
            ] {
                assert!(contrast(p.ink, on) >= 6.0, "{theme:?} ink on {what}");
            }
            for on in [p.paper, p.panel, p.field, p.accent_soft] {
                assert!(
                    contrast(p.ink_quiet, on) >= 4.5,
                    "{theme:?} quiet ink on {on:?}"
                );
            }
            for on in [p.paper, p.panel, p.field] {
                assert!(
                    contrast(p.ink_faint, on) >= 4.5,
                    "{theme:?} faint ink on {on:?}: {}",
                    contrast(p.ink_faint, on)
                );
                assert!(
                    contrast(p.warning, on) >= 4.5,
                    "{theme:?} warning on {on:?}"
                );
                assert!(contrast(p.accent, on) >= 4.5, "{theme:?} accent on {on:?}");
            }
            // The ring around what has the keyboard, and the one inside a button in the accent.
            for on in [p.accent_soft, p.desk, p.line, p.selection] {
                let ring = contrast(p.accent, on);
                assert!(ring >= 3.0, "{theme:?} the ring on {on:?}: {ring}");
            }
            assert!(
                contrast(p.paper, p.accent) >= 3.0,
                "{theme:?} the ring inside"
            );
        }
    }
}
