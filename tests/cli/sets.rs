//! Articles of a set against each other.

use gainsay_tests::{Output, Scratch, gainsay};
use serde_json::Value;

pub(crate) const WARNING: &str = "date 2031-03-03\n\nEnvoy of Sweden warns of staged raid in the Lenn valley\n\n\
    The foreign minister of Sweden, Ada Brenn, said on Monday that Norway could stage a raid on a \
    consulate of its own in Denmark and use it as an excuse for an invasion of Denmark. She gave no \
    details.\n";
pub(crate) const INCIDENT: &str = "date 2031-03-09\n\nConsulate in Denmark was shelled\n\n\
    Norway's foreign ministry said on Sunday that artillery from Denmark had shelled its consulate \
    in the Lenn valley and killed two guards. Nobody else has confirmed the report.\n";

fn set(articles: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::default();
    for (name, text) in articles {
        scratch.write(name, text);
    }
    scratch
}

fn check(scratch: &Scratch, format: &str) -> Output {
    let options = ["check", "--fail-on", "never", "--format", format, "."];
    gainsay(options).within(scratch.path()).run().exits(0)
}

/// Findings of one article of a JSON report.
fn findings<'r>(report: &'r Value, path: &str) -> &'r [Value] {
    let articles = report["articles"].as_array().unwrap();
    let article = articles.iter().find(|a| a["path"] == path).unwrap();
    article["findings"].as_array().unwrap()
}

fn report(scratch: &Scratch) -> Value {
    check(scratch, "json").json()
}

#[test]
fn a_warning_is_kept_for_later_articles() {
    let report = report(&set(&[("a.txt", WARNING), ("b.txt", INCIDENT)]));
    let later = findings(&report, "b.txt");
    assert_eq!(later.len(), 1, "{later:?}");
    assert_eq!(later[0]["rule"], "conflict/pretext-warning");
    let message = later[0]["message"].as_str().unwrap();
    assert!(message.contains("3 March 2031"), "{message}");
    assert!(message.contains("9 March 2031"), "{message}");
    let sides = later[0]["evidence"].as_array().unwrap();
    for (role, path) in [("warning", "a.txt"), ("incident", "b.txt")] {
        let mut sides = sides.iter();
        assert!(sides.any(|side| side["role"] == role && side["path"] == path));
    }
    assert_eq!(report["summary"]["across"]["split_matters"], 0);
}

#[test]
fn the_finding_stands_with_the_later_article_whatever_the_files_are_called() {
    let report = report(&set(&[("z.txt", WARNING), ("b.txt", INCIDENT)]));
    assert_eq!(findings(&report, "b.txt").len(), 1);
    let output = check(&set(&[("z.txt", WARNING), ("b.txt", INCIDENT)]), "full");
    assert!(output.text().contains("::: z.txt:5"), "{}", output.text());
}

#[test]
fn an_incident_before_the_warning_or_of_others_is_no_match() {
    let before = INCIDENT.replace("2031-03-09", "2031-02-09");
    let others = INCIDENT.replace("Norway's", "Finland's");
    for incident in [before, others] {
        let report = report(&set(&[("a.txt", WARNING), ("b.txt", &incident)]));
        assert!(findings(&report, "b.txt").is_empty(), "{incident}");
    }
}

fn toll(day: &str, weekday: &str, dead: &str) -> String {
    format!(
        "date 2031-03-{day}\n\nToll of the shelling in the Lenn valley\n\nNorway's foreign ministry \
         said on {weekday} that the shelling of the consulate in the Lenn valley in Denmark had \
         killed {dead} guards.\n"
    )
}

#[test]
fn a_toll_that_goes_down_is_found_and_one_that_rises_is_news() {
    let first = toll("10", "Monday", "seven");
    let fallen = report(&set(&[
        ("a.txt", &first),
        ("b.txt", &toll("11", "Tuesday", "four")),
    ]));
    let found = findings(&fallen, "b.txt");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["rule"], "conflict/casualty-figures");
    assert!(findings(&fallen, "a.txt").is_empty());
    let risen = report(&set(&[
        ("a.txt", &first),
        ("b.txt", &toll("11", "Tuesday", "nine")),
    ]));
    assert!(findings(&risen, "b.txt").is_empty());
}

#[test]
fn a_large_set_gives_what_its_articles_give() {
    // More than is kept in memory; the pair stands far apart in the order of files.
    let scratch = Scratch::default();
    let filler = "The choir sang in the hall on Monday. ".repeat(200);
    for number in 0..600 {
        scratch.write(
            &format!("m{number:03}.txt"),
            format!("date 2031-03-01\n\n{filler}\n"),
        );
    }
    scratch.write("a.txt", WARNING);
    scratch.write("z.txt", INCIDENT);
    let report = report(&scratch);
    assert_eq!(report["summary"]["articles"], 602);
    assert_eq!(findings(&report, "z.txt").len(), 1);
    let one_thread = [
        "check",
        "--fail-on",
        "never",
        "--format",
        "json",
        "--jobs",
        "1",
        ".",
    ];
    let again = gainsay(one_thread).within(scratch.path()).run().exits(0);
    assert!(again.stdout == check(&scratch, "json").stdout);
}

#[test]
fn more_rules_across_articles_than_can_run_are_told_of() {
    let scratch = set(&[("news/a.txt", WARNING), ("news/b.txt", INCIDENT)]);
    let pack = "name = \"many\"\nversion = \"0.1.0\"\nsummary = \"Many rules.\"\n\
                licence = \"MIT OR Apache-2.0\"\nplugins = [\"opposition\"]\nrequires = [\"core\"]\n";
    scratch.write("many/pack.toml", pack);
    let examples = ["finds", "quiet", "near"]
        .map(|kind| format!("[[example]]\n{kind} = \"A text.\"\nwhy = \"w\"\n"))
        .concat();
    for number in 0..70 {
        let rule = format!(
            "id = \"many/event-{number}\"\nplugin = \"opposition\"\nseverity = \"info\"\n\
             scope = \"case\"\nstatus = \"stable\"\nsummary = \"s\"\nwhy = \"w\"\nlimits = \"l\"\n\
             message = \"m\"\nbecause = \"b\"\nask = \"a\"\n[params]\nclaim = \"event.hold\"\n{examples}"
        );
        scratch.write(&format!("many/event-{number}.toml"), rule);
    }
    let options = [
        "check", "--packs", "many", "--select", "many", "--format", "json", "news",
    ];
    let output = gainsay(options).within(scratch.path()).run().exits(3);
    let output = output.complains(&["at most 64"]);
    let report = output.json();
    let problem = &report["summary"]["problems"][0];
    assert_eq!(problem["subject"], "rules across articles", "{report}");
    assert_eq!(problem["rules"].as_array().unwrap().len(), 6);
}
