//! Articles that are being written: each edit is checked by itself, at once.

use crate::event::{Event, Happened};
use crate::folder::{Folder, Part};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

/// A text to check.
pub(crate) struct Edited {
    /// What it is called in its folder.
    pub(crate) name: String,
    /// The edit that made it.
    pub(crate) stamp: u64,
    pub(crate) text: String,
}

/// A text that has been checked.
#[derive(Clone)]
pub(crate) struct Checked {
    pub(crate) name: String,
    pub(crate) stamp: u64,
    pub(crate) parts: Arc<Vec<Part>>,
}

/// Checks texts until nobody sends any. Of an article that was edited several times meanwhile, only
/// the last text is checked, so that no delay is needed to let somebody finish a word.
pub(crate) fn run(
    folder: &Folder,
    texts: &Receiver<Edited>,
    events: &Sender<Event>,
    generation: u64,
) {
    while let Ok(text) = texts.recv() {
        let mut waiting = BTreeMap::from([(text.name.clone(), text)]);
        loop {
            while let Ok(text) = texts.try_recv() {
                waiting.insert(text.name.clone(), text);
            }
            let Some((name, text)) = waiting.pop_first() else {
                break;
            };
            let checked = Checked {
                parts: Arc::new(folder.check(&name, &text.text)),
                name,
                stamp: text.stamp,
            };
            let event = Event::Folder {
                generation,
                happened: Happened::Checked(checked),
            };
            if folder.is_closed() || events.send(event).is_err() {
                return;
            }
        }
    }
}
