//! Inputs that are worked on together.
//!
//! Several articles on end cost less than one after the other, see [`Checker::check_all`]. How they are put
//! together never shows in a result.

use crate::checker::Checker;
use crate::run::{Outcome, check_all};
use gainsay_model::Article;

/// From so many bytes of text on a bundle takes in no more articles.
const MOST_BYTES: usize = 256 << 10;

/// What is known of an input before anything is checked.
pub(crate) enum Known<T, R> {
    /// All.
    Whole(T),
    /// That this article has to be checked, with what is needed to make a result of its outcome.
    Due(Box<Article>, R),
}

/// The results of inputs, in their order. `look` sees each input before anything of the bundle is checked,
/// `finish` makes a result of what was.
pub(crate) fn results<E, T, R>(
    checker: &Checker,
    inputs: Vec<E>,
    look: impl Fn(E) -> Known<T, R>,
    finish: impl Fn(Outcome, R) -> T,
) -> Vec<T> {
    let mut results = Vec::with_capacity(inputs.len());
    let (mut waiting, mut bytes) = (Vec::new(), 0);
    for input in inputs {
        let known = look(input);
        if let Known::Due(article, _) = &known {
            bytes += article.text.len();
        }
        waiting.push(known);
        if bytes >= MOST_BYTES {
            settle(checker, &mut waiting, &finish, &mut results);
            bytes = 0;
        }
    }
    settle(checker, &mut waiting, &finish, &mut results);
    results
}

/// Checks what is due, and adds all results in their order.
fn settle<T, R>(
    checker: &Checker,
    waiting: &mut Vec<Known<T, R>>,
    finish: impl Fn(Outcome, R) -> T,
    results: &mut Vec<T>,
) {
    let mut articles = Vec::new();
    let mut rest = Vec::with_capacity(waiting.len());
    for known in waiting.drain(..) {
        rest.push(match known {
            Known::Whole(result) => Ok(result),
            Known::Due(article, with) => {
                articles.push(*article);
                Err(with)
            }
        });
    }
    // One outcome for each article, so that none is left out.
    let mut outcomes = check_all(checker, articles).into_iter();
    results.extend(rest.into_iter().filter_map(|known| match known {
        Ok(result) => Some(result),
        Err(with) => outcomes.next().map(|outcome| finish(outcome, with)),
    }));
}
