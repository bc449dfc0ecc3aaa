//! What the elements of a page are to its text.

use gainsay_model::BlockKind;

/// Elements without an end tag.
const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that stand in a line of text. Others, but for custom ones, part it.
const INLINE: [&str; 39] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "script",
];

/// Elements that hold no text of an article.
const DROPPED: [&str; 34] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "figure", "footer", "head",
    "iframe", "map", "math", "menu", "meter", "nav", "noembed", "noframes", "noscript", "object",
    "optgroup", "option", "progress", "rp", "rt", "script", "search", "select", "style", "svg",
    "template", "textarea", "title", "video", "applet",
];

/// Roles of elements that hold no text of an article.
const DROPPED_ROLES: [&str; 11] = [
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "navigation",
    "search",
    "tablist",
    "toolbar",
];

/// Classes by which pages hide words from everybody who sees them.
const HIDING_CLASSES: [&str; 4] = [
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
];

/// Parts of the names of classes and ids under which pages keep what is not the article.
const BESIDE: [&str; 42] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "masthead",
    "modal",
    "newsletter",
    "pager",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "promotion",
    "pull",
    "pullquote",
    "recirc",
    "recommended",
    "recommendations",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "tags",
    "teaser",
    "teasers",
    "toolbar",
    "trending",
    "widget",
];

/// Parts of names that say that the article stands within all the same: `page-with-sidebar`.
const AROUND: [&str; 7] = ["body", "content", "has", "layout", "main", "page", "with"];

/// Whether the element has no end tag.
pub(super) fn is_empty(name: &str) -> bool {
    EMPTY.contains(&name)
}

/// Whether the element stands in a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name) || name.contains('-') || (is_empty(name) && name != "hr")
}

/// The kind of block that an element's words are, within a block of the kind `outer`.
pub(super) fn kind(name: &str, outer: BlockKind) -> BlockKind {
    match (name, outer) {
        ("h1", _) => BlockKind::Title,
        ("h2" | "h3" | "h4" | "h5" | "h6", _) => BlockKind::Heading,
        ("blockquote", _) => BlockKind::Quotation,
        ("li" | "dd", _) => BlockKind::ListItem,
        ("figcaption" | "caption", _) => BlockKind::Caption,
        ("pre" | "td" | "th" | "dt", _) => BlockKind::Verbatim,
        ("p", BlockKind::Verbatim) | ("body" | "article" | "main", _) => BlockKind::Paragraph,
        _ => outer,
    }
}

/// Whether an element of this name holds no text of an article.
pub(super) fn is_dropped(name: &str) -> bool {
    DROPPED.contains(&name)
}

/// Whether an element of this role holds no text of an article.
pub(super) fn is_dropped_role(role: &str) -> bool {
    DROPPED_ROLES.contains(&role.trim())
}

/// Whether a style or a class hides the element.
pub(super) fn hides(style: &str, classes: &str) -> bool {
    let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.to_ascii_lowercase();
    let hidden = ["display:none", "visibility:hidden"];
    hidden.iter().any(|hidden| bare.contains(hidden))
        || classes
            .split_ascii_whitespace()
            .any(|class| HIDING_CLASSES.contains(&class))
}

/// Whether the names of classes and ids say that the element stands beside the article.
pub(super) fn is_beside(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let name = name.to_ascii_lowercase();
        let parts = || name.split(|c: char| !c.is_ascii_alphanumeric());
        parts().any(|part| BESIDE.contains(&part)) && !parts().any(|part| AROUND.contains(&part))
    })
}

/// Whether the names of classes say that the element is the text of a picture.
pub(super) fn is_caption(names: &str) -> bool {
    let mut parts = names.split(|c: char| !c.is_ascii_alphanumeric());
    parts.any(|part| part.eq_ignore_ascii_case("caption"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_classes_are_taken_word_by_word() {
        for (names, beside) in [
            ("related-links", true),
            ("col-4 Newsletter_Signup", true),
            ("page-with-sidebar", false),
            ("article-body comments", true),
            ("lead paragraph", false),
            ("adventure shared-header", false),
        ] {
            assert_eq!(is_beside(names), beside, "{names}");
        }
    }

    #[test]
    fn hidden_elements_are_known_by_style_or_class() {
        assert!(hides("color:red; Display : NONE", ""));
        assert!(hides("", "label sr-only"));
        assert!(!hides("display:block", "shown"));
    }
}
