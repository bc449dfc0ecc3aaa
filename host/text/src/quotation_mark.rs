//! Which tokens are quotation marks, and which way each can face.

use crate::Annotations;

/// Marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// `"`, `“ ”`, `` `` ''``, `« »`.
    Double,
    /// `'`, `‘ ’`.
    Single,
}

/// A token that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Index of the token.
    pub(crate) token: u32,
    /// Marks that it pairs with.
    pub(crate) class: Class,
    /// It may open a quotation.
    pub(crate) opens: bool,
    /// It may close one.
    pub(crate) closes: bool,
    /// It looks as much like the apostrophe of "the workers' hall".
    weak: bool,
}

/// The marks of a paragraph, in order of place.
pub(crate) fn marks(text: &str, annotations: &Annotations, tokens: (u32, u32)) -> Vec<Mark> {
    let mut found = Vec::new();
    let inside = annotations
        .tokens
        .get(tokens.0 as usize..tokens.1 as usize)
        .unwrap_or_default();
    for (token, place) in (tokens.0..).zip(inside) {
        let word = place.span.of(text);
        let Some((class, facing)) = class_of(word) else {
            continue;
        };
        let before = text
            .get(..place.span.start as usize)
            .and_then(|t| t.chars().next_back());
        let mut ahead = text
            .get(place.span.end as usize..)
            .unwrap_or_default()
            .chars();
        let after = ahead.next();
        let free_before = token == tokens.0
            || before.is_none_or(|c| c.is_whitespace() || "([{—–-/“\"‘'`".contains(c));
        let free_after = after.is_none_or(char::is_whitespace);
        let (opens, closes) = match facing {
            Facing::Opens => (true, false),
            Facing::Closes => (free_before && !free_after && class == Class::Double, true),
            // A mark between two spaces closes what is open, else it opens.
            Facing::Either if free_before && free_after => (token > tokens.0, token > tokens.0),
            Facing::Either => (free_before, !free_before),
        };
        let possessive = before.is_some_and(|c| matches!(c, 's' | 'S' | 'x' | 'z'));
        let weak = possessive && free_after && ahead.next().is_some_and(char::is_alphanumeric);
        found.push(Mark {
            token,
            class,
            opens,
            closes,
            weak,
        });
    }
    settle_single_marks(&mut found);
    found
}

/// What the form of a mark says of its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facing {
    Opens,
    Closes,
    Either,
}

fn class_of(word: &str) -> Option<(Class, Facing)> {
    Some(match word {
        "\"" | "''" | "＂" => (Class::Double, Facing::Either),
        "“" | "``" | "„" | "«" | "‘‘" => (Class::Double, Facing::Opens),
        "”" | "»" | "’’" => (Class::Double, Facing::Closes),
        "'" => (Class::Single, Facing::Either),
        "‘" | "`" => (Class::Single, Facing::Opens),
        "’" => (Class::Single, Facing::Closes),
        _ => return None,
    })
}

/// Takes the direction from single marks that are apostrophes: a weak close before a sure one, an
/// opening that no close follows.
fn settle_single_marks(marks: &mut [Mark]) {
    let mut sure_close_ahead = false;
    let mut close_ahead = false;
    for mark in marks
        .iter_mut()
        .rev()
        .filter(|mark| mark.class == Class::Single)
    {
        if mark.closes && !mark.opens {
            if mark.weak && sure_close_ahead {
                mark.closes = false;
            } else {
                close_ahead = true;
                sure_close_ahead |= !mark.weak;
            }
        } else if mark.opens {
            mark.opens = close_ahead;
            (close_ahead, sure_close_ahead) = (false, false);
        }
    }
}
