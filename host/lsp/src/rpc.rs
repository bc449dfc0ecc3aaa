//! JSON-RPC: what a message is, whatever it is about.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The message is no JSON.
pub(crate) const PARSE_ERROR: i32 = -32_700;
/// The message is no request.
pub(crate) const INVALID_REQUEST: i32 = -32_600;
/// Nobody knows the method.
pub(crate) const METHOD_NOT_FOUND: i32 = -32_601;
/// The parameters are not those of the method.
pub(crate) const INVALID_PARAMS: i32 = -32_602;
/// `initialize` comes first.
pub(crate) const NOT_INITIALIZED: i32 = -32_002;
/// The client takes the request back.
pub(crate) const CANCELLED: i32 = -32_800;

/// The id of a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Number(i64),
    Text(String),
}

/// A message from the client.
#[derive(Debug, PartialEq)]
pub(crate) enum Incoming {
    Request {
        id: Id,
        method: String,
        params: Value,
    },
    Notification {
        method: String,
        params: Value,
    },
    /// An answer to a request of ours; none if the client refuses.
    Response {
        id: Id,
        result: Option<Value>,
    },
    /// What is none of these, with the answer that it gets.
    Faulty {
        id: Option<Id>,
        error: Error,
    },
}

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Error {
    code: i32,
    message: String,
}

impl Error {
    pub(crate) fn new(code: i32, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    params: Value,
    #[serde(default)]
    result: Option<Value>,
    #[serde(default)]
    error: Option<Value>,
}

/// What the bytes of a message say.
pub(crate) fn parse(bytes: &[u8]) -> Incoming {
    let faulty = |id, code, message: String| Incoming::Faulty {
        id,
        error: Error::new(code, message),
    };
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return faulty(None, PARSE_ERROR, format!("no JSON: {error}")),
    };
    let message: Message = match serde_json::from_value(value) {
        Ok(message) => message,
        Err(error) => return faulty(None, INVALID_REQUEST, format!("no message: {error}")),
    };
    let has_id = message.id.as_ref().is_some_and(|id| !id.is_null());
    let id: Option<Id> = message.id.and_then(|id| serde_json::from_value(id).ok());
    match (id, message.method) {
        (None, _) if has_id => faulty(
            None,
            INVALID_REQUEST,
            "an id is a whole number or a string".to_owned(),
        ),
        (Some(id), Some(method)) => Incoming::Request {
            id,
            method,
            params: message.params,
        },
        (None, Some(method)) => Incoming::Notification {
            method,
            params: message.params,
        },
        (Some(id), None) => Incoming::Response {
            id,
            result: message
                .error
                .is_none()
                .then(|| message.result.unwrap_or_default()),
        },
        (None, None) => faulty(None, INVALID_REQUEST, "neither id nor method".to_owned()),
    }
}

/// The answer to a request; without an id, to something that is none.
pub(crate) fn response(id: Option<&Id>, result: Result<Value, Error>) -> Value {
    match result {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(error) => json!({ "jsonrpc": "2.0", "id": id, "error": error }),
    }
}

pub(crate) fn notification(method: &str, params: impl Serialize) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

pub(crate) fn request(id: i64, method: &str, params: impl Serialize) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart() {
        let id = || Id::Text("a".into());
        assert_eq!(
            parse(br#"{"jsonrpc":"2.0","id":"a","method":"m","params":[1]}"#),
            Incoming::Request {
                id: id(),
                method: "m".into(),
                params: json!([1])
            }
        );
        assert_eq!(
            parse(br#"{"method":"m"}"#),
            Incoming::Notification {
                method: "m".into(),
                params: Value::Null
            }
        );
        let result = |result| Incoming::Response { id: id(), result };
        assert_eq!(parse(br#"{"id":"a","result":2}"#), result(Some(json!(2))));
        assert_eq!(
            parse(br#"{"id":"a","result":null}"#),
            result(Some(Value::Null))
        );
        assert_eq!(parse(br#"{"id":"a","error":{"code":1}}"#), result(None));
    }

    #[test]
    fn what_is_no_message_gets_an_error() {
        let deep = "[".repeat(100_000);
        for (text, wanted) in [
            ("{", PARSE_ERROR),
            (deep.as_str(), PARSE_ERROR),
            ("\u{0}", PARSE_ERROR),
            ("[]", INVALID_REQUEST),
            ("{}", INVALID_REQUEST),
            (r#"{"id":{},"method":"m"}"#, INVALID_REQUEST),
            (r#"{"id":1,"method":7}"#, INVALID_REQUEST),
        ] {
            let Incoming::Faulty { error, .. } = parse(text.as_bytes()) else {
                panic!("{text}");
            };
            assert_eq!(error.code, wanted, "{text}");
        }
    }
}
