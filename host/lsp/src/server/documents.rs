//! Documents that are open, and files that change on disk.

use super::Server;
use super::folders::Place;
use crate::desk::Job;
use crate::diagnostics::{self, Links};
use crate::document::{Document, changed};
use crate::event::Told;
use crate::front::{Checked, Edited};
use crate::lines::{Lines, Position};
use crate::protocol::{DidChange, DidOpen, OfDocument, Publish, WatchedFiles};
use crate::shown::{Edit, FAULTY_REMARK, Placed, SKIPPED, Shown};
use crate::{address, protocol};
use gainsay_engine::Outcome;
use gainsay_model::{ArticleReport, Skipped};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files that tell what holds for the folders at and below them.
const CONFIGURATION: [&str; 2] = ["gainsay.toml", "gainsay.lock"];

impl Server {
    pub(super) fn opened(&mut self, params: DidOpen) {
        let protocol::OpenedDocument { uri, version, text } = params.text_document;
        let path = address::path_of(&uri);
        let folder = self.folder_of(path.as_deref());
        let name = match &path {
            Some(path) => self.name_in(folder, path),
            None => uri.clone(),
        };
        let document = Document {
            is_article: self.is_article(path.as_deref(), &text),
            folder,
            name: name.clone(),
            path,
            version,
            lines: Lines::new(&text),
            text,
            stamp: self.number(),
            checked: None,
            waiting: Vec::new(),
        };
        self.names.insert((folder, name), uri.clone());
        self.documents.insert(uri.clone(), document);
        self.check(&uri);
    }

    /// Whether a document is to be checked: files with the endings of articles, and what has no ending.
    fn is_article(&self, path: Option<&Path>, text: &str) -> bool {
        path.is_none_or(|path| {
            let is_plain = path.extension().is_none() || gainsay_io::is_article_text(path, text);
            is_plain && !self.pages.holds(path)
        })
    }

    pub(super) fn changed(&mut self, params: DidChange) {
        let (stamp, encoding) = (self.number(), self.encoding);
        let uri = params.text_document.uri;
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        let text = changed(&document.text, params.content_changes, encoding);
        let edit = Edit::between(&document.text, &text);
        document.text = text;
        document.lines = Lines::new(&document.text);
        document.version = params.text_document.version.or(document.version);
        document.stamp = stamp;
        // What is shown moves along until it is looked at anew.
        let key = (document.folder, document.name.clone());
        if let Some(told) = self.told.get_mut(&key) {
            let moved = told.iter().filter_map(|shown| shown.after(&key.1, &edit));
            *told = moved.map(Arc::new).collect();
        }
        self.check(&uri);
    }

    /// Has the text of a document checked.
    fn check(&self, uri: &str) {
        let document = self
            .documents
            .get(uri)
            .filter(|document| document.is_article);
        let place = document.and_then(|document| self.places.get(&document.folder));
        if let (Some(document), Some(place)) = (document, place) {
            place.check(Edited {
                name: document.name.clone(),
                stamp: document.stamp,
                text: document.text.clone(),
            });
        }
    }

    /// Has all open documents of a folder checked.
    pub(super) fn check_all(&mut self, folder: u64) {
        for (uri, document) in &self.documents {
            if document.folder == folder {
                self.check(uri);
            }
        }
    }

    pub(super) fn closed(&mut self, params: &OfDocument) {
        let Some(document) = self.documents.remove(&params.text_document.uri) else {
            return;
        };
        let Document {
            folder,
            name,
            path,
            waiting,
            ..
        } = document;
        self.names.remove(&(folder, name.clone()));
        for waiting in waiting {
            self.answer_nothing(&waiting);
        }
        let Some(place) = self.places.get(&folder) else {
            return;
        };
        let on_disk = path.filter(|path| place.is_indexed() && path.is_file());
        if let Some(path) = on_disk {
            place.send(Job::Files(vec![path]));
        } else {
            place.send(Job::Gone(name.clone()));
            self.told.remove(&(folder, name));
            self.publish_at(&params.text_document.uri, None, &[]);
        }
        let is_used = self
            .documents
            .values()
            .any(|document| document.folder == folder);
        if !is_used
            && self
                .places
                .get(&folder)
                .is_some_and(|place| !place.is_indexed())
        {
            self.places.remove(&folder);
        }
    }

    pub(super) fn saved(&mut self, params: &OfDocument) {
        let path = address::path_of(&params.text_document.uri);
        // A client that watches files tells of it as well.
        if let Some(path) = path.filter(|path| !self.client.watches && is_configuration(path)) {
            self.reconfigured(&path);
        }
    }

    /// Files have changed on disk. Of those that are open the editor's text counts.
    pub(super) fn files(&mut self, params: WatchedFiles) {
        let paths = params.changes.iter();
        let paths = paths.filter_map(|change| address::path_of(&change.uri));
        let mut files: BTreeMap<u64, Vec<PathBuf>> = BTreeMap::new();
        for path in paths {
            if is_configuration(&path) {
                self.reconfigured(&path);
                continue;
            }
            if self.is_decided_in(&path) {
                continue;
            }
            for (number, place) in &self.places {
                let is_open = || {
                    let name = self.name_in(*number, &path);
                    self.names.contains_key(&(*number, name))
                };
                if place.is_indexed() && path.starts_with(place.root()) && !is_open() {
                    files.entry(*number).or_default().push(path.clone());
                }
            }
        }
        for (number, paths) in files {
            if let Some(place) = self.places.get(&number) {
                place.send(Job::Files(paths));
            }
        }
    }

    /// Gives open documents to the folders that hold them now.
    pub(super) fn rehome(&mut self) {
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        for uri in uris {
            let path = self
                .documents
                .get(&uri)
                .and_then(|document| document.path.clone());
            let folder = self.folder_of(path.as_deref());
            let name = path.map_or_else(|| uri.clone(), |path| self.name_in(folder, &path));
            let Some(document) = self.documents.get_mut(&uri) else {
                continue;
            };
            if document.folder == folder {
                continue;
            }
            let before = (
                document.folder,
                std::mem::replace(&mut document.name, name.clone()),
            );
            document.folder = folder;
            self.names.remove(&before);
            self.told.remove(&before);
            if let Some(place) = self.places.get(&before.0) {
                place.send(Job::Gone(before.1));
            }
            self.names.insert((folder, name), uri.clone());
            self.check(&uri);
        }
    }

    /// A text has been checked by itself.
    pub(super) fn checked(&mut self, folder: u64, checked: Checked) {
        let key = (folder, checked.name.clone());
        let Some(uri) = self.names.get(&key).cloned() else {
            return;
        };
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        // A later text is being checked already.
        if document.stamp != checked.stamp {
            return;
        }
        document.checked = Some(checked.clone());
        self.show_own(&uri);
        if let Some(place) = self.places.get(&folder) {
            place.send(Job::Text(checked));
        }
        self.answer(&uri);
    }

    /// Shows what is found in a document by itself, beside what was found across articles.
    pub(super) fn show_own(&mut self, uri: &str) {
        let Some(document) = self.documents.get(uri) else {
            return;
        };
        let key = (document.folder, document.name.clone());
        let across = self.told.remove(&key).unwrap_or_default().into_iter();
        let across = across.filter(|shown| shown.is_across());
        let shown = self.own(uri).into_iter().map(Arc::new).chain(across);
        let shown: Vec<Arc<Shown>> = shown.collect();
        self.show(uri, shown);
    }

    /// What is told of the articles of a document by themselves.
    fn own(&self, uri: &str) -> Vec<Shown> {
        let document = self.documents.get(uri);
        let checked = document.and_then(|document| Some((document, document.current()?)));
        let Some((document, checked)) = checked else {
            return Vec::new();
        };
        let Some(mut decided) = self.places.get(&document.folder).and_then(Place::decided) else {
            return Vec::new();
        };
        let mut own = Vec::new();
        for part in checked.parts.iter() {
            if let Outcome::Checked(report) = &part.kept.outcome {
                decided.hear_remarks(&report.id, &report.path, &part.kept.remarks);
            }
            match &part.kept.outcome {
                Outcome::Checked(report) => {
                    let of = |report: &ArticleReport, span| {
                        let raw = report.source.to_raw(span).range();
                        Some(Placed {
                            path: document.name.clone(),
                            range: crate::lines::Range::default(),
                            bytes: raw.start + part.start..raw.end + part.start,
                        })
                    };
                    let findings = report.findings.iter();
                    let findings = findings.filter(|finding| decided.left_out(finding).is_none());
                    own.extend(
                        findings.filter_map(|finding| {
                            Shown::finding(finding, |_, span| of(report, span))
                        }),
                    );
                    let failures = report.failures.iter();
                    own.extend(failures.map(|failure| Shown::failure(&document.name, failure)));
                }
                // What has been checked is never called unchanged.
                Outcome::Unchanged => {}
                Outcome::Skipped(skipped) => {
                    own.extend(unread(document, part.start, skipped));
                }
            }
        }
        own.extend(decided.faults().iter().map(|fault| {
            let line = fault.line.unwrap_or(1).saturating_sub(1) as u32;
            let begins = Position { line, character: 0 };
            let start = document.lines.byte(&document.text, begins, self.encoding);
            Shown::faulty_remark(&document.name, start, fault)
        }));
        own
    }

    /// Everything has been held against everything, and this is what is to be shown in a file.
    pub(super) fn tell(&mut self, folder: u64, told: Told) {
        let key = (folder, told.name);
        let Some(uri) = self.names.get(&key).cloned() else {
            if told.shown.is_empty() {
                self.told.remove(&key);
            } else {
                self.told.insert(key.clone(), told.shown);
            }
            self.publish(folder, &key.1);
            return;
        };
        let document = self.documents.get(&uri);
        let current = document.and_then(Document::current);
        // It tells of another text than the one that is open: there will be more.
        if current.is_none_or(|checked| Some(checked.stamp) != told.stamp) {
            return;
        }
        let mut shown = told.shown;
        let own = self.own(&uri).into_iter();
        let aside = |shown: &Shown| [SKIPPED, FAULTY_REMARK].contains(&shown.code.as_str());
        shown.extend(own.filter(aside).map(Arc::new));
        self.show(&uri, shown);
    }

    /// Shows something in an open document, at its places in the text as it is.
    fn show(&mut self, uri: &str, shown: Vec<Arc<Shown>>) {
        let Some(document) = self.documents.get(uri) else {
            return;
        };
        let (text, lines) = (&document.text, &document.lines);
        let placed = shown.iter().map(|shown| {
            let placed = shown.placed_in(&document.name, text, lines, self.encoding);
            Arc::new(placed)
        });
        let key = (document.folder, document.name.clone());
        self.told.insert(key.clone(), placed.collect());
        self.publish(key.0, &key.1);
    }

    /// Sends the diagnostics of a file.
    pub(super) fn publish(&self, folder: u64, name: &str) {
        let uri = self.uri_of(folder, name);
        let document = self.documents.get(&uri);
        if document.is_some_and(|document| !document.is_article) {
            return;
        }
        let shown = self.told.get(&(folder, name.to_owned()));
        let diagnostics = self.with_links(folder, |links| {
            let shown = shown.map(Vec::as_slice).unwrap_or_default();
            diagnostics::of_file(name, shown, links)
        });
        let version = document.and_then(|document| document.version);
        self.publish_at(&uri, version, &diagnostics);
    }

    fn publish_at(&self, uri: &str, version: Option<i64>, diagnostics: &[protocol::Diagnostic]) {
        let params = Publish {
            uri,
            version,
            diagnostics,
        };
        self.notify("textDocument/publishDiagnostics", params);
    }

    /// Does something with the ways in which a folder's files and rules are linked to.
    pub(super) fn with_links<T>(&self, folder: u64, work: impl FnOnce(&Links<'_>) -> T) -> T {
        let page = |rule: &str| {
            let page = self.places.get(&folder)?.page(rule)?;
            self.pages.uri(rule, page)
        };
        work(&Links {
            client: &self.client,
            uri: &|name| self.uri_of(folder, name),
            page: &page,
        })
    }

    /// The address of a file of a folder: the client's own if it is open.
    fn uri_of(&self, folder: u64, name: &str) -> String {
        let open = self.names.get(&(folder, name.to_owned()));
        open.cloned().unwrap_or_else(|| {
            let path = self.path_of(folder, name);
            path.map_or_else(|| name.to_owned(), |path| address::uri_of(&path))
        })
    }
}

/// What is told of an article that cannot be read. One that has not been begun is no fault.
fn unread(document: &Document, start: usize, skipped: &Skipped) -> Option<Shown> {
    let is_begun = !document.text.trim().is_empty();
    is_begun.then(|| Shown::unread(&document.name, start, &skipped.reason))
}

fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().and_then(std::ffi::OsStr::to_str);
    name.is_some_and(|name| CONFIGURATION.contains(&name))
}
