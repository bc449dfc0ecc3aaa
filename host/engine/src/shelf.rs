//! Reports that wait until the whole set has been read.

use crate::run::Outcome;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};
use tempfile::SpooledTempFile;

/// Bytes of waiting reports that are held in memory; more go into a temporary file without a name.
const IN_MEMORY: usize = 4 << 20;

/// Outcomes in order, written once and read any number of times, from any thread. Memory grows by
/// sixteen bytes an outcome.
pub(crate) struct Shelf {
    file: Mutex<SpooledTempFile>,
    /// Where each outcome begins, and where the last one ends.
    bounds: Vec<u64>,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        Self {
            file: Mutex::new(SpooledTempFile::new(IN_MEMORY)),
            bounds: vec![0],
        }
    }

    /// How many outcomes it holds.
    pub(crate) fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Puts an outcome, as [`encode`] made it, behind the others.
    ///
    /// # Errors
    /// The temporary file cannot be written.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        let end = self.bounds.last().copied().unwrap_or(0);
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(end))?;
        file.write_all(bytes)?;
        self.bounds.push(end + bytes.len() as u64);
        Ok(())
    }

    /// The outcome of that index.
    ///
    /// # Errors
    /// The temporary file cannot be read, or there is no such outcome.
    pub(crate) fn get(&self, index: usize) -> io::Result<Outcome> {
        decode(&self.bytes(index)?)
    }

    /// The same as [`encode`] made it.
    ///
    /// # Errors
    /// As those of [`Self::get`].
    pub(crate) fn bytes(&self, index: usize) -> io::Result<Vec<u8>> {
        let bounds = self.bounds.get(index).zip(self.bounds.get(index + 1));
        let (start, end) = bounds.ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; (end - start) as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(*start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// What [`encode`] made of an outcome.
///
/// # Errors
/// The bytes are none of its.
pub(crate) fn decode(bytes: &[u8]) -> io::Result<Outcome> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}

/// Bytes of the outcome of an article of usual length.
const USUAL: usize = 20 << 10;

/// An outcome as a shelf keeps it.
///
/// # Errors
/// None that is known; the encoder's, should there be any.
pub(crate) fn encode(outcome: &Outcome) -> io::Result<Vec<u8>> {
    postcard::to_extend(outcome, Vec::with_capacity(USUAL)).map_err(io::Error::other)
}
