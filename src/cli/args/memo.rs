//! What `memo PROJECT` takes.

use super::ViewerOption;
use crate::cli::when::When;
use crate::model::MemoOrder;
use clap::builder::PossibleValue;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Writes, lists, changes and removes memos.
#[derive(Args, Debug)]
pub struct Memo {
    /// Folder of the project.
    pub project: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub what: MemoCommand,
}

/// What to do with memos.
#[derive(Subcommand, Debug)]
pub enum MemoCommand {
    /// Writes a memo.
    Write(WriteMemo),
    /// Lists memos.
    List(ListMemos),
    /// Returns a memo another text.
    Change(ChangeMemo),
    /// Removes a memo.
    Remove(RemoveMemo),
}

/// Writes a memo.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("topic").required(true).args(["about", "document", "tag", "annotation"])))]
pub struct WriteMemo {
    /// The thing that it is about.
    #[command(flatten)]
    pub topic: Topic,
    /// Annotator by id or name; an unknown one is added.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: String,
    /// The text; - for standard input.
    #[arg(allow_hyphen_values = true)]
    pub text: String,
}

/// Lists memos.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("topic").args(["about", "document", "tag", "annotation"])))]
pub struct ListMemos {
    /// Only those about this thing.
    #[command(flatten)]
    pub topic: Topic,
    /// Only those of this annotator.
    #[arg(long, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Only those written on this day or at this time, or later.
    #[arg(long, value_name = "WHEN")]
    pub since: Option<When>,
    /// Only those written on this day or at this time, or earlier.
    #[arg(long, value_name = "WHEN")]
    pub until: Option<When>,
    /// What they are sorted by.
    #[arg(long, value_enum, value_name = "ORDER", default_value = "thing")]
    pub order: MemoOrder,
    /// Through whose eyes.
    #[command(flatten)]
    pub viewer: ViewerOption,
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Returns a memo another text.
#[derive(Args, Debug)]
pub struct ChangeMemo {
    /// Id of the memo.
    pub memo: String,
    /// The new text; - for standard input.
    #[arg(allow_hyphen_values = true)]
    pub text: String,
}

/// Removes a memo.
#[derive(Args, Debug)]
pub struct RemoveMemo {
    /// Id of the memo.
    pub memo: String,
}

/// A thing that memos are about.
#[derive(Args, Debug)]
pub struct Topic {
    /// The project as a whole.
    #[arg(long, value_enum, value_name = "project")]
    pub about: Option<Whole>,
    /// Document by id, title or file name.
    #[arg(long, value_name = "DOCUMENT")]
    pub document: Option<String>,
    /// Tag by id or name.
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// Id of the annotation.
    #[arg(long, value_name = "ANNOTATION")]
    pub annotation: Option<String>,
}

/// What `--about` takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Whole {
    /// The project.
    Project,
}

impl ValueEnum for MemoOrder {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Thing => "thing",
            Self::Person => "person",
            Self::Date => "date",
        }))
    }
}
