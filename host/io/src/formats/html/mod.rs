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
    let mut comments = outline.comments.iter().peekable();
    // A comment is about the draft around or after it, or the next one that is kept.
    let mut remarks = |out: &mut Builder, draft: usize| {
        while let Some(comment) = comments.next_if(|comment| comment.draft <= draft) {
            out.remark(comment.words.clone(), comment.at);
        }
    };
    match headline.and_then(|at| Some((at, outline.drafts.get(at)?))) {
        Some((at, draft)) => {
            remarks(&mut out, at);
            out.block(BlockKind::Title, &draft.words);
        }
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
        remarks(&mut out, at);
        let kind = match draft.kind {
            BlockKind::Title => BlockKind::Heading,
            kind => kind,
        };
        out.block(kind, &draft.words);
    }
    remarks(&mut out, usize::MAX);
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
