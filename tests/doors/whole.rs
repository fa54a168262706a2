//! Whole projects: created, exported, with other names, sealed, from a backup. The actions are those of
//! the dialogs, which have long ways to them.

use super::*;
use hashiya::app::action::ProjectAction;
use hashiya::arabic::Pseudonyms;
use hashiya::desk::{
    self, BackupsRequest, Doubtful, Doubts, ExportExcerpts, FirstCodebook, NameReplacement,
    ReplaceNames, Running, UnsealProject, look_for_names, places_to_replace, read_names_list,
};
use hashiya::edit::pseudonyms::Reach;
use hashiya::exchange::export::{Format, Selection};
use hashiya::store::Passphrase;
use std::process::Command;
use std::sync::Arc;

/// A text in which a name stands for certain, and one in doubt.
const STORY: &str =
    "قال أبو طلحة: رأيت علي في بيت أحمد.\nثم قلت لأبي طلحة إن الأحمدي رحل إلى Amman.\n";
const LIST: &str = "name,replacement,variants\nأبو طلحة,أبو خالد,Abu Talha\nأحمد,سامي,\nعلي,زيد,\n";

fn story() -> Making {
    let making = Making::of(STORY).tagged("d1", "salma", Some("defeat"), "قلت لأبي طلحة");
    making.tagged("d1", "karim", Some("infighting"), "بيت أحمد")
}

/// Creates a project `new` in both doors, and compares the two.
fn created(language: Language, title: &str, file: Option<&str>) {
    let doors = Doors::on(story());
    let codebook = file.map(|file| doors.beside_window(file));
    if let (Some(file), Some(path)) = (file, &codebook) {
        let two = hashiya::store::codebook_file(&read(&doors.window.root()).codebook);
        doors.file(file, &two);
        assert!(path.is_file());
    }
    let root = doors.beside_window("new");
    doors.in_a_window(language, |s| {
        s.ask(ProjectAction::Create {
            root: root.clone(),
            title: title.to_owned(),
            codebook: codebook.map_or(FirstCodebook::Default, FirstCodebook::File),
        });
        wait_until(s, |s| {
            s.state().desk.as_ref().is_some_and(|d| d.root == root)
        });
    });
    let arguments = ["new", "new", "--title", title];
    match file {
        None => doors.in_binary(&arguments),
        Some(file) => doors.in_binary(&[&arguments[..], &["--codebook", file]].concat()),
    };
    doors.assert_folders_equal(&root, &doors.binary.path("new"));
}

/// The title's language is its own and not that of the window.
pub fn a_project() {
    created(Language::Arabic, "Testimonies شهادات", None);
}

pub fn a_project_with_a_codebook() {
    created(Language::English, "شهادات 2016", Some("book.ron"));
}

fn names(doors: &Doors) -> Arc<Pseudonyms> {
    doors.file("names.csv", LIST);
    let list = read_names_list(&doors.beside_window("names.csv")).unwrap();
    Arc::new(Pseudonyms::new(list))
}

/// Exports in both doors, and compares the files and the projects.
fn exported(format: Format, options: &[&str], select: impl FnOnce(&Doors, &mut ExportExcerpts)) {
    let doors = Doors::on(story());
    let mut request = ExportExcerpts {
        file: doors.beside_window("out"),
        format,
        selection: Selection::default(),
        seen_by: Some(annotator("salma")),
        names: None,
    };
    select(&doors, &mut request);
    doors.in_window_as_nobody(|s| {
        s.ask(ProjectAction::Export(Box::new(request)));
        wait_until(s, |s| s.state().exporting.is_none());
    });
    let arguments = ["export", PROJECT, "--format", format.id(), "--out", "out"];
    doors.in_binary(&[&arguments[..], &["--as", "salma"], options].concat());
    let written = [doors.beside_window("out"), doors.binary.path("out")];
    let [window, binary] = written.map(|file| std::fs::read(file).unwrap());
    assert!(window == binary, "{}", String::from_utf8_lossy(&window));
    assert!(window.len() > 100);
    doors.assert_folders_equal(&doors.window.root(), &doors.root_of_binary());
}

pub fn everything_as_csv() {
    exported(Format::Csv, &[], |_, _| {});
}

pub fn some_as_json_lines() {
    exported(Format::Jsonl, &["--tag", "defeat"], |_, request| {
        request.selection.tags = vec![tag("defeat")];
    });
}

pub fn other_names_in_the_file() {
    let options = ["--pseudonyms", "names.csv", "--doubtful", "replace"];
    exported(Format::Csv, &options, |doors, request| {
        let doubts = Doubts {
            otherwise: Doubtful::Replace,
            ..Doubts::default()
        };
        request.names = Some(NameReplacement {
            names: names(doors),
            doubts,
        });
    });
}

/// What the dialog finds and asks is worked out here.
pub fn names_in_the_project() {
    let doors = Doors::on(story());
    let names = names(&doors);
    let whole = store::read_whole(&doors.window.root()).unwrap();
    let looked = look_for_names(&whole, names, Reach::Project, &Running::unwatched()).unwrap();
    let doubts = Doubts {
        otherwise: Doubtful::Replace,
        ..Doubts::default()
    };
    let wanted = places_to_replace(&looked.found, &doubts).unwrap();
    let request = ReplaceNames {
        wanted: wanted.into_iter().map(|f| f.id.clone()).collect(),
        names: looked.names,
        reach: looked.reach,
        found: looked.found,
        report: None,
    };
    doors.in_window_as_nobody(|s| {
        s.ask(ProjectAction::ReplaceNames(Box::new(request)));
        wait_until(s, |s| {
            s.state().renaming.is_none() && s.state().desk.is_some()
        });
    });
    let arguments = ["pseudonyms", "apply", PROJECT, "--list", "names.csv"];
    doors.in_binary(&[&arguments[..], &["--doubtful", "replace", "--yes"]].concat());
    doors.assert_changed_equally();
}

/// Seals the project and unseals it again in both doors, and compares the folders.
pub fn sealed_and_unsealed() {
    let doors = Doors::on(story());
    doors.file("words", "نخلة تكتب مساء\n");
    let passphrase = || Passphrase::new("نخلة تكتب مساء".to_owned());
    let (file, root) = (
        doors.beside_window("copy.hashiya"),
        doors.beside_window("again"),
    );
    doors.in_window_as_nobody(|s| {
        s.ask(ProjectAction::Seal {
            file: file.clone(),
            passphrase: passphrase(),
        });
        wait_until(s, |s| s.state().sealing.is_none());
        s.ask(ProjectAction::Unseal(UnsealProject {
            file,
            root: root.clone(),
            passphrase: passphrase(),
        }));
        wait_until(s, |s| {
            s.state().desk.as_ref().is_some_and(|d| d.root == root)
        });
    });
    let words = ["--passphrase-file", "words"];
    doors.in_binary(&[&["seal", PROJECT, "--to", "copy.hashiya"], &words[..]].concat());
    doors.in_binary(&[&["unseal", "copy.hashiya", "--to", "again"], &words[..]].concat());
    doors.assert_folders_equal(&root, &doors.binary.path("again"));
    doors.assert_folders_equal(&doors.window.root(), &doors.root_of_binary());
}

/// Says to the process that is started for [`backup_unpacked`] where its projects are.
const FOLDER: &str = "HASHIYA_TEST_DOORS";

/// A backup is made and unpacked. Backups are in the user's data folder: another process has a window
/// with a data folder of its own.
pub fn backup_unpacked() {
    let doors = Doors::on(story());
    let data = doors.beside_window("data");
    let mut process = Command::new(std::env::current_exe().unwrap());
    let process = process.args(["--exact", "doors::whole::backups_of_a_window"]);
    let process = process.env(FOLDER, doors.window.temporary.path());
    let done = process.env("XDG_DATA_HOME", data).output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stdout)
    );
    doors.in_binary(&["backups", PROJECT, "--now"]);
    doors.in_binary(&["backups", PROJECT, "--restore", "last", "--to", "again"]);
    doors.assert_folders_equal(&doors.beside_window("again"), &doors.binary.path("again"));
}

/// Makes and unpacks a backup in a window, if [`backup_unpacked`] started this process.
#[test]
fn backups_of_a_window() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let temporary = tempfile::tempdir_in(&folder).unwrap();
    let window = Folder { temporary };
    std::fs::rename(folder.join(PROJECT), window.root()).unwrap();
    let mut session = window.open_as_nobody(Opening::default());
    session.ask(ProjectAction::Backups(BackupsRequest::Make));
    let root = window.root();
    wait_until(&mut session, |_| {
        desk::list_backups(&root).is_ok_and(|all| all.len() == 1)
    });
    let backup = desk::list_backups(&root).unwrap().remove(0);
    let to = folder.join("again");
    session.ask(ProjectAction::Backups(BackupsRequest::Unpack {
        backup,
        to: to.clone(),
    }));
    wait_until(&mut session, |_| to.join("project.ron").is_file());
    session.close();
}
