//! Checks of everything that a plugin answers. One bad value fails the call: a plugin that is wrong
//! about one thing is not to be believed in the others.

use crate::bindings::gainsay::rule::types as wire;
use crate::error::{PluginError, excerpt};
use crate::limits::AnswerLimits;
use crate::plugin::PluginInfo;
use gainsay_model::{RawEvidence, RawFinding, Span, Untrusted};

/// What an answer may refer to.
pub(crate) struct Asked<'a> {
    /// Number of rules in the call.
    pub(crate) rules: usize,
    /// Texts of the case's articles.
    pub(crate) texts: &'a [&'a str],
}

/// Checks the findings of a call.
pub(crate) fn findings(
    answer: Vec<wire::Finding>,
    asked: &Asked<'_>,
    limits: &AnswerLimits,
) -> Result<Vec<RawFinding>, PluginError> {
    at_most("findings", answer.len(), limits.findings)?;
    answer
        .into_iter()
        .enumerate()
        .map(|(at, finding)| {
            one_finding(finding, asked, limits).map_err(|error| located(at, error))
        })
        .collect()
}

/// Names the finding in an error about it.
fn located(at: usize, error: PluginError) -> PluginError {
    let number = at + 1;
    match error {
        PluginError::BadResult { what } => PluginError::bad(format!("finding {number}: {what}")),
        PluginError::TooMuchData { what, limit } => PluginError::TooMuchData {
            what: format!("finding {number}: {what}"),
            limit,
        },
        other => other,
    }
}

fn one_finding(
    finding: wire::Finding,
    asked: &Asked<'_>,
    limits: &AnswerLimits,
) -> Result<RawFinding, PluginError> {
    if finding.rule as usize >= asked.rules {
        return Err(PluginError::bad(format!(
            "it is for rule {}, but the call has {} rules, counted from 0",
            finding.rule, asked.rules
        )));
    }
    if finding.evidence.is_empty() {
        return Err(PluginError::bad("it has no evidence"));
    }
    at_most("sides of evidence", finding.evidence.len(), limits.evidence)?;
    at_most("values", finding.values.len(), limits.values)?;
    at_most(
        "lines of derivation",
        finding.derivation.len(),
        limits.derivation,
    )?;
    let evidence = finding.evidence.into_iter();
    let derivation = finding.derivation.into_iter();
    let values = finding.values.into_iter();
    Ok(RawFinding {
        rule: finding.rule,
        kind: finding.kind.into(),
        severity: finding.severity.map(Into::into),
        evidence: evidence
            .map(|side| one_side(side, asked.texts, limits))
            .collect::<Result<_, _>>()?,
        derivation: derivation
            .map(|line| text("a line of derivation", line, limits.text))
            .collect::<Result<_, _>>()?,
        values: values
            .map(|value| {
                let name = identifier("name of a value", value.name, limits.name)?;
                Ok((name, text("a value", value.text, limits.text)?))
            })
            .collect::<Result<_, PluginError>>()?,
    })
}

fn one_side(
    side: wire::Evidence,
    texts: &[&str],
    limits: &AnswerLimits,
) -> Result<RawEvidence, PluginError> {
    let wire::Span {
        article,
        start,
        end,
    } = side.at;
    let Some(words) = texts.get(article as usize) else {
        return Err(PluginError::bad(format!(
            "evidence in article {article}, but the case has {} articles, counted from 0",
            texts.len()
        )));
    };
    if start >= end {
        return Err(PluginError::bad(format!(
            "evidence at bytes {start} to {end}, which is empty"
        )));
    }
    if words.get(start as usize..end as usize).is_none() {
        return Err(PluginError::bad(format!(
            "evidence at bytes {start} to {end} of article {article}: outside its {} bytes, or \
             inside a character",
            words.len()
        )));
    }
    Ok(RawEvidence {
        role: text("the role of evidence", side.role, limits.name)?,
        article,
        span: Span { start, end },
        note: text("a note", side.note, limits.text)?,
    })
}

/// Checks what a plugin says of itself.
pub(crate) fn info(
    info: wire::PluginInfo,
    limits: &AnswerLimits,
) -> Result<PluginInfo, PluginError> {
    at_most(
        "parameter schema, in bytes",
        info.parameters.len(),
        limits.schema,
    )?;
    at_most("parts that it needs", info.needs.len(), limits.values)?;
    at_most("frame parameters", info.frames_from.len(), limits.values)?;
    at_most("placeholders", info.values.len(), limits.values)?;
    let parameters = serde_json::from_str::<serde_json::Value>(&info.parameters)
        .map_err(|error| PluginError::bad(format!("its parameter schema is not JSON: {error}")))?;
    if !parameters.is_object() {
        return Err(PluginError::bad(
            "its parameter schema is not a JSON object",
        ));
    }
    let frames_from = info.frames_from.into_iter();
    let values = info.values.into_iter();
    Ok(PluginInfo {
        name: identifier("its name", info.name, limits.name)?,
        version: identifier("its version", info.version, limits.name)?,
        summary: text("its summary", info.summary, limits.text)?,
        parameters,
        needs: info.needs.into_iter().map(Into::into).collect(),
        frames_from: frames_from
            .map(|name| identifier("name of a frame parameter", name, limits.name))
            .collect::<Result<_, _>>()?,
        values: values
            .map(|name| identifier("name of a placeholder", name, limits.name))
            .collect::<Result<_, _>>()?,
    })
}

/// Checks what a plugin has made of the parameters of rules. Words of its own are cut to a length
/// that fits a message.
pub(crate) fn prepared(
    answers: Vec<Result<Vec<u8>, String>>,
    rules: usize,
    limits: &AnswerLimits,
) -> Result<Vec<Result<Vec<u8>, String>>, PluginError> {
    if answers.len() != rules {
        let count = answers.len();
        return Err(PluginError::bad(format!(
            "it has prepared {count} rules of {rules}"
        )));
    }
    for bytes in answers.iter().flatten() {
        at_most("bytes of prepared parameters", bytes.len(), limits.prepared)?;
    }
    let answers = answers.into_iter();
    Ok(answers
        .map(|answer| answer.map_err(|words| excerpt(&words, limits.text)))
        .collect())
}

fn at_most(what: &str, count: usize, limit: usize) -> Result<(), PluginError> {
    if count > limit {
        return Err(PluginError::TooMuchData {
            what: format!("{count} {what}"),
            limit,
        });
    }
    Ok(())
}

/// Text to be shown: any characters, since reports escape them, but not more than the limit.
fn text(what: &str, text: String, limit: usize) -> Result<Untrusted, PluginError> {
    at_most(&format!("bytes in {what}"), text.len(), limit)?;
    Ok(Untrusted::new(text))
}

/// A name that others look up: letters, digits and `-_.`, so that it needs no escaping anywhere.
fn identifier(what: &str, name: String, limit: usize) -> Result<String, PluginError> {
    at_most(&format!("bytes in {what}"), name.len(), limit)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
    if name.is_empty() || !name.chars().all(fits) {
        return Err(PluginError::bad(format!(
            "{what} is `{}`; letters, digits and -_.+ are allowed",
            excerpt(&name, 40)
        )));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    const TEXT: &str = "Über 7,000";

    fn finding(change: impl FnOnce(&mut wire::Finding)) -> wire::Finding {
        let mut finding = wire::Finding {
            rule: 0,
            kind: wire::FindingKind::Arithmetic,
            severity: Some(wire::Severity::Info),
            evidence: vec![wire::Evidence {
                role: "total".into(),
                at: wire::Span {
                    article: 0,
                    start: 0,
                    end: 5,
                },
                note: "\u{1b}[31m".into(),
            }],
            derivation: vec!["1 + 1 = 2".into()],
            values: vec![wire::Value {
                name: "total.words".into(),
                text: "2".into(),
            }],
        };
        change(&mut finding);
        finding
    }

    fn checked(finding: wire::Finding) -> Result<Vec<RawFinding>, PluginError> {
        let asked = Asked {
            rules: 1,
            texts: &[TEXT],
        };
        findings(vec![finding], &asked, &Limits::default().answer)
    }

    #[test]
    fn a_sound_finding_passes_unchanged() {
        let checked = checked(finding(|_| {})).unwrap();
        assert_eq!(checked.len(), 1);
        let evidence = &checked[0].evidence[0];
        assert_eq!(evidence.span.of(TEXT), "Über");
        assert_eq!(evidence.note.raw(), "\u{1b}[31m");
        assert_eq!(checked[0].values[0].0, "total.words");
    }

    #[test]
    fn every_bad_value_is_named() {
        type Change = fn(&mut wire::Finding);
        let cases: [(Change, &str); 11] = [
            (|f| f.rule = 1, "rule 1"),
            (|f| f.evidence.clear(), "no evidence"),
            (|f| f.evidence[0].at.article = 1, "article 1"),
            (|f| f.evidence[0].at.start = 1, "inside a character"),
            (|f| f.evidence[0].at.end = 12, "outside its 11 bytes"),
            (|f| f.evidence[0].at.end = 0, "empty"),
            (|f| f.evidence[0].at.start = u32::MAX, "empty"),
            (|f| f.evidence[0].note = "x".repeat(2049), "2049 bytes"),
            (|f| f.derivation = vec![String::new(); 33], "33 lines"),
            (|f| f.values[0].name = "a b".into(), "`a b`"),
            (|f| f.evidence = vec![f.evidence[0].clone(); 17], "17 sides"),
        ];
        for (change, words) in cases {
            let error = checked(finding(change)).unwrap_err().to_string();
            assert!(
                error.contains(words) && error.contains("finding 1"),
                "{error}"
            );
        }
    }

    #[test]
    fn too_many_findings_are_refused_whole() {
        let asked = Asked {
            rules: 1,
            texts: &[TEXT],
        };
        let answer = vec![finding(|_| {}); 1001];
        assert_eq!(
            findings(answer, &asked, &Limits::default().answer),
            Err(PluginError::TooMuchData {
                what: "1001 findings".into(),
                limit: 1000
            })
        );
    }
}
