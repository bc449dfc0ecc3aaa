//! Pages as news sites publish them: the article without what stands around it.
//!
//! Nothing is known of any one site. The words that count are those in the element that says it
//! holds the article, without navigation, asides, forms, hidden elements and links to elsewhere.

mod choose;
mod draft;
mod elements;
mod entities;
mod fields;
mod linked_data;
mod outline;
#[cfg(test)]
mod tests;

use super::reading::{Builder, Reading};
use crate::ReadProblem;
use crate::front_matter::Metadata;
use choose::Choice;
pub(super) use entities::decode;
use gainsay_model::BlockKind;
use outline::Outline;

/// The article of a page.
pub(super) fn parse(raw: &str) -> Result<(Metadata, Reading), ReadProblem> {
    let outline = Outline::of(raw);
    let choice = Choice::of(&outline.drafts);
    let metadata = outline.fields.metadata(|zones| choice.holds(zones));
    let title = metadata.title.as_ref().map(|title| title.text.as_str());
    let mut out = Builder::default();
    let headline = choice.headline(&outline.drafts, title);
    match headline.and_then(|at| outline.drafts.get(at)) {
        Some(draft) => out.block(BlockKind::Title, &draft.words),
        None => {
            if let Some(title) = outline.fields.title() {
                out.block(BlockKind::Title, title);
            }
        }
    }
    let mut any = false;
    for (at, draft) in outline.drafts.iter().enumerate() {
        if Some(at) == headline || !choice.keeps(draft) {
            continue;
        }
        any = true;
        let kind = match draft.kind {
            BlockKind::Title => BlockKind::Heading,
            kind => kind,
        };
        out.block(kind, &draft.words);
    }
    if any {
        Ok((metadata, out.finish()))
    } else {
        Err(ReadProblem::NoText)
    }
}

/// The text of a piece of markup that is the body of an article already.
pub(super) fn fragment(markup: &str) -> Reading {
    let mut out = Builder::default();
    for draft in Outline::of(markup).drafts {
        if draft.kind == BlockKind::Verbatim {
            continue;
        }
        let kind = match draft.kind {
            BlockKind::Title => BlockKind::Heading,
            kind => kind,
        };
        out.block(kind, &draft.words);
    }
    out.finish()
}
