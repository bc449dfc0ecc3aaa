//! Claims that the text itself calls unverified.

use crate::Params;
use gainsay_sdk::{Argument, Case, Claim, Token, tokens};

/// How far before "verified" its denial stands, in words.
const DENIED: usize = 4;

/// Whether somebody else tells it, and that sentence or the next one says that nobody could verify it.
pub(crate) fn is_unverified(case: &Case, claim: Claim<'_>, params: &Params) -> bool {
    if params.verified.is_empty() || claim.chain().next().is_none() {
        return false;
    }
    let Some(own) = claim.sentence() else {
        return false;
    };
    let next = case
        .sentence(own.index() + 1)
        .filter(|next| next.at().article == own.at().article && next.segment() == own.segment());
    std::iter::once(own).chain(next).any(|sentence| {
        let at = sentence.at();
        let text = case.article_text(at.article);
        denies(params, &tokens(text, at.start as usize..at.end as usize))
    })
}

/// "could not be verified", "was unable to confirm", "unverified".
fn denies(params: &Params, words: &[Token<'_>]) -> bool {
    words.iter().enumerate().any(|(index, word)| {
        let near = index.saturating_sub(DENIED)..index;
        let mut near = words.get(near).unwrap_or_default().iter();
        let denied = |word: &Token<'_>| {
            matches!(
                word.text.as_ref(),
                "not" | "never" | "no" | "unable" | "without" | "impossible"
            )
        };
        params.unverified.contains(&word.text)
            || params.verified.contains(&word.text) && near.any(denied)
    })
}

/// "The other side": somebody whom only the context tells.
pub(crate) fn is_unnamed(argument: Argument<'_>, params: &Params) -> bool {
    argument.party().is_none() && params.unnamed.contains(argument.head())
}
