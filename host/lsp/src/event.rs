//! What the server hears of.

use crate::folder::Folder;
use crate::front::Checked;
use crate::shown::Shown;
use crate::transport::Frame;
use std::sync::Arc;

pub(crate) enum Event {
    /// From the client.
    Frame(Frame),
    /// The client is gone.
    End,
    /// From the threads of a folder. A folder that is opened anew has another generation.
    Folder { generation: u64, happened: Happened },
}

pub(crate) enum Happened {
    /// Its rules are ready, or cannot be.
    Opened(Result<Arc<Folder>, String>),
    /// It begins to read so many articles.
    Begun(usize),
    /// It has read so many of them.
    Read(usize),
    /// It has read all of them.
    Indexed,
    /// A text has been checked by itself.
    Checked(Checked),
    /// What is to be shown in files, after everything has been held against everything.
    Told(Vec<Told>),
}

/// What is to be shown in a file.
pub(crate) struct Told {
    pub(crate) name: String,
    /// The edit that made its text; none: it was read from disk.
    pub(crate) stamp: Option<u64>,
    pub(crate) shown: Vec<Arc<Shown>>,
}
