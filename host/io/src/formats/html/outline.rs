//! A page's blocks and what its head says, in one pass over its tokens.

use super::draft::{Draft, State, Zones};
use super::elements;
use super::fields::Fields;
use crate::formats::reading::remark;
use gainsay_model::BlockKind;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::BTreeMap;

/// Elements that are open at once; what is nested deeper belongs to the innermost of them.
const MOST_OPEN: usize = 512;

/// Open elements that are looked through for the one that a tag has to do with.
const MOST_LOOKED_AT: usize = 32;

/// What a page has to say.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) drafts: Vec<Draft>,
    pub(super) fields: Fields,
    /// Comments that speak to gainsay, in order of place.
    pub(super) comments: Vec<Comment>,
}

/// A comment `<!-- gainsay: ... -->`.
#[derive(Debug)]
pub(super) struct Comment {
    /// What it says.
    pub(super) words: String,
    /// Its byte in the page.
    pub(super) at: usize,
    /// The index of the draft around it, else of the one after it.
    pub(super) draft: usize,
}

impl Outline {
    /// Reads a page or a part of one. Any text is one.
    pub(super) fn of(raw: &str) -> Self {
        let mut walk = Walk::new(raw);
        let mut emitter = DefaultEmitter::new_with_span();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(raw, emitter) {
            match token {
                Token::StartTag(tag) => walk.start(&tag),
                Token::EndTag(tag) => walk.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(string) => walk.words(string.span.start, string.span.end),
                Token::Comment(comment) => {
                    walk.comment(&String::from_utf8_lossy(&comment), comment.span.start);
                }
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        walk.outline.fields.close();
        walk.outline
    }
}

/// An open element.
struct Open {
    name: String,
    inline: bool,
    state: State,
}

struct Walk<'a> {
    raw: &'a str,
    outline: Outline,
    open: Vec<Open>,
    /// How many elements of a name are open, so that end tags of none cost nothing.
    counts: BTreeMap<String, usize>,
    /// Elements that were too deep to be opened.
    too_deep: usize,
    /// Zones numbered so far.
    zones: u32,
    /// The last draft is still open.
    in_draft: bool,
}

impl<'a> Walk<'a> {
    fn new(raw: &'a str) -> Self {
        Self {
            raw,
            outline: Outline::default(),
            open: Vec::new(),
            counts: BTreeMap::new(),
            too_deep: 0,
            zones: 0,
            in_draft: false,
        }
    }

    fn state(&self) -> State {
        self.open.last().map_or(
            State {
                zones: Zones::default(),
                kind: BlockKind::Paragraph,
                dropped: false,
                beside: false,
                in_prose: false,
                link: false,
            },
            |open| open.state,
        )
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let inline = elements::is_inline(&name);
        if name == "br" {
            return self.line_break(tag.span.start);
        }
        self.outline.fields.close();
        if !inline {
            self.close_implied(&name);
            self.in_draft = false;
        }
        let attributes = Attributes(tag);
        let state = self.inner(&name, &attributes);
        self.outline
            .fields
            .element(self.raw, &name, &attributes, &state);
        if elements::is_empty(&name) {
            return;
        }
        if self.open.len() >= MOST_OPEN {
            self.too_deep += 1;
            return;
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        self.open.push(Open {
            name,
            inline,
            state,
        });
    }

    /// What an element makes of the state around it.
    fn inner(&mut self, name: &str, attributes: &Attributes<'_>) -> State {
        let mut state = self.state();
        let classes = attributes.text("class");
        let role = attributes.text("role");
        let outside = state.zones == Zones::default();
        if name == "figcaption" && self.figure_is_shown() {
            state.dropped = false;
        }
        state.dropped |= elements::is_dropped(name)
            || elements::is_dropped_role(&role)
            || (name == "header" && outside)
            || attributes.has("hidden")
            || attributes.text("aria-hidden") == "true"
            || elements::hides(&attributes.text("style"), &classes);
        state.link |= name == "a";
        if elements::is_inline(name) {
            return state;
        }
        state.kind = elements::kind(name, state.kind);
        state.in_prose |= matches!(name, "p" | "li" | "blockquote" | "td");
        if elements::is_caption(&classes) {
            state.kind = BlockKind::Caption;
        }
        let is_zone = self.zone(name, attributes, &mut state.zones);
        if !is_zone && !matches!(name, "html" | "body") {
            let id = attributes.text("id");
            state.beside |=
                name == "form" || elements::is_beside(&classes) || elements::is_beside(&id);
        }
        state
    }

    /// Numbers the zone that an element opens, if it does.
    fn zone(&mut self, name: &str, attributes: &Attributes<'_>, zones: &mut Zones) -> bool {
        let properties = attributes.text("itemprop");
        let mut properties = properties.split_ascii_whitespace();
        let zone = if properties.any(|property| property.eq_ignore_ascii_case("articlebody")) {
            &mut zones.body
        } else if name == "article" {
            &mut zones.article
        } else if name == "main" || attributes.text("role") == "main" {
            &mut zones.main
        } else {
            return false;
        };
        self.zones += 1;
        *zone = self.zones;
        true
    }

    /// Whether the words of a picture are only dropped since they stand in a `figure`.
    fn figure_is_shown(&self) -> bool {
        let mut outwards = self.open.iter().rev().take(MOST_LOOKED_AT);
        let figure = outwards.find(|open| open.name == "figure");
        figure.is_some() && outwards.next().is_none_or(|open| !open.state.dropped)
    }

    /// Ends what the start of a block ends: an open paragraph, the item before an item.
    fn close_implied(&mut self, name: &str) {
        let open = self.open.iter().rev().take(MOST_LOOKED_AT);
        let above = match name {
            "li" => open
                .enumerate()
                .find(|(_, open)| matches!(open.name.as_str(), "li" | "ul" | "ol")),
            _ => open.enumerate().find(|(_, open)| !open.inline),
        };
        let closes = match name {
            "li" => "li",
            _ => "p",
        };
        if let Some((above, _)) = above.filter(|(_, open)| open.name == closes) {
            self.close_from(self.open.len() - 1 - above);
        }
    }

    fn end(&mut self, name: &str) {
        self.outline.fields.close();
        if name == "p" || !elements::is_inline(name) {
            self.in_draft = false;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        let found = if elements::is_inline(name) {
            // The end of an inline element does not end the blocks that it was opened around.
            let inline = self.open.iter().rev().take(MOST_LOOKED_AT);
            let mut inline = inline.enumerate().take_while(|(_, open)| open.inline);
            inline
                .find(|(_, open)| open.name == name)
                .map(|(above, _)| above)
        } else {
            self.open.iter().rev().position(|open| open.name == name)
        };
        if let Some(above) = found {
            self.close_from(self.open.len() - 1 - above);
        }
    }

    fn close_from(&mut self, depth: usize) {
        for open in self.open.drain(depth.min(self.open.len())..) {
            if let Some(count) = self.counts.get_mut(&open.name) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Two in a row part paragraphs.
    fn line_break(&mut self, at: usize) {
        if let Some(draft) = self.outline.drafts.last_mut().filter(|_| self.in_draft) {
            if draft.ends_line() {
                self.in_draft = false;
            } else {
                draft.new_line(at);
            }
        }
    }

    fn comment(&mut self, text: &str, at: usize) {
        if let Some(words) = remark(text) {
            let drafts = self.outline.drafts.len();
            self.outline.comments.push(Comment {
                words: words.to_owned(),
                at,
                draft: drafts.saturating_sub(usize::from(self.in_draft)),
            });
        }
    }

    fn words(&mut self, start: usize, end: usize) {
        let raw = self.raw.get(start..end).unwrap_or_default();
        self.outline.fields.words(raw, start);
        let state = self.state();
        if state.dropped {
            return;
        }
        if !self.in_draft {
            if raw.trim().is_empty() {
                return;
            }
            self.outline.drafts.push(Draft::of(&state));
            self.in_draft = true;
        }
        if let Some(draft) = self.outline.drafts.last_mut() {
            draft.add(raw, start, state.link);
        }
    }
}

/// The attributes of a start tag.
pub(super) struct Attributes<'a>(&'a StartTag<usize>);

impl Attributes<'_> {
    /// Whether there is an attribute of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.attributes.contains_key(name.as_bytes())
    }

    /// The text of an attribute; empty if there is none.
    pub(super) fn text(&self, name: &str) -> String {
        let value = self.0.attributes.get(name.as_bytes());
        value.map_or_else(String::new, |value| {
            String::from_utf8_lossy(&value.value).into_owned()
        })
    }

    /// Where an attribute's value stands in the file, as it is written there.
    pub(super) fn place(&self, raw: &str, name: &str) -> Option<(usize, usize)> {
        let span = self.0.attributes.get(name.as_bytes())?.span;
        let written = raw.get(span.start..span.end.min(raw.len()))?;
        let (before, value) = written.split_once('=')?;
        let bare = value.trim_start();
        let start = span.start + before.len() + 1 + (value.len() - bare.len());
        match bare.chars().next() {
            Some(mark @ ('"' | '\'')) => {
                let inside = bare.get(1..)?;
                Some((
                    start + 1,
                    start + 1 + inside.find(mark).unwrap_or(inside.len()),
                ))
            }
            _ => Some((start, start + bare.trim_end_matches(['>', ' ', '/']).len())),
        }
    }
}
