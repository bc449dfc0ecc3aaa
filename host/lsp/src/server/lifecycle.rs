//! How a conversation begins, and what the client is asked in it.

use super::{Asked, Phase, Server, commands};
use crate::address;
use crate::lines::Encoding;
use crate::protocol::Client;
use crate::rpc::Id;
use serde_json::{Value, json};

/// How much a message matters, as the protocol counts.
#[derive(Clone, Copy)]
pub(super) enum Weight {
    Error = 1,
    Warning = 2,
    Info = 3,
}

impl Server {
    pub(super) fn initialize(&mut self, params: &Value) -> Value {
        self.phase = Phase::Running;
        self.client = Client::of(params);
        let offered = params.pointer("/capabilities/general/positionEncodings");
        let offered = offered.and_then(Value::as_array);
        let offered: Vec<&str> = offered
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        self.encoding = Encoding::offered(&offered);
        for uri in folders(params) {
            if let Some(path) = address::path_of(uri) {
                self.add_folder(path, true);
            }
        }
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": { "openClose": true, "change": 2, "save": true },
                "hoverProvider": true,
                "codeActionProvider": { "codeActionKinds": [commands::KIND] },
                "executeCommandProvider": { "commands": commands::ALL },
                "workspace": {
                    "workspaceFolders": { "supported": true, "changeNotifications": true },
                },
            },
            "serverInfo": { "name": "gainsay", "version": self.version },
        })
    }

    /// Asks the client to tell of files that change on disk.
    pub(super) fn watch(&mut self) {
        if !self.client.watches {
            return;
        }
        let endings: Vec<&str> = gainsay_io::extensions().collect();
        let articles = format!("**/*.{{{}}}", endings.join(","));
        let patterns = [
            &articles,
            "**/gainsay.toml",
            "**/gainsay.lock",
            "**/decisions.jsonl",
        ];
        let watchers = patterns.map(|pattern| json!({ "globPattern": pattern }));
        let registration = json!({
            "id": "gainsay-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        let params = json!({ "registrations": [registration] });
        self.ask("client/registerCapability", params, Asked::Nothing);
    }

    /// What the client answers.
    pub(super) fn response(&mut self, id: &Id, result: Option<Value>) {
        let Id::Number(number) = id else {
            return;
        };
        match self.asked.remove(number) {
            Some(Asked::Progress(generation)) => self.show_progress(generation, result.is_some()),
            Some(Asked::Reason(dismissal)) => self.reasoned(&dismissal, result.as_ref()),
            Some(Asked::Nothing) | None => {}
        }
    }

    /// Tells people something.
    pub(super) fn message(&self, weight: Weight, text: &str) {
        let params = json!({ "type": weight as u8, "message": text });
        self.notify("window/showMessage", params);
    }

    /// Tells people something that they read only if they look for it.
    pub(super) fn log(&self, text: &str) {
        let params = json!({ "type": Weight::Info as u8, "message": text });
        self.notify("window/logMessage", params);
    }
}

/// Addresses of the folders that a client begins with.
fn folders(params: &Value) -> Vec<&str> {
    let folders = params.get("workspaceFolders").and_then(Value::as_array);
    if let Some(folders) = folders.filter(|folders| !folders.is_empty()) {
        let uris = folders.iter().map(|folder| folder.get("uri"));
        return uris.flatten().filter_map(Value::as_str).collect();
    }
    let root = params.get("rootUri").and_then(Value::as_str);
    root.into_iter().collect()
}
