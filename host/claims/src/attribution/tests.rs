//! Sentences of each construction with source, cue and content.

use crate::Extractor;
use gainsay_model::{Article, Commitment, Cue, CueClass, Lexicon, NounCue, Phrase, PhrasePosition};
use gainsay_text::Reader;

fn cue(lemma: &str, class: CueClass, complements: &[&str], particles: &[&str]) -> Cue {
    let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    Cue {
        lemma: lemma.to_owned(),
        class,
        commitment: Commitment::Neutral,
        complements: owned(complements),
        particles: owned(particles),
        particle_optional: false,
        addressee: matches!(lemma, "tell" | "ask"),
    }
}

fn noun(lemma: &str, class: CueClass, complement: &str) -> NounCue {
    NounCue {
        lemma: lemma.to_owned(),
        class,
        commitment: Commitment::Neutral,
        complements: vec![complement.to_owned()],
    }
}

fn lexicon() -> Lexicon {
    let speech: &[&str] = &["that", "clause", "quote"];
    let mut lexicon = Lexicon {
        cues: vec![
            cue("say", CueClass::Say, speech, &[]),
            cue("add", CueClass::Say, speech, &[]),
            cue("tell", CueClass::Say, speech, &[]),
            cue("ask", CueClass::Ask, &["whether", "quote"], &[]),
            cue("ask", CueClass::Ask, &["np"], &["about"]),
            cue("predict", CueClass::Estimate, speech, &[]),
            cue("vow", CueClass::Commit, &["to", "that"], &[]),
            cue("back", CueClass::Feel, &["np"], &[]),
            cue("seem", CueClass::Think, &["raising"], &[]),
            cue("alarm", CueClass::Feel, &["experiencer"], &[]),
            cue("confident", CueClass::Think, &["that", "clause"], &[]),
            cue("clear", CueClass::Know, &["that", "whether"], &[]),
            cue("take", CueClass::Claim, &["np"], &["issue with"]),
        ],
        noun_cues: vec![
            noun("claim", CueClass::Claim, "that"),
            noun("praise", CueClass::Feel, "for"),
            noun("goal", CueClass::Wish, "to"),
        ],
        phrases: vec![Phrase {
            text: "according to".to_owned(),
            position: PhrasePosition::BeforeSource,
            heads: Vec::new(),
            class: CueClass::Say,
            commitment: Commitment::Neutral,
        }],
        ..Lexicon::default()
    };
    let people = ["mayor", "official", "engineer", "resident", "council"];
    lexicon.sources.person_nouns = people.iter().map(|w| (*w).to_owned()).collect();
    lexicon
}

/// `source | cue | content`, contents in pieces joined by `…`, of every attribution.
fn read(text: &str) -> Vec<String> {
    let lexicon = lexicon();
    let article = Article::plain("text", text);
    let annotations = Reader::new(&lexicon).annotate(&article);
    let claims = Extractor::new(&lexicon).extract(&article, annotations);
    let found = claims.attributions.iter().map(|a| {
        let source = a.source.map_or("-", |s| s.of(text));
        let content: Vec<&str> = a.content.iter().map(|s| s.of(text)).collect();
        format!("{source} | {} | {}", a.cue.of(text), content.join(" … "))
    });
    found.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn a_clause_before_behind_and_around_the_cue() {
    check(
        "The mayor said that the bridge was closed.",
        &["The mayor | said | that the bridge was closed"],
    );
    check(
        "The bridge was closed on Friday, the mayor said.",
        &["the mayor | said | The bridge was closed on Friday"],
    );
    check(
        "The bridge, the mayor said, was closed on Friday.",
        &["the mayor | said | The bridge … was closed on Friday"],
    );
}

#[test]
fn quotations_are_followed_to_their_ends() {
    check(
        "“The bridge is closed,” said Ann Roe, an engineer from Leeds. “It will stay so.”",
        &["Ann Roe, an engineer from Leeds | said | “The bridge is closed,” … “It will stay so.”"],
    );
    check(
        "“Is the bridge closed?” the mayor said.",
        &["the mayor | said | “Is the bridge closed?”"],
    );
    check(
        "The mayor said:\n\n“The bridge is closed and it will stay so.”",
        &["The mayor | said | “The bridge is closed and it will stay so.”"],
    );
    check(
        "The mayor said that the bridge was closed.\n\n“It was not safe for anybody to use.”",
        &["The mayor | said | that the bridge was closed … “It was not safe for anybody to use.”"],
    );
}

#[test]
fn what_is_said_inside_a_quotation_ends_with_it() {
    let found = read("“Residents say it shook,” the mayor said.");
    assert_eq!(
        found.last().map(String::as_str),
        Some("the mayor | said | “Residents say it shook,”")
    );
}

#[test]
fn a_shared_speaker() {
    check(
        "The mayor said that the bridge was closed, adding that it would stay so.",
        &[
            "The mayor | said | that the bridge was closed",
            "The mayor | adding | that it would stay so",
        ],
    );
}

#[test]
fn relative_clauses_name_the_pronoun() {
    check(
        "She met residents who said that it shook.",
        &["who | said | that it shook"],
    );
}

#[test]
fn intentions_attitudes_and_appearances() {
    check(
        "The mayor has vowed to open the bridge.",
        &["The mayor | has vowed | to open the bridge"],
    );
    check(
        "The council backed the plan.",
        &["The council | backed | the plan"],
    );
    check(
        "The plan was backed by the council.",
        &["the council | was backed by | The plan"],
    );
    check(
        "The bridge seems to sink.",
        &["- | seems | The bridge … to sink"],
    );
    check(
        "The noise alarmed the residents.",
        &["the residents | alarmed | The noise"],
    );
    check(
        "The mayor is confident that the bridge will hold.",
        &["The mayor | is confident | that the bridge will hold"],
    );
    check(
        "The mayor took issue with the plan.",
        &["The mayor | took issue with | the plan"],
    );
}

#[test]
fn things_that_cannot_feel() {
    check("The wall backed the garden.", &[]);
}

#[test]
fn nouns_and_phrases() {
    check(
        "The mayor's claim that the bridge was closed was wrong.",
        &["The mayor | claim | that the bridge was closed"],
    );
    check(
        "The bridge is closed, according to the mayor.",
        &["the mayor | according to | The bridge is closed"],
    );
}

#[test]
fn words_set_against_others_end_before_them() {
    check(
        "One resident said that two floors had sunk, while the mayor said that the mill was safe.",
        &[
            "One resident | said | that two floors had sunk",
            "the mayor | said | that the mill was safe",
        ],
    );
    let found = read("The engineer said that while residents say it shook, the mill was safe.");
    let whole = "The engineer | said | that while residents say it shook, the mill was safe";
    assert_eq!(found.first().map(String::as_str), Some(whole));
}

#[test]
fn whoever_stands_before_the_verb_speaks() {
    check(
        "Anna Reid, a former engineer, said Berg \"was often late\" and tired.",
        &["Anna Reid, a former engineer | said | Berg \"was often late\" and tired"],
    );
    check(
        "The mayor late Monday said that the bridge was closed.",
        &["The mayor | said | that the bridge was closed"],
    );
    check(
        "That, the council said, \"would be helpful.\"",
        &["the council | said | \"would be helpful.\""],
    );
    check(
        "Engineers in the hall of Bergen have backed the plan.",
        &["Engineers in the hall of Bergen | have backed | the plan"],
    );
}

#[test]
fn an_apposition_keeps_its_clause() {
    check(
        "The ferry is late, said Anna Reid, an engineer who has sailed for years.",
        &["Anna Reid, an engineer who has sailed for years | said | The ferry is late"],
    );
    check(
        "The ferry was late, according to an official who left the town.",
        &["an official who left the town | according to | The ferry was late"],
    );
}

#[test]
fn a_phrase_has_its_own_source() {
    check(
        "\"I ask you to stay,\" the mayor said, according to the Harbour Post.",
        &[
            "the mayor | said | \"I ask you to stay,\"",
            "the Harbour Post | according to | \"I ask you to stay,\" the mayor said",
        ],
    );
}

#[test]
fn a_participle_goes_with_the_clause_before_its_comma() {
    check(
        "The engineer is a careful man, adding that the bridge was old.",
        &["The engineer | adding | that the bridge was old"],
    );
}

#[test]
fn clauses_of_when_and_how_are_not_said() {
    check(
        "When the vote was over, the council backed the plan.",
        &["the council | backed | the plan"],
    );
    check(
        "They left after the mayor said that the bridge was old.",
        &["the mayor | said | that the bridge was old"],
    );
    check(
        "As the mayor said, the bridge has become old.",
        &["the mayor | said | the bridge has become old"],
    );
    check(
        "Residents need the bridge, officials say; in 2012, the council closed it.",
        &["officials | say | Residents need the bridge"],
    );
}

#[test]
fn what_follows_a_source_at_the_start_is_said() {
    check(
        "According to village officials, the account that Ms. Lund used was closed.",
        &["village officials | According to | the account that Ms. Lund used was closed"],
    );
    check(
        "According to Lars Holt, an engineer, the bridge is old.",
        &["Lars Holt, an engineer | According to | the bridge is old"],
    );
}

#[test]
fn nouns_that_one_gets_from_others() {
    check(
        "Reid won praise from the farmers.",
        &["the farmers | won praise from | Reid"],
    );
    check(
        "Her main goal is to sell the mill.",
        &["Her | goal is | to sell the mill"],
    );
}

#[test]
fn many_are_a_source_whatever_they_are_called() {
    check(
        "A cluster of residents have backed the plan.",
        &["A cluster of residents | have backed | the plan"],
    );
    check(
        "The homeowners have backed the plan.",
        &["The homeowners | have backed | the plan"],
    );
    check("The weather has backed the plan.", &[]);
}

#[test]
fn a_relative_that_stands_with_whom_it_means() {
    check(
        "They gave it to a council that backed the plan.",
        &["a council that | backed | the plan"],
    );
}

#[test]
fn a_conjunction_goes_on_with_the_subject_of_the_sentence() {
    check(
        "Officials were angered by the deal and predicted it would rain.",
        &["Officials | predicted | it would rain"],
    );
}

#[test]
fn whoever_stands_between_a_pronoun_and_the_verb_speaks() {
    check(
        "The council backed a plan, which engineers said was too old.",
        &[
            "The council | backed | a plan",
            "engineers | said | was too old",
        ],
    );
    check(
        "That, the mayor said, is the end of the bridge.",
        &["the mayor | said | That … is the end of the bridge"],
    );
}

#[test]
fn what_stands_between_a_name_and_the_verb() {
    check(
        "Mayor Anna Reid (Leeds) said that the bridge was closed.",
        &["Mayor Anna Reid (Leeds) | said | that the bridge was closed"],
    );
    check(
        "Anna Reid — an engineer — said that the bridge was closed.",
        &["Anna Reid — an engineer | said | that the bridge was closed"],
    );
    check(
        "Anna Reid, author of “The Mill,” said that the bridge was closed.",
        &["Anna Reid, author of “The Mill,” | said | that the bridge was closed"],
    );
}

#[test]
fn questions_that_open_a_sentence() {
    check(
        "Asked whether the bridge would hold, the mayor said that it was old.",
        &[
            "- | Asked | whether the bridge would hold",
            "the mayor | said | that it was old",
        ],
    );
    check(
        "Asked at a meeting on Monday about the bridge, the mayor left.",
        &["- | Asked | the bridge"],
    );
}

#[test]
fn nobody_says_what_is_clear() {
    check(
        "It is not clear whether the bridge will hold.",
        &["- | It is not clear | whether the bridge will hold"],
    );
}

#[test]
fn a_thing_spoken_of_ends_before_what_says_more_of_it() {
    check(
        "The council backed the plan, which cost a million.",
        &["The council | backed | the plan"],
    );
    check(
        "The mayor said that she backed the plan, which cost a million.",
        &[
            "The mayor | said | that she backed the plan, which cost a million",
            "she | backed | the plan",
        ],
    );
}

#[test]
fn a_relative_clause_goes_on_with_its_pronoun() {
    check(
        "Anna Reid, who left the town and backed the plan, was late.",
        &["who | backed | the plan"],
    );
}

#[test]
fn auxiliaries_belong_to_their_side_of_a_quotation() {
    check(
        "“That will be the end of it,” said Anna Reid.",
        &["Anna Reid | said | “That will be the end of it,”"],
    );
}

#[test]
fn what_leads_to_an_infinitive_belongs_to_its_cue() {
    check(
        "The mayor is likely to say that the bridge is old.",
        &["The mayor | is likely to say | that the bridge is old"],
    );
    check(
        "The mayor used her speech to back the plan.",
        &["The mayor | used her speech to back | the plan"],
    );
    check(
        "The mayor allowed himself to back the plan.",
        &["The mayor | to back | the plan"],
    );
}

#[test]
fn a_passive_may_reveal_one_word() {
    check("It was backed.", &["- | was backed | It"]);
}

#[test]
fn words_in_quotation_marks_inside_a_sentence_end_none() {
    check(
        "The mayor knew the “sad” state of the bridge and backed the plan.",
        &["The mayor | backed | the plan"],
    );
}

#[test]
fn a_turn_lasts_to_its_end() {
    check(
        "REID: The bridge, as residents know, is old, the mayor said. They want another.",
        &[
            "REID | : | The bridge, as residents know, is old, the mayor said. They want another",
            "the mayor | said | The bridge, as residents know, is old",
        ],
    );
}

#[test]
fn whom_by_names_is_the_source() {
    check(
        "Asked by residents whether the bridge would hold, the mayor left.",
        &["residents | Asked | whether the bridge would hold"],
    );
}

#[test]
fn nobody_says_who_it_is_that_speaks() {
    check(
        "“There should be a way to mend the bridge,” said Josh Holt, the council press secretary, echoing comments made earlier by the mayor.",
        &[
            "Josh Holt, the council press secretary | said | “There should be a way to mend the bridge,”",
        ],
    );
}

#[test]
fn a_speaker_between_subject_and_verb() {
    check(
        "The paradox of the town, says Carl Anders, historian at the library, is that it was rich.",
        &["Carl Anders, historian at the library | says | is that it was rich"],
    );
    check(
        "The strike will end on Monday, said Josh Holt, founder of the club.",
        &["Josh Holt, founder of the club | said | The strike will end on Monday"],
    );
}

#[test]
fn quotations_go_on_with_whoever_spoke_and_not_with_what_is_told_of_them() {
    check(
        "“It is late,” said Holt, who has told residents that it was old.\n\n“It will be closed and mended by the end of the year.”",
        &[
            "Holt, who has told residents that it was old | said | “It is late,” … “It will be closed and mended by the end of the year.”",
            "who | has told | that it was old",
        ],
    );
}

#[test]
fn a_thing_of_theirs_is_no_statement() {
    check("Residents visited her praise for the bridge.", &[]);
    check(
        "Residents heard the mayor's praise for the bridge.",
        &["the mayor | praise for | the bridge"],
    );
}

#[test]
fn that_alone_is_nobody() {
    check("That backed the plan.", &[]);
    check("She backed the plan.", &["She | backed | the plan"]);
}

#[test]
fn what_seems_so_ends_before_other_words() {
    check(
        "The bridge seems to be safe, according to two engineers, including one from Leeds.",
        &[
            "- | seems | The bridge … to be safe",
            "two engineers | according to | The bridge seems to be safe",
        ],
    );
    check(
        "The bridge seemed to sway as residents backed the plan.",
        &[
            "- | seemed | The bridge … to sway",
            "residents | backed | the plan",
        ],
    );
}
