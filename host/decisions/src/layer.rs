//! The layer between rules and reports.

use crate::ignore::Ignore;
use crate::{Baseline, Checked, Decision, Decisions, Rules, Verdict};
use gainsay_model::{
    Article, ArticleId, ArticleReport, CivilDay, Directive, Finding, Notice, NoticeKind,
    Suppressed, SuppressedBy, Untrusted,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that may leave findings out, and what has become of it in a run.
///
/// Articles are [heard](Self::hear) when they are read, and their reports
/// [settled](Self::settle) when all articles that a finding may have sides in have been heard.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    rules: Rules,
    today: Option<CivilDay>,
    ignores: BTreeMap<ArticleId, Vec<Ignore>>,
    faults: Vec<Notice>,
    /// A file, as shown to people, and what it holds.
    decisions: Option<(String, Decisions)>,
    baseline: Option<(String, Baseline)>,
    /// Keys of decisions and baseline entries that have been met, and how often.
    met: BTreeMap<String, u64>,
    checked: Checked,
}

impl Layer {
    /// A layer that knows the remarks of articles alone.
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            ..Self::default()
        }
    }

    /// The same with the decisions of a file; those that end before `today` have no effect.
    #[must_use]
    pub fn with_decisions(
        self,
        path: String,
        decisions: Decisions,
        today: Option<CivilDay>,
    ) -> Self {
        Self {
            decisions: Some((path, decisions)),
            today,
            ..self
        }
    }

    /// The same with a baseline.
    #[must_use]
    pub fn with_baseline(self, path: String, baseline: Baseline) -> Self {
        Self {
            baseline: Some((path, baseline)),
            ..self
        }
    }

    /// Takes the remarks of an article down.
    pub fn hear(&mut self, article: &Article) {
        self.hear_remarks(&article.id, &article.path, &article.directives);
    }

    /// The same for the remarks of an article of that id and path.
    pub fn hear_remarks(&mut self, article: &ArticleId, path: &str, remarks: &[Directive]) {
        for remark in remarks {
            match Ignore::read(remark, path, &self.rules.known) {
                Ok(ignore) => {
                    let id = article.clone();
                    self.ignores.entry(id).or_default().push(ignore);
                }
                Err(fault) => self.faults.push(fault),
            }
        }
    }

    /// Moves what is decided from the findings of a report to what it leaves out.
    pub fn settle(&mut self, report: &mut ArticleReport) {
        self.checked.add(report);
        let findings = std::mem::take(&mut report.findings);
        for finding in findings {
            match self.left_out(&finding) {
                Some((by, reason)) => report.suppressed.push(Suppressed {
                    by,
                    reason: Untrusted::new(reason),
                    finding,
                }),
                None => report.findings.push(finding),
            }
        }
    }

    /// What leaves a finding out, and why. Everything that would has been met, the first has its way.
    pub fn left_out(&mut self, finding: &Finding) -> Option<(SuppressedBy, String)> {
        let ignored = self.ignored(finding);
        let met = self.met.entry(finding.key.clone()).or_default();
        *met += 1;
        let known = self
            .baseline
            .as_ref()
            .and_then(|(_, all)| all.get(&finding.key));
        let known = known.is_some_and(|entry| *met <= entry.count);
        ignored
            .map(|reason| (SuppressedBy::Ignore, reason))
            .or_else(|| self.decided(finding))
            .or_else(|| known.then(|| (SuppressedBy::Baseline, String::new())))
    }

    /// Marks every remark about the finding, in any of its articles, and gives the first one's reason.
    fn ignored(&mut self, finding: &Finding) -> Option<String> {
        let articles: BTreeSet<&ArticleId> =
            finding.evidence.iter().map(|side| &side.article).collect();
        let mut first = None;
        for id in articles {
            let here = || finding.evidence.iter().filter(|side| &side.article == id);
            for ignore in self.ignores.get_mut(id).into_iter().flatten() {
                if ignore.is_about(finding, here()) {
                    ignore.is_used = true;
                    first.get_or_insert_with(|| ignore.reason.clone());
                }
            }
        }
        first
    }

    fn decided(&self, finding: &Finding) -> Option<(SuppressedBy, String)> {
        let (_, decisions) = self.decisions.as_ref()?;
        let decision = decisions.get(&finding.key)?;
        let by = match decision.verdict {
            Verdict::Accepted => return None,
            Verdict::Explained => SuppressedBy::Explained,
            Verdict::Dismissed => SuppressedBy::Dismissed,
        };
        (!decision.is_expired(self.today)).then(|| (by, decision.reason.clone()))
    }

    /// What the run has looked at.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// Remarks heard so far that have no effect as they are written.
    pub fn faults(&self) -> &[Notice] {
        &self.faults
    }

    /// What is to be said when all reports have been settled: of remarks in order of article and
    /// line, then of decisions, then of the baseline.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.faults.clone();
        for (id, ignores) in &self.ignores {
            notices.extend(ignores.iter().filter_map(|ignore| self.unused(id, ignore)));
        }
        notices.sort_by(|a, b| (&a.path, a.line, a.kind).cmp(&(&b.path, b.line, b.kind)));
        if let Some((path, decisions)) = &self.decisions {
            notices.extend(decisions.iter().filter_map(|one| self.ended(path, one)));
        }
        if let Some((path, baseline)) = &self.baseline {
            notices.extend(self.unmet(path, baseline));
        }
        notices
    }

    /// A rule that looks across articles may have found something in a set; in one article nobody can
    /// say that a remark about it is for nothing.
    fn unused(&self, id: &ArticleId, ignore: &Ignore) -> Option<Notice> {
        let judged = self.checked.is_set() || !self.rules.across.contains(&ignore.rule);
        let covered = self.checked.covers_rule(&self.rules, &ignore.rule, &id.0);
        (!ignore.is_used && judged && covered).then(|| Notice {
            kind: NoticeKind::UnusedIgnore,
            path: ignore.path.clone(),
            line: Some(ignore.line),
            text: Untrusted::new(format!(
                "{} finds nothing here; drop the remark that ignores it",
                ignore.rule
            )),
        })
    }

    /// A decision that has come to its end, or whose finding has. That of an accepted one should.
    fn ended(&self, path: &str, decision: &Decision) -> Option<Notice> {
        let record = &decision.record;
        let is_met = self.met.contains_key(&record.key);
        let notice = |kind, text: String| Notice {
            kind,
            path: path.to_owned(),
            line: None,
            text: Untrusted::new(text),
        };
        let articles: Vec<&str> = record.articles().into_iter().collect();
        let of = format!(
            "{} of {} in {}",
            record.key,
            record.rule,
            articles.join(", ")
        );
        match decision.until.filter(|_| decision.is_expired(self.today)) {
            Some(until) if is_met && decision.verdict != Verdict::Accepted => Some(notice(
                NoticeKind::ExpiredDecision,
                format!("the decision about {of} ended on {until}: the finding is back"),
            )),
            _ if !is_met
                && decision.verdict != Verdict::Accepted
                && self.checked.covers(record, &self.rules) =>
            {
                Some(notice(
                    NoticeKind::UnusedDecision,
                    format!("the finding {of} is gone; drop the decision about it"),
                ))
            }
            _ => None,
        }
    }

    fn unmet(&self, path: &str, baseline: &Baseline) -> Option<Notice> {
        let is_unmet = |entry: &&crate::Entry| {
            !self.met.contains_key(&entry.record.key)
                && self.checked.covers(&entry.record, &self.rules)
        };
        let unmet = baseline.entries().filter(is_unmet).count();
        (unmet > 0).then(|| Notice {
            kind: NoticeKind::UnmetBaseline,
            path: path.to_owned(),
            line: None,
            text: Untrusted::new(format!(
                "{unmet} of {} entries were not met; `gainsay baseline prune` drops them",
                baseline.len()
            )),
        })
    }
}

#[cfg(test)]
mod tests;
