//! Words taken out of a file, with the way back to where they stand.

use gainsay_model::{SourceMap, Span};

/// Byte in the text, byte in the file, length in the file; see [`SourceMap::with_runs`].
pub(super) type Run = (u32, u32, u32);

/// A text that is put together from pieces of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    text: String,
    runs: Vec<Run>,
}

impl Layer {
    /// A text whose runs are known.
    pub(super) fn of(text: String, runs: Vec<Run>) -> Self {
        Self { text, runs }
    }

    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds words that stand at byte `raw` of the file, `length` bytes long there. Words of another
    /// length are other words, such as a character for its name, and stand for the whole.
    pub(super) fn push(&mut self, words: &str, raw: usize, length: usize) {
        let at = self.text.len() as u32;
        self.text.push_str(words);
        let (raw, length) = (raw as u32, length as u32);
        if words.len() == length as usize {
            self.join((at, raw, length));
        } else if !words.is_empty() {
            self.whole((at, raw, length), self.text.len() as u32);
        }
    }

    /// Adds white space that the file does not have.
    pub(super) fn space(&mut self, space: &str) {
        self.text.push_str(space);
    }

    /// Adds all of another layer.
    pub(super) fn add(&mut self, other: &Self) {
        let at = self.text.len() as u32;
        self.text.push_str(&other.text);
        let moved = other.runs.iter().map(|run| (at + run.0, run.1, run.2));
        self.replace_mark(at);
        self.runs.extend(moved);
    }

    /// Adds a run, to the one before it if it goes on where that one ends.
    fn join(&mut self, run: Run) {
        if run.2 == 0 {
            return;
        }
        match self.runs.last_mut() {
            Some((text, raw, length)) if *text + *length == run.0 && *raw + *length == run.1 => {
                *length += run.2;
            }
            _ => {
                self.replace_mark(run.0);
                self.runs.push(run);
            }
        }
    }

    /// Adds a run for words of another length, and a mark where they end.
    fn whole(&mut self, run: Run, end: u32) {
        self.replace_mark(run.0);
        self.runs.extend([run, (end, run.1 + run.2, 0)]);
    }

    /// Takes away a mark at a byte of the text where a run begins now.
    fn replace_mark(&mut self, at: u32) {
        let _ = self.runs.pop_if(|run| run.0 == at && run.2 == 0);
    }

    /// Cuts off the white space at the end.
    pub(super) fn trim_end(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        let length = length as u32;
        let mut next = None;
        while let Some((text, ..)) = self.runs.pop_if(|run| run.0 >= length) {
            next = Some(text);
        }
        // White space within a run; one that stands for words as a whole ends with them.
        if let Some((text, _, cut)) = self.runs.last_mut()
            && next.is_none_or(|next| *text + *cut <= next)
        {
            *cut = (*cut).min(length - *text);
        } else if let Some(&(_, raw, whole)) = self.runs.last() {
            self.runs.push((length, raw + whole, 0));
        }
    }

    /// The words and where they stand.
    pub(super) fn into_parts(self) -> (String, Vec<Run>) {
        (self.text, self.runs)
    }

    /// Runs into this layer's text as runs into the file.
    pub(super) fn runs_through(&self, runs: &[Run]) -> Vec<Run> {
        let mut through = Self::default();
        let mut rest = runs.iter().peekable();
        while let Some(&(text, middle, length)) = rest.next() {
            let words = rest.peek().map_or(u32::MAX, |next| next.0 - text);
            let (from, to) = (middle as usize, (middle + length) as usize);
            if length == 0 || length > words {
                let span = Span::new(from.saturating_sub(usize::from(length == 0)), to);
                let place = SourceMap::stretch(&self.runs, span);
                let start = if length == 0 { place.end } else { place.start };
                through.replace_mark(text);
                through.runs.push((text, start, place.end - start));
            } else {
                self.identical(&mut through, (text, middle, length));
            }
        }
        through.runs
    }

    /// Adds a run whose words are those of this layer, run by run.
    fn identical(&self, through: &mut Self, (text, middle, length): Run) {
        let end = middle + length;
        let first = self.runs.partition_point(|run| run.0 <= middle);
        let from = self.runs.get(first.saturating_sub(1)..).unwrap_or_default();
        let mut from = from.iter().peekable();
        while let Some(&(start, raw, most)) = from.next() {
            if start >= end {
                break;
            }
            let next = from.peek().map_or(u32::MAX, |run| run.0);
            let (low, high) = (start.max(middle), next.min(end));
            if low >= high || most == 0 {
                continue;
            }
            let at = text + (low - middle);
            if most > next.saturating_sub(start) || most < high - start {
                through.whole((at, raw, most), text + (high - middle));
            } else {
                through.join((at, raw + (low - start), high - low));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_lead_through_two_layers() {
        let file = r#"{"a": "x &amp; y\nz"}"#;
        let at = |words: &str| file.find(words).unwrap();
        let mut decoded = Layer::default();
        decoded.push("x &amp; y", at("x"), 9);
        decoded.push("\n", at("\\n"), 2);
        decoded.push("z", at("z"), 1);
        assert_eq!(decoded.text(), "x &amp; y\nz");
        let mut words = Layer::default();
        words.push("x ", 0, 2);
        words.push("&", 2, 5);
        words.push(" y\nz", 7, 4);
        let runs = decoded.runs_through(&words.runs);
        let map = SourceMap::with_runs(file.into(), runs);
        let back = |start, end| map.to_raw(Span::new(start, end)).of(file);
        assert_eq!(back(0, 7), "x &amp; y\\nz");
        assert_eq!((back(0, 1), back(4, 5), back(6, 7)), ("x", "y", "z"));
    }

    #[test]
    fn white_space_is_cut_off_with_its_runs() {
        let mut layer = Layer::default();
        layer.push("a ", 0, 2);
        layer.push("\t", 5, 1);
        layer.push("\u{a0}", 6, 6);
        layer.trim_end();
        assert_eq!(layer.into_parts(), ("a".to_owned(), vec![(0, 0, 1)]));
        let mut layer = Layer::default();
        layer.push("”", 0, 7);
        layer.space("\n");
        layer.trim_end();
        assert_eq!(
            layer.into_parts(),
            ("”".to_owned(), vec![(0, 0, 7), (3, 7, 0)])
        );
    }
}
