//! `[FORMAT=]PATH`: where a report goes.

use gainsay_report::{Format, UnknownFormat};
use std::ffi::OsString;
use std::path::PathBuf;

/// A file for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// None: the format of `--format`, instead of standard output.
    pub format: Option<Format>,
    /// The file.
    pub path: PathBuf,
}

/// What is written for one and is none.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// There is no such format.
    #[error("{0}; for a file of that name write `./{1}`")]
    Format(UnknownFormat, String),
    /// A format without a path.
    #[error("no path after `{0}=`; write `{0}=PATH`")]
    NoPath(Format),
    /// A path that cannot be told from a format.
    #[error("a path after a format has to be UTF-8; give the path alone, with --format")]
    NotText,
}

impl Output {
    /// `FORMAT=PATH`, or a path. What stands before the first `=` is meant as a format if it could
    /// be the name of one, so that a misspelt format becomes no file.
    pub fn parse(value: OsString) -> Result<Self, OutputError> {
        let text = value.to_string_lossy();
        let names_format = |name: &str| {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            !name.is_empty() && name.chars().all(fits)
        };
        let Some((name, path)) = text.split_once('=').filter(|(name, _)| names_format(name)) else {
            return Ok(Self {
                format: None,
                path: value.into(),
            });
        };
        let format: Format = name
            .parse()
            .map_err(|unknown| OutputError::Format(unknown, text.to_string()))?;
        if path.is_empty() {
            return Err(OutputError::NoPath(format));
        }
        if value.to_str().is_none() {
            return Err(OutputError::NotText);
        }
        Ok(Self {
            format: Some(format),
            path: path.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(value: &str) -> Result<Output, String> {
        Output::parse(value.into()).map_err(|error| error.to_string())
    }

    #[test]
    fn formats_stand_before_their_paths() {
        for (value, format, path) in [
            ("report.json", None, "report.json"),
            ("sarif=a/b.sarif", Some(Format::Sarif), "a/b.sarif"),
            ("github-summary=a=b", Some(Format::GithubSummary), "a=b"),
            ("./srif=x", None, "./srif=x"),
            ("Report=1.txt", None, "Report=1.txt"),
            ("=x", None, "=x"),
        ] {
            let path = path.into();
            assert_eq!(parse(value), Ok(Output { format, path }), "{value}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_a_remedy() {
        let wrong = parse("srif=x.json").unwrap_err();
        assert!(wrong.starts_with("unknown format `srif`; choose one of full, "));
        assert!(wrong.ends_with("for a file of that name write `./srif=x.json`"));
        let wrong = parse("sarif=").unwrap_err();
        assert_eq!(wrong, "no path after `sarif=`; write `sarif=PATH`");
    }
}
