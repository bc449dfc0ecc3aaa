use super::super::atoms::SentenceAtoms;
use super::super::memory::recall;
use super::super::places::{Places, mark_rows};
use super::super::tagger::{Tagging, tag};
use super::super::tags::Upos;
use super::super::training::shipped_model;
use super::*;

const SENTENCE: &str = "The mayor of the old town , who had promised a new library in spring , said on \
                        Tuesday that neither the council nor its partners had found the money .";

/// The hidden layer by all rows of a state, each added by itself.
fn added_anew(state: &State, skeleton: &Skeleton, memory: &Memory) -> Layer {
    let network = &shipped_model().parser;
    let mut places = Places::default();
    places.fill(state);
    let mut sums = [0; HIDDEN];
    network.small.add(ROWS, &mut sums);
    for (place, &word) in places.words.iter().enumerate() {
        if let (Some(&at), true) = (skeleton.kept.get(word as usize), place < WORD_PLACES) {
            add(&mut sums, &memory.parsed(at as usize)[place]);
        }
        let marks = mark_rows(skeleton, place, word);
        for row in marks.chain([tag_row(skeleton, place, word)]) {
            network.small.add(row.into(), &mut sums);
        }
    }
    for &row in places.rows() {
        network.small.add(row.into(), &mut sums);
    }
    positive(&sums)
}

#[test]
fn what_words_and_arcs_add_is_the_sum_of_all_rows() {
    let model = shipped_model();
    let tokens: Vec<&str> = SENTENCE.split(' ').collect();
    let (mut atoms, mut memory) = (SentenceAtoms::default(), Memory::default());
    let (mut tagging, mut skeleton) = (Tagging::default(), Skeleton::default());
    atoms.fill(&tokens);
    recall(model, &tokens, &atoms.keys, &mut memory);
    tag(model, &atoms.shapes, (&memory, 0), &mut tagging);
    skeleton.fill(&tokens, &tagging.classes, |class| {
        model.tags[usize::from(class)].0 == Upos::Punct
    });
    let mut work = Parsing::default();
    for seed in 1..50_u32 {
        let mut random = seed;
        work.begin(&model.parser, &skeleton, (&memory, 0));
        while !work.state.is_done() {
            let expected = added_anew(&work.state, &skeleton, &memory);
            assert_eq!(work.hidden(&model.parser, &skeleton), expected);
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let first = (random >> 16) as usize;
            let mut moves = (0..3).map(|next| Move::ALL[(first + next) % 3]);
            let chosen = moves.find(|&chosen| work.state.allows(chosen));
            let rel = (random >> 24) as u8 % 7;
            work.apply(&model.parser, chosen.expect("a move is allowed"), rel);
        }
    }
}
