//! `gainsay selftest`.

use gainsay_tests::gainsay;

#[test]
fn seeded_errors_are_counted_by_class_and_findings_by_rule() {
    let run = |jobs: &str| {
        gainsay([
            "selftest", "articles", "--mutate", "40", "--missed", "--jobs", jobs,
        ])
        .run()
        .exits(0)
    };
    let out = run("1");
    let row = |class: &str| -> Vec<usize> {
        let line = out.text().lines().find(|line| line.starts_with(class));
        let numbers = line.unwrap_or_default().split_whitespace().skip(1).take(2);
        numbers.map(|number| number.parse().unwrap()).collect()
    };
    let [seeded, found] = row("impossible-date")[..] else {
        panic!("no row: {}", out.text());
    };
    assert!(seeded > 0 && found == seeded, "{}", out.text());
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
    assert_eq!(out.text(), run("2").text());
}

#[test]
fn articles_that_cannot_be_read_do_not_end_it() {
    let out = gainsay(["selftest", "articles/mill-fire.txt", "nowhere.txt"])
        .run()
        .exits(2);
    assert!(out.text().contains("weekday-date"), "{}", out.text());
}
