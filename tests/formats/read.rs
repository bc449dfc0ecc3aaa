//! Reads reports back, each format as its readers would.

use serde_json::Value;

/// A finding: rule, path, line.
pub(crate) type Found = (String, String, u64);

/// The findings of a report.
pub(crate) fn read(format: &str, text: &str) -> Vec<Found> {
    match format {
        "full" => full(text),
        "concise" => concise(text),
        "grouped" => grouped(text),
        "json" => json(text),
        "jsonl" => json_lines(text),
        "markdown" => markdown(text),
        "github-summary" => github_summary(text),
        "html" => html(text),
        "sarif" => sarif(text),
        "junit" => junit(text),
        "github" => github(text),
        "gitlab" => gitlab(text),
        "rdjson" => rdjson(text),
        _ => panic!("nobody reads {format} back"),
    }
}

fn found(rule: &str, path: &str, line: u64) -> Found {
    (rule.to_owned(), path.to_owned(), line)
}

/// `path:line:column`.
fn place(place: &str) -> Option<(&str, u64)> {
    let (rest, _) = place.rsplit_once(':')?;
    let (path, line) = rest.rsplit_once(':')?;
    Some((path, line.parse().ok()?))
}

fn full(text: &str) -> Vec<Found> {
    let heads = text.lines().filter(|line| !line.starts_with(' '));
    heads
        .filter_map(|head| {
            let mut parts = head.split("  ");
            let (path, line) = place(parts.next()?)?;
            Some(found(parts.nth(1)?, path, line))
        })
        .collect()
}

fn concise(text: &str) -> Vec<Found> {
    text.lines()
        .filter_map(|text| {
            let (head, rest) = text.split_once(": ")?;
            let (path, line) = place(head)?;
            Some(found(rest.split(' ').nth(1)?, path, line))
        })
        .collect()
}

fn grouped(text: &str) -> Vec<Found> {
    let mut path = "";
    let mut all = Vec::new();
    for text in text.lines() {
        let Some(row) = text.strip_prefix("  ") else {
            path = text;
            continue;
        };
        let rule = row.rsplit("  ").next().unwrap();
        let line = row.split(':').next().unwrap().parse().unwrap();
        all.push(found(rule, path, line));
    }
    all
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn in_words(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn article(article: &Value) -> Vec<Found> {
    items(&article["findings"])
        .map(|finding| {
            let side = &finding["evidence"][0];
            let (rule, path) = (in_words(&finding["rule"]), in_words(&side["path"]));
            found(rule, path, side["line"].as_u64().unwrap())
        })
        .collect()
}

fn json(text: &str) -> Vec<Found> {
    items(&value(text)["articles"]).flat_map(article).collect()
}

fn json_lines(text: &str) -> Vec<Found> {
    let lines = text.lines().map(value);
    let articles = lines.filter(|line| line["type"] == "article");
    articles.flat_map(|line| article(&line)).collect()
}

fn markdown(text: &str) -> Vec<Found> {
    let (mut path, mut line) = ("", None);
    let mut all = Vec::new();
    for text in text.lines() {
        if let Some(heading) = text.strip_prefix("## ") {
            path = heading;
        } else if text.starts_with("### ") {
            line = None;
        } else if let Some(side) = text.strip_prefix("> ") {
            let number = side.rsplit_once("line ").unwrap().1;
            line = line.or(number.trim_end_matches(')').parse().ok());
        } else if let Some(rule) = text.strip_prefix("- Rule: ") {
            all.push(found(rule, path, line.unwrap()));
        }
    }
    all
}

/// The rows of the table; the notes after it are those of [`markdown`].
fn github_summary(text: &str) -> Vec<Found> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let table: Vec<Found> = rows
        .filter_map(|row| {
            let mut cells = row.trim_end_matches(" |").split(" | ");
            let (path, line) = place(cells.nth(1)?)?;
            Some(found(cells.last()?, path, line))
        })
        .collect();
    let (mut sorted, mut notes) = (table.clone(), markdown(text));
    sorted.sort();
    notes.sort();
    assert_eq!(sorted, notes, "the table and the notes tell the same");
    table
}

/// A page names its article before its cards; a card has its rule before the places of its sides.
fn html(text: &str) -> Vec<Found> {
    fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0
    }
    let articles = text.split("<article class=\"page\"").skip(1);
    articles
        .flat_map(|article| {
            let path = between(article, "<span class=\"path\">", "</span>");
            let cards = article.split("<li class=\"card ").skip(1);
            cards.map(move |card| {
                let line = between(card, "\">line ", "</a>").parse().unwrap();
                found(between(card, "<code>", "</code>"), path, line)
            })
        })
        .collect()
}

fn sarif(text: &str) -> Vec<Found> {
    let log = value(text);
    let run = &log["runs"][0];
    items(&run["results"])
        .map(|result| {
            let index = result["ruleIndex"].as_u64().unwrap() as usize;
            let rule = &run["tool"]["driver"]["rules"][index]["id"];
            assert_eq!(*rule, result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            let path = in_words(&place["artifactLocation"]["uri"]);
            let line = place["region"]["startLine"].as_u64().unwrap();
            found(in_words(rule), path, line)
        })
        .collect()
}

fn junit(text: &str) -> Vec<Found> {
    let document = roxmltree::Document::parse(text).unwrap();
    let failures = document
        .descendants()
        .filter(|node| node.has_tag_name("failure"));
    failures
        .flat_map(|failure| {
            let rule = failure.parent().unwrap().attribute("name").unwrap();
            let lines = failure.text().unwrap().lines();
            lines
                .filter(|line| !line.starts_with(' '))
                .filter_map(|line| place(line.split_once(": ")?.0))
                .map(|(path, line)| found(rule, path, line))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn github(text: &str) -> Vec<Found> {
    text.lines()
        .filter_map(|command| {
            let (head, _) = command.strip_prefix("::")?.split_once("::")?;
            let (_, properties) = head.split_once(' ')?;
            let property = |name: &str| {
                let mut pairs = properties
                    .split(',')
                    .filter_map(|pair| pair.split_once('='));
                pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
            };
            let line = property("line")?.parse().ok()?;
            Some(found(property("title")?, property("file")?, line))
        })
        .collect()
}

fn gitlab(text: &str) -> Vec<Found> {
    items(&value(text))
        .map(|issue| {
            let place = &issue["location"];
            let (rule, path) = (in_words(&issue["check_name"]), in_words(&place["path"]));
            found(rule, path, place["lines"]["begin"].as_u64().unwrap())
        })
        .collect()
}

fn rdjson(text: &str) -> Vec<Found> {
    items(&value(text)["diagnostics"])
        .map(|diagnostic| {
            let place = &diagnostic["location"];
            let rule = in_words(&diagnostic["code"]["value"]);
            let line = place["range"]["start"]["line"].as_u64().unwrap();
            found(rule, in_words(&place["path"]), line)
        })
        .collect()
}
