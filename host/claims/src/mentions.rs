//! Which entity a word belongs to.

use crate::tree::Tree;
use gainsay_model::{EntityKind, MentionForm};
use gainsay_text::Annotations;
use gainsay_text::syntax::Deprel;

/// Mentions by token.
pub(crate) struct MentionIndex {
    by_token: Vec<Option<u32>>,
}

impl MentionIndex {
    pub(crate) fn new(notes: &Annotations) -> Self {
        let mut by_token: Vec<Option<u32>> = vec![None; notes.tokens.len()];
        let length = |m: u32| {
            notes
                .mentions
                .get(m as usize)
                .map_or(0, |m| m.tokens.1.saturating_sub(m.tokens.0))
        };
        for (index, mention) in notes.mentions.iter().enumerate() {
            for token in mention.tokens.0..mention.tokens.1 {
                if let Some(slot) = by_token.get_mut(token as usize)
                    && slot.is_none_or(|old| length(old) < length(index as u32))
                {
                    *slot = Some(index as u32);
                }
            }
        }
        Self { by_token }
    }

    /// The mention that covers a token.
    pub(crate) fn mention(&self, token: u32) -> Option<u32> {
        self.by_token.get(token as usize).copied().flatten()
    }

    /// The entity of the mention that covers a token.
    pub(crate) fn entity_at(&self, tree: &Tree<'_>, token: u32) -> Option<u32> {
        let mention = self.mention(token)?;
        tree.notes.mentions.get(mention as usize).map(|m| m.entity)
    }

    /// Whether one mention covers both tokens.
    pub(crate) fn same_name(&self, one: u32, other: u32) -> bool {
        self.mention(one).is_some() && self.mention(one) == self.mention(other)
    }

    /// The entity that a noun phrase stands for: its head's, or a name in apposition to it.
    pub(crate) fn entity_of(&self, tree: &Tree<'_>, head: u32) -> Option<u32> {
        let named = tree
            .related(head, &[Deprel::Appos, Deprel::Flat])
            .filter_map(|other| self.entity_at(tree, other))
            .find(|e| kind(tree, *e) == Some(EntityKind::Person));
        named.or_else(|| {
            self.entity_at(tree, head)
                .filter(|_| !self.is_modifier(tree, head))
        })
    }

    /// "Russian" in "Russian forces" is not what the phrase stands for, though a mention covers it.
    fn is_modifier(&self, tree: &Tree<'_>, head: u32) -> bool {
        self.mention(head)
            .and_then(|m| tree.notes.mentions.get(m as usize))
            .is_some_and(|m| {
                m.form == MentionForm::Demonym
                    && m.tokens.1 <= head
                    && tree.rel(head) == Deprel::Amod
            })
    }
}

pub(crate) fn kind(tree: &Tree<'_>, entity: u32) -> Option<EntityKind> {
    tree.notes.entities.get(entity as usize).map(|e| e.kind)
}
