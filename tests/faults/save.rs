//! The saves that faults are put into: what stands before, what is asked, what stands after.

use crate::ask::{Facts, Files};
use crate::backup;
use crate::withdrawal;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The text that is imported and tagged.
const TEXT: &str = "قال: لن أعود. ثم رحل إلى Amman في 2016.\n";

/// A name of the text.
pub const NAME: &str = "Amman";
/// The same and what takes its place.
const NAMES: &str = "name,replacement\nAmman,Irbid\n";

/// One save, as a subcommand.
pub struct Save {
    /// Its name in the table.
    pub name: &'static str,
    /// Makes what no subcommand can make, behind the subcommands.
    make: fn(&Path),
    /// The subcommands that make what stands before.
    before: &'static [&'static [&'static str]],
    /// The save.
    pub run: &'static [&'static str],
    /// The save that is tried after the fault.
    pub next: &'static [&'static str],
    /// What it writes: a project, by the name of its folder, or backups.
    pub writes: Writes,
}

/// What a save writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// A project in this folder.
    Project(&'static str),
    /// Backups of the project `p`.
    Backups,
}

const NEW: &[&str] = &["new", "p", "--title", "t"];
const BACKUP: &[&str] = &["backups", "p", "--now"];
const UNPACK: &[&str] = &["backups", "p", "--restore", "last", "--to", "new/q"];
const P: Writes = Writes::Project("p");
const MIGRATE: &[&str] = &["migrate", "p"];
const UNSEAL: &[&str] = &[
    "unseal",
    "p.hashiya",
    "--to",
    "p",
    "--passphrase-file",
    "words.txt",
];
const IMPORT: &[&str] = &["import", "p", "letter.txt"];

macro_rules! tag {
    ($who:literal, $quote:literal) => {
        &[
            "tag",
            "p",
            "--document",
            "letter.txt",
            "--annotator",
            $who,
            "--tag",
            "infighting",
            "--quote",
            $quote,
        ]
    };
}

/// Another annotator's save, done at the same time as one of [`all`].
pub const BESIDE: &[&str] = tag!("nur", "لن أعود");

/// Every kind of save.
pub fn all() -> Vec<Save> {
    vec![
        Save {
            name: "new",
            make: |_| {},
            before: &[],
            run: NEW,
            next: NEW,
            writes: P,
        },
        Save {
            name: "import",
            make: |_| {},
            before: &[NEW],
            run: IMPORT,
            next: IMPORT,
            writes: P,
        },
        Save {
            name: "tag",
            make: |_| {},
            before: &[NEW, IMPORT, tag!("salma", "Amman")],
            run: tag!("salma", "2016"),
            next: tag!("salma", "رحل"),
            writes: P,
        },
        Save {
            name: "tag, first of an annotator",
            make: |_| {},
            before: &[NEW, IMPORT, tag!("salma", "Amman")],
            run: tag!("karim", "2016"),
            next: tag!("karim", "رحل"),
            writes: P,
        },
        Save {
            name: "codebook rename",
            make: |_| {},
            before: &[NEW],
            run: &["codebook", "p", "rename", "defeat", "--name-en", "Rout"],
            next: &["codebook", "p", "rename", "infighting", "--name-en", "Feud"],
            writes: P,
        },
        Save {
            name: "pseudonyms apply",
            make: |_| {},
            before: &[NEW, IMPORT, tag!("salma", "Amman"), BACKUP],
            run: &["pseudonyms", "apply", "p", "--list", "names.csv", "--yes"],
            next: tag!("salma", "2016"),
            writes: P,
        },
        Save {
            name: withdrawal::NAME,
            make: |_| {},
            before: &[
                NEW,
                IMPORT,
                tag!("salma", "Amman"),
                tag!("karim", "لن أعود"),
                BACKUP,
            ],
            run: &["withdraw", "p", "--document", "letter.txt", "--yes"],
            next: &["codebook", "p", "rename", "infighting", "--name-en", "Feud"],
            writes: P,
        },
        Save {
            name: "backup",
            make: |_| {},
            before: &[NEW, IMPORT, BACKUP, tag!("salma", "Amman")],
            run: BACKUP,
            next: BACKUP,
            writes: Writes::Backups,
        },
        Save {
            name: "backup unpacked",
            make: |_| {},
            before: &[NEW, IMPORT, tag!("salma", "Amman"), BACKUP],
            run: UNPACK,
            next: UNPACK,
            writes: Writes::Project("new/q"),
        },
        Save {
            name: "migrate",
            make: |folder| {
                for file in ["p/project.ron", "p/codebook.ron"] {
                    let file = folder.join(file);
                    let text = fs::read_to_string(&file).unwrap();
                    fs::write(file, text.replace("(schema: 3,", "(schema: 1,")).unwrap();
                }
            },
            before: &[NEW],
            run: MIGRATE,
            next: MIGRATE,
            writes: P,
        },
        Save {
            name: "unseal",
            make: |folder| {
                let root = folder.join("p");
                sealed(&root, &folder.join("p.hashiya"));
                fs::write(folder.join("words.txt"), PASSPHRASE).unwrap();
                fs::remove_dir_all(root).unwrap();
            },
            before: &[NEW],
            run: UNSEAL,
            next: UNSEAL,
            writes: P,
        },
        Save {
            name: "versions name",
            make: |_| {},
            before: &[NEW],
            run: &["codebook", "p", "versions", "name", "--name", "one"],
            next: &["codebook", "p", "versions", "name", "--name", "two"],
            writes: P,
        },
        Save {
            name: "versions restore",
            make: |_| {},
            before: &[
                NEW,
                &["codebook", "p", "versions", "name", "--name", "one"],
                &["codebook", "p", "rename", "defeat", "--name-en", "Rout"],
            ],
            run: &["codebook", "p", "versions", "restore", "one"],
            next: &["codebook", "p", "rename", "infighting", "--name-en", "Feud"],
            writes: P,
        },
    ]
}

impl Writes {
    /// The project that is asked after a fault.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Project(name) => name,
            Self::Backups => "p",
        }
    }
}

/// What opens the sealed files of these tests.
pub const PASSPHRASE: &str = "نخلة تكتب";

/// Seals a project with so little work that it need not be waited for.
pub fn sealed(root: &Path, to: &Path) {
    let passphrase = hashiya::store::Passphrase::new(PASSPHRASE.to_owned());
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    hashiya::store::seal(root, to, &passphrase, 2, &mut go_on).unwrap();
}

/// Runs a subcommand in a folder.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
    command.args(arguments);
    set_up(&mut command, folder);
    command
}

/// The surroundings of a subcommand.
pub fn set_up(command: &mut Command, folder: &Path) {
    command
        .current_dir(folder)
        .env("HASHIYA_LANG", "en")
        .env("XDG_DATA_HOME", folder.join("data"))
        .stdin(Stdio::null());
}

/// A save without a fault: the folder before it, and what it made of it.
pub struct Clean {
    /// The save.
    pub name: &'static str,
    /// Its subcommand.
    pub run: &'static [&'static str],
    /// The one after it.
    pub next: &'static [&'static str],
    /// What it writes.
    pub writes: Writes,
    before: TempDir,
    /// What stood there, and what stands there after it.
    pub files: [Files; 2],
    /// What the project said, and says after it.
    pub facts: [Facts; 2],
}

/// A folder with what some subcommands make.
pub fn desk_of(before: &[&[&str]]) -> Desk {
    let folder = TempDir::new().unwrap();
    for arguments in before {
        done(&command(folder.path(), arguments).output().unwrap());
    }
    let root = folder.path().join("p");
    Desk { folder, root }
}

impl Clean {
    /// Makes what stands before, and saves once in a copy of it.
    pub fn of(save: &Save) -> Self {
        let before = TempDir::new().unwrap();
        fs::write(before.path().join("letter.txt"), TEXT).unwrap();
        fs::write(before.path().join("names.csv"), NAMES).unwrap();
        for arguments in save.before {
            done(&command(before.path(), arguments).output().unwrap());
        }
        (save.make)(before.path());
        let after = TempDir::new().unwrap();
        copy(before.path(), after.path());
        backup::follow(after.path());
        done(&command(after.path(), save.run).output().unwrap());
        let both = [before.path(), after.path()];
        Self {
            name: save.name,
            run: save.run,
            next: save.next,
            writes: save.writes,
            files: both.map(|folder| Files::of(&folder.join(save.writes.folder()))),
            facts: both.map(|folder| Facts::of(&folder.join(save.writes.folder()))),
            before,
        }
    }

    /// A fresh copy of what stood before.
    pub fn desk(&self) -> Desk {
        let folder = TempDir::new().unwrap();
        copy(self.before.path(), folder.path());
        backup::follow(folder.path());
        let root = folder.path().join(self.writes.folder());
        Desk { folder, root }
    }

    /// Where what stood before is.
    pub fn before(&self) -> &Path {
        self.before.path()
    }
}

/// A folder in which one fault is tried.
pub struct Desk {
    folder: TempDir,
    root: PathBuf,
}

impl Desk {
    /// One with nothing on it.
    pub fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("p");
        Self { folder, root }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The project.
    pub fn root(&self) -> PathBuf {
        self.root.clone()
    }
}

fn done(output: &Output) {
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "without a fault: {words}");
}

/// Copies what is in a folder into another.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
