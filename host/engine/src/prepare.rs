//! From packs and components to a checker that is ready to run.

use crate::across::MOST_RULES;
use crate::checker::{Checker, Loaded};
use crate::lock::{Lock, Locked};
use crate::memory::Memory;
use crate::policy::Policies;
use crate::profile::Profile;
use gainsay_cache::{Cache, Key};
use gainsay_claims::Extractor;
use gainsay_model::{Problem, Rule, RuleScope, RuleSummary, Untrusted};
use gainsay_packs::{Diagnostic, Diagnostics, Library};
use gainsay_sandbox::{
    INTERFACE_VERSION, Loader, Opposites, Plugin, PluginError, PluginInfo, WireRule, sha256_hex,
};
use gainsay_text::Reader;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;

/// The bytes of a plugin and where they came from.
#[derive(Clone, Debug)]
pub struct PluginSource {
    /// The component.
    pub bytes: Cow<'static, [u8]>,
    /// A path, or "bundled".
    pub origin: String,
}

/// The components inside the program, by name.
pub fn bundled(components: &[(&str, &'static [u8])]) -> BTreeMap<String, PluginSource> {
    let source = |bytes| PluginSource {
        bytes: Cow::Borrowed(bytes),
        origin: "bundled".to_owned(),
    };
    components
        .iter()
        .map(|&(name, bytes)| (name.to_owned(), source(bytes)))
        .collect()
}

/// Everything that a checker is made of.
pub struct Setup<'a> {
    /// Packs: their words, frames and rules.
    pub library: &'a Library,
    /// The rules that run.
    pub rules: Vec<Rule>,
    /// Components by the name under which packs bind them.
    pub plugins: &'a BTreeMap<String, PluginSource>,
    /// Loads components.
    pub loader: &'a Loader,
}

/// The packs and their plugins do not fit together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PrepareError(pub Diagnostics);

/// A checker, what could not be loaded, and what reports say of the rules that run.
pub type Prepared = (Checker, Vec<Problem>, BTreeMap<String, RuleSummary>);

impl Checker {
    /// Loads the plugins that the rules need and checks every rule's parameters. A plugin that
    /// cannot be loaded is a problem of its own rules; the others run.
    ///
    /// # Errors
    /// Rules whose plugin nobody has, or whose parameters or messages do not fit it.
    pub fn prepare(setup: Setup<'_>) -> Result<Prepared, PrepareError> {
        let by_plugin = group(setup.rules);
        let mut faults = missing(&by_plugin, setup.plugins);
        let by_plugin: Vec<_> = by_plugin
            .into_iter()
            .filter_map(|(name, rules)| Some((setup.plugins.get(&name)?, name, rules)))
            .collect();
        let wanted = by_plugin.iter();
        let wanted: Vec<(&str, &[u8])> = wanted
            .map(|(source, name, _)| (name.as_str(), &*source.bytes))
            .collect();
        let bind = |at: usize, loaded: Result<Plugin, PluginError>| {
            let rules = by_plugin.get(at).map_or(&[][..], |(.., rules)| rules);
            bind(setup.library, loaded.map_err(Unbound::Plugin)?, rules)
        };
        // The words are made ready while plugins are loaded.
        let lexicon = &setup.library.lexicon;
        let (bound, (reader, extractor)) = std::thread::scope(|scope| {
            let text = scope.spawn(|| (Reader::new(lexicon), Extractor::new(lexicon)));
            let bound = setup.loader.load_all(&wanted, bind);
            let text = text.join().unwrap_or_else(|panic| resume_unwind(panic));
            (bound, text)
        });
        let (mut plugins, mut problems) = (Vec::new(), Vec::new());
        for ((_, name, rules), bound) in by_plugin.into_iter().zip(bound) {
            match bound {
                Ok(bound) => plugins.push(bound.loaded(name, rules)),
                Err(Unbound::Rules(errors)) => faults.extend(errors),
                Err(Unbound::Plugin(error)) => problems.push(Problem {
                    subject: format!("plugin `{name}`"),
                    rules: rules.into_iter().map(|rule| rule.id).collect(),
                    reason: Untrusted::new(error.to_string()),
                }),
            }
        }
        if !faults.is_empty() {
            return Err(PrepareError(Diagnostics::new(faults)));
        }
        problems.extend(beyond_sets(&plugins));
        let summaries = summaries(&plugins);
        let checker = Self {
            reader,
            extractor,
            opposites: Opposites::new(&setup.library.lexicon.frames),
            hidden: hidden(setup.library),
            frames: setup
                .library
                .lexicon
                .frames
                .iter()
                .map(|frame| frame.id.clone())
                .collect(),
            plugins,
            profile: Profile::default(),
            policies: Policies::default(),
            memory: Memory::new(Cache::disabled(), Key::of([])),
            origin: origin(setup.library, setup.loader),
        };
        Ok((checker, problems, summaries))
    }
}

/// The rules that look across articles and are too many for it.
fn beyond_sets(plugins: &[Loaded]) -> Option<Problem> {
    let rules = plugins.iter().flat_map(|loaded| &loaded.rules);
    let across = rules.filter(|(rule, _)| rule.scope == RuleScope::Case);
    let rules: Vec<String> = across
        .skip(MOST_RULES)
        .map(|(rule, _)| rule.id.clone())
        .collect();
    (!rules.is_empty()).then(|| Problem {
        subject: "rules across articles".to_owned(),
        reason: Untrusted::new(format!(
            "{} of them look at each article alone, since at most {MOST_RULES} look across \
             articles in one run; select fewer",
            rules.len()
        )),
        rules,
    })
}

/// Digest of packs and limits.
fn origin(library: &Library, loader: &Loader) -> Key {
    let packs = library.packs.iter();
    let packs: Vec<_> = packs.map(|pack| (&pack.name, &pack.digest)).collect();
    let parts = [format!("{packs:?}"), format!("{:?}", loader.limits)];
    Key::of(parts.iter().map(String::as_bytes))
}

fn group(rules: Vec<Rule>) -> BTreeMap<String, Vec<Rule>> {
    let mut by_plugin: BTreeMap<String, Vec<Rule>> = BTreeMap::new();
    for rule in rules {
        by_plugin.entry(rule.plugin.clone()).or_default().push(rule);
    }
    by_plugin
}

fn missing(
    by_plugin: &BTreeMap<String, Vec<Rule>>,
    plugins: &BTreeMap<String, PluginSource>,
) -> Vec<Diagnostic> {
    let unknown = by_plugin
        .iter()
        .filter(|(name, _)| !plugins.contains_key(*name));
    unknown
        .flat_map(|(name, rules)| {
            let nearest = gainsay_packs::nearest(name, plugins.keys().map(String::as_str));
            let remedy = nearest.map_or_else(
                || format!("put {name}.wasm into the pack's folder `plugins`"),
                |near| format!("did you mean `{near}`?"),
            );
            rules.iter().map(move |rule| {
                Diagnostic::of_file(rule.file.clone(), format!("there is no plugin `{name}`"))
                    .with_remedy(Some(remedy.clone()))
            })
        })
        .collect()
}

/// Why a plugin and its rules do not run.
enum Unbound {
    /// The plugin does not do its part.
    Plugin(PluginError),
    /// Rules do not fit it.
    Rules(Vec<Diagnostic>),
}

/// A plugin with what its rules need, by rule.
struct Bound {
    plugin: Plugin,
    /// What the plugin has made of the parameters.
    prepared: Vec<Vec<u8>>,
    frames: Vec<Vec<String>>,
    heard: Vec<Vec<String>>,
}

impl Bound {
    fn loaded(self, name: String, rules: Vec<Rule>) -> Loaded {
        Loaded {
            plugin: self.plugin,
            name,
            rules: rules.into_iter().zip(self.prepared).collect(),
            frames: self.frames,
            heard: self.heard,
        }
    }
}

fn bind(library: &Library, plugin: Plugin, rules: &[Rule]) -> Result<Bound, Unbound> {
    let params = params(library, plugin.info(), rules).map_err(Unbound::Rules)?;
    let frames = params
        .iter()
        .map(|params| {
            let keys = plugin.info().frames_from.iter();
            keys.flat_map(|key| strings(params, key)).collect()
        })
        .collect();
    let schema = &plugin.info().parameters;
    let heard = params.iter().map(|params| heard_frames(params, schema));
    let heard = heard.collect();
    Ok(Bound {
        prepared: prepared(library, &plugin, rules, &params)?,
        plugin,
        frames,
        heard,
    })
}

/// The parameters of rules with defaults filled in, or what does not fit the plugin.
fn params(
    library: &Library,
    info: &PluginInfo,
    rules: &[Rule],
) -> Result<Vec<serde_json::Value>, Vec<Diagnostic>> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for rule in rules {
        if let Err(errors) = library.check_values(rule, &info.values) {
            faults.extend(errors);
        }
        match library.check_params(rule, &info.parameters) {
            Ok(params) => all.push(params),
            Err(errors) => faults.extend(errors),
        }
    }
    if faults.is_empty() {
        Ok(all)
    } else {
        Err(faults)
    }
}

/// What the plugin makes of the parameters of its rules.
fn prepared(
    library: &Library,
    plugin: &Plugin,
    rules: &[Rule],
    params: &[serde_json::Value],
) -> Result<Vec<Vec<u8>>, Unbound> {
    let params: Vec<String> = params.iter().map(ToString::to_string).collect();
    let wire: Vec<WireRule<'_>> = rules
        .iter()
        .zip(&params)
        .map(|(rule, params)| WireRule {
            id: &rule.id,
            params,
        })
        .collect();
    let answers = plugin.prepare(&wire).map_err(Unbound::Plugin)?;
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for (rule, answer) in rules.iter().zip(answers) {
        match answer {
            Ok(prepared) => all.push(prepared),
            Err(reason) => faults.push(library.refused_params(rule, &reason)),
        }
    }
    if faults.is_empty() {
        Ok(all)
    } else {
        Err(Unbound::Rules(faults))
    }
}

/// Frames that no rule can mean: a rule sees what its own pack and the packs that it requires, one
/// by way of another, define. So a pack of frames alone changes no finding.
fn hidden(library: &Library) -> BTreeSet<String> {
    let has_rules = |pack: &str| {
        let mut rules = library.rules.iter();
        rules.any(|rule| rule.id.split('/').next() == Some(pack))
    };
    let packs = library.packs.iter();
    let mut open: Vec<&str> = packs
        .map(|pack| pack.name.as_str())
        .filter(|name| has_rules(name))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            let pack = library.packs.iter().find(|pack| pack.name == name);
            open.extend(
                pack.iter()
                    .flat_map(|pack| pack.requires.iter().map(String::as_str)),
            );
        }
    }
    let frames = library.lexicon.frames.iter();
    frames
        .filter(|frame| !seen.contains(frame.pack.as_str()))
        .map(|frame| frame.id.clone())
        .collect()
}

/// The frames that parameters name, but for those that a rule leaves out.
fn heard_frames(params: &serde_json::Value, schema: &serde_json::Value) -> Vec<String> {
    let names_frames = |property: &serde_json::Value| {
        [property, &property["items"]]
            .iter()
            .any(|schema| schema["format"] == "frame")
    };
    let properties = schema["properties"].as_object();
    let keys = properties.into_iter().flatten();
    keys.filter(|(_, property)| names_frames(property))
        .flat_map(|(key, _)| strings(params, key))
        .filter(|frame| !frame.is_empty())
        .collect()
}

/// The string or strings of a parameter.
fn strings(params: &serde_json::Value, key: &str) -> Vec<String> {
    match params.get(key) {
        Some(serde_json::Value::String(one)) => vec![one.clone()],
        Some(serde_json::Value::Array(many)) => many
            .iter()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

fn summaries(plugins: &[Loaded]) -> BTreeMap<String, RuleSummary> {
    let rules = plugins.iter().flat_map(|loaded| {
        let info = loaded.plugin.info();
        let plugin = format!("{} {}", loaded.name, info.version);
        loaded.rules.iter().map(move |(rule, _)| {
            let summary = RuleSummary {
                summary: rule.summary.clone(),
                severity: rule.severity,
                plugin: plugin.clone(),
                category: rule.category.clone(),
                why: rule.why.clone(),
                limits: rule.limits.clone(),
                examples: rule.examples.clone(),
            };
            (rule.id.clone(), summary)
        })
    });
    rules.collect()
}

/// The packs and plugins of a run as a lock would pin them.
pub fn used(library: &Library, plugins: &BTreeMap<String, PluginSource>) -> Lock {
    let bound = |name: &str| {
        library
            .packs
            .iter()
            .any(|pack| pack.plugins.iter().any(|plugin| plugin == name))
    };
    let mut packs: Vec<Locked> = library
        .packs
        .iter()
        .map(|pack| Locked {
            name: pack.name.clone(),
            sha256: pack.digest.clone(),
            size: pack.bytes,
            interface: None,
        })
        .collect();
    packs.sort();
    let plugins = plugins
        .iter()
        .filter(|(name, _)| bound(name))
        .map(|(name, source)| Locked {
            name: name.clone(),
            sha256: sha256_hex(&source.bytes),
            size: source.bytes.len() as u64,
            interface: Some(format!("gainsay:rule@{INTERFACE_VERSION}")),
        })
        .collect();
    Lock { packs, plugins }
}
