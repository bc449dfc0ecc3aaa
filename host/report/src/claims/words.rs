//! Values of the model in words.

use gainsay_model::{
    ArticleReport, Attribution, Claim, Factuality, Modality, Polarity, Quantity, QuantityKind,
    SourceKind,
};

/// How far the nearest source of a claim stands behind it.
pub(super) fn held(claim: &Claim) -> String {
    let value = match claim.held_as() {
        Factuality::Certain => "certain",
        Factuality::Probable => "probable",
        Factuality::Possible => "possible",
        Factuality::CounterCertain => "certainly not",
        Factuality::CounterProbable => "probably not",
        Factuality::CounterPossible => "possibly not",
        Factuality::Unknown => "open",
    };
    let part = if claim.partial { ", in part" } else { "" };
    match modality(claim.modality) {
        "" => format!("{value}{part}"),
        modality => format!("{value}, {modality}{part}"),
    }
}

const fn modality(modality: Modality) -> &'static str {
    match modality {
        // What the value says already.
        Modality::None | Modality::Possible | Modality::Probable => "",
        Modality::Obligation => "must",
        Modality::Permission => "may",
        Modality::Ability => "can",
        Modality::Intent => "plan",
        Modality::Demand => "demand",
        Modality::Promise => "promise",
        Modality::Conditional => "if",
        Modality::Question => "question",
        Modality::Hypothetical => "supposed",
    }
}

/// The frame, with its denial.
pub(super) fn frame(claim: &Claim) -> String {
    match claim.polarity {
        Polarity::Negative => format!("not {}", claim.frame),
        Polarity::Positive => claim.frame.clone(),
    }
}

/// What the figure is of its measure, where it is not simply how much there is.
pub(super) const fn figure_kind(figure: &Quantity) -> &'static str {
    match figure.kind {
        QuantityKind::Level => "",
        QuantityKind::Delta => "change",
        QuantityKind::Total => "total",
        QuantityKind::Part => "part",
        QuantityKind::Share => "share",
        QuantityKind::Rank => "rank",
        QuantityKind::Ordinal => "ordinal",
        QuantityKind::Rate => "rate",
    }
}

/// What sort of source it is.
pub(crate) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NamedPerson => "person",
        SourceKind::Organisation => "organisation",
        SourceKind::Government => "government",
        SourceKind::Document => "document",
        SourceKind::MediaReport => "media report",
        SourceKind::Role => "known by role",
        SourceKind::Anonymous => "unnamed",
        SourceKind::Collective => "group",
        SourceKind::Unknown => "nobody named",
        SourceKind::Author => "the article",
    }
}

/// Who says it: the name that the article teaches, else the words as they stand. Not escaped.
pub(crate) fn who<'r>(report: &'r ArticleReport, attribution: &Attribution) -> &'r str {
    let entity = attribution
        .entity
        .and_then(|index| report.claims.entities.get(index as usize));
    let written = attribution
        .source
        .map(|source| source.of(&report.text))
        .filter(|words| !words.trim().is_empty());
    match (entity, written) {
        (Some(entity), _) if attribution.source_kind == SourceKind::NamedPerson => &entity.name,
        (_, Some(words)) => words,
        (Some(entity), None) => &entity.name,
        (None, None) => "nobody named",
    }
}

/// The words that attribute, with their denial where they do not hold it themselves. Not escaped.
pub(crate) fn cue(report: &ArticleReport, attribution: &Attribution) -> String {
    let words = attribution.cue.of(&report.text);
    let denies = |word: &str| word.eq_ignore_ascii_case("not") || word.ends_with("n't");
    if attribution.negated && !words.split_whitespace().any(denies) {
        format!("not {words}")
    } else {
        words.to_owned()
    }
}
