//! By what people's decisions know a finding again.

use gainsay_sandbox::sha256_hex;

/// Hexadecimal digits of a key: few enough to type, enough for every finding of an archive.
const KEY_DIGITS: usize = 16;

/// The key of a finding: from the rule, and from the article and words of each side in any order. No
/// line, no place and no other words of an article have a part in it, so that it lasts while these
/// change. Once the words of a side change, it is another finding.
pub(crate) fn finding_key<'s>(
    rule: &str,
    sides: impl Iterator<Item = (&'s str, &'s str)>,
) -> String {
    let mut sides: Vec<String> = sides
        .map(|(article, words)| format!("\0{article}\0{}", normal(words)))
        .collect();
    sides.sort();
    let text = format!("{rule}{}", sides.concat());
    sha256_hex(text.as_bytes())
        .chars()
        .take(KEY_DIGITS)
        .collect()
}

/// The words in lower case with one space between them, and with plain quotation marks and dashes:
/// what setting a text in type may change. Signs stay, since they are part of figures.
fn normal(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let plain = |character| match character {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    words.join(" ").to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(sides: &[(&str, &str)]) -> String {
        finding_key("core/figure", sides.iter().copied())
    }

    #[test]
    fn typesetting_and_order_do_not_count() {
        let one = key(&[("a.md", "“$5 million”"), ("b.md", "a fall of –3 %")]);
        let two = key(&[("b.md", "A fall\nof −3\u{a0}%"), ("a.md", "\"$5 million\"")]);
        assert_eq!(one, two);
        assert_eq!(one.len(), KEY_DIGITS);
    }

    #[test]
    fn words_signs_articles_and_rules_count() {
        let one = key(&[("a.md", "$5"), ("a.md", "3 %")]);
        for other in [
            key(&[("a.md", "€5"), ("a.md", "3 %")]),
            key(&[("a.md", "$5"), ("a.md", "-3 %")]),
            key(&[("a.md", "$5"), ("b.md", "3 %")]),
            key(&[("a.md", "$5")]),
            finding_key("core/other", [("a.md", "$5"), ("a.md", "3 %")].into_iter()),
        ] {
            assert_ne!(one, other);
        }
    }
}
