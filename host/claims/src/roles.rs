//! Filling the roles of a frame.

use crate::anaphora;
use crate::arguments::{self, Filler};
use crate::mentions::MentionIndex;
use crate::tree::Tree;
use crate::triggers::{Form, Hit};
use crate::words::Words;
use gainsay_model::{Argument, Attribution, Cue, CueClass, Frame, RolePattern};
use gainsay_text::syntax::{Deprel, Upos};

/// Words whose "of" complement is what is meant: "some of the soldiers".
const PARTITIVES: &[&str] = &[
    "all",
    "bulk",
    "couple",
    "dozen",
    "dozens",
    "few",
    "group",
    "half",
    "handful",
    "hundred",
    "hundreds",
    "lot",
    "majority",
    "many",
    "million",
    "millions",
    "more",
    "most",
    "number",
    "none",
    "one",
    "part",
    "quarter",
    "rest",
    "score",
    "several",
    "some",
    "third",
    "thousand",
    "thousands",
    "total",
    "two",
];

/// A filled role, still in tokens.
#[derive(Clone, Copy, Debug)]
struct Filled {
    head: u32,
    /// The noun that a pronoun stands for.
    meant: u32,
    implicit: bool,
    /// Whom it acts for, where that is the role.
    acts_for: Option<u32>,
}

/// Fills the roles; none if a required role stays empty.
pub(crate) fn fill(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    said: Option<&Attribution>,
    frame: &Frame,
    hit: &Hit,
) -> Option<Vec<Argument>> {
    let speaker = speaker(tree, said, frame)?;
    let mut filled: Vec<(&str, Filled)> = Vec::new();
    let mut fillers = Vec::new();
    let required_first = frame.roles.iter().filter(|(role, _)| requires(frame, role));
    let others = frame
        .roles
        .iter()
        .filter(|(role, _)| !requires(frame, role));
    for (role, patterns) in required_first.chain(others) {
        if speaker.as_ref().is_some_and(|s| s.role == *role) {
            continue;
        }
        let is_taken = |token: u32| filled.iter().any(|(_, f)| f.head == token);
        let taken = |token: u32| {
            let first = tree.head(token).filter(|_| tree.rel(token) == Deprel::Conj);
            is_taken(token) || first.is_some_and(is_taken)
        };
        let found = patterns.iter().find_map(|pattern| {
            fillers.clear();
            candidates(tree, words, mentions, hit, pattern, &mut fillers);
            let free = fillers.iter().filter(|filler| !taken(filler.token));
            let mut accepted = free.filter_map(|&filler| accept(tree, words, frame, role, filler));
            accepted.next()
        });
        match found {
            Some(found) if banned(tree, words, frame, role, found) => return None,
            Some(found) => filled.push((role, found)),
            None if requires(frame, role) => return None,
            None => {}
        }
    }
    add_owner(tree, mentions, frame, &mut filled);
    let named = filled
        .into_iter()
        .map(|(role, f)| argument(tree, mentions, role, f));
    let mut arguments: Vec<Argument> = speaker.into_iter().chain(named).collect();
    let order = |role: &str| frame.roles.iter().position(|(name, _)| name == role);
    arguments.sort_by_key(|argument| order(&argument.role));
    Some(arguments)
}

/// The source of the attribution around the trigger, for a frame in which it has a role; `None` if
/// the frame cannot do without one and there is none.
#[allow(
    clippy::option_option,
    reason = "a frame without that role is neither failure nor filler"
)]
fn speaker(tree: &Tree<'_>, said: Option<&Attribution>, frame: &Frame) -> Option<Option<Argument>> {
    let speaks =
        |(_, patterns): &&(String, Vec<RolePattern>)| patterns.contains(&RolePattern::Speaker);
    let Some((role, _)) = frame.roles.iter().find(speaks) else {
        return Some(None);
    };
    let source = said.and_then(|said| Some((said, said.source?)));
    let Some((said, span)) = source else {
        return (!requires(frame, role)).then_some(None);
    };
    Some(Some(Argument {
        role: role.clone(),
        span,
        text: span.of(tree.text).to_owned(),
        head: said.source_head.clone(),
        entity: said.entity,
        implicit: true,
    }))
}

fn requires(frame: &Frame, role: &str) -> bool {
    frame.requires.iter().any(|(name, _)| name == role)
}

/// Adds what may fill a role by that pattern, the likeliest first.
fn candidates(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    hit: &Hit,
    pattern: &RolePattern,
    found: &mut Vec<Filler>,
) {
    // A modal stands for its clause: "troops must leave".
    let modal = arguments::is_modal(tree, hit.token);
    let token = tree.head(hit.token).filter(|_| modal).unwrap_or(hit.token);
    let noun = hit.form == Form::Noun;
    let first = match pattern {
        RolePattern::Subject if modal => arguments::surface_subject(tree, token),
        RolePattern::Subject if noun => nominal_subject(tree, words, mentions, token),
        RolePattern::Subject => arguments::subject(tree, token),
        RolePattern::Object if noun => {
            let of = arguments::complements(tree, token, "of").next();
            of.or_else(|| tree.related(token, &[Deprel::Compound]).next().map(written))
        }
        RolePattern::Object => {
            let objects = arguments::objects(tree, token);
            return found.extend(objects.into_iter().flat_map(|f| coordinated(tree, f)));
        }
        // A verb has no owner; its theme's owner is looked for once the theme is known.
        RolePattern::Possessor if !noun => None,
        RolePattern::Possessor => {
            arguments::owner_or_of(tree, token, |a, b| mentions.same_name(a, b))
        }
        RolePattern::Clause => tree
            .related(token, &[Deprel::Ccomp, Deprel::Xcomp])
            .next()
            .map(written),
        RolePattern::ClauseSubject => tree
            .related(token, &[Deprel::Ccomp, Deprel::Xcomp])
            .find_map(|clause| arguments::surface_subject(tree, clause)),
        RolePattern::Speaker => None,
        RolePattern::Preposition(preposition) => {
            let own = arguments::complements(tree, token, preposition);
            found.extend(own.flat_map(|f| coordinated(tree, f)));
            if found.is_empty() && !noun {
                inside_object(tree, token, preposition, found);
            }
            return;
        }
    };
    found.extend(first.into_iter().flat_map(|f| coordinated(tree, f)));
}

/// "imposed sanctions on the port": what belongs to the verb may hang on its object.
fn inside_object(tree: &Tree<'_>, verb: u32, preposition: &str, found: &mut Vec<Filler>) {
    if let Some(object) = arguments::objects(tree, verb).first() {
        let inside = arguments::complements(tree, object.token, preposition);
        found.extend(inside.flat_map(|f| coordinated(tree, f)));
    }
}

fn written(token: u32) -> Filler {
    Filler {
        token,
        implicit: false,
    }
}

/// The filler and its conjuncts: "two tanks and 300 soldiers".
fn coordinated(tree: &Tree<'_>, filler: Filler) -> impl Iterator<Item = Filler> {
    let conjuncts = tree.conjuncts(filler.token);
    conjuncts.map(move |token| Filler { token, ..filler })
}

/// Agent of a noun: its "by", its owner, or the subject of the verb that it is the object of.
fn nominal_subject(
    tree: &Tree<'_>,
    words: &Words,
    mentions: &MentionIndex,
    noun: u32,
) -> Option<Filler> {
    let by = arguments::complements(tree, noun, "by").next();
    let owner = || arguments::owner(tree, noun, |a, b| mentions.same_name(a, b));
    by.or_else(owner).or_else(|| {
        let verb = tree
            .head(noun)
            .filter(|verb| tree.upos(*verb) == Upos::Verb)
            .filter(|verb| does_itself(words, tree.lemma(*verb)))?;
        let object = matches!(tree.rel(noun), Deprel::Obj | Deprel::NsubjPass);
        let subject = object.then(|| arguments::subject(tree, verb)).flatten()?;
        Some(Filler {
            implicit: true,
            ..subject
        })
    })
}

/// Whether who is the subject of that verb does what its object names: "launched an attack" against
/// "condemned an attack".
fn does_itself(words: &Words, verb: &str) -> bool {
    let own = matches!(
        verb,
        "announce" | "declare" | "proclaim" | "confirm" | "admit" | "deny"
    );
    let commits = |cue: &Cue| cue.class == CueClass::Commit;
    own || words
        .cues
        .get(verb)
        .is_none_or(|cues| cues.iter().any(|cue| commits(cue) || !takes_noun(cue)))
}

fn takes_noun(cue: &Cue) -> bool {
    cue.complements.iter().any(|kind| kind == "np")
}

fn accept(
    tree: &Tree<'_>,
    words: &Words,
    frame: &Frame,
    role: &str,
    filler: Filler,
) -> Option<Filled> {
    let head = filler.token;
    let wanted = frame
        .requires
        .iter()
        .find(|(name, _)| name == role)
        .map(|(_, list)| list);
    let fits = |token: u32| wanted.is_none_or(|list| words.fits(tree.lemma(token), list));
    let meant = through_partitive(tree, head);
    let bare_number = wanted.is_some() && is_bare_number(tree, meant);
    let relative = matches!(
        tree.lemma(meant),
        "which" | "who" | "that" | "whom" | "what"
    );
    let meant = if (tree.upos(meant) == Upos::Pron && !relative) || bare_number {
        anaphora::antecedent(tree, meant, fits).unwrap_or(meant)
    } else {
        meant
    };
    fits(meant).then_some(Filled {
        head,
        meant,
        implicit: filler.implicit,
        acts_for: None,
    })
}

/// Whether a filler is of a kind for which the frame does not hold: a theatre that stages.
fn banned(tree: &Tree<'_>, words: &Words, frame: &Frame, role: &str, filled: Filled) -> bool {
    let list = frame
        .excludes
        .iter()
        .find(|(name, _)| name == role)
        .map(|(_, list)| list);
    list.is_some_and(|list| words.fits(tree.lemma(filled.meant), list))
}

/// "500 others took their place": a figure or "others" that stands for what was counted before.
fn is_bare_number(tree: &Tree<'_>, token: u32) -> bool {
    tree.upos(token) == Upos::Num || tree.lemma(token) == "other"
}

fn through_partitive(tree: &Tree<'_>, head: u32) -> u32 {
    let mut at = head;
    for _ in 0..3 {
        if !PARTITIVES.contains(&tree.lemma(at)) {
            break;
        }
        match arguments::complements(tree, at, "of").next() {
            Some(of) => at = of.token,
            None => break,
        }
    }
    at
}

/// "Russian forces left": whose forces they are is the agent, if the frame has one and nobody
/// else is it.
fn add_owner<'f>(
    tree: &Tree<'_>,
    mentions: &MentionIndex,
    frame: &'f Frame,
    filled: &mut Vec<(&'f str, Filled)>,
) {
    let Some((agent, _)) = frame.roles.iter().find(|(role, _)| role == "agent") else {
        return;
    };
    if filled.iter().any(|(role, _)| role == agent) {
        return;
    }
    let theme = filled
        .iter()
        .find(|(role, _)| *role == "theme")
        .map(|(_, f)| *f);
    let same_name = |a: u32, b: u32| mentions.same_name(a, b);
    let Some(theme) = theme else { return };
    let owner = arguments::owner_or_of(tree, theme.meant, same_name);
    if let Some(owner) = owner {
        let token = owner.token;
        filled.push((
            agent,
            Filled {
                head: token,
                meant: token,
                implicit: true,
                acts_for: None,
            },
        ));
        return;
    }
    // One name for both: "Russian forces" act for Russia.
    let named = mentions.entity_of(tree, theme.meant);
    let acts_for = named.and_then(|e| tree.notes.entities.get(e as usize)?.member_of);
    if acts_for.is_some() {
        filled.push((
            agent,
            Filled {
                implicit: true,
                acts_for,
                ..theme
            },
        ));
    }
}

fn argument(tree: &Tree<'_>, mentions: &MentionIndex, role: &str, filled: Filled) -> Argument {
    let range = tree.noun_phrase(filled.head);
    let span = tree.span(range);
    let own = mentions.entity_of(tree, filled.head);
    let meant = || mentions.entity_of(tree, filled.meant);
    // "the Vostanian army" acts for whoever its modifier names.
    let owner = || {
        let owner = arguments::owner_or_of(tree, filled.meant, |a, b| mentions.same_name(a, b))?;
        mentions.entity_at(tree, owner.token)
    };
    Argument {
        role: role.to_owned(),
        span,
        text: span.of(tree.text).to_owned(),
        head: tree.lemma(filled.meant).to_owned(),
        entity: filled.acts_for.or(own).or_else(meant).or_else(owner),
        implicit: filled.implicit,
    }
}
