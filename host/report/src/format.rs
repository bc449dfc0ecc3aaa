//! The names of the formats.

/// A format of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For people at a terminal: both sides with their lines, why, and the question to ask.
    #[default]
    Full,
    /// One line a finding.
    Concise,
    /// For people at a terminal, in short: findings by article.
    Grouped,
    /// The master: one JSON document.
    Json,
    /// The same entries, one JSON object a line.
    JsonLines,
    /// For chat and the notes of an editorial system.
    Markdown,
    /// For editors: one page to read in a browser or on paper.
    Html,
    /// For code scanning and viewers in editors.
    Sarif,
    /// For build servers, which show it as test results.
    Junit,
    /// For GitHub, which shows it as annotations.
    Github,
    /// For the page of a workflow run on GitHub.
    GithubSummary,
    /// For GitLab's code quality.
    Gitlab,
    /// For reviewdog.
    Rdjson,
}

/// No format has that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 13] = [
        Self::Full,
        Self::Concise,
        Self::Grouped,
        Self::Json,
        Self::JsonLines,
        Self::Markdown,
        Self::Html,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::GithubSummary,
        Self::Gitlab,
        Self::Rdjson,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Grouped => "grouped",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::GithubSummary => "github-summary",
            Self::Gitlab => "gitlab",
            Self::Rdjson => "rdjson",
        }
    }

    /// One line for the help text.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Full => "both sides with their lines, why, and the question to ask",
            Self::Concise => "one line a finding: path:line:column: severity rule message",
            Self::Grouped => "by article, one line a finding",
            Self::Json => "the whole report as one JSON document, one article a line",
            Self::JsonLines => "the same as JSON lines",
            Self::Markdown => "findings, coverage and questions for chat and notes",
            Self::Html => {
                "a page for a browser or paper: findings, text, questions, sources, dates"
            }
            Self::Sarif => "SARIF 2.1.0 for code scanning and editors",
            Self::Junit => "JUnit's XML: a suite an article, a case a rule",
            Self::Github => "workflow commands of GitHub: annotations, the worst first",
            Self::GithubSummary => "Markdown for the summary of a GitHub workflow",
            Self::Gitlab => "GitLab's code quality report",
            Self::Rdjson => "reviewdog's diagnostics, for review comments",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.chars().take(40).collect()))
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = Format::ALL.map(Format::name).join(", ");
        let wrong = crate::escape::terminal(&self.0);
        write!(f, "unknown format `{wrong}`; choose one of {names}")
    }
}

impl std::error::Error for UnknownFormat {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_format() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let wrong = "pdf".parse::<Format>().unwrap_err();
        assert_eq!(
            wrong.to_string(),
            "unknown format `pdf`; choose one of full, concise, grouped, json, jsonl, \
             markdown, html, sarif, junit, github, github-summary, gitlab, rdjson"
        );
    }
}
