//! By what a service knows a finding again when lines have moved.

use crate::digest::digest;
use crate::sides::Side;
use std::collections::BTreeMap;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;

/// Gives every finding of one article a fingerprint of its own.
#[derive(Default)]
pub(crate) struct Fingerprints {
    seen: BTreeMap<String, u64>,
}

impl Fingerprints {
    /// Of the rule and the words of all sides in any order: no line, no column, no path.
    pub(crate) fn of(&mut self, rule: &str, sides: &[Side<'_>]) -> String {
        let mut words: Vec<String> = sides
            .iter()
            .map(|side| normal(side.quote.exact.raw()))
            .collect();
        words.sort();
        self.of_key(&format!("{rule}\0{}", words.join("\0")))
    }

    /// The digest of a key, with a number from the second time on.
    pub(crate) fn of_key(&mut self, key: &str) -> String {
        let print = digest(key, DIGITS);
        let count = self.seen.entry(print.clone()).or_default();
        *count += 1;
        match *count {
            1 => print,
            count => format!("{print}:{count}"),
        }
    }
}

/// The words in lower case with one space between them; of text without words, the text.
fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        text.to_owned()
    } else {
        words.join(" ").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::sides::sides;
    use gainsay_model::{ArticleReport, SourceMap, Span};

    fn prints(report: &ArticleReport) -> Vec<String> {
        let mut prints = Fingerprints::default();
        let findings = report.findings.iter();
        findings
            .map(|finding| prints.of(&finding.rule, &sides(report, finding)))
            .collect()
    }

    #[test]
    fn lines_and_spaces_may_move() {
        let report = sample::article();
        let mut moved = sample::article();
        let (before, gap) = ("A line more.\n\n", 14);
        moved.source = SourceMap::identity(format!("{before}{}", report.source.raw()));
        for finding in &mut moved.findings {
            for side in finding
                .evidence
                .iter_mut()
                .filter(|s| s.elsewhere.is_none())
            {
                side.span = Span::new(side.span.start as usize + gap, side.span.end as usize + gap);
            }
        }
        assert_eq!(prints(&report), prints(&moved));
        assert_eq!(normal("The  Dam\n“broke”"), normal("the dam broke"));
        assert_ne!(normal("***"), normal("---"));
    }

    #[test]
    fn twins_are_told_apart() {
        let mut report = sample::article();
        report.findings = vec![report.findings[0].clone(), report.findings[0].clone()];
        let prints = prints(&report);
        assert_eq!(prints[1], format!("{}:2", prints[0]));
    }
}
