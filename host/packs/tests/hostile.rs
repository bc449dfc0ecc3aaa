//! No bytes, however wrong, make this crate panic, and faults always have a place.

use gainsay_packs::{PackFile, assemble, fill, parse, placeholders};
use proptest::prelude::*;

const MANIFEST: &str =
    "name = 'p'\nversion = '1.0.0'\nsummary = 's'\nlicence = 'MIT'\nplugins = ['q']\n";

fn load(text: &str) -> Result<(), String> {
    let files = vec![
        PackFile::new("p/pack.toml", MANIFEST),
        PackFile::new("p/a.toml", text),
    ];
    let pack = parse(files).map_err(|faults| {
        for fault in faults.0.iter().filter(|fault| !fault.file.is_empty()) {
            assert!(fault.line >= 1 && fault.column >= 1, "{fault}");
            assert!(fault.line <= text.split('\n').count().max(MANIFEST.lines().count()) + 1);
        }
        faults.to_string()
    })?;
    assemble(vec![pack])
        .map(|_| ())
        .map_err(|faults| faults.to_string())
}

/// Pieces from which files that are almost right are built.
const PIECES: &[&str] = &[
    "[[frame]]\n",
    "[classes]\n",
    "[[example]]\n",
    "[params]\n",
    "[[entity]]\n",
    "[[unit]]\n",
    "id = 'a.b'\n",
    "id = 'p/r'\n",
    "plugin = 'q'\n",
    "message = '{a'\n",
    "lemmas = ['x', 'x']\n",
    "roles = { a = 'subject | bi' }\n",
    "requires = { a = '@c' }\n",
    "c = ['@c', 'd*']\n",
    "finds = 'x'\n",
    "date = 2021-02-29\n",
    "date = 1\n",
    "evidence = [1, 'é']\n",
    "factor = '1/0'\n",
    "offset = 'a'\n",
    "é = 1\n",
    "\"\\u001b[2J\" = []\n",
    "x = nan\n",
    "x = 0xFFFFFFFFFFFFFFFF\n",
    "x = { y = [ { z = 1e999 } ] }\n",
    "opposite = 'a.b'\n",
    "cue = [1, {}, [[]]]\n",
    "a.b.c = 1\n",
    "sources = 3\n",
    "severity = 'warn'\n",
    "\u{feff}",
    "\"\"\"",
    "'",
    "]",
    "}",
    "\r",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = load(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_pieces_are_survived(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let _ = load(&pieces.concat());
    }

    #[test]
    fn any_template_is_survived(template in "[\\[\\]{}a.é ,]{0,30}", value in "[{} \\[a]{0,6}") {
        let values = [("a".to_owned(), gainsay_model::Untrusted::new(value))];
        let filled = fill(&template, &values);
        if placeholders(&template).is_err() {
            prop_assert!(!template.is_empty());
        }
        prop_assert!(filled.raw().len() <= template.len() * 7 + 1);
    }
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let keys = vec!["a"; 50_000].join(".");
    let arrays = "[".repeat(50_000);
    let tables = "{a=".repeat(50_000);
    for text in [
        format!("[{keys}]\n"),
        format!("{keys} = 1\n"),
        format!("x = {arrays}"),
        format!("x = {tables}"),
        format!("id = 'p/r'\nparams.{keys} = 1\n"),
    ] {
        assert!(load(&text).is_err());
    }
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let shown = load("\"\\u001b[2J\\u202e\" = 1\n").unwrap_err();
    assert!(
        shown.chars().all(|c| !c.is_control() && c != '\u{202e}'),
        "{shown:?}"
    );
}

#[test]
fn a_file_with_thousands_of_faults_is_cut_short() {
    let lines: Vec<String> = (0..5000).map(|n| format!("wrong{n} = 1")).collect();
    let text = lines.join("\n");
    let shown = load(&text).unwrap_err();
    assert_eq!(shown.lines().count(), 201);
    assert!(
        shown.ends_with("4800 more faults are not shown"),
        "{}",
        shown.lines().last().unwrap()
    );
}
