//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use gainsay_config::{Globs, Output, Override, Pattern};
use gainsay_model::{CivilDay, Severity};
use std::path::PathBuf;

/// Name of the file of decisions where none is given.
pub(crate) const DECISIONS: &str = "decisions.jsonl";

/// A linter for facts: finds what does not hold together in news articles.
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Say more on standard error; twice for still more.
    #[arg(short, long, action = clap::ArgAction::Count, global = true, display_order = 900)]
    pub(crate) verbose: u8,
    /// Colours in what is written for people.
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true, value_name = "WHEN", display_order = 901)]
    pub(crate) color: Color,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Where settings are taken from.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Read this configuration file, and no gainsay.toml of the current folder or those above it.
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        conflicts_with = "isolated",
        display_order = 902
    )]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration file and no GAINSAY_ variable.
    #[arg(long, global = true, display_order = 903)]
    pub(crate) isolated: bool,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing at or above the fail level, 1 findings, \
2 usage, configuration or an input named on the command line that cannot be read, \
3 analysis incomplete (a plugin failed or an article was skipped; findings are still printed), \
130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles and report what does not hold together.
    Check(CheckArgs),
    /// Check articles again whenever they change, and tell what is new and what has gone.
    Watch(WatchArgs),
    /// Compare two versions of articles: what was changed, with or without a note to readers.
    Compare(CompareArgs),
    /// Show what is understood of an article: who says what, how much, when, how sure.
    Claims(ClaimsArgs),
    /// Explain a rule: what it finds, why, with examples.
    Explain(ExplainArgs),
    /// List the rules.
    Rules(RulesArgs),
    /// Run the examples of rules.
    Test(TestArgs),
    /// Seed errors into articles of your own, and see which of them the rules find.
    Selftest(SelftestArgs),
    /// Freeze the findings of today, so that checks report new ones alone.
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Go through findings and write down what people make of them.
    Review(Box<ReviewArgs>),
    /// The compiled plugins and the results of earlier runs that are kept on disk.
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Serve an editor: check articles while they are written.
    Lsp(LspArgs),
    /// Write gainsay.lock, which pins packs and plugins by digest.
    Lock(LockArgs),
    /// Make, build, test and look into plugins.
    #[command(subcommand)]
    Plugin(PluginCommand),
    /// Show what gainsay.toml and the environment set.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Where packs and plugins come from and what they may use.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct PackArgs {
    /// A pack, or a folder of packs, beside the bundled ones; may be given several times.
    #[arg(long, value_name = "DIR")]
    pub(crate) packs: Vec<PathBuf>,
    /// Take nothing from earlier runs, and keep nothing for later ones.
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Units of fuel of every plugin call, in millions.
    #[arg(long, value_name = "MILLIONS", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(crate) fuel: Option<u64>,
    /// Wall-clock watchdog of every plugin call, in milliseconds.
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    pub(crate) plugin_timeout: Option<u64>,
    /// Memory of every plugin call, in MiB.
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=4096))]
    pub(crate) plugin_memory: Option<u64>,
}

/// What is read, and how.
#[derive(Clone, Debug, Args)]
pub(crate) struct ArticleArgs {
    /// Articles, folders of articles, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// Threads; 0, which is the default, takes one for each processor.
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Publication day of articles that do not give their own, as YYYY-MM-DD.
    #[arg(long, value_name = "DAY", value_parser = CivilDay::parse)]
    pub(crate) date: Option<CivilDay>,
    /// Name of the text on standard input; its ending gives the format.
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// What is not read from folders.
    #[arg(skip)]
    pub(crate) exclude: Option<Globs>,
}

/// Which rules run.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RuleArgs {
    /// Run only these rules or packs, whatever their status; `all` for every rule.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Option<Vec<Pattern>>,
    /// Never run these rules or packs.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Option<Vec<Pattern>>,
    /// What is different for some articles.
    #[arg(skip)]
    pub(crate) overrides: Vec<Override>,
}

/// Articles, and the rules that run on them.
#[derive(Clone, Debug, Args)]
pub(crate) struct CorpusArgs {
    #[command(flatten)]
    pub(crate) articles: ArticleArgs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

/// The reports of a run.
#[derive(Clone, Debug, Args)]
pub(crate) struct ReportArgs {
    /// How the report looks; `full` is the default.
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub(crate) format: Option<gainsay_report::Format>,
    /// Write the report to a file instead of standard output; with a format, one more report
    /// beside it, any number of times.
    #[arg(long, short, value_name = "[FORMAT=]PATH", value_parser = output_parser())]
    pub(crate) output: Vec<Output>,
}

/// What people have decided about findings.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct DecisionArgs {
    /// Leave out what this file dismisses or explains, as `gainsay review` writes it.
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// The day that decides whether decisions have ended; without it, today.
    #[arg(long, value_name = "DAY", value_parser = CivilDay::parse)]
    pub(crate) as_of: Option<CivilDay>,
}

/// A run of rules over articles.
#[derive(Clone, Debug, Args)]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) reports: ReportArgs,
    /// The severity from which findings make the exit code 1; `error` is the default.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) run: RunArgs,
    /// Leave the findings of this baseline out, as `gainsay baseline` writes it.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) decisions: DecisionArgs,
    /// Report only on articles that have changed since a commit of git; the others are read with them.
    #[arg(long, value_name = "COMMIT")]
    pub(crate) changed_since: Option<String>,
    /// Time, fuel and memory of every plugin, on standard error.
    #[arg(long)]
    pub(crate) profile: bool,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct CompareArgs {
    /// The old version: a file, or a folder whose files have the names of those of the new one. The
    /// new version is the path behind it.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct SelftestArgs {
    /// How many errors of every class are seeded, one an article at a time.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) mutate: u32,
    /// Show the sentence of every seeded error that no rule finds.
    #[arg(long)]
    pub(crate) missed: bool,
    /// Write the report to a file instead of standard output.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ClaimsArgs {
    /// A table for people, or the report as JSON for programs.
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Table, value_name = "FORMAT")]
    pub(crate) format: ClaimsFormat,
    /// The text instead of a table, with claims, sources, cues, figures and times marked.
    #[arg(long, conflicts_with_all = ["sources", "format"])]
    pub(crate) highlight: bool,
    /// Who says what instead of a table: sources, outermost first, with their statements.
    #[arg(long, conflicts_with = "format")]
    pub(crate) sources: bool,
    /// Write the report to a file instead of standard output.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) articles: ArticleArgs,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct WatchArgs {
    #[command(flatten)]
    pub(crate) decisions: DecisionArgs,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct LspArgs {
    /// Editors say so; there is no other way to speak.
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
    #[command(flatten)]
    pub(crate) decisions: DecisionArgs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A rule: `conflict/withdrawal-contradicted`.
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct RulesArgs {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// As a page of Markdown, with what the rules were measured to do.
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
    /// How many findings of each rule were worth it, by what people decided about them.
    #[arg(long, requires = "decisions", conflicts_with_all = ["json", "markdown"])]
    pub(crate) stats: bool,
    /// The decisions, as `gainsay review` writes them.
    #[arg(long, value_name = "FILE", requires = "stats")]
    pub(crate) decisions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct TestArgs {
    /// Rules or packs; without any, all rules.
    #[arg(value_name = "RULE")]
    pub(crate) rules: Vec<String>,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct LockArgs {
    /// Check that the lock still holds, and write nothing.
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Write a new baseline.
    Create(BaselineArgs),
    /// Bring a baseline up to date: findings that are new come in, those that are gone go.
    Update(BaselineArgs),
    /// Drop entries whose findings are gone, and add nothing.
    Prune(BaselineArgs),
}

#[derive(Clone, Debug, Args)]
pub(crate) struct BaselineArgs {
    /// The file; `gainsay-baseline.json` is the default.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) decisions: DecisionArgs,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

/// Asks about each finding that nothing is decided of. With a command, about none.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    pub(crate) command: Option<ReviewCommand>,
    #[command(flatten)]
    pub(crate) asking: ReviewAllArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Set what is decided of one finding, without being asked.
    Set(ReviewSetArgs),
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ReviewAllArgs {
    #[command(flatten)]
    pub(crate) decided: DecidedArgs,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

/// What stands beside every decision, and where.
#[derive(Clone, Debug, Args)]
pub(crate) struct DecidedArgs {
    /// Who decides.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The last day on which the decision holds, as YYYY-MM-DD.
    #[arg(long, value_name = "DAY", value_parser = CivilDay::parse)]
    pub(crate) until: Option<CivilDay>,
    /// The file of decisions; `decisions.jsonl` is the default.
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct ReviewSetArgs {
    /// The key of the finding, as reports tell it.
    #[arg(value_name = "KEY")]
    pub(crate) key: String,
    #[command(flatten)]
    pub(crate) verdict: VerdictArgs,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) decided: DecidedArgs,
    #[command(flatten)]
    pub(crate) corpus: CorpusArgs,
}

#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct VerdictArgs {
    /// It should not have been reported.
    #[arg(long)]
    pub(crate) dismiss: bool,
    /// The text is wrong and will be corrected: the finding stays in reports until it is.
    #[arg(long)]
    pub(crate) accept: bool,
    /// It was worth the question, and the text is right.
    #[arg(long)]
    pub(crate) explained: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PluginCommand {
    /// Make a new plugin with a pack and an example rule.
    New {
        /// Name: lower-case letters, digits and `-`.
        name: String,
        /// The SDK to build against: a folder; without it, the SDK of the checkout around the
        /// current folder.
        #[arg(long, value_name = "DIR")]
        sdk: Option<PathBuf>,
    },
    /// Build the plugin of a folder into its pack.
    Build {
        /// The plugin's folder.
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// Build the plugin of a folder and run the examples of its rules.
    Test {
        /// The plugin's folder.
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// Tell what a component is, without running it unless it is sound.
    Inspect {
        /// A component, or the name of a bundled plugin.
        plugin: String,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CacheCommand {
    /// Print the folder.
    Dir,
    /// Remove everything that is kept.
    Clean,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// The values that hold in the current folder.
    Show {
        /// Tell where each comes from.
        #[arg(long)]
        origin: bool,
    },
    /// The JSON Schema of gainsay.toml, for editors.
    Schema,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    #[default]
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The least severity that fails a run.
    pub(crate) fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }

    /// The value of that least severity.
    pub(crate) fn from(level: Option<Severity>) -> Self {
        match level {
            Some(Severity::Error) => Self::Error,
            Some(Severity::Warning) => Self::Warning,
            Some(Severity::Info) => Self::Info,
            None => Self::Never,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    Table,
    Json,
}

fn format_parser() -> impl clap::builder::TypedValueParser<Value = gainsay_report::Format> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let names = gainsay_report::Format::ALL.map(gainsay_report::Format::name);
    PossibleValuesParser::new(names).try_map(|name| name.parse::<gainsay_report::Format>())
}

fn output_parser() -> impl clap::builder::TypedValueParser<Value = Output> {
    use clap::builder::{OsStringValueParser, TypedValueParser};
    OsStringValueParser::new().try_map(Output::parse)
}
