//! Exit codes 0, 1, 2; the zoo has the runs that end with 3.

use gainsay_tests::{Scratch, gainsay};

/// An article with one error: the day was a Wednesday.
pub(crate) const WRONG_DAY: &str = "The bridge opened on Monday, 5 June 2013, the mayor said.\n";

/// An article with nothing to find.
pub(crate) const QUIET: &str = "The bridge opened in the morning and the mayor was there.\n";

#[test]
fn an_article_in_order_is_0() {
    let out = gainsay(["check", "-"]).input(QUIET).run().exits(0);
    assert_eq!(out.stderr, "");
}

#[test]
fn an_error_is_1() {
    let out = gainsay(["check", "-"]).input(WRONG_DAY).run().exits(1);
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
}

#[test]
fn the_fail_level_decides() {
    let fails = |level: &str, article: &str| {
        gainsay(["check", "-", "--fail-on", level])
            .input(article)
            .run()
            .code
    };
    assert_eq!(fails("never", WRONG_DAY), Some(0));
    assert_eq!(fails("error", WRONG_DAY), Some(1));
    assert_eq!(fails("info", WRONG_DAY), Some(1));
    assert_eq!(fails("info", QUIET), Some(0));
}

#[test]
fn a_warning_fails_from_warning_on() {
    let scratch = Scratch::default();
    let rule = "id = \"trial/trial-rule\"\nplugin = \"calendar\"\nseverity = \"warning\"\n\
        scope = \"article\"\nstatus = \"stable\"\nsummary = \"A weekday that does not fit.\"\n\
        why = \"Readers notice.\"\nlimits = \"None.\"\nparams = { check = \"weekday\" }\n\
        message = \"{written} does not fit\"\nbecause = \"The calendar says otherwise.\"\n\
        ask = \"Which day is meant?\"\n\
        [[example]]\nfinds = \"It opened on Monday, 5 June 2013.\"\n\
        evidence = [\"Monday, 5 June 2013\"]\n\
        [[example]]\nquiet = \"It opened on Wednesday, 5 June 2013.\"\n\
        [[example]]\nnear = \"It opened on Monday.\"\nwhy = \"No date.\"\n";
    let pack = scratch.pack("pack", "\"calendar\"", rule);
    let fails = |level: &str| {
        let run = gainsay([
            "check",
            "-",
            "--select",
            "trial",
            "--fail-on",
            level,
            "--packs",
        ]);
        let out = run.arg(&pack).input(WRONG_DAY).run();
        assert!(
            out.text().contains("trial/trial-rule"),
            "{}\n{}",
            out.text(),
            out.stderr
        );
        out.code
    };
    assert_eq!(
        (fails("error"), fails("warning"), fails("info")),
        (Some(0), Some(1), Some(1))
    );
}

#[test]
fn usage_is_2() {
    for arguments in [
        &["check"][..],
        &["check", "-", "--no-such-option"],
        &["check", "-", "--format", "hologram"],
        &["check", "-", "--fail-on", "sometimes"],
        &["check", "-", "--date", "2013-02-30"],
        &["check", "-", "--date", "yesterday"],
        &["no-such-command"],
        &[],
    ] {
        let out = gainsay(arguments).input(QUIET).run().exits(2);
        assert!(
            out.stdout.is_empty() && !out.stderr.is_empty(),
            "{arguments:?}"
        );
    }
}

#[test]
fn what_is_named_and_missing_is_2_and_the_rest_is_checked() {
    let out = gainsay(["check", "articles/no-such.txt", "-"])
        .input(WRONG_DAY)
        .run()
        .exits(2);
    let out = out.complains(&["articles/no-such.txt", "no such file"]);
    assert!(out.text().contains("core/weekday-date"), "{}", out.text());
}
