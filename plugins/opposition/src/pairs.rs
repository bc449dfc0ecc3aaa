//! Which claims stand against which.

use crate::{Params, is_any};
use gainsay_sdk::{Case, Claim, Tense, Words, days_of};

/// The claims of one agent, each with those that counter it.
pub(crate) struct Group<'c> {
    pub(crate) pairs: Vec<(Claim<'c>, Vec<Claim<'c>>)>,
}

/// Claims and possible counters of a rule.
pub(crate) struct Pairs<'c, 'p> {
    params: &'p Params,
    claims: Vec<Claim<'c>>,
    counters: Vec<Claim<'c>>,
    window: i32,
    slack: i32,
    dated_slack: i32,
    elsewhere: i32,
}

/// An article that repeats one frame more often than this is a list, not news; the bound keeps the
/// number of pairs linear in the text.
const MOST: usize = 64;

impl<'c, 'p> Pairs<'c, 'p> {
    pub(crate) fn new(case: &'c Case, params: &'p Params) -> Result<Self, String> {
        let opposite: Vec<&str> = if params.counter.is_empty() {
            case.opposites(&params.claim).collect()
        } else {
            params.counter.iter().collect()
        };
        let fits = |claim: &Claim<'c>, signs: &Words| {
            claim.confidence() >= params.min_confidence
                && (signs.is_empty() || has_word(*claim, signs) || is_about(*claim, signs))
                && !has_word(*claim, &params.quiet_words)
        };
        let claims = case
            .claims()
            .filter(|claim| {
                claim.affirms() && params.is_of_claim(*claim)
                    || claim.denies() && is_any(*claim, &params.denied)
            })
            .filter(|claim| fits(claim, &params.claim_signs));
        let counters = case
            .claims()
            .filter(|counter| {
                let lasts = || {
                    is_any(*counter, &params.lasting) && has_word(*counter, &params.lasting_words)
                };
                let opposed = counter.affirms()
                    && (opposite.iter().any(|frame| counter.is(frame)) || lasts());
                opposed || (params.denial && counter.denies() && params.is_of_claim(*counter))
            })
            .filter(|counter| fits(counter, &params.counter_signs));
        Ok(Self {
            claims: claims.take(MOST).collect(),
            counters: counters.take(MOST).collect(),
            window: days_of(&params.window)?,
            slack: days_of(&params.slack)?,
            dated_slack: days_of(&params.dated_slack)?,
            elsewhere: days_of(&params.elsewhere)?,
            params,
        })
    }

    /// Claims with counters, those of one agent together.
    pub(crate) fn groups(&self) -> Vec<Group<'c>> {
        let mut groups: Vec<Group<'c>> = Vec::new();
        for claim in &self.claims {
            let counters: Vec<Claim<'c>> = self
                .counters
                .iter()
                .filter(|c| self.opposed(*claim, **c))
                .copied()
                .collect();
            if counters.is_empty() {
                continue;
            }
            let mine = groups.iter_mut().find(|group| {
                group
                    .pairs
                    .iter()
                    .all(|(known, _)| known.role_compatible(*claim, "agent"))
            });
            match mine {
                Some(group) => group.pairs.push((*claim, counters)),
                None => groups.push(Group {
                    pairs: vec![(*claim, counters)],
                }),
            }
        }
        groups
    }

    /// Whether both cannot hold.
    fn opposed(&self, claim: Claim<'c>, counter: Claim<'c>) -> bool {
        !claim.trigger().overlaps(counter.trigger())
            && self.roles_agree(claim, counter)
            && self.voices_differ_enough(claim, counter)
            && self.times_meet(claim, counter)
            && !self.partly_agree(claim, counter)
    }

    fn roles_agree(&self, claim: Claim<'c>, counter: Claim<'c>) -> bool {
        let params = self.params;
        let known =
            params
                .known_roles
                .iter()
                .all(|role| match (claim.role(role), counter.role(role)) {
                    (Some(one), Some(two)) => !one.is_pronoun() && one.same_as(two),
                    _ => false,
                });
        let named = params
            .named_roles
            .iter()
            .all(|role| claim.names_agree(counter, role));
        known
            && named
            && params
                .roles
                .iter()
                .all(|role| claim.role_compatible(counter, role))
    }

    /// One voice that sets two things side by side in a sentence does not contradict itself.
    fn voices_differ_enough(&self, claim: Claim<'c>, counter: Claim<'c>) -> bool {
        let same_sentence = claim.raw().sentence == counter.raw().sentence;
        let attributed = [claim, counter]
            .into_iter()
            .filter(|c| is_attributed(*c))
            .count();
        // What the article itself sets beside it in a sentence, it has weighed.
        let own = claim.nearest().is_none() || counter.nearest().is_none();
        attributed >= self.params.attributed
            && !(same_sentence && (own || claim.same_source(counter)))
    }

    fn times_meet(&self, claim: Claim<'c>, counter: Claim<'c>) -> bool {
        let stated = claim.stated_days().or_else(|| claim.sentence()?.days());
        let told = counter.stated_days().or_else(|| counter.sentence()?.days());
        let days = (
            stated.or_else(|| claim.days()),
            told.or_else(|| counter.days()),
        );
        let (Some(one), Some(two)) = days else {
            return true;
        };
        let gap = (two.0 - one.1).max(one.0 - two.1);
        let window = if claim.at().article == counter.at().article {
            self.window
        } else {
            self.window.min(self.elsewhere)
        };
        if gap > window {
            return false;
        }
        if claim.same_source(counter) && claim.nearest().is_none() && gap > 0 {
            // The article itself tells what came first and what came next.
            return false;
        }
        let slack = match stated {
            _ if claim.same_source(counter) => 0,
            // What "is holding" on the day of the statement held on the days before.
            Some(_) if claim.tense() != Tense::Present => self.dated_slack,
            _ => self.slack,
        };
        !self.params.after || is_any(counter, &self.params.any_time) || two.1 >= one.0 - slack
    }

    /// What holds in part leaves room for the rest.
    fn partly_agree(&self, claim: Claim<'c>, counter: Claim<'c>) -> bool {
        let partial = claim.is_partial() || counter.is_partial();
        let denial = self.params.is_of_claim(counter);
        partial
            && (denial
                || self
                    .params
                    .partial_agrees
                    .iter()
                    .any(|frame| counter.is(frame)))
    }
}

/// Somebody's words, here or in the sentence that it goes on from.
fn is_attributed(claim: Claim<'_>) -> bool {
    claim.nearest().or_else(|| claim.inherited()).is_some()
}

/// Whether a word of the list stands in its sentence.
fn has_word(claim: Claim<'_>, list: &Words) -> bool {
    claim
        .sentence()
        .is_some_and(|sentence| sentence.words().any(|word| list.contains(word)))
}

/// Whether one of its roles stands for a word of the list, as "they" may for something named before.
fn is_about(claim: Claim<'_>, list: &Words) -> bool {
    claim.arguments().any(|role| list.contains(role.head()))
}
