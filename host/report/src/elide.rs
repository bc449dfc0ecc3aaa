//! Which characters of a line are shown where it is too long.

use crate::snippet::{Glyph, Mark};

/// Columns that `…` takes with its spaces.
pub(crate) const GAP: usize = 3;
/// A word is not cut by a gap unless it is longer than this.
const LONGEST_WORD: usize = 15;

/// Which characters are shown: all if they fit, else the marks and as much around them as fits.
pub(crate) fn shown(glyphs: &[Glyph<'_>], marks: &[Mark], room: usize) -> Vec<bool> {
    let width = |glyph: &Glyph<'_>| glyph.cell.width;
    let total: usize = glyphs.iter().map(width).sum();
    let cut = glyphs.iter().any(|g| g.after_gap || g.before_gap);
    if total <= room && !(cut && total + 2 * GAP > room) {
        return vec![true; glyphs.len()];
    }
    // A gap before, between and after the marks; those at the ends have one space less.
    let budget = room.saturating_sub(GAP * marks.len() + 1);
    let marked = glyphs
        .iter()
        .filter(|glyph| marks.iter().any(|mark| glyph.marked_by(mark)));
    let part = if marked.map(width).sum::<usize>() <= budget {
        budget
    } else {
        budget / marks.len().max(1)
    };
    let mut keep = vec![false; glyphs.len()];
    let mut used = 0;
    for mark in marks {
        used += keep_mark(glyphs, mark, part, &mut keep);
    }
    loop {
        let mut grown = false;
        for at in edges(&keep) {
            let columns = glyphs.get(at).map_or(0, width);
            if used + columns <= budget
                && let Some(kept) = keep.get_mut(at)
            {
                *kept = true;
                used += columns;
                grown = true;
            }
        }
        if !grown {
            break;
        }
    }
    let free = |at: usize| {
        glyphs
            .get(at)
            .is_some_and(|glyph| !marks.iter().any(|mark| glyph.marked_by(mark)))
    };
    for (start, end) in runs(&keep) {
        let cut = start > 0 || glyphs.first().is_some_and(|glyph| glyph.after_gap);
        if cut {
            let_go(
                glyphs,
                &free,
                &mut (start..end),
                start.checked_sub(1),
                &mut keep,
            );
        }
        let cut = end < glyphs.len() || glyphs.last().is_some_and(|glyph| glyph.before_gap);
        if cut {
            let_go(glyphs, &free, &mut (start..end).rev(), Some(end), &mut keep);
        }
    }
    keep
}

/// Keeps the marked characters; of a mark wider than `part`, both ends. Gives the columns used.
fn keep_mark(glyphs: &[Glyph<'_>], mark: &Mark, part: usize, keep: &mut [bool]) -> usize {
    let inside: Vec<usize> = (0..glyphs.len())
        .filter(|at| glyphs.get(*at).is_some_and(|glyph| glyph.marked_by(mark)))
        .collect();
    let width = |at: usize| glyphs.get(at).map_or(0, |glyph| glyph.cell.width);
    let whole = inside.iter().map(|at| width(*at)).sum::<usize>() <= part;
    let (limit, gap) = if whole {
        (usize::MAX, 0)
    } else {
        (part.saturating_sub(GAP) / 2, GAP)
    };
    let within = |spent: &mut usize, at: usize| {
        *spent = spent.saturating_add(width(at));
        (*spent <= limit).then_some(at)
    };
    let head = inside.iter().copied().scan(0, within);
    let tail = inside.iter().rev().copied().scan(0, within);
    let mut used = gap;
    for at in head.chain(tail) {
        if let Some(kept) = keep.get_mut(at)
            && !std::mem::replace(kept, true)
        {
            used += width(at);
        }
    }
    used
}

/// Characters that are not kept next to one that is.
fn edges(keep: &[bool]) -> Vec<usize> {
    let kept = |at: usize| keep.get(at).copied().unwrap_or(false);
    (0..keep.len())
        .filter(|at| !kept(*at) && (kept(at + 1) || at.checked_sub(1).is_some_and(kept)))
        .collect()
}

/// Stretches of characters that are kept: first, and one past the last.
fn runs(keep: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in keep.iter().enumerate().filter(|(_, kept)| **kept) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// Lets go of the part of a word at the end of a run, and of the spaces there. `inwards` leads from
/// that end into the run, `beyond` is the character just outside it.
fn let_go(
    glyphs: &[Glyph<'_>],
    free: &impl Fn(usize) -> bool,
    inwards: &mut dyn Iterator<Item = usize>,
    beyond: Option<usize>,
    keep: &mut [bool],
) {
    let space = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.cell.is_space());
    let mut inwards = inwards.peekable();
    let mut gone = Vec::new();
    if !beyond.is_some_and(space) {
        while let Some(at) = inwards.next_if(|at| free(*at) && !space(*at)) {
            gone.push(at);
        }
        // What is left of a word that reaches a mark stays, and so does a very long one.
        let reaches_mark = inwards.peek().is_some_and(|at| !free(*at));
        if reaches_mark || gone.len() > LONGEST_WORD {
            return;
        }
    }
    while let Some(at) = inwards.next_if(|at| free(*at) && space(*at)) {
        gone.push(at);
    }
    for at in gone {
        if let Some(kept) = keep.get_mut(at) {
            *kept = false;
        }
    }
}
