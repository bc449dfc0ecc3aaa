//! Rules that look across articles, and the claims that they hear of.

use crate::checker::{Checker, Loaded};
use gainsay_model::{Claim, Rule, RuleScope};
use gainsay_sandbox::Part;
use std::collections::HashMap;

/// A rule of scope `case`.
pub(crate) struct Listener<'c> {
    /// Index of its plugin.
    pub(crate) plugin: usize,
    /// The rule with its parameters.
    pub(crate) rule: &'c (Rule, Vec<u8>),
    /// Patterns of frames of which a case must hold a claim; none: it may hold any.
    opens: &'c [String],
    /// Patterns of frames that it hears of; none: of all.
    hears: Vec<&'c str>,
    /// It compares figures: claims without any say nothing to it.
    figures: bool,
}

/// Up to 64 rules that look across articles; a set of them fits into a word.
pub(crate) struct Listeners<'c> {
    pub(crate) rules: Vec<Listener<'c>>,
    /// By frame, where [`Listeners::heard`] has the claims of the frame without figures; those with
    /// figures come next.
    frames: HashMap<&'c str, u16>,
    heard: Vec<Heard>,
}

/// The most rules that look across articles in one run. Rules beyond see single articles only, and
/// are told of.
pub(crate) const MOST_RULES: usize = 64;

/// Which listeners hear of a claim, and for which of them it opens a case: a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) by: u64,
    pub(crate) opens: u64,
}

impl<'c> Listeners<'c> {
    pub(crate) fn new(checker: &'c Checker) -> Self {
        let rules = checker.plugins.iter().enumerate();
        let rules = rules.flat_map(|(plugin, loaded)| of_plugin(checker, plugin, loaded));
        let mut listeners = Self {
            rules: rules.take(MOST_RULES).collect(),
            frames: HashMap::new(),
            heard: Vec::new(),
        };
        let seen = |frame: &&str| !checker.hidden.contains(*frame);
        for frame in checker.frames.iter().map(String::as_str).filter(seen) {
            let kinds = [false, true].map(|figures| listeners.hear(frame, figures));
            if kinds[1].by != 0
                && let Ok(kind) = u16::try_from(listeners.heard.len())
            {
                listeners.frames.insert(frame, kind);
                listeners.heard.extend(kinds);
            }
        }
        listeners
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The kind of a claim, if some rule hears of it.
    pub(crate) fn kind_of(&self, claim: &Claim) -> Option<u16> {
        let frame = self.frames.get(claim.frame.as_str())?;
        let kind = frame + u16::from(!claim.quantities.is_empty());
        (self.heard(kind).by != 0).then_some(kind)
    }

    /// Which rules hear of claims of a kind.
    pub(crate) fn heard(&self, kind: u16) -> Heard {
        self.heard.get(kind as usize).copied().unwrap_or_default()
    }

    fn hear(&self, frame: &str, figures: bool) -> Heard {
        let mut heard = Heard::default();
        for (bit, rule) in self.rules.iter().enumerate() {
            let opens = fits(rule.opens.iter().map(String::as_str), frame);
            let hears = opens || fits(rule.hears.iter().copied(), frame);
            if hears && (!rule.figures || figures) {
                heard.by |= 1 << bit;
                heard.opens |= u64::from(opens) << bit;
            }
        }
        heard
    }
}

fn of_plugin<'c>(
    checker: &'c Checker,
    plugin: usize,
    loaded: &'c Loaded,
) -> impl Iterator<Item = Listener<'c>> {
    let figures = loaded.plugin.info().needs.contains(&Part::Quantities);
    let frames = loaded.frames.iter().zip(&loaded.heard);
    let rules = loaded.rules.iter().zip(frames);
    rules
        .filter(|((rule, _), _)| rule.scope == RuleScope::Case)
        .map(move |(rule, (opens, hears))| {
            let opposed = opens.iter().flat_map(|frame| checker.opposites.of(frame));
            Listener {
                plugin,
                rule,
                opens,
                hears: hears.iter().map(String::as_str).chain(opposed).collect(),
                figures,
            }
        })
}

/// Whether there is no pattern, or one that the frame fits.
fn fits<'p>(patterns: impl Iterator<Item = &'p str>, frame: &str) -> bool {
    let mut patterns = patterns.peekable();
    patterns.peek().is_none()
        || patterns.any(|pattern| match pattern.strip_suffix('*') {
            Some(prefix) => frame.starts_with(prefix),
            None => pattern == frame,
        })
}
