//! How useful the findings of each rule have been to those who decided about them.

use crate::{Decisions, Verdict};
use std::collections::BTreeMap;

/// The decisions about findings of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The text was wrong.
    pub accepted: u32,
    /// The question was worth asking.
    pub explained: u32,
    /// It should not have been reported.
    pub dismissed: u32,
}

impl Tally {
    /// The share of findings that somebody wanted to see, in whole percent rounded down.
    pub fn useful(self) -> u32 {
        let useful = self.accepted + self.explained;
        (useful * 100)
            .checked_div(useful + self.dismissed)
            .unwrap_or(0)
    }
}

/// The decisions by rule.
pub fn stats(decisions: &Decisions) -> BTreeMap<&str, Tally> {
    let mut stats: BTreeMap<&str, Tally> = BTreeMap::new();
    for decision in decisions.iter() {
        let tally = stats.entry(&decision.record.rule).or_default();
        match decision.verdict {
            Verdict::Accepted => tally.accepted += 1,
            Verdict::Explained => tally.explained += 1,
            Verdict::Dismissed => tally.dismissed += 1,
        }
    }
    stats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::decision;

    #[test]
    fn what_was_worth_the_question_is_useful() {
        let mut decisions = Decisions::default();
        let verdicts = [Verdict::Accepted, Verdict::Explained, Verdict::Dismissed];
        for (key, verdict) in ["k1", "k2", "k3"].into_iter().zip(verdicts) {
            decisions.set(decision(key, "a.md", verdict));
        }
        let stats = stats(&decisions);
        assert_eq!(stats["core/a"].useful(), 66);
        assert_eq!(Tally::default().useful(), 0);
    }
}
