//! A compiler with its own source, unpacked from Debian packages.
//!
//! The packages are downloaded and unpacked into a private folder and never
//! installed: their own installation would put a second `rustc` into `/usr/bin`
//! and remove a packaged rustup. It also needs no root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compiler::{field, llvm_major, version};
use crate::process::{isolated, on_path, output};
use crate::{GuestError, cache::Contents, standard_library};

/// Packages with a compiler and the source of its standard library, best first:
/// the one for web browsers is kept new within a stable release.
const PAIRS: [[&str; 2]; 2] = [["rustc-web", "rust-web-src"], ["rustc", "rust-src"]];
/// The oldest compiler that knows the edition plugins are written in.
const OLDEST: (u32, u32) = (1, 85);
/// Where packages are unpacked, inside an installation.
const ROOT: &str = "debian";
/// Starts the unpacked compiler, inside an installation.
const LAUNCHER: &str = "rustc";

/// Whether packages can be downloaded and unpacked here at all.
pub(crate) fn is_available() -> bool {
    on_path("apt-get").is_some() && on_path("dpkg-deb").is_some()
}

/// Unpacks a compiler and builds the guest target's standard library with it.
///
/// `linker` is one for WebAssembly that is there already, with the major
/// version of its LLVM; `folder` is the new installation.
pub(crate) fn install(
    folder: &Path,
    cargo: &Path,
    linker: Option<(PathBuf, u32)>,
    log: &mut dyn FnMut(&str),
) -> Result<Contents, GuestError> {
    let root = folder.join(ROOT);
    log("downloading a Rust compiler with source (about 140 MB) from Debian");
    let archives = download_pair(folder)?;
    log("unpacking the compiler (about 850 MB for a while)");
    unpack(&archives, &root)?;
    let rustc = write_launcher(folder, &root)?;
    let description = version(&rustc)?;
    check_release(&description)?;
    let needed = llvm_major(&description);
    let linker = match linker {
        // An older linker may not understand what a newer compiler writes.
        Some((path, llvm)) if needed.is_none_or(|needed| llvm >= needed) => path,
        _ => unpack_linker(folder, &root, needed, log)?,
    };
    log("building the standard library for plugins (a minute or two, once)");
    let source = standard_library::source(&root.join("usr")).ok_or_else(|| missing(&root))?;
    let sysroot = crate::cache::Slot::sysroot(folder);
    standard_library::build_into(&sysroot, &rustc, cargo, &source, &folder.join("scratch"))?;
    discard_source(folder, &root)?;
    Ok(Contents {
        rustc: PathBuf::from(LAUNCHER),
        linker: Some(linker),
    })
}

/// Downloads a compiler with its source. Package lists that do not know the best
/// pair may be old or missing: they are then fetched anew, into the installation.
fn download_pair(folder: &Path) -> Result<Vec<PathBuf>, GuestError> {
    let [best, other] = PAIRS;
    if let Ok(archives) = download(folder, &best, false) {
        return Ok(archives);
    }
    // Judged by what it makes possible: a hook of the system's that needs root
    // fails the command although all lists are there.
    let updated = output(apt(folder, true)?.arg("update"));
    download(folder, &best, true)
        .or_else(|_| download(folder, &other, true))
        .map_err(|error| updated.err().unwrap_or(error))
}

/// Downloads packages, and what they depend on as far as it is not installed.
fn download(folder: &Path, packages: &[&str], own_lists: bool) -> Result<Vec<PathBuf>, GuestError> {
    let mut command = apt(folder, own_lists)?;
    command
        .args(["install", "--download-only", "--no-install-recommends"])
        .args(packages);
    output(&mut command)?;
    let archives = folder.join("apt/archives");
    let entries = archives
        .read_dir()
        .map_err(GuestError::file("read", &archives))?;
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| is_wanted(&name.to_string_lossy()))
        })
        .collect();
    found.sort();
    Ok(found)
}

/// Whether a downloaded package is to be unpacked. Compilers depend on C
/// compilers and headers for linking programs of the host; plugins need none.
fn is_wanted(archive: &str) -> bool {
    let package = archive.split('_').next().unwrap_or_default();
    let is_archive = Path::new(archive)
        .extension()
        .is_some_and(|extension| extension == "deb");
    let of_rust = ["rust", "libstd-rust", "lld"]
        .iter()
        .any(|start| package.starts_with(start));
    let of_the_system = package.starts_with("libc6") || package.ends_with("-dev");
    is_archive && (of_rust || (package.starts_with("lib") && !of_the_system))
}

/// An `apt-get` that changes nothing but the installation's folder.
fn apt(folder: &Path, own_lists: bool) -> Result<Command, GuestError> {
    let cache = folder.join("apt");
    for part in ["archives/partial", "lists/partial"] {
        let part = cache.join(part);
        fs::create_dir_all(&part).map_err(GuestError::file("create", &part))?;
    }
    let mut command = isolated("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["--yes", "--quiet"])
        .args([
            "-o",
            "Debug::NoLocking=true",
            "-o",
            "APT::Sandbox::User=root",
        ])
        .arg("-o")
        .arg(format!("Dir::Cache={}", cache.display()));
    if own_lists {
        command.arg("-o").arg(format!(
            "Dir::State::lists={}",
            cache.join("lists").display()
        ));
    }
    Ok(command)
}

fn unpack(archives: &[PathBuf], root: &Path) -> Result<(), GuestError> {
    for archive in archives {
        output(isolated("dpkg-deb").arg("--extract").arg(archive).arg(root))?;
        // Frees the space at once, and keeps a second download apart from the first.
        fs::remove_file(archive).map_err(GuestError::file("remove", archive))?;
    }
    Ok(())
}

/// Unpacks the linker that belongs to the compiler's LLVM.
fn unpack_linker(
    folder: &Path,
    root: &Path,
    llvm: Option<u32>,
    log: &mut dyn FnMut(&str),
) -> Result<PathBuf, GuestError> {
    let llvm = llvm.ok_or_else(|| missing(root))?;
    let package = format!("lld-{llvm}");
    log(&format!("downloading the linker {package} from Debian"));
    // The system's lists may be the ones that did not know the compiler.
    let own_lists = folder
        .join("apt/lists")
        .read_dir()
        .is_ok_and(|entries| entries.count() > 1);
    unpack(&download(folder, &[&package], own_lists)?, root)?;
    let linker = PathBuf::from(ROOT).join(format!("usr/lib/llvm-{llvm}/bin/wasm-ld"));
    if folder.join(&linker).exists() {
        Ok(linker)
    } else {
        Err(missing(root))
    }
}

/// Writes the script that starts the unpacked compiler with its own libraries.
fn write_launcher(folder: &Path, root: &Path) -> Result<PathBuf, GuestError> {
    let mut libraries = Vec::new();
    for parent in ["usr/lib", "lib"] {
        let Ok(entries) = root.join(parent).read_dir() else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.contains("-linux-gnu") {
                libraries.push(format!("$here/{ROOT}/{parent}/{name}"));
            }
        }
    }
    libraries.sort();
    // Found from the script's own place: the installation is moved after this.
    let script = format!(
        "#!/bin/sh\nhere=${{0%/*}}\n\
         LD_LIBRARY_PATH=\"{}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}\"\n\
         export LD_LIBRARY_PATH\nexec \"$here/{ROOT}/usr/bin/rustc\" \"$@\"\n",
        libraries.join(":")
    );
    let path = folder.join(LAUNCHER);
    fs::write(&path, script).map_err(GuestError::file("write", &path))?;
    make_executable(&path)?;
    Ok(path)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<(), GuestError> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::Permissions::from_mode(0o755);
    fs::set_permissions(path, permissions).map_err(GuestError::file("make executable", path))
}

#[cfg(not(unix))]
fn make_executable(_path: &Path) -> Result<(), GuestError> {
    Ok(())
}

/// Refuses a compiler that is too old for plugins.
fn check_release(description: &str) -> Result<(), GuestError> {
    let release = field(description, "release").unwrap_or_default();
    let mut numbers = release
        .split('.')
        .map_while(|number| number.parse::<u32>().ok());
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if (major, minor) >= OLDEST {
        return Ok(());
    }
    Err(GuestError::Failed {
        program: "apt-get".to_owned(),
        status: format!("Debian's compiler is {release}"),
        messages: format!("{}.{} or later is needed", OLDEST.0, OLDEST.1),
    })
}

/// Removes what only building the standard library needed: half of the space.
fn discard_source(folder: &Path, root: &Path) -> Result<(), GuestError> {
    for part in [
        root.join("usr/src"),
        root.join("usr/share"),
        folder.join("apt"),
    ] {
        if part.exists() {
            fs::remove_dir_all(&part).map_err(GuestError::file("remove", &part))?;
        }
    }
    Ok(())
}

/// The packages do not hold what they held in every release so far.
fn missing(root: &Path) -> GuestError {
    GuestError::Failed {
        program: "dpkg-deb".to_owned(),
        status: "unexpected contents".to_owned(),
        messages: format!("no compiler source or linker in {}", root.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_what_the_compiler_needs_to_run() {
        for archive in [
            "rustc-web_1.96.0+dfsg1-1~deb12u2_amd64.deb",
            "rust-web-src_1.96.0+dfsg1-1~deb12u2_all.deb",
            "libstd-rust-web-dev_1.96.0+dfsg1-1~deb12u2_amd64.deb",
            "libllvm22_1%3a22.1.8-1~deb12u1_amd64.deb",
            "libz3-4_4.8.12-3.1_amd64.deb",
            "lld-22_22.1.8_amd64.deb",
        ] {
            assert!(is_wanted(archive), "{archive}");
        }
    }

    #[test]
    fn leaves_the_systems_own_libraries_alone() {
        for archive in [
            "libc6_2.36-9_amd64.deb",
            "libc6-dev_2.36-9_amd64.deb",
            "gcc-12_12.2.0_amd64.deb",
            "binutils_2.40_amd64.deb",
            "lock",
            "partial",
        ] {
            assert!(!is_wanted(archive), "{archive}");
        }
    }

    #[test]
    fn an_old_compiler_is_refused() {
        assert!(check_release("release: 1.85.0\n").is_ok());
        assert!(check_release("release: 2.0.0\n").is_ok());
        assert!(check_release("release: 1.63.0\n").is_err());
        assert!(check_release("").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_launcher_works_wherever_the_installation_is_moved() {
        use crate::test_compilers::program;
        let folder = tempfile::tempdir().expect("a folder");
        let before = folder.path().join("before");
        let root = before.join(ROOT);
        fs::create_dir_all(root.join("usr/bin")).expect("a folder");
        fs::create_dir_all(root.join("usr/lib/x86_64-linux-gnu")).expect("a folder");
        program(
            &root.join("usr/bin/rustc"),
            "echo \"$LD_LIBRARY_PATH\" \"$1\"",
        );
        write_launcher(&before, &root).expect("written");
        let after = folder.path().join("after");
        fs::rename(&before, &after).expect("moved");
        let said = output(isolated(after.join(LAUNCHER)).arg("-vV"))
            .expect("runs")
            .stdout;
        let said = String::from_utf8(said).expect("text");
        let library = after.join(ROOT).join("usr/lib/x86_64-linux-gnu");
        assert!(said.starts_with(&library.display().to_string()), "{said}");
        assert!(said.trim_end().ends_with(" -vV"), "{said}");
    }
}
