//! All articles of a folder together: what is found across them.

use crate::event::{Event, Happened, Told};
use crate::folder::{Folder, name_of};
use crate::front::Checked;
use crate::lines::{Lines, Range};
use crate::shown::{Placed, Shown};
use gainsay_engine::{Collection, Outcome};
use gainsay_io::Entry;
use gainsay_model::{ArticleId, ArticleReport, SourceMap, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// So long nothing may change before articles are held against each other.
const QUIET: Duration = Duration::from_millis(120);

/// How often progress is told while a folder is read: every so many parts of it.
const STEPS: usize = 20;

/// What changes.
pub(crate) enum Job {
    /// The text of an article that is open.
    Text(Checked),
    /// Files on disk, none of them open.
    Files(Vec<PathBuf>),
    /// Something has been decided about a finding.
    Decided,
    /// What is called so is open no more, and lies nowhere.
    Gone(String),
}

/// Reads the folder, then follows what changes until nobody sends jobs.
pub(crate) fn run(folder: &Folder, jobs: &Receiver<Job>, events: &Sender<Event>, generation: u64) {
    let mut desk = Desk {
        folder,
        events,
        generation,
        collection: Collection::new(&folder.opened.checker),
        open: BTreeMap::new(),
        starts: BTreeMap::new(),
        due: BTreeSet::new(),
        told: BTreeMap::new(),
        shown: BTreeMap::new(),
    };
    if let Err(error) = desk.follow(jobs) {
        tracing::error!(%error, "findings across articles are no longer looked for");
    }
}

struct Desk<'f> {
    folder: &'f Folder,
    events: &'f Sender<Event>,
    generation: u64,
    collection: Collection<'f>,
    /// The edits that made the texts of open articles.
    open: BTreeMap<String, u64>,
    /// Where articles begin that are not at the start of their open text.
    starts: BTreeMap<ArticleId, usize>,
    /// Files of which has to be told whether or not something else is to be said of them.
    due: BTreeSet<String>,
    /// What was last told of files.
    told: BTreeMap<String, Vec<What>>,
    /// Findings with their places.
    shown: BTreeMap<What, Arc<Shown>>,
}

/// What is told of an article: the id of a finding, which its twin may have as well, or the words of a
/// failure.
type What = (ArticleId, String);

impl Desk<'_> {
    fn follow(&mut self, jobs: &Receiver<Job>) -> io::Result<()> {
        if self.folder.is_indexed {
            self.index()?;
        }
        let mut is_settled = self.settle()?;
        if self.folder.is_indexed {
            self.tell(Happened::Indexed);
        }
        // The last text of an article, and the last state of a file, are all that count.
        let mut texts: BTreeMap<String, Checked> = BTreeMap::new();
        loop {
            let job = if is_settled && texts.is_empty() {
                jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                jobs.recv_timeout(QUIET)
            };
            if self.folder.is_closed() {
                return Ok(());
            }
            match job {
                Ok(Job::Text(text)) => {
                    texts.insert(text.name.clone(), text);
                }
                Ok(Job::Files(paths)) => {
                    self.reread(paths)?;
                    is_settled = false;
                }
                Ok(Job::Decided) => is_settled = false,
                Ok(Job::Gone(name)) => {
                    texts.remove(&name);
                    self.forget(&name);
                    self.collection.remove(&name);
                    is_settled = false;
                }
                Err(RecvTimeoutError::Timeout) => {
                    for text in std::mem::take(&mut texts).into_values() {
                        self.take(text)?;
                    }
                    is_settled = self.settle()?;
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    fn tell(&self, happened: Happened) {
        let generation = self.generation;
        // Nobody hears it: the server is about to end, and this thread with it.
        let _ = self.events.send(Event::Folder {
            generation,
            happened,
        });
    }

    /// Reads all articles of the folder.
    fn index(&mut self) -> io::Result<()> {
        let folder = self.folder;
        let entries = folder.entries(std::slice::from_ref(&folder.root));
        let all = entries.len();
        self.tell(Happened::Begun(all));
        let (events, generation, mut read) = (self.events, self.generation, 0);
        let emit = |_: &Outcome| {
            read += 1;
            if read % all.div_ceil(STEPS) == 0 {
                let happened = Happened::Read(read);
                // As in `tell`.
                let _ = events.send(Event::Folder {
                    generation,
                    happened,
                });
            }
            if folder.is_closed() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let read = |entry: &Entry| folder.read(entry);
        self.collection
            .fill(entries.into_iter(), folder.opened.jobs, read, emit)
    }

    /// Reads files anew.
    fn reread(&mut self, paths: Vec<PathBuf>) -> io::Result<()> {
        let folder = self.folder;
        for path in &paths {
            let name = name_of(&folder.root, path);
            self.forget(&name);
            self.collection.remove(&name);
        }
        let there: Vec<PathBuf> = paths
            .into_iter()
            .filter(|path| folder.reads(path))
            .collect();
        let entries = folder.entries(&there).into_iter();
        let read = |entry: &Entry| folder.read(entry);
        let emit = |_: &Outcome| ControlFlow::Continue(());
        self.collection
            .fill(entries, folder.opened.jobs, read, emit)
    }

    fn take(&mut self, text: Checked) -> io::Result<()> {
        let Checked { name, stamp, parts } = text;
        self.forget(&name);
        for part in parts.iter().filter(|part| part.start > 0) {
            if let Outcome::Checked(report) = &part.kept.outcome {
                self.starts.insert(report.id.clone(), part.start);
            }
        }
        self.collection
            .put(&name, parts.iter().map(|part| &part.kept))?;
        self.due.insert(name.clone());
        self.open.insert(name, stamp);
        Ok(())
    }

    /// What is known of an open text.
    fn forget(&mut self, name: &str) {
        if self.open.remove(name).is_some() {
            self.due.insert(name.to_owned());
            self.starts.retain(|id, _| !is_of(id, name));
        }
    }

    /// Looks at what is found across articles, and tells of files of which something else is to be
    /// said. False if an edit came between.
    fn settle(&mut self) -> io::Result<bool> {
        let (folder, edits) = (self.folder, self.folder.edits());
        let go_on = || folder.edits() == edits && !folder.is_closed();
        if self
            .collection
            .settle(folder.opened.jobs, &go_on)?
            .is_none()
        {
            return Ok(false);
        }
        let mut files: BTreeMap<String, Vec<(ArticleId, usize)>> = BTreeMap::new();
        let mut told: BTreeMap<String, Vec<What>> = BTreeMap::new();
        let mut decided = folder.decided();
        for (id, path, remarks) in self.collection.remarks() {
            decided.hear_remarks(id, path, remarks);
        }
        for id in self.collection.told() {
            for (at, finding) in self.collection.findings(id).iter().enumerate() {
                if decided.left_out(finding).is_some() {
                    continue;
                }
                for file in files_of(finding) {
                    let of_file = files.entry(file.to_owned()).or_default();
                    of_file.push((id.clone(), at));
                    let of_file = told.entry(file.to_owned()).or_default();
                    of_file.push((id.clone(), finding.id.clone()));
                }
            }
            for failure in self.collection.failures(id) {
                let of_file = told.entry(path_of(id).to_owned()).or_default();
                of_file.push((id.clone(), failure.reason.raw().to_owned()));
            }
        }
        let mut changed = std::mem::take(&mut self.due);
        let names = told.keys().chain(self.told.keys());
        let other = names.filter(|name| told.get(*name) != self.told.get(*name));
        changed.extend(other.cloned());
        self.told = told;
        let in_use: BTreeSet<&What> = self.told.values().flatten().collect();
        self.shown.retain(|what, _| in_use.contains(what));
        let mut texts = Texts {
            desk: &*self,
            texts: BTreeMap::new(),
        };
        let mut placed = BTreeMap::new();
        let mut news = Vec::new();
        for name in changed {
            let of_file = files.get(&name).map(Vec::as_slice).unwrap_or_default();
            let mut shown = Vec::new();
            for (id, at) in of_file {
                shown.extend(texts.shown(id, *at, &mut placed)?);
            }
            shown.extend(texts.failures(&name));
            let stamp = self.open.get(&name).copied();
            news.push(Told { name, stamp, shown });
        }
        self.shown.extend(placed);
        if !news.is_empty() {
            self.tell(Happened::Told(news));
        }
        Ok(true)
    }
}

/// Texts of articles, each fetched once.
struct Texts<'d, 'f> {
    desk: &'d Desk<'f>,
    texts: BTreeMap<ArticleId, Option<(String, SourceMap, Lines)>>,
}

impl Texts<'_, '_> {
    /// A finding of an article with its places.
    fn shown(
        &mut self,
        id: &ArticleId,
        at: usize,
        placed: &mut BTreeMap<What, Arc<Shown>>,
    ) -> io::Result<Option<Arc<Shown>>> {
        let Some(finding) = self.desk.collection.findings(id).get(at) else {
            return Ok(None);
        };
        let what = (id.clone(), finding.id.clone());
        let known = self.desk.shown.get(&what);
        if let Some(shown) = known.or_else(|| placed.get(&what)) {
            return Ok(Some(Arc::clone(shown)));
        }
        for side in &finding.evidence {
            self.fetch(&side.article)?;
        }
        let shown = Shown::finding(finding, |id, span| self.place(id, span)).map(Arc::new);
        if let Some(shown) = &shown {
            placed.insert(what, Arc::clone(shown));
        }
        Ok(shown)
    }

    fn failures(&self, name: &str) -> Vec<Arc<Shown>> {
        let ids = self.desk.collection.told().filter(|id| is_of(id, name));
        let failures = ids.flat_map(|id| self.desk.collection.failures(id));
        failures
            .map(|failure| Arc::new(Shown::failure(name, failure)))
            .collect()
    }

    fn fetch(&mut self, id: &ArticleId) -> io::Result<()> {
        if !self.texts.contains_key(id) {
            let text = match self.desk.collection.outcome(id)? {
                Some(Outcome::Checked(report)) => {
                    let ArticleReport { path, source, .. } = *report;
                    let lines = Lines::new(source.raw());
                    Some((path, source, lines))
                }
                _ => None,
            };
            self.texts.insert(id.clone(), text);
        }
        Ok(())
    }

    fn place(&self, id: &ArticleId, span: Span) -> Option<Placed> {
        let (path, source, lines) = self.texts.get(id)?.as_ref()?;
        let bytes = source.to_raw(span).range();
        let range = lines.range(source.raw(), &bytes, self.desk.folder.encoding);
        let before = source.place(0).line as u32 - 1;
        let start = self.desk.starts.get(id).copied().unwrap_or(0);
        Some(Placed {
            path: path.clone(),
            bytes: bytes.start + start..bytes.end + start,
            range: below(range, before),
        })
    }
}

/// A range that many lines further down.
fn below(mut range: Range, lines: u32) -> Range {
    range.start.line += lines;
    range.end.line += lines;
    range
}

/// The files that a finding has sides in, each once.
fn files_of(finding: &gainsay_model::Finding) -> BTreeSet<&str> {
    let sides = finding.evidence.iter();
    sides.map(|side| path_of(&side.article)).collect()
}

/// The path of an article's file.
fn path_of(id: &ArticleId) -> &str {
    let numbered = id.0.rsplit_once('#');
    let numbered = numbered.filter(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    numbered.map_or(&id.0, |(path, _)| path)
}

fn is_of(id: &ArticleId, name: &str) -> bool {
    id.0 == name || path_of(id) == name
}
