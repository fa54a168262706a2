//! What a file of the project is to its readers.

use crate::app::context::Context;
use crate::model::{AnnotatorId, DocumentId};

/// The name of a file, by its path in the project: whose annotations of which document, or what else
/// it holds; the path itself where that is not known.
pub fn name(ctx: &Context<'_>, file: &str) -> String {
    known(ctx, file).unwrap_or_else(|| crate::arabic::visible(file))
}

fn known(ctx: &Context<'_>, file: &str) -> Option<String> {
    let look = ctx.look;
    let parts: Vec<&str> = file.split('/').collect();
    match parts.as_slice() {
        ["project.ron"] => Some(look.tr("arrived-project")),
        ["codebook.ron"] => Some(look.tr("arrived-codebook")),
        ["documents", id, ..] => {
            let values = [("title", title(ctx, id)?.into())];
            Some(look.tr_with("changed-document", &values))
        }
        ["annotations", _, id, name] => annotations(ctx, id, name.strip_suffix(".ron")?),
        _ => None,
    }
}

/// The user's annotations of a document, or someone else's.
fn annotations(ctx: &Context<'_>, document: &str, person: &str) -> Option<String> {
    let is_mine = ctx.state.me().is_some_and(|me| me.as_str() == person);
    let key = match is_mine {
        true => "changed-mine",
        false => "changed-theirs",
    };
    let person = AnnotatorId::new(person).map(|id| ctx.state.person(&id));
    let values = [
        ("title", title(ctx, document)?.into()),
        ("name", person.unwrap_or_default().into()),
    ];
    Some(ctx.look.tr_with(key, &values))
}

fn title(ctx: &Context<'_>, document: &str) -> Option<String> {
    let document = DocumentId::new(document).ok()?;
    let document = ctx.state.seen()?.document(&document)?;
    Some(crate::arabic::visible(&document.title))
}
