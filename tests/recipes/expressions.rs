//! The part of GitHub's expressions that the recipe uses. A name that is not known is a panic, as a
//! misspelt one would silently be empty there.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// What expressions can name.
pub(crate) struct Contexts {
    /// Values by their names, such as `runner.temp`.
    values: BTreeMap<String, String>,
    /// The folder that `hashFiles` looks into.
    project: PathBuf,
}

impl Contexts {
    /// No values yet.
    pub(crate) fn new(project: PathBuf) -> Self {
        let values = BTreeMap::new();
        Self { values, project }
    }

    /// Gives a name a value.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    /// Text with the values of its expressions.
    pub(crate) fn expand(&self, text: &str) -> String {
        let mut pieces = text.split("${{");
        let mut out = pieces.next().unwrap().to_owned();
        for piece in pieces {
            let (expression, rest) = piece.split_once("}}").expect("the end of an expression");
            out.push_str(&self.operand(expression));
            out.push_str(rest);
        }
        out
    }

    /// Whether a condition holds in a run that nobody has cancelled.
    pub(crate) fn holds(&self, condition: &str) -> bool {
        let inner = condition.strip_prefix("${{");
        let inner = inner.and_then(|rest| rest.strip_suffix("}}"));
        self.truth(inner.unwrap_or(condition))
    }

    fn truth(&self, text: &str) -> bool {
        let [any, all] = ["||", "&&"].map(|operator| split(text, operator));
        if any.len() > 1 {
            return any.into_iter().any(|part| self.truth(part));
        }
        if all.len() > 1 {
            return all.into_iter().all(|part| self.truth(part));
        }
        let text = text.trim();
        let inner = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(inner) = inner {
            return self.truth(inner);
        }
        if let Some((left, right)) = text.split_once(" != ") {
            return self.operand(left) != self.operand(right);
        }
        if let Some((left, right)) = text.split_once(" == ") {
            return self.operand(left) == self.operand(right);
        }
        assert_eq!(text, "!cancelled()", "a condition that is not known");
        true
    }

    fn operand(&self, text: &str) -> String {
        let text = text.trim();
        let quoted = |text: &str| Some(text.strip_prefix('\'')?.strip_suffix('\'')?.to_owned());
        if let Some(literal) = quoted(text) {
            return literal;
        }
        let call = text.strip_prefix("hashFiles(");
        if let Some(path) = call.and_then(|rest| quoted(rest.strip_suffix(')')?)) {
            let there = self.project.join(path).is_file();
            return if there { "digest" } else { "" }.to_owned();
        }
        let value = self.values.get(text);
        value
            .unwrap_or_else(|| panic!("{text} is not known"))
            .clone()
    }
}

/// The parts between an operator, but for those in parentheses.
fn split<'t>(text: &'t str, operator: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && text[at..].starts_with(operator) => {
                parts.push(&text[start..at]);
                start = at + operator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[test]
fn conditions_are_read_as_github_reads_them() {
    let mut contexts = Contexts::new(PathBuf::from("."));
    contexts.set("a.b", "x");
    for (condition, holds) in [
        ("a.b == 'x'", true),
        ("${{ a.b != 'x' }}", false),
        ("${{ !cancelled() && a.b == 'x' }}", true),
        ("a.b == 'y' && a.b == 'y' || a.b == 'x'", true),
        ("a.b == 'y' && (a.b == 'y' || a.b == 'x')", false),
        ("hashFiles('no such file') != ''", false),
    ] {
        assert_eq!(contexts.holds(condition), holds, "{condition}");
    }
    assert_eq!(contexts.expand("1 ${{ a.b }} 2 ${{a.b}}"), "1 x 2 x");
}
