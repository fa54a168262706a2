//! `alternatives`: what was changed in several places at once and waits for a choice.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use super::viewer::Shown;
use crate::arabic::visible;
use crate::model::{Seen, TagId};
use crate::store::Alternatives;
use crate::words::{facts, kind, kind_in_words};
use serde_json::{Map, Value as Json, json};

/// The name of the choice that takes a tag out of a circle.
pub const TOP: &str = "top";
/// The name of the choice that brings one of the tags back that were merged into each other.
pub const KEEP: &str = "keep";

/// Lists what waits. The exit code is 1 when something does.
///
/// # Errors
/// When the project cannot be opened, or standard output not written.
pub fn run(request: &args::Alternatives, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let (shown, waiting) =
        Shown::open_with_alternatives(&request.project, &request.viewer, terminal)?;
    let seen = shown.seen();
    let book = seen.codebook();
    let (below, merged) = (book.circles(), book.merge_circles());
    let below = circles(&below, Circle::BELOW);
    let circles: Vec<Circle> = below.chain(circles(&merged, Circle::MERGED)).collect();
    if request.json {
        let records = waiting.iter().map(|one| row(seen, one, terminal));
        let circles = circles.iter().map(Circle::row);
        terminal.json(&Json::Array(records.chain(circles).collect()))?;
    } else {
        for one in &waiting {
            tell(seen, one, terminal)?;
        }
        for circle in &circles {
            circle.tell(terminal)?;
        }
        if waiting.is_empty() && circles.is_empty() {
            let words = terminal.locale.tr("alternatives-none").into_owned();
            terminal.line(&words)?;
        }
    }
    Ok(Outcome::of(waiting.is_empty() && circles.is_empty()))
}

fn row(seen: Seen<'_>, one: &Alternatives, terminal: &Terminal) -> Json {
    let facts = facts(seen, one, &terminal.locale);
    let versions = one.versions.iter().enumerate().map(|(index, found)| {
        let mut says = Map::new();
        let mut differs = Vec::new();
        for fact in &facts {
            says.insert(fact.key.to_owned(), Json::from(fact.values[index].as_str()));
            differs.extend(fact.differs().then_some(fact.key));
        }
        json!({
            "rev": found.version.name,
            "shown": index == 0,
            "deleted": found.version.says.is_deleted(),
            "written": found.written.map(|at| at.to_string()),
            "differs": differs,
            "says": says,
        })
    });
    json!({
        "id": one.of.as_str(),
        "kind": kind(&one.of),
        "file": one.file,
        "annotator": one.of.coding().map(|key| key.annotator.as_str()),
        "versions": versions.collect::<Vec<Json>>(),
    })
}

fn tell(seen: Seen<'_>, one: &Alternatives, terminal: &mut Terminal) -> Result<(), Problem> {
    let locale = terminal.locale.clone();
    let what = kind_in_words(&one.of, &locale);
    terminal.line(&format!("{}: {what} {}", one.file, one.of.as_str()))?;
    let facts = facts(seen, one, &locale);
    for (index, found) in one.versions.iter().enumerate() {
        let shown = match index {
            0 => format!("  {}", locale.tr("alternatives-shown")),
            _ => String::new(),
        };
        let written = found.written.map(|at| format!("  {at:.0}"));
        let written = written.unwrap_or_default();
        let name = visible(&found.version.name);
        terminal.line(&format!("  {name}{written}{shown}"))?;
        // Of what is the same only the passage or the name is told, so that people know it.
        let told = facts
            .iter()
            .filter(|fact| fact.differs() || is_known_by(fact.key));
        for fact in told.filter(|fact| !fact.values[index].is_empty()) {
            let mark = if fact.differs() { '*' } else { ' ' };
            terminal.line(&format!("    {mark} {}: {}", fact.name, fact.values[index]))?;
        }
    }
    Ok(())
}

fn is_known_by(key: &str) -> bool {
    matches!(key, "quote" | "name" | "title")
}

/// Tags that lead to each other in a circle.
struct Circle<'a> {
    tags: &'a [TagId],
    kind: KindOfCircle,
}

/// What the circle is called in JSON, the choice that opens it, and the words for it.
type KindOfCircle = (&'static str, &'static str, &'static str);

fn circles<'a>(all: &'a [Vec<TagId>], kind: KindOfCircle) -> impl Iterator<Item = Circle<'a>> {
    all.iter().map(move |tags| Circle { tags, kind })
}

impl Circle<'_> {
    const BELOW: KindOfCircle = ("circle", TOP, "alternatives-circle");
    const MERGED: KindOfCircle = ("merge-circle", KEEP, "alternatives-merge-circle");

    fn names(&self) -> Vec<&str> {
        self.tags.iter().map(TagId::as_str).collect()
    }

    fn row(&self) -> Json {
        json!({
            "id": self.tags.first().map(TagId::as_str),
            "kind": self.kind.0,
            "file": "codebook.ron",
            "tags": self.names(),
            "choices": [self.kind.1],
        })
    }

    fn tell(&self, terminal: &mut Terminal) -> Result<(), Problem> {
        let values = [("tags", self.names().join(" < ").into())];
        let words = terminal.locale.tr_with(self.kind.2, &values);
        let words = words.into_owned();
        terminal.line(&format!("codebook.ron: {words}"))?;
        for tag in self.names() {
            terminal.line(&format!("  hashiya choose PROJECT {tag} {}", self.kind.1))?;
        }
        Ok(())
    }
}
