//! `codebook`: adds, renames, moves, merges and deletes tags.

use super::Outcome;
use super::args::codebook as args;
use super::args::codebook::{
    Account, AddTag, Codebook, CodebookChange, CodebookCommand, DeleteTag, MergeTag, RenameTag,
};
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::versions;
use super::work::Work;
use crate::arabic::visible;
use crate::desk::{
    EndTag, MoveTag, NewTag, add_tag, change_tag, delete_tag, fresh, merge_tags, move_tag, now,
};
use crate::edit::TagChange;
use crate::locale::{Language, Value};
use crate::model::{Bilingual, Project, Tag, TagId};

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
    let changed = match change {
        CodebookChange::Add(request) => add(request, &mut work, terminal)?.into(),
        CodebookChange::Rename(request) => rename(request, &mut work, terminal)?.into(),
        CodebookChange::Move(request) => relocate(request, &mut work, terminal)?.into(),
        CodebookChange::Merge(request) => merge(request, &mut work, terminal)?,
        CodebookChange::Delete(request) => delete(request, &mut work, terminal)?,
    };
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

fn add(request: &AddTag, work: &mut Work, terminal: &Terminal) -> Result<TagId, Problem> {
    let new = NewTag {
        id: fresh::tag(),
        parent: parent(work.project(), request.parent.as_deref())?,
        name: Bilingual::new(request.name_ar.trim(), request.name_en.trim()),
        hue: None,
        key: String::new(),
    };
    work.run(terminal, |desk| add_tag(desk, new))
}

fn rename(request: &RenameTag, work: &mut Work, terminal: &Terminal) -> Result<TagId, Problem> {
    let tag = lookup::tag(work.project(), &request.tag)?;
    let other = |new: &Option<String>, old: &str| match new {
        Some(new) => new.trim().to_owned(),
        None => old.to_owned(),
    };
    let name = Bilingual {
        ar: other(&request.name_ar, &tag.name.ar),
        en: other(&request.name_en, &tag.name.en),
    };
    let id = tag.id.clone();
    work.run(terminal, |desk| {
        change_tag(desk, &id, vec![TagChange::Name(name)])
    })?;
    Ok(id)
}

fn relocate(
    request: &args::MoveTag,
    work: &mut Work,
    terminal: &Terminal,
) -> Result<TagId, Problem> {
    let tag = lookup::tag(work.project(), &request.tag)?.id.clone();
    let request = MoveTag {
        tag: tag.clone(),
        parent: parent(work.project(), request.parent.as_deref())?,
        before: None,
    };
    work.run(terminal, |desk| move_tag(desk, request))?;
    Ok(tag)
}

fn merge(request: &MergeTag, work: &mut Work, terminal: &Terminal) -> Result<Changed, Problem> {
    let from = lookup::tag(work.project(), &request.tag)?.clone();
    let into = lookup::tag(work.project(), &request.into)?.clone();
    let end = end(&from, &request.account, work.project())?;
    let usage = work.run(terminal, |desk| merge_tags(desk, end, &into.id))?;
    let values = vec![
        ("tag", shown_name(&from, terminal)),
        ("into", shown_name(&into, terminal)),
        ("count", Value::from(usage.annotations)),
    ];
    Ok(Changed {
        tag: into.id,
        account: Some(("codebook-merging", values)),
    })
}

fn delete(request: &DeleteTag, work: &mut Work, terminal: &Terminal) -> Result<Changed, Problem> {
    let tag = lookup::tag(work.project(), &request.tag)?.clone();
    let end = end(&tag, &request.account, work.project())?;
    let usage = work.run(terminal, |desk| delete_tag(desk, end))?;
    let values = vec![
        ("tag", shown_name(&tag, terminal)),
        ("count", Value::from(usage.annotations)),
    ];
    Ok(Changed {
        tag: tag.id,
        account: Some(("codebook-deleting", values)),
    })
}

fn parent(project: &Project, words: Option<&str>) -> Result<Option<TagId>, Problem> {
    words
        .map(|words| lookup::tag(project, words).map(|tag| tag.id.clone()))
        .transpose()
}

/// A tag that goes, with who says so and why.
fn end(tag: &Tag, account: &Account, project: &Project) -> Result<EndTag, Problem> {
    let by = account.annotator.as_ref();
    let by = by.map(|words| lookup::known_annotator(project, words));
    Ok(EndTag {
        tag: tag.id.clone(),
        by: by.transpose()?.map(|annotator| annotator.id.clone()),
        reason: account.reason.clone().unwrap_or_default(),
        at: now(),
    })
}

fn shown_name(tag: &Tag, terminal: &Terminal) -> Value<'static> {
    Value::from(visible(match terminal.locale.language() {
        Language::Arabic => tag.name.arabic(),
        Language::English => tag.name.english(),
    }))
}
