//! Cue verbs and predicative adjectives: "said that", "…," she added, "called on X to", "is
//! confident that".

use super::beside;
use super::draft::{Draft, Range};
use super::governed;
use super::grammar::{group_start, is_bare_participle, is_finite, is_noun, is_participle, is_time};
use super::likely;
use super::speaker::{self, Speaker};
use crate::arguments;
use crate::tree::Tree;
use crate::verb;
use crate::words::Words;
use gainsay_model::{Cue, CueClass};
use gainsay_text::syntax::{Deprel, Upos};

/// A cue word where it stands, with one of its entries.
#[derive(Clone, Copy)]
pub(super) struct Site<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) verb: u32,
    pub(super) cue: &'t Cue,
    pub(super) particle: Option<Range>,
    pub(super) speaker: Option<Speaker>,
    pub(super) passive: bool,
}

impl Site<'_> {
    /// Whether the entry lets that kind of complement follow.
    pub(super) fn allows(&self, kind: &str) -> bool {
        self.cue.complements.iter().any(|c| c == kind)
    }
}

/// What a cue governs.
pub(super) struct Content {
    pub(super) ranges: Vec<Range>,
    pub(super) clausal: bool,
}

pub(super) fn find(tree: &Tree<'_>, words: &Words) -> Vec<Draft> {
    (0..tree.len())
        .filter(|token| is_predicate(tree, *token))
        .filter_map(|token| {
            let entries = words.cues.get(tree.lemma(token))?;
            read(tree, words, token, entries)
        })
        .collect()
}

/// A verb, or an adjective that says something of its subject.
fn is_predicate(tree: &Tree<'_>, token: u32) -> bool {
    match tree.upos(token) {
        // "the pledged votes": a modifier says nothing.
        Upos::Verb => tree.rel(token) != Deprel::Amod,
        Upos::Adj => {
            tree.child(token, Deprel::Cop).is_some()
                || matches!(
                    tree.rel(token),
                    Deprel::Xcomp | Deprel::Root | Deprel::Advcl
                )
        }
        _ => false,
    }
}

fn read(tree: &Tree<'_>, words: &Words, verb: u32, entries: &[Cue]) -> Option<Draft> {
    let quoting = entries.iter().any(|cue| {
        cue.complements
            .iter()
            .any(|c| c == "quote" || c == "clause")
    });
    let asked = is_asked(tree, verb, entries);
    let speaker = speaker::find(tree, verb, quoting).filter(|_| !asked);
    // "Clinton, who called him, told her supporters": whom it is told to follows the verb.
    let speaker = match speaker {
        Some(told) if told.head > verb && tells(entries) => speaker::before(tree, verb),
        other => other,
    };
    let passive = asked || speaker::is_passive(tree, verb);
    let author = author(tree, words, verb);
    let speaker = tool(tree, verb)
        .and_then(|above| speaker::find(tree, above, false))
        .or(speaker);
    let speaker = author.map_or(speaker, |(_, author)| Some(author));
    // Entries with a particle that stands there are the better match.
    let mut fitting: Vec<(&Cue, Option<Range>)> = entries
        .iter()
        .filter_map(|cue| match particle(tree, verb, cue) {
            Some(at) => Some((cue, Some(at))),
            None => (cue.particles.is_empty() || cue.particle_optional).then_some((cue, None)),
        })
        .collect();
    fitting.sort_by_key(|(_, particle)| particle.is_none());
    let (site, content) = fitting.into_iter().find_map(|(cue, particle)| {
        let site = Site {
            tree,
            verb,
            cue,
            particle,
            speaker,
            passive,
        };
        match governed::felt(&site) {
            Some((content, speaker)) => {
                let speaker = Some(speaker);
                Some((Site { speaker, ..site }, content))
            }
            None => Some((site, content(&site)?)),
        }
    })?;
    // "He sounded a warning" is no "he sounded late".
    let raised =
        site.allows("raising") && (site.particle.is_some() || governed::raised(&site).is_some());
    let mut cue = widened(
        tree,
        &site,
        cue_range(tree, verb, site.particle),
        &content.ranges,
    );
    if let Some((above, _)) = author {
        cue.0 = group_start(tree, above);
    }
    let group = verb::group(tree, words, verb);
    if is_mere_chance(tree, verb) && group.negated_by.is_none() && !raised {
        return None;
    }
    let guess = || likely::find(tree, verb, &content.ranges).filter(|_| !passive && !asked);
    let speaker = apart(&site, &content)
        .or_else(guess)
        .filter(|s| !raised && !is_expletive(tree, s.head, &content));
    let speaker = speaker.or_else(|| agent(tree, verb).filter(|_| passive && !raised));
    let speaker = speaker.or_else(|| minded(&site, &content));
    // Nobody says it: a passive without agent, or what merely seems.
    let told = passive && tree.child(verb, Deprel::AuxPass).is_some();
    let nobody = impersonal(tree, verb, &content);
    let speaker = speaker.filter(|_| nobody.is_none());
    if let Some(it) = nobody {
        cue.0 = cue.0.min(it);
    }
    if speaker.is_none() && !raised && !told && !asked && nobody.is_none() {
        return None;
    }
    if speaker.is_some_and(|s| is_reader(tree, s.head)) {
        return None;
    }
    let source = speaker.map(|s| s.range);
    Some(Draft {
        source,
        source_head: speaker.map(|s| s.head),
        cue,
        head: verb,
        lemma: site.cue.lemma.clone(),
        class: site.cue.class,
        commitment: site.cue.commitment,
        setting: false,
        tail: tail(tree, verb, source, &content.ranges),
        content: content.ranges,
        negated: group.negated_by.is_some(),
        clausal: content.clausal,
    })
}

/// "The council should support the plan", "voters can decide": nobody has said or thought it yet.
fn is_mere_chance(tree: &Tree<'_>, verb: u32) -> bool {
    tree.related(verb, &[Deprel::Aux])
        .any(|aux| matches!(tree.lemma(aux), "can" | "should" | "must" | "ought"))
}

/// Whether every entry has a listener and none asks: "told", "assured".
fn tells(entries: &[Cue]) -> bool {
    entries
        .iter()
        .all(|cue| cue.addressee && cue.class != CueClass::Ask)
}

/// "Asked whether he would go, he said": somebody asks whom the text does not name.
fn is_asked(tree: &Tree<'_>, verb: u32, entries: &[Cue]) -> bool {
    let asks = entries
        .iter()
        .any(|cue| cue.addressee && cue.class == CueClass::Ask);
    let (first, _) = tree.sentence_tokens(tree.sentence(verb));
    let opens = tree.rel(verb) == Deprel::Advcl || verb == first;
    asks && opens
        && is_bare_participle(tree, verb)
        && !is_participle(tree, verb)
        && tree.child(verb, Deprel::AuxPass).is_none()
}

/// "She released a letter saying that": the verb that brings out the document, and its subject.
fn author(tree: &Tree<'_>, words: &Words, verb: u32) -> Option<(u32, Speaker)> {
    let document = tree.head(verb).filter(|d| {
        let describes = matches!(tree.rel(verb), Deprel::Acl | Deprel::AclRelcl);
        describes && is_participle(tree, verb) && *d < verb
    })?;
    let above = tree
        .head(document)
        .filter(|v| *v < document && verb - *v <= LEADER_REACH)?;
    let written = tree.rel(document) == Deprel::Obj
        && tree.upos(above) == Upos::Verb
        && words.sources.documents.contains(tree.lemma(document));
    let speaker = speaker::find(tree, above, false).filter(|_| written)?;
    Some((above, speaker))
}

/// "You know": the reader, outside anybody's speech.
fn is_reader(tree: &Tree<'_>, head: u32) -> bool {
    tree.lemma(head) == "you" && tree.token(head).is_some_and(|t| t.quotation.is_none())
}

/// "It is clear that": nobody.
fn is_expletive(tree: &Tree<'_>, head: u32, content: &Content) -> bool {
    let adjective = tree
        .head(head)
        .is_some_and(|h| tree.upos(h) == Upos::Adj || arguments::is_passive(tree, h));
    tree.lemma(head) == "it" && content.clausal && adjective
}

/// The speaker, but for one who stands in what is said: in "Anna Reid, a captain, is not sure she can
/// stay" whoever is not sure stands before the verb.
fn apart(site: &Site<'_>, content: &Content) -> Option<Speaker> {
    let within = |head: u32| content.ranges.iter().any(|r| (r.0..r.1).contains(&head));
    let speaker = site.speaker?;
    if site.passive || !within(speaker.head) {
        return Some(speaker);
    }
    let other = speaker::before(site.tree, site.verb).filter(|other| !within(other.head));
    Some(other.unwrap_or(speaker))
}

/// "It is not clear whether it holds": the "it" of an adjective that a clause follows.
fn impersonal(tree: &Tree<'_>, verb: u32, content: &Content) -> Option<u32> {
    let clause = content.clausal && tree.upos(verb) == Upos::Adj;
    tree.related(verb, &[Deprel::Nsubj, Deprel::Expl])
        .find(|it| clause && tree.lemma(*it) == "it" && *it < verb)
}

/// "Voters were split on it", "she is committed to it": a passive in form alone, whose subject is of
/// that mind.
fn minded(site: &Site<'_>, content: &Content) -> Option<Speaker> {
    use CueClass::{Commit, Deny, Feel, Think, Wish};
    let (tree, verb) = (site.tree, site.verb);
    let mind = matches!(site.cue.class, Commit | Deny | Feel | Think | Wish);
    let particle = site.particle.filter(|p| {
        matches!(
            tree.lemma(p.0),
            "on" | "in" | "at" | "to" | "against" | "about" | "over" | "with" | "for" | "toward"
        )
    })?;
    let object = content.ranges.iter().any(|range| range.0 >= particle.1);
    let subject = tree
        .related(verb, &[Deprel::NsubjPass, Deprel::Nsubj])
        .rfind(|s| *s < verb)?;
    let fits = mind && object && site.passive && !site.cue.addressee;
    fits.then(|| speaker::phrase(tree, subject, verb))
}

/// "Asked by Reid whether it held": whom "by" names right behind a passive.
fn agent(tree: &Tree<'_>, verb: u32) -> Option<Speaker> {
    let by = verb + 1;
    let noun = tree
        .head(by)
        .filter(|noun| *noun > by && tree.lemma(by) == "by" && is_noun(tree, *noun))?;
    let same = tree.sentence(by) == tree.sentence(verb) && !is_time(tree, noun);
    same.then(|| speaker::phrase(tree, noun, verb))
}

/// The best of what the entry lets the word govern where it stands.
fn content(site: &Site<'_>) -> Option<Content> {
    governed::raised(site)
        .or_else(|| governed::clause(site))
        .or_else(|| beside::content(site))
        .or_else(|| governed::infinitive(site))
        .or_else(|| governed::nominal(site))
        .or_else(|| governed::remainder(site))
}

/// Where source and cue start, if they end the sentence behind their content.
fn tail(tree: &Tree<'_>, verb: u32, source: Option<Range>, content: &[Range]) -> Option<u32> {
    let (_, end) = tree.sentence_tokens(tree.sentence(verb));
    let start = source.map_or(verb, |s| s.0.min(verb));
    let stop = source.map_or(verb + 1, |s| s.1.max(verb + 1));
    let behind = content.iter().all(|range| range.1 <= start);
    let closed = (stop..end).all(|t| !matches!(tree.upos(t), Upos::Verb | Upos::Aux));
    (behind && closed).then_some(start)
}

/// Words after the verb within which a particle of several words must stand.
const PARTICLE_REACH: u32 = 6;

/// The particle or preposition that the entry asks for.
fn particle(tree: &Tree<'_>, verb: u32, cue: &Cue) -> Option<Range> {
    cue.particles.iter().find_map(|particle| {
        if particle.contains(' ') {
            return phrase_behind(tree, verb, particle);
        }
        one_word(tree, verb, particle).map(|at| (at, at + 1))
    })
}

/// Tokens between a verb and the "about" that a tree hangs on another word, at most.
const ABOUT_REACH: u32 = 10;

fn one_word(tree: &Tree<'_>, verb: u32, particle: &str) -> Option<u32> {
    let wanted = |token: u32| particle == tree.lemma(token);
    let beside = (verb + 1..verb + 3).find(|t| {
        tree.sentence(*t) == tree.sentence(verb)
            && wanted(*t)
            && (verb + 1..*t).all(|between| tree.upos(between) == Upos::Adv)
    });
    let children = || tree.children(verb).iter().copied().filter(|c| *c > verb);
    let own = || {
        children().find(|child| {
            matches!(
                tree.rel(*child),
                Deprel::CompoundPrt | Deprel::Advmod | Deprel::Xcomp
            ) && wanted(*child)
        })
    };
    let case = || {
        children()
            .flat_map(|child| tree.children(child))
            .copied()
            .find(|case| {
                matches!(tree.rel(*case), Deprel::Case | Deprel::Mark)
                    && *case > verb
                    && wanted(*case)
            })
    };
    // "asked at a meeting about it", where the tree hangs it on the meeting
    let far = || {
        let (_, end) = tree.sentence_tokens(tree.sentence(verb));
        (verb + 1..end.min(verb + ABOUT_REACH))
            .take_while(|t| tree.upos(*t) != Upos::Punct && !is_finite(tree, *t))
            .find(|t| particle == "about" && wanted(*t))
    };
    beside.or_else(own).or_else(case).or_else(far)
}

/// "took issue with": the words in order, with nothing but determiners, adjectives and adverbs
/// between.
fn phrase_behind(tree: &Tree<'_>, verb: u32, phrase: &str) -> Option<Range> {
    let mut at = verb + 1;
    let mut first = None;
    for word in phrase.split(' ') {
        while at < verb + PARTICLE_REACH
            && tree.lemma(at) != word
            && matches!(
                tree.upos(at),
                Upos::Det | Upos::Adj | Upos::Adv | Upos::Pron | Upos::Part | Upos::Propn
            )
        {
            at += 1;
        }
        let stands = tree.lemma(at) == word || tree.word(at).eq_ignore_ascii_case(word);
        if !stands || tree.sentence(at) != tree.sentence(verb) {
            return None;
        }
        first = first.or(Some(at));
        at += 1;
    }
    first.map(|first| (first, at))
}

/// Verbs that lead to another without adding who or what: "went on to say", "tried to explain".
fn leads(tree: &Tree<'_>, verb: u32) -> bool {
    matches!(
        tree.lemma(verb),
        "go" | "continue"
            | "begin"
            | "start"
            | "proceed"
            | "come"
            | "try"
            | "keep"
            | "take"
            | "use"
            | "spend"
            | "move"
            | "have"
            | "rush"
            | "stop"
            | "help"
            | "appear"
            | "seem"
    )
}

/// The verb that leads to this one.
fn leader(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    tree.head(verb)
        .filter(|h| *h < verb && matches!(tree.rel(verb), Deprel::Xcomp | Deprel::Advcl))
        .filter(|h| verb - *h <= LEADER_REACH && leads(tree, *h))
}

/// "Used her speech to call for", "spent the day defending": a leading verb with a thing between,
/// which is not the one who speaks.
fn tool(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    leader(tree, verb).filter(|h| matches!(tree.lemma(*h), "use" | "spend"))
}

/// Tokens between a leading verb and the one that it leads to at most.
const LEADER_REACH: u32 = 9;

/// Tokens that say when and where behind a cue at most.
const SETTING: u32 = 8;

/// The cue with what stands between it and its content: "said in a statement on Monday", "is backed
/// by".
fn widened(tree: &Tree<'_>, site: &Site<'_>, cue: Range, content: &[Range]) -> Range {
    let (_, end) = tree.sentence_tokens(tree.sentence(site.verb));
    if site.passive {
        let by = cue.1 < end && tree.lemma(cue.1) == "by" && site.speaker.is_some();
        return (cue.0, cue.1 + u32::from(by));
    }
    let opens = match tree.upos(cue.1) {
        Upos::Adp => matches!(
            tree.lemma(cue.1),
            "in" | "on" | "of" | "at" | "during" | "by" | "with" | "for" | "about"
        ),
        Upos::Adv => true,
        _ => is_time(tree, cue.1),
    };
    let source = site.speaker.map_or((0, 0), |s| s.range);
    let within = |t: u32, range: &Range| (range.0..range.1).contains(&t);
    let stops = |t: u32| {
        tree.upos(t) == Upos::Punct
            || is_finite(tree, t)
            || within(t, &source)
            || content.iter().any(|range| within(t, range))
    };
    let stop = (cue.1..end).find(|t| stops(*t)).unwrap_or(end);
    let short = stop <= cue.1 + SETTING && !site.cue.addressee;
    if cue.1 < end && opens && short {
        (cue.0, stop)
    } else {
        cue
    }
}

/// The adjective or participle right before the "to" of an infinitive that it governs.
fn predicate_above(tree: &Tree<'_>, verb: u32, from: u32) -> Option<u32> {
    tree.head(verb).filter(|above| {
        let governs = above + 1 == from && tree.rel(verb) == Deprel::Xcomp;
        let be = &[Deprel::Cop, Deprel::AuxPass];
        governs && tree.lemma(from) == "to" && tree.related(*above, be).next().is_some()
    })
}

/// The verb group with its particle, from a leading verb on if there is one.
fn cue_range(tree: &Tree<'_>, verb: u32, particle: Option<Range>) -> Range {
    let mut from = group_start(tree, verb);
    let leader = leader(tree, verb);
    let joins = |h: u32| {
        tool(tree, verb) == Some(h)
            || (h + 1..from).all(|t| !is_noun(tree, t) && tree.upos(t) != Upos::Punct)
    };
    if let Some(leader) = leader.filter(|h| joins(*h)) {
        from = group_start(tree, leader);
    }
    // "is likely to say", "was forced to explain"
    if let Some(above) = predicate_above(tree, verb, from) {
        from = group_start(tree, above);
    }
    // "made it clear"
    let between =
        |t: u32| matches!(tree.upos(t), Upos::Adv | Upos::Det | Upos::Adj) || tree.lemma(t) == "it";
    let joined = |particle: &Range| {
        particle.1 <= verb + PARTICLE_REACH && (verb + 1..particle.0).all(between)
    };
    let to = particle.filter(joined).map_or(verb + 1, |p| p.1);
    (from, to)
}
