//! A reviewer's decision on a place where annotators differ. It stores what it decided on, not revisions.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotation_id, annotator_id, maybe, moment, record_id, sha256, tag_id,
};
use crate::store::format::value::{Anchor, always, group, word};

record!(
    /// A reviewer's decision on one place.
    DecisionRecord {
        /// SHA-256 of the text, in hexadecimal digits.
        text: String,
        /// The annotations that it decided on, as they were.
        #[serde(default)]
        on: Vec<Judged>,
        verdict: Verdict,
        /// What holds from now on; empty where nothing was accepted.
        #[serde(default)]
        outcome: Vec<Outcome>,
        /// The reason from the list.
        #[serde(default)]
        reason: Option<String>,
        #[serde(default)]
        note: String,
        /// The people who decided together with the reviewer.
        #[serde(default)]
        present: Vec<String>,
        created: String,
        modified: String,
    }
);

group!(
    /// An annotation as it was when it was decided on. Offsets count code points.
    Judged {
        annotation: String,
        annotator: String,
        #[serde(default)]
        tag: Option<String>,
        start: usize,
        end: usize,
    }
);

group!(
    /// An annotation that holds by the decision.
    Outcome {
        #[serde(default)]
        tag: Option<String>,
        anchor: Anchor,
    }
);

word!(
    /// How a difference was settled.
    Verdict {
        /// The outcome holds.
        Accept,
        /// No annotation holds.
        Neither,
        /// All readings are valid.
        Both,
        /// It is to be talked about.
        Discuss,
        /// It was put off.
        Postpone,
    }
);

always!(Verdict);

impl Record for DecisionRecord {
    const FILE: FileKind = FileKind::Decisions;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        sha256(&self.text, "a text is named by a hash")?;
        for judged in &self.on {
            annotation_id(&judged.annotation)?;
            annotator_id(&judged.annotator)?;
            maybe(judged.tag.as_deref(), tag_id)?;
        }
        for outcome in &self.outcome {
            maybe(outcome.tag.as_deref(), tag_id)?;
            outcome.anchor.check()?;
        }
        maybe(self.reason.as_deref(), record_id)?;
        for person in &self.present {
            annotator_id(person)?;
        }
        moment(&self.created)?;
        moment(&self.modified)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.note];
        for outcome in &mut self.outcome {
            texts.extend([
                &mut outcome.anchor.quote,
                &mut outcome.anchor.before,
                &mut outcome.anchor.after,
            ]);
        }
        texts
    }
}
