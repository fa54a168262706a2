//! What can be asked on the command line; the words of `--help` are put in by `help`.

pub mod codebook;
pub mod documents;
pub mod memo;
pub mod names;
pub mod past;
pub mod people;
pub mod sealing;
mod texts;
pub mod versions;
mod viewer;

use crate::cli::span::Span;
use crate::exchange::export::Format;
use crate::locale::Language;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use codebook::Codebook;
use documents::Documents;
use names::{NamesOption, Pseudonyms};
use past::{Backups, History, Restore};
use people::People;
use sealing::{Seal, Unseal};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
pub use texts::{ReplaceText, Withdraw};
use thiserror::Error;
pub use viewer::ViewerOption;

/// Widths of a picture, in pixels.
const WIDTHS: RangeInclusive<u32> = 320..=4096;

/// Heights of a picture of one screen, in pixels.
const HEIGHTS: RangeInclusive<u32> = 64..=16_384;

/// Widths of a column of text, in pixels.
const COLUMNS: RangeInclusive<f32> = 1.0..=1_000_000.0;

/// Sizes of letters, in pixels.
const SIZES: RangeInclusive<f32> = 1.0..=2048.0;

/// A whole command line.
#[derive(Parser, Debug)]
#[command(name = "hashiya", version, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub struct CommandLine {
    /// Language of what is said, not of what is printed for other programs.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LanguageName>,
    /// What to do; the window without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A language as it is named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum LanguageName {
    /// Arabic.
    Ar,
    /// English.
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Ar => Self::Arabic,
            LanguageName::En => Self::English,
        }
    }
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Starts the window.
    Open(Open),
    /// Makes a project.
    New(New),
    /// Puts texts into a project.
    Import(Import),
    /// Tags a passage.
    Tag(Tag),
    /// Changes an annotation.
    Edit(Edit),
    /// Deletes annotations.
    Untag(Untag),
    /// Puts a better text in the place of a document's.
    ReplaceText(ReplaceText),
    /// Takes everything of a document out of a project.
    Withdraw(Withdraw),
    /// Puts other names in the place of names.
    Pseudonyms(Pseudonyms),
    /// Writes, lists, changes and removes memos.
    Memo(memo::Memo),
    /// Changes the codebook.
    Codebook(Codebook),
    /// Lists the people of a project, or says who is who.
    People(People),
    /// Removes documents from the list, lists the removed ones and restores them.
    Documents(Documents),
    /// Shows what a project holds.
    List(List),
    /// Says what is wrong with a project's files.
    Check(Check),
    /// Joins copies of a project.
    Merge(Merge),
    /// Writes files of earlier schemas anew.
    Migrate(Migrate),
    /// Says what waits for a choice.
    Alternatives(Alternatives),
    /// Chooses one version of a record.
    Choose(Choose),
    /// Shows what was changed on earlier days.
    History(History),
    /// Makes annotations what they were.
    Restore(Restore),
    /// Shows, makes and opens backups.
    Backups(Backups),
    /// Writes a project as one encrypted file.
    Seal(Seal),
    /// Makes a project's folder of an encrypted file.
    Unseal(Unseal),
    /// Writes excerpts for other programs.
    Export(Export),
    /// Draws a document's page as a picture.
    Render(Render),
    /// Prints where every letter of a text stands.
    Layout(Layout),
    /// Does the main job on the sample.
    Tour(Tour),
}

/// Starts the window.
#[derive(Args, Debug)]
pub struct Open {
    /// Folder of the project; the last one or the sample without it.
    pub project: Option<PathBuf>,
}

/// Makes a project.
#[derive(Args, Debug)]
pub struct New {
    /// Folder, new or empty.
    pub project: PathBuf,
    /// Codebook to begin with; the default one without it.
    #[arg(long, value_name = "FILE")]
    pub codebook: Option<PathBuf>,
    /// Title; the folder's name without it.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
}

/// Puts texts into a project.
#[derive(Args, Debug)]
pub struct Import {
    /// Folder of the project.
    pub project: PathBuf,
    /// Text files.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Encoding of all files; recognised without it.
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<String>,
    /// Keeps the files as they were beside their texts.
    #[arg(long, conflicts_with = "pseudonyms")]
    pub keep_original: bool,
    /// Names replaced before anything is stored.
    #[command(flatten)]
    pub names: NamesOption,
}

/// Tags a passage.
#[derive(Args, Debug)]
pub struct Tag {
    /// Folder of the project.
    pub project: PathBuf,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: String,
    /// Annotator by id or name; an unknown one is added.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: String,
    /// Tag by id or name.
    #[arg(long, value_name = "TAG")]
    pub tag: String,
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Note on the annotation.
    #[arg(long, value_name = "MEMO", allow_hyphen_values = true)]
    pub memo: Option<String>,
    /// Adds an annotator although one of an equal name is known.
    #[arg(long)]
    pub new: bool,
}

/// Where a passage is.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct Place {
    /// Code points from 0, the end not included.
    #[arg(long, value_name = "START..END", allow_hyphen_values = true)]
    pub span: Option<Span>,
    /// Its exact characters, which must occur once.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub quote: Option<String>,
}

/// Changes an annotation.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("change").required(true).multiple(true)))]
pub struct Edit {
    /// Folder of the project.
    pub project: PathBuf,
    /// Id of the annotation.
    pub annotation: String,
    /// Another tag.
    #[arg(long, value_name = "TAG", group = "change")]
    pub tag: Option<String>,
    /// Other bounds.
    #[arg(
        long,
        value_name = "START..END",
        group = "change",
        allow_hyphen_values = true
    )]
    pub span: Option<Span>,
    /// Another note; empty for none.
    #[arg(
        long,
        value_name = "MEMO",
        group = "change",
        allow_hyphen_values = true
    )]
    pub memo: Option<String>,
}

/// Deletes annotations.
#[derive(Args, Debug)]
pub struct Untag {
    /// Folder of the project.
    pub project: PathBuf,
    /// Ids of the annotations.
    #[arg(required = true, value_name = "ANNOTATION")]
    pub annotations: Vec<String>,
}

/// Shows what a project holds.
#[derive(Args, Debug)]
pub struct List {
    /// Folder of the project.
    pub project: PathBuf,
    /// What to list; the documents without it.
    #[arg(value_enum, default_value = "documents", value_name = "WHAT")]
    pub what: Listing,
    /// Through whose eyes it is shown.
    #[command(flatten)]
    pub viewer: ViewerOption,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// What can be listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Listing {
    /// The texts.
    Documents,
    /// The codebook.
    Tags,
    /// What was tagged.
    Annotations,
}

/// Says what is wrong with a project's files.
#[derive(Args, Debug)]
pub struct Check {
    /// Folder of the project.
    pub project: PathBuf,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Joins copies of a project.
#[derive(Args, Debug)]
pub struct Merge {
    /// Folder of the project that the others are joined into; with `--driver` git's base.
    pub project: PathBuf,
    /// Folders of the copies; with `--driver` git's other files.
    #[arg(value_name = "OTHER")]
    pub others: Vec<PathBuf>,
    /// Puts away what a sync tool left beside, once it is joined.
    #[arg(long)]
    pub put_away: bool,
    /// Runs as a merge driver of git with these files: base, ours, theirs, name.
    #[arg(long, conflicts_with_all = ["put_away", "json"])]
    pub driver: bool,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Writes files of earlier schemas anew.
#[derive(Args, Debug)]
pub struct Migrate {
    /// Folder of the project.
    pub project: PathBuf,
    /// Only says which files.
    #[arg(long)]
    pub dry_run: bool,
}

/// Says what waits for a choice.
#[derive(Args, Debug)]
pub struct Alternatives {
    /// Folder of the project.
    pub project: PathBuf,
    /// Through whose eyes it is shown.
    #[command(flatten)]
    pub viewer: ViewerOption,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Chooses one version of a record.
#[derive(Args, Debug)]
pub struct Choose {
    /// Folder of the project.
    pub project: PathBuf,
    /// Id of the record.
    pub id: String,
    /// Name of the version.
    pub rev: String,
    /// The file, where several have such a record.
    #[arg(long, value_name = "FILE")]
    pub file: Option<String>,
}

/// Writes excerpts for other programs.
#[derive(Args, Debug)]
pub struct Export {
    /// Folder of the project.
    pub project: PathBuf,
    /// Format of the file.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Format,
    /// File to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Only these tags and what stands below them.
    #[arg(long = "tag", value_name = "TAG", num_args = 1..)]
    pub tags: Vec<String>,
    /// Only these annotators.
    #[arg(long = "annotator", value_name = "ANNOTATOR", num_args = 1..)]
    pub annotators: Vec<String>,
    /// Only these documents.
    #[arg(long = "document", value_name = "DOCUMENT", num_args = 1..)]
    pub documents: Vec<String>,
    /// Names replaced in what is written; the project stays as it is.
    #[command(flatten)]
    pub names: NamesOption,
    /// Through whose eyes it is shown.
    #[command(flatten)]
    pub viewer: ViewerOption,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

/// Draws a document's page as a picture.
#[derive(Args, Debug)]
pub struct Render {
    /// Folder of the project.
    pub project: PathBuf,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: String,
    /// Only what this annotator tagged.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Width of the picture in pixels.
    #[arg(long, value_name = "PX", default_value = "900", value_parser = picture_width)]
    pub width: u32,
    /// Height of one screen in pixels, instead of the whole page.
    #[arg(long, value_name = "PX", value_parser = picture_height)]
    pub height: Option<u32>,
    /// The code point whose line is at the top of the screen.
    #[arg(long, value_name = "CODEPOINT", requires = "height")]
    pub at: Option<usize>,
    /// Colours of the page.
    #[arg(long, value_enum, value_name = "THEME", default_value = "light")]
    pub theme: ThemeName,
    /// Lines filled to both edges: by longer joints and wider spaces, or by spaces alone.
    #[arg(long, value_enum, value_name = "BY", num_args = 0..=1, require_equals = true, default_missing_value = "kashida")]
    pub justify: Option<FillName>,
    /// Picture to write.
    #[arg(long, value_name = "FILE.png")]
    pub out: PathBuf,
    /// Through whose eyes it is shown.
    #[command(flatten)]
    pub viewer: ViewerOption,
}

/// A way to fill lines as it is named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum FillName {
    /// Wider spaces.
    Spaces,
    /// Longer joints between letters, and wider spaces for the rest.
    Kashida,
}

/// A theme as it is named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ThemeName {
    /// White paper.
    Light,
    /// Warm paper.
    Sepia,
    /// Dark paper.
    Dark,
}

/// Prints where every letter of a text stands.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("source").required(true).args(["project", "text"])))]
pub struct Layout {
    /// Folder of the project.
    #[arg(requires = "document")]
    pub project: Option<PathBuf>,
    /// Document by id, title or file name.
    #[arg(
        long,
        value_name = "DOCUMENT",
        requires = "project",
        conflicts_with = "text"
    )]
    pub document: Option<String>,
    /// A text file instead of a document; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub text: Option<PathBuf>,
    /// Width of the lines in pixels.
    #[arg(long, value_name = "PX", value_parser = column_width)]
    pub width: f32,
    /// Size of the letters in pixels.
    #[arg(long, value_name = "PX", value_parser = letter_size)]
    pub size: Option<f32>,
    /// The reading face.
    #[arg(long, value_enum, value_name = "FONT", default_value = "naskh")]
    pub font: FontName,
    /// Lines filled to both edges: by longer joints and wider spaces, or by spaces alone.
    #[arg(long, value_enum, value_name = "BY", num_args = 0..=1, require_equals = true, default_missing_value = "kashida")]
    pub justify: Option<FillName>,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// A reading face as it is named on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum FontName {
    /// Noto Naskh Arabic.
    Naskh,
    /// Amiri.
    Amiri,
}

/// Does the main job on the sample.
#[derive(Args, Debug)]
pub struct Tour {
    /// Folder for everything that it makes.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// A number that an option does not take; it prints as those that it does.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct OutOfRange(String);

fn picture_width(words: &str) -> Result<u32, OutOfRange> {
    within(words, &WIDTHS)
}

fn picture_height(words: &str) -> Result<u32, OutOfRange> {
    within(words, &HEIGHTS)
}

fn column_width(words: &str) -> Result<f32, OutOfRange> {
    within(words, &COLUMNS)
}

fn letter_size(words: &str) -> Result<f32, OutOfRange> {
    within(words, &SIZES)
}

fn within<T>(words: &str, range: &RangeInclusive<T>) -> Result<T, OutOfRange>
where
    T: FromStr + PartialOrd + Display,
{
    let number = words.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| OutOfRange(format!("{}–{}", range.start(), range.end())))
}
