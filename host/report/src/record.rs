//! What is understood of single words, for whoever shows it beside them.

use crate::claims::{self, words::who};
use gainsay_model::{ArticleReport, Attribution, Claim, Span, Untrusted};

/// The record of a claim: headings with what stands below them.
pub fn record(report: &ArticleReport, claim: &Claim) -> Vec<(&'static str, Vec<Untrusted>)> {
    let columns = claims::columns(report, claim).into_iter();
    columns.filter(|(_, parts)| !parts.is_empty()).collect()
}

/// On whose word a stretch of the article stands, outermost first; none: the article's own.
pub fn speakers(report: &ArticleReport, words: Span) -> Vec<Untrusted> {
    let attributions = &report.claims.attributions;
    let holds = |attribution: &&Attribution| {
        let mut content = attribution.content.iter();
        content.any(|content| content.contains(words))
    };
    let width = |attribution: &&Attribution| {
        let content = attribution.content.iter();
        content.map(|content| content.len()).sum::<usize>()
    };
    let mut next = attributions.iter().filter(holds).min_by_key(width);
    let mut chain = Vec::new();
    while let Some(attribution) = next.filter(|_| chain.len() < attributions.len()) {
        chain.push(Untrusted::from(who(report, attribution)));
        let parent = attribution.parent;
        next = parent.and_then(|parent| attributions.get(parent as usize));
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn records_name_what_they_hold() {
        let report = sample::article();
        let claim = report.claims.claims.first().unwrap();
        let record = record(&report, claim);
        assert!(record.iter().any(|(heading, _)| *heading == "held as"));
        assert!(record.iter().all(|(_, parts)| !parts.is_empty()));
    }

    #[test]
    fn words_have_speakers() {
        let report = sample::article();
        let attribution = report.claims.attributions.first().unwrap();
        let content = *attribution.content.first().unwrap();
        let speakers = speakers(
            &report,
            Span::new(content.start as usize, content.start as usize + 1),
        );
        let last = speakers.last().unwrap();
        assert_eq!(last.raw(), who(&report, attribution));
    }

    #[test]
    fn the_rest_is_the_articles_own() {
        let report = sample::article();
        let end = report.text.len();
        assert_eq!(speakers(&report, Span::new(end, end + 1)), []);
    }
}
