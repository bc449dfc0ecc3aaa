//! Packs, plugins and limits from the command line to a library and a loader.

use crate::args::{PackArgs, RuleArgs};
use anyhow::{Context, Result, anyhow, bail};
use gainsay_bundle::Bundled;
use gainsay_config::Pattern;
use gainsay_engine::{
    Checker, Lock, Over, Override, PluginSource, Policies, Prepared, Selection, Setup, bundled,
    known, used,
};
use gainsay_model::Rule;
use gainsay_packs::{Diagnostic, Diagnostics, Library, Pack, assemble, load_dir, parse};
use gainsay_sandbox::{Cache, CompileHow, Engine, Limits, Loader};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the lock file, looked for in the current folder.
pub(crate) const LOCK_FILE: &str = "gainsay.lock";

/// Larger components are refused anyway.
const LARGEST_COMPONENT: u64 = 64 << 20;

/// Everything that commands need to run or describe rules.
pub(crate) struct Workshop {
    pub(crate) library: Library,
    pub(crate) plugins: BTreeMap<String, PluginSource>,
    pub(crate) loader: Loader,
    /// What earlier runs have found.
    pub(crate) results: Cache,
}

impl Workshop {
    /// A checker of articles by those rules; plugins that cannot be used are complained of.
    pub(crate) fn checker(&self, rules: &RuleArgs) -> Result<Prepared> {
        self.checker_over(rules, Over::Articles)
    }

    /// The same with rules over something else.
    pub(crate) fn checker_over(&self, rules: &RuleArgs, over: Over) -> Result<Prepared> {
        let (rules, policies) = self.plan(rules, over)?;
        let setup = Setup {
            library: &self.library,
            rules,
            plugins: &self.plugins,
            loader: &self.loader,
        };
        let (checker, problems, summaries) = Checker::prepare(setup)?;
        for problem in &problems {
            crate::complain(&format!("{}: {}", problem.subject, problem.reason.raw()));
        }
        let checker = checker
            .with_policies(policies)
            .remembering(self.results.clone());
        Ok((checker, problems, summaries))
    }

    /// Which rules run on which articles. A pattern that no rule fits is told with its place.
    fn plan(&self, args: &RuleArgs, over: Over) -> Result<(Vec<Rule>, Policies)> {
        let all = &self.library.rules;
        let (select, ignore) = (args.select.iter().flatten(), args.ignore.iter().flatten());
        let overrides = args.overrides.iter().flat_map(|one| {
            let severity = one.severity.iter().map(|(pattern, _)| pattern);
            let selected = one.select.iter().flatten().chain(&one.ignore);
            selected.chain(severity)
        });
        let patterns = select.clone().chain(ignore.clone()).chain(overrides);
        let faults: Vec<Diagnostic> = patterns
            .filter_map(|Pattern { text, origin }| {
                let unknown = known(text, all).err()?;
                Some(origin.fault(unknown.to_string()))
            })
            .collect();
        if !faults.is_empty() {
            bail!("{}", Diagnostics::new(faults));
        }
        let selection = Selection {
            select: texts(select),
            ignore: texts(ignore),
            over,
        };
        let overrides = args.overrides.iter().cloned().map(of_engine).collect();
        Ok(Policies::new(&selection, overrides, all)?)
    }
}

fn texts<'p>(patterns: impl IntoIterator<Item = &'p Pattern>) -> Vec<String> {
    let patterns = patterns.into_iter();
    patterns.map(|pattern| pattern.text.clone()).collect()
}

/// An override of a file as the engine takes it.
fn of_engine(one: gainsay_config::Override) -> Override {
    let severity = one.severity.into_iter();
    Override {
        applies: Box::new(move |article| one.when.holds(article)),
        select: one.select.as_ref().map(texts),
        ignore: texts(&one.ignore),
        severity: severity
            .map(|(pattern, severity)| (pattern.text, severity))
            .collect(),
    }
}

/// Opens the bundled packs and those of `--packs`, and holds them against the lock file.
pub(crate) fn open(args: &PackArgs) -> Result<Workshop> {
    open_in(Path::new(""), args)
}

/// The same with the lock file of a folder.
pub(crate) fn open_in(folder: &Path, args: &PackArgs) -> Result<Workshop> {
    let workshop = open_unlocked(args)?;
    if let Ok(text) = std::fs::read_to_string(folder.join(LOCK_FILE)) {
        let lock = Lock::parse(&text).with_context(|| LOCK_FILE.to_owned())?;
        if let Err(errors) = lock.verify(&used(&workshop.library, &workshop.plugins)) {
            let lines: Vec<String> = errors
                .iter()
                .map(|error| format!("{LOCK_FILE}: {error}"))
                .collect();
            bail!("{}", lines.join("\n"));
        }
    }
    Ok(workshop)
}

/// The same without the lock file.
pub(crate) fn open_unlocked(args: &PackArgs) -> Result<Workshop> {
    let mut packs = bundled_packs()?;
    let mut plugins = bundled(gainsay_bundle::PLUGINS);
    for dir in &args.packs {
        for files in load_dir(dir).map_err(|error| anyhow!("{error}"))? {
            packs.push(parse(files).map_err(|error| anyhow!("{error}"))?);
        }
        add_plugins(dir, &mut plugins)?;
    }
    let library = assemble(packs).map_err(|error| anyhow!("{error}"))?;
    Ok(Workshop {
        library,
        plugins,
        loader: loader(args)?,
        results: results(args.no_cache),
    })
}

/// The words of the language, which come first, are more than all other packs together: they are read
/// beside them.
fn bundled_packs() -> Result<Vec<Pack>> {
    let (language, others) = gainsay_bundle::PACKS.split_at(1);
    let read = |packs: &[Bundled]| packs.iter().map(Bundled::pack).collect::<Vec<_>>();
    let packs = std::thread::scope(|scope| {
        let others = scope.spawn(|| read(others));
        let mut packs = read(language);
        packs.extend(others.join().unwrap_or_else(|panic| resume_unwind(panic)));
        packs
    });
    let packs = packs.into_iter();
    packs
        .map(|pack| pack.map_err(|error| anyhow!("{error}")))
        .collect()
}

/// Components in `plugins/` of a pack, of the packs in a folder, or of the folder itself. They may
/// not take the name of another: whose code runs must not depend on the order of arguments.
fn add_plugins(dir: &Path, plugins: &mut BTreeMap<String, PluginSource>) -> Result<()> {
    let mut folders: BTreeSet<PathBuf> = BTreeSet::from([dir.join("plugins")]);
    if let Ok(entries) = std::fs::read_dir(dir) {
        folders.extend(entries.flatten().map(|entry| entry.path().join("plugins")));
    }
    for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
        let entries = std::fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files
            .iter()
            .filter(|file| file.extension().is_some_and(|e| e == "wasm"))
        {
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if let Some(other) = plugins.get(&name) {
                bail!(
                    "{}: plugin `{name}` is already there ({})",
                    file.display(),
                    other.origin
                );
            }
            plugins.insert(name, read_component(file)?);
        }
    }
    Ok(())
}

/// Reads a component from disk, up to the size that the sandbox would refuse anyway.
pub(crate) fn read_component(file: &Path) -> Result<PluginSource> {
    use std::io::Read;
    let shown = || file.display().to_string();
    let handle = std::fs::File::open(file).with_context(shown)?;
    if !handle.metadata().with_context(shown)?.is_file() {
        bail!("{}: not a regular file", shown());
    }
    let mut bytes = Vec::new();
    handle
        .take(LARGEST_COMPONENT)
        .read_to_end(&mut bytes)
        .with_context(shown)?;
    Ok(PluginSource {
        bytes: Cow::Owned(bytes),
        origin: shown(),
    })
}

fn loader(args: &PackArgs) -> Result<Loader> {
    let mut limits = Limits::default();
    if let Some(millions) = args.fuel {
        limits.call.fuel_base = millions * 1_000_000;
        limits.call.fuel_per_claim = 0;
    }
    if let Some(ms) = args.plugin_timeout {
        limits.call.wall_clock = Duration::from_millis(ms);
    }
    if let Some(mib) = args.plugin_memory {
        limits.call.memory = usize::try_from(mib << 20).unwrap_or(usize::MAX);
    }
    let program = std::env::current_exe().context("finding the program's own file")?;
    let (name, value) = crate::SMALL_ALLOCATOR;
    let compile = CompileHow::Worker {
        program,
        args: vec![crate::COMPILE_WORKER.to_owned()],
        environment: vec![(name.to_owned(), value.to_owned())],
    };
    let engine = Engine::new(&limits.call).map_err(|error| anyhow!("{error}"))?;
    Ok(Loader {
        engine,
        cache: compiled(args.no_cache),
        compile,
        limits,
    })
}

/// Compiled plugins.
pub(crate) fn compiled(off: bool) -> Cache {
    cache("compiled", off)
}

/// What earlier runs have found.
pub(crate) fn results(off: bool) -> Cache {
    cache("results", off)
}

fn cache(name: &str, off: bool) -> Cache {
    match cache_dir() {
        Some(dir) if !off => Cache::at(dir.join(name)),
        _ => Cache::disabled(),
    }
}

/// `$GAINSAY_CACHE_DIR`, else `gainsay` in the user's cache folder.
pub(crate) fn cache_dir() -> Option<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    if let Some(dir) = variable("GAINSAY_CACHE_DIR") {
        return Some(dir);
    }
    let user = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    user.map(|user| user.join("gainsay"))
}
