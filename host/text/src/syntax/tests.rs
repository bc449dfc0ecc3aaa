use super::training::{
    Analyser, MAGIC, Model, Move, NO_HEAD, SECTIONS, State, Vectors, analyse_with,
};
use super::{Deprel, Upos, Word, Xpos, analyse, lemma};

fn parse(sentence: &str) -> Vec<Word> {
    let tokens: Vec<&str> = sentence.split(' ').collect();
    let mut words = Vec::new();
    analyse(&tokens, &mut words);
    words
}

/// The word, its universal tag, its relation and the word it hangs on.
fn arc(sentence: &str, word: &str) -> (Upos, Deprel, String) {
    let tokens: Vec<&str> = sentence.split(' ').collect();
    let at = tokens
        .iter()
        .position(|token| *token == word)
        .expect("the word is in the sentence");
    let found = parse(sentence)[at];
    let head = found.head.map_or("ROOT", |head| tokens[head as usize]);
    (found.upos, found.rel, head.to_owned())
}

/// One root, no cycle, every head inside the sentence.
fn assert_tree(words: &[Word]) {
    let roots = words.iter().filter(|word| word.head.is_none()).count();
    assert_eq!(roots, usize::from(!words.is_empty()));
    for start in 0..words.len() {
        let mut at = start;
        let mut steps = 0;
        while let Some(head) = words[at].head {
            at = head as usize;
            steps += 1;
            assert!(steps <= words.len(), "a cycle through token {start}");
        }
    }
    for word in words {
        assert_eq!(word.head.is_none(), word.rel == Deprel::Root);
    }
}

#[test]
fn finds_subject_and_object() {
    let sentence = "The mayor opened a new library on Tuesday .";
    assert_eq!(
        arc(sentence, "mayor"),
        (Upos::Noun, Deprel::Nsubj, "opened".into())
    );
    assert_eq!(
        arc(sentence, "library"),
        (Upos::Noun, Deprel::Obj, "opened".into())
    );
    assert_eq!(
        arc(sentence, "opened"),
        (Upos::Verb, Deprel::Root, "ROOT".into())
    );
    assert_eq!(arc(sentence, "new").2, "library");
    assert_eq!(parse(sentence)[2].xpos, Xpos::Vbd);
}

#[test]
fn finds_the_agent_of_a_passive() {
    let sentence = "The bridge was repaired by two engineers .";
    assert_eq!(arc(sentence, "bridge").1, Deprel::NsubjPass);
    assert_eq!(arc(sentence, "was").1, Deprel::AuxPass);
    assert_eq!(
        arc(sentence, "engineers"),
        (Upos::Noun, Deprel::OblAgent, "repaired".into())
    );
    assert_eq!(
        arc(sentence, "two"),
        (Upos::Num, Deprel::Nummod, "engineers".into())
    );
}

#[test]
fn finds_what_is_said() {
    let sentence = "She said that the factory did n't close .";
    assert_eq!(
        arc(sentence, "close"),
        (Upos::Verb, Deprel::Ccomp, "said".into())
    );
    assert_eq!(
        arc(sentence, "n't"),
        (Upos::Part, Deprel::Advmod, "close".into())
    );
    assert_eq!(arc(sentence, "factory").2, "close");
}

#[test]
fn finds_a_possessor() {
    let sentence = "Anna ’s brother sold his boat .";
    assert_eq!(
        arc(sentence, "Anna"),
        (Upos::Propn, Deprel::NmodPoss, "brother".into())
    );
    assert_eq!(arc(sentence, "’s").1, Deprel::Case);
}

#[test]
fn tags_names_and_verbs_in_a_headline() {
    let headlines = [
        (
            "Council Rejects Plan For New Railway Station",
            "Rejects",
            "Plan",
        ),
        ("Mayor Announces New Budget Plan", "Announces", "Plan"),
        ("Police Arrest Three Men In Capital", "Arrest", "Men"),
        ("Senate Passes Bill To Fund Railways", "Passes", "Bill"),
    ];
    for (sentence, verb, object) in headlines {
        assert_eq!(arc(sentence, verb).1, Deprel::Root, "{sentence}");
        assert_eq!(arc(sentence, object).1, Deprel::Obj, "{sentence}");
    }
}

#[test]
fn quotation_marks_of_any_kind_are_punctuation() {
    for mark in ["\"", "“", "”", "``", "''"] {
        assert_eq!(
            parse(&format!("{mark} We agree , {mark} he said ."))[0].upos,
            Upos::Punct
        );
    }
}

#[test]
fn a_verb_with_a_subject_and_no_auxiliary_is_finite() {
    for sentence in [
        "The general staff declared on Tuesday that the road was open .",
        "The harbour board agreed to a second pier .",
    ] {
        let words = parse(sentence);
        let root = words.iter().find(|word| word.head.is_none());
        assert_eq!(root.map(|word| word.xpos), Some(Xpos::Vbd), "{sentence}");
    }
}

#[test]
fn marks_hang_on_what_they_enclose_or_divide() {
    let sentence = "The mayor ( a baker ) opened the hall , and the band played .";
    assert_eq!(arc(sentence, "(").2, "baker");
    assert_eq!(arc(sentence, ")").2, "baker");
    assert_eq!(arc(sentence, ",").2, "played");
    assert_eq!(arc(sentence, ".").2, "opened");
}

#[test]
fn any_token_list_gives_a_tree() {
    let pieces = [
        "",
        " ",
        "a",
        "the",
        "is",
        "ran",
        "\u{0}",
        "é",
        "ß",
        "İ",
        "\u{301}",
        "👩‍👩‍👧",
        "日本",
        "''",
        "“",
        "—",
        "…",
        "12,000",
        "-",
        ".",
        "(",
        "NATO",
        "\u{202e}",
        "zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "it's",
        "\n",
    ];
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut words = Vec::new();
    for length in (0..60).chain([200, 1000]) {
        for _ in 0..20 {
            let tokens: Vec<&str> = (0..length)
                .map(|_| {
                    seed ^= seed << 13;
                    seed ^= seed >> 7;
                    seed ^= seed << 17;
                    pieces[(seed >> 33) as usize % pieces.len()]
                })
                .collect();
            analyse(&tokens, &mut words);
            assert_eq!(words.len(), tokens.len());
            assert_tree(&words);
        }
    }
}

#[test]
fn time_grows_with_the_length_only() {
    let tokens = vec!["word"; 50_000];
    let mut words = Vec::new();
    analyse(&tokens, &mut words);
    assert_eq!(words.len(), tokens.len());
    assert_eq!(words.iter().filter(|word| word.head.is_none()).count(), 1);
}

#[test]
fn the_same_tokens_give_the_same_words() {
    let sentence = "Officials in both cities denied the report , which two papers had printed .";
    assert_eq!(parse(sentence), parse(sentence));
}

#[test]
fn without_weights_there_is_still_a_tree() {
    let mut words = Vec::new();
    let tokens = ["No", "weights", "at", "all"];
    analyse_with(
        &Model::default(),
        &mut Analyser::default(),
        &tokens,
        &mut words,
    );
    assert_eq!(words.len(), tokens.len());
    assert_tree(&words);
}

#[test]
fn damaged_weights_are_refused() {
    assert!(Model::read(b"", Vectors::default()).is_none());
    assert!(Model::read(b"another file", Vectors::default()).is_none());
    let mut bytes = MAGIC.to_vec();
    bytes.extend([0xFF; SECTIONS * 4]);
    assert!(Model::read(&bytes, Vectors::default()).is_none());
}

#[test]
fn moves_of_no_cost_lead_to_the_tree() {
    // "She said (that the mill closed)": heads, with 5 as the root.
    let gold = [1, 5, 3, 4, 1];
    let mut state = State::default();
    state.reset(gold.len());
    while !state.is_done() {
        let costs = state.costs(&gold);
        let free = Move::ALL.into_iter().find(|&one| costs[one as usize] == 0);
        state.apply(free.expect("the tree is within reach"), 0);
    }
    let heads: Vec<u32> = (0..5).map(|token| state.head(token)).collect();
    assert_eq!(heads, gold);
    assert_eq!(state.head(99), NO_HEAD);
}

#[test]
fn lemmas_of_verbs() {
    for (form, expected) in [
        ("announced", "announce"),
        ("said", "say"),
        ("went", "go"),
        ("hitting", "hit"),
        ("travelled", "travel"),
        ("carries", "carry"),
        ("killed", "kill"),
        ("added", "add"),
        ("agreed", "agree"),
        ("used", "use"),
        ("visited", "visit"),
        ("treated", "treat"),
        ("created", "create"),
        ("dying", "die"),
        ("passes", "pass"),
        ("bring", "bring"),
        ("rebuilt", "rebuild"),
        ("changed", "change"),
        ("belonged", "belong"),
        ("refused", "refuse"),
        ("appeared", "appear"),
        ("prepared", "prepare"),
        ("Denying", "deny"),
        ("need", "need"),
    ] {
        assert_eq!(lemma(form, Upos::Verb), expected);
    }
}

#[test]
fn lemmas_of_other_words() {
    for (form, upos, expected) in [
        ("Cities", Upos::Noun, "city"),
        ("children", Upos::Noun, "child"),
        ("crises", Upos::Noun, "crisis"),
        ("churches", Upos::Noun, "church"),
        ("policewomen", Upos::Noun, "policewoman"),
        ("houses", Upos::Noun, "house"),
        ("news", Upos::Noun, "news"),
        ("bus", Upos::Noun, "bus"),
        ("class", Upos::Noun, "class"),
        ("worse", Upos::Adj, "bad"),
        ("biggest", Upos::Adj, "big"),
        ("former", Upos::Adj, "former"),
        ("earlier", Upos::Adv, "early"),
        ("better", Upos::Adv, "well"),
        ("were", Upos::Aux, "be"),
        ("n’t", Upos::Part, "not"),
        ("'s", Upos::Part, "'s"),
        ("them", Upos::Pron, "they"),
        ("Those", Upos::Det, "that"),
        ("Paris", Upos::Propn, "paris"),
        ("", Upos::Verb, ""),
    ] {
        assert_eq!(lemma(form, upos), expected);
    }
}

#[test]
fn names_of_tags_read_back() {
    for &upos in Upos::ALL {
        assert_eq!(Upos::parse(upos.as_str()), Some(upos));
    }
    for &xpos in Xpos::ALL {
        assert_eq!(Xpos::parse(xpos.as_str()), Some(xpos));
        assert_eq!(Xpos::from_index(xpos.index()), Some(xpos));
    }
    for &rel in Deprel::ALL {
        assert_eq!(Deprel::parse(rel.as_str()), Some(rel));
    }
    assert!(
        Deprel::ALL.len() <= 64,
        "relations are kept as bits of a 64-bit number"
    );
}

#[test]
fn constructions_taken_for_others_are_mended() {
    let cases = [
        (
            "A court convicted Ada Brenn of fraud on Friday .",
            "court",
            Deprel::Nsubj,
            "convicted",
        ),
        (
            "The mayor 's claim that the bridge was closed was wrong .",
            "closed",
            Deprel::Acl,
            "claim",
        ),
        (
            "Russia has added as many as 7,000 troops at the border .",
            "troops",
            Deprel::Obj,
            "added",
        ),
        (
            "The bridge , the mayor said , was closed on Friday .",
            "bridge",
            Deprel::NsubjPass,
            "closed",
        ),
        (
            "The town 's mayor , Luis Ocampo , said that seven people had died .",
            "Luis",
            Deprel::Appos,
            "mayor",
        ),
        (
            "Mr. Reid , who represents Nevada , said he was confident .",
            "Reid",
            Deprel::Nsubj,
            "said",
        ),
        (
            "Asked about the merger , she declined to comment .",
            "Asked",
            Deprel::Advcl,
            "declined",
        ),
        (
            "The Coastal Safety Board ( CSB ) met .",
            "CSB",
            Deprel::Appos,
            "Board",
        ),
        ("One soldier left .", "soldier", Deprel::Nsubj, "left"),
        (
            "Polls show that voters have a better opinion of the baker .",
            "have",
            Deprel::Ccomp,
            "show",
        ),
        (
            "Analysis shows that lawsuits are one of his main tools .",
            "Analysis",
            Deprel::Nsubj,
            "shows",
        ),
        (
            "Polls show Brandt leading in the north .",
            "Polls",
            Deprel::Nsubj,
            "show",
        ),
        (
            "The new survey shows Reid far in front of the miller .",
            "survey",
            Deprel::Nsubj,
            "shows",
        ),
    ];
    for (sentence, word, rel, head) in cases {
        let (_, found, above) = arc(sentence, word);
        assert_eq!((found, above.as_str()), (rel, head), "{sentence}");
        assert_tree(&parse(sentence));
    }
}

#[test]
fn a_noun_with_a_subject_of_its_own_is_a_verb() {
    let sentence = "Mr. Reid regularly pledges to help .";
    let words = parse(sentence);
    assert_eq!((words[3].upos, words[3].xpos), (Upos::Verb, Xpos::Vbz));
}

#[test]
fn a_participle_apart_governs_the_noun_behind_it() {
    let sentence = "The mayor left , citing storms in the bay .";
    assert_eq!(
        arc(sentence, "citing"),
        (Upos::Verb, Deprel::Advcl, "left".into())
    );
    assert_eq!(
        arc(sentence, "storms"),
        (Upos::Noun, Deprel::Obj, "citing".into())
    );
}
