//! The search for a compiler that can build plugins.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::cache::{Contents, Installed, Slot, discard};
use crate::compiler::Compiler;
use crate::process::{isolated, on_path, run_within};
use crate::{GuestError, TARGET, debian, standard_library};

/// Longer than a slow download of the 20 MB target takes; ends a hanging one.
const RUSTUP_LIMIT: Duration = Duration::from_mins(5);

/// Where a toolchain comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The host's compiler has the guest target.
    Own,
    /// A standard library, with or without a compiler, in the private cache.
    Cached,
}

/// A compiler that can build plugins.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// Where it comes from.
    pub origin: Origin,
    /// The compiler for plugins.
    pub rustc: PathBuf,
    /// The cargo that drives it: the host's.
    pub cargo: PathBuf,
    /// A folder with the guest target's standard library, if not the compiler's own.
    pub sysroot: Option<PathBuf>,
    /// The linker, if not the compiler's own.
    pub linker: Option<PathBuf>,
}

/// Looks for a toolchain without installing anything; takes a fraction of a second.
///
/// The order: the guest target of the host's compiler, then the private folder `cache`.
///
/// # Errors
/// If the host's own compiler cannot be run.
pub fn find(cache: &Path) -> Result<Option<Toolchain>, GuestError> {
    let compiler = Compiler::of_the_caller()?;
    Ok(present(&compiler, &Slot::of(cache, &compiler)))
}

/// Finds a toolchain or installs one, telling `log` about each step.
///
/// After what [`find`] looks for it tries, in this order: rustup; the source of
/// the standard library beside the host's compiler; Debian's packages. All but
/// rustup write below `cache` only.
///
/// # Errors
/// [`GuestError::NoToolchain`] if every way fails: it names the reasons and the
/// command that helps.
pub fn ensure(cache: &Path, log: &mut dyn FnMut(&str)) -> Result<Toolchain, GuestError> {
    let compiler = Compiler::of_the_caller()?;
    let slot = Slot::of(cache, &compiler);
    if let Some(toolchain) = present(&compiler, &slot) {
        return Ok(toolchain);
    }
    let permit = slot.permit()?;
    // Another process may have installed it while this one waited.
    if let Some(toolchain) = present(&compiler, &slot) {
        return Ok(toolchain);
    }
    let mut reasons = Vec::new();
    match add_by_rustup(&compiler, log) {
        Ok(()) if compiler.has_target() => return Ok(own(&compiler)),
        Ok(()) => {}
        Err(error) => note(&mut reasons, &error, log),
    }
    for route in [build_own_source, unpack_from_debian] {
        let staging = slot.staging(&permit)?;
        match route(&compiler, &staging, log) {
            Ok(Some(contents)) => {
                slot.commit(&staging, &contents, &permit)?;
                match present(&compiler, &slot) {
                    Some(toolchain) => return Ok(toolchain),
                    None => reasons.push("the new compiler does not run".to_owned()),
                }
            }
            Ok(None) => {}
            Err(error) => note(&mut reasons, &error, log),
        }
        discard(&staging, &permit);
    }
    Err(unavailable(&compiler, &reasons))
}

/// What is there already.
fn present(compiler: &Compiler, slot: &Slot) -> Option<Toolchain> {
    if compiler.has_target() {
        return Some(own(compiler));
    }
    let Installed {
        rustc,
        sysroot,
        linker,
    } = slot.installed()?;
    Some(Toolchain {
        origin: Origin::Cached,
        rustc,
        cargo: compiler.cargo.clone(),
        sysroot: Some(sysroot),
        linker,
    })
}

fn own(compiler: &Compiler) -> Toolchain {
    Toolchain {
        origin: Origin::Own,
        rustc: compiler.rustc.clone(),
        cargo: compiler.cargo.clone(),
        sysroot: None,
        linker: None,
    }
}

/// Adds the target with rustup, if rustup installed the host's compiler.
fn add_by_rustup(compiler: &Compiler, log: &mut dyn FnMut(&str)) -> Result<(), GuestError> {
    let (Some(rustup), Some(name)) = (on_path("rustup"), rustup_name(&compiler.sysroot)) else {
        return Ok(());
    };
    log(&format!(
        "adding the target {TARGET} to the toolchain {name} with rustup"
    ));
    let mut command: Command = isolated(rustup);
    command.args(["target", "add", "--toolchain", &name, TARGET]);
    run_within(RUSTUP_LIMIT, &mut command)
}

/// The name that rustup has for a toolchain: the last part of its folder.
fn rustup_name(sysroot: &Path) -> Option<String> {
    let of_rustup = sysroot.parent()?.file_name()? == "toolchains";
    of_rustup
        .then(|| sysroot.file_name()?.to_str().map(str::to_owned))
        .flatten()
}

/// Builds the standard library from the source that rustup's `rust-src` brings.
fn build_own_source(
    compiler: &Compiler,
    folder: &Path,
    log: &mut dyn FnMut(&str),
) -> Result<Option<Contents>, GuestError> {
    let Some(source) = standard_library::source(&compiler.sysroot) else {
        return Ok(None);
    };
    let linker = compiler.bundled_linker().or_else(|| on_path("wasm-ld"));
    let Some(linker) = linker else {
        return Ok(None);
    };
    log("building the standard library for plugins (a minute or two, once)");
    let (rustc, cargo) = (&compiler.rustc, &compiler.cargo);
    let scratch = folder.join("scratch");
    standard_library::build_into(&Slot::sysroot(folder), rustc, cargo, &source, &scratch)?;
    Ok(Some(Contents {
        rustc: rustc.clone(),
        linker: Some(linker),
    }))
}

/// Unpacks a compiler from Debian's packages.
fn unpack_from_debian(
    compiler: &Compiler,
    folder: &Path,
    log: &mut dyn FnMut(&str),
) -> Result<Option<Contents>, GuestError> {
    if !debian::is_available() {
        return Ok(None);
    }
    let linker = compiler.bundled_linker().zip(compiler.llvm());
    debian::install(folder, &compiler.cargo, linker, log).map(Some)
}

/// Keeps why one way failed, for the case that all fail.
fn note(reasons: &mut Vec<String>, error: &GuestError, log: &mut dyn FnMut(&str)) {
    let text = error
        .to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    log(&format!("that failed: {text}"));
    reasons.push(text);
}

/// The error that tells what to do.
fn unavailable(compiler: &Compiler, reasons: &[String]) -> GuestError {
    let command = if rustup_name(&compiler.sysroot).is_some() {
        "rustup target add wasm32-unknown-unknown"
    } else {
        "rustup toolchain install stable --target wasm32-unknown-unknown"
    };
    let reasons = if reasons.is_empty() {
        "neither rustup nor apt-get is here".to_owned()
    } else {
        reasons.join("; ")
    };
    GuestError::NoToolchain { reasons, command }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::compiler::library_folder;
    use crate::test_compilers::compiler;
    use std::fs;

    fn pretend_library(sysroot: &Path) {
        let folder = library_folder(sysroot);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("libcore-1.rlib"), "").expect("a file");
        fs::write(folder.join("libstd-1.rlib"), "").expect("a file");
    }

    fn pretend_installation(compiler: &Compiler, slot: &Slot) {
        let permit = slot.permit().expect("a permit");
        let staging = slot.staging(&permit).expect("a folder");
        pretend_library(&Slot::sysroot(&staging));
        let contents = Contents {
            rustc: compiler.rustc.clone(),
            linker: None,
        };
        slot.commit(&staging, &contents, &permit)
            .expect("committed");
    }

    #[test]
    fn the_hosts_own_target_comes_before_the_cache() {
        let folder = tempfile::tempdir().expect("a folder");
        let compiler = compiler(folder.path(), "1.95.0");
        let slot = Slot::of(&folder.path().join("cache"), &compiler);
        assert!(present(&compiler, &slot).is_none());
        pretend_installation(&compiler, &slot);
        let cached = present(&compiler, &slot).expect("cached");
        assert_eq!(cached.origin, Origin::Cached);
        assert!(cached.sysroot.is_some());
        pretend_library(&compiler.sysroot);
        let own = present(&compiler, &slot).expect("own");
        assert_eq!((own.origin, own.sysroot), (Origin::Own, None));
    }

    #[test]
    fn only_rustups_toolchains_have_a_name() {
        let name = rustup_name(Path::new("/home/a/.rustup/toolchains/stable-x86_64"));
        assert_eq!(name.as_deref(), Some("stable-x86_64"));
        assert_eq!(rustup_name(Path::new("/usr")), None);
        assert_eq!(rustup_name(Path::new("/")), None);
    }

    #[test]
    fn the_error_names_reasons_and_a_command() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut compiler = compiler(folder.path(), "1.95.0");
        let text = unavailable(&compiler, &[]).to_string();
        assert!(
            text.contains("neither rustup nor apt-get is here"),
            "{text}"
        );
        assert!(text.contains("run `rustup toolchain install"), "{text}");
        compiler.sysroot = PathBuf::from("/home/a/.rustup/toolchains/stable");
        let text = unavailable(&compiler, &["no network".to_owned()]).to_string();
        assert!(
            text.contains("(no network); run `rustup target add"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1);
    }
}
