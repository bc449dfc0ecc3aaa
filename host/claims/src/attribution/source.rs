//! What sort of source it is, and how anonymous.

use super::draft::Draft;
use crate::arguments;
use crate::mentions::{MentionIndex, kind};
use crate::tree::Tree;
use crate::words::Words;
use gainsay_model::{EntityKind, SourceKind, Span, WordSet, lowered};
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// A source, described.
pub(super) struct Described {
    pub(super) head: String,
    pub(super) entity: Option<u32>,
    pub(super) kind: SourceKind,
    pub(super) anonymous: bool,
    pub(super) reason: Option<Span>,
    pub(super) via: Option<Span>,
}

pub(super) fn describe(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    draft: &Draft,
) -> Described {
    let Some(head) = draft.source_head else {
        return Described {
            head: String::new(),
            entity: None,
            kind: SourceKind::Unknown,
            anonymous: false,
            reason: None,
            via: None,
        };
    };
    let entity = mentions.entity_of(tree, head);
    let marker = marker(tree, words, draft);
    let mut source_kind = sort(tree, words, mentions, head, entity);
    if marker.is_some() && source_kind != SourceKind::NamedPerson {
        source_kind = SourceKind::Anonymous;
    }
    Described {
        head: lowered(tree.lemma(head)).into_owned(),
        entity,
        kind: source_kind,
        anonymous: source_kind == SourceKind::Anonymous,
        reason: marker.and_then(|end| reason(tree, words, end)),
        via: via(tree, head),
    }
}

fn sort(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    head: u32,
    entity: Option<u32>,
) -> SourceKind {
    let lemma = tree.lemma(head);
    let surface = lowered(tree.word(head));
    let lists = &words.sources;
    match entity.and_then(|e| kind(tree, e)) {
        Some(EntityKind::Person) => return SourceKind::NamedPerson,
        Some(EntityKind::Media) if tree.upos(head) == Upos::Propn => {
            return SourceKind::MediaReport;
        }
        Some(EntityKind::Country | EntityKind::Government) if tree.upos(head) == Upos::Propn => {
            return SourceKind::Government;
        }
        Some(EntityKind::Organisation | EntityKind::Group | EntityKind::Military)
            if tree.upos(head) == Upos::Propn =>
        {
            return SourceKind::Organisation;
        }
        _ => {}
    }
    if lists.documents.contains(lemma) || lists.documents.contains(&surface) {
        return if by_media(tree, words, mentions, head) {
            SourceKind::MediaReport
        } else {
            SourceKind::Document
        };
    }
    if lists.media.contains(lemma) {
        return SourceKind::MediaReport;
    }
    let plural = tree
        .token(head)
        .is_some_and(|t| matches!(t.xpos, Xpos::Nns | Xpos::Nnps));
    let counted = tree.child(head, Deprel::Nummod).is_some();
    if plural && !counted && lists.collective.contains(&surface) {
        return SourceKind::Collective;
    }
    if lists.anonymous.contains(lemma) && !named(tree, head) && unspecified(tree, head) {
        return SourceKind::Anonymous;
    }
    if lists.organisations.contains(lemma) {
        return SourceKind::Organisation;
    }
    if tree.upos(head) == Upos::Propn {
        return SourceKind::NamedPerson;
    }
    if lists.person_nouns.contains(lemma) || lists.anonymous.contains(lemma) {
        return SourceKind::Role;
    }
    if tree.upos(head) == Upos::Pron {
        return if lists.pronouns.contains(&surface) {
            SourceKind::NamedPerson
        } else {
            SourceKind::Unknown
        };
    }
    if plural {
        SourceKind::Collective
    } else {
        SourceKind::Role
    }
}

/// Whether the words for a source can stand for somebody or something that speaks, thinks or is
/// read: all but common nouns for other things.
pub(super) fn can_speak(tree: &Tree<'_>, words: &Words, head: u32) -> bool {
    if tree.upos(head) != Upos::Noun {
        return true;
    }
    let lemma = tree.lemma(head);
    let surface = lowered(tree.word(head));
    let lists = &words.sources;
    let known = |list: &WordSet| list.contains(lemma) || list.contains(&surface);
    // "a lobbyist", "a logistician": words that mean people by their endings.
    let person = ["ist", "ian", "man", "men", "woman", "women", "person"]
        .iter()
        .any(|ending| lemma.ends_with(ending) && lemma.len() > ending.len() + 2);
    person
        || arguments::starts_upper(tree.word(head))
        || !tree.word(head).chars().all(char::is_alphabetic)
        || [
            &lists.person_nouns,
            &lists.anonymous,
            &lists.organisations,
            &lists.media,
            &lists.documents,
            &lists.collective,
        ]
        .into_iter()
        .any(known)
}

/// "The homeowners", "a cluster of clubs": several of a kind, mostly people whatever the noun, and
/// nouns that count those who can speak.
pub(super) fn are_some(tree: &Tree<'_>, words: &Words, head: u32) -> bool {
    let plural =
        |token: u32, tags: &[Xpos]| tree.token(token).is_some_and(|t| tags.contains(&t.xpos));
    let of = || arguments::complements(tree, head, "of").next();
    plural(head, &[Xpos::Nns])
        || of().is_some_and(|of| {
            plural(of.token, &[Xpos::Nns, Xpos::Nnps]) && can_speak(tree, words, of.token)
        })
}

/// "an aide", "two officials", "sources": nobody in particular, unlike "the minister" or "Halvia's
/// prime minister". "The official" goes on with one that was brought in so.
fn unspecified(tree: &Tree<'_>, head: u32) -> bool {
    let determiner = tree.related(head, &[Deprel::Det, Deprel::NmodPoss]).next();
    match determiner.map(|d| tree.lemma(d)) {
        None => true,
        Some("a" | "an" | "another" | "some" | "one" | "several") => true,
        Some("the" | "this" | "that") => matches!(tree.lemma(head), "official" | "source" | "aide"),
        Some(_) => false,
    }
}

/// A name stands with the role: "official Jane Doe", "an official, Jane Doe".
fn named(tree: &Tree<'_>, head: u32) -> bool {
    tree.related(head, &[Deprel::Appos, Deprel::Flat])
        .any(|n| tree.upos(n) == Upos::Propn)
}

/// "a DW report", "a report by the newspaper".
fn by_media(tree: &Tree<'_>, words: &Words, mentions: &MentionIndex, head: u32) -> bool {
    let modifiers = [
        Deprel::Compound,
        Deprel::NmodPoss,
        Deprel::Nmod,
        Deprel::Amod,
        Deprel::Flat,
    ];
    tree.related(head, &modifiers).any(|m| {
        words.sources.media.contains(tree.lemma(m))
            || mentions.entity_at(tree, m).and_then(|e| kind(tree, e)) == Some(EntityKind::Media)
    })
}

/// One past the last token of words that say a name is withheld, in the cue's sentence near the source.
fn marker(tree: &Tree<'_>, words: &Words, draft: &Draft) -> Option<u32> {
    let sentence = tree.sentence(draft.cue.0);
    let (first, end) = tree.sentence_tokens(sentence);
    let inside = |t: u32| draft.content.iter().any(|c| (c.0..c.1).contains(&t));
    let cue = draft.cue.0..draft.cue.1;
    let belongs = |t: u32| {
        tree.path_up(t)
            .any(|at| Some(at) == draft.source_head || cue.contains(&at))
    };
    (first..end).filter(|t| !inside(*t)).find_map(|t| {
        let word = |i: usize| {
            if t + (i as u32) < end {
                tree.word(t + i as u32)
            } else {
                ""
            }
        };
        let length = words.markers.at(tree.word(t), word)?;
        belongs(t).then_some(t + length as u32)
    })
}

/// A reason within the sentence after the marker.
fn reason(tree: &Tree<'_>, words: &Words, from: u32) -> Option<Span> {
    let (_, end) = tree.sentence_tokens(tree.sentence(from.checked_sub(1)?));
    (from..end).find_map(|t| {
        let word = |i: usize| {
            if t + (i as u32) < end {
                tree.word(t + i as u32)
            } else {
                ""
            }
        };
        let length = words.reasons.at(tree.word(t), word)?;
        Some(tree.span((t, t + length as u32)))
    })
}

/// "an official, who spoke to AP": the one spoken to.
fn via(tree: &Tree<'_>, head: u32) -> Option<Span> {
    let clause = tree
        .related(head, &[Deprel::AclRelcl, Deprel::Acl])
        .find(|clause| matches!(tree.lemma(*clause), "speak" | "tell" | "talk"))?;
    let to = arguments::complements(tree, clause, "to")
        .next()
        .map(|f| f.token);
    let told = || tree.child(clause, Deprel::Obj);
    let outlet = to.or_else(told)?;
    Some(tree.span(tree.noun_phrase(outlet)))
}
