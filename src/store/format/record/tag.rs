//! A tag of the codebook, living or with a tombstone.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{RecordId, Said, Tag, Tombstone};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, maybe, moment, not_understood, tag_id,
};
use crate::store::format::value::{AsARule, Pair, group};

record!(
    /// A tag of the codebook.
    TagRecord {
        #[serde(default)]
        parent: Option<String>,
        #[serde(default)]
        order: f64,
        #[serde(default)]
        name: Pair,
        #[serde(default)]
        hue: u16,
        #[serde(default)]
        key: String,
        #[serde(default)]
        assignable: AsARule,
        #[serde(default)]
        definition: Pair,
        #[serde(default)]
        use_when: Pair,
        #[serde(default)]
        avoid_when: Pair,
        #[serde(default)]
        example: String,
        /// The moment at which it was made; tags of older projects do not say.
        #[serde(default)]
        created: Option<String>,
        #[serde(default)]
        tombstone: Option<Stone>,
    }
);

group!(
    /// What remains of a tag that was deleted or merged.
    Stone {
        at: String,
        by: String,
        #[serde(default)]
        merged_into: Option<String>,
        #[serde(default)]
        reason: String,
    }
);

impl Record for TagRecord {
    const FILE: FileKind = FileKind::Codebook;

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        tag_id(id).ok().map(RecordId::Tag)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        let tag = self.value().ok()?;
        Some(Said::Tag(Box::new(tag)))
    }
}

impl TagRecord {
    /// Reads a tag.
    ///
    /// # Errors
    /// When an id or a moment is none, or the order is no finite number.
    pub fn value(&self) -> Understood<Tag> {
        if !self.order.is_finite() {
            let reason = "the order is no finite number".to_owned();
            return Err(not_understood(&self.id, 1, reason));
        }
        Ok(Tag {
            id: tag_id(&self.id)?,
            parent: maybe(self.parent.as_deref(), tag_id)?,
            order: self.order,
            name: self.name.value(),
            hue: self.hue % 360,
            key: self.key.clone(),
            assignable: self.assignable.0,
            definition: self.definition.value(),
            use_when: self.use_when.value(),
            avoid_when: self.avoid_when.value(),
            example: self.example.clone(),
            created: maybe(self.created.as_deref(), moment)?,
            tombstone: self.tombstone.as_ref().map(Stone::value).transpose()?,
        })
    }

    /// The record of a tag.
    pub fn of(tag: &Tag) -> Body {
        Body::Tag(Self {
            id: tag.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            parent: tag.parent.as_ref().map(|p| p.as_str().to_owned()),
            order: tag.order,
            name: Pair::of(&tag.name),
            hue: tag.hue,
            key: tag.key.clone(),
            assignable: AsARule(tag.assignable),
            definition: Pair::of(&tag.definition),
            use_when: Pair::of(&tag.use_when),
            avoid_when: Pair::of(&tag.avoid_when),
            example: tag.example.clone(),
            created: tag.created.map(|at| at.to_string()),
            tombstone: tag.tombstone.as_ref().map(Stone::of),
        })
    }
}

impl Stone {
    /// Reads a tombstone.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn value(&self) -> Understood<Tombstone> {
        Ok(Tombstone {
            at: moment(&self.at)?,
            by: annotator_id(&self.by)?,
            merged_into: maybe(self.merged_into.as_deref(), tag_id)?,
            reason: self.reason.clone(),
        })
    }

    fn of(stone: &Tombstone) -> Self {
        Self {
            at: stone.at.to_string(),
            by: stone.by.as_str().to_owned(),
            merged_into: stone.merged_into.as_ref().map(|t| t.as_str().to_owned()),
            reason: stone.reason.clone(),
        }
    }
}
