//! What stands around the articles: the head of the file, the page's header, and its footer.

use super::anchor::Anchor;
use super::words;
use crate::{RunInfo, escape};
use gainsay_model::ArticleReport;
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// Begins the page of one article.
pub(super) fn open_article(
    out: &mut dyn Write,
    report: &ArticleReport,
    anchor: Anchor,
) -> io::Result<()> {
    head(out, &escape::html(words::title(report)))?;
    writeln!(out, "<body>")?;
    writeln!(
        out,
        "<a class=\"skip\" href=\"#{}\">Skip to the article</a>",
        anchor.article()
    )?;
    masthead(out, "<p class=\"name\">Do the facts match?</p>")?;
    writeln!(out, "<main>")
}

/// Begins the page of several articles.
pub(super) fn open_set(out: &mut dyn Write) -> io::Result<()> {
    head(out, "Do the facts match?")?;
    writeln!(out, "<body class=\"set\">")?;
    writeln!(
        out,
        "<a class=\"skip\" href=\"#overview\">Skip to the overview</a>"
    )?;
    masthead(out, "<h1 class=\"name\">Do the facts match?</h1>")?;
    writeln!(out, "<main>")
}

/// Ends the page. There is no time in it: the same articles give the same bytes.
pub(super) fn close(out: &mut dyn Write, run: &RunInfo) -> io::Result<()> {
    let packs = run.packs.iter().map(|pack| {
        let (name, version) = (escape::html(&pack.name), escape::html(&pack.version));
        format!("{name} {version}")
    });
    let packs: Vec<String> = packs.collect();
    writeln!(out, "</main>\n<footer>")?;
    writeln!(
        out,
        "<p>A finding sets two sides against each other. It does not say which of them is right: \
         that is the author’s to answer.</p>"
    )?;
    write!(out, "<p>gainsay {}", escape::html(&run.version))?;
    if !packs.is_empty() {
        write!(out, " with {}", packs.join(", "))?;
    }
    writeln!(out, "</p>\n</footer>\n</body>\n</html>")
}

/// `title` is escaped already.
fn head(out: &mut dyn Write, title: &str) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>"
    )
}

fn masthead(out: &mut dyn Write, name: &str) -> io::Result<()> {
    writeln!(
        out,
        "<header class=\"masthead\">{name}<p>gainsay</p></header>"
    )
}
