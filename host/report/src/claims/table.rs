//! One row a claim; on a narrow terminal, one block a claim.

use super::column::{self, GAP, Part, Parts};
use super::palette::{DIM, HEADING, Paint};
use super::row::{HEADINGS, WEIGHTS, cells};
use crate::wrap::wrapped;
use gainsay_model::ArticleReport;
use std::io::{self, Write};

/// Below this width columns get too narrow to read.
const NARROW: usize = 80;
/// Columns of a label in a block.
const LABEL: usize = 17;

pub(super) fn write(
    out: &mut dyn Write,
    report: &ArticleReport,
    paint: Paint,
    width: usize,
) -> io::Result<()> {
    let claims = report.claims.claims.iter();
    let claims: Vec<[Parts; 8]> = claims.map(|claim| cells(report, claim)).collect();
    if claims.is_empty() {
        return Ok(());
    }
    if width < NARROW {
        return claims
            .iter()
            .try_for_each(|claim| block(out, claim, paint, width));
    }
    let mut natural = [0; 8];
    for claim in &claims {
        for (widest, parts) in natural.iter_mut().zip(claim) {
            *widest = column::natural(parts).max(*widest);
        }
    }
    // A column that no claim fills is left out.
    for (widest, heading) in natural.iter_mut().zip(HEADINGS) {
        *widest = if *widest == 0 {
            0
        } else {
            (*widest).max(heading.len())
        };
    }
    let widths = column::widths(&natural, &WEIGHTS, width);
    let heads = HEADINGS.map(|heading| {
        vec![Part {
            text: heading.to_owned(),
            style: HEADING,
        }]
    });
    row(out, &heads, &widths, paint)?;
    let rules: Vec<String> = widths
        .iter()
        .filter(|width| **width > 0)
        .map(|width| "─".repeat(*width))
        .collect();
    writeln!(out, "{}", paint.with(DIM, &rules.join(&" ".repeat(GAP))))?;
    for claim in &claims {
        row(out, claim, &widths, paint)?;
        writeln!(out)?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, claim: &[Parts; 8], widths: &[usize], paint: Paint) -> io::Result<()> {
    let columns: Vec<(usize, Vec<String>)> = claim
        .iter()
        .zip(widths)
        .filter(|(_, width)| **width > 0)
        .map(|(parts, width)| (*width, column::rows(parts, *width, paint)))
        .collect();
    let height = columns
        .iter()
        .map(|(_, rows)| rows.len())
        .max()
        .unwrap_or(0);
    for nth in 0..height {
        let cells: Vec<String> = columns
            .iter()
            .map(|(width, rows)| rows.get(nth).cloned().unwrap_or_else(|| " ".repeat(*width)))
            .collect();
        writeln!(out, "{}", cells.join(&" ".repeat(GAP)).trim_end())?;
    }
    Ok(())
}

/// The cells of a claim one below the other.
fn block(out: &mut dyn Write, claim: &[Parts; 8], paint: Paint, width: usize) -> io::Result<()> {
    for (parts, heading) in claim.iter().zip(HEADINGS) {
        for (nth, part) in parts.iter().enumerate() {
            let label = if nth == 0 { heading } else { "" };
            let label = format!("{label:<LABEL$} ");
            let lines = wrapped(&label, &part.text, width);
            let words = lines.strip_prefix(&label).unwrap_or(&lines).trim_end();
            let words = words.lines().map(|line| {
                let indent = line.len() - line.trim_start().len();
                let (indent, words) = line.split_at(indent);
                format!("{indent}{}", paint.with(part.style, words))
            });
            let words: Vec<String> = words.collect();
            writeln!(out, "{}{}", paint.with(HEADING, &label), words.join("\n"))?;
        }
    }
    writeln!(out)
}
