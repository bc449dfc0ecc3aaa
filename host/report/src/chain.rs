//! On whose word the words of a finding stand.

use gainsay_model::{ArticleReport, Attribution, Claim, Span};

/// The claims of an article that somebody else than its author makes, by the places of their
/// words.
pub(crate) struct Chains<'a> {
    report: &'a ArticleReport,
    /// Triggers, figures and times, in order of place.
    places: Vec<(Span, &'a Claim)>,
}

impl<'a> Chains<'a> {
    pub(crate) fn of(report: &'a ArticleReport) -> Self {
        let all = &report.claims;
        let claims = all.claims.iter().filter(|claim| !claim.chain.is_empty());
        let mut places: Vec<(Span, &Claim)> = claims
            .flat_map(|claim| {
                let figures = claim
                    .quantities
                    .iter()
                    .filter_map(|i| all.quantities.get(*i as usize));
                let times = claim
                    .times
                    .iter()
                    .filter_map(|i| all.times.get(*i as usize));
                let spans = figures
                    .map(|figure| figure.span)
                    .chain(times.map(|time| time.span));
                spans.chain([claim.trigger]).map(move |span| (span, claim))
            })
            .collect();
        places.sort_by_key(|(span, _)| *span);
        Self { report, places }
    }

    /// The sources of the claim that these words are part of, outermost first; empty if they are
    /// the author's own. The claim is the first of which a word, figure or time stands in them.
    pub(crate) fn sources(&self, words: Span) -> Vec<&'a Attribution> {
        let after = self
            .places
            .partition_point(|(span, _)| span.start < words.start);
        let before = after.checked_sub(1).and_then(|at| self.places.get(at));
        let inside = self
            .places
            .get(after)
            .filter(|(span, _)| span.start < words.end);
        let around = before.filter(|(span, _)| span.end >= words.end);
        let Some((_, claim)) = inside.or(around) else {
            return Vec::new();
        };
        let attributions = &self.report.claims.attributions;
        let links = claim.chain.iter();
        links
            .filter_map(|link| attributions.get(*link as usize))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn words_lead_to_those_who_said_them() {
        let report = sample::article();
        let chains = Chains::of(&report);
        let sources = |words: &str| -> usize {
            let start = report.text.find(words).unwrap();
            chains.sources(Span::new(start, start + words.len())).len()
        };
        assert_eq!(sources("did not break"), 1);
        assert_eq!(sources("1,200"), 1, "inside “About 1,200 people”");
        assert_eq!(sources("the road along the river"), 0);
    }
}
