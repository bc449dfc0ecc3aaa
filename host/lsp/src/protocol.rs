//! The part of the language server protocol that is spoken, as JSON has it.
//!
//! Fields that a client may leave out or add are no fault: what is not known is passed over.

use crate::lines::{Position, Range};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a client says it can do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    /// Diagnostics may name related places.
    pub(crate) related: bool,
    /// Diagnostics may link to a page about their rule.
    pub(crate) links: bool,
    /// Hover texts may be Markdown.
    pub(crate) markdown: bool,
    /// Shows progress that the server begins.
    pub(crate) progress: bool,
    /// Opens documents that the server asks for.
    pub(crate) shows: bool,
    /// Watches files for the server.
    pub(crate) watches: bool,
}

impl Client {
    /// From the parameters of `initialize`.
    pub(crate) fn of(params: &Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities{path}"));
        let says = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let formats = at("/textDocument/hover/contentFormat").and_then(Value::as_array);
        Self {
            related: says("/textDocument/publishDiagnostics/relatedInformation"),
            links: says("/textDocument/publishDiagnostics/codeDescriptionSupport"),
            markdown: formats.is_some_and(|formats| formats.iter().any(|one| one == "markdown")),
            progress: says("/window/workDoneProgress"),
            shows: says("/window/showDocument/support"),
            watches: says("/workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct DocumentId {
    pub(crate) uri: String,
    #[serde(default)]
    pub(crate) version: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DidOpen {
    pub(crate) text_document: OpenedDocument,
}

#[derive(Debug, Deserialize)]
pub(crate) struct OpenedDocument {
    pub(crate) uri: String,
    #[serde(default)]
    pub(crate) version: Option<i64>,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DidChange {
    pub(crate) text_document: DocumentId,
    pub(crate) content_changes: Vec<Change>,
}

/// A change of a document: of a part of it, or of all if there is no range.
#[derive(Debug, Deserialize)]
pub(crate) struct Change {
    #[serde(default)]
    pub(crate) range: Option<Range>,
    pub(crate) text: String,
}

/// Parameters of which the document alone counts: `didClose`, `didSave`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfDocument {
    pub(crate) text_document: DocumentId,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct At {
    pub(crate) text_document: DocumentId,
    pub(crate) position: Position,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeActions {
    pub(crate) text_document: DocumentId,
    pub(crate) range: Range,
    #[serde(default)]
    pub(crate) context: Context,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Context {
    /// Kinds that the client wants; none: all.
    #[serde(default)]
    pub(crate) only: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Execute {
    pub(crate) command: String,
    #[serde(default)]
    pub(crate) arguments: Vec<Value>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WatchedFiles {
    pub(crate) changes: Vec<WatchedFile>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WatchedFile {
    pub(crate) uri: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DidChangeFolders {
    pub(crate) event: FoldersChange,
}

#[derive(Debug, Deserialize)]
pub(crate) struct FoldersChange {
    #[serde(default)]
    pub(crate) added: Vec<DocumentId>,
    #[serde(default)]
    pub(crate) removed: Vec<DocumentId>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Cancel {
    pub(crate) id: crate::rpc::Id,
}

#[derive(Debug, Serialize)]
pub(crate) struct Publish<'a> {
    pub(crate) uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<i64>,
    pub(crate) diagnostics: &'a [Diagnostic],
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Diagnostic {
    pub(crate) range: Range,
    pub(crate) severity: u8,
    pub(crate) code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code_description: Option<Link>,
    pub(crate) source: &'static str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related_information: Vec<Related>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Link {
    pub(crate) href: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Related {
    pub(crate) location: Location,
    pub(crate) message: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Location {
    pub(crate) uri: String,
    pub(crate) range: Range,
}

#[derive(Debug, Serialize)]
pub(crate) struct CodeAction<'a> {
    pub(crate) title: String,
    pub(crate) kind: &'static str,
    pub(crate) diagnostics: [&'a Diagnostic; 1],
    pub(crate) command: Command,
}

#[derive(Debug, Serialize)]
#[allow(clippy::struct_field_names, reason = "the protocol calls it so")]
pub(crate) struct Command {
    pub(crate) title: String,
    pub(crate) command: &'static str,
    pub(crate) arguments: Vec<Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn clients_may_leave_out_everything() {
        let client = Client::of(&json!({ "capabilities": { "window": 7 } }));
        assert!(!client.related && !client.markdown && !client.progress);
        let _ = Client::of(&Value::Null);
        let client = Client::of(&json!({ "capabilities": { "textDocument": {
            "hover": { "contentFormat": ["plaintext", "markdown"] },
            "publishDiagnostics": { "relatedInformation": true },
        } } }));
        assert!(client.related && client.markdown && !client.links);
    }
}
