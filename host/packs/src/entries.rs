//! The entries of data files: attribution cues, figure words, units, entities.

use crate::diagnostic::quoted;
use crate::fields::Fields;
use crate::names::is_kebab;
use crate::places::Reference;
use crate::source::Source;
use gainsay_model::{
    Approximator, Commitment, Comparison, Cue, CueClass, Currency, Decimal, Direction, EntityEntry,
    EntityKind, Measured, NounCue, Phrase, PhrasePosition, Unit,
};
use toml::de::DeTable;

const CUE_CLASSES: &[(&str, CueClass)] = &[
    ("say", CueClass::Say),
    ("claim", CueClass::Claim),
    ("deny", CueClass::Deny),
    ("warn", CueClass::Warn),
    ("estimate", CueClass::Estimate),
    ("know", CueClass::Know),
    ("think", CueClass::Think),
    ("demand", CueClass::Demand),
    ("commit", CueClass::Commit),
    ("doubt", CueClass::Doubt),
    ("wish", CueClass::Wish),
    ("report", CueClass::Report),
    ("ask", CueClass::Ask),
    ("feel", CueClass::Feel),
];
const COMMITMENTS: &[(&str, Commitment)] = &[
    ("factive", Commitment::Factive),
    ("neutral", Commitment::Neutral),
    ("distancing", Commitment::Distancing),
];
const POSITIONS: &[(&str, PhrasePosition)] = &[
    ("before-source", PhrasePosition::BeforeSource),
    ("after-source", PhrasePosition::AfterSource),
    ("no-source", PhrasePosition::NoSource),
];
const COMPLEMENTS: &[(&str, &str)] = &[
    ("that", "that"),
    ("clause", "clause"),
    ("quote", "quote"),
    ("np", "np"),
    ("to", "to"),
    ("gerund", "gerund"),
    ("of", "of"),
    ("whether", "whether"),
    ("raising", "raising"),
    ("experiencer", "experiencer"),
    ("at", "at"),
    ("about", "about"),
    ("against", "against"),
    ("for", "for"),
    ("from", "from"),
    ("in", "in"),
    ("on", "on"),
    ("over", "over"),
    ("toward", "toward"),
    ("with", "with"),
];
const COMPARISONS: &[(&str, Comparison)] = &[
    ("=", Comparison::Equal),
    ("~", Comparison::About),
    ("<=", Comparison::AtMost),
    ("<", Comparison::Less),
    (">=", Comparison::AtLeast),
    (">", Comparison::More),
];
const SIDES: &[(&str, &str)] = &[("below", "below"), ("above", "above")];
const DIRECTIONS: &[(&str, Direction)] = &[("up", Direction::Up), ("down", Direction::Down)];
const DELTA_CLASSES: &[(&str, DeltaClass)] = &[
    ("determiner", DeltaClass::Determiner),
    ("verb", DeltaClass::Verb),
    ("noun", DeltaClass::Noun),
    ("comparative", DeltaClass::Comparative),
];
const ENTITY_KINDS: &[(&str, EntityKind)] = &[
    ("country", EntityKind::Country),
    ("government", EntityKind::Government),
    ("person", EntityKind::Person),
    ("org", EntityKind::Organisation),
    ("place", EntityKind::Place),
    ("group", EntityKind::Group),
    ("military", EntityKind::Military),
    ("media", EntityKind::Media),
    ("role", EntityKind::Role),
    ("other", EntityKind::Other),
];

/// Where a word of change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeltaClass {
    /// Before a figure: "more".
    Determiner,
    /// "rise".
    Verb,
    /// "increase".
    Noun,
    /// Behind a figure: "higher".
    Comparative,
}

/// A word of change.
pub(crate) struct Delta {
    pub(crate) words: String,
    pub(crate) class: DeltaClass,
    pub(crate) direction: Direction,
    /// The object of the verb is counted and not the change.
    pub(crate) counts_object: bool,
}

pub(crate) fn cue<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> Cue {
    const KEYS: &[&str] = &[
        "lemma",
        "class",
        "commitment",
        "complements",
        "particles",
        "particle_optional",
        "addressee",
    ];
    let fields = Fields::open(source, table, at, "a cue", KEYS);
    if fields.value("complements").is_none() {
        fields.missing("complements");
    }
    let particles = fields.texts("particles");
    let particle_optional = fields.flag("particle_optional");
    if particle_optional && particles.is_empty() {
        fields.fault(
            "particle_optional",
            "`particle_optional` without `particles`",
            None,
        );
    }
    Cue {
        lemma: fields.required_tidy("lemma"),
        class: fields
            .required_choice("class", CUE_CLASSES)
            .unwrap_or(CueClass::Say),
        commitment: fields.choice("commitment", COMMITMENTS).unwrap_or_default(),
        complements: owned(fields.choices("complements", COMPLEMENTS)),
        particles,
        particle_optional,
        addressee: fields.flag("addressee"),
    }
}

pub(crate) fn noun_cue<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> NounCue {
    const KEYS: &[&str] = &["lemma", "class", "commitment", "complements"];
    let fields = Fields::open(source, table, at, "a noun cue", KEYS);
    NounCue {
        lemma: fields.required_tidy("lemma"),
        class: fields
            .required_choice("class", CUE_CLASSES)
            .unwrap_or(CueClass::Say),
        commitment: fields.choice("commitment", COMMITMENTS).unwrap_or_default(),
        complements: owned(fields.choices("complements", COMPLEMENTS)),
    }
}

pub(crate) fn phrase<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> Phrase {
    const KEYS: &[&str] = &["text", "position", "heads", "class", "commitment"];
    let fields = Fields::open(source, table, at, "a phrase", KEYS);
    Phrase {
        text: fields.required_tidy("text"),
        position: fields
            .required_choice("position", POSITIONS)
            .unwrap_or(PhrasePosition::BeforeSource),
        heads: fields.texts("heads"),
        class: fields
            .required_choice("class", CUE_CLASSES)
            .unwrap_or(CueClass::Say),
        commitment: fields.choice("commitment", COMMITMENTS).unwrap_or_default(),
    }
}

pub(crate) fn approximator<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    at: usize,
) -> Approximator {
    const KEYS: &[&str] = &["words", "comparison", "side", "after"];
    let fields = Fields::open(source, table, at, "an approximator", KEYS);
    let comparison = fields
        .required_choice("comparison", COMPARISONS)
        .unwrap_or_default();
    let side = fields.choice("side", SIDES).map(str::to_owned);
    if side.is_some() && comparison != Comparison::About {
        fields.fault("side", "`side` belongs to the comparison `~`", None);
    }
    Approximator {
        words: fields.required_tidy("words"),
        comparison,
        side,
        after: fields.flag("after"),
    }
}

/// What a rule of the pack was measured to do.
pub(crate) fn measured<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    at: usize,
) -> (Reference, Measured) {
    const KEYS: &[&str] = &[
        "rule", "articles", "findings", "judged", "useful", "seeded", "found",
    ];
    let fields = Fields::open(source, table, at, "a measured rule", KEYS);
    let rule = Reference {
        name: fields.required("rule"),
        place: source.place(at),
    };
    let measured = Measured {
        articles: fields.count("articles"),
        findings: fields.count("findings"),
        judged: fields.count("judged"),
        useful: fields.count("useful"),
        seeded: fields.count("seeded"),
        found: fields.count("found"),
    };
    if measured.judged > measured.findings
        || measured.useful > measured.judged
        || measured.found > measured.seeded
    {
        source.fault(at, "more than all of them", None);
    }
    (rule, measured)
}

pub(crate) fn delta<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> Delta {
    const KEYS: &[&str] = &["words", "class", "direction", "counts_object"];
    let fields = Fields::open(source, table, at, "a word of change", KEYS);
    let class = fields
        .required_choice("class", DELTA_CLASSES)
        .unwrap_or(DeltaClass::Determiner);
    let counts_object = fields.flag("counts_object");
    if counts_object && class != DeltaClass::Verb {
        fields.fault("counts_object", "`counts_object` belongs to verbs", None);
    }
    Delta {
        words: fields.required_tidy("words"),
        class,
        direction: fields
            .required_choice("direction", DIRECTIONS)
            .unwrap_or_default(),
        counts_object,
    }
}

pub(crate) fn unit<'a>(source: &Source<'a>, table: &DeTable<'a>, at: usize) -> Unit {
    const KEYS: &[&str] = &[
        "id",
        "dimension",
        "names",
        "symbols",
        "factor",
        "offset",
        "ambiguous",
        "leads",
    ];
    let fields = Fields::open(source, table, at, "a unit", KEYS);
    let factor = fields.required("factor");
    if !factor.is_empty() && !fraction(&factor).is_some_and(|positive| positive) {
        fault_number(
            &fields,
            "factor",
            &factor,
            "a decimal or fraction above zero",
        );
    }
    let offset = fields.word("offset").map(|word| word.text);
    if let Some(text) = offset.as_deref().filter(|text| fraction(text).is_none()) {
        fault_number(&fields, "offset", text, "a decimal or fraction");
    }
    let unit = Unit {
        id: fields.required_tidy("id"),
        dimension: fields.required_name("dimension", is_kebab, "lower-case words with hyphens"),
        names: fields.texts("names"),
        symbols: fields.texts("symbols"),
        factor,
        offset,
        ambiguous: fields.flag("ambiguous"),
        leads: fields.flag("leads"),
    };
    needs_name(&fields, unit.names.is_empty() && unit.symbols.is_empty());
    unit
}

pub(crate) fn currency<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    at: usize,
) -> (Currency, Option<Reference>) {
    const KEYS: &[&str] = &[
        "id",
        "names",
        "symbols",
        "country",
        "minor",
        "ambiguous",
        "default",
    ];
    let fields = Fields::open(source, table, at, "a currency", KEYS);
    let is_code = |id: &str| id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase());
    let currency = Currency {
        id: fields.required_name("id", is_code, "a code of three capitals (ISO 4217)"),
        names: fields.texts("names"),
        symbols: fields.texts("symbols"),
        minor: fields.texts("minor"),
        default: fields.flag("default"),
        ambiguous: fields.flag("ambiguous"),
    };
    needs_name(
        &fields,
        currency.names.is_empty() && currency.symbols.is_empty(),
    );
    (currency, reference(source, &fields, "country"))
}

/// An entity, and the entity that it belongs to.
pub(crate) fn entity<'a>(
    source: &Source<'a>,
    table: &DeTable<'a>,
    at: usize,
) -> (EntityEntry, Option<Reference>) {
    const KEYS: &[&str] = &[
        "id",
        "kind",
        "name",
        "aliases",
        "demonyms",
        "metonyms",
        "member_of",
        "ambiguous",
    ];
    let fields = Fields::open(source, table, at, "an entity", KEYS);
    let is_id = |id: &str| !id.contains(char::is_whitespace);
    let member_of = reference(source, &fields, "member_of");
    let entity = EntityEntry {
        id: fields.required_name("id", is_id, "free of blanks"),
        kind: fields
            .required_choice("kind", ENTITY_KINDS)
            .unwrap_or(EntityKind::Other),
        name: fields.required_tidy("name"),
        aliases: fields.texts("aliases"),
        demonyms: fields.texts("demonyms"),
        metonyms: fields.texts("metonyms"),
        member_of: member_of.as_ref().map(|reference| reference.name.clone()),
        ambiguous: fields.flag("ambiguous"),
    };
    (entity, member_of)
}

fn reference(source: &Source<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<Reference> {
    fields.word(key).map(|word| Reference {
        name: word.text,
        place: source.place(word.at),
    })
}

fn owned(words: Vec<&str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn needs_name(fields: &Fields<'_, '_>, nameless: bool) {
    if nameless {
        fields.fault("", "neither `names` nor `symbols` are given", None);
    }
}

fn fault_number(fields: &Fields<'_, '_>, key: &str, text: &str, expected: &str) {
    let message = format!("{} {} is not {expected}", quoted(key), quoted(text));
    fields.fault(key, message, None);
}

/// Whether a decimal or `a/b` is above zero; none if it is neither.
fn fraction(text: &str) -> Option<bool> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let above: Decimal = above.parse().ok()?;
    let below: Decimal = below.parse().ok()?;
    (!below.is_zero())
        .then(|| !above.is_zero() && above.is_sign_positive() == below.is_sign_positive())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a table and the names under which the model prints the values are the same.
    fn agree<T: Copy>(options: &[(&str, T)], print: impl Fn(T) -> serde_json::Value) {
        for &(name, value) in options {
            assert_eq!(print(value), serde_json::Value::from(name));
        }
    }

    #[test]
    fn words_of_the_files_are_the_names_of_the_model() {
        agree(CUE_CLASSES, |value| serde_json::to_value(value).unwrap());
        agree(COMMITMENTS, |value| serde_json::to_value(value).unwrap());
        agree(POSITIONS, |value| serde_json::to_value(value).unwrap());
        agree(COMPARISONS, |value| serde_json::to_value(value).unwrap());
        agree(DIRECTIONS, |value| serde_json::to_value(value).unwrap());
        agree(ENTITY_KINDS, |value| serde_json::to_value(value).unwrap());
    }

    #[test]
    fn factors_are_exact_and_above_zero() {
        assert_eq!(fraction("0.3048"), Some(true));
        assert_eq!(fraction("5/9"), Some(true));
        assert_eq!(fraction("-45967/180"), Some(false));
        for wrong in ["", "1/0", "1e3x", "a", "1//2"] {
            assert_eq!(fraction(wrong), None, "{wrong}");
        }
    }
}
