//! Pictures of the window, compared with those that are committed.
//!
//! The renderer, the glyphs and the fonts are our own, so a picture is the same on every machine
//! but for rounding in the last bit. Hence a narrow tolerance: at most 0.05 % of the pixels may
//! differ at all, and none by more than 3 of 255 in a channel. A missing picture fails.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test` writes the committed pictures anew; look at each before
//! committing it.

use std::fs;
use std::path::{Path, PathBuf};

use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

/// So far a channel of a pixel may be off, of 255.
const MOST_OFF: u8 = 3;
/// So many pixels in a hundred thousand may be off at all.
const MOST_PIXELS_IN_100_000: usize = 50;

/// How two pictures differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Pixels that are not the same.
    pub pixels: usize,
    /// The greatest difference of a channel.
    pub most: u8,
}

/// Compares a picture with `tests/snapshots/NAME.png`.
///
/// # Panics
/// When they differ, or there is none. Then `target/snapshots/NAME.new.png` is what was painted and
/// `NAME.diff.png` shows where it differs.
#[track_caller]
pub fn check(name: &str, painted: &RgbaImage) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}.png"));
    let result = compare_with(&kept, name, painted);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|v| v != "0") {
        if result.is_err() {
            save(&kept, painted);
        }
        return;
    }
    if let Err(message) = result {
        panic!("{message}");
    }
}

fn compare_with(kept: &Path, name: &str, painted: &RgbaImage) -> Result<(), String> {
    let outcome = match image::open(kept) {
        Err(error) => Err(format!("no picture {}: {error}", kept.display())),
        Ok(image) => judge(&image.to_rgba8(), painted, name),
    };
    let new = output(name, "new");
    outcome.map_err(|why| {
        save(&new, painted);
        format!(
            "{name}: {why}\n  kept:    {}\n  painted: {}\nUPDATE_SNAPSHOTS=1 keeps what was painted.",
            kept.display(),
            new.display()
        )
    })
}

fn judge(kept: &RgbaImage, painted: &RgbaImage, name: &str) -> Result<(), String> {
    if kept.dimensions() != painted.dimensions() {
        let (a, b) = (kept.dimensions(), painted.dimensions());
        return Err(format!("the size was {a:?} and is {b:?}"));
    }
    let difference = difference(kept, painted);
    if is_small(difference, kept.pixels().len()) {
        return Ok(());
    }
    let path = output(name, "diff");
    save(&path, &difference_picture(kept, painted));
    Err(format!(
        "{} pixels differ, by up to {}: {}",
        difference.pixels,
        difference.most,
        path.display()
    ))
}

fn is_small(difference: Difference, pixels: usize) -> bool {
    difference.most <= MOST_OFF && difference.pixels * 100_000 <= pixels * MOST_PIXELS_IN_100_000
}

/// How two pictures of one size differ.
pub fn difference(one: &RgbaImage, other: &RgbaImage) -> Difference {
    let mut found = Difference { pixels: 0, most: 0 };
    for (a, b) in one.pixels().zip(other.pixels()) {
        if a != b {
            found.pixels += 1;
            found.most = found.most.max(off(a.0, b.0));
        }
    }
    found
}

fn off(a: [u8; 4], b: [u8; 4]) -> u8 {
    (0..4).map(|i| a[i].abs_diff(b[i])).max().unwrap_or(0)
}

/// The painted picture, pale, with every pixel that differs in red.
fn difference_picture(kept: &RgbaImage, painted: &RgbaImage) -> RgbaImage {
    RgbaImage::from_fn(painted.width(), painted.height(), |x, y| {
        let (a, b) = (kept.get_pixel(x, y).0, painted.get_pixel(x, y).0);
        if a == b {
            let pale = |c: u8| 191 + c / 4;
            image::Rgba([pale(b[0]), pale(b[1]), pale(b[2]), 255])
        } else {
            image::Rgba([
                255,
                120_u8.saturating_sub(off(a, b).saturating_mul(8)),
                0,
                255,
            ])
        }
    })
}

fn output(name: &str, kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/snapshots/{name}.{kind}.png"))
}

fn save(path: &Path, picture: &RgbaImage) {
    let folder = path.parent().expect("a path in the package");
    fs::create_dir_all(folder).expect("a folder for pictures");
    let file = fs::File::create(path).expect("a file for a picture");
    // Small files: the committed ones stay in the history.
    let encoder = PngEncoder::new_with_quality(
        std::io::BufWriter::new(file),
        CompressionType::Best,
        FilterType::NoFilter,
    );
    let write = picture.write_with_encoder(encoder);
    write.expect("a picture written");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(side: u32, level: u8) -> RgbaImage {
        RgbaImage::from_pixel(side, side, image::Rgba([level, level, level, 255]))
    }

    #[test]
    fn rounding_passes_and_a_moved_line_does_not() {
        let kept = grey(100, 200);
        let mut painted = kept.clone();
        for x in 0..5 {
            painted.put_pixel(x, 0, image::Rgba([203, 200, 198, 255]));
        }
        let found = difference(&kept, &painted);
        assert_eq!(found, Difference { pixels: 5, most: 3 });
        assert!(is_small(found, 10_000));
        assert!(!is_small(Difference { pixels: 6, most: 1 }, 10_000));
        assert!(!is_small(Difference { pixels: 1, most: 4 }, 10_000));
    }

    #[test]
    fn a_missing_picture_and_another_size_are_failures_with_paths() {
        let missing = Path::new("nowhere/at-all.png");
        let message = compare_with(missing, "test-missing", &grey(4, 9)).unwrap_err();
        assert!(message.contains("test-missing.new.png"), "{message}");
        let sizes = judge(&grey(4, 9), &grey(5, 9), "test-size").unwrap_err();
        assert!(
            sizes.contains("(4, 4)") && sizes.contains("(5, 5)"),
            "{sizes}"
        );
        let differ = judge(&grey(4, 9), &grey(4, 99), "test-differs").unwrap_err();
        assert!(differ.contains("test-differs.diff.png"), "{differ}");
    }
}
