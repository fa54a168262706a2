//! Who is who: other names, one person under two ids and two people of one name. The window is given the
//! actions that the dialog of people pushes; the dialog itself is clicked through in `dialogs/people.rs`.

use super::*;
use hashiya::app::action::{PeopleChange, ProjectAction};
use hashiya::desk;
use hashiya::model::Annotator;

/// Both tagged one passage, and each another.
fn both_tagged() -> Making {
    let mut making = Making::of(TEXT);
    for who in ["salma", "karim"] {
        making = making.tagged("d1", who, Some("defeat"), "رحل إلى المدينة");
    }
    making.tagged("d1", "karim", Some("infighting"), "قال إنه لن يعود إليها")
}

#[track_caller]
fn both(doors: &Doors, change: PeopleChange, arguments: &[&str]) {
    doors.in_window_as_nobody(|s| s.ask(ProjectAction::People(change)));
    doors.in_binary(&[&["people", PROJECT], arguments].concat());
    doors.assert_changed_equally();
}

fn join_karim() -> PeopleChange {
    PeopleChange::Join {
        from: annotator("karim"),
        into: annotator("salma"),
    }
}

/// The name is trimmed in both doors.
pub fn another_name() {
    let change = PeopleChange::Rename(annotator("karim"), " كريم حدّاد ".to_owned());
    let arguments = ["rename", "karim", "--name", " كريم حدّاد "];
    both(&Doors::on(both_tagged()), change, &arguments);
}

/// Their codings are read as one person's afterwards.
pub fn two_ids_of_one_person() {
    let doors = Doors::on(both_tagged());
    both(&doors, join_karim(), &["join", "karim", "--into", "salma"]);
}

/// A join is taken back.
pub fn two_people_again() {
    let joined = |root: &Path| {
        let mut desk = desk::Desk::open_at_once(root).unwrap();
        desk::join_people(&mut desk, &annotator("karim"), &annotator("salma")).unwrap();
    };
    let doors = Doors::prepared(both_tagged(), joined);
    let part = PeopleChange::Part(annotator("karim"));
    both(&doors, part, &["part", "karim"]);
}

/// Two people have one name, and nobody is asked about them again.
pub fn two_of_one_name() {
    let other = Annotator::new(annotator("other"), "سلمى".to_owned());
    let making = both_tagged().changed(|project| {
        project.annotators.insert(other.id.clone(), other);
    });
    let doors = Doors::on(making);
    let all = vec![annotator("salma"), annotator("other")];
    both(
        &doors,
        PeopleChange::Apart(all),
        &["apart", "salma", "other"],
    );
}
