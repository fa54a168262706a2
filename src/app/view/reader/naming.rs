//! What an annotation is called where the pointer is on it.

use crate::app::context::Context;
use crate::page::Mark;

/// The name of an annotation's tag in the interface's language.
pub(super) fn name_of(ctx: &Context<'_>, mark: &Mark) -> String {
    if mark.hue.is_some() {
        ctx.look.name(&mark.name)
    } else {
        ctx.look.tr("untagged")
    }
}

/// The name of an annotation's tag, with who made it where several annotators are shown.
pub(super) fn words_of(ctx: &Context<'_>, lanes: usize, mark: &Mark) -> String {
    let name = name_of(ctx, mark);
    if lanes < 2 {
        return name;
    }
    let person = ctx.state.person(&mark.annotator);
    format!("\u{2068}{name}\u{2069} · \u{2068}{person}\u{2069}")
}
