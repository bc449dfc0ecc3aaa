//! From a plugin's crate to its component.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use wit_component::{ComponentEncoder, DecodedWasm};

use crate::process::{cargo_home, isolated, text};
use crate::{GuestError, TARGET, Toolchain};

/// A plugin that was built from source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plugin {
    /// The name of its folder.
    pub name: String,
    /// The component, ready to be loaded.
    pub component: Vec<u8>,
    /// The files that it was built from, outside packages left out; sorted.
    pub sources: Vec<PathBuf>,
}

/// Builds the plugin crate in `manifest_dir` and returns its component.
///
/// Intermediate files go to `target_dir`, which must not be the target folder of
/// a cargo that waits for this call.
///
/// # Errors
/// If the crate does not compile, is no `cdylib` or does not export the plugin interface.
pub fn build(
    toolchain: &Toolchain,
    manifest_dir: &Path,
    target_dir: &Path,
) -> Result<Vec<u8>, GuestError> {
    let manifest = manifest_dir.join("Cargo.toml");
    let workspace = Workspace::read(toolchain, &manifest)?;
    let wanted = canonical(&manifest);
    let mut crates = workspace.plugins.iter();
    match crates.find(|manifest| canonical(manifest) == wanted) {
        Some(manifest) => encode(&compile(toolchain, &workspace, manifest, target_dir)?),
        None => Err(GuestError::NotAPlugin { manifest }),
    }
}

/// Builds all plugins of the workspace in `plugins_dir`;
/// they are returned sorted by name. Members that are no `cdylib`, as an SDK, are left out.
///
/// A caller that rebuilds on changes has to watch `plugins_dir` besides the
/// plugins' sources, as a new member has no sources yet.
///
/// # Errors
/// If a member does not compile or does not export the plugin interface.
pub fn build_workspace(
    toolchain: &Toolchain,
    plugins_dir: &Path,
    target_dir: &Path,
) -> Result<Vec<Plugin>, GuestError> {
    let manifest = plugins_dir.join("Cargo.toml");
    let mut plugins = BTreeMap::new();
    let workspace = Workspace::read(toolchain, &manifest)?;
    for manifest in &workspace.plugins {
        let folder = manifest.parent().and_then(Path::file_name);
        let name = folder.unwrap_or_default().to_string_lossy().into_owned();
        let module = compile(toolchain, &workspace, manifest, target_dir)?;
        let plugin = Plugin {
            name: name.clone(),
            component: encode(&module)?,
            sources: sources(&module, manifest, plugins_dir)?,
        };
        plugins.insert(name, plugin);
    }
    Ok(plugins.into_values().collect())
}

/// Compiles a crate and returns the path of its module.
///
/// The crate is compiled as a `cdylib` alone, one crate after the other: where a crate is a library for other
/// crates as well, cargo links it without the link-time optimisation that its profile asks for.
fn compile(
    toolchain: &Toolchain,
    workspace: &Workspace,
    manifest: &Path,
    target_dir: &Path,
) -> Result<PathBuf, GuestError> {
    let mut command = isolated(&toolchain.cargo);
    command
        .args(["rustc", "--release", "--target", TARGET])
        .args(["--lib", "--crate-type", "cdylib"])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(target_dir);
    if workspace.root.join("Cargo.lock").is_file() {
        command.arg("--locked");
    }
    configure(&mut command, toolchain, &workspace.root);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| GuestError::Launch {
            program: "cargo".to_owned(),
            source,
        })?;
    let manifest = || manifest.to_path_buf();
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(GuestError::Compile {
            manifest: manifest(),
            messages,
        });
    }
    // The crate comes last, behind what it depends on.
    let modules = modules(&String::from_utf8_lossy(&output.stdout));
    let module = modules.into_iter().next_back();
    module.ok_or_else(|| GuestError::NotAPlugin {
        manifest: manifest(),
    })
}

/// Sets compiler, linker and flags for the guest target.
fn configure(command: &mut Command, toolchain: &Toolchain, workspace: &Path) {
    let mut flags = Vec::new();
    if let Some(sysroot) = &toolchain.sysroot {
        flags.push(format!("--sysroot={}", sysroot.display()));
    }
    // Panic messages hold paths of source files: the same source is to give the
    // same bytes in every folder, and no bytes about the machine. The last that fits counts.
    if let Some(home) = cargo_home() {
        flags.push(format!("--remap-path-prefix={}=/cargo", home.display()));
    }
    flags.push(format!(
        "--remap-path-prefix={}=/plugins",
        workspace.display()
    ));
    command
        .env("RUSTC", &toolchain.rustc)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        // What a plugin's author may set otherwise, but a sandbox has no use for.
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    if let Some(linker) = &toolchain.linker {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
}

/// The workspace that a crate belongs to.
#[derive(Debug)]
struct Workspace {
    /// Its folder, where the lock file is.
    root: PathBuf,
    /// The `Cargo.toml` of each member that is a `cdylib`.
    plugins: Vec<PathBuf>,
}

impl Workspace {
    fn read(toolchain: &Toolchain, manifest: &Path) -> Result<Self, GuestError> {
        let mut command = isolated(&toolchain.cargo);
        command
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .arg("--manifest-path")
            .arg(manifest);
        Ok(Self::from_metadata(&text(&mut command)?))
    }

    /// What cargo tells of it, in JSON.
    fn from_metadata(metadata: &str) -> Self {
        let metadata: Value = serde_json::from_str(metadata).unwrap_or_default();
        let path = |of: &Value| of.as_str().map(PathBuf::from);
        let all = |of: &Value| of.as_array().cloned().unwrap_or_default();
        let kinds = |target: Value| all(&target["crate_types"]);
        let is_plugin = |member: &Value| {
            let mut kinds = all(&member["targets"]).into_iter().flat_map(kinds);
            kinds.any(|kind| kind == "cdylib")
        };
        let members = all(&metadata["packages"]).into_iter().filter(is_plugin);
        Self {
            root: path(&metadata["workspace_root"]).unwrap_or_default(),
            plugins: members
                .filter_map(|member| path(&member["manifest_path"]))
                .collect(),
        }
    }
}

/// The modules that cargo's messages name, one JSON object a line.
fn modules(messages: &str) -> Vec<PathBuf> {
    let messages = messages.lines();
    let messages = messages.filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let artifacts = messages.filter(|message| message["reason"] == "compiler-artifact");
    let files = artifacts.filter_map(|artifact| artifact["filenames"].as_array().cloned());
    let paths = files
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from));
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "wasm"))
        .collect()
}

/// The files that a module was built from: those cargo names in the dependency
/// file beside it, and the manifests.
fn sources(module: &Path, manifest: &Path, workspace: &Path) -> Result<Vec<PathBuf>, GuestError> {
    let path = module.with_extension("d");
    let rules = fs::read_to_string(&path).map_err(GuestError::file("read", &path))?;
    let mut sources: BTreeSet<_> = dependencies(&rules).into_iter().collect();
    sources.insert(manifest.to_path_buf());
    sources.extend(["Cargo.toml", "Cargo.lock"].map(|name| workspace.join(name)));
    sources.retain(|path| path.exists());
    Ok(sources.into_iter().collect())
}

/// The paths to the right of the colon in a dependency file: separated by
/// spaces; a space inside a path is written with a backslash.
fn dependencies(rules: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for rule in rules.lines() {
        let Some((_, list)) = rule.split_once(": ") else {
            continue;
        };
        let mut path = String::new();
        let mut characters = list.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if characters.peek() == Some(&' ') => path.extend(characters.next()),
                ' ' if path.is_empty() => {}
                ' ' => paths.push(PathBuf::from(std::mem::take(&mut path))),
                _ => path.push(character),
            }
        }
        if !path.is_empty() {
            paths.push(PathBuf::from(path));
        }
    }
    paths
}

/// Makes a component of a core module; the interface is in the module itself.
fn encode(module: &Path) -> Result<Vec<u8>, GuestError> {
    let bytes = fs::read(module).map_err(GuestError::file("read", module))?;
    let refuse = |reason| GuestError::Encode {
        module: module.to_path_buf(),
        reason,
    };
    let component = ComponentEncoder::default()
        .validate(true)
        .module(&bytes)
        .and_then(ComponentEncoder::encode)
        .map_err(|error| refuse(format!("{error:#}")))?;
    // A crate that exports nothing makes a valid component, which no host can call.
    match wit_component::decode(&component) {
        Ok(DecodedWasm::Component(resolve, world)) if !resolve.worlds[world].exports.is_empty() => {
            Ok(component)
        }
        Ok(_) => Err(refuse(
            "it exports no interface; is `export!` missing?".to_owned(),
        )),
        Err(error) => Err(refuse(format!("{error:#}"))),
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_modules_among_cargos_messages() {
        let messages = "\
{\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/libsdk.rlib\"]}\n\
not json\n\
{\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/dates.wasm\",\"/t/libdates.rlib\"]}\n\
{\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(modules(messages), [Path::new("/t/dates.wasm")]);
    }

    #[test]
    fn members_that_are_no_modules_are_no_plugins() {
        let metadata = r#"{
            "workspace_root": "/p",
            "packages": [
                {"manifest_path": "/p/sdk/Cargo.toml", "targets": [{"crate_types": ["lib"]}]},
                {"manifest_path": "/p/dates/Cargo.toml", "targets": [
                    {"crate_types": ["cdylib", "rlib"]}, {"crate_types": ["bin"]}
                ]}
            ]
        }"#;
        let workspace = Workspace::from_metadata(metadata);
        assert_eq!(workspace.root, Path::new("/p"));
        assert_eq!(workspace.plugins, [Path::new("/p/dates/Cargo.toml")]);
    }

    #[test]
    fn reads_dependency_files() {
        let rules = "/t/dates.wasm: /p/dates/src/lib.rs /p/with\\ space/a.rs\n\n/t/b.wasm: b.rs\n";
        let expected = ["/p/dates/src/lib.rs", "/p/with space/a.rs", "b.rs"].map(PathBuf::from);
        assert_eq!(dependencies(rules), expected);
    }

    #[test]
    fn a_module_without_an_interface_is_no_plugin() {
        let folder = tempfile::tempdir().expect("a folder");
        let module = folder.path().join("bare.wasm");
        fs::write(&module, b"not wasm").expect("a file");
        let error = encode(&module).expect_err("no module");
        assert!(
            error
                .to_string()
                .contains("bare.wasm cannot be made a component"),
            "{error}"
        );
    }
}
