//! "Confirmed" over what is only possible, or by somebody without a name.

use crate::wording::{is_cue, phrase_at, running, span, words_at};
use crate::{Params, attributions, is_marked};
use gainsay_sdk::{
    Article, Attribution, Case, Finding, FindingKind, Gap, Rule, Sentence, SourceKind, Span, Token,
};

/// How many words of what is confirmed are read: its first verb stands among them.
const REACH: usize = 16;

/// How many words before the cue may take it back: "could not be independently confirmed".
const BEFORE: usize = 3;

/// How many words behind "may have" tell what it is about.
const BEHIND: usize = 4;

/// Cues that vouch for more than their source can.
pub(crate) fn find(
    case: &Case,
    rule: &Rule,
    params: &Params,
    article: Article<'_>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for by in attributions(case, article).filter(|by| !by.is_negated() && is_cue(case, params, *by))
    {
        let cue = by.cue_at();
        let Some(sentence) = case.sentence(by.sentence_index()) else {
            continue;
        };
        if !vouches(case, params, sentence, cue) {
            continue;
        }
        let said = by
            .content()
            .iter()
            .find(|said| said.start >= cue.end && said.start <= cue.end.saturating_add(2));
        if let Some(hedge) = said.and_then(|said| hedge(case, params, *said)) {
            found.push(over_hedge(case, rule, cue, hedge));
        } else if let Some(source) = by.source_at().filter(|_| is_unnamed(case, params, by)) {
            let finding = start(case, rule, cue).evidence("source", source);
            found.push(finding.value("source", by.name().to_lowercase()));
        }
    }
    // "The inquiry proved that": verbs by which nobody speaks are no attributions.
    for sentence in running(case, article) {
        let words = words_at(case, sentence.at());
        for (at, pair) in words.windows(2).enumerate() {
            let [cue, that] = pair else { continue };
            if that.text != "that" || !params.cue_words.contains(&cue.text) {
                continue;
            }
            let place = |words| span(sentence.at().article, words);
            let Some((cue, said)) = place(words.get(at..=at).unwrap_or_default())
                .zip(place(words.get(at + 1..).unwrap_or_default()))
            else {
                continue;
            };
            let known = attributions(case, article).any(|by| by.cue_at().overlaps(cue));
            if !known
                && vouches(case, params, sentence, cue)
                && let Some(hedge) = hedge(case, params, said)
            {
                found.push(over_hedge(case, rule, cue, hedge));
            }
        }
    }
    found
}

fn start(case: &Case, rule: &Rule, cue: Span) -> Finding {
    rule.finding(FindingKind::Policy)
        .evidence("cue", cue)
        .value("words", case.words_at(cue).to_lowercase())
}

fn over_hedge(case: &Case, rule: &Rule, cue: Span, hedge: Span) -> Finding {
    let words = case.words_at(hedge);
    start(case, rule, cue)
        .evidence("hedge", hedge)
        .value("hedge", words)
}

/// "Confirmed": not "could not be confirmed", "if confirmed", and not in somebody's own words.
fn vouches(case: &Case, params: &Params, sentence: Sentence<'_>, cue: Span) -> bool {
    let at = sentence.at();
    let before = Span {
        end: cue.start,
        ..at
    };
    let marks = case
        .words_at(before)
        .chars()
        .filter(|char| matches!(char, '"' | '“' | '”'))
        .count();
    let asks = case.words_at(at).trim_end().ends_with('?');
    !sentence.is_heading()
        && !asks
        && marks.is_multiple_of(2)
        && !words_at(case, before)
            .iter()
            .rev()
            .take(BEFORE)
            .any(|word| params.barred_words.contains(&word.text))
}

/// The hedge over the first verb of what is confirmed.
fn hedge(case: &Case, params: &Params, said: Span) -> Option<Span> {
    let words = words_at(case, said);
    let mut clause = words.as_slice();
    if clause.first().is_some_and(|word| word.text == "that") {
        clause = clause.get(1..)?;
    }
    let end = clause
        .iter()
        .take(REACH)
        .enumerate()
        .position(|(at, word)| at > 0 && (word.before > Gap::None || ends_clause(&word.text)))
        .unwrap_or(REACH)
        .min(clause.len());
    let clause = clause.get(..end)?;
    let found = (0..clause.len()).find_map(|at| {
        let length = may_have(params, clause, at).or_else(|| adverb(params, clause, at))?;
        clause.get(at..at + length)
    })?;
    span(said.article, found)
}

/// Words that open another clause, whose hedges are its own.
fn ends_clause(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "what"
            | "where"
            | "when"
            | "why"
            | "how"
            | "whether"
            | "if"
            | "after"
            | "before"
            | "because"
            | "while"
            | "since"
            | "although"
            | "and"
            | "but"
            | "or"
            | "as"
            | "than"
            | "until"
    )
}

/// "May have started": not "may have been exposed", where the danger itself is the news.
fn may_have(params: &Params, clause: &[Token<'_>], at: usize) -> Option<usize> {
    let text = |at: usize| clause.get(at).map(|word| word.text.as_ref());
    let may = matches!(text(at)?, "may" | "might");
    let have = (at + 1..at + 3).find(|at| text(*at) == Some("have"))?;
    let open = clause
        .get(have + 1..(have + 1 + BEHIND).min(clause.len()))?
        .iter()
        .any(|word| params.open_words.contains(&word.text));
    // "May have to" is a duty to come.
    let duty = text(have + 1) == Some("to");
    (may && !open && !duty).then_some(have + 1 - at)
}

/// "Was possibly set": the adverb stands beside the verb of the clause, not before a noun.
fn adverb(params: &Params, clause: &[Token<'_>], at: usize) -> Option<usize> {
    let length = phrase_at(clause, at, &params.hedge_words);
    if length == 0 {
        return None;
    }
    let helps = |at: Option<usize>| {
        at.and_then(|at| clause.get(at)).is_some_and(|word| {
            matches!(
                word.text.as_ref(),
                "is" | "are" | "was" | "were" | "has" | "have" | "had" | "been" | "did"
            )
        })
    };
    let noun_follows = clause.get(at + length).is_some_and(|word| {
        matches!(
            word.text.as_ref(),
            "a" | "an" | "the" | "in" | "on" | "at" | "by" | "for" | "from" | "to"
        ) || word.is_number()
    });
    let beside = helps(at.checked_sub(1)) || helps(Some(at + length));
    (beside && !noun_follows).then_some(length)
}

/// "A source", "an official who asked not to be named".
fn is_unnamed(case: &Case, params: &Params, by: Attribution<'_>) -> bool {
    let kind = by.is_anonymous() || by.kind() == SourceKind::Anonymous;
    kind && !params.marker_words.is_empty() && is_marked(case, by, &params.marker_words)
}
