//! Text inside workflow commands of GitHub: `::error file=a,title=b::message`.

use super::terminal;

/// One line of a command's message.
pub fn workflow_message(text: &str) -> String {
    // Line ends, which would end the command, are spaces already.
    terminal(text).replace('%', "%25")
}

/// The value of one of a command's properties.
pub fn workflow_property(text: &str) -> String {
    workflow_message(text)
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_part_is_escaped() {
        let text = "7 %, so: x\r\n::error::y";
        assert_eq!(workflow_message(text), "7 %25, so: x \\u{3a}:error::y");
        assert_eq!(
            workflow_property(text),
            "7 %25%2C so%3A x \\u{3a}%3Aerror%3A%3Ay"
        );
    }
}
