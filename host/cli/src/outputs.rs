//! Where reports go: standard output and files, in several formats from one run.

use anyhow::{Context, Result, bail};
use gainsay_config::Output;
use gainsay_io::Sink;
use gainsay_model::{ArticleReport, RunSummary, Skipped};
use gainsay_report::{Format, HtmlFolder, Reporter, RunInfo};
use std::fs;
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
    to: To,
}

/// Where a report goes.
enum To {
    /// A file, or standard output.
    File {
        sink: Sink,
        reporter: Box<dyn Reporter + Send>,
    },
    /// A folder of pages, which begin with the run.
    Folder {
        folder: PathBuf,
        pages: Option<Box<HtmlFolder>>,
    },
}

impl To {
    fn open(
        format: Format,
        path: Option<&Path>,
        reporter: Box<dyn Reporter + Send>,
    ) -> Result<Self> {
        let sink = match path {
            Some(path) if format == Format::Html && is_folder(path) => {
                fs::create_dir_all(path).with_context(|| path.display().to_string())?;
                return Ok(Self::Folder {
                    folder: path.to_owned(),
                    pages: None,
                });
            }
            Some(path) => Sink::file(path)?,
            None => Sink::stdout(),
        };
        Ok(Self::File { sink, reporter })
    }

    fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        match self {
            Self::File { sink, reporter } => reporter.begin(sink, run),
            Self::Folder { pages, .. } => {
                *pages = Some(Box::new(HtmlFolder::new(run)));
                Ok(())
            }
        }
    }

    fn article(&mut self, report: &ArticleReport) -> io::Result<()> {
        match self {
            Self::File { sink, reporter } => reporter.article(sink, report),
            Self::Folder { folder, pages } => {
                let Some(pages) = pages else { return Ok(()) };
                let (name, page) = pages.article(report)?;
                let written = gainsay_io::write_one_of_many(&folder.join(name), &page);
                written.map_err(io::Error::other)
            }
        }
    }

    fn skipped(&mut self, skipped: &Skipped) -> io::Result<()> {
        match self {
            Self::File { sink, reporter } => reporter.skipped(sink, skipped),
            Self::Folder { pages, .. } => pages
                .as_mut()
                .map_or(Ok(()), |pages| pages.skipped(skipped)),
        }
    }

    /// Writes what is left, but for what makes a file appear.
    fn end(&mut self, summary: &RunSummary) -> io::Result<()> {
        match self {
            Self::File { sink, reporter } => {
                reporter.end(sink, summary)?;
                sink.flush()
            }
            Self::Folder { .. } => Ok(()),
        }
    }

    /// Puts a file in its place. The overview of a folder comes after all its pages.
    fn commit(self, summary: &RunSummary) -> Result<()> {
        match self {
            Self::File { sink, .. } => sink.commit()?,
            Self::Folder { folder, pages } => {
                if let Some(pages) = pages {
                    let index = pages.index(summary)?;
                    gainsay_io::write_whole(&folder.join(HtmlFolder::INDEX), &index)?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a path is meant as a folder: it ends like one, or there is one.
fn is_folder(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    text.ends_with(std::path::is_separator) || path.is_dir()
}

impl Outputs {
    /// Opens every file, before anything is checked or written.
    pub(crate) fn open(
        reports: impl IntoIterator<Item = (Format, Option<PathBuf>, Box<dyn Reporter + Send>)>,
    ) -> Result<Self> {
        let opened = reports.into_iter().map(|(format, path, reporter)| {
            let to = To::open(format, path.as_deref(), reporter)?;
            Ok(Open { path, to })
        });
        opened.collect::<Result<_>>().map(Self)
    }

    pub(crate) fn begin(&mut self, run: &RunInfo) -> io::Result<()> {
        self.each(|to| to.begin(run))
    }

    pub(crate) fn article(&mut self, report: &ArticleReport) -> io::Result<()> {
        self.each(|to| to.article(report))
    }

    pub(crate) fn skipped(&mut self, skipped: &Skipped) -> io::Result<()> {
        self.each(|to| to.skipped(skipped))
    }

    /// Writes what is left and puts every file in its place, all of them written out by then. Gives the
    /// files to open: of a folder, its overview.
    pub(crate) fn end(mut self, summary: &RunSummary) -> Result<Vec<PathBuf>> {
        self.each(|to| to.end(summary))?;
        let mut files = Vec::new();
        for open in self.0 {
            let is_folder = matches!(open.to, To::Folder { .. });
            open.to.commit(summary)?;
            let file = |path: PathBuf| {
                if is_folder {
                    path.join(HtmlFolder::INDEX)
                } else {
                    path
                }
            };
            files.extend(open.path.map(file));
        }
        Ok(files)
    }

    fn each(&mut self, mut write: impl FnMut(&mut To) -> io::Result<()>) -> io::Result<()> {
        let mut outputs = self.0.iter_mut();
        outputs.try_for_each(|open| {
            write(&mut open.to).map_err(|error| match &open.path {
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
