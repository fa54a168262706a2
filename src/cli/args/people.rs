//! What can be asked of the people of a project on the command line.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Lists the people of a project, or changes who is who.
#[derive(Args, Debug)]
pub struct People {
    /// Folder of the project.
    pub project: PathBuf,
    /// What to do with them.
    #[command(subcommand)]
    pub what: PeopleCommand,
}

/// What to do with the people of a project.
#[derive(Subcommand, Debug)]
pub enum PeopleCommand {
    /// Lists them.
    List(ListPeople),
    /// Gives one of them another name.
    Rename(RenamePerson),
    /// Says that two are one person.
    Join(JoinPeople),
    /// Takes a join back.
    Part(PartPerson),
    /// Says that several of one name are different people.
    Apart(KeepApart),
}

/// Lists people.
#[derive(Args, Debug)]
pub struct ListPeople {
    /// Prints JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Returns a person another name.
#[derive(Args, Debug)]
pub struct RenamePerson {
    /// Who, by id or name.
    pub annotator: String,
    /// The new name.
    #[arg(long, value_name = "NAME")]
    pub name: String,
}

/// Says that two annotators are one person.
#[derive(Args, Debug)]
pub struct JoinPeople {
    /// The id that gives way.
    pub annotator: String,
    /// The id that survives.
    #[arg(long, value_name = "ANNOTATOR")]
    pub into: String,
}

/// Takes a join back.
#[derive(Args, Debug)]
pub struct PartPerson {
    /// The id that was joined into another.
    pub annotator: String,
}

/// Says that annotators of one name are different people.
#[derive(Args, Debug)]
pub struct KeepApart {
    /// Two or more ids.
    #[arg(required = true, num_args = 2..)]
    pub annotators: Vec<String>,
}
