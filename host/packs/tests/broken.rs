//! Broken packs and the exact words that they are refused with.

use gainsay_packs::{Pack, PackFile, assemble, parse};

const MANIFEST: &str = "\
name = 'rain'
version = '1.0.0'
summary = 'Rain.'
licence = 'MIT'
plugins = ['opposition']
";
const WORDS: &str = "\
[classes]
water = ['rain*', 'drizzle']
[[frame]]
id = 'rain.fall'
lemmas = ['fall', 'pour down']
roles = { theme = 'subject', place = 'on | in' }
requires = { theme = '@water' }
opposite = ['rain.stop']
[[frame]]
id = 'rain.stop'
lemmas = ['stop']
roles = { theme = 'subject' }
";
const RULE: &str = "\
id = 'rain/both'
plugin = 'opposition'
severity = 'warning'
scope = 'case'
status = 'stable'
summary = 'Rain falls and does not.'
why = 'It cannot be both.'
limits = 'Places.'
params = { claim = 'rain.fall' }
message = 'rain in {place}'
because = 'both are said'
ask = 'Which is it?'
[[example]]
finds = 'It rained. It did not rain.'
evidence = ['It rained', 'did not rain']
date = 2021-11-05
[[example]]
quiet = 'It rained.'
[[example]]
near = 'It rained. It may not rain again.'
";

/// Parses and assembles a pack and gives what is wrong with it.
fn faults(manifest: &str, words: &str, rule: &str) -> String {
    let files = vec![
        PackFile::new("rain/both.toml", rule),
        PackFile::new("rain/pack.toml", manifest),
        PackFile::new("rain/words.toml", words),
    ];
    let assembled = parse(files).and_then(|pack| assemble(vec![pack]));
    assembled.map_or_else(|faults| faults.to_string(), |_| String::new())
}

/// Replaces `from` by `to` in one of three texts and compares the faults, without the file names.
fn check(file: &str, cases: &[(&str, &str, &str)]) {
    for &(from, to, expected) in cases {
        let change = |name: &str, text: &str| {
            if name != file {
                return text.to_owned();
            }
            assert!(text.contains(from), "{from:?} is not in the pack");
            text.replacen(from, to, 1)
        };
        let found = faults(
            &change("pack", MANIFEST),
            &change("words", WORDS),
            &change("both", RULE),
        );
        let found = found.replace(&format!("rain/{file}.toml:"), "");
        assert_eq!(found, expected, "{from:?} → {to:?}");
    }
}

#[test]
fn the_sound_pack_is_sound() {
    assert_eq!(faults(MANIFEST, WORDS, RULE), "");
}

#[test]
fn broken_manifests() {
    check(
        "pack",
        &[
            (
                "name = 'rain'",
                "name = 'Rain'",
                "rain/both.toml:1:6: rule `rain/both` does not start with its pack; start it with `Rain/`\n1:8: `name` `Rain` is not lower-case words with hyphens",
            ),
            (
                "version = '1.0.0'\n",
                "",
                "1:1: pack.toml lacks the key `version`",
            ),
            (
                "'1.0.0'",
                "'1.0'",
                "2:11: `version` `1.0` is not of the form `1.0.0`",
            ),
            (
                "licence",
                "license",
                "1:1: pack.toml lacks the key `licence`\n4:1: unknown key `license` in pack.toml; did you mean `licence`?",
            ),
            (
                "plugins = ['opposition']",
                "plugins = 'opposition'\nrequires = ['core']",
                "6:13: pack `core` is required but not loaded",
            ),
            (
                "['opposition']",
                "['oposition']",
                "rain/both.toml:2:10: plugin `opposition` is not among `plugins` of pack.toml; did you mean `oposition`?",
            ),
        ],
    );
}

#[test]
fn broken_toml() {
    check(
        "words",
        &[
            (
                "['stop']",
                "['stop'",
                "12:1: not TOML: missing comma between array elements, expected `,`",
            ),
            (
                "id = 'rain.stop'",
                "id = 'rain.stop'\nid = 'é'",
                "11:1: not TOML: duplicate key",
            ),
            (
                "'rain.stop'\n",
                "'é' x\nlemmas = 1 2\n",
                "10:10: not TOML: unexpected key or value, expected newline, `#`\n11:10: not TOML: string values must be quoted, expected literal string\n12:1: not TOML: duplicate key",
            ),
            (
                "'stop'",
                "'é', 1",
                "11:16: `lemmas` has to be a string, not an integer",
            ),
        ],
    );
}

#[test]
fn broken_frames() {
    check(
        "words",
        &[
            (
                "lemmas = ['stop']",
                "lemma = ['stop']",
                "9:1: a frame without `lemmas`, `nouns` and `predicates` is never found\n11:1: unknown key `lemma` in a frame; did you mean `lemmas`?",
            ),
            (
                "lemmas = ['stop']",
                "lemmas = []",
                "11:10: `lemmas` is an empty list",
            ),
            (
                "'pour down'",
                "'fall'",
                "5:19: `fall` stands twice in `lemmas`",
            ),
            (
                "'pour down'",
                "'pour  down'",
                "5:19: `pour  down` in `lemmas` is not free of stray blanks",
            ),
            (
                "'pour down'",
                "'pour*'",
                "5:19: `pour*` is no lemma; classes and prefixes cannot evoke a frame",
            ),
            (
                "'rain.fall'",
                "'fall'",
                "4:6: `id` `fall` is not two or more names joined by dots",
            ),
            (
                "'rain.stop']",
                "'rain.stops']",
                "8:13: unknown frame `rain.stops`; did you mean `rain.stop`?",
            ),
            (
                "'rain.stop']",
                "'rain.fall']",
                "8:13: frame `rain.fall` is its own opposite",
            ),
            (
                "id = 'rain.stop'",
                "id = 'rain.fall'",
                "8:13: unknown frame `rain.stop`\n10:6: frame `rain.fall` is already defined in 4",
            ),
            (
                "'@water'",
                "'@wather'",
                "7:22: unknown class `wather`; did you mean `water`?",
            ),
            (
                "'@water'",
                "['@water', 'a*b']",
                "7:33: pattern `a*b` has `*` or `@` in the middle",
            ),
            (
                "{ theme = '@water' }",
                "{ them = '@water' }",
                "7:14: `them` in `requires` is no role of the frame; did you mean `theme`?",
            ),
            (
                "'on | in'",
                "'on | subjekt'",
                "6:38: unknown position `subjekt`; did you mean `subject`?",
            ),
            (
                "'on | in'",
                "'on | '",
                "6:38: unknown position ``; use `subject`, `object`, `possessor`, `clause`, `clause subject`, `speaker` or a preposition",
            ),
            (
                "'on | in'",
                "'on | on'",
                "6:38: `on` stands twice for one role",
            ),
            (
                "'on | in'",
                "3",
                "6:38: `place` has to be a string, not an integer",
            ),
            (
                "opposite = ['rain.stop']",
                "not_if = ['claus']",
                "8:11: `not_if` cannot be `claus`; did you mean `clause`?",
            ),
            (
                "['rain*', 'drizzle']",
                "['rain*', '@watr']",
                "2:19: unknown class `watr`; did you mean `water`?",
            ),
            (
                "water =",
                "Water =",
                "2:1: class `Water` is not lower-case words with hyphens",
            ),
            (
                "lemmas = ['stop']\n",
                "",
                "9:1: a frame without `lemmas`, `nouns` and `predicates` is never found",
            ),
        ],
    );
}

#[test]
fn broken_rules() {
    check(
        "both",
        &[
            (
                "'rain/both'",
                "'snow/both'",
                "1:6: rule `snow/both` does not start with its pack; start it with `rain/`",
            ),
            (
                "'rain/both'",
                "'both'",
                "1:6: `id` `both` is not of the form `pack/rule-name`",
            ),
            (
                "'opposition'",
                "'oppositon'",
                "2:10: plugin `oppositon` is not among `plugins` of pack.toml; did you mean `opposition`?",
            ),
            (
                "'warning'",
                "'warn'",
                "3:12: `severity` cannot be `warn`; known are `info`, `warning`, `error`",
            ),
            (
                "'warning'",
                "'warming'",
                "3:12: `severity` cannot be `warming`; did you mean `warning`?",
            ),
            (
                "'case'",
                "'set'",
                "4:9: `scope` cannot be `set`; known are `article`, `case`, `versions`",
            ),
            (
                "status = 'stable'\n",
                "",
                "1:1: a rule lacks the key `status`",
            ),
            (
                "why =",
                "whi =",
                "1:1: a rule lacks the key `why`\n7:1: unknown key `whi` in a rule; did you mean `why`?",
            ),
            ("'It cannot be both.'", "' '", "7:7: `why` is empty"),
            ("{place}", "{place", "10:11: `message`: `{` without `}`"),
            (
                "both are said",
                "both }",
                "11:11: `because`: `}` without `{`",
            ),
            (
                "Which is it?",
                "Which {is it}?",
                "12:7: `ask`: `is it` is no placeholder",
            ),
            (
                "finds =",
                "find =",
                "1:6: the rule has no example with `finds`\n13:1: an example needs exactly one of `finds`, `quiet` and `near`\n14:1: unknown key `find` in an example; did you mean `finds`?",
            ),
            (
                "quiet = 'It rained.'",
                "quiet = 'It rained.'\nnear = 'x'",
                "17:1: an example needs exactly one of `finds`, `quiet` and `near`",
            ),
            (
                "[[example]]\nquiet = 'It rained.'\n",
                "",
                "1:6: the rule has no example with `quiet`",
            ),
            (
                "near =",
                "quiet =",
                "1:6: the rule has no example with `near`",
            ),
            (
                "'did not rain'",
                "'did not snow'",
                "15:26: evidence `did not snow` is not in the text",
            ),
            (
                "quiet = 'It rained.'",
                "quiet = 'It rained.'\nevidence = ['rained']",
                "19:12: `evidence` belongs to `finds`, not to `quiet`",
            ),
            (
                "2021-11-05",
                "'2021-11-31'",
                "16:8: `2021-11-31` is not a date; write it as YYYY-MM-DD",
            ),
            (
                "2021-11-05",
                "2021-11-05T10:00:00Z",
                "16:8: `2021-11-05T10:00:00Z` is not a date; write it as YYYY-MM-DD",
            ),
            (
                "'rain.fall' }",
                "inf }",
                "9:20: `inf` is out of the range of numbers",
            ),
            (
                "{ claim = 'rain.fall' }",
                "3",
                "9:10: `params` has to be a table, not an integer",
            ),
        ],
    );
}

#[test]
fn broken_words() {
    let cases: &[(&str, &str)] = &[
        (
            "posible = ['may']",
            "1:1: unknown key `posible` in a data file; did you mean `possible`?",
        ),
        (
            "possible = ['may', 'can', 'may']",
            "1:27: `may` stands twice in `possible`",
        ),
        (
            "opposites = ['rise climb | fall', 'rise fall', 'open |']",
            "1:35: `rise fall` is not two sides with one `|`\n1:48: `open |` is not two sides with one `|`",
        ),
        (
            "cue = [{ lemma = 'say', class = 'sai', complements = ['that', 'wether'] }]",
            "1:33: `class` cannot be `sai`; did you mean `say`?\n1:63: `complements` cannot be `wether`; did you mean `whether`?",
        ),
        (
            "cue = [{ lemma = 'say', class = 'say' }]",
            "1:8: a cue lacks the key `complements`",
        ),
        (
            "cue = [{ lemma = 'say', class = 'say', complements = ['that'], particle_optional = true }]",
            "1:84: `particle_optional` without `particles`",
        ),
        (
            "[[phrase]]\ntext = 'in the view of'\nposition = 'before'\nclass = 'think'",
            "3:12: `position` cannot be `before`; known are `before-source`, `after-source`, `no-source`",
        ),
        (
            "approximator = [{ words = 'over', comparison = '>', side = 'above' }]",
            "1:60: `side` belongs to the comparison `~`",
        ),
        (
            "delta = [\n{ words = 'more', class = 'determiner', direction = 'up' },\n{ words = 'more', class = 'determiner', direction = 'down' }]",
            "3:1: word of change `more` stands twice with this class",
        ),
        (
            "[[unit]]\nid = 'km'\ndimension = 'length'\nnames = ['km']\nfactor = '1/0'\noffset = 'x'",
            "5:10: `factor` `1/0` is not a decimal or fraction above zero\n6:10: `offset` `x` is not a decimal or fraction",
        ),
        (
            "unit = [\n{ id = 'km', dimension = 'length', names = ['km'], factor = '1000' },\n{ id = 'km', dimension = 'length', factor = '1000' }]",
            "3:1: neither `names` nor `symbols` are given",
        ),
        (
            "unit = [\n{ id = 'km', dimension = 'length', names = ['km'], factor = '1000' },\n{ id = 'km', dimension = 'length', names = ['km'], factor = '1' }]",
            "3:1: unit `km` is already defined in rain/words.toml:2",
        ),
        (
            "[[currency]]\nid = 'eur'\nnames = ['euro']",
            "2:6: `id` `eur` is not a code of three capitals (ISO 4217)",
        ),
        (
            "[[entity]]\nid = 'AAA'\nkind = 'land'\nname = 'A'",
            "3:8: `kind` cannot be `land`; known are `country`, `government`, `person`, `org`, `place`, `group`, `military`, `media`, `role`, `other`",
        ),
        (
            "[[entity]]\nid = 'AAA'\nkind = 'country'\nname = 'A'\nmember_of = 'AAB'",
            "5:13: unknown entity `AAB`; did you mean `AAA`?",
        ),
        (
            "entity = [\n{ id = 'A', kind = 'org', name = 'A' },\n{ id = 'A', kind = 'org', name = 'A' }]",
            "3:1: entity `A` stands twice in the pack",
        ),
        (
            "entity = { id = 'A' }",
            "1:10: `entity` has to be a list of tables, not a table",
        ),
        (
            "[sources]\nanonymos = ['aide']",
            "2:1: unknown key `anonymos` in `sources`; did you mean `anonymous`?",
        ),
        (
            "sources = 1",
            "1:11: `sources` has to be a table, not an integer",
        ),
    ];
    for (text, expected) in cases {
        let files = vec![
            PackFile::new("rain/pack.toml", MANIFEST),
            PackFile::new("rain/words.toml", *text),
        ];
        let found = parse(files)
            .and_then(|pack| assemble(vec![pack]))
            .unwrap_err()
            .to_string();
        assert_eq!(
            found.replace("rain/words.toml:", ""),
            expected.replace("rain/words.toml:", ""),
            "{text}"
        );
    }
}

#[test]
fn broken_sets_of_files() {
    let pack = |files: &[(&str, &str)]| -> Result<Pack, String> {
        let files = files
            .iter()
            .map(|&(path, text)| PackFile::new(path, text))
            .collect();
        parse(files).map_err(|faults| faults.to_string())
    };
    assert_eq!(pack(&[]).unwrap_err(), "the pack has no pack.toml");
    assert_eq!(
        pack(&[("a/x.toml", "")]).unwrap_err(),
        "a: the pack has no pack.toml"
    );
    assert_eq!(
        pack(&[
            ("a/pack.toml", MANIFEST),
            ("a/b/pack.toml", MANIFEST),
            ("c/x.toml", "")
        ])
        .unwrap_err(),
        "a/b/pack.toml: a second pack.toml beside `a/pack.toml`\n\
         c/x.toml: not in the folder of `a/pack.toml`",
    );
    assert_eq!(
        pack(&[
            ("a/pack.toml", MANIFEST),
            ("a/x.toml", RULE),
            ("a/y.toml", RULE)
        ])
        .unwrap_err(),
        "a/y.toml:1:1: rule `rain/both` is also in a/x.toml",
    );
    let twice = || pack(&[("a/pack.toml", MANIFEST)]).unwrap();
    assert_eq!(
        assemble(vec![twice(), twice()]).unwrap_err().to_string(),
        "a/pack.toml: pack `rain` is loaded twice",
    );
}
