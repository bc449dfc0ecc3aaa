//! Sentences in, entities out.

use crate::Annotations;
use crate::reader::{Reader, plain_article};
use gainsay_model::{
    Cue, CueClass, EntityEntry, EntityKind, Lexicon, MentionForm, NameWords, SourceWords,
};

fn entry(id: &str, kind: EntityKind, names: [&[&str]; 3], member_of: Option<&str>) -> EntityEntry {
    let owned = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let [aliases, demonyms, metonyms] = names;
    EntityEntry {
        id: id.to_owned(),
        kind,
        name: aliases.first().copied().unwrap_or_default().to_owned(),
        aliases: owned(aliases),
        demonyms: owned(demonyms),
        metonyms: owned(metonyms),
        member_of: member_of.map(str::to_owned),
        ambiguous: false,
    }
}

fn lexicon() -> Lexicon {
    use EntityKind::{Country, Government, Group, Media};
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let mut jordan = entry(
        "JOR",
        Country,
        [&["Jordan"], &["Jordanian"], &["Amman"]],
        None,
    );
    jordan.ambiguous = true;
    let say = Cue {
        lemma: "say".to_owned(),
        class: CueClass::Say,
        commitment: gainsay_model::Commitment::Neutral,
        complements: vec!["that".to_owned()],
        particles: Vec::new(),
        particle_optional: false,
        addressee: false,
    };
    Lexicon {
        cues: vec![say],
        sources: SourceWords {
            anonymous: words(&["official", "aide"]),
            person_nouns: words(&[
                "chancellor",
                "mayor",
                "minister",
                "president",
                "secretary",
                "spokeswoman",
                "leader",
            ]),
            organisations: words(&["army", "ministry", "company", "board", "council", "force"]),
            titles: words(&[
                "Col.",
                "Mr",
                "Mrs",
                "Mayor",
                "President",
                "Secretary of State",
            ]),
            ..SourceWords::default()
        },
        names: NameWords {
            male: words(&["mr"]),
            female: words(&["mrs"]),
            ..NameWords::default()
        },
        entities: vec![
            entry(
                "USA",
                Country,
                [&["United States", "US"], &["American"], &["Washington"]],
                None,
            ),
            entry(
                "NOR",
                Country,
                [&["Norway"], &["Norwegian", "Norwegians"], &["Oslo"]],
                None,
            ),
            entry(
                "POL",
                Country,
                [&["Poland"], &["Polish", "Poles"], &["Warsaw"]],
                None,
            ),
            entry(
                "white-house",
                Government,
                [&["White House"], &[], &[]],
                Some("USA"),
            ),
            entry("the-west", Group, [&["the West"], &[], &[]], None),
            entry("daily-herald", Media, [&["Daily Herald"], &[], &[]], None),
            jordan,
        ],
        ..Lexicon::default()
    }
}

fn annotate(text: &str) -> Annotations {
    Reader::new(&lexicon()).annotate(&plain_article(text, None))
}

/// Ids of the entities mentioned by exactly these words, in order of place.
fn ids(text: &str, words: &str) -> Vec<String> {
    let annotations = annotate(text);
    let mentions = annotations
        .mentions
        .iter()
        .filter(|m| m.span.of(text) == words);
    mentions
        .map(|m| annotations.entities[m.entity as usize].id.clone())
        .collect()
}

/// Id of the entity for which that one acts.
fn acts_for(text: &str, id: &str) -> Option<String> {
    let annotations = annotate(text);
    let entity = annotations.entities.iter().find(|entity| entity.id == id)?;
    Some(annotations.entities[entity.member_of? as usize].id.clone())
}

#[track_caller]
fn check(text: &str, words: &str, expected: &[&str]) {
    assert_eq!(ids(text, words), expected, "{words:?} in {text:?}");
}

#[test]
fn names_of_the_lexicon_are_case_sensitive() {
    check("The US told us that Norway had left.", "US", &["USA"]);
    check("The US told us that Norway had left.", "us", &[]);
    check(
        "The West and Poland met in the west of Norway.",
        "West",
        &["the-west"],
    );
    check("The US-Poland talks failed.", "Poland", &["POL"]);
}

#[test]
fn a_capital_is_a_power_that_acts_and_a_place_where_things_are() {
    check(
        "Warsaw said that talks in Oslo had failed.",
        "Warsaw",
        &["POL"],
    );
    check(
        "Warsaw said that talks in Oslo had failed.",
        "Oslo",
        &["place:oslo"],
    );
    let annotations = annotate("Warsaw said that the talks had failed.");
    assert_eq!(annotations.mentions[0].form, MentionForm::Metonym);
}

#[test]
fn an_ambiguous_name_gives_way_to_a_person() {
    check("Jordan closed its border.", "Jordan", &["JOR"]);
    check("Mr Jordan closed the shop.", "Jordan", &["person:jordan"]);
    let text = "Anna Jordan said that the shop was open. Jordan spoke on Friday.";
    check(text, "Jordan", &["person:anna-jordan"]);
}

#[test]
fn surnames_join_full_names_and_namesakes_stay_apart() {
    let text = "Mrs Ida Holm spoke. Mr Nils Holm left. Holm said that it was late.";
    check(text, "Holm", &["person:nils-holm"]);
    check(text, "Ida Holm", &["person:ida-holm"]);
    check(
        "President Holm spoke. Ida Holm said that it rained.",
        "Holm",
        &["person:ida-holm"],
    );
}

#[test]
fn titles_and_appositions_tell_for_whom_a_person_acts() {
    let text = "Norwegian President Ida Holm spoke.";
    assert_eq!(acts_for(text, "person:ida-holm").as_deref(), Some("NOR"));
    let text = "White House press secretary Ida Holm said that it rained.";
    assert_eq!(
        acts_for(text, "person:ida-holm").as_deref(),
        Some("white-house")
    );
    assert_eq!(acts_for(text, "white-house").as_deref(), Some("USA"));
    let text = "Ida Holm, a spokeswoman for the Polish army, said that it rained.";
    assert_eq!(
        acts_for(text, "person:ida-holm").as_deref(),
        Some("org:pol-army")
    );
    assert_eq!(acts_for(text, "org:pol-army").as_deref(), Some("POL"));
    check(
        "They met Col. Ida Holm there.",
        "Ida Holm",
        &["person:ida-holm"],
    );
    let text = "Secretary of State Ida Holm spoke.";
    check(text, "Ida Holm", &["person:ida-holm"]);
}

#[test]
fn bodies_of_a_state_belong_to_it() {
    check(
        "Poland's foreign ministry spoke.",
        "Poland's foreign ministry",
        &["org:pol-foreign-ministry"],
    );
    check("The Polish army left.", "Polish army", &["org:pol-army"]);
    check(
        "The Daily Herald said that it rained. The Herald said so.",
        "Herald",
        &["daily-herald"],
    );
}

#[test]
fn descriptions_mean_who_was_called_so() {
    let text = "A senior US official said that it rained. The official said that it stopped.";
    check(
        text,
        "official",
        &ids(text, "senior US official")
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
    let text = "Mayor Ida Holm spoke. The mayor said that it rained.";
    check(text, "mayor", &["person:ida-holm"]);
    let text = "President Ida Holm met Chancellor Nils Lund. Both leaders said that it rained.";
    check(text, "leaders", &["person:ida-holm", "person:nils-lund"]);
}

#[test]
fn pronouns_mean_the_nearest_subject_that_fits() {
    let text = "Mrs Ida Holm met Mr Nils Lund. She said that Poland had moved its army.";
    check(text, "She", &["person:ida-holm"]);
    check(text, "its", &["POL"]);
    check(
        "Mr Nils Lund said that he had left.",
        "he",
        &["person:nils-lund"],
    );
}

#[test]
fn a_short_name_in_brackets_is_learned() {
    let text = "The Coastal Safety Board (CSB) met. The CSB said that it rained.";
    check(
        text,
        "CSB",
        &["org:coastal-safety-board", "org:coastal-safety-board"],
    );
}
