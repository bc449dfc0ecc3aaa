//! Answers about the text of a document. A question about a text that is still being checked waits.

use super::{Server, commands};
use crate::diagnostics;
use crate::document::{Document, Question, Waiting};
use crate::hover;
use crate::lines::{Position, Range};
use crate::protocol::{At, Cancel, CodeActions};
use crate::rpc::{self, Id};
use crate::shown::Shown;
use serde_json::{Value, json};
use std::sync::Arc;

impl Server {
    pub(super) fn hover(&mut self, id: &Id, params: At) -> Result<Option<Value>, rpc::Error> {
        let question = Question::Hover(params.position);
        Ok(self.question(id, &params.text_document.uri, question))
    }

    pub(super) fn actions(
        &mut self,
        id: &Id,
        params: CodeActions,
    ) -> Result<Option<Value>, rpc::Error> {
        let wanted = |kinds: Vec<String>| kinds.iter().any(|kind| kind == commands::KIND);
        if !params.context.only.is_none_or(wanted) {
            return Ok(Some(json!([])));
        }
        let question = Question::Actions(params.range);
        Ok(self.question(id, &params.text_document.uri, question))
    }

    /// The answer to a question; none if it waits.
    fn question(&mut self, id: &Id, uri: &str, question: Question) -> Option<Value> {
        let Some(document) = self.documents.get_mut(uri) else {
            return Some(nothing(question));
        };
        let place = self.places.get(&document.folder);
        let never = !document.is_article || place.is_none_or(super::folders::Place::is_broken);
        if document.current().is_some() {
            return Some(self.answer_to(uri, question));
        }
        if never {
            return Some(nothing(question));
        }
        let id = id.clone();
        document.waiting.push(Waiting { id, question });
        None
    }

    /// Answers what has waited for a document.
    pub(super) fn answer(&mut self, uri: &str) {
        let document = self.documents.get_mut(uri);
        let waiting = document.map(|document| std::mem::take(&mut document.waiting));
        for Waiting { id, question } in waiting.into_iter().flatten() {
            let answer = self.answer_to(uri, question);
            self.send(rpc::response(Some(&id), Ok(answer)));
        }
    }

    /// Answers what has waited in a folder in which nothing will be checked.
    pub(super) fn answer_waiting(&mut self, folder: u64) {
        let is_broken = |place: &super::folders::Place| place.is_broken();
        if !self.places.get(&folder).is_some_and(is_broken) {
            return;
        }
        let documents = self.documents.values_mut();
        let waiting: Vec<Waiting> = documents
            .filter(|document| document.folder == folder)
            .flat_map(|document| std::mem::take(&mut document.waiting))
            .collect();
        for waiting in &waiting {
            self.answer_nothing(waiting);
        }
    }

    pub(super) fn answer_nothing(&self, waiting: &Waiting) {
        let answer = nothing(waiting.question);
        self.send(rpc::response(Some(&waiting.id), Ok(answer)));
    }

    /// A request is taken back. What does not wait has been answered.
    pub(super) fn cancel(&mut self, params: &Cancel) {
        let mut cancelled = false;
        for document in self.documents.values_mut() {
            let before = document.waiting.len();
            document.waiting.retain(|waiting| waiting.id != params.id);
            cancelled |= document.waiting.len() < before;
        }
        if cancelled {
            let error = rpc::Error::new(rpc::CANCELLED, "cancelled");
            self.send(rpc::response(Some(&params.id), Err(error)));
        }
    }

    fn answer_to(&self, uri: &str, question: Question) -> Value {
        let answer = self.documents.get(uri).and_then(|document| match question {
            Question::Hover(position) => self.hover_at(document, position),
            Question::Actions(range) => Some(self.actions_in(uri, document, range)),
        });
        answer.unwrap_or_else(|| nothing(question))
    }

    /// What is shown in a document.
    fn shown_in(&self, document: &Document) -> &[Arc<Shown>] {
        let key = (document.folder, document.name.clone());
        self.told.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    fn hover_at(&self, document: &Document, position: Position) -> Option<Value> {
        let checked = document.current()?;
        let byte = document.lines.byte(&document.text, position, self.encoding);
        let shown = self.shown_in(document);
        let hover = hover::at(byte, &document.name, shown, &checked.parts)?;
        let range = document
            .lines
            .range(&document.text, &hover.bytes, self.encoding);
        let kind = if self.client.markdown {
            "markdown"
        } else {
            "plaintext"
        };
        let value = hover::text(&hover.lines, self.client.markdown);
        Some(json!({ "contents": { "kind": kind, "value": value }, "range": range }))
    }

    fn actions_in(&self, uri: &str, document: &Document, range: Range) -> Value {
        let name = &document.name;
        let shown = self.shown_in(document).iter();
        let met = shown.filter(|shown| shown.in_file(name).any(|side| side.range.meets(range)));
        self.with_links(document.folder, |links| {
            let actions = met.filter_map(|shown| {
                let finding = shown.finding.as_ref()?;
                let diagnostic = diagnostics::diagnostic(name, shown, links)?;
                Some(commands::actions(uri, finding, &diagnostic))
            });
            actions.flatten().collect()
        })
    }
}

fn nothing(question: Question) -> Value {
    match question {
        Question::Hover(_) => Value::Null,
        Question::Actions(_) => json!([]),
    }
}
