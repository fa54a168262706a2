//! Where the letters go: direction, paragraphs, lines, carets, hit tests, rectangles, raster.
//!
//! The one door is [`Engine`]: it sets a paragraph of text in a [`Style`] and gives a
//! [`Paragraph`], which is plain data and answers everything else (where a caret stands, what a
//! point hits, which rectangles a range covers). [`Raster`] turns a glyph into pixels.
//!
//! All lengths are physical pixels, y downwards. All offsets are bytes of the paragraph's text.
//! "Start", "end", "next" and "previous" speak of the text; "left" and "right" of geometry only.
//!
//! It must not know of windows, files, projects, tags or colours.

mod bidi;
mod bitmap;
mod brackets;
mod breaker;
mod breaks;
mod caret;
mod class;
mod columns;
mod direction;
mod elide;
mod emoji;
mod engine;
mod face;
mod fill;
mod fonts;
mod graphemes;
mod hints;
mod hit;
mod ink;
mod kashida;
mod label_cache;
mod labels;
mod lengthened;
mod line;
mod long;
mod measure;
mod paragraph;
mod plain;
mod plan;
mod raster;
mod reach;
mod rects;
mod shaped;
mod shaping;
mod shown;
mod stack;
mod stops;

pub use bitmap::{Bitmap, GlyphKey, SUBPIXEL_STEPS};
pub use breaks::may_break;
pub use caret::{Affinity, Caret, CaretRect};
pub use direction::{Direction, document_direction, paragraph_direction, text_direction};
pub use engine::{Engine, Fallback};
pub use face::{Face, Style, Weight};
pub use fonts::{FontFile, FontId};
pub use ink::Ink;
pub use long::{LONG_PIECE, LineCuts, LinePiece, LongParagraph};
pub use measure::{Fill, Measure};
pub use paragraph::{Cluster, Glyph, Line, Paragraph};
pub use raster::Raster;
pub use rects::Rect;
pub use stops::Stops;
