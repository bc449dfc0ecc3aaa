//! Text inside HTML.

use super::{cells, visible};

/// Inert text of an element or of an attribute in quotation marks.
///
/// White space at its ends stays, as a part of a sentence needs it.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for cell in cells(text) {
        for character in cell.text.chars() {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                _ if is_no_character(character) => out.push_str(&visible(character)),
                _ => out.push(character),
            }
        }
    }
    out
}

/// Code points that stand for nothing and that HTML forbids.
fn is_no_character(character: char) -> bool {
    matches!(character, '\u{fdd0}'..='\u{fdef}') || character as u32 & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_text_is_inert() {
        for (text, shown) in [
            (
                "<b a='x'>\"&amp;\"",
                "&lt;b a=&#39;x&#39;&gt;&quot;&amp;amp;&quot;",
            ),
            (" “é”\n\t7 ", " “é”  7 "),
            ("a\u{202e}b\0\u{1b}[m", "a\\u{202e}b\\u{0}\\u{1b}[m"),
            ("a\u{ffff}\u{1fffe}", "a\\u{ffff}\\u{1fffe}"),
            ("so ::error::x", "so \\u{3a}:error::x"),
        ] {
            assert_eq!(html(text), shown);
        }
    }
}
