//! Plugins: loaded once, called for every case.

use crate::bindings::gainsay::rule::types as wire;
use crate::call::{self, Cost, Finished, LogLine};
use crate::case::Case;
use crate::compile::{self, CompileHow};
use crate::engine::Engine;
use crate::entry::Entry;
use crate::error::{PluginError, excerpt};
use crate::inspect::{Inspection, inspect};
use crate::limits::{AnswerLimits, CallLimits, Limits};
use crate::validate::{self, Asked};
use gainsay_cache::{Cache, Key};
use gainsay_model::{RawFinding, Untrusted};
use serde::Serialize;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wasmtime::component::Component;

/// A part of a case that a plugin reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Sentences.
    Sentences,
    /// Sentences with the lemmas of their content words.
    Words,
    /// Claims with arguments, entities and frames.
    Claims,
    /// Figures.
    Quantities,
    /// Time expressions.
    Times,
    /// Attributions with their entities.
    Attributions,
    /// The text of the articles.
    Texts,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 7] = [
        Self::Sentences,
        Self::Words,
        Self::Claims,
        Self::Quantities,
        Self::Times,
        Self::Attributions,
        Self::Texts,
    ];
}

impl From<wire::Part> for Part {
    fn from(part: wire::Part) -> Self {
        match part {
            wire::Part::Sentences => Self::Sentences,
            wire::Part::Words => Self::Words,
            wire::Part::Claims => Self::Claims,
            wire::Part::Quantities => Self::Quantities,
            wire::Part::Times => Self::Times,
            wire::Part::Attributions => Self::Attributions,
            wire::Part::Texts => Self::Texts,
        }
    }
}

/// What a plugin says of itself, checked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PluginInfo {
    /// Its name: letters, digits and `-_.+`.
    pub name: String,
    /// Its version: letters, digits and `-_.+`.
    pub version: String,
    /// One line: what it does.
    pub summary: Untrusted,
    /// JSON schema of a rule's parameters, an object.
    pub parameters: serde_json::Value,
    /// Tables that it reads.
    pub needs: Vec<Part>,
    /// Names of frame parameters of which a case must hold a claim for the rule to run.
    pub frames_from: Vec<String>,
    /// Placeholders that messages may use.
    pub values: Vec<String>,
}

/// Everything that loading a plugin takes.
#[derive(Clone, Debug)]
pub struct Loader {
    /// The engine of the process.
    pub engine: Engine,
    /// Where compiled plugins are kept. They are native code: the cache gives back only what this user
    /// put there.
    pub cache: Cache,
    /// Where components are compiled.
    pub compile: CompileHow,
    /// What plugins may use.
    pub limits: Limits,
}

impl Loader {
    /// Inspects, compiles (or finds compiled) and describes a plugin. `name` is for log messages.
    pub fn load(&self, name: &str, component: &[u8]) -> Result<Plugin, PluginError> {
        self.load_with(name, component, &self.limits)
    }

    /// Loads a plugin under limits of its own, such as [`Limits::interpreter`].
    pub fn load_with(
        &self,
        name: &str,
        component: &[u8],
        limits: &Limits,
    ) -> Result<Plugin, PluginError> {
        let inspection = inspect(component, &limits.shape)?;
        let limit = limits.call.memory;
        if inspection.memory > limit as u64 {
            return Err(PluginError::OutOfMemory { limit });
        }
        let component = self.compiled(component, &inspection, limits)?;
        let entry = Entry::new(self.engine.linker(), &component)?;
        Plugin::described(name, &self.engine, entry, inspection, limits)
    }

    /// Loads several plugins side by side, each with its name. `then` makes something of each, given its
    /// place among them, on the thread that loaded it. Results are in the order asked.
    pub fn load_all<T: Send>(
        &self,
        plugins: &[(&str, &[u8])],
        then: impl Fn(usize, Result<Plugin, PluginError>) -> T + Sync,
    ) -> Vec<T> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut made = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((name, component)) = plugins.get(at) else {
                    return made;
                };
                made.push((at, then(at, self.load(name, component))));
            }
        };
        let mut all: Vec<_> = std::thread::scope(|scope| {
            let helpers: Vec<_> = (1..threads.min(plugins.len()))
                .map(|_| scope.spawn(work))
                .collect();
            let mut all = work();
            all.extend(
                helpers
                    .into_iter()
                    .flat_map(|helper| helper.join().unwrap_or_else(|panic| resume_unwind(panic))),
            );
            all
        });
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, made)| made).collect()
    }

    /// What compiled code depends on.
    fn key(&self, inspection: &Inspection) -> Key {
        let parts = [
            "compiled",
            &inspection.sha256,
            self.engine.compatibility(),
            env!("CARGO_PKG_VERSION"),
        ];
        Key::of(parts.map(str::as_bytes))
    }

    fn compiled(
        &self,
        component: &[u8],
        inspection: &Inspection,
        limits: &Limits,
    ) -> Result<Component, PluginError> {
        let key = self.key(inspection);
        if let Some(code) = self.cache.get(&key) {
            match compile::load(&self.engine, &code) {
                Ok(component) => return Ok(component),
                Err(error) => tracing::warn!(%error, "compiled plugin is rebuilt"),
            }
        }
        let code = compile::compile(&self.engine, component, &self.compile, &limits.compile)?;
        let component = compile::load(&self.engine, &code)?;
        self.cache.put(&key, &code);
        Ok(component)
    }
}

/// A plugin, ready to be called from any thread.
pub struct Plugin {
    name: Arc<str>,
    engine: Engine,
    entry: Entry,
    info: PluginInfo,
    inspection: Inspection,
    call: CallLimits,
    answer: AnswerLimits,
}

/// What a plugin found in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOutcome {
    /// Findings in the plugin's order, checked.
    pub findings: Vec<RawFinding>,
    /// What it logged.
    pub logs: Vec<LogLine>,
    /// Lines that were over the budget of its log.
    pub logs_dropped: u64,
    /// What the call used.
    pub cost: Cost,
}

impl Plugin {
    fn described(
        name: &str,
        engine: &Engine,
        entry: Entry,
        inspection: Inspection,
        limits: &Limits,
    ) -> Result<Self, PluginError> {
        let name: Arc<str> = name.into();
        let budget = limits.call.fuel(0);
        let Finished { result, .. } = call::run(
            engine,
            &name,
            &limits.call,
            budget,
            |store| entry.bindings(store),
            |bindings, store| bindings.gainsay_rule_checker().call_describe(store),
        )?;
        Ok(Self {
            name,
            engine: engine.clone(),
            entry,
            info: validate::info(result, &limits.answer)?,
            inspection,
            call: limits.call.clone(),
            answer: limits.answer.clone(),
        })
    }

    /// What it says of itself.
    pub fn info(&self) -> &PluginInfo {
        &self.info
    }

    /// What is known of its component.
    pub fn inspection(&self) -> &Inspection {
        &self.inspection
    }

    /// Reads the parameters of rules, in one call of a fresh instance: for each rule what
    /// [`Plugin::check`] wants to be given for it, or what is wrong with it.
    pub fn prepare(
        &self,
        rules: &[wire::Rule<'_>],
    ) -> Result<Vec<Result<Vec<u8>, String>>, PluginError> {
        let Finished { result, .. } = call::run(
            &self.engine,
            &self.name,
            &self.call,
            self.call.fuel(0),
            |store| self.entry.bindings(store),
            |bindings, store| bindings.gainsay_rule_checker().call_prepare(store, rules),
        )?;
        validate::prepared(result, rules.len(), &self.answer)
    }

    /// Runs rules on a case, in a fresh instance that is dropped afterwards. Either all rules of
    /// the call finish or none does.
    pub fn check(
        &self,
        case: &Case<'_>,
        rules: &[wire::PreparedRule<'_>],
    ) -> Result<CheckOutcome, PluginError> {
        let tables = case.tables_for(&self.info.needs);
        let finished = call::run(
            &self.engine,
            &self.name,
            &self.call,
            self.call.fuel(case.claim_count()),
            |store| self.entry.check(store),
            |check, store| check.call(store, (tables, rules)),
        )?;
        let (answer,) = finished.result;
        let answer =
            answer.map_err(|words| PluginError::Said(excerpt(&words, self.answer.text)))?;
        let asked = Asked {
            rules: rules.len(),
            texts: case.texts(),
        };
        Ok(CheckOutcome {
            findings: validate::findings(answer, &asked, &self.answer)?,
            logs: finished.logs,
            logs_dropped: finished.logs_dropped,
            cost: finished.cost,
        })
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plugin")
            .field("name", &self.name)
            .field("info", &self.info)
            .field("inspection", &self.inspection)
            .finish_non_exhaustive()
    }
}
