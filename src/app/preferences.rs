//! What the user likes: language, theme, letters. Remembered between starts by `store::settings`.

use crate::locale::Language;
use crate::page::{Setting, Theme};
use crate::store::settings::{Reading, ReadingPlace, UserSettings, project_key};
use crate::typeset::{Face, Fill};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sizes of the interface.
pub const ZOOMS: [f32; 7] = [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// What the user likes.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// Language of the interface.
    pub language: Language,
    /// Theme.
    pub theme: Theme,
    /// Letters, sizes and width of the page.
    pub page: Setting,
    /// How many times as large as the system has it the interface is, one of [`ZOOMS`].
    pub zoom: f32,
    /// The settings as they were read, including those that the window does not use.
    stored: UserSettings,
}

impl Preferences {
    /// Takes what was stored; what is missing or makes no sense is as on a first start in the
    /// system's language.
    pub fn from_stored(stored: UserSettings, system: Language) -> Self {
        let normal = Setting::default();
        let page = Setting {
            face: if stored.face.as_deref() == Some("amiri") {
                Face::Amiri
            } else {
                Face::Naskh
            },
            text_size: stored.text_size.unwrap_or(normal.text_size),
            line_height: stored.line_height.unwrap_or(normal.line_height),
            sheet_width: stored.column_width.unwrap_or(normal.sheet_width),
            fill: fill_named(stored.fill.as_deref().unwrap_or_default()),
            scale: 1.0,
        };
        Self {
            language: stored
                .language
                .as_deref()
                .and_then(Language::from_tag)
                .unwrap_or(system),
            theme: stored
                .theme
                .as_deref()
                .and_then(Theme::from_name)
                .unwrap_or_default(),
            page: page.sane(),
            zoom: nearest_zoom(stored.zoom.unwrap_or(1.0)),
            stored,
        }
    }

    /// What is to be stored.
    pub fn to_stored(&self) -> UserSettings {
        UserSettings {
            language: Some(self.language.tag().to_owned()),
            theme: Some(self.theme.name().to_owned()),
            face: Some(
                if self.page.face == Face::Amiri {
                    "amiri"
                } else {
                    "naskh"
                }
                .to_owned(),
            ),
            text_size: Some(self.page.text_size),
            line_height: Some(self.page.line_height),
            column_width: Some(self.page.sheet_width),
            fill: Some(fill_name(self.page.fill).to_owned()),
            zoom: Some(self.zoom),
            ..self.stored.clone()
        }
    }

    /// Makes the interface a step larger or smaller.
    pub fn zoom_by_a_step(&mut self, larger: bool) {
        let now = ZOOMS
            .iter()
            .position(|zoom| *zoom == self.zoom)
            .unwrap_or(0);
        let next = if larger {
            (now + 1).min(ZOOMS.len() - 1)
        } else {
            now.saturating_sub(1)
        };
        self.zoom = ZOOMS[next];
    }

    /// Projects opened before, the last one first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.stored.recent
    }

    /// Remembers a project as the last one opened.
    pub fn opened(&mut self, root: &Path) {
        self.stored.remember(root);
    }

    /// Who tagged last in a project.
    pub fn annotator(&self, root: &Path) -> Option<&str> {
        self.stored
            .annotators
            .get(&project_key(root))
            .map(String::as_str)
    }

    /// Remembers who tags in a project.
    pub fn set_annotator(&mut self, root: &Path, annotator: &str) {
        self.stored
            .annotators
            .insert(project_key(root), annotator.to_owned());
    }

    /// The document and code point where a project was left.
    pub fn place(&self, root: &Path) -> Option<&ReadingPlace> {
        self.stored.places.get(&project_key(root))
    }

    /// Where someone was in the documents of a project and how far they had read, by document; of
    /// nobody while it is not known who tags.
    pub fn reading(&self, root: &Path, annotator: Option<&str>) -> BTreeMap<String, Reading> {
        let project = self.stored.reading.get(&project_key(root));
        let reading = project.and_then(|p| p.get(annotator.unwrap_or_default()));
        reading.cloned().unwrap_or_default()
    }

    /// Remembers what [`Preferences::reading`] gives.
    pub fn set_reading(
        &mut self,
        root: &Path,
        annotator: Option<&str>,
        reading: BTreeMap<String, Reading>,
    ) {
        let project = Arc::make_mut(&mut self.stored.reading)
            .entry(project_key(root))
            .or_default();
        project.insert(annotator.unwrap_or_default().to_owned(), reading);
    }

    /// Remembers where a project was left.
    pub fn set_place(&mut self, root: &Path, document: &str, offset: usize) {
        let document = document.to_owned();
        self.stored
            .places
            .insert(project_key(root), ReadingPlace { document, offset });
    }
}

/// The ways to fill lines and their names in the settings.
const FILLS: [(Fill, &str); 3] = [
    (Fill::Ragged, "ragged"),
    (Fill::Spaces, "spaces"),
    (Fill::Kashida, "kashida"),
];

fn fill_named(name: &str) -> Fill {
    let found = FILLS.iter().find(|(_, known)| *known == name);
    found.map_or(Fill::default(), |(fill, _)| *fill)
}

fn fill_name(fill: Fill) -> &'static str {
    let found = FILLS.iter().find(|(known, _)| *known == fill);
    found.map_or("", |(_, name)| name)
}

fn nearest_zoom(wanted: f32) -> f32 {
    let apart = |zoom: &f32| (zoom - wanted).abs();
    let by_distance = |a: &f32, b: &f32| apart(a).total_cmp(&apart(b));
    ZOOMS.into_iter().min_by(by_distance).unwrap_or(1.0)
}
