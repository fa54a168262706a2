//! A project as one encrypted file: every byte comes back, and nothing comes of what is damaged, cut
//! short, opened with another passphrase, or made to do harm.

use super::*;
use hashiya::store::{
    Passphrase, RandomStamp, SealError, SealStep, UnsealError, Unsealed, check, is_sealed, seal,
    unseal,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::ops::ControlFlow;

/// So little work that a test need not wait for it.
const LITTLE: u8 = 4;
const GO_ON: fn(SealStep) -> ControlFlow<()> = |_| ControlFlow::Continue(());

fn words(passphrase: &str) -> Passphrase {
    Passphrase::new(passphrase.to_owned())
}

fn sealed(root: &Path, to: &Path) -> hashiya::store::Sealed {
    seal(root, to, &words("نخلة"), LITTLE, &mut { GO_ON }).unwrap()
}

fn opened(file: &Path, root: &Path) -> Result<Unsealed, UnsealError> {
    unseal(file, root, &words("نخلة"), &mut { GO_ON })
}

/// Every file below a folder with its bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                walk(root, &entry.path(), found);
            } else {
                let name = entry.path().strip_prefix(root).unwrap().to_owned();
                let name = name.to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// A folder with a project `p`.
fn desk() -> TempDir {
    let desk = TempDir::new().unwrap();
    let project = hashiya::store::sample::sample_project(Moment::UNIX_EPOCH);
    hashiya::store::create(&desk.path().join("p"), &project, &mut RandomStamp).unwrap();
    desk
}

/// An age file with an archive that a test makes.
fn made(path: &Path, fill: impl FnOnce(&mut tar::Builder<&mut Vec<u8>>)) {
    let mut bytes = Vec::new();
    let mut archive = tar::Builder::new(&mut bytes);
    fill(&mut archive);
    archive.finish().unwrap();
    drop(archive);
    encrypted(path, &bytes);
}

fn encrypted(path: &Path, bytes: &[u8]) {
    let mut recipient = age::scrypt::Recipient::new("نخلة".to_owned().into());
    recipient.set_work_factor(LITTLE);
    let all = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(all).unwrap();
    let mut out = encryptor
        .wrap_output(fs::File::create(path).unwrap())
        .unwrap();
    out.write_all(bytes).unwrap();
    out.finish().unwrap();
}

/// A plain file of an archive. The name is put in as it is, be it ever so strange.
fn put(archive: &mut tar::Builder<&mut Vec<u8>>, name: &str, content: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    archive.append(&header, content).unwrap();
}

const PROJECT: &[u8] = b"(schema: 3, records: [\n])\n";

#[test]
fn every_byte_comes_back_and_only_what_belongs_goes_along() {
    let desk = desk();
    let [p, file, back] = ["p", "p.hashiya", "back"].map(|name| desk.path().join(name));
    let own = files(&p);
    // What must stay: locks, what a crash left, a list of real names, what others put there.
    for stays in [
        ".hashiya-lock",
        ".hashiya-lock-salma.holder",
        ".project.ron.Ab3xYz",
        "pseudonyms.ron",
        "notes.docx",
    ] {
        fs::write(p.join(stays), "سر").unwrap();
    }
    fs::create_dir(p.join(".git")).unwrap();
    fs::write(p.join(".git/config"), "x").unwrap();
    let done = sealed(&p, &file);
    assert_eq!(done.files, own.len());
    assert_eq!(done.left_out, ["notes.docx", "pseudonyms.ron"]);
    assert!(is_sealed(&file) && !is_sealed(&p) && !is_sealed(&p.join("project.ron")));
    assert_eq!(opened(&file, &back).unwrap().files, own.len());
    assert!(files(&back) == own, "{:?}", files(&back).keys());
    assert!(check(&back).unwrap().is_empty());
    let bytes = fs::read(&file).unwrap();
    let shows = |words: &[u8]| bytes.windows(words.len()).any(|w| w == words);
    assert!(!shows(b"project.ron") && !shows("سر".as_bytes()) && !shows(b"Annotation("));
}

#[test]
fn the_standard_programs_find_an_archive_in_it() {
    let desk = desk();
    let [p, file] = ["p", "p.hashiya"].map(|name| desk.path().join(name));
    // A name longer than a plain header holds.
    let long = format!("annotations/{}/{}", "r".repeat(64), "d".repeat(64));
    fs::create_dir_all(p.join(&long)).unwrap();
    fs::write(p.join(&long).join("salma.ron"), PROJECT).unwrap();
    sealed(&p, &file);
    let own: BTreeMap<_, _> = files(&p)
        .into_iter()
        .filter(|(name, _)| !name.contains("lock"))
        .collect();
    let identity = age::scrypt::Identity::new("نخلة".to_owned().into());
    let decryptor = age::Decryptor::new(fs::File::open(&file).unwrap()).unwrap();
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut archive = tar::Archive::new(decryptor.decrypt(identities).unwrap());
    let mut found = BTreeMap::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        found.insert(name, bytes);
    }
    assert!(found == own, "{:?}", found.keys());
    let back = desk.path().join("back");
    opened(&file, &back).unwrap();
    assert!(files(&back) == own, "{:?}", files(&back).keys());
}

#[test]
fn another_passphrase_opens_nothing_and_leaves_nothing() {
    let desk = desk();
    let [p, file, back] = ["p", "p.hashiya", "back"].map(|name| desk.path().join(name));
    sealed(&p, &file);
    for other in ["نخله", "نخلة ", "", "x"] {
        let error = unseal(&file, &back, &words(other), &mut { GO_ON }).unwrap_err();
        assert!(
            matches!(error, UnsealError::WrongPassphrase { .. }),
            "{error}"
        );
        assert!(!back.exists());
    }
    let blank = seal(&p, &file, &words(" "), LITTLE, &mut { GO_ON }).unwrap_err();
    assert!(matches!(blank, SealError::NoPassphrase));
}

#[test]
fn what_is_cut_or_changed_anywhere_is_damaged_and_leaves_nothing() {
    let desk = desk();
    let [p, file, back] = ["p", "p.hashiya", "back"].map(|name| desk.path().join(name));
    sealed(&p, &file);
    let whole = fs::read(&file).unwrap();
    let broken = desk.path().join("broken.hashiya");
    let refused = |bytes: &[u8], what: &str| {
        fs::write(&broken, bytes).unwrap();
        let error = opened(&broken, &back).unwrap_err();
        let is_told = matches!(
            error,
            UnsealError::Damaged { .. }
                | UnsealError::NotSealed { .. }
                | UnsealError::ForKeys { .. }
                | UnsealError::WrongPassphrase { .. }
                | UnsealError::TooMuchWork { .. }
        );
        assert!(is_told, "{what}: {error:?}");
        assert!(!back.exists(), "{what}");
        error
    };
    let head = 300;
    let places = (0..head)
        .chain((head..whole.len()).step_by(9973))
        .chain(whole.len() - 20..whole.len());
    for at in places {
        let cut = refused(&whole[..at], &format!("cut at {at}"));
        if at >= 20 && at > head {
            assert!(matches!(cut, UnsealError::Damaged { .. }), "{at}: {cut:?}");
        }
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        let changed = refused(&bytes, &format!("changed at {at}"));
        if at > head {
            assert!(matches!(changed, UnsealError::Damaged { .. }), "{at}");
        }
    }
    let longer = [whole.as_slice(), b"more"].concat();
    refused(&longer, "something behind it");
    // An empty folder that was there stays, and stays empty.
    fs::create_dir(&back).unwrap();
    fs::write(&broken, &whole[..whole.len() - 1]).unwrap();
    opened(&broken, &back).unwrap_err();
    assert_eq!(fs::read_dir(&back).unwrap().count(), 0);
}

#[test]
fn what_is_no_sealed_project_is_told() {
    let desk = desk();
    let back = desk.path().join("back");
    let file = desk.path().join("x.hashiya");
    for bytes in [
        b"".as_slice(),
        b"PK\x03\x04",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ] {
        fs::write(&file, bytes).unwrap();
        let error = opened(&file, &back).unwrap_err();
        assert!(matches!(error, UnsealError::NotSealed { .. }), "{error}");
    }
    let error = opened(desk.path(), &back).unwrap_err();
    assert!(matches!(error, UnsealError::Read { .. }), "{error}");
    encrypted(&file, b"no archive at all");
    let error = opened(&file, &back).unwrap_err();
    assert!(matches!(error, UnsealError::Damaged { .. }), "{error}");
    made(&file, |archive| put(archive, "memos/salma.ron", PROJECT));
    let error = opened(&file, &back).unwrap_err();
    assert!(matches!(error, UnsealError::NotAProject { .. }), "{error}");
    assert!(!back.exists());
    // Work for a machine with more memory than is given to it.
    let stanza = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\
        --- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    fs::write(&file, format!("{stanza}{}", "x".repeat(64))).unwrap();
    let error = opened(&file, &back).unwrap_err();
    assert!(matches!(error, UnsealError::TooMuchWork { .. }), "{error}");
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let desk = desk();
    let [p, file] = ["p", "p.hashiya"].map(|name| desk.path().join(name));
    sealed(&p, &file);
    let before = files(&p);
    let error = opened(&file, &p).unwrap_err();
    assert!(matches!(error, UnsealError::Folder(_)), "{error}");
    assert_eq!(files(&p), before);
    // What was begun there and cut short is begun anew.
    let begun = desk.path().join("begun");
    fs::create_dir_all(begun.join("memos")).unwrap();
    fs::write(begun.join(".hashiya-new"), "").unwrap();
    fs::write(begun.join("codebook.ron"), "half").unwrap();
    fs::write(begun.join("memos/salma.ron"), "half").unwrap();
    opened(&file, &begun).unwrap();
    assert!(!begun.join("memos").exists() && !begun.join(".hashiya-new").exists());
    assert!(check(&begun).unwrap().is_empty());
}

#[test]
fn a_hostile_archive_writes_nothing_outside_and_leaves_nothing_inside() {
    let desk = TempDir::new().unwrap();
    let [file, back] = ["x.hashiya", "back"].map(|name| desk.path().join(name));
    let names = [
        "../out.ron",
        "/tmp/hashiya-out.ron",
        "documents/../../out.ron",
        "documents/..",
        "a\\..\\..\\out.ron",
        "C:out.ron",
        ".git/hooks/post-checkout",
        ".hashiya-new",
        "documents/.x.ron",
        "memos//x.ron",
        "CODEBOOK.ron",
        "codebook.ron",
    ];
    for name in names {
        made(&file, |archive| {
            put(archive, "codebook.ron", PROJECT);
            put(archive, "project.ron", PROJECT);
            put(archive, name, b"x");
        });
        let error = opened(&file, &back).unwrap_err();
        assert!(
            matches!(&error, UnsealError::Hostile { file, .. } if file == name),
            "{name}: {error:?}"
        );
        assert!(!back.exists(), "{name}");
        let left: Vec<_> = fs::read_dir(desk.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{name}");
    }
}

#[test]
fn links_devices_and_sparse_files_are_refused() {
    use tar::EntryType as Kind;
    let desk = TempDir::new().unwrap();
    let [file, back] = ["x.hashiya", "back"].map(|name| desk.path().join(name));
    for kind in [
        Kind::Symlink,
        Kind::Link,
        Kind::Char,
        Kind::Fifo,
        Kind::GNUSparse,
        Kind::XHeader,
        Kind::XGlobalHeader,
        Kind::GNULongLink,
    ] {
        made(&file, |archive| {
            put(archive, "project.ron", PROJECT);
            let mut header = tar::Header::new_gnu();
            header.set_path("documents").unwrap();
            header.set_link_name("/etc").unwrap();
            header.set_entry_type(kind);
            header.set_size(0);
            header.set_cksum();
            archive.append(&header, std::io::empty()).unwrap();
            put(archive, "documents/x.ron", PROJECT);
        });
        let error = opened(&file, &back).unwrap_err();
        assert!(
            matches!(
                error,
                UnsealError::Hostile { .. } | UnsealError::Damaged { .. }
            ),
            "{kind:?}: {error:?}"
        );
        assert!(!back.exists(), "{kind:?}");
    }
    // A file that says it is larger than the archive, or than anything a project has.
    for size in [10_000, 1 << 40] {
        made(&file, |archive| {
            let mut header = tar::Header::new_gnu();
            header.set_path("project.ron").unwrap();
            header.set_size(size);
            header.set_cksum();
            archive.append(&header, std::io::empty()).unwrap();
        });
        opened(&file, &back).unwrap_err();
        assert!(!back.exists(), "{size}");
    }
}

#[test]
fn it_stops_when_asked_and_leaves_the_old_file() {
    let desk = desk();
    let [p, file, back] = ["p", "p.hashiya", "back"].map(|name| desk.path().join(name));
    sealed(&p, &file);
    let before = fs::read(&file).unwrap();
    for after in [0, 1, 3, 10] {
        let mut steps = 0;
        let mut stop = |_| {
            steps += 1;
            if steps > after {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = seal(&p, &file, &words("x"), LITTLE, &mut stop).unwrap_err();
        assert!(matches!(error, SealError::Stopped), "{error}");
        assert_eq!(fs::read(&file).unwrap(), before);
        steps = 0;
        let mut stop = |_| {
            steps += 1;
            if steps > after.min(2) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = unseal(&file, &back, &words("نخلة"), &mut stop).unwrap_err();
        assert!(matches!(error, UnsealError::Stopped), "{error}");
        assert!(!back.exists());
    }
    let left: Vec<_> = fs::read_dir(desk.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file");
}

#[test]
fn it_is_not_written_into_the_project_nor_where_there_is_no_folder() {
    let desk = desk();
    let p = desk.path().join("p");
    for inside in ["p/x.hashiya", "p/documents/x.hashiya", "p/../p/x.hashiya"] {
        let to = desk.path().join(inside);
        let error = seal(&p, &to, &words("x"), LITTLE, &mut { GO_ON }).unwrap_err();
        assert!(
            matches!(error, SealError::Inside { .. }),
            "{inside}: {error}"
        );
    }
    let to = desk.path().join("no/such/x.hashiya");
    let error = seal(&p, &to, &words("x"), LITTLE, &mut { GO_ON }).unwrap_err();
    assert!(matches!(error, SealError::Write(_)), "{error}");
    let none = desk.path().join("none");
    let error = seal(&none, &to, &words("x"), LITTLE, &mut { GO_ON }).unwrap_err();
    assert!(matches!(error, SealError::Open(_)), "{error}");
}

#[test]
fn a_half_replaced_project_is_completed_first_or_not_sealed() {
    let desk = desk();
    let [p, file] = ["p", "p.hashiya"].map(|name| desk.path().join(name));
    let book = p.join("codebook.ron");
    let new = fs::read(&book).unwrap();
    fs::create_dir(p.join(".hashiya-rewrite")).unwrap();
    fs::write(p.join(".hashiya-rewrite/codebook.ron"), &new).unwrap();
    fs::write(p.join(".hashiya-rewrite/list"), "put - codebook.ron\nend\n").unwrap();
    // A folder where the file must go.
    fs::remove_file(&book).unwrap();
    fs::create_dir(&book).unwrap();
    let error = seal(&p, &file, &words("x"), LITTLE, &mut { GO_ON }).unwrap_err();
    assert!(matches!(error, SealError::HalfReplaced(_)), "{error}");
    assert!(!file.exists());
    fs::remove_dir(&book).unwrap();
    sealed(&p, &file);
    assert_eq!(fs::read(&book).unwrap(), new);
    assert!(!p.join(".hashiya-rewrite").exists());
}

#[cfg(unix)]
#[test]
fn links_in_a_project_are_left_out_and_names_of_two_spellings_refused() {
    let desk = desk();
    let [p, file] = ["p", "p.hashiya"].map(|name| desk.path().join(name));
    std::os::unix::fs::symlink("/etc/passwd", p.join("memo.ron")).unwrap();
    std::os::unix::fs::symlink("/etc", p.join("memos")).unwrap();
    assert_eq!(sealed(&p, &file).left_out, ["memo.ron", "memos"]);
    let first = fs::read_dir(p.join("documents")).unwrap().next().unwrap();
    fs::write(first.unwrap().path().join("Document.ron"), PROJECT).unwrap();
    let error = seal(&p, &file, &words("x"), LITTLE, &mut { GO_ON }).unwrap_err();
    assert!(matches!(error, SealError::SameName { .. }), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_files_come_back(
        contents in proptest::collection::btree_map(
            "(documents/d-[a-z]{1,3}/(text|original)|annotations/r1/d-[a-z]/[a-z]{1,20}|memos/[a-z]{1,60})",
            proptest::collection::vec(any::<u8>(), 0..3000),
            0..12,
        ),
        large in 0usize..200_000,
    ) {
        let desk = TempDir::new().unwrap();
        let [p, file, back] = ["p", "p.hashiya", "back"].map(|name| desk.path().join(name));
        fs::create_dir(&p).unwrap();
        fs::write(p.join("project.ron"), PROJECT).unwrap();
        fs::write(p.join("codebook.ron"), vec![b'x'; large]).unwrap();
        for (name, bytes) in &contents {
            let ending = if name.starts_with("documents") { "txt" } else { "ron" };
            let path = p.join(format!("{name}.{ending}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let own = files(&p);
        let done = sealed(&p, &file);
        prop_assert_eq!(done.left_out, Vec::<String>::new());
        prop_assert_eq!(done.bytes, own.values().map(|b| b.len() as u64).sum::<u64>());
        opened(&file, &back).unwrap();
        prop_assert!(files(&back) == own, "{:?}", files(&back).keys());
    }
}
