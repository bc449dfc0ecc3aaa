//! The bundled packs and plugins, ready to check benchmark texts.

use crate::offsets::CodePoints;
use anyhow::{Context, Result, anyhow};
use gainsay_engine::{Checker, Over, Selection, Setup, bundled};
use gainsay_model::{Article, ArticleId, CivilDay, Frame, Rule, RuleSummary, Span};
use gainsay_packs::Library;
use gainsay_sandbox::{Cache, CompileHow, Engine, Limits, Loader};
use serde_json::Value;
use std::collections::BTreeMap;

/// A checker over the bundled rules.
pub(crate) struct Pipeline {
    pub(crate) checker: Checker,
    pub(crate) rules: BTreeMap<String, RuleSummary>,
    pub(crate) frames: BTreeMap<String, Frame>,
}

impl Pipeline {
    /// Opens the bundled packs; `select` as on the command line of `check`.
    pub(crate) fn open(select: &[&str]) -> Result<Self> {
        let library = library()?;
        let select = select.iter().map(|&name| name.to_owned()).collect();
        let selection = Selection {
            over: Over::Articles,
            select,
            ignore: Vec::new(),
        };
        let rules = selection.apply(&library.rules)?;
        Self::with(&library, rules)
    }

    /// Text and claims alone.
    pub(crate) fn without_rules() -> Result<Self> {
        Self::with(&library()?, Vec::new())
    }

    fn with(library: &Library, rules: Vec<Rule>) -> Result<Self> {
        let plugins = bundled(gainsay_bundle::PLUGINS);
        let loader = Loader {
            engine: Engine::new(&Limits::default().call)?,
            cache: Cache::disabled(),
            compile: CompileHow::InProcess,
            limits: Limits::default(),
        };
        let setup = Setup {
            library,
            rules,
            plugins: &plugins,
            loader: &loader,
        };
        let (checker, problems, rules) = Checker::prepare(setup)?;
        if let Some(problem) = problems.first() {
            return Err(anyhow!("{}: {}", problem.subject, problem.reason.raw()));
        }
        let frames = library
            .lexicon
            .frames
            .iter()
            .map(|f| (f.id.clone(), f.clone()))
            .collect();
        Ok(Self {
            checker,
            rules,
            frames,
        })
    }
}

fn library() -> Result<Library> {
    gainsay_bundle::library().map_err(|error| anyhow!("{error}"))
}

/// A benchmark text as an article, with the way from its spans to code points of `text`.
pub(crate) struct Text {
    pub(crate) article: Article,
    points: CodePoints,
}

impl Text {
    /// Reads the `text` of a line as plain text of its `date`, or `dct` as the time benchmark has it.
    pub(crate) fn read(line: &Value) -> Result<Self> {
        let text = line
            .get("text")
            .and_then(Value::as_str)
            .context("no `text`")?;
        let date = line.get("date").or_else(|| line.get("dct"));
        let date = date.and_then(Value::as_str);
        let day = date
            .and_then(|date| date.get(..10))
            .and_then(|date| CivilDay::parse(date).ok());
        let id = line.get("doc_id").and_then(Value::as_str).unwrap_or("text");
        let format = gainsay_io::Format::Plain;
        let article = gainsay_io::article(ArticleId(id.to_owned()), text.to_owned(), format, day)?;
        let points = CodePoints::new(article.source.raw());
        Ok(Self { article, points })
    }

    /// A span of reading text as `[start, end]` of the benchmark's text.
    pub(crate) fn pair(&self, span: Span) -> [u32; 2] {
        self.points.pair(self.article.source.to_raw(span))
    }

    /// Several spans.
    pub(crate) fn pairs(&self, spans: impl IntoIterator<Item = Span>) -> Vec<[u32; 2]> {
        spans.into_iter().map(|span| self.pair(span)).collect()
    }
}
