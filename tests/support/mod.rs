//! What the tests of the window stand on: a renderer without a GPU, pictures, and a driven window.

pub mod cpu_renderer;
pub mod picture;
pub mod project;
pub mod window;

pub use window::{Drawn, Opening, TestWindow};
