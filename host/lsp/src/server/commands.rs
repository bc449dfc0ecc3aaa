//! What can be done about a finding.

use super::lifecycle::Weight;
use super::{Asked, Server};
use crate::protocol::{CodeAction, Command, Diagnostic, Execute};
use crate::rpc;
use gainsay_model::Finding;
use serde_json::{Value, json};

/// The kind of all actions.
pub(super) const KIND: &str = "quickfix";

/// Gives the question to the author, for the clipboard: `[question]`.
const COPY_QUESTION: &str = "gainsay.copyQuestion";

/// Shows the page of a rule: `[rule]`.
const EXPLAIN: &str = "gainsay.explain";

/// Writes down that a finding is none: `[{"uri", "key", "reason"?}]`. Without a reason, people are
/// asked for one.
const DISMISS: &str = "gainsay.dismiss";

/// All commands.
pub(super) const ALL: [&str; 3] = [COPY_QUESTION, EXPLAIN, DISMISS];

/// Characters of a question that a menu shows.
const LONGEST_TITLE: usize = 72;

/// What can be done about a finding, as the menu of an editor has it.
pub(super) fn actions(uri: &str, finding: &Finding, diagnostic: &Diagnostic) -> Vec<Value> {
    let action = |title: String, command, argument: Value| {
        let action = CodeAction {
            title: title.clone(),
            kind: KIND,
            diagnostics: [diagnostic],
            command: Command {
                title,
                command,
                arguments: vec![argument],
            },
        };
        json!(action)
    };
    let mut actions = Vec::new();
    let question = finding.ask.raw();
    if !question.is_empty() {
        let title = format!("Copy the question: {}", short(question));
        actions.push(action(title, COPY_QUESTION, json!(question)));
    }
    let title = format!("Explain {}", finding.rule);
    actions.push(action(title, EXPLAIN, json!(finding.rule)));
    let dismissal = json!({ "uri": uri, "key": finding.key });
    let title = "Dismiss with a reason".to_owned();
    actions.push(action(title, DISMISS, dismissal));
    actions
}

/// The beginning of a text.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl Server {
    pub(super) fn execute(&mut self, params: Execute) -> Result<Option<Value>, rpc::Error> {
        let argument = params.arguments.first();
        match params.command.as_str() {
            COPY_QUESTION => {
                let question = text(argument, "a question")?;
                self.message(Weight::Info, question);
                Ok(Some(json!(question)))
            }
            EXPLAIN => self.explain(text(argument, "a rule")?).map(Some),
            DISMISS => {
                let dismiss = super::of(argument.cloned().unwrap_or_default())?;
                self.dismiss(&dismiss).map(Some)
            }
            other => {
                let message = format!("no command is called `{other}`");
                Err(rpc::Error::new(rpc::INVALID_PARAMS, message))
            }
        }
    }

    /// The page of a rule, which the client also opens if it can.
    fn explain(&mut self, rule: &str) -> Result<Value, rpc::Error> {
        let page = self.places.values().find_map(|place| place.page(rule));
        let Some(page) = page.map(str::to_owned) else {
            let message = format!("no rule is called `{rule}`");
            return Err(rpc::Error::new(rpc::INVALID_PARAMS, message));
        };
        match self.pages.uri(rule, &page).filter(|_| self.client.shows) {
            Some(uri) => {
                let params = json!({ "uri": uri, "takeFocus": true });
                self.ask("window/showDocument", params, Asked::Nothing);
            }
            None => self.message(Weight::Info, &page),
        }
        Ok(json!(page))
    }
}

fn text<'v>(argument: Option<&'v Value>, what: &str) -> Result<&'v str, rpc::Error> {
    argument.and_then(Value::as_str).ok_or_else(|| {
        let message = format!("the argument is {what}");
        rpc::Error::new(rpc::INVALID_PARAMS, message)
    })
}
