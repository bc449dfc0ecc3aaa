//! Folders of articles: opened, opened anew, closed.

use super::lifecycle::Weight;
use super::{Asked, Server};
use crate::address;
use crate::desk::{self, Job};
use crate::event::{Event, Happened};
use crate::folder::{Folder, name_of};
use crate::front::{self, Edited};
use crate::protocol::DidChangeFolders;
use gainsay_decisions::Layer;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::Builder;

/// Native stack of a thread that checks, in bytes: room for a guest's 512 KiB and deep text.
const STACK: usize = 8 << 20;

/// A folder as the server sees it.
pub(super) struct Place {
    root: PathBuf,
    is_indexed: bool,
    running: Option<Running>,
    /// The generation that is being opened.
    opening: Option<u64>,
}

/// A folder whose rules are ready.
struct Running {
    generation: u64,
    folder: Arc<Folder>,
    texts: Sender<Edited>,
    jobs: Sender<Job>,
    progress: Progress,
}

/// Whether the client shows how far a folder has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// The client was asked to show it, with how many articles there are.
    Asked(usize),
    Shown(usize),
    No,
}

impl Place {
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn is_indexed(&self) -> bool {
        self.is_indexed
    }

    /// Nothing is checked, and nothing will be.
    pub(super) fn is_broken(&self) -> bool {
        self.running.is_none() && self.opening.is_none()
    }

    /// Has something done, if the rules are ready.
    pub(super) fn send(&self, job: Job) {
        if let Some(running) = &self.running {
            // Fails only if its thread has ended with an error, which has been told.
            let _ = running.jobs.send(job);
        }
    }

    /// Has a text checked, if the rules are ready; else it will be when they are.
    pub(super) fn check(&self, text: Edited) {
        if let Some(running) = &self.running {
            running.folder.edited();
            // As in `send`.
            let _ = running.texts.send(text);
        }
    }

    pub(super) fn folder(&self) -> Option<&Arc<Folder>> {
        self.running.as_ref().map(|running| &running.folder)
    }

    /// What has been decided about findings.
    pub(super) fn decided(&self) -> Option<Layer> {
        self.folder().map(|folder| folder.decided())
    }

    /// What is said of a rule.
    pub(super) fn page(&self, rule: &str) -> Option<&str> {
        let running = self.running.as_ref()?;
        running.folder.opened.pages.get(rule).map(String::as_str)
    }

    fn has(&self, generation: u64) -> bool {
        let running = self.running.as_ref();
        self.opening == Some(generation)
            || running.is_some_and(|running| running.generation == generation)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.folder.close();
    }
}

impl Server {
    /// Adds a folder and gives its number.
    pub(super) fn add_folder(&mut self, root: PathBuf, is_indexed: bool) -> u64 {
        let known = self
            .places
            .iter()
            .find(|(_, place)| place.root == root && (place.is_indexed || !is_indexed));
        if let Some((number, _)) = known {
            return *number;
        }
        let number = self.number();
        let place = Place {
            root,
            is_indexed,
            running: None,
            opening: None,
        };
        self.places.insert(number, place);
        self.open_folder(number);
        number
    }

    /// Makes the rules of a folder ready, on a thread of its own.
    fn open_folder(&mut self, number: u64) {
        let generation = self.number();
        let Some(place) = self.places.get_mut(&number) else {
            return;
        };
        place.opening = Some(generation);
        let (root, is_indexed) = (place.root.clone(), place.is_indexed);
        let (open, events, encoding) = (self.open.clone(), self.events.clone(), self.encoding);
        let work = move || {
            let opened =
                open(&root).map(|opened| Arc::new(Folder::new(root, is_indexed, opened, encoding)));
            let happened = Happened::Opened(opened);
            // Nobody hears it: the server is about to end.
            let _ = events.send(Event::Folder {
                generation,
                happened,
            });
        };
        self.start(generation, "the rules", work);
    }

    /// Starts a thread, or tells that there is none.
    fn start(&self, generation: u64, what: &str, work: impl FnOnce() + Send + 'static) {
        if let Err(error) = Builder::new().stack_size(STACK).spawn(work) {
            tracing::error!(%error, generation, "no thread for {what}");
            self.message(
                Weight::Error,
                &format!("gainsay: no thread for {what}: {error}"),
            );
        }
    }

    /// The folder of a document: the deepest that holds it, else one for its neighbours.
    pub(super) fn folder_of(&mut self, path: Option<&Path>) -> u64 {
        let holds = |place: &&Place| {
            place.is_indexed && path.is_none_or(|path| path.starts_with(&place.root))
        };
        let deepest = self
            .places
            .iter()
            .filter(|(_, place)| holds(place))
            .max_by_key(|(number, place)| {
                (place.root.components().count(), std::cmp::Reverse(**number))
            });
        if let Some((number, _)) = deepest {
            return *number;
        }
        let here = || std::env::current_dir().unwrap_or_default();
        let root = path
            .and_then(Path::parent)
            .map_or_else(here, Path::to_owned);
        self.add_folder(root, false)
    }

    /// Something happened in a folder. What comes from one that has been closed is passed over.
    pub(super) fn happened(&mut self, generation: u64, happened: Happened) {
        let found = self.places.iter().find(|(_, place)| place.has(generation));
        let Some((number, root)) = found.map(|(number, place)| (*number, place.root.clone()))
        else {
            return;
        };
        match happened {
            Happened::Opened(Ok(folder)) => self.run_folder(number, generation, folder),
            Happened::Opened(Err(error)) => {
                self.message(
                    Weight::Error,
                    &format!("gainsay: {}: {error}", root.display()),
                );
                if let Some(place) = self.places.get_mut(&number) {
                    place.opening = None;
                }
                self.answer_waiting(number);
            }
            Happened::Begun(all) => self.ask_progress(number, generation, all),
            Happened::Read(read) => self.report_progress(generation, read),
            Happened::Indexed => self.end_progress(number, generation),
            Happened::Checked(checked) => self.checked(number, checked),
            Happened::Told(told) => {
                for told in told {
                    self.tell(number, told);
                }
            }
        }
    }

    /// Starts the threads of a folder whose rules are ready.
    fn run_folder(&mut self, number: u64, generation: u64, folder: Arc<Folder>) {
        for problem in &folder.opened.problems {
            self.message(Weight::Warning, &format!("gainsay: {problem}"));
        }
        self.clear(number);
        self.pages.forget();
        let (texts, of_front) = channel();
        let (jobs, of_desk) = channel();
        let (events, checked) = (self.events.clone(), Arc::clone(&folder));
        self.start(generation, "articles that are open", move || {
            front::run(&checked, &of_front, &events, generation);
        });
        let (events, read) = (self.events.clone(), Arc::clone(&folder));
        self.start(generation, "a folder", move || {
            desk::run(&read, &of_desk, &events, generation);
        });
        let running = Running {
            generation,
            folder,
            texts,
            jobs,
            progress: Progress::No,
        };
        if let Some(place) = self.places.get_mut(&number) {
            place.opening = None;
            place.running = Some(running);
        }
        self.check_all(number);
    }

    /// Takes back what was told of files of a folder that are not open.
    fn clear(&mut self, number: u64) {
        let names = self.told.keys().filter(|(folder, _)| *folder == number);
        let names: Vec<String> = names.map(|(_, name)| name.clone()).collect();
        for name in names {
            let key = (number, name);
            if !self.names.contains_key(&key) {
                self.told.remove(&key);
                self.publish(number, &key.1);
            }
        }
    }

    /// Folders come and go while the client runs.
    pub(super) fn moved(&mut self, params: DidChangeFolders) {
        for folder in params.event.removed {
            let root = address::path_of(&folder.uri);
            let gone = self
                .places
                .iter()
                .find(|(_, place)| place.is_indexed && Some(&place.root) == root.as_ref());
            if let Some(number) = gone.map(|(number, _)| *number) {
                self.clear(number);
                self.places.remove(&number);
            }
        }
        for folder in params.event.added {
            if let Some(root) = address::path_of(&folder.uri) {
                self.add_folder(root, true);
            }
        }
        self.rehome();
    }

    /// Opens the folders anew for which a configuration file counts.
    pub(super) fn reconfigured(&mut self, file: &Path) {
        let Some(folder) = file.parent() else {
            return;
        };
        let concerned = self.places.iter();
        let concerned = concerned.filter(|(_, place)| place.root.starts_with(folder));
        let numbers: Vec<u64> = concerned.map(|(number, _)| *number).collect();
        for number in numbers {
            self.open_folder(number);
        }
    }

    /// Ends all work.
    pub(super) fn close(&mut self) {
        self.places.clear();
    }

    /// The path of an article of a folder.
    pub(super) fn path_of(&self, number: u64, name: &str) -> Option<PathBuf> {
        Some(self.places.get(&number)?.root.join(name))
    }

    /// What a file is called in a folder.
    pub(super) fn name_in(&self, number: u64, path: &Path) -> String {
        let root = self.places.get(&number).map_or(Path::new(""), Place::root);
        name_of(root, path)
    }

    fn running(&mut self, generation: u64) -> Option<&mut Running> {
        let mut running = self
            .places
            .values_mut()
            .filter_map(|place| place.running.as_mut());
        running.find(|running| running.generation == generation)
    }

    fn ask_progress(&mut self, number: u64, generation: u64, all: usize) {
        tracing::debug!(number, all, "reading a folder");
        if !self.client.progress {
            return;
        }
        if let Some(running) = self.running(generation) {
            running.progress = Progress::Asked(all);
        }
        let params = json!({ "token": token(generation) });
        let asked = Asked::Progress(generation);
        self.ask("window/workDoneProgress/create", params, asked);
    }

    /// The client has said whether it shows progress.
    pub(super) fn show_progress(&mut self, generation: u64, is_shown: bool) {
        let Some(running) = self.running(generation) else {
            return;
        };
        if let (Progress::Asked(all), true) = (running.progress, is_shown) {
            running.progress = Progress::Shown(all);
            let message = format!("{all} articles");
            self.progress(
                generation,
                &json!({ "kind": "begin", "title": "gainsay reads", "message": message, "percentage": 0 }),
            );
        }
    }

    fn report_progress(&mut self, generation: u64, read: usize) {
        if let Some(Progress::Shown(all)) = self.running(generation).map(|running| running.progress)
        {
            let percentage = read * 100 / all.max(1);
            self.progress(
                generation,
                &json!({ "kind": "report", "percentage": percentage }),
            );
        }
    }

    fn end_progress(&mut self, number: u64, generation: u64) {
        let Some(running) = self.running(generation) else {
            return;
        };
        let shown = std::mem::replace(&mut running.progress, Progress::No);
        if matches!(shown, Progress::Shown(_)) {
            self.progress(generation, &json!({ "kind": "end" }));
        }
        if let Some(place) = self.places.get(&number) {
            self.log(&format!("gainsay has read {}", place.root.display()));
        }
    }

    fn progress(&self, generation: u64, value: &serde_json::Value) {
        let params = json!({ "token": token(generation), "value": value });
        self.notify("$/progress", params);
    }
}

fn token(generation: u64) -> String {
    format!("gainsay-{generation}")
}
