//! What holds, as a `gainsay.toml` would say it.

use crate::settings::Given;
use crate::{Globs, Origin, Output, Override, Pattern, Settings, file};
use gainsay_model::Severity;
use gainsay_report::{Format, escape};
use std::fmt::Write;
use std::path::PathBuf;
use toml::Value;

/// A line and where its value comes from.
struct Line {
    text: String,
    origin: Origin,
}

/// The value of every key, with its origin if that is asked for. Paths are those from the current
/// folder; patterns are as written, relative to the folder of their file. It is fit for a terminal.
pub fn show(settings: &Settings, origins: bool) -> String {
    let mut page = page(&settings_lines(settings), origins);
    for one in &settings.overrides {
        page.push_str("\n[[overrides]]");
        if origins {
            let _ = write!(page, "  # {}", escape::terminal(&one.origin.to_string()));
        }
        page.push('\n');
        for (key, value) in of_override(one) {
            let line = format!("{key} = {value}");
            let _ = writeln!(page, "{}", escape::terminal(&line));
        }
    }
    page
}

/// Lines with their origins below one another.
fn page(lines: &[Line], origins: bool) -> String {
    let widths = lines.iter().map(|line| line.text.chars().count());
    // A very long line does not push all origins out of sight.
    let widest = widths.filter(|width| *width <= 60).max().unwrap_or(0);
    let mut page = String::new();
    for Line { text, origin } in lines {
        let origin = escape::terminal(&origin.to_string());
        let _ = if origins {
            writeln!(page, "{text:widest$}  # {origin}")
        } else {
            writeln!(page, "{text}")
        };
    }
    page
}

fn settings_lines(settings: &Settings) -> Vec<Line> {
    let built_in = |key: &str| format!("# {key} is not set");
    let unset_number = |key: &'static str, value: &Option<Given<u64>>| match value {
        Some(given) => line(key, Value::Integer(given.value as i64), &given.origin),
        None => Line {
            text: built_in(key),
            origin: Origin::BuiltIn,
        },
    };
    let unset_path = |key: &'static str, value: &Option<Given<PathBuf>>| match value {
        Some(given) => {
            let path = given.value.to_string_lossy().into_owned();
            line(key, Value::String(path), &given.origin)
        }
        None => Line {
            text: built_in(key),
            origin: Origin::BuiltIn,
        },
    };
    let date = match &settings.date {
        Some(given) => Line {
            text: format!("date = {}", given.value),
            origin: given.origin.clone(),
        },
        None => Line {
            text: built_in("date"),
            origin: Origin::BuiltIn,
        },
    };
    vec![
        of(settings.packs.as_ref(), "packs", none(), |packs| {
            list(packs.iter().map(|path| path.to_string_lossy()))
        }),
        of(settings.select.as_ref(), "select", none(), |all| {
            patterns(all)
        }),
        of(settings.ignore.as_ref(), "ignore", none(), |all| {
            patterns(all)
        }),
        of(
            settings.fail_on.as_ref(),
            "fail_on",
            level(Some(Severity::Error)),
            |all| level(*all),
        ),
        of(
            settings.format.as_ref(),
            "format",
            Format::default().name().into(),
            |format| format.name().into(),
        ),
        of(settings.output.as_ref(), "output", none(), |all| {
            outputs(all)
        }),
        of(settings.jobs.as_ref(), "jobs", 0.into(), |jobs| {
            (*jobs as i64).into()
        }),
        date,
        unset_number("limits.fuel", &settings.fuel),
        unset_number("limits.plugin_timeout", &settings.plugin_timeout),
        unset_number("limits.plugin_memory", &settings.plugin_memory),
        of(settings.exclude.as_ref(), "exclude", none(), globs),
        unset_path("baseline", &settings.baseline),
        unset_path("decisions", &settings.decisions),
    ]
}

fn of<T>(
    given: Option<&Given<T>>,
    key: &str,
    built_in: Value,
    value: impl Fn(&T) -> Value,
) -> Line {
    match given {
        Some(given) => line(key, value(&given.value), &given.origin),
        None => line(key, built_in, &Origin::BuiltIn),
    }
}

fn line(key: &str, value: Value, origin: &Origin) -> Line {
    Line {
        text: escape::terminal(&format!("{key} = {value}")),
        origin: origin.clone(),
    }
}

fn of_override(one: &Override) -> Vec<(&'static str, Value)> {
    let texts = |texts: &[String]| (!texts.is_empty()).then(|| list(texts.iter()));
    let mut severities = toml::Table::new();
    for (pattern, severity) in &one.severity {
        severities.insert(pattern.text.clone(), level(Some(*severity)));
    }
    let ignore = (!one.ignore.is_empty()).then(|| patterns(&one.ignore));
    let severities = (!severities.is_empty()).then_some(Value::Table(severities));
    let lines = [
        ("paths", one.when.paths.as_ref().map(globs)),
        ("sources", texts(&one.when.sources)),
        ("sections", texts(&one.when.sections)),
        ("select", one.select.as_ref().map(|all| patterns(all))),
        ("ignore", ignore),
        ("severity", severities),
    ];
    let said = lines.into_iter();
    said.filter_map(|(key, value)| Some((key, value?)))
        .collect()
}

fn none() -> Value {
    Value::Array(Vec::new())
}

fn list<T: Into<String>>(texts: impl Iterator<Item = T>) -> Value {
    let texts = texts.map(|text| Value::String(text.into()));
    Value::Array(texts.collect())
}

fn patterns(patterns: &[Pattern]) -> Value {
    list(patterns.iter().map(|pattern| pattern.text.as_str()))
}

fn globs(globs: &Globs) -> Value {
    list(globs.patterns().iter())
}

fn outputs(outputs: &[Output]) -> Value {
    let outputs = outputs.iter().map(|Output { format, path }| match format {
        Some(format) => format!("{format}={}", path.display()),
        None => path.display().to_string(),
    });
    list(outputs)
}

fn level(level: Option<Severity>) -> Value {
    let name = file::FAIL_ON.iter().find(|(_, known)| *known == level);
    name.map_or("never", |(name, _)| *name).into()
}
