//! What a part of the project is to its readers.

use crate::app::context::Context;
use crate::edit::Part;
use crate::model::{CodingKey, DocumentId};
use crate::store::SaveError;

/// The name of a part: whose annotations of which document, or what else it holds.
pub fn name(ctx: &Context<'_>, part: &Part) -> String {
    match part {
        Part::Project => ctx.look.tr("arrived-project"),
        Part::Codebook => ctx.look.tr("arrived-codebook"),
        Part::Document(id) => {
            let values = [("title", title(ctx, id).into())];
            ctx.look.tr_with("changed-document", &values)
        }
        Part::Coding(key) => annotations(ctx, key),
        Part::Round(_) => ctx.look.tr("arrived-rounds"),
        Part::Memos(_) => ctx.look.tr("arrived-memos"),
    }
}

/// The name of the part that could not be saved; the file where it is of no part.
pub fn unsaved(ctx: &Context<'_>, error: &SaveError) -> String {
    let name = error.part().map(|part| name(ctx, &part));
    name.unwrap_or_else(|| crate::arabic::visible(error.file()))
}

/// The user's annotations of a document, or someone else's.
fn annotations(ctx: &Context<'_>, key: &CodingKey) -> String {
    let is_mine = ctx.state.me() == Some(&key.annotator);
    let words = if is_mine {
        "changed-mine"
    } else {
        "changed-theirs"
    };
    let values = [
        ("title", title(ctx, &key.document).into()),
        ("name", ctx.state.person(&key.annotator).into()),
    ];
    ctx.look.tr_with(words, &values)
}

/// The title of a document; its id where the project has no such document.
fn title(ctx: &Context<'_>, id: &DocumentId) -> String {
    let document = ctx.state.seen().and_then(|seen| seen.document(id));
    crate::arabic::visible(document.map_or(id.as_str(), |d| &d.title))
}
