//! `tour`: the main job on the sample project, without a window, told in a few lines.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use super::render::{PageToDraw, annotators_of};
use super::work::{Work, look};
use crate::desk::{
    self, ExportExcerpts, PassagePlace, Running, TagPassage, Who, create_sample, fresh, now,
    tag_passage,
};
use crate::exchange::export::{Format, Selection};
use crate::locale::{Language, Value};
use crate::model::{Annotation, Annotator, Document, Project, Seen};
use crate::page::Theme;
use crate::store::{self, RandomStamp};
use crate::typeset::Fill;
use crate::words::{first_round_name, shown};
use std::path::Path;

/// Who tags on the tour.
const GUEST: &str = "guest";
/// Width of the pictures, pixels.
const WIDTH: u32 = 900;

/// Does the main job.
///
/// # Errors
/// When the folder holds a project already, or anything cannot be written.
pub fn run(request: &args::Tour, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let folder = request.out.join("project");
    let sample = create_sample(&folder, fresh::project(), now(), &mut RandomStamp)?;
    let tags = sample.codebook.assignable().count();
    let made = [
        ("folder", path(&folder)),
        ("documents", Value::from(sample.documents.len())),
        ("tags", Value::from(tags)),
    ];
    say(terminal, "tour-made", &made)?;
    let documents = sample.documents_in_order();
    if let Some(document) = documents.first() {
        tag_a_passage(&folder, &sample, document, terminal)?;
    }
    list(&folder, terminal)?;
    let findings = store::check(&folder)?;
    for finding in &findings {
        terminal.warn(finding);
    }
    if !findings.is_empty() {
        return Ok(Outcome::Failed);
    }
    say(terminal, "tour-checked", &[])?;
    export_all(request, &folder, terminal)?;
    if let Some(document) = documents.first() {
        draw(request, &folder, document, terminal)?;
    }
    say(terminal, "tour-end", &[("folder", path(&folder))])?;
    Ok(Outcome::Done)
}

/// Tags, as a guest, the first passage that someone has tagged, with the same tag.
fn tag_a_passage(
    folder: &Path,
    sample: &Project,
    document: &Document,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let tagged = |a: &Annotation| {
        let tag = a.tag.as_ref().and_then(|t| sample.codebook.resolve(t))?;
        Some((a.target.span, tag.clone()))
    };
    let codings = sample
        .codings
        .iter()
        .filter(|(k, _)| k.document == document.id);
    let passages =
        codings.flat_map(|(_, coding)| coding.annotations.values().filter_map(|a| tagged(a)));
    let Some((span, to_use)) = passages.min_by_key(|(span, _)| span.start) else {
        return Ok(());
    };
    let passage = TagPassage {
        document: document.id.clone(),
        by: Who::New(Annotator::new(fresh::annotator(), GUEST)),
        tag: Some(to_use.id.clone()),
        place: PassagePlace::Span(span),
        memo: String::new(),
        id: fresh::annotation(),
        at: now(),
        first_round: first_round_name(),
    };
    let mut work = Work::open(folder, terminal)?;
    let tagged = work.run(terminal, |desk| tag_passage(desk, passage))?;
    let name = match terminal.locale.language() {
        Language::Arabic => to_use.name.arabic(),
        Language::English => to_use.name.english(),
    };
    let told = [
        ("quote", shown(document.text.slice(span))),
        ("tag", shown(name)),
        ("id", shown(tagged.annotation().as_str())),
    ];
    say(terminal, "tour-tagged", &told)
}

/// Reads the project from disk again, and counts what is in it.
fn list(folder: &Path, terminal: &mut Terminal) -> Result<(), Problem> {
    let project = look(folder, terminal)?;
    let seen = Seen::from(&project);
    let annotations: usize = seen
        .codings()
        .map(|(_, coding)| coding.annotations.len())
        .sum();
    let told = [
        ("count", Value::from(annotations)),
        ("annotators", Value::from(seen.people().count())),
    ];
    say(terminal, "tour-listed", &told)
}

fn export_all(request: &args::Tour, folder: &Path, terminal: &mut Terminal) -> Result<(), Problem> {
    let project = look(folder, terminal)?;
    for format in Format::ALL {
        let excerpts = ExportExcerpts {
            file: request.out.join(format!("excerpts.{}", format.extension())),
            format,
            selection: Selection::default(),
            seen_by: None,
            names: None,
        };
        let exported = desk::export(&project, &excerpts, &Running::unwatched())?;
        let told = [
            ("count", Value::from(exported.count)),
            ("file", path(&request.out)),
        ];
        say(terminal, "tour-exported", &told)?;
    }
    Ok(())
}

fn draw(
    request: &args::Tour,
    folder: &Path,
    document: &Document,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let project = look(folder, terminal)?;
    let seen = Seen::from(&project);
    for (theme, name) in [
        (Theme::Light, "page-light.png"),
        (Theme::Sepia, "page-sepia.png"),
        (Theme::Dark, "page-dark.png"),
    ] {
        let page = PageToDraw {
            seen,
            document,
            annotators: annotators_of(seen, document),
            width: WIDTH,
            fill: Fill::Ragged,
            screen: None,
            theme,
            file: &request.out.join(name),
        };
        let size = page.draw(&terminal.locale)?;
        let told = [
            ("title", shown(&document.title)),
            ("file", path(&request.out)),
            ("width", Value::from(size.width.to_string())),
            ("height", Value::from(size.height.to_string())),
        ];
        say(terminal, "tour-drawn", &told)?;
    }
    Ok(())
}

/// Says a line of the tour at once: the next step may take a while.
fn say(terminal: &mut Terminal, key: &str, values: &[(&str, Value<'_>)]) -> Result<(), Problem> {
    let line = terminal.locale.tr_with(key, values).into_owned();
    terminal.line_now(&line)
}

fn path(path: &Path) -> Value<'static> {
    shown(path.display().to_string())
}
