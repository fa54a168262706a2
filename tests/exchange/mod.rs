//! Files of other programs in, excerpts out.

mod files;
mod importing;
mod project;
mod rows;

const TESTIMONY: &str =
    "قال لي: تركتُ التنظيم عام 2016، لأن القيادة كذبت.\nسألته: ومتى؟\nفسكت؛ ثم قال ذلك\n";
