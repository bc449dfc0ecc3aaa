//! The server: what the client says, what the threads find, and what is answered.
//!
//! One thread owns all state and never works for long; articles are checked by the threads of their
//! folders. Nothing that the client sends ends it but `exit` and the end of the input.

mod answers;
mod commands;
mod decisions;
mod documents;
mod folders;
mod lifecycle;

use crate::document::Document;
use crate::event::Event;
use crate::folder::Opened;
use crate::lines::Encoding;
use crate::pages::Pages;
use crate::protocol::Client;
use crate::rpc::{self, Id, Incoming};
use crate::shown::Shown;
use crate::transport::{self, Frame};
use folders::Place;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Finds what holds for a folder; the error is a message for people.
pub type Open = Arc<dyn Fn(&Path) -> Result<Opened, String> + Send + Sync>;

/// What a server is made of.
pub struct Setup {
    /// Finds what holds for a folder.
    pub open: Open,
    /// Where pages about rules may be written, for editors to open.
    pub pages: Option<PathBuf>,
    /// The program's version.
    pub version: &'static str,
}

/// Speaks with one client until it says `exit` or its output ends. True if it said `shutdown` before,
/// as the protocol demands.
pub fn serve(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
    setup: Setup,
) -> bool {
    let (events, inbox) = channel();
    let (out, outbox) = channel();
    let writer = std::thread::spawn(move || write(output, &outbox));
    let reader = events.clone();
    std::thread::spawn(move || read(input, &reader));
    let mut server = Server {
        out,
        events,
        open: setup.open,
        version: setup.version,
        pages: Pages::new(setup.pages),
        client: Client::default(),
        encoding: Encoding::Utf16,
        phase: Phase::New,
        places: BTreeMap::new(),
        documents: BTreeMap::new(),
        names: BTreeMap::new(),
        told: BTreeMap::new(),
        asked: BTreeMap::new(),
        last: 0,
    };
    let is_orderly = server.run(&inbox);
    drop(server);
    // What has been answered still goes out. A panic there has been told on standard error.
    let _ = writer.join();
    is_orderly
}

/// Hands on what the client sends.
fn read(mut input: impl BufRead, events: &Sender<Event>) {
    loop {
        let event = match transport::read(&mut input) {
            Ok(Some(frame)) => Event::Frame(frame),
            Ok(None) => Event::End,
            Err(error) => {
                tracing::error!(%error, "the client cannot be heard");
                Event::End
            }
        };
        let is_end = matches!(event, Event::End);
        if events.send(event).is_err() || is_end {
            return;
        }
    }
}

/// Writes messages until there will be none.
fn write(mut output: impl Write, outbox: &Receiver<Value>) {
    for message in outbox {
        if transport::write(&mut output, &message).is_err() {
            // The client is gone, which its silence tells soon enough.
            return;
        }
    }
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    ShutDown,
}

/// What the client was asked.
enum Asked {
    /// To show progress of the folder that was opened as that generation.
    Progress(u64),
    /// Why a finding is dismissed.
    Reason(decisions::Dismissal),
    /// Anything to which no answer is needed.
    Nothing,
}

struct Server {
    out: Sender<Value>,
    events: Sender<Event>,
    open: Open,
    version: &'static str,
    pages: Pages,
    client: Client,
    encoding: Encoding,
    phase: Phase,
    places: BTreeMap<u64, Place>,
    /// Open documents by address.
    documents: BTreeMap<String, Document>,
    /// Addresses of open documents by folder and name.
    names: BTreeMap<(u64, String), String>,
    /// What is shown in files, by folder and name.
    told: BTreeMap<(u64, String), Vec<Arc<Shown>>>,
    /// Requests of ours that the client has not answered.
    asked: BTreeMap<i64, Asked>,
    /// The last number that was given to anything.
    last: u64,
}

/// Whether the conversation is over, and how.
type Flow = Option<bool>;

impl Server {
    fn run(&mut self, inbox: &Receiver<Event>) -> bool {
        for event in inbox {
            let flow = match event {
                Event::Frame(Frame::Message(bytes)) => self.hear(rpc::parse(&bytes)),
                Event::Frame(Frame::TooLarge(bytes)) => {
                    let message = format!("{bytes} bytes are more than one message may have");
                    let error = rpc::Error::new(rpc::INVALID_REQUEST, message);
                    self.send(rpc::response(None, Err(error)));
                    None
                }
                Event::End => Some(self.phase == Phase::ShutDown),
                Event::Folder {
                    generation,
                    happened,
                } => {
                    self.happened(generation, happened);
                    None
                }
            };
            if let Some(is_orderly) = flow {
                return is_orderly;
            }
        }
        false
    }

    fn hear(&mut self, message: Incoming) -> Flow {
        match message {
            Incoming::Request { id, method, params } => {
                tracing::debug!(method, "request");
                if let Some(answer) = self.request(&id, &method, params).transpose() {
                    self.send(rpc::response(Some(&id), answer));
                }
            }
            Incoming::Notification { method, params } => {
                if method == "exit" {
                    return Some(self.phase == Phase::ShutDown);
                }
                if self.phase == Phase::Running {
                    tracing::debug!(method, "notification");
                    self.notification(&method, params);
                }
            }
            Incoming::Response { id, result } => self.response(&id, result),
            Incoming::Faulty { id, error } => {
                self.send(rpc::response(id.as_ref(), Err(error)));
            }
        }
        None
    }

    /// The answer to a request; none if it comes later.
    fn request(
        &mut self,
        id: &Id,
        method: &str,
        params: Value,
    ) -> Result<Option<Value>, rpc::Error> {
        match (self.phase, method) {
            (Phase::New, "initialize") => return Ok(Some(self.initialize(&params))),
            (Phase::New, _) => {
                let message = "`initialize` comes first";
                return Err(rpc::Error::new(rpc::NOT_INITIALIZED, message));
            }
            (Phase::ShutDown, _) => {
                let message = "after `shutdown` comes `exit`";
                return Err(rpc::Error::new(rpc::INVALID_REQUEST, message));
            }
            (Phase::Running, _) => {}
        }
        match method {
            "initialize" => {
                let message = "`initialize` comes once";
                Err(rpc::Error::new(rpc::INVALID_REQUEST, message))
            }
            "shutdown" => {
                self.phase = Phase::ShutDown;
                self.close();
                Ok(Some(Value::Null))
            }
            "textDocument/hover" => self.hover(id, of(params)?),
            "textDocument/codeAction" => self.actions(id, of(params)?),
            "workspace/executeCommand" => self.execute(of(params)?),
            _ => {
                let message = format!("no method is called `{method}`");
                Err(rpc::Error::new(rpc::METHOD_NOT_FOUND, message))
            }
        }
    }

    fn notification(&mut self, method: &str, params: Value) {
        let done = match method {
            "initialized" => {
                self.watch();
                Ok(())
            }
            "textDocument/didOpen" => of(params).map(|params| self.opened(params)),
            "textDocument/didChange" => of(params).map(|params| self.changed(params)),
            "textDocument/didClose" => of(params).map(|params| self.closed(&params)),
            "textDocument/didSave" => of(params).map(|params| self.saved(&params)),
            "workspace/didChangeWatchedFiles" => of(params).map(|params| self.files(params)),
            "workspace/didChangeWorkspaceFolders" => of(params).map(|params| self.moved(params)),
            "$/cancelRequest" => of(params).map(|params| self.cancel(&params)),
            _ => Ok(()),
        };
        if let Err(error) = done {
            // Nobody waits for an answer.
            tracing::warn!(method, ?error, "a notification is not understood");
        }
    }

    /// A number that nothing else has.
    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn send(&self, message: Value) {
        // Fails only if the client is gone, which its silence tells soon enough.
        let _ = self.out.send(message);
    }

    fn notify(&self, method: &str, params: impl Serialize) {
        self.send(rpc::notification(method, params));
    }

    fn ask(&mut self, method: &str, params: impl Serialize, asked: Asked) {
        let id = self.number() as i64;
        self.asked.insert(id, asked);
        self.send(rpc::request(id, method, params));
    }
}

/// Parameters of a method.
fn of<T: DeserializeOwned>(params: Value) -> Result<T, rpc::Error> {
    serde_json::from_value(params)
        .map_err(|error| rpc::Error::new(rpc::INVALID_PARAMS, error.to_string()))
}
