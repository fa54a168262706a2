//! `codebook`: adds, renames, moves, merges and deletes tags.

use super::Outcome;
use super::args::codebook::{
    Account, AddTag, Codebook, CodebookChange, CodebookCommand, DeleteTag, MergeTag, MoveTag,
    RenameTag,
};
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::versions;
use super::work::Work;
use crate::arabic::visible;
use crate::desk::now;
use crate::edit::{AnnotateError, CodebookEdit, Edit, TagChange, delete_tag, merge_tags};
use crate::locale::{Language, Value};
use crate::model::{AnnotatorId, Bilingual, CountedApart, Project, Seen, Tag, TagId, Tombstone};
use crate::store::fresh_id;

/// Changes the codebook, and prints the id of the tag that was changed.
///
/// # Errors
/// When a tag is not there, the change does not fit, or saving fails.
pub fn run(request: &Codebook, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let change = match &request.what {
        CodebookCommand::Versions(asked) => {
            return versions::run(&request.project, asked, terminal);
        }
        CodebookCommand::Change(change) => change,
    };
    let mut work = Work::open(&request.project, terminal)?;
    work.lock_codebook()?;
    let changed = match change {
        CodebookChange::Add(request) => add(request, &mut work)?.into(),
        CodebookChange::Rename(request) => rename(request, &mut work)?.into(),
        CodebookChange::Move(request) => relocate(request, &mut work)?.into(),
        CodebookChange::Merge(request) => merge(request, &mut work, terminal)?,
        CodebookChange::Delete(request) => delete(request, &mut work, terminal)?,
    };
    work.save(terminal)?;
    terminal.line_now(changed.tag.as_str())?;
    if let Some((key, values)) = &changed.account {
        terminal.note(key, values);
    }
    Ok(Outcome::Done)
}

/// A change of the codebook, told once it is on disk.
struct Changed {
    tag: TagId,
    /// What became of the annotations: a message of the locale files and its values.
    account: Option<(&'static str, Vec<(&'static str, Value<'static>)>)>,
}

impl From<TagId> for Changed {
    fn from(tag: TagId) -> Self {
        let account = None;
        Self { tag, account }
    }
}

fn add(request: &AddTag, work: &mut Work) -> Result<TagId, Problem> {
    let name = Bilingual::new(request.name_ar.trim(), request.name_en.trim());
    if name.is_blank() {
        return Err(Problem::BlankTag);
    }
    let book = &work.project().codebook;
    let parent = parent(work.project(), request.parent.as_deref())?;
    let id = TagId::new(&fresh_id("t")).map_err(Problem::Id)?;
    let mut tag = Tag::new(id.clone(), name, book.free_hue());
    tag.order = book.order_at_end(parent.as_ref());
    tag.parent = parent;
    work.apply(&Edit::Codebook(CodebookEdit::Add(Box::new(tag))))?;
    Ok(id)
}

fn rename(request: &RenameTag, work: &mut Work) -> Result<TagId, Problem> {
    let tag = lookup::tag(work.project(), &request.tag)?;
    let id = tag.id.clone();
    let other = |new: &Option<String>, old: &str| match new {
        Some(new) => new.trim().to_owned(),
        None => old.to_owned(),
    };
    let name = Bilingual {
        ar: other(&request.name_ar, &tag.name.ar),
        en: other(&request.name_en, &tag.name.en),
    };
    if name.is_blank() {
        return Err(Problem::BlankTag);
    }
    change(work, &id, TagChange::Name(name))?;
    Ok(id)
}

fn relocate(request: &MoveTag, work: &mut Work) -> Result<TagId, Problem> {
    let id = lookup::tag(work.project(), &request.tag)?.id.clone();
    let parent = parent(work.project(), request.parent.as_deref())?;
    let order = work.project().codebook.order_at_end(parent.as_ref());
    change(work, &id, TagChange::Place { parent, order })?;
    Ok(id)
}

fn merge(request: &MergeTag, work: &mut Work, terminal: &Terminal) -> Result<Changed, Problem> {
    let from = lookup::tag(work.project(), &request.tag)?.clone();
    let into = lookup::tag(work.project(), &request.into)?.clone();
    if from.id == into.id {
        return Err(Problem::MergeIntoItself(request.tag.clone()));
    }
    if from.assignable && !into.assignable {
        return Err(AnnotateError::Group(into.id).into());
    }
    let tombstone = tombstone(&request.account, work)?;
    let values = vec![
        ("tag", shown_name(&from, terminal)),
        ("into", shown_name(&into, terminal)),
        ("count", uses(work.project(), &from.id)),
    ];
    work.apply(&merge_tags(work.project(), &from.id, &into.id, tombstone))?;
    Ok(Changed {
        tag: into.id,
        account: Some(("codebook-merging", values)),
    })
}

fn delete(request: &DeleteTag, work: &mut Work, terminal: &Terminal) -> Result<Changed, Problem> {
    let tag = lookup::tag(work.project(), &request.tag)?.clone();
    let tombstone = tombstone(&request.account, work)?;
    let values = vec![
        ("tag", shown_name(&tag, terminal)),
        ("count", uses(work.project(), &tag.id)),
    ];
    work.apply(&delete_tag(work.project(), &tag.id, tombstone))?;
    Ok(Changed {
        tag: tag.id,
        account: Some(("codebook-deleting", values)),
    })
}

fn change(work: &mut Work, id: &TagId, change: TagChange) -> Result<(), Problem> {
    work.apply(&Edit::Codebook(CodebookEdit::Change {
        id: id.clone(),
        change,
    }))
}

fn parent(project: &Project, words: Option<&str>) -> Result<Option<TagId>, Problem> {
    words
        .map(|words| lookup::tag(project, words).map(|tag| tag.id.clone()))
        .transpose()
}

/// Who did it and why. Whose annotations are rewritten must not be written by a window meanwhile.
fn tombstone(account: &Account, work: &mut Work) -> Result<Tombstone, Problem> {
    let by = match &account.annotator {
        Some(words) => {
            let id = lookup::known_annotator(work.project(), words)?.id.clone();
            work.lock(&id)?;
            id
        }
        // Nobody's files are rewritten then: annotations resolve through the tombstone.
        None => AnnotatorId::new("command-line").map_err(Problem::Id)?,
    };
    Ok(Tombstone {
        at: now(),
        by,
        merged_into: None,
        reason: account.reason.clone().unwrap_or_default(),
    })
}

fn uses(project: &Project, id: &TagId) -> Value<'static> {
    let counts = Seen::new(project, None).tag_counts(CountedApart::default());
    Value::from(counts.get(id).map_or(0, |c| c.project))
}

fn shown_name(tag: &Tag, terminal: &Terminal) -> Value<'static> {
    Value::from(visible(match terminal.locale.language() {
        Language::Arabic => tag.name.arabic(),
        Language::English => tag.name.english(),
    }))
}
