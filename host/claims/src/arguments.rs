//! Who stands in which grammatical role of a predicate, through passives, relative clauses,
//! coordination and control.

use crate::tree::Tree;
use gainsay_text::syntax::{Deprel, Upos, Xpos};

/// A filler and whether it is written at the predicate itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Filler {
    pub(crate) token: u32,
    pub(crate) implicit: bool,
}

impl Filler {
    fn written(token: u32) -> Self {
        Self {
            token,
            implicit: false,
        }
    }
    fn implied(token: u32) -> Self {
        Self {
            token,
            implicit: true,
        }
    }
}

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjOuter, Deprel::Csubj];
const PASSIVE_SUBJECTS: &[Deprel] = &[Deprel::NsubjPass, Deprel::CsubjPass];

/// Whether the predicate is passive.
pub(crate) fn is_passive(tree: &Tree<'_>, verb: u32) -> bool {
    tree.related(verb, &[Deprel::AuxPass]).next().is_some()
        || tree.related(verb, PASSIVE_SUBJECTS).next().is_some()
        || (tree.rel(verb) == Deprel::Acl && tree.token(verb).is_some_and(|t| t.xpos == Xpos::Vbn))
}

/// The one who acts: subject of an active predicate, agent of a passive one.
pub(crate) fn subject(tree: &Tree<'_>, verb: u32) -> Option<Filler> {
    if is_passive(tree, verb) {
        return by_agent(tree, verb);
    }
    grammatical_subject(tree, verb, 0)
}

/// Whether the token is a modal of the verb above it.
pub(crate) fn is_modal(tree: &Tree<'_>, token: u32) -> bool {
    let modal = tree.token(token).is_some_and(|t| t.xpos == Xpos::Md);
    modal && tree.rel(token) == Deprel::Aux
}

/// The subject as it stands in the clause, whatever it does.
pub(crate) fn surface_subject(tree: &Tree<'_>, verb: u32) -> Option<Filler> {
    let own = nearest(tree, verb, SUBJECTS).or_else(|| nearest(tree, verb, PASSIVE_SUBJECTS))?;
    Some(relative_antecedent(tree, verb, own))
}

/// Those acted upon: objects of an active predicate, subject of a passive one. A bare noun phrase
/// behind the verb counts, whatever the parser calls it.
pub(crate) fn objects(tree: &Tree<'_>, verb: u32) -> Vec<Filler> {
    if is_passive(tree, verb) {
        return passive_subject(tree, verb).into_iter().collect();
    }
    let bare = |t: &u32| {
        let loose = matches!(
            tree.rel(*t),
            Deprel::Obl | Deprel::OblAgent | Deprel::Xcomp | Deprel::Iobj
        );
        let noun = matches!(tree.upos(*t), Upos::Noun | Upos::Propn);
        loose && noun && *t > verb && tree.child(*t, Deprel::Case).is_none()
    };
    let children = || tree.children(verb).iter().copied();
    let objects = children().filter(|t| tree.rel(*t) == Deprel::Obj);
    let all: Vec<Filler> = objects
        .chain(children().filter(bare))
        .map(Filler::written)
        .collect();
    if all.is_empty() {
        relative_gap(tree, verb).into_iter().collect()
    } else {
        all
    }
}

/// Complements of a preposition at the predicate or, for nouns, inside its phrase.
pub(crate) fn complements<'t>(
    tree: &'t Tree<'_>,
    head: u32,
    preposition: &'t str,
) -> impl Iterator<Item = Filler> + 't {
    // "met in person with the envoy": what hangs on the adverbial belongs to the verb.
    let own = obliques(tree, head);
    let inner = obliques(tree, head)
        .filter(|at| is_adverbial(tree, *at))
        .flat_map(|at| obliques(tree, at));
    own.chain(inner)
        .filter(move |child| {
            let opener = &[Deprel::Case, Deprel::Mark];
            let mut openers = tree.related(*child, opener);
            openers.any(|case| tree.lemma(case) == preposition) && !is_adverbial(tree, *child)
        })
        .map(Filler::written)
}

fn obliques<'t>(tree: &'t Tree<'_>, head: u32) -> impl Iterator<Item = u32> + 't {
    const RELATIONS: &[Deprel] = &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Advcl];
    tree.related(head, RELATIONS)
}

/// "in person", "in principle": a preposition and a bare noun that tell the manner.
fn is_adverbial(tree: &Tree<'_>, noun: u32) -> bool {
    const MANNERS: &[&str] = &[
        "advance",
        "detail",
        "earnest",
        "fact",
        "full",
        "general",
        "part",
        "particular",
        "person",
        "principle",
        "private",
        "public",
        "secret",
        "tandem",
        "turn",
        "unison",
        "vain",
    ];
    MANNERS.contains(&tree.lemma(noun))
        && tree.child(noun, Deprel::Det).is_none()
        && noun > 0
        && tree.rel(noun - 1) == Deprel::Case
}

/// Possessor or modifier that says whose: "Russia's withdrawal", "the Russian withdrawal", "the
/// forces of Russia". `same_name` tells whether two tokens belong to one name, whose parts say
/// nothing of an owner ("Guards" in "4th Guards Division").
pub(crate) fn owner(
    tree: &Tree<'_>,
    noun: u32,
    same_name: impl Fn(u32, u32) -> bool,
) -> Option<Filler> {
    let modifiers = &[
        Deprel::Amod,
        Deprel::Compound,
        Deprel::Nmod,
        Deprel::NmodPoss,
    ];
    let inner = |m: u32| tree.related(m, &[Deprel::NmodPoss]).next();
    let possessive = tree.related(noun, &[Deprel::NmodPoss]).next();
    let nested = || {
        tree.related(noun, modifiers)
            .filter(|m| *m < noun)
            .find_map(inner)
    };
    let modifier = || {
        tree.related(noun, modifiers)
            .filter(|m| *m < noun && !same_name(*m, noun))
            .find(|m| starts_upper(tree.word(*m)))
    };
    possessive
        .or_else(nested)
        .or_else(modifier)
        .map(Filler::implied)
}

/// The owner, or the complement of "of".
pub(crate) fn owner_or_of(
    tree: &Tree<'_>,
    noun: u32,
    same_name: impl Fn(u32, u32) -> bool,
) -> Option<Filler> {
    let of = || complements(tree, noun, "of").next();
    owner(tree, noun, same_name).or_else(|| of().map(|f| Filler::implied(f.token)))
}

pub(crate) fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn by_agent(tree: &Tree<'_>, verb: u32) -> Option<Filler> {
    let agent = tree.related(verb, &[Deprel::OblAgent]).next();
    let by = || complements(tree, verb, "by").next().map(|f| f.token);
    agent.or_else(by).map(Filler::written)
}

fn passive_subject(tree: &Tree<'_>, verb: u32) -> Option<Filler> {
    let own = tree.related(verb, PASSIVE_SUBJECTS).next();
    if let Some(own) = own {
        return Some(relative_antecedent(tree, verb, own));
    }
    match tree.rel(verb) {
        Deprel::Acl => tree.head(verb).map(Filler::implied),
        Deprel::Conj | Deprel::Advcl | Deprel::Xcomp | Deprel::Parataxis => {
            let head = tree.head(verb)?;
            let passive = tree
                .related(head, PASSIVE_SUBJECTS)
                .next()
                .map(Filler::implied);
            passive.or_else(|| grammatical_subject(tree, head, 1).map(|f| Filler::implied(f.token)))
        }
        _ => None,
    }
}

/// The subject on the surface, whatever it does, looked for up the tree where it is shared.
fn grammatical_subject(tree: &Tree<'_>, verb: u32, depth: u8) -> Option<Filler> {
    let own = nearest(tree, verb, SUBJECTS).or_else(|| nearest(tree, verb, PASSIVE_SUBJECTS));
    // Some trees hang the subject on the auxiliary.
    let own = own.or_else(|| nearest(tree, tree.child(verb, Deprel::Aux)?, SUBJECTS));
    if let Some(own) = own {
        return Some(relative_antecedent(tree, verb, own));
    }
    if let Some(stranded) = stranded_subject(tree, verb) {
        return Some(Filler::written(stranded));
    }
    if depth > 6 {
        return None;
    }
    let head = tree.head(verb)?;
    match tree.rel(verb) {
        // "They came and went", "went home, leaving": the subject of the clause above.
        Deprel::Conj if same_kind(tree, verb, head) => {
            grammatical_subject(tree, head, depth + 1).map(|f| Filler::implied(f.token))
        }
        // "called on the mayor to leave"
        Deprel::Advcl if called_on(tree, verb, head).is_some() => {
            called_on(tree, verb, head).map(Filler::implied)
        }
        // "accused them of leaving", "kept them from leaving": the one accused or kept.
        Deprel::Advcl if is_marked(tree, verb, &["of", "from"]) => controller(tree, head, depth),
        Deprel::Advcl | Deprel::Parataxis if !tree.upos(verb).eq(&Upos::Noun) => {
            grammatical_subject(tree, head, depth + 1).map(|f| Filler::implied(f.token))
        }
        // "urged them to leave": object control; "agreed to leave": subject control.
        Deprel::Xcomp | Deprel::Ccomp => {
            controller(tree, head, depth).filter(|found| tree.lemma(found.token) != "it")
        }
        // "the excuse to launch", "a plan to leave": whoever has the noun.
        Deprel::Acl | Deprel::AclRelcl => noun_controller(tree, verb, head),
        _ => None,
    }
}

/// "after the minister met": where the parser took a conjunction for a preposition, the noun phrase
/// right before a finite verb is its subject.
fn stranded_subject(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let finite = matches!(tree.token(verb)?.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let before = (first..verb).rev().find(|t| tree.upos(*t) != Upos::Adv)?;
    let noun = tree
        .path_up(before)
        .take_while(|t| *t < verb)
        .find(|t| matches!(tree.rel(*t), Deprel::Obl | Deprel::Nmod | Deprel::Root))?;
    let nominal = matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron);
    let opened = tree.related(noun, &[Deprel::Case]).any(|case| {
        matches!(
            tree.lemma(case),
            "after" | "as" | "before" | "since" | "till" | "until"
        )
    });
    (finite && nominal && opened && tree.extent(noun).1 <= verb).then_some(noun)
}

/// Whether a preposition of the list opens its clause.
fn is_marked(tree: &Tree<'_>, verb: u32, prepositions: &[&str]) -> bool {
    tree.related(verb, &[Deprel::Mark, Deprel::Case])
        .any(|mark| prepositions.contains(&tree.lemma(mark)))
}

/// Of several dependents of that kind the last one before the verb, else the first behind it: where
/// the parser splits a long name, the part next to the verb is its head.
fn nearest(tree: &Tree<'_>, verb: u32, relations: &[Deprel]) -> Option<u32> {
    let before = tree.related(verb, relations).rfind(|t| *t < verb);
    before.or_else(|| tree.related(verb, relations).next())
}

fn same_kind(tree: &Tree<'_>, one: u32, other: u32) -> bool {
    let verbal = |i: u32| {
        matches!(
            tree.upos(i),
            Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun
        )
    };
    verbal(one) && verbal(other)
}

/// Whom an infinitive is asked of: what stands after "on" between the verb above and it.
fn called_on(tree: &Tree<'_>, verb: u32, head: u32) -> Option<u32> {
    let infinitive = tree
        .related(verb, &[Deprel::Mark])
        .any(|mark| tree.lemma(mark) == "to");
    let mut on = complements(tree, head, "on").chain(complements(tree, head, "upon"));
    on.find(|f| infinitive && head < f.token && f.token < verb)
        .map(|f| f.token)
}

/// Verbs whose object is the subject of the infinitive, where the parser hangs it on the object.
const OBJECT_CONTROL: &[&str] = &[
    "allow",
    "ask",
    "authorise",
    "authorize",
    "beg",
    "command",
    "compel",
    "direct",
    "enable",
    "encourage",
    "expect",
    "force",
    "forbid",
    "help",
    "implore",
    "instruct",
    "invite",
    "lead",
    "let",
    "oblige",
    "order",
    "permit",
    "persuade",
    "press",
    "prompt",
    "push",
    "require",
    "task",
    "tell",
    "urge",
    "want",
    "warn",
];

fn controller(tree: &Tree<'_>, head: u32, depth: u8) -> Option<Filler> {
    let object = tree.related(head, &[Deprel::Obj, Deprel::Iobj]).next();
    // "called on Russia to take steps"
    let oblique = || {
        complements(tree, head, "on")
            .chain(complements(tree, head, "for"))
            .next()
    };
    object
        .or_else(|| oblique().map(|f| f.token))
        .map(Filler::implied)
        .or_else(|| grammatical_subject(tree, head, depth + 1).map(|f| Filler::implied(f.token)))
}

fn noun_controller(tree: &Tree<'_>, verb: u32, noun: u32) -> Option<Filler> {
    let xpos = tree.token(verb).map(|t| t.xpos);
    if matches!(xpos, Some(Xpos::Vbg | Xpos::Vbd)) || tree.rel(verb) == Deprel::AclRelcl {
        return Some(Filler::implied(noun));
    }
    let asked = tree
        .head(noun)
        .is_some_and(|above| OBJECT_CONTROL.contains(&tree.lemma(above)));
    if asked && matches!(tree.rel(noun), Deprel::Obj | Deprel::NsubjPass) {
        return Some(Filler::implied(noun));
    }
    let owner = tree.related(noun, &[Deprel::NmodPoss]).next();
    owner
        .or_else(|| {
            let above = tree.head(noun)?;
            grammatical_subject(tree, above, 4).map(|f| f.token)
        })
        .map(Filler::implied)
}

/// "who", "which", "that" stand for the noun that the relative clause hangs on.
fn relative_antecedent(tree: &Tree<'_>, verb: u32, subject: u32) -> Filler {
    let relative = matches!(tree.lemma(subject), "who" | "which" | "that" | "whom");
    if relative && let Some(noun) = relative_clause(tree, verb).and_then(|clause| tree.head(clause))
    {
        return Filler::implied(noun);
    }
    Filler::written(subject)
}

fn relative_clause(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    tree.path_up(verb)
        .take(4)
        .find(|at| tree.rel(*at) == Deprel::AclRelcl)
}

/// "the troops that Russia withdrew": the object is the noun above.
fn relative_gap(tree: &Tree<'_>, verb: u32) -> Option<Filler> {
    if tree.rel(verb) != Deprel::AclRelcl {
        return None;
    }
    let subject = tree.related(verb, SUBJECTS).next()?;
    let noun = tree.head(verb)?;
    (!matches!(tree.lemma(subject), "who" | "which" | "that")).then(|| Filler::implied(noun))
}
