//! Annotations to claims: who says it, what happened, to whom, how much, when, how sure.
//!
//! Frames, cues and word classes come from packs ([`gainsay_model::Lexicon`]); nothing here knows a
//! subject matter. Like the text stage, this one is total and linear: every article gives claims,
//! maybe none.

mod anaphora;
mod arguments;
mod attribution;
mod confidence;
mod factuality;
mod frames;
mod governors;
mod mentions;
mod roles;
mod sentences;
mod tree;
mod triggers;
mod verb;
mod words;

use gainsay_model::{Article, ArticleClaims, Coverage, Lexicon, Seen};
use gainsay_text::Annotations;

use mentions::MentionIndex;
use tree::Tree;
use words::Words;

/// Finds claims with the words and frames of a lexicon.
pub struct Extractor {
    words: Words,
}

impl Extractor {
    /// Compiles the lexicon once for any number of articles.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            words: Words::new(lexicon),
        }
    }

    /// Everything that rules may know of an article. What the text stage found goes over into it.
    pub fn extract(&self, article: &Article, mut annotations: Annotations) -> ArticleClaims {
        let mut quantities = std::mem::take(&mut annotations.quantities);
        let tree = Tree::new(&article.text, &annotations);
        let mentions = MentionIndex::new(&annotations);
        let attributions = attribution::find(&tree, &self.words, &mentions);
        anaphora::resolve_measures(&tree, &self.words, &mut quantities);
        let found = frames::find(&tree, &self.words, &mentions, &attributions, &quantities);
        let counted = quantities
            .iter()
            .filter(|q| !q.counted.is_empty() || !q.unit.is_empty());
        let resolved = annotations.times.iter().filter(|t| !t.value.is_empty());
        let sourced = attributions.iter().filter(|a| a.source.is_some());
        let coverage = Coverage {
            figures: seen(annotations.figures_seen, counted.count()),
            dates: seen(annotations.dates_seen, resolved.count()),
            statements: seen(attributions.len() as u32, sourced.count()),
            events: seen(found.triggers_seen, found.claims.len()),
        };
        ArticleClaims {
            sentences: sentences::describe(&tree, &self.words),
            claims: found.claims,
            attributions,
            entities: annotations.entities,
            mentions: annotations.mentions,
            quantities,
            times: annotations.times,
            coverage,
        }
    }
}

fn seen(seen: u32, understood: usize) -> Seen {
    let understood = understood as u32;
    Seen {
        seen: seen.max(understood),
        understood,
    }
}
