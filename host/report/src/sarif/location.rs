//! Places in files.

use crate::escape;
use crate::region::Region;
use serde::Serialize;

/// A message; its text has to be escaped.
#[derive(Serialize)]
pub(super) struct Message {
    text: String,
}

/// A place in a file, or a file.
#[derive(Serialize)]
pub(super) struct Location {
    /// By which a message links here.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    place: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Stretch>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stretch {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    end_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    snippet: Snippet,
}

#[derive(Serialize)]
struct Snippet {
    text: String,
}

impl Message {
    pub(super) fn of(text: String) -> Self {
        Self { text }
    }
}

impl Location {
    /// A file.
    pub(super) fn file(path: &str) -> Self {
        Self {
            id: None,
            place: Physical {
                artifact_location: Artifact {
                    uri: escape::uri(path),
                },
                region: None,
            },
            message: None,
        }
    }

    /// Words of a file.
    pub(super) fn words(path: &str, region: Region, words: &str) -> Self {
        let Region {
            lines: (start_line, end_line),
            columns,
        } = region;
        let mut location = Self::file(path);
        location.place.region = Some(Stretch {
            start_line,
            start_column: columns.map(|(start, _)| start),
            end_line,
            end_column: columns.map(|(_, end)| end),
            snippet: Snippet {
                text: words.to_owned(),
            },
        });
        location
    }

    pub(super) fn with_id(self, id: usize) -> Self {
        Self {
            id: Some(id),
            ..self
        }
    }

    /// What is to be said of the place; nothing if `text` is empty.
    pub(super) fn saying(self, text: &str) -> Self {
        let text = escape::sarif(text);
        let message = (!text.is_empty()).then_some(Message { text });
        Self { message, ..self }
    }
}
