//! What a person may see of a project: for now everything that the project has.

use hashiya::edit::Session;
use hashiya::model::{
    AnnotatorId, CountedApart, Memo, MemoId, MemoTopic, Moment, Project, RecordId, Seen,
};
use hashiya::store::sample::sample_project;

fn sample() -> Project {
    let project = sample_project(Moment::UNIX_EPOCH);
    assert!(!project.codings.is_empty() && !project.documents.is_empty());
    project
}

/// Someone of whom nothing is known, everyone who tagged, and someone whom the project does not know.
fn viewers(project: &Project) -> Vec<Option<AnnotatorId>> {
    let known = project.annotators.keys().cloned().map(Some);
    let stranger = AnnotatorId::new("stranger").unwrap();
    known.chain([None, Some(stranger)]).collect()
}

#[test]
fn everyone_sees_everything_that_the_project_has() {
    let project = sample();
    for viewer in viewers(&project) {
        let seen = Seen::new(&project, viewer.as_ref());
        assert_eq!(seen.viewer(), viewer.as_ref());
        assert_eq!(seen.title(), &project.title);
        assert_eq!(seen.codebook(), &project.codebook);
        assert!(seen.documents().eq(project.documents.values()));
        assert!(seen.people().eq(project.annotators.values()));
        assert!(seen.rounds().eq(project.rounds.values()));
        assert!(seen.versions().eq(project.versions.values()));
        assert!(seen.codings().eq(&project.codings));
        assert_eq!(seen.documents_in_order(), project.documents_in_order());
        assert_eq!(seen.current_round(), project.current_round());
        assert_eq!(seen.waiting().count(), project.waiting.len());
        assert_eq!(seen.id(), project.id.as_ref());
        assert!(seen.removed().eq(project.removed.values()));
        for person in project.annotators.keys() {
            assert!(seen.everyone().contains(person));
        }
    }
}

#[test]
fn what_is_found_by_key_is_what_the_project_has() {
    let project = sample();
    for viewer in viewers(&project) {
        let seen = Seen::new(&project, viewer.as_ref());
        for (key, coding) in &project.codings {
            assert_eq!(seen.coding(key), Some(coding));
            let of_document: Vec<_> = seen.codings_of(&key.document).collect();
            assert!(of_document.contains(&(key, coding)));
            for (id, annotation) in &coding.annotations {
                assert_eq!(seen.annotation(id), Some((key, &**annotation)));
                let record = RecordId::Annotation(key.clone(), id.clone());
                assert!(seen.shows_record(&record));
                assert_eq!(seen.says(&record), project.says(&record));
            }
            let annotations = seen.annotations_of(&key.round, &key.document);
            let own = annotations.filter(|(who, _)| **who == key.annotator);
            assert_eq!(own.count(), coding.annotations.len());
        }
    }
}

#[test]
fn counts_are_of_all_annotations_with_living_tags() {
    let project = sample();
    let counts = Seen::new(&project, None).tag_counts(CountedApart::default());
    let counted: usize = counts.values().map(|count| count.project).sum();
    let codings = project.codings.values();
    let annotations = codings.flat_map(|coding| coding.annotations.values());
    let tags = annotations.filter_map(|annotation| annotation.tag.as_ref());
    let living = tags.filter(|tag| project.codebook.resolve(tag).is_some());
    assert_eq!(counted, living.count());
}

#[test]
fn what_is_handed_out_outlives_what_handed_it_out() {
    let session = Session::new(sample());
    let title = {
        let seen = Seen::from(session.project());
        seen.title()
    };
    assert_eq!(title, &session.project().title);
}

#[test]
fn memos_are_seen_by_author_and_by_id() {
    let mut project = sample();
    let author = project.annotators.keys().next().unwrap().clone();
    let document = project.documents.keys().next().unwrap().clone();
    for (id, about) in [
        ("m1", MemoTopic::Project),
        ("m2", MemoTopic::Document(document.clone())),
    ] {
        let memo = Memo {
            id: MemoId::new(id).unwrap(),
            about,
            text: id.to_owned(),
            created: Moment::UNIX_EPOCH,
            modified: Moment::UNIX_EPOCH,
        };
        let memos = project.memos.entry(author.clone()).or_default();
        memos.insert(memo.id.clone(), memo);
    }
    for viewer in viewers(&project) {
        let seen = Seen::new(&project, viewer.as_ref());
        let all: Vec<_> = seen.memos().map(|written| written.memo).collect();
        let own: Vec<_> = project.memos[&author].values().collect();
        assert_eq!(all, own);
        assert!(seen.memos().all(|written| *written.by == author));
        let second = MemoId::new("m2").unwrap();
        assert_eq!(seen.memo(&author, &second), Some(own[1]));
        assert!(seen.shows_record(&RecordId::Memo(author.clone(), second)));
    }
}
