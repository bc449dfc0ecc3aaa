//! Options that the command line leaves open, from `gainsay.toml` and the environment.

use crate::args::{
    ArticleArgs, BaselineCommand, CheckArgs, ClaimsArgs, CompareArgs, ConfigArgs, CorpusArgs,
    DecidedArgs, DecisionArgs, ExplainArgs, FailOn, LockArgs, LspArgs, PackArgs, ReportArgs,
    ReviewAllArgs, ReviewArgs, ReviewCommand, ReviewSetArgs, RuleArgs, RulesArgs, RunArgs,
    SelftestArgs, TestArgs, WatchArgs,
};
use anyhow::{Context, Result, anyhow};
use gainsay_config::{Given, Settings, Wanted, load};
use std::path::{Path, PathBuf};

/// What holds in the current folder.
pub(crate) fn settings(args: &ConfigArgs) -> Result<Settings> {
    let here = std::env::current_dir().context("the current folder")?;
    settings_in(&here, args)
}

/// What holds in a folder, given by its absolute path, to which relative paths of `args` are relative.
pub(crate) fn settings_in(here: &Path, args: &ConfigArgs) -> Result<Settings> {
    let variable = |name: &str| {
        let value = std::env::var_os(name)?;
        Some(value.to_string_lossy().into_owned())
    };
    let wanted = Wanted {
        here,
        file: args.config.as_deref(),
        isolated: args.isolated,
        variable: &variable,
    };
    load(&wanted).map_err(|error| anyhow!("{error}"))
}

/// Options with what is set for those that are open.
pub(crate) fn completed<T: Complete>(mut args: T, settings: &Settings) -> T {
    args.complete(settings);
    args
}

/// Options of which files can set some.
pub(crate) trait Complete {
    /// Sets those that are open.
    fn complete(&mut self, settings: &Settings);
}

/// An option as it is, else as it is set.
fn or<T: Clone, U>(option: &mut Option<T>, set: Option<&Given<U>>, value: impl Fn(&U) -> T) {
    if option.is_none() {
        *option = set.map(|given| value(&given.value));
    }
}

impl Complete for PackArgs {
    fn complete(&mut self, settings: &Settings) {
        if self.packs.is_empty() {
            let packs = settings.packs.as_ref();
            self.packs = packs.map(|packs| packs.value.clone()).unwrap_or_default();
        }
        or(&mut self.fuel, settings.fuel.as_ref(), |fuel| *fuel);
        or(
            &mut self.plugin_timeout,
            settings.plugin_timeout.as_ref(),
            |ms| *ms,
        );
        or(
            &mut self.plugin_memory,
            settings.plugin_memory.as_ref(),
            |mib| *mib,
        );
    }
}

impl Complete for ArticleArgs {
    fn complete(&mut self, settings: &Settings) {
        or(&mut self.jobs, settings.jobs.as_ref(), |jobs| *jobs);
        or(&mut self.date, settings.date.as_ref(), |date| *date);
        or(&mut self.exclude, settings.exclude.as_ref(), Clone::clone);
    }
}

impl Complete for RuleArgs {
    /// What the command line selects, it selects for every article.
    fn complete(&mut self, settings: &Settings) {
        self.overrides.clone_from(&settings.overrides);
        if self.select.is_some() {
            for one in &mut self.overrides {
                one.select = None;
            }
        }
        or(&mut self.select, settings.select.as_ref(), Clone::clone);
        or(&mut self.ignore, settings.ignore.as_ref(), Clone::clone);
    }
}

impl Complete for ReportArgs {
    fn complete(&mut self, settings: &Settings) {
        or(&mut self.format, settings.format.as_ref(), |format| *format);
        if self.output.is_empty() {
            let output = settings.output.as_ref();
            self.output = output.map(|all| all.value.clone()).unwrap_or_default();
        }
    }
}

impl Complete for RunArgs {
    fn complete(&mut self, settings: &Settings) {
        self.reports.complete(settings);
        self.corpus.complete(settings);
        or(&mut self.fail_on, settings.fail_on.as_ref(), |level| {
            FailOn::from(*level)
        });
    }
}

/// The file that is set, once it is there: a folder can be set up before anything is decided.
fn if_there(set: Option<&Given<PathBuf>>) -> Option<&Given<PathBuf>> {
    set.filter(|given| given.value.exists())
}

impl Complete for DecisionArgs {
    fn complete(&mut self, settings: &Settings) {
        let set = if_there(settings.decisions.as_ref());
        or(&mut self.decisions, set, PathBuf::clone);
    }
}

impl Complete for CheckArgs {
    fn complete(&mut self, settings: &Settings) {
        let set = if_there(settings.baseline.as_ref());
        or(&mut self.baseline, set, PathBuf::clone);
        self.decisions.complete(settings);
        self.run.complete(settings);
    }
}

impl Complete for BaselineCommand {
    fn complete(&mut self, settings: &Settings) {
        let (Self::Create(args) | Self::Update(args) | Self::Prune(args)) = self;
        or(
            &mut args.baseline,
            settings.baseline.as_ref(),
            PathBuf::clone,
        );
        args.decisions.complete(settings);
        args.corpus.complete(settings);
    }
}

impl Complete for DecidedArgs {
    fn complete(&mut self, settings: &Settings) {
        or(
            &mut self.decisions,
            settings.decisions.as_ref(),
            PathBuf::clone,
        );
    }
}

impl Complete for ReviewArgs {
    fn complete(&mut self, settings: &Settings) {
        if let Some(ReviewCommand::Set(args)) = &mut self.command {
            args.complete(settings);
        }
        self.asking.complete(settings);
    }
}

/// Options that consist of such parts, and of what no file can set.
macro_rules! complete_parts {
    ($($args:ident { $($part:ident),+ })+) => { $(
        impl Complete for $args {
            fn complete(&mut self, settings: &Settings) {
                $(self.$part.complete(settings);)+
            }
        }
    )+ };
}

complete_parts! {
    CorpusArgs { articles, rules, packs }
    CompareArgs { run }
    SelftestArgs { corpus }
    ClaimsArgs { articles, packs }
    WatchArgs { decisions, corpus }
    LspArgs { rules, packs }
    ReviewAllArgs { decided, corpus }
    ReviewSetArgs { decided, corpus }
    ExplainArgs { packs }
    RulesArgs { packs }
    TestArgs { packs }
    LockArgs { packs }
}
