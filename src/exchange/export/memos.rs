//! The memos that go with exported excerpts: on the annotation, its document and its tag.

use super::annotators::Names;
use super::{Row, RowMemo, Selection};
use crate::model::{Annotation, Document, MemoOrder, MemoTopic, Seen, TagId, WrittenMemo};
use std::collections::BTreeMap;

/// The memos of a project, by the thing that they are about now.
pub(super) struct Memos {
    of: BTreeMap<MemoTopic, Vec<RowMemo>>,
}

impl Memos {
    /// The memos that a viewer sees, of the selected annotators only.
    pub(super) fn new(seen: Seen<'_>, selection: &Selection, names: &Names<'_>) -> Self {
        let authors = &selection.annotators;
        let is_selected = |memo: WrittenMemo<'_>| authors.is_empty() || authors.contains(memo.by);
        let mut of: BTreeMap<MemoTopic, Vec<RowMemo>> = BTreeMap::new();
        let mut all = seen.memos_in_order(MemoOrder::Date, is_selected);
        all.reverse();
        for WrittenMemo { by, memo } in all {
            let about = seen.memo_topic(&memo.about);
            of.entry(about).or_default().push(RowMemo {
                author: names.of(by),
                created: memo.created.to_string(),
                modified: memo.modified.to_string(),
                text: memo.text.clone(),
            });
        }
        Self { of }
    }

    /// Puts the memos of an annotation, its document and the tag that it means now into its row.
    pub(super) fn fill(
        &self,
        row: &mut Row,
        document: &Document,
        annotation: &Annotation,
        tag: Option<&TagId>,
    ) {
        let on = |topic: MemoTopic| self.of.get(&topic).cloned().unwrap_or_default();
        let (of, id) = (document.id.clone(), annotation.id.clone());
        row.memos = on(MemoTopic::Annotation(of.clone(), id));
        row.document_memos = on(MemoTopic::Document(of));
        row.tag_memos = tag
            .map(|tag| on(MemoTopic::Tag(tag.clone())))
            .unwrap_or_default();
    }
}
