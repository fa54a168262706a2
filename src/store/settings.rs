//! What one person has set for themselves, in the folder that the system keeps for that.

use crate::store::disk::write::replace;
use crate::store::format::read::options;
use directories::ProjectDirs;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Most projects that are remembered as recently opened.
const RECENT: usize = 12;

/// What one person has set. Names of themes and faces are those of the code that knows them; what
/// it does not know it takes for not set.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UserSettings {
    /// Language of the interface, `ar` or `en`; the system's when not set.
    pub language: Option<String>,
    /// Name of the theme.
    pub theme: Option<String>,
    /// Size of the reading text, in pixels.
    pub text_size: Option<f32>,
    /// Line height, as a multiple of the text's size.
    pub line_height: Option<f32>,
    /// Width of the column, in pixels.
    pub column_width: Option<f32>,
    /// How many times as large as usual the interface is.
    pub zoom: Option<f32>,
    /// Name of the reading face.
    pub face: Option<String>,
    /// Name of the way in which lines are filled.
    pub fill: Option<String>,
    /// Who tags, by project: the key is [`project_key`], the value an annotator's id.
    pub annotators: BTreeMap<String, String>,
    /// The projects that were opened, the last one first.
    pub recent: Vec<PathBuf>,
    /// Where people were, by project: the key is [`project_key`].
    pub places: BTreeMap<String, ReadingPlace>,
    /// How far people have read, by project, then by annotator's id (empty for nobody), then by
    /// document's id. Shared: settings are copied in every frame.
    #[serde(serialize_with = "as_shared", deserialize_with = "into_shared")]
    pub reading: Arc<ReadingOfAll>,
}

/// How far people have read, by project, annotator and document.
pub type ReadingOfAll = BTreeMap<String, BTreeMap<String, BTreeMap<String, Reading>>>;

/// How far someone has read a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The code point at the top of the view when it was left.
    pub left: usize,
    /// The furthest code point reached.
    pub reached: usize,
}

fn as_shared<S: Serializer>(reading: &Arc<ReadingOfAll>, serializer: S) -> Result<S::Ok, S::Error> {
    reading.as_ref().serialize(serializer)
}

fn into_shared<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Arc<ReadingOfAll>, D::Error> {
    Deserialize::deserialize(deserializer).map(Arc::new)
}

/// Where someone was in a project.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingPlace {
    /// The document's id.
    pub document: String,
    /// The caret, in code points.
    pub offset: usize,
}

/// Why settings cannot be read or written.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The file cannot be read or written.
    #[error("the settings {} cannot be used: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not as settings are.
    #[error("the settings {} are not understood: {reason}", .path.display())]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// Why, with line and column.
        reason: String,
    },
}

/// The key of a project in the settings: its folder.
pub fn project_key(root: &Path) -> String {
    let full = root.canonicalize();
    let full = full.as_deref().unwrap_or(root);
    full.to_string_lossy().into_owned()
}

/// Where this person's settings are; nothing on a system without a home folder.
pub fn settings_file() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("settings.ron"))
}

/// Where the sample project is copied to, so that it can be changed.
pub fn sample_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.data_dir().join("sample"))
}

/// Where backups of projects are.
pub fn backups_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.data_dir().join("backups"))
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "hashiya")
}

impl UserSettings {
    /// Puts a project at the head of those that were opened.
    pub fn remember(&mut self, root: &Path) {
        self.recent.retain(|known| known != root);
        self.recent.insert(0, root.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// Reads settings. Where there are none yet, nothing is set.
///
/// # Errors
/// When the file cannot be read or is not understood; [`write()`] would replace it then.
pub fn read(path: &Path) -> Result<UserSettings, SettingsError> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(UserSettings::default()),
        Err(source) => {
            let path = path.to_owned();
            return Err(SettingsError::Io { path, source });
        }
    };
    options()
        .from_bytes(&bytes)
        .map_err(|error| SettingsError::NotUnderstood {
            path: path.to_owned(),
            reason: error.to_string(),
        })
}

/// Writes settings as one step. A file that is not understood is kept beside as `settings.ron.old`.
///
/// # Errors
/// When the folder cannot be made or the file not written.
pub fn write(path: &Path, settings: &UserSettings) -> Result<(), SettingsError> {
    let tell = |source| SettingsError::Io {
        path: path.to_owned(),
        source,
    };
    let mut settings = settings.clone();
    // A path that is no text cannot be written down.
    settings.recent.retain(|path| path.to_str().is_some());
    let config = ron::ser::PrettyConfig::new().new_line("\n");
    let text = options()
        .to_string_pretty(&settings, config)
        .map_err(|e| tell(io::Error::other(e.to_string())))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(tell)?;
    if matches!(read(path), Err(SettingsError::NotUnderstood { .. })) {
        std::fs::rename(path, path.with_extension("ron.old")).map_err(tell)?;
    }
    replace(path, folder, text.as_bytes()).map_err(tell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.ron");
        assert_eq!(read(&path).unwrap(), UserSettings::default());
        let mut settings = UserSettings {
            language: Some("ar".into()),
            text_size: Some(22.5),
            ..UserSettings::default()
        };
        settings.remember(Path::new("/أ/ب"));
        settings.remember(Path::new("/c"));
        settings.remember(Path::new("/أ/ب"));
        assert_eq!(settings.recent.len(), 2);
        let place = ReadingPlace {
            document: "d-1".into(),
            offset: 7,
        };
        settings.places.insert("/c".into(), place);
        let reading = Reading {
            left: 3,
            reached: 9,
        };
        let documents = BTreeMap::from([("d-1".to_owned(), reading)]);
        let people = BTreeMap::from([("salma".to_owned(), documents)]);
        Arc::make_mut(&mut settings.reading).insert("/c".into(), people);
        write(&path, &settings).unwrap();
        assert_eq!(read(&path).unwrap(), settings);
    }

    #[test]
    fn what_is_not_understood_is_kept_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(language: 3").unwrap();
        assert!(matches!(
            read(&path),
            Err(SettingsError::NotUnderstood { .. })
        ));
        write(&path, &UserSettings::default()).unwrap();
        assert_eq!(read(&path).unwrap(), UserSettings::default());
        assert!(folder.path().join("settings.ron.old").exists());
    }

    #[test]
    fn later_settings_do_not_stop_us() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(theme: \"sepia\", later: [1, 2])").unwrap();
        assert_eq!(read(&path).unwrap().theme.as_deref(), Some("sepia"));
    }
}
