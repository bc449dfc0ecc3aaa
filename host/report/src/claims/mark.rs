//! What a stretch of text is, as marks that do not overlap.

use super::palette::{CLAIM, CUE, FIGURE, SOURCE, TIME};
use anstyle::Style;
use gainsay_model::{ArticleReport, Span};

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Source,
    Cue,
    Figure,
    Time,
    Claim,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [
        Self::Claim,
        Self::Source,
        Self::Cue,
        Self::Figure,
        Self::Time,
    ];

    /// Its name in the legend.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Figure => "figure",
            Self::Time => "time",
            Self::Claim => "claim",
        }
    }

    /// What stands under its words where there are no colours.
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Source => "s",
            Self::Cue => "c",
            Self::Figure => "f",
            Self::Time => "t",
            Self::Claim => "^",
        }
    }

    pub(super) const fn style(self) -> Style {
        match self {
            Self::Source => SOURCE,
            Self::Cue => CUE,
            Self::Figure => FIGURE,
            Self::Time => TIME,
            Self::Claim => CLAIM,
        }
    }
}

/// Kinds that lie over a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// The kind that is shown where there is room for one: figures and times stand inside sources
    /// and cues, and claims are what the view is for.
    pub(super) fn first(self) -> Option<Kind> {
        [
            Kind::Claim,
            Kind::Time,
            Kind::Figure,
            Kind::Cue,
            Kind::Source,
        ]
        .into_iter()
        .find(|kind| self.has(*kind))
    }

    /// A claim keeps its line over the colour of what it lies on.
    pub(super) fn style(self) -> Style {
        let below = Self(self.0 & !(1 << Kind::Claim as u8));
        let style = below.first().map_or(Style::new(), Kind::style);
        if self.has(Kind::Claim) {
            style.effects(style.get_effects() | CLAIM.get_effects())
        } else {
            style
        }
    }
}

/// Marks in order: the byte of the file from which on the kinds hold.
pub(super) fn marks(report: &ArticleReport) -> Vec<(u32, Kinds)> {
    let claims = &report.claims;
    let mut spans: Vec<(Span, Kind)> = Vec::new();
    spans.extend(claims.claims.iter().map(|c| (c.trigger, Kind::Claim)));
    for attribution in &claims.attributions {
        spans.push((attribution.cue, Kind::Cue));
        spans.extend(attribution.source.map(|source| (source, Kind::Source)));
        spans.extend(attribution.via.map(|via| (via, Kind::Source)));
    }
    spans.extend(claims.quantities.iter().map(|q| (q.span, Kind::Figure)));
    spans.extend(claims.times.iter().map(|t| (t.span, Kind::Time)));
    let mut edges: Vec<(u32, bool, Kind)> = Vec::new();
    for (span, kind) in spans {
        let raw = report.source.to_raw(span);
        if !raw.is_empty() {
            edges.extend([(raw.start, true, kind), (raw.end, false, kind)]);
        }
    }
    edges.sort_unstable();
    changes(&edges)
}

fn changes(edges: &[(u32, bool, Kind)]) -> Vec<(u32, Kinds)> {
    let mut open = [0_u32; Kind::ALL.len()];
    let mut marks: Vec<(u32, Kinds)> = Vec::new();
    for &(at, opens, kind) in edges {
        if let Some(count) = open.get_mut(kind as usize) {
            *count = if opens {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        }
        let kinds = open.iter().enumerate().filter(|(_, count)| **count > 0);
        let kinds = Kinds(kinds.fold(0, |bits, (kind, _)| bits | 1 << kind));
        match marks.last_mut() {
            Some((place, last)) if *place == at => *last = kinds,
            _ => marks.push((at, kinds)),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_overlap_become_stretches() {
        let edges = [
            (2, true, Kind::Source),
            (4, true, Kind::Figure),
            (6, false, Kind::Figure),
            (6, true, Kind::Claim),
            (9, false, Kind::Source),
            (9, false, Kind::Claim),
        ];
        let firsts: Vec<_> = changes(&edges)
            .into_iter()
            .map(|(at, kinds)| (at, kinds.first()))
            .collect();
        assert_eq!(
            firsts,
            [
                (2, Some(Kind::Source)),
                (4, Some(Kind::Figure)),
                (6, Some(Kind::Claim)),
                (9, None),
            ]
        );
    }

    #[test]
    fn a_claim_over_a_cue_shows_both() {
        let both = Kinds(1 << Kind::Claim as u8 | 1 << Kind::Cue as u8);
        assert_eq!(both.style().get_fg_color(), CUE.get_fg_color());
        assert!(both.style().get_effects().contains(CLAIM.get_effects()));
    }
}
