//! Text inside XML.

use super::{terminal, visible};

/// One line of character data or of a quoted attribute value: no markup, no reference, and only
/// characters that XML 1.0 knows.
pub fn xml(text: &str) -> String {
    let line = terminal(text);
    let mut out = String::with_capacity(line.len() + 16);
    for character in line.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // The others that XML forbids are controls, which are visible already.
            '\u{fffe}' | '\u{ffff}' => out.push_str(&visible(character)),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_text_is_inert() {
        for (text, shown) in [
            ("<b> & ]]>", "&lt;b&gt; &amp; ]]&gt;"),
            ("\" onload='x", "&quot; onload=&apos;x"),
            ("a\0\u{c}b\u{ffff}", "a\\u{0} b\\u{ffff}"),
            ("7,000 €\n“é”", "7,000 € “é”"),
        ] {
            assert_eq!(xml(text), shown);
        }
    }
}
