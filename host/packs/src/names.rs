//! Shapes of names: packs, rules, frames, word patterns.

/// Lower-case words joined by hyphens: "withdrawal-contradicted".
pub(crate) fn is_kebab(name: &str) -> bool {
    !name.is_empty()
        && name.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// "conflict/withdrawal-contradicted".
pub(crate) fn is_rule_id(id: &str) -> bool {
    id.split_once('/')
        .is_some_and(|(pack, rule)| is_kebab(pack) && is_kebab(rule))
}

/// "force.withdraw": two or more names joined by dots.
pub(crate) fn is_frame_id(id: &str) -> bool {
    id.contains('.') && id.split('.').all(is_kebab)
}

/// "1.0.0".
pub(crate) fn is_version(version: &str) -> bool {
    let parts: Vec<&str> = version.split('.').collect();
    parts.len() == 3
        && parts.iter().all(|part| {
            !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit())
        })
}

/// Words with single blanks between them and none around them.
pub(crate) fn is_tidy(words: &str) -> bool {
    !words.is_empty()
        && words
            .split(' ')
            .all(|word| !word.is_empty() && !has_odd_blank(word))
}

fn has_odd_blank(word: &str) -> bool {
    word.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// A word pattern, or what is wrong with it: words, a class (`@force`), a prefix (`troop*`) or any
/// word (`*`).
pub(crate) fn check_pattern(pattern: &str) -> Result<(), &'static str> {
    if !is_tidy(pattern) {
        return Err("is empty or has blanks too many");
    }
    if pattern == "*" {
        return Ok(());
    }
    if let Some(class) = pattern.strip_prefix('@') {
        return if is_class(class) {
            Ok(())
        } else {
            Err("is not the name of a class")
        };
    }
    let words = pattern.strip_suffix('*').unwrap_or(pattern);
    if words.contains(['*', '@']) {
        return Err("has `*` or `@` in the middle");
    }
    if words.chars().count() < 2 && words.len() < pattern.len() {
        return Err("is a prefix of fewer than two letters");
    }
    Ok(())
}

/// The name of a word class: lower-case words joined by hyphens or underscores.
pub(crate) fn is_class(name: &str) -> bool {
    is_kebab(&name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_names() {
        assert!(is_rule_id("core/unit-pairs") && !is_rule_id("core") && !is_rule_id("a/b/c"));
        assert!(is_frame_id("force.withdraw") && !is_frame_id("force") && !is_frame_id("a..b"));
        assert!(is_version("0.10.2") && !is_version("1.0") && !is_version("1.0.x"));
        assert!(!is_kebab("a--b") && !is_kebab("Upper"));
    }

    #[test]
    fn patterns_are_words_classes_or_prefixes() {
        for fine in ["pull back", "@force", "troop*", "l'eau", "@war_words", "*"] {
            assert_eq!(check_pattern(fine), Ok(()), "{fine}");
        }
        for wrong in [
            "", " a", "a  b", "a*b", "t*", "@", "@A b", "a@b", "a\tb", "**",
        ] {
            assert!(check_pattern(wrong).is_err(), "{wrong}");
        }
    }
}
