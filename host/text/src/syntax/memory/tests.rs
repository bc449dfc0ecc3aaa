use super::super::training::shipped_model;
use super::*;

fn recalled(memory: &mut Memory, tokens: &[&str], keys: &[u64]) {
    recall(shipped_model(), tokens, keys, memory);
}

#[test]
fn more_words_than_a_slot_holds_are_all_known() {
    let text = "one two three four five six seven eight nine ten eleven twelve thirteen one two";
    let tokens: Vec<&str> = text.split(' ').collect();
    let first = |token: &&str| tokens.iter().position(|other| other == token);
    // Keys of one slot; what is the same word has the same key.
    let keys: Vec<u64> = tokens
        .iter()
        .map(|t| 1 + first(t).unwrap() as u64)
        .collect();
    let mut memory = Memory::default();
    // Twice: at first all words are new, then some of them are in the slot.
    for _ in 0..2 {
        recalled(&mut memory, &tokens, &keys);
        for (at, &token) in tokens.iter().enumerate() {
            let mut alone = Memory::default();
            recalled(&mut alone, &[token], &[7]);
            assert_eq!(memory.tagged(at), alone.tagged(0), "{token}");
            assert_eq!(memory.parsed(at), alone.parsed(0), "{token}");
            assert_eq!(memory.classes(at), alone.classes(0), "{token}");
        }
    }
}

#[test]
fn words_that_come_again_stay() {
    let mut memory = Memory::default();
    let is_known = |memory: &Memory| memory.missing.is_empty();
    for _ in 0..2 {
        recalled(&mut memory, &["often"], &[1]);
    }
    for key in 2..60 {
        recalled(&mut memory, &["seldom"], &[key]);
        assert!(!is_known(&memory));
        recalled(&mut memory, &["often"], &[1]);
        assert!(is_known(&memory));
    }
}
