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

/// A compiled core module.
struct Module {
    path: PathBuf,
    /// The `Cargo.toml` of its crate.
    manifest: PathBuf,
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
    let modules = compile(toolchain, &manifest, target_dir, &["--lib"])?;
    let wanted = canonical(&manifest);
    let module = modules
        .into_iter()
        .find(|module| canonical(&module.manifest) == wanted);
    encode(&module.ok_or(GuestError::NotAPlugin { manifest })?.path)
}

/// Builds all plugins of the workspace in `plugins_dir` with one call of cargo;
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
    for module in compile(toolchain, &manifest, target_dir, &["--workspace", "--lib"])? {
        let folder = module.manifest.parent().and_then(Path::file_name);
        let name = folder.unwrap_or_default().to_string_lossy().into_owned();
        let sources = sources(&module, plugins_dir)?;
        let component = encode(&module.path)?;
        plugins.insert(
            name.clone(),
            Plugin {
                name,
                component,
                sources,
            },
        );
    }
    Ok(plugins.into_values().collect())
}

/// Compiles crates and returns their modules.
fn compile(
    toolchain: &Toolchain,
    manifest: &Path,
    target_dir: &Path,
    selection: &[&str],
) -> Result<Vec<Module>, GuestError> {
    let workspace = workspace_root(toolchain, manifest)?;
    let mut command = isolated(&toolchain.cargo);
    command
        .args(["build", "--release", "--target", TARGET])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(target_dir)
        .args(selection);
    if workspace.join("Cargo.lock").is_file() {
        command.arg("--locked");
    }
    configure(&mut command, toolchain, &workspace);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| GuestError::Launch {
            program: "cargo".to_owned(),
            source,
        })?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(GuestError::Compile {
            manifest: manifest.to_path_buf(),
            messages,
        });
    }
    Ok(modules(&String::from_utf8_lossy(&output.stdout)))
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

/// The folder of the workspace that a crate belongs to: its lock file counts.
fn workspace_root(toolchain: &Toolchain, manifest: &Path) -> Result<PathBuf, GuestError> {
    let mut command = isolated(&toolchain.cargo);
    command
        .args([
            "locate-project",
            "--workspace",
            "--message-format",
            "plain",
            "--manifest-path",
        ])
        .arg(manifest);
    let root = PathBuf::from(text(&mut command)?.trim());
    Ok(root.parent().map(Path::to_path_buf).unwrap_or_default())
}

/// Reads the modules from cargo's messages, one JSON object a line.
fn modules(messages: &str) -> Vec<Module> {
    let mut modules = Vec::new();
    for line in messages.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if message.get("reason").and_then(Value::as_str) != Some("compiler-artifact") {
            continue;
        }
        let Some(manifest) = message.get("manifest_path").and_then(Value::as_str) else {
            continue;
        };
        let files = message.get("filenames").and_then(Value::as_array);
        let files = files
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(Path::new);
        let wasm = |path: &&Path| {
            path.extension()
                .is_some_and(|extension| extension == "wasm")
        };
        modules.extend(files.filter(wasm).map(|path| Module {
            path: path.to_path_buf(),
            manifest: PathBuf::from(manifest),
        }));
    }
    modules
}

/// The files that a module was built from: those cargo names in the dependency
/// file beside it, and the manifests.
fn sources(module: &Module, workspace: &Path) -> Result<Vec<PathBuf>, GuestError> {
    let path = module.path.with_extension("d");
    let rules = fs::read_to_string(&path).map_err(GuestError::file("read", &path))?;
    let mut sources: BTreeSet<_> = dependencies(&rules).into_iter().collect();
    sources.insert(module.manifest.clone());
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
{\"reason\":\"compiler-artifact\",\"manifest_path\":\"/p/sdk/Cargo.toml\",\"filenames\":[\"/t/libsdk.rlib\"]}\n\
not json\n\
{\"reason\":\"compiler-artifact\",\"manifest_path\":\"/p/dates/Cargo.toml\",\"filenames\":[\"/t/dates.wasm\",\"/t/libdates.rlib\"]}\n\
{\"reason\":\"build-finished\",\"success\":true}\n";
        let modules = modules(messages);
        let paths: Vec<_> = modules.iter().map(|module| module.path.as_path()).collect();
        assert_eq!(paths, [Path::new("/t/dates.wasm")]);
        assert_eq!(modules[0].manifest, Path::new("/p/dates/Cargo.toml"));
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
