//! Random histories of whole projects on three clones: annotations, tags that are moved and merged,
//! texts that are replaced, documents that are withdrawn. Whatever meets whatever, nothing is lost,
//! nothing withdrawn comes back, and in the end all show the same.

use super::clones::{change, copy};
use super::*;
use hashiya::edit::{Session, revive};
use hashiya::store::{RandomStamp, merge, withdraw};
use proptest::prelude::*;

const CLONES: usize = 3;
const TAGS: [&str; 4] = ["exit", "return", "t3", "t4"];

#[derive(Clone, Copy, Debug)]
enum Step {
    Annotate(usize),
    Move(usize, usize, usize),
    MergeTags(usize, usize, usize),
    Replace(usize),
    Title(usize),
    Withdraw(usize),
    Choose(usize),
    Join(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let (clone, tag) = (0..CLONES, 0..TAGS.len());
    prop_oneof![
        3 => clone.clone().prop_map(Step::Annotate),
        3 => (clone.clone(), tag.clone(), tag.clone()).prop_map(|(c, a, b)| Step::Move(c, a, b)),
        1 => (clone.clone(), tag.clone(), tag).prop_map(|(c, a, b)| Step::MergeTags(c, a, b)),
        2 => clone.clone().prop_map(Step::Replace),
        2 => clone.clone().prop_map(Step::Title),
        1 => clone.clone().prop_map(Step::Withdraw),
        2 => clone.clone().prop_map(Step::Choose),
        4 => (clone.clone(), clone).prop_map(|(a, b)| Step::Join(a, b)),
    ]
}

fn gone() -> DocumentId {
    DocumentId::new("d2").unwrap()
}

/// The project of the others, with two more tags and a document that may be withdrawn.
fn first() -> Project {
    let mut project = small();
    for id in &TAGS[2..] {
        let id = TagId::new(id).unwrap();
        project
            .codebook
            .insert(Tag::new(id, Bilingual::new("رمز", "Tag"), 90));
    }
    let document = Document::new(gone(), "سرية", Text::new("نص سرّي لا يبقى"));
    project.documents.insert(gone(), document);
    let mut key = coding("karim");
    key.document = gone();
    let mut secret = annotation("secret", 0, 3);
    secret.target = Target::new(&Text::new("نص سرّي لا يبقى"), CharRange::new(3, 7));
    project
        .codings
        .entry(key)
        .or_default()
        .annotations
        .insert(secret.id.clone(), secret);
    project
}

struct World {
    clones: Vec<Folder>,
    count: usize,
    /// Whether each clone knows that the document was withdrawn.
    withdrawn: Vec<bool>,
    /// What each clone has of annotations and of texts of the other document.
    annotations: Vec<BTreeSet<String>>,
    texts: Vec<BTreeSet<String>>,
}

impl World {
    fn new() -> Self {
        let one = Folder::new(&first());
        Self {
            clones: (0..CLONES).map(|_| copy(&one)).collect(),
            count: 0,
            withdrawn: vec![false; CLONES],
            annotations: vec![BTreeSet::from(["a1".to_owned(), "a2".to_owned()]); CLONES],
            texts: vec![BTreeSet::from([TEXT.to_owned()]); CLONES],
        }
    }

    fn edit(&self, clone: usize, edit: impl FnOnce(&mut Project)) {
        let mut opened = self.clones[clone].open();
        edit(&mut opened.project);
        let batch = Snapshot::all(&opened.project);
        let root = &self.clones[clone].root;
        let saved = store::save(root, &mut opened.ledger, &batch, &mut RandomStamp);
        assert_eq!(saved.failed, []);
    }

    fn run(&mut self, step: Step) {
        self.count += 1;
        let n = self.count;
        match step {
            Step::Annotate(clone) => {
                let id = format!("n{n}");
                self.edit(clone, |p| put(p, "salma", annotation(&id, 0, 3)));
                self.annotations[clone].insert(id);
            }
            Step::Move(clone, a, b) => self.edit(clone, |p| {
                let [tag, above] = [a, b].map(|at| TagId::new(TAGS[at]).unwrap());
                if p.codebook.may_move(&tag, Some(&above)) {
                    let mut moved = p.codebook.get(&tag).unwrap().clone();
                    moved.parent = Some(above);
                    p.codebook.insert(moved);
                }
            }),
            Step::MergeTags(clone, a, b) => self.edit(clone, |p| {
                let [from, into] = [a, b].map(|at| TagId::new(TAGS[at]).unwrap());
                let living = |id: &TagId| p.codebook.living().any(|t| t.id == *id);
                if a != b && living(&from) && living(&into) {
                    let stone = Tombstone {
                        at: moment(n as i64),
                        by: AnnotatorId::new("salma").unwrap(),
                        merged_into: None,
                        reason: String::new(),
                    };
                    let merging = hashiya::edit::merge_tags(p, &from, &into, stone);
                    merging.apply(p).unwrap();
                }
            }),
            Step::Replace(clone) => {
                let text = format!("{TEXT}\nسطر {n}");
                self.edit(clone, |p| {
                    let document = p.documents.get_mut(&document_id()).unwrap();
                    document.text = Text::new(text.clone()).into();
                });
                self.texts[clone].insert(text);
            }
            Step::Title(clone) => self.edit(clone, |p| p.title.ar = format!("عنوان {n}")),
            Step::Withdraw(clone) => {
                withdraw(&self.clones[clone].root, &gone(), &mut RandomStamp).unwrap();
                self.withdrawn[clone] = true;
            }
            Step::Choose(clone) => self.choose(clone),
            Step::Join(a, b) if a != b => self.join(a, b),
            Step::Join(..) => {}
        }
    }

    /// Settles one thing that waits.
    fn choose(&self, clone: usize) {
        let mut opened = self.clones[clone].open();
        let mut session = Session::new(std::mem::take(&mut opened.project));
        let project = session.project();
        let record = project.waiting.keys().next();
        let edit = record.and_then(|of| hashiya::edit::choose(project, of, None));
        let merged = project.codebook.merge_circles();
        let edit = edit.or_else(|| revive(project, merged.first()?.first()?));
        let circles = project.codebook.circles();
        let edit = edit.or_else(|| {
            hashiya::edit::lift_out(&project.codebook, Vec::new(), circles.first()?.first()?)
        });
        let Some(edit) = edit else { return };
        session.apply(&edit).unwrap();
        let batch = Snapshot::take(session.project(), session.unsaved().clone());
        let root = &self.clones[clone].root;
        let saved = store::save(root, &mut opened.ledger, &batch, &mut RandomStamp);
        assert_eq!(saved.failed, []);
    }

    fn join(&mut self, a: usize, b: usize) {
        let told = merge(&self.clones[a].root, &self.clones[b].root).unwrap();
        assert_eq!(told.failed, []);
        self.withdrawn[a] |= self.withdrawn[b];
        let (annotations, texts) = (self.annotations[b].clone(), self.texts[b].clone());
        self.annotations[a].extend(annotations);
        self.texts[a].extend(texts);
    }

    fn check(&self) {
        for (clone, folder) in self.clones.iter().enumerate() {
            let opened = folder.open();
            let project = &opened.project;
            let known = ["alternatives", "withdrawn-remains", "text-not-recorded"];
            let strange = opened
                .findings
                .iter()
                .find(|f| !known.contains(&f.kind.code()));
            assert_eq!(strange, None, "clone {clone}");
            let there: BTreeSet<String> = ids(project).into_iter().collect();
            assert_eq!(there, self.annotations[clone], "clone {clone}");
            assert_eq!(
                project.documents.contains_key(&gone()),
                !self.withdrawn[clone]
            );
            let is_secret = |key: &CodingKey| key.document == gone();
            assert_eq!(
                project.codings.keys().any(is_secret),
                !self.withdrawn[clone]
            );
            assert_eq!(project.codebook.all().count(), TAGS.len());
            let living = project.codebook.living().count();
            assert_eq!(
                project.codebook.tree().len(),
                living,
                "every living tag is shown once"
            );
            let kept = super::copies::every_file(folder).into_iter();
            let kept = kept.filter(|(name, _)| name.starts_with("documents/d1/text"));
            let kept: BTreeSet<String> = kept.map(|(_, b)| String::from_utf8(b).unwrap()).collect();
            let lost: Vec<_> = self.texts[clone].difference(&kept).collect();
            assert!(lost.is_empty(), "clone {clone}: {lost:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn whatever_meets_whatever(steps in proptest::collection::vec(step(), 1..20)) {
        let mut world = World::new();
        for step in steps {
            world.run(step);
            world.check();
        }
        // At last everyone has everything, and all show the same.
        for _ in 0..2 {
            for a in 0..CLONES {
                for b in 0..CLONES {
                    world.run(Step::Join(a, b));
                }
            }
        }
        world.check();
        let shown = |clone: usize| {
            let mut project = world.clones[clone].open().project;
            project.waiting.values_mut().for_each(|all| all.sort_by(|a, b| a.name.cmp(&b.name)));
            project
        };
        for clone in 1..CLONES {
            prop_assert_eq!(shown(clone), shown(0));
        }
        // What is chosen in one of them settles it for all.
        for _ in 0..40 {
            world.choose(0);
        }
        let left = world.clones[0].open().project;
        prop_assert!(left.waiting.is_empty());
        prop_assert_eq!(left.codebook.circles().len() + left.codebook.merge_circles().len(), 0);
        for clone in 1..CLONES {
            world.join(clone, 0);
            prop_assert_eq!(world.clones[clone].open().project, left.clone());
        }
        if world.withdrawn[0] {
            change(&world.clones[0], "w", |p| p.title.ar = "آخر".into());
            withdraw(&world.clones[0].root, &gone(), &mut RandomStamp).unwrap();
            let all = super::copies::every_file(&world.clones[0]);
            let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("سرّي");
            prop_assert!(!all.iter().any(|(_, bytes)| holds(bytes)));
        }
    }
}
