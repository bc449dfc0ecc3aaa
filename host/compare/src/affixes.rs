//! Words of one family by their spelling: derivations ("decide", "decision") and negating affixes
//! ("known", "unknown").

/// Endings of inflection and derivation, as they stand after a common beginning.
const ENDINGS: &[&str] = &[
    "",
    "able",
    "ably",
    "age",
    "ages",
    "al",
    "ally",
    "ance",
    "ances",
    "ans",
    "ant",
    "ary",
    "ate",
    "ated",
    "ates",
    "ating",
    "ation",
    "ations",
    "ator",
    "ators",
    "ce",
    "ct",
    "ction",
    "ctions",
    "cts",
    "cy",
    "d",
    "dden",
    "de",
    "ded",
    "den",
    "der",
    "des",
    "ding",
    "dom",
    "e",
    "ed",
    "en",
    "ence",
    "ences",
    "ened",
    "ening",
    "ens",
    "ent",
    "er",
    "ers",
    "es",
    "ful",
    "hood",
    "ial",
    "ian",
    "ians",
    "ible",
    "ibly",
    "ic",
    "ical",
    "ically",
    "ied",
    "ier",
    "ies",
    "iest",
    "ification",
    "ified",
    "ifies",
    "ify",
    "ing",
    "ings",
    "ion",
    "ions",
    "ise",
    "ised",
    "ises",
    "ising",
    "ism",
    "ist",
    "ists",
    "ities",
    "ition",
    "itions",
    "ity",
    "ive",
    "ively",
    "ization",
    "ize",
    "ized",
    "izer",
    "izes",
    "izing",
    "less",
    "ly",
    "ment",
    "ments",
    "ness",
    "or",
    "ors",
    "ory",
    "ous",
    "ously",
    "r",
    "ry",
    "s",
    "se",
    "ses",
    "ship",
    "ships",
    "sion",
    "sions",
    "sive",
    "t",
    "te",
    "th",
    "ts",
    "tted",
    "tting",
    "ure",
    "ures",
    "y",
];

/// Beginnings that turn a word into its opposite.
const NEGATING: &[&str] = &[
    "un", "in", "im", "ir", "il", "dis", "non", "non-", "anti", "anti-", "ex-",
];

/// Beginnings and endings that are opposites of each other.
const OPPOSED_BEGINNINGS: &[(&str, &str)] = &[
    ("pre", "post"),
    ("pre-", "post-"),
    ("pro", "anti"),
    ("pro-", "anti-"),
    ("over", "under"),
    ("in", "out"),
    ("up", "down"),
];

/// Both words come of one stem, as far as their spelling tells.
pub(crate) fn of_one_family(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    let common = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let stem = if shorter <= 4 { 3 } else { 4 };
    if shorter < 4 || common < stem || common + 5 < shorter || common * 2 < shorter + 1 {
        return false;
    }
    let ends = |word: &str, at: usize| word.get(at..).is_some_and(is_ending);
    // "rule", "ruling": a stem of three letters loses no more than a last vowel.
    let silent = |word: &str, at: usize| matches!(word.get(at..), Some("e" | "y"));
    let doubled = |long: &str, short: &str| {
        let bytes = long.as_bytes();
        let twice = common > 0 && bytes.get(common) == bytes.get(common - 1);
        twice && ends(long, common + 1) && ends(short, common)
    };
    (common.saturating_sub(1)..=common)
        .filter(|at| *at >= stem)
        .filter(|at| *at > 3 || silent(one, *at) || silent(other, *at))
        .any(|at| ends(one, at) && ends(other, at))
        || doubled(one, other)
        || doubled(other, one)
}

fn is_ending(ending: &str) -> bool {
    ENDINGS.binary_search(&ending).is_ok()
}

/// One word denies the other by its beginning or ending.
pub(crate) fn opposed(one: &str, other: &str) -> bool {
    negates(one, other)
        || negates(other, one)
        || OPPOSED_BEGINNINGS
            .iter()
            .any(|(a, b)| swapped(one, other, a, b) || swapped(one, other, b, a))
        || ended(one, other)
        || ended(other, one)
}

fn negates(negated: &str, plain: &str) -> bool {
    plain.len() > 3
        && NEGATING
            .iter()
            .any(|prefix| negated.strip_prefix(prefix) == Some(plain))
}

fn swapped(one: &str, other: &str, first: &str, second: &str) -> bool {
    one.strip_prefix(first)
        .is_some_and(|rest| rest.len() > 3 && other.strip_prefix(second) == Some(rest))
}

fn ended(one: &str, other: &str) -> bool {
    one.strip_suffix("ful")
        .is_some_and(|stem| other.strip_suffix("less") == Some(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_sorted_for_the_search() {
        assert!(ENDINGS.is_sorted());
    }

    #[test]
    fn derivations_are_of_one_family() {
        for (one, other) in [
            ("decide", "decision"),
            ("investigator", "investigation"),
            ("stop", "stopping"),
            ("produce", "production"),
            ("organise", "organisation"),
        ] {
            assert!(of_one_family(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("post", "position"),
            ("plan", "planet"),
            ("company", "compare"),
            ("minister", "ministry of"),
            ("été", "étage"),
        ] {
            assert!(!of_one_family(one, other), "{one} {other}");
        }
    }

    #[test]
    fn negating_affixes_oppose() {
        assert!(opposed("unknown", "known"));
        assert!(opposed("legal", "illegal"));
        assert!(opposed("harmful", "harmless"));
        assert!(opposed("pre-war", "post-war"));
        assert!(!opposed("under", "der"));
        assert!(!opposed("inform", "form it"));
    }
}
