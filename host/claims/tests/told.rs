//! How claims are told, against a gold of our own: polarity, modality, and the FactBank value for
//! the nearest holder and for the author.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic and print"
)]

mod reader;

use gainsay_model::{ArticleClaims, Claim};
use reader::Bundled;

const GOLD: &str = include_str!("told.tsv");

/// Of the four fields together, so many percent must be right; each field is better.
const FLOOR: usize = 85;

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

/// The claim at the first place of the trigger word; of several frames there the last.
fn at<'c>(claims: &'c ArticleClaims, sentence: &str, trigger: &str) -> Option<&'c Claim> {
    let place = sentence.find(trigger).unwrap();
    let here = |claim: &&Claim| claim.trigger.start as usize == place;
    claims.claims.iter().rev().find(here)
}

/// What was read: polarity, modality, nearest holder's value, author's value.
fn fields(claim: &Claim) -> [String; 4] {
    let polarity = match claim.polarity {
        gainsay_model::Polarity::Positive => "+",
        gainsay_model::Polarity::Negative => "-",
    };
    let author = claim.factuality.first().unwrap().value;
    [
        polarity.to_owned(),
        name(claim.modality),
        name(claim.held_as()),
        name(author),
    ]
}

#[test]
fn claims_are_told_as_the_words_say() {
    let bundled = Bundled::open();
    let lines = GOLD.lines().filter(|line| !line.starts_with('#'));
    let (mut right, mut all, mut right_by_field) = (0, 0, [0; 4]);
    for line in lines {
        let mut parts = line.split('\t');
        let (sentence, trigger) = (parts.next().unwrap(), parts.next().unwrap());
        let wanted: Vec<&str> = parts.collect();
        assert_eq!(wanted.len(), 4, "{line}");
        let claims = bundled.claims(sentence);
        let claim = at(&claims, sentence, trigger);
        let read = claim.map(fields).unwrap_or_default();
        let fits: Vec<bool> = (0..4)
            .map(|i| wanted[i].split('|').any(|value| value == read[i]))
            .collect();
        all += 1;
        right += usize::from(fits.iter().all(|fit| *fit));
        for (count, fit) in right_by_field.iter_mut().zip(&fits) {
            *count += usize::from(*fit);
        }
        if !fits.iter().all(|fit| *fit) {
            println!("{sentence} [{trigger}]\n    wanted {wanted:?}\n    read   {read:?}");
        }
    }
    println!("{right} of {all}; polarity, modality, nearest, author: {right_by_field:?}");
    assert!(all >= 120, "{all}");
    assert!(right * 100 >= all * FLOOR, "{right} of {all}");
}
