//! A client of the language server protocol, small enough to see every byte.

use gainsay_tests::{Gainsay, gainsay};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than any answer takes on a machine that is busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// A server and all that it has said.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// The last diagnostics of each document, with their version.
    pub(crate) published: BTreeMap<String, (Option<i64>, Vec<Value>)>,
    /// Other notifications and requests of the server, in order.
    pub(crate) heard: Vec<Value>,
    next: i64,
}

/// The address of a file. Temporary folders have plain names.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// `gainsay lsp` without settings of the machine.
pub(crate) fn server() -> Gainsay {
    let run = gainsay(["lsp", "--stdio"]);
    ["CONFIG", "FORMAT", "FAIL_ON", "JOBS"]
        .iter()
        .fold(run, |run, name| run.without(&format!("GAINSAY_{name}")))
}

impl Client {
    /// A server that has not been spoken to.
    pub(crate) fn silent() -> Self {
        let mut child = server().start();
        let (send, messages) = channel();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            messages,
            published: BTreeMap::new(),
            heard: Vec::new(),
            next: 0,
        }
    }

    /// A server for a folder, with what a client can do.
    pub(crate) fn with(folder: Option<&Path>, capabilities: &Value) -> Self {
        let mut client = Self::silent();
        let folders = folder.map(|folder| vec![json!({ "uri": uri(folder), "name": "desk" })]);
        let params = json!({
            "processId": null,
            "rootUri": null,
            "workspaceFolders": folders,
            "capabilities": capabilities,
        });
        let answer = client.request("initialize", &params).unwrap();
        assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2);
        client.notify("initialized", &json!({}));
        client
    }

    /// The same, once all articles of the folder have been read.
    pub(crate) fn reading(folder: &Path) -> Self {
        let related =
            json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
        let mut client = Self::with(Some(folder), &related);
        client.until_read(1);
        client
    }

    /// Waits until a folder has been read for the nth time.
    pub(crate) fn until_read(&mut self, nth: usize) {
        let is_read = |message: &&Value| {
            let text = message["params"]["message"].as_str().unwrap_or_default();
            message["method"] == "window/logMessage" && text.contains("has read")
        };
        self.until(|client| client.heard.iter().filter(is_read).count() >= nth);
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and gives its id.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> i64 {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The result of a request, or the code of its error.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Result<Value, i64> {
        let id = self.ask(method, params);
        self.answer(&json!(id))
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: &Value) -> Result<Value, i64> {
        loop {
            let message = self.next_message();
            if message.get("method").is_none() && message["id"] == *id {
                return match message.get("error") {
                    Some(error) => Err(error["code"].as_i64().unwrap()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    /// Hears messages until something is so.
    pub(crate) fn until(&mut self, mut is_so: impl FnMut(&Self) -> bool) {
        while !is_so(self) {
            let _ = self.next_message();
        }
    }

    fn next_message(&mut self) -> Value {
        let message = self.messages.recv_timeout(PATIENCE);
        let message = message.unwrap_or_else(|_| panic!("silence after {:#?}", self.heard));
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let all = params["diagnostics"].as_array().unwrap().clone();
            let uri = params["uri"].as_str().unwrap().to_owned();
            self.published
                .insert(uri, (params["version"].as_i64(), all));
        } else if message.get("method").is_some() {
            self.heard.push(message.clone());
        }
        message
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Replaces the whole text of a document.
    pub(crate) fn replace(&mut self, uri: &str, version: i64, text: &str) {
        let params = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "text": text }],
        });
        self.notify("textDocument/didChange", &params);
    }

    /// Waits for diagnostics of a version of a document.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let is_there = |client: &Self| {
            let published = client.published.get(uri);
            published.is_some_and(|(published, _)| *published == Some(version))
        };
        self.until(is_there);
        self.published[uri].1.clone()
    }

    /// Waits until the codes of a document's diagnostics are these.
    pub(crate) fn until_codes(&mut self, uri: &str, codes: &[&str]) {
        self.until(|client| client.codes(uri) == codes);
    }

    /// The codes of the last diagnostics of a document.
    pub(crate) fn codes(&self, uri: &str) -> Vec<&str> {
        let all = self.published.get(uri);
        let all = all.into_iter().flat_map(|(_, all)| all);
        all.map(|one| one["code"].as_str().unwrap()).collect()
    }

    /// Tells of files that have changed on disk.
    pub(crate) fn touched(&mut self, paths: &[&Path]) {
        let changes = paths
            .iter()
            .map(|path| json!({ "uri": uri(path), "type": 2 }));
        let changes: Vec<Value> = changes.collect();
        self.notify(
            "workspace/didChangeWatchedFiles",
            &json!({ "changes": changes }),
        );
    }

    /// The exit code after `exit`, or after the end of the input.
    pub(crate) fn ends(mut self, exit: bool) -> Option<i32> {
        if exit {
            self.notify("exit", &Value::Null);
        }
        drop(self.input.take());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut header = String::new();
    output.read_line(&mut header).unwrap();
    let length = header
        .strip_prefix("Content-Length: ")?
        .trim()
        .parse()
        .unwrap();
    let mut blank = String::new();
    output.read_line(&mut blank).unwrap();
    assert_eq!(blank, "\r\n");
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).unwrap();
    Some(serde_json::from_slice(&bytes).unwrap())
}
