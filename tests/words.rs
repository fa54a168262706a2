//! Every error, warning and finding has words in both languages.
//!
//! `one_of_each!` lists one value of each variant of an enum and refuses to compile while a variant is
//! not listed. Types that have words in `src/words/` and are not listed here fail a test.

use hashiya::arabic::{CharOffset, CharRange, Doubt, ListFault, Pseudonym, TextError};
use hashiya::desk::{
    BackupsError, CodebookError, ExportError, MemoError, MergeCopiesError, MigrateProjectError,
    NamesListError, NewProjectError, NoOutcome, PassageError, PlaceError, Refusal,
    ReplaceNamesError, Stopped, Turn, Undecided, VersionError, WithdrawError,
};
use hashiya::edit::pseudonyms::Field;
use hashiya::edit::{AnnotateError, EditError};
use hashiya::exchange::export::ExportWarning;
use hashiya::exchange::import::{ImportError, ImportWarning, NamesError};
use hashiya::locale::{Isolation, Language, Locale};
use hashiya::model::{
    AnnotationId, AnnotatorId, CodebookFault, DocumentId, IdError, MemoId, RoundId, TagId,
    VersionId,
};
use hashiya::page::PictureError;
use hashiya::store::settings::SettingsError;
use hashiya::store::{
    BackupError, CodebookFileError, CreateError, Finding, FindingKind, LARGEST_FILE, LockError,
    MergeError, MigrateError, OpenError, PseudonymsError, ReadFileError, ReadOnlyReason, SaveError,
    SealError, UnsealError,
};
use hashiya::words::{InWords, Words, doubt, field, list_fault};
use std::io;
use std::path::PathBuf;

/// One value of each variant of an enum. It compiles only when no variant is missing.
macro_rules! one_of_each {
    ($kind:ident {
        $($variant:ident $({ $($field:ident: $value:expr),* $(,)? })? $(($($item:expr),*))?),* $(,)?
    }) => {{
        /// Names every variant, so that a new one fails to compile until it is listed.
        fn is_listed(value: &$kind) -> bool {
            match value {
                $($kind::$variant { .. } => true,)*
            }
        }
        let all = vec![$($kind::$variant $({ $($field: $value),* })? $(($($item),*))?),*];
        assert!(all.iter().all(is_listed));
        all
    }};
}

fn word() -> String {
    "w".to_owned()
}

fn path() -> PathBuf {
    "/p".into()
}

fn source() -> io::Error {
    io::Error::other("r")
}

fn tag() -> TagId {
    TagId::new("a").unwrap()
}

fn version() -> VersionId {
    VersionId::new("v").unwrap()
}

fn annotation() -> AnnotationId {
    AnnotationId::new("a").unwrap()
}

fn annotator() -> AnnotatorId {
    AnnotatorId::new("a").unwrap()
}

fn memo() -> MemoId {
    MemoId::new("m").unwrap()
}

fn document() -> DocumentId {
    DocumentId::new("d").unwrap()
}

fn round() -> RoundId {
    RoundId::new("r").unwrap()
}

fn range() -> CharRange {
    CharRange::new(3, 5)
}

fn save_error() -> SaveError {
    SaveError::Busy { file: word() }
}

fn open_error() -> OpenError {
    OpenError::NotFound { path: path() }
}

fn undecided() -> Undecided {
    Undecided { count: 3 }
}

fn refusal() -> Refusal {
    Refusal::Lock(LockError::Open)
}

fn findings() -> Vec<FindingKind> {
    let mut all = one_of_each!(FindingKind {
        Unreadable { reason: word() },
        FileMissing,
        JoinCircle { annotators: vec![word()] },
        EqualNames {
            name: word(),
            annotators: vec![word(), word()]
        },
        RecordMissing { document: word() },
        ImportUnfinished { document: word() },
        ImportPutAway,
        GitMixesTexts,
        Empty,
        Torn,
        NotUtf8 { byte: 3 },
        Nul { column: 3 },
        ByteOrderMark,
        LongLine { megabytes: 100 },
        SameName { other: word() },
        ConflictMarkers,
        NotUnderstood { text: word(), column: 3, reason: word() },
        NewerSchema { found: 3 },
        OlderSchema { files: 3 },
        BadId { id: word() },
        DuplicateId { id: word() },
        Alternatives { id: word(), count: 3 },
        SyncConflict { of: word() },
        OutsideProject,
        ChangedElsewhere,
        NotInJournal { error: save_error() },
        TextMissing { document: word() },
        TextHashDiffers { document: word() },
        TextsDiffer { document: word() },
        TextNotRecorded { document: word() },
        WithdrawnRemains { document: word() },
        VersionMissing { version: word() },
        VersionDiffers { version: word() },
        RewritingUnfinished,
        WithdrawnLeftOut { document: word(), annotations: 3 },
        DocumentMissing { document: word() },
        SpanBeyondText { annotation: word(), span: range(), length: 4 },
        EmptySpan { annotation: word(), span: range() },
        CutsGrapheme { annotation: word(), span: range(), at: CharOffset(3) },
        QuoteDiffers { annotation: word(), quote: word(), text: word() },
        UnknownTag { annotation: word(), tag: word() },
        Codebook(CodebookFault::Circle(tag())),
    });
    all.extend(codebook_faults().into_iter().map(FindingKind::Codebook));
    all
}

fn codebook_faults() -> Vec<CodebookFault> {
    one_of_each!(CodebookFault {
        Circle(tag()),
        ParentMissing(tag(), tag()),
        MergeTargetMissing(tag(), tag()),
        MergeCircle(tag()),
        KeyTwice(tag(), tag(), word()),
    })
}

fn all_in_words() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    let mut all = Vec::new();
    let finding = Finding {
        file: word(),
        line: Some(3),
        part: None,
        kind: FindingKind::Torn,
    };
    all.push(("Finding", boxed(vec![finding])));
    all.push(("FindingKind", boxed(findings())));
    all.push(("NoOutcome", boxed(vec![NoOutcome])));
    all.push(("Stopped", boxed(vec![Stopped])));
    all.push(("Undecided", boxed(vec![undecided()])));
    all.extend(of_projects());
    all.extend(of_files());
    all.extend(of_edits());
    all.extend(of_exchange());
    all.extend(of_tasks());
    all
}

fn boxed<T: InWords + 'static>(all: Vec<T>) -> Vec<Box<dyn InWords>> {
    all.into_iter()
        .map(|value| Box::new(value) as Box<dyn InWords>)
        .collect()
}

/// One value of each variant with the name of its enum.
macro_rules! named {
    ($($kind:ident { $($variants:tt)* })*) => {
        vec![$((stringify!($kind), boxed(one_of_each!($kind { $($variants)* })))),*]
    };
}

fn of_projects() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    named! {
        SaveError {
            Blocked { file: word() },
            NewerSchema { file: word() },
            DiskFull { file: word() },
            Denied { file: word() },
            FolderGone { file: word(), folder: path() },
            OtherProject { file: word(), folder: path() },
            Busy { file: word() },
            OutsideProject { file: word() },
            TextDiffers { file: word() },
            Withdrawn { file: word() },
            Unconfirmed { file: word(), reason: word() },
            Io { file: word(), reason: word() },
        }
        LockError {
            Held { holder: word() },
            Open,
            Rewriting,
            Io { path: path(), source: source() },
        }
        OpenError {
            NotFound { path: path() },
            NotAProject { path: path() },
            Unreadable { path: path(), source: source() },
        }
        CreateError {
            NotEmpty { path: path() },
            Folder { path: path(), source: source() },
            Save(save_error()),
        }
        ReadOnlyReason { NewerSchema, FolderReadOnly }
        MergeError {
            Open(open_error()),
            Itself { path: path() },
            Unrelated { path: path() },
            ReadOnly(ReadOnlyReason::NewerSchema),
            HalfReplaced { path: path() },
            Newer { path: path() },
            Save(save_error()),
        }
        MigrateError {
            Open(open_error()),
            ReadOnly(ReadOnlyReason::NewerSchema),
            Save(save_error()),
        }
        PseudonymsError {
            Open(open_error()),
            ReadOnly(ReadOnlyReason::NewerSchema),
            Waits { file: word() },
            Aside { file: word() },
            Blocked { file: word() },
            Changed,
            Backups(BackupError::NotEmpty { path: path() }),
            Save(save_error()),
            Within(save_error()),
        }
    }
}

fn of_files() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    named! {
        BackupError {
            Io { path: path(), source: source() },
            Unconfirmed { path: path(), source: source() },
            Broken { path: path(), reason: word() },
            NotEmpty { path: path() },
            NoSuchDay { day: word() },
        }
        SettingsError {
            Io { path: path(), source: source() },
            NotUnderstood { path: path(), reason: word() },
        }
        CodebookFileError {
            Unreadable(ReadFileError::NoFile { path: path() }),
            NotACodebook { path: path(), reason: word() },
        }
        ReadFileError {
            TooLarge { path: path(), size: LARGEST_FILE + 1 },
            NoFile { path: path() },
            Io { path: path(), source: source() },
        }
        SealError {
            Open(open_error()),
            NoPassphrase,
            Inside { path: path() },
            Busy,
            HalfReplaced(save_error()),
            Read { file: word(), source: source() },
            SameName { file: word() },
            Changed { file: word() },
            Write(save_error()),
            Stopped,
        }
        UnsealError {
            Read { path: path(), source: source() },
            NotSealed { path: path() },
            ForKeys { path: path() },
            WrongPassphrase { path: path() },
            TooMuchWork { path: path() },
            Damaged { path: path() },
            NotAProject { path: path() },
            Hostile { path: path(), file: word() },
            Folder(CreateError::NotEmpty { path: path() }),
            Stopped,
        }
    }
}

fn of_edits() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    named! {
        TextError {
            Beyond { range: range(), length: 4 },
            Empty { range: range() },
            CutsGrapheme { range: range(), at: CharOffset(3) },
        }
        AnnotateError {
            NoDocument(document()),
            NoTag(tag()),
            Group(tag()),
            Span(TextError::Empty { range: range() }),
        }
        EditError {
            NoAnnotation(annotation()),
            AnnotationExists(annotation()),
            NoTag(tag()),
            TagExists(tag()),
            TagCircle(tag()),
            NoVersion(version()),
            VersionExists(version()),
            NoDocument(document()),
            DocumentExists(document()),
            BlankName(annotator()),
            NotRemoved(document()),
            NoMemo(memo()),
            MemoExists(memo()),
            AnnotatorCircle(annotator()),
            NoAnnotator(annotator()),
            AnnotatorExists(annotator()),
            NoRound(round()),
            RoundExists(round()),
            RoundClosed(round()),
        }
        IdError {
            Empty,
            TooLong(word()),
            BadCharacter(word()),
            Device(word()),
        }
    }
}

fn of_exchange() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    named! {
        ImportError {
            UnknownKind { name: word() },
            Empty,
            Nul { byte: 3, line: 3 },
            NotInEncoding { encoding: "UTF-8", byte: 3, line: 3 },
        }
        ImportWarning {
            ReplacementCharacters { count: 3, first_line: 3 },
            BidiControls { count: 3, first_line: 3 },
            LongParagraph { line: 3, bytes: 3_000_000 },
        }
        NamesError {
            Text(ImportError::Empty),
            NoTable { line: 3 },
            NoColumn { column: "name" },
            NeitherYesNorNo { line: 3, said: word() },
        }
        ExportWarning {
            Lost { annotation: annotation(), document: document() },
            UnknownTag { annotation: annotation(), tag: tag() },
            DocumentRemoved { document: document(), title: word(), annotations: 3 },
            DocumentMissing { document: document(), annotations: 3 },
        }
        PictureError { TooLarge { width: 3, height: 3 } }
    }
}

fn of_tasks() -> Vec<(&'static str, Vec<Box<dyn InWords>>)> {
    named! {
        Refusal {
            ReadOnly(ReadOnlyReason::NewerSchema),
            Open(open_error()),
            Lock(LockError::Open),
            Turn { turn: Turn::Codebook, holder: word() },
            NotYours { name: word() },
            Annotate(AnnotateError::NoTag(tag())),
            Edit(EditError::NoTag(tag())),
            Save(save_error()),
            PartlySaved { written: 3, error: save_error() },
        }
        PlaceError {
            Missing { document: word() },
            Repeated { count: 3, document: word() },
            Blank(TextError::Empty { range: range() }),
        }
        PassageError {
            Refused(refusal()),
            Place(PlaceError::Missing { document: word() }),
        }
        MemoError {
            Refused(refusal()),
            Blank,
        }
        CodebookError {
            Refused(refusal()),
            Blank,
            IntoItself(tag()),
        }
        VersionError {
            Refused(refusal()),
            Blank,
            Taken(word()),
        }
        NamesListError {
            InsideProject { file: path() },
            Read(ReadFileError::NoFile { path: path() }),
            NoList { file: path(), source: NamesError::NoTable { line: 3 } },
            Write { file: path(), source: source() },
        }
        ReplaceNamesError {
            Refused(refusal()),
            Report { file: path(), source: source() },
            Rewrite(PseudonymsError::Changed),
        }
        NewProjectError {
            Codebook(CodebookFileError::NotACodebook { path: path(), reason: word() }),
            Create(CreateError::NotEmpty { path: path() }),
        }
        ExportError {
            Stopped(Stopped),
            Undecided { undecided: undecided(), found: Vec::new() },
            Write { file: path(), source: source() },
        }
        BackupsError {
            NoDataFolder,
            Confined,
            Refused(refusal()),
            Open(open_error()),
            Backup(BackupError::NotEmpty { path: path() }),
        }
        MergeCopiesError {
            Refused(refusal()),
            Merge(MergeError::Itself { path: path() }),
        }
        MigrateProjectError {
            Refused(refusal()),
            Migrate(MigrateError::Open(open_error())),
        }
        WithdrawError {
            Refused(refusal()),
            NoDocument(document()),
            List(source()),
            Save(save_error()),
        }
    }
}

#[track_caller]
fn check(of: &str, Words { message, hint }: Words) {
    assert!(
        message.contains(' '),
        "{of} has a key without words: {message}"
    );
    for words in [Some(message), hint].into_iter().flatten() {
        assert!(!words.contains("{$"), "{of} lacks a value: {words}");
    }
}

#[test]
fn every_error_and_finding_has_words_and_all_its_values() {
    for language in Language::ALL {
        let locale = Locale::new(language, Isolation::Plain);
        for (name, values) in all_in_words() {
            for value in values {
                check(name, value.in_words(&locale));
            }
        }
    }
}

#[test]
fn every_type_that_has_words_is_listed() {
    let listed: Vec<&str> = all_in_words().into_iter().map(|(name, _)| name).collect();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/words");
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            let name = line.trim_start().strip_prefix("impl InWords for ");
            let Some(name) = name.and_then(|rest| rest.split([' ', '<']).next()) else {
                continue;
            };
            assert!(listed.contains(&name), "list {name} in tests/words.rs");
        }
    }
}

#[test]
fn every_fault_of_a_list_of_names_has_words() {
    let list = vec![Pseudonym::default(); 2];
    let faults = one_of_each!(ListFault {
        Empty,
        NoName(0),
        NoReplacement(0),
        SameName(0, 1),
        Chain { row: 0, holds: 1 },
        SameReplacement(0, 1),
    });
    for language in Language::ALL {
        let locale = Locale::new(language, Isolation::Plain);
        for fault in &faults {
            check("ListFault", list_fault(&locale, &list, fault));
        }
    }
}

#[test]
fn every_doubt_and_field_of_a_name_has_words() {
    let fields = one_of_each!(Field {
        NameAr,
        NameEn,
        DefinitionAr,
        DefinitionEn,
        UseWhenAr,
        UseWhenEn,
        AvoidWhenAr,
        AvoidWhenEn,
        Example,
        Reason,
        Title,
        Source,
        Author,
        Date,
        FileName,
        VariableName(0),
        Variable(0),
        Text,
        Memo,
        Quote,
    });
    for language in Language::ALL {
        let locale = Locale::new(language, Isolation::Plain);
        for reason in Doubt::ALL {
            assert!(!doubt(&locale, reason).starts_with("doubt-"), "{reason:?}");
        }
        for of in &fields {
            assert!(!field(&locale, *of).starts_with("field-"), "{of:?}");
        }
    }
}
