//! What rules do on articles of newspapers: written into the packs as `measured.toml`.

use crate::pipeline::{Pipeline, Text};
use anyhow::{Context, Result, ensure};
use gainsay_model::{ArticleReport, Measured};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Judged findings, one a row: `| article | `rule` | severity | useful or useless | why |`.
const JUDGED: &str = ".docs/FINDINGS.md";

/// Runs every rule over the inputs of the benchmark `inconsistency` and writes what it does to
/// `rules/<pack>/measured.toml`.
pub(crate) fn run(inputs: &[Value], gold: &[Value], root: &Path) -> Result<String> {
    let pipeline = Pipeline::open(&["all"])?;
    let mut measured: BTreeMap<&str, Measured> = BTreeMap::new();
    for id in pipeline.rules.keys() {
        measured.insert(id, Measured::default());
    }
    let gold: BTreeMap<&str, &Value> = gold
        .iter()
        .filter_map(|line| Some((line.get("doc_id")?.as_str()?, line)))
        .collect();
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for line in inputs {
        let text = Text::read(line)?;
        let gold = gold
            .get(text.article.id.0.as_str())
            .context("an input without gold")?;
        let report = pipeline.checker.check(text.article.clone());
        match gold.get("category").and_then(Value::as_str) {
            None => {
                untouched(&report, &mut measured);
                let rules = report.findings.iter().map(|finding| finding.rule.clone());
                found.extend(rules.map(|rule| (report.id.0.clone(), rule)));
            }
            Some(category) => {
                let category = category.replace('_', "-");
                let altered = pair(gold.get("altered"))?;
                for (id, rule) in &pipeline.rules {
                    if rule.category.as_deref() == Some(category.as_str())
                        && let Some(row) = measured.get_mut(id.as_str())
                    {
                        row.seeded += 1;
                        row.found += u32::from(finds(&text, &report, id, altered));
                    }
                }
            }
        }
    }
    for (article, rule, is_useful) in judged(&std::fs::read_to_string(root.join(JUDGED))?) {
        ensure!(
            found.contains(&(article.clone(), rule.clone())),
            "{JUDGED}: {rule} finds nothing in {article} any more; drop the row"
        );
        if let Some(row) = measured.get_mut(rule.as_str()) {
            row.judged += 1;
            row.useful += u32::from(is_useful);
        }
    }
    write(&measured, root)
}

fn untouched(report: &ArticleReport, measured: &mut BTreeMap<&str, Measured>) {
    for row in measured.values_mut() {
        row.articles += 1;
    }
    for finding in &report.findings {
        if let Some(row) = measured.get_mut(finding.rule.as_str()) {
            row.findings += 1;
        }
    }
}

/// Whether the rule cites the words that were changed.
fn finds(text: &Text, report: &ArticleReport, rule: &str, altered: [u32; 2]) -> bool {
    let mut findings = report
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    findings.any(|finding| {
        let mut sides = finding.evidence.iter();
        sides.any(|side| {
            let [start, end] = text.pair(side.span);
            start < altered[1] && altered[0] < end
        })
    })
}

fn pair(value: Option<&Value>) -> Result<[u32; 2]> {
    let pair = value.context("no `altered`")?.clone();
    Ok(serde_json::from_value(pair)?)
}

/// Article and rule of each finding that was judged, and whether it was found useful.
fn judged(page: &str) -> Vec<(String, String, bool)> {
    let rows = page.lines().filter(|line| line.starts_with('|'));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let article = (*cells.get(1)?).to_owned();
        let rule = cells.get(2)?.trim_matches('`').to_owned();
        match *cells.get(4)? {
            "useful" => Some((article, rule, true)),
            "useless" => Some((article, rule, false)),
            _ => None,
        }
    })
    .collect()
}

fn write(measured: &BTreeMap<&str, Measured>, root: &Path) -> Result<String> {
    let mut packs: BTreeMap<&str, String> = BTreeMap::new();
    for (id, row) in measured {
        let (pack, rule) = id.split_once('/').context("a rule without a pack")?;
        let page = packs.entry(pack).or_insert_with(|| HEADER.to_owned());
        let Measured {
            articles,
            findings,
            judged,
            useful,
            seeded,
            found,
        } = row;
        writeln!(
            page,
            "\n[[measured]]\nrule = \"{rule}\"\narticles = {articles}\nfindings = {findings}\n\
             judged = {judged}\nuseful = {useful}\nseeded = {seeded}\nfound = {found}"
        )?;
    }
    let mut out = String::new();
    for (pack, page) in packs {
        let file = root.join("rules").join(pack).join("measured.toml");
        gainsay_io::write_whole(&file, page.as_bytes())?;
        writeln!(out, "{}", file.display())?;
    }
    Ok(out)
}

const HEADER: &str = "\
# Written by `gainsay-bench measure`: findings on untouched articles, how many were judged and useful
# (.docs/FINDINGS.md), and how many seeded errors of the rule's category it finds.
";
