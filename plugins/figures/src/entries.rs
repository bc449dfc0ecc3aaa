//! Entries of a live report: paragraphs that begin with a time of the clock, each true at its hour.

use gainsay_sdk::{Case, Sentence, Time, TimeKind};

/// Entries that make an article a live report; a single hour tells when something happened.
const LEAST: usize = 2;

/// Bytes that may stand before the hour: a bracket, a mark of a list.
const LEAD: u32 = 3;

/// The sentences with which entries begin, in order: their article and index.
pub(crate) struct Entries(Vec<(u32, u32)>);

impl Entries {
    /// Finds the entries of all articles of a case.
    pub(crate) fn of(case: &Case) -> Self {
        let mut starts: Vec<(u32, u32)> = case
            .times()
            .filter(|time| is_hour(*time))
            .filter_map(|time| {
                let sentence = case.sentence(time.sentence_index())?;
                let first = opens_paragraph(case, sentence);
                let lead = time.at().start.saturating_sub(sentence.at().start);
                (first && lead <= LEAD).then_some((sentence.at().article, sentence.index()))
            })
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let count = |article: u32| starts.iter().filter(|(of, _)| *of == article).count();
        let live: Vec<_> = starts
            .chunk_by(|one, two| one.0 == two.0)
            .filter_map(|entries| entries.first())
            .map(|(article, _)| *article)
            .filter(|article| count(*article) >= LEAST)
            .collect();
        starts.retain(|(article, _)| live.contains(article));
        Self(starts)
    }

    /// The entry in which a sentence stands; none before the first, and in other articles.
    pub(crate) fn entry(&self, sentence: Sentence<'_>) -> Option<u32> {
        let place = (sentence.at().article, sentence.index());
        let behind = self.0.partition_point(|start| *start <= place);
        let (article, start) = *self.0.get(behind.checked_sub(1)?)?;
        (article == place.0).then_some(start)
    }
}

/// "10:30 a.m.", but not "Tuesday night".
fn is_hour(time: Time<'_>) -> bool {
    let hour = time.value().split_once('T').map_or("", |(_, hour)| hour);
    time.kind() == TimeKind::Time && hour.starts_with(|c: char| c.is_ascii_digit())
}

fn opens_paragraph(case: &Case, sentence: Sentence<'_>) -> bool {
    let before = sentence
        .index()
        .checked_sub(1)
        .and_then(|at| case.sentence(at));
    before.is_none_or(|before| {
        before.paragraph() != sentence.paragraph() || before.at().article != sentence.at().article
    })
}
