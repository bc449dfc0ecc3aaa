//! Text inside the messages of SARIF.

use super::terminal;

/// One line of a message: no link to a place, no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6).
///
/// Brackets of quotations ("the [former] mayor") stay as they are, since many viewers would show
/// the backslash.
pub fn sarif(text: &str) -> String {
    let line = terminal(text).replace('{', "{{").replace('}', "}}");
    if line.contains("](") {
        line.replace('[', "\\[").replace(']', "\\]")
    } else {
        line
    }
}

/// The text of a link to a place.
pub fn sarif_link(text: &str) -> String {
    let line = terminal(text).replace('{', "{{").replace('}', "}}");
    let line = line.replace('\\', "\\\\");
    line.replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_placeholders_are_text() {
        assert_eq!(sarif("the [former] mayor"), "the [former] mayor");
        assert_eq!(sarif("[x](1) {0}"), "\\[x\\](1) {{0}}");
        assert_eq!(sarif_link("a[0] \\"), "a\\[0\\] \\\\");
    }
}
