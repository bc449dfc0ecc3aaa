//! Which claims are right, against a gold of our own, and whether their confidence says so.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic and print"
)]

mod reader;

use gainsay_model::{ArticleClaims, Claim};
use reader::Bundled;

const GOLD: &str = include_str!("events.tsv");

/// Bands of confidence, by their lower ends.
const BANDS: [u8; 4] = [0, 60, 80, 90];

/// The head words that may be the agent of an event at that place; none: there is no event.
fn wanted<'g>(sentence: &str, events: &'g str, claim: &Claim) -> Option<Vec<&'g str>> {
    let mut listed = events.split("; ").filter_map(|event| event.split_once('='));
    let (_, agents) = listed.find(|(trigger, _)| {
        let mut places = sentence.match_indices(trigger);
        places.any(|(place, _)| place == claim.trigger.start as usize)
    })?;
    Some(agents.split('|').collect())
}

/// An event is there, and whoever acts in the claim is one who acts in it.
fn is_right(sentence: &str, events: &str, claim: &Claim) -> bool {
    let Some(agents) = wanted(sentence, events, claim) else {
        return false;
    };
    claim
        .argument("agent")
        .is_none_or(|agent| agents.contains(&agent.head.as_str()))
}

struct Judged {
    confidence: u8,
    right: bool,
}

fn judge(bundled: &Bundled) -> (Vec<Judged>, usize, usize) {
    let (mut judged, mut found, mut all) = (Vec::new(), 0, 0);
    for line in GOLD.lines().filter(|line| !line.starts_with('#')) {
        let (sentence, events) = line.split_once('\t').unwrap();
        let claims: ArticleClaims = bundled.claims(sentence);
        for claim in &claims.claims {
            let right = is_right(sentence, events, claim);
            if !right {
                let agent = claim.argument("agent").map(|a| a.head.as_str());
                let words = claim.trigger.of(sentence);
                println!(
                    "{} {words} {agent:?} {}: {sentence}",
                    claim.frame, claim.confidence
                );
            }
            judged.push(Judged {
                confidence: claim.confidence,
                right,
            });
        }
        for event in events.split("; ").filter(|event| !event.is_empty()) {
            all += 1;
            found += usize::from(
                claims
                    .claims
                    .iter()
                    .any(|claim| is_right(sentence, event, claim)),
            );
        }
    }
    (judged, found, all)
}

/// In every band with enough claims the share of right ones lies near the mean confidence, and
/// higher bands are more often right.
#[test]
fn confidence_is_the_share_of_right_claims() {
    let (judged, found, all) = judge(&Bundled::open());
    println!("{found} of {all} events found; {} claims", judged.len());
    println!(
        "{:>10} {:>6} {:>6} {:>6}",
        "confidence", "claims", "mean", "right"
    );
    let mut last = 0.0;
    for (at, from) in BANDS.iter().enumerate() {
        let to = BANDS.get(at + 1).copied().unwrap_or(101);
        let band = || {
            judged
                .iter()
                .filter(|j| (*from..to).contains(&j.confidence))
        };
        let count = band().count();
        if count == 0 {
            continue;
        }
        let share = |sum: usize| sum as f64 / count as f64;
        let mean = share(band().map(|j| usize::from(j.confidence)).sum());
        let right = 100.0 * share(band().filter(|j| j.right).count());
        println!(
            "{from:>4}..{:<4} {count:>6} {mean:>6.1} {right:>6.1}",
            to - 1
        );
        if count >= 20 {
            assert!(
                (mean - right).abs() <= 12.0,
                "{mean} against {right} from {from}"
            );
            assert!(right >= last, "{right} from {from}");
            last = right;
        }
    }
    assert!(judged.len() >= 150, "{}", judged.len());
    assert!(found * 100 >= all * 70, "{found} of {all}");
}
