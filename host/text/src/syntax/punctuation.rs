//! Hangs punctuation marks on the words of a finished tree.
//!
//! Brackets and quotation marks hang on the head of what they enclose. Any other mark between two
//! words hangs on the word that governs both sides, unless it opens a conjunct, an apposition or
//! a clause after a noun, or closes one. Marks at an end of the sentence hang on the root.

use super::tags::Deprel;

/// Deepest nesting of marks and longest chain of heads that is looked at: both bound the work for
/// one mark.
const DEEPEST: usize = 64;

/// Head and relation of each token, the root being the number of tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Arcs {
    /// Heads.
    pub(super) heads: Vec<u32>,
    /// Relations.
    pub(super) rels: Vec<Deprel>,
}

/// Buffers for [`attach`].
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Head found for each token that is a mark.
    found: Vec<Option<u32>>,
    /// Marks that are open, with the character that closes them.
    open: Vec<(char, u32)>,
    /// First and last mark of each pair; a quotation that goes on from the sentence before has no
    /// first.
    pairs: Vec<(Option<u32>, u32)>,
    /// Whether a mark hangs on the token.
    opened: Vec<bool>,
    depths: Vec<u8>,
    left: Vec<u32>,
    right: Vec<u32>,
}

/// Gives each token for which `is_mark` holds a head; the others form a tree already.
pub(super) fn attach(tokens: &[&str], is_mark: &[bool], arcs: &mut Arcs, work: &mut Marks) {
    let len = tokens.len() as u32;
    let Some(root) = (0..len).find(|&at| !marked(is_mark, at) && head(arcs, at) == len) else {
        return;
    };
    work.found.clear();
    work.found.resize(tokens.len(), None);
    work.opened.clear();
    work.opened.resize(tokens.len(), false);
    work.depths.clear();
    work.depths.extend((0..len).map(|at| depth(arcs, at)));
    pair(tokens, is_mark, work);
    for index in 0..work.pairs.len() {
        let (first, last) = work.pairs[index];
        let from = first.map_or(0, |first| first + 1);
        if let Some(inner) = head_within(is_mark, arcs, &work.depths, (from, last)) {
            if let Some(first) = first {
                set(work, first, inner);
            }
            set(work, last, inner);
            let comma = inner_comma(tokens, last).filter(|&comma| marked(is_mark, comma));
            if let Some(comma) = comma {
                set(work, comma, inner);
            }
        }
    }
    let mut before: Option<u32> = None;
    let mut after = Some(0);
    for at in 0..len {
        if !marked(is_mark, at) {
            before = Some(at);
            continue;
        }
        if work.found.get(at as usize).copied().flatten().is_some() {
            continue;
        }
        if after.is_some_and(|after| after <= at) {
            after = (at + 1..len).find(|&next| !marked(is_mark, next));
        }
        let chosen = match (before, after) {
            (Some(left), Some(right)) => between(tokens, arcs, (left, at, right), work),
            _ => root,
        };
        set(work, at, chosen);
    }
    for (at, found) in work.found.iter().enumerate() {
        if let Some(found) = *found {
            arcs.heads[at] = found;
            arcs.rels[at] = Deprel::Punct;
        }
    }
}

fn marked(is_mark: &[bool], at: u32) -> bool {
    is_mark.get(at as usize).copied().unwrap_or(false)
}

fn head(arcs: &Arcs, at: u32) -> u32 {
    arcs.heads.get(at as usize).copied().unwrap_or(u32::MAX)
}

fn set(work: &mut Marks, at: u32, head: u32) {
    if let Some(found) = work.found.get_mut(at as usize) {
        *found = Some(head);
    }
    if let Some(opened) = work.opened.get_mut(head as usize) {
        *opened = true;
    }
}

/// Finds the marks that belong together.
fn pair(tokens: &[&str], is_mark: &[bool], work: &mut Marks) {
    work.open.clear();
    work.pairs.clear();
    for (at, token) in tokens.iter().enumerate() {
        let at = at as u32;
        let Some(char) = token.chars().next().filter(|_| marked(is_mark, at)) else {
            continue;
        };
        let from = work.open.len().saturating_sub(DEEPEST);
        let opened = work.open.get(from..).unwrap_or_default();
        let partner = opened.iter().rposition(|open| open.0 == char);
        if let Some(partner) = partner.map(|place| place + from) {
            work.pairs.push((Some(work.open[partner].1), at));
            work.open.truncate(partner);
        } else if matches!(char, '"' | '”') && inner_comma(tokens, at).is_some() {
            work.pairs.push((None, at));
        } else if let Some(closing) = closing(char) {
            work.open.push((closing, at));
        }
    }
}

/// The comma before a closing quotation mark, which belongs to what is quoted: `"Yes," she said`.
fn inner_comma(tokens: &[&str], closing: u32) -> Option<u32> {
    let before = closing.checked_sub(1)?;
    let is_quote = matches!(tokens.get(closing as usize), Some(&("\"" | "”" | "''")));
    (is_quote && tokens.get(before as usize) == Some(&",")).then_some(before)
}

/// The character that closes what this one opens.
fn closing(char: char) -> Option<char> {
    match char {
        '"' | '\'' => Some(char),
        '“' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        '`' => Some('\''),
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}

/// The word of a range that is nearest to the root.
fn head_within(
    is_mark: &[bool],
    arcs: &Arcs,
    depths: &[u8],
    (from, end): (u32, u32),
) -> Option<u32> {
    let inside = (from..end).filter(|&at| !marked(is_mark, at));
    let tops = inside.filter(|&at| !(from..end).contains(&head(arcs, at)));
    tops.min_by_key(|&at| depths.get(at as usize))
}

fn depth(arcs: &Arcs, at: u32) -> u8 {
    let mut next = head(arcs, at);
    let mut depth = 0;
    while (next as usize) < arcs.heads.len() && usize::from(depth) < DEEPEST {
        next = head(arcs, next);
        depth += 1;
    }
    depth
}

fn chain(arcs: &Arcs, at: u32, out: &mut Vec<u32>) {
    out.clear();
    let mut next = at;
    while (next as usize) < arcs.heads.len() && out.len() < DEEPEST {
        out.push(next);
        next = head(arcs, next);
    }
}

/// The head of a mark between two words.
fn between(tokens: &[&str], arcs: &Arcs, places: (u32, u32, u32), work: &mut Marks) -> u32 {
    let (left, at, right) = places;
    let Marks {
        left: up,
        right: over,
        opened,
        ..
    } = work;
    chain(arcs, left, up);
    chain(arcs, right, over);
    let Some((from, to)) = up
        .iter()
        .enumerate()
        .find_map(|(from, word)| Some((from, over.iter().position(|other| other == word)?)))
    else {
        return left;
    };
    let rel = |word: u32| arcs.rels.get(word as usize).copied().unwrap_or(Deprel::Dep);
    let mark = tokens.get(at as usize).copied().unwrap_or_default();
    let is_comma = mark == ",";
    let is_dash = matches!(mark, "-" | "–" | "—" | "--");
    if let Some(&begun) = to.checked_sub(1).and_then(|to| over.get(to)) {
        let opens = match rel(begun) {
            Deprel::Conj => is_comma || mark == ";",
            Deprel::Appos => is_comma || is_dash || mark == ":",
            Deprel::Acl | Deprel::AclRelcl => is_comma || mark == ":",
            _ => false,
        };
        if opens {
            return begun;
        }
    }
    if is_comma || is_dash {
        let ended = up.get(..from).unwrap_or_default().iter().rev();
        let closes = |word: &&u32| {
            let nested = matches!(
                rel(**word),
                Deprel::Appos | Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis
            );
            nested && opened.get(**word as usize).copied().unwrap_or(false)
        };
        if let Some(&closed) = ended.clone().find(closes) {
            return closed;
        }
    }
    up.get(from).copied().unwrap_or(left)
}
