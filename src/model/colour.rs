//! Colours as OKLCH: a tag is a hue, a theme gives lightness and chroma.

/// A colour by lightness (0-1), chroma (0 to about 0.4) and hue (degrees).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Oklch {
    /// Lightness, 0 black to 1 white.
    pub lightness: f32,
    /// Chroma, 0 grey.
    pub chroma: f32,
    /// Hue in degrees.
    pub hue: f32,
}

/// An opaque sRGB colour, 8 bits a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Oklch {
    /// A colour by its three numbers.
    pub const fn new(lightness: f32, chroma: f32, hue: f32) -> Self {
        Self {
            lightness,
            chroma,
            hue,
        }
    }

    /// The chip of a tag with this hue in the light theme.
    pub fn chip_light(hue: u16) -> Self {
        Self::new(0.60, 0.135, f32::from(hue))
    }

    /// The nearest sRGB colour; chroma is lowered until it fits, as CSS Color 4 suggests.
    ///
    /// Source of the matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
    pub fn to_rgb(self) -> Rgb {
        let mut chroma = self.chroma;
        loop {
            let linear = linear_srgb(self.lightness, chroma, self.hue);
            let inside = linear.iter().all(|v| (-0.0005..=1.0005).contains(v));
            if inside || chroma <= 0.0 {
                let [r, g, b] = linear.map(|v| (encode(v.clamp(0.0, 1.0)) * 255.0).round() as u8);
                return Rgb(r, g, b);
            }
            chroma -= 0.002;
        }
    }
}

impl Rgb {
    /// The colour in hexadecimal digits: `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Relative luminance as WCAG 2.1 defines it, 0 to 1.
    pub fn luminance(self) -> f32 {
        let [r, g, b] = [self.0, self.1, self.2].map(|v| decode(f32::from(v) / 255.0));
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

/// Contrast ratio of two colours as WCAG 2.1 defines it, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f32 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn linear_srgb(lightness: f32, chroma: f32, hue: f32) -> [f32; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
        -0.004_196_086 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ]
}

fn encode(v: f32) -> f32 {
    if v <= 0.003_130_8 {
        12.92 * v
    } else {
        1.055 * v.powf(1.0 / 2.4) - 0.055
    }
}

fn decode(v: f32) -> f32 {
    if v <= 0.040_45 {
        v / 12.92
    } else {
        ((v + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_colours_come_out() {
        assert_eq!(Oklch::new(1.0, 0.0, 0.0).to_rgb(), Rgb(255, 255, 255));
        assert_eq!(Oklch::new(0.0, 0.0, 0.0).to_rgb(), Rgb(0, 0, 0));
        // CSS Color 4: oklch(0.62796 0.25768 29.234) is red.
        let Rgb(r, g, b) = Oklch::new(0.627_96, 0.257_68, 29.234).to_rgb();
        assert!(r >= 253 && g <= 12 && b <= 12, "{r} {g} {b}");
        assert!((contrast(Rgb(255, 255, 255), Rgb(0, 0, 0)) - 21.0).abs() < 0.01);
    }
}
