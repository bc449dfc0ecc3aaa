//! Guests that answer wrongly: the call fails as a whole and says what was wrong.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod guest;

use gainsay_model::Span;
use gainsay_sandbox::{PluginError, WireRule};
use guest::{Found, Guest, Image, TEXT, check, load};

fn found(article: u32, start: u32, end: u32) -> Found {
    Found {
        rule: 0,
        article,
        span: Span { start, end },
        note: "",
    }
}

#[test]
fn a_sound_finding_arrives() {
    let outcome = check(&Guest::finding(&[found(0, 0, 5), found(0, 6, 11)])).unwrap();
    let words: Vec<_> = outcome
        .findings
        .iter()
        .map(|finding| finding.evidence[0].span.of(TEXT))
        .collect();
    assert_eq!(words, ["Über", "7,000"]);
}

#[test]
fn one_bad_finding_fails_the_call() {
    for bad in [
        found(0, 1, 5),
        found(1, 0, 5),
        found(0, 0, 1000),
        found(0, 3, 3),
    ] {
        let guest = Guest::finding(&[found(0, 0, 5), bad]);
        let error = check(&guest).unwrap_err();
        assert!(matches!(&error, PluginError::BadResult { what } if what.starts_with("finding 2")));
    }
}

#[test]
fn the_plugins_own_error_is_passed_on() {
    let guest = Guest::answering(|image| {
        let [at, len] = image.string("no such unit");
        vec![1, at, len]
    });
    assert_eq!(
        check(&guest).unwrap_err(),
        PluginError::Said("no such unit".into())
    );
}

#[test]
fn answers_that_are_no_values_are_refused() {
    let bad_answers: [(&str, Vec<u32>); 6] = [
        ("variant", vec![7, 0, 0]),
        ("list outside memory", vec![0, 0xffff_0000, 4]),
        ("list that is not aligned", vec![0, 1025, 1]),
        ("eight million findings", vec![0, 0, 8_000_000]),
        ("longest list", vec![0, 0, u32::MAX]),
        ("error text outside memory", vec![1, 0, 200_000]),
    ];
    for (name, words) in bad_answers {
        let error = check(&Guest::answering(|_| words)).unwrap_err();
        assert!(
            matches!(error, PluginError::BadResult { .. }),
            "{name}: {error}"
        );
    }
    let not_text = Guest::answering(|image| vec![1, image.put(&[0xff, 0xfe]), 2]);
    assert!(matches!(
        check(&not_text).unwrap_err(),
        PluginError::BadResult { .. }
    ));
    let nowhere = Guest::checking("(i32.const -4)");
    assert!(check(&nowhere).is_err());
}

#[test]
fn one_buffer_lent_many_times_is_too_much() {
    // 1000 findings whose derivation is the same megabyte of text.
    let mut guest = Guest::answering(|image| {
        let line = image.words(&[1 << 20, 1 << 20]);
        let side = image.words(&[0, 0, 0, 0, 5, 0, 0]);
        let row = [0, 0, side, 1, line, 1, 0, 0];
        let rows: Vec<u32> = (0..1000).flat_map(|_| row).collect();
        vec![0, image.words(&rows), 1000]
    });
    guest.memory = r#"(memory (export "memory") 32)"#.into();
    let error = check(&guest).unwrap_err();
    assert!(error.to_string().contains("too much data"), "{error}");
}

#[test]
fn a_long_message_is_refused_whole() {
    let mut long = found(0, 0, 5);
    long.note = Box::leak("x".repeat(3000).into_boxed_str());
    assert!(matches!(
        check(&Guest::finding(&[long])).unwrap_err(),
        PluginError::TooMuchData { limit: 2048, .. }
    ));
}

#[test]
fn memory_handed_out_badly_is_an_error() {
    for realloc in [
        "(unreachable)",
        "(i32.const -8)",
        "(i32.const 65537)",
        "(i32.const 0x7ffffff8)",
    ] {
        let mut guest = Guest::new();
        guest.realloc = realloc.into();
        assert!(check(&guest).is_err(), "{realloc}");
    }
}

#[test]
fn rules_are_prepared_one_by_one() {
    let rules = ["core/one", "core/other"].map(|id| WireRule { id, params: "{}" });
    let prepare = |guest: Guest| load(&guest).unwrap().prepare(&rules);
    let rows = |image: &mut Image, first: [u32; 3]| {
        let [at, len] = image.string("no such unit");
        vec![image.words(&[first, [1, at, len]].concat()), 2]
    };
    let guest = Guest::preparing(|image| {
        let bytes = image.put(&[7, 8, 9]);
        rows(image, [0, bytes, 3])
    });
    let answers = prepare(guest).unwrap();
    assert_eq!(answers, [Ok(vec![7, 8, 9]), Err("no such unit".to_owned())]);

    let mut much = Guest::preparing(|image| rows(image, [0, 0, (1 << 20) + 1]));
    much.memory = r#"(memory (export "memory") 32)"#.into();
    let error = prepare(much).unwrap_err();
    assert!(matches!(error, PluginError::TooMuchData { limit, .. } if limit == 1 << 20));
    // An answer for no rule, and one that lies outside the guest's memory.
    for guest in [Guest::new(), Guest::preparing(|_| vec![0xffff_0000, 2])] {
        let error = prepare(guest).unwrap_err();
        assert!(matches!(error, PluginError::BadResult { .. }), "{error}");
    }
}

#[test]
fn a_schema_has_to_be_a_json_object() {
    for schema in ["", "{", "[]", "1"] {
        let error = load(&Guest::with_schema(schema)).unwrap_err();
        assert!(matches!(error, PluginError::BadResult { .. }), "{schema}");
    }
    let plugin = load(&Guest::with_schema(r#"{"a":[1]}"#)).unwrap();
    assert_eq!(plugin.info().parameters["a"][0], 1);
    assert_eq!(plugin.info().name, "test");
}
