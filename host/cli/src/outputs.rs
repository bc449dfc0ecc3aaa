//! Where reports go: standard output and files, in several formats from one run.

use anyhow::{Result, bail};
use gainsay_config::Output;
use gainsay_io::Sink;
use gainsay_model::{ArticleReport, RunSummary, Skipped};
use gainsay_report::{Format, Reporter, RunInfo};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The reports that a run writes: that of `--format` first, to its file or to standard output.
pub(crate) fn wanted(format: Format, outputs: &[Output]) -> Result<Vec<(Format, Option<PathBuf>)>> {
    let mut plain = outputs.iter().filter(|output| output.format.is_none());
    let first = plain.next().map(|output| output.path.clone());
    if let Some(second) = plain.next() {
        bail!(
            "--output {}: a second path without a format; write FORMAT=PATH",
            second.path.display()
        );
    }
    let mut wanted = vec![(format, first)];
    for output in outputs {
        if let Some(format) = output.format {
            wanted.push((format, Some(output.path.clone())));
        }
    }
    let files = wanted.iter().filter_map(|(_, path)| path.as_deref());
    let mut places: Vec<PathBuf> = files.filter_map(replaced).collect();
    places.sort();
    if let Some([twice, _]) = places.array_windows().find(|[a, b]| a == b) {
        bail!(
            "{}: two reports for one file; name another for one",
            twice.display()
        );
    }
    Ok(wanted)
}

/// The file that a report would replace; a device takes several.
fn replaced(path: &Path) -> Option<PathBuf> {
    let device = path.metadata().is_ok_and(|there| !there.is_file());
    if device {
        None
    } else {
        std::path::absolute(path).ok()
    }
}

/// Reports that are being written.
pub(crate) struct Outputs(Vec<Open>);

struct Open {
    /// None: standard output.
    path: Option<PathBuf>,
    sink: Sink,
    reporter: Box<dyn Reporter + Send>,
}

impl Outputs {
    /// Opens every file, before anything is checked or written.
    pub(crate) fn open(
        reports: impl IntoIterator<Item = (Option<PathBuf>, Box<dyn Reporter + Send>)>,
    ) -> Result<Self> {
        let opened = reports.into_iter().map(|(path, reporter)| {
            let sink = match &path {
                Some(path) => Sink::file(path)?,
                None => Sink::stdout(),
            };
            Ok(Open {
                path,
                sink,
                reporter,
            })
        });
        opened.collect::<Result<_>>().map(Self)
    }

    pub(crate) fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.each(|sink, reporter| reporter.begin(sink, run))
    }

    pub(crate) fn article(&mut self, report: &ArticleReport) -> io::Result<()> {
        self.each(|sink, reporter| reporter.article(sink, report))
    }

    pub(crate) fn skipped(&mut self, skipped: &Skipped) -> io::Result<()> {
        self.each(|sink, reporter| reporter.skipped(sink, skipped))
    }

    /// Writes what is left and puts every file in its place, all of them written out by then.
    pub(crate) fn end(mut self, summary: &RunSummary) -> Result<()> {
        self.each(|sink, reporter| {
            reporter.end(sink, summary)?;
            sink.flush()
        })?;
        for open in self.0 {
            open.sink.commit()?;
        }
        Ok(())
    }

    fn each(
        &mut self,
        mut write: impl FnMut(&mut Sink, &mut dyn Reporter) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut outputs = self.0.iter_mut();
        outputs.try_for_each(|open| {
            let written = write(&mut open.sink, open.reporter.as_mut());
            written.map_err(|error| match &open.path {
                Some(path) => io::Error::new(error.kind(), format!("{}: {error}", path.display())),
                None => error,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(values: &[&str]) -> Result<Vec<(Format, Option<PathBuf>)>> {
        let values = values
            .iter()
            .map(|value| Output::parse(value.into()).unwrap());
        wanted(Format::Full, &values.collect::<Vec<_>>())
    }

    #[test]
    fn a_plain_path_takes_the_place_of_standard_output() {
        let wanted = outputs(&["json=a", "b"]).unwrap();
        let path = |path: &str| Some(PathBuf::from(path));
        assert_eq!(
            wanted,
            [(Format::Full, path("b")), (Format::Json, path("a"))]
        );
        assert_eq!(outputs(&[]).unwrap(), [(Format::Full, None)]);
        assert!(
            outputs(&["a", "b"])
                .unwrap_err()
                .to_string()
                .contains("FORMAT=PATH")
        );
    }

    #[test]
    fn one_file_takes_one_report() {
        let wrong = outputs(&["json=a", "sarif=./a"]).unwrap_err();
        assert!(wrong.to_string().contains("two reports for one file"));
        assert!(
            outputs(&["json=.", "sarif=."]).is_ok(),
            "refused when it is opened"
        );
    }
}
