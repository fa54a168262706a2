//! Creates a project in a new or empty folder.

use super::first_round;
use crate::arabic::{LetterDirection, first_strong};
use crate::model::{Annotator, Bilingual, Codebook, Project, ProjectId};
use crate::store::{self, CodebookFileError, Stamp};
use std::path::PathBuf;
use thiserror::Error;

/// With which tags a project begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FirstCodebook {
    /// None.
    Empty,
    /// Those of the codebook that ships with the app.
    Default,
    /// Those of a codebook file.
    File(PathBuf),
}

/// A project that is to be created.
#[derive(Clone, PartialEq, Debug)]
pub struct NewProject {
    /// The folder, which is new or empty.
    pub root: PathBuf,
    /// The project's own id, which no other project has.
    pub id: ProjectId,
    /// What the project is called.
    pub title: Bilingual,
    /// With which tags it begins.
    pub codebook: FirstCodebook,
    /// What its first round is called.
    pub round: Bilingual,
    /// Who is in it from the start, if someone is.
    pub annotator: Option<Annotator>,
}

/// Why a project was not created.
#[derive(Debug, Error)]
pub enum NewProjectError {
    /// The codebook file cannot be read.
    #[error(transparent)]
    Codebook(#[from] CodebookFileError),
    /// The folder holds something, or cannot be written.
    #[error(transparent)]
    Create(#[from] store::CreateError),
}

/// Creates a project with one round, and returns it once all of it is on disk. The new project has
/// no documents.
///
/// # Errors
/// When the codebook file cannot be read, or the folder holds something or cannot be written; what
/// was written by then is taken away.
pub fn create(request: NewProject, stamp: &mut dyn Stamp) -> Result<Project, NewProjectError> {
    let codebook = match &request.codebook {
        FirstCodebook::Empty => Codebook::default(),
        FirstCodebook::Default => store::default_codebook(),
        FirstCodebook::File(file) => store::read_codebook_file(file)?,
    };
    let round = first_round(request.round);
    let person = request.annotator;
    let project = Project {
        id: Some(request.id),
        title: request.title,
        codebook,
        rounds: [(round.id.clone(), round)].into(),
        annotators: person.map(|p| (p.id.clone(), p)).into_iter().collect(),
        ..Project::default()
    };
    store::create(&request.root, &project, stamp)?;
    Ok(project)
}

/// A title in the language of its first letter that has a direction; English where it has none.
///
/// `شهادات 2016` is Arabic, `2016 testimonies` is English.
pub fn title_in_its_language(title: &str) -> Bilingual {
    match first_strong(title) {
        Some(LetterDirection::RightToLeft) => Bilingual::new(title, ""),
        _ => Bilingual::new("", title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_project_has_its_id_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let request = NewProject {
            root: folder.path().join("new"),
            id: crate::desk::fresh::project(),
            title: Bilingual::new("", "Testimonies"),
            codebook: FirstCodebook::Empty,
            round: Bilingual::new("", "First"),
            annotator: None,
        };
        let (root, id) = (request.root.clone(), request.id.clone());
        create(request, &mut store::RandomStamp).unwrap();
        let on_disk = std::fs::read_to_string(root.join("project.ron")).unwrap();
        assert!(on_disk.contains(id.as_str()), "{on_disk}");
        assert_eq!(store::open(&root).unwrap().project.id, Some(id));
    }

    #[test]
    fn a_title_goes_by_its_first_letter() {
        assert_eq!(
            title_in_its_language("2016: شهادات"),
            Bilingual::new("2016: شهادات", "")
        );
        assert_eq!(
            title_in_its_language("Testimonies شهادات"),
            Bilingual::new("", "Testimonies شهادات")
        );
        assert_eq!(title_in_its_language("2016"), Bilingual::new("", "2016"));
    }
}
