//! A set at a glance: its articles by weight, its desks, its rules, and the findings that span articles.
//!
//! Rows are kept for a bounded number of articles, the heaviest; the others are counted.

use super::anchor::{self, Anchor, Lie};
use super::badge::{self, badge};
use super::desks::Desks;
use super::words::{self, Weights, capital, counted, cut, number};
use super::{coverage, trouble};
use crate::{escape, summary};
use gainsay_model::{
    ArticleId, ArticleReport, CivilDay, Finding, RuleSummary, RunSummary, Severity, Skipped,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Articles with findings that have a row.
const MOST_ARTICLES: usize = 500;
/// Findings that span articles and have a row.
const MOST_ACROSS: usize = 200;
/// Articles that could not be read, or that one finding spans, and that are named.
const MOST_NAMED: usize = 100;
/// Articles that a row can link to by their id.
const MOST_KNOWN: usize = 20_000;

/// What is kept of a set.
#[derive(Default)]
pub(super) struct Overview {
    /// What each rule finds.
    rules: BTreeMap<String, String>,
    /// Articles and unreadable inputs so far.
    count: usize,
    /// Articles with points that do not match, with others alone, and without findings.
    tally: [usize; 3],
    articles: Vec<Row>,
    across: Vec<Across>,
    desks: Desks,
    left_out: usize,
    skipped: Vec<(Anchor, String)>,
    known: BTreeMap<ArticleId, Anchor>,
    lie: Lie,
}

/// An article with findings.
struct Row {
    anchor: Anchor,
    title: String,
    path: String,
    published: Option<CivilDay>,
    weights: Weights,
}

/// A finding with sides in other articles.
struct Across {
    anchor: Anchor,
    finding: usize,
    severity: Severity,
    message: String,
    path: String,
    others: Vec<(ArticleId, String)>,
}

impl Overview {
    pub(super) fn of(rules: &BTreeMap<String, RuleSummary>, lie: Lie) -> Self {
        let rules = rules
            .iter()
            .map(|(id, rule)| (id.clone(), rule.summary.clone()));
        Self {
            rules: rules.collect(),
            lie,
            ..Self::default()
        }
    }

    /// Keeps what the overview tells of an article. Gives its anchor, and for each finding its row
    /// among those that span articles.
    pub(super) fn add(&mut self, report: &ArticleReport) -> (Anchor, Vec<Option<usize>>) {
        self.count += 1;
        let anchor = Anchor(self.count);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(report.id.clone(), anchor);
        }
        let weights = Weights::of(&report.findings);
        self.desks.add(report, weights);
        let class = match (weights.mismatches, weights.others()) {
            (0, 0) => 2,
            (0, _) => 1,
            _ => 0,
        };
        if let Some(count) = self.tally.get_mut(class) {
            *count += 1;
        }
        if !report.findings.is_empty() {
            self.articles.push(Row {
                anchor,
                title: cut(words::title(report)),
                path: cut(&report.path),
                published: report.published,
                weights,
            });
            if self.articles.len() >= 2 * MOST_ARTICLES {
                self.keep_the_heaviest();
            }
        }
        let findings = report.findings.iter().enumerate();
        let rows = findings
            .map(|(index, finding)| self.add_across(report, anchor, index + 1, finding))
            .collect();
        (anchor, rows)
    }

    fn add_across(
        &mut self,
        report: &ArticleReport,
        anchor: Anchor,
        number: usize,
        finding: &Finding,
    ) -> Option<usize> {
        let mut others: Vec<(ArticleId, String)> = Vec::new();
        for side in &finding.evidence {
            let Some(elsewhere) = &side.elsewhere else {
                continue;
            };
            let other = (side.article.clone(), cut(&elsewhere.path));
            if !others.contains(&other) && others.len() < MOST_NAMED {
                others.push(other);
            }
        }
        if others.is_empty() {
            return None;
        }
        if self.across.len() == MOST_ACROSS {
            self.left_out += 1;
            return None;
        }
        self.across.push(Across {
            anchor,
            finding: number,
            severity: finding.severity,
            message: cut(finding.message.raw()),
            path: cut(&report.path),
            others,
        });
        Some(self.across.len())
    }

    /// Keeps that an input could not be read.
    pub(super) fn add_skipped(&mut self, skipped: &Skipped) -> Anchor {
        self.count += 1;
        let anchor = Anchor(self.count);
        if self.skipped.len() < MOST_NAMED {
            self.skipped.push((anchor, cut(&skipped.path)));
        }
        anchor
    }

    fn keep_the_heaviest(&mut self) {
        self.articles
            .sort_by_key(|row| (Reverse(row.weights), row.anchor.0));
        self.articles.truncate(MOST_ARTICLES);
    }

    /// Writes the overview, which the style sheet puts before the articles.
    pub(super) fn write(&mut self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        self.keep_the_heaviest();
        writeln!(
            out,
            "<section class=\"overview\" id=\"overview\">\n<h2>Overview</h2>"
        )?;
        writeln!(
            out,
            "<p class=\"verdict\">{}</p>",
            self.verdict(summary.articles)
        )?;
        trouble::problems(out, &summary.problems)?;
        self.write_skipped(out, summary.skipped)?;
        if summary.failures > 0 {
            writeln!(
                out,
                "<p class=\"trouble\"><b>Not finished</b> {} of rules; each article tells which.</p>",
                counted(summary.failures as usize, "call")
            )?;
        }
        self.write_articles(out)?;
        self.write_across(out)?;
        self.desks.write(out)?;
        self.write_rules(out, summary)?;
        writeln!(out, "<h3>How much was understood</h3>")?;
        coverage::list(out, &summary.coverage)?;
        writeln!(out, "</section>")
    }

    /// "18 articles: five have points that do not match, thirteen have neither."
    fn verdict(&self, articles: u64) -> String {
        let [points, others, clean] = self.tally;
        let all = capital(&counted(articles as usize, "article"));
        if points + others == 0 {
            return format!("{all}: no mismatch was found.");
        }
        let have = |count: usize| if count == 1 { "has" } else { "have" };
        let parts = [
            (points, "points that do not match"),
            (others, "points worth a look"),
            (clean, "neither"),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts
            .map(|(count, what)| format!("{} {} {what}", number(*count), have(*count)))
            .collect();
        format!("{all}: {}.", parts.join(", "))
    }

    fn write_skipped(&self, out: &mut dyn Write, all: u64) -> io::Result<()> {
        if self.skipped.is_empty() {
            return Ok(());
        }
        write!(
            out,
            "<p class=\"trouble\"><b>Not read</b> {}: ",
            counted(all as usize, "file")
        )?;
        let links = self.skipped.iter().map(|(anchor, path)| {
            let path = escape::html(path);
            match self.lie {
                Lie::Together => format!("<a href=\"#{}\">{path}</a>", anchor.article()),
                Lie::Apart => path,
            }
        });
        let links: Vec<String> = links.collect();
        let more = if self.skipped.len() as u64 == all {
            ""
        } else {
            ", and others"
        };
        writeln!(out, "{}{more}</p>", links.join(", "))
    }

    fn write_articles(&self, out: &mut dyn Write) -> io::Result<()> {
        let [points, others, _] = self.tally;
        if self.articles.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<h3>Articles</h3>\n<table class=\"articles\">\n<thead><tr><th scope=\"col\">Article</th>\
             <th scope=\"col\">Findings</th></tr></thead>\n<tbody>"
        )?;
        for row in &self.articles {
            row.write(out, self.lie)?;
        }
        writeln!(out, "</tbody></table>")?;
        let left_out = points + others - self.articles.len();
        if left_out > 0 {
            writeln!(
                out,
                "<p class=\"hint\">The heaviest are listed; {} more {}.</p>",
                number(left_out),
                match self.lie {
                    Lie::Together => "follow below",
                    Lie::Apart => "have their pages beside this one",
                }
            )?;
        }
        Ok(())
    }

    fn write_across(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.across.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<h3>Findings that span articles</h3>\n<ul class=\"across\">"
        )?;
        for (index, across) in self.across.iter().enumerate() {
            across.write(out, index + 1, &self.known, self.lie)?;
        }
        writeln!(out, "</ul>")?;
        if self.left_out > 0 {
            let more = counted(self.left_out, "more finding");
            let place = match self.lie {
                Lie::Together => "below",
                Lie::Apart => "on the pages of their articles",
            };
            writeln!(
                out,
                "<p class=\"hint\">{} {place}.</p>",
                capital(&format!("{more} of this sort stand"))
            )?;
        }
        Ok(())
    }

    fn write_rules(&self, out: &mut dyn Write, summary: &RunSummary) -> io::Result<()> {
        if summary.by_rule.is_empty() {
            return Ok(());
        }
        let mut rules: Vec<(&String, u64)> = summary.by_rule.iter().map(|(r, n)| (r, *n)).collect();
        rules.sort_by_key(|(rule, count)| (Reverse(*count), *rule));
        writeln!(
            out,
            "<h3>Findings by rule</h3>\n<table class=\"rules\">\n<thead><tr><th scope=\"col\">Rule\
             </th><th scope=\"col\">Findings</th></tr></thead>\n<tbody>"
        )?;
        for (rule, count) in rules {
            let about = self.rules.get(rule).map_or("", String::as_str);
            writeln!(
                out,
                "<tr><th scope=\"row\"><code>{}</code> <span>{}</span></th><td>{}</td></tr>",
                escape::html(rule),
                escape::html(about),
                summary::grouped(count)
            )?;
        }
        writeln!(out, "</tbody></table>")
    }
}

impl Row {
    fn write(&self, out: &mut dyn Write, lie: Lie) -> io::Result<()> {
        let (page, title) = (lie.article(self.anchor), escape::html(&self.title));
        let path = escape::html(&self.path);
        let date = self
            .published
            .map_or_else(|| "no date".to_owned(), words::date);
        writeln!(
            out,
            "<tr><th scope=\"row\"><a href=\"{page}\">{title}</a> \
             <span class=\"meta\">{date} · <span class=\"path\">{path}</span></span></th>\
             <td>{}</td></tr>",
            badge::counts(self.weights).unwrap_or_default()
        )
    }
}

impl Across {
    fn write(
        &self,
        out: &mut dyn Write,
        number: usize,
        known: &BTreeMap<ArticleId, Anchor>,
        lie: Lie,
    ) -> io::Result<()> {
        let (id, own) = (anchor::row(number), lie.finding(self.anchor, self.finding));
        let message = escape::html(&capital(&self.message));
        let path = escape::html(&self.path);
        let others = self.others.iter().map(|(other, path)| {
            let path = escape::html(path);
            match known.get(other) {
                Some(anchor) => format!("<a href=\"{}\">{path}</a>", lie.article(*anchor)),
                None => path,
            }
        });
        let others: Vec<String> = others.collect();
        writeln!(
            out,
            "<li id=\"{id}\">{} {message}: <a href=\"{own}\">{path}</a> against {}</li>",
            badge(self.severity, words::severity(self.severity)),
            others.join(", ")
        )
    }
}
