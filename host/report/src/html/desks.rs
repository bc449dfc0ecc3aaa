//! The desks of a set, with what was found in their articles.
//!
//! Names come from the articles' metadata: the number of desks that are kept has a bound.

use super::badge;
use super::words::{self, Weights, cut};
use crate::{escape, summary};
use gainsay_model::ArticleReport;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Desks that are told apart, in the order in which they come.
const MOST_DESKS: usize = 200;

/// What the desks of a set have written.
#[derive(Default)]
pub(super) struct Desks {
    named: BTreeMap<String, Tally>,
    /// Articles of desks beyond the bound.
    others: Tally,
    /// Articles that do not name their desk.
    nameless: Tally,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    articles: u64,
    weights: Weights,
}

impl Desks {
    pub(super) fn add(&mut self, report: &ArticleReport, weights: Weights) {
        let tally = match words::desk(report).map(|desk| cut(&desk)) {
            None => &mut self.nameless,
            Some(desk) if self.named.len() < MOST_DESKS || self.named.contains_key(&desk) => {
                self.named.entry(desk).or_default()
            }
            Some(_) => &mut self.others,
        };
        tally.articles += 1;
        tally.weights = tally.weights.and(weights);
    }

    /// Writes the table; nothing if no article names its desk.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.named.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<h3>Findings by desk</h3>\n<table class=\"desks\">\n<thead><tr>\
             <th scope=\"col\">Desk</th><th scope=\"col\">Articles</th>\
             <th scope=\"col\">Findings</th></tr></thead>\n<tbody>"
        )?;
        let mut desks: Vec<_> = self.named.iter().collect();
        desks.sort_by_key(|(name, tally)| (Reverse(tally.weights), *name));
        for (name, tally) in desks {
            tally.write(out, &escape::html(name))?;
        }
        self.others.write(out, "Other desks")?;
        self.nameless.write(out, "No desk named")?;
        writeln!(out, "</tbody></table>")
    }
}

impl Tally {
    /// A row; none without articles. `name` is escaped already.
    fn write(self, out: &mut dyn Write, name: &str) -> io::Result<()> {
        if self.articles == 0 {
            return Ok(());
        }
        writeln!(
            out,
            "<tr><th scope=\"row\">{name}</th><td>{}</td><td>{}</td></tr>",
            summary::grouped(self.articles),
            badge::counts(self.weights).unwrap_or_else(|| "none".to_owned())
        )
    }
}
