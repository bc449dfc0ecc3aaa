//! Builds small crates for the guest target with the toolchain of this machine.
//!
//! `cargo xtask setup` provides the toolchain; without one these tests fail.

use std::fs;
use std::path::{Path, PathBuf};

use wit_component::{StringEncoding, metadata};
use wit_parser::Resolve;

use gainsay_guest::{GuestError, Toolchain, build, build_workspace, cache_dir, find};

/// The first bytes of every component; a core module has others.
const COMPONENT: &[u8] = b"\0asm\x0d\0\x01\0";

/// What the crates export.
const INTERFACE: &str = "\
package test:numbers@0.1.0;
interface division { divide: func(divisor: s32) -> s32; }
world plugin { export division; }
";

/// Implements [`INTERFACE`] without generated bindings. A panic puts the path
/// of its source file into the module.
const SOURCE: &str = "\
const INTERFACE: &[u8] = include_bytes!(\"interface.bin\");
#[used]
#[unsafe(link_section = \"component-type:plugin\")]
static SECTION: [u8; INTERFACE.len()] = *include_bytes!(\"interface.bin\");

const NUMERATOR: i32 = 84;

#[unsafe(export_name = \"test:numbers/division@0.1.0#divide\")]
pub extern \"C\" fn divide(divisor: i32) -> i32 {
    assert!(divisor > 0, \"not a divisor: {divisor}\");
    NUMERATOR / divisor
}
";

/// What a bindings generator would put into the module about [`INTERFACE`].
fn described_interface() -> Vec<u8> {
    let mut resolve = Resolve::default();
    let package = resolve
        .push_str("numbers.wit", INTERFACE)
        .expect("a valid interface");
    let world = resolve
        .select_world(&[package], Some("plugin"))
        .expect("its world");
    metadata::encode(&resolve, world, StringEncoding::UTF8, None).expect("encoded")
}

fn toolchain() -> Toolchain {
    let cache = cache_dir().expect("a folder for the toolchain");
    let found = find(&cache).expect("the compiler of this test");
    found.expect("a compiler for plugins: run `cargo xtask setup` first")
}

fn write_crate(folder: &Path, name: &str, kind: &str, source: &str) {
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"{kind}\"]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    fs::write(folder.join("src/lib.rs"), source).expect("a source file");
    fs::write(folder.join("src/interface.bin"), described_interface()).expect("a file");
}

fn write_workspace(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n";
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    write_crate(&folder.join("second"), "plugin-second", "cdylib", SOURCE);
    write_crate(&folder.join("first"), "plugin-first", "cdylib", SOURCE);
    write_crate(&folder.join("sdk"), "sdk", "rlib", "");
}

#[test]
fn a_workspace_becomes_components_in_order_of_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugins_dir = folder.path().join("plugins");
    write_workspace(&plugins_dir);
    let plugins = build_workspace(&toolchain(), &plugins_dir, &folder.path().join("target"));
    let plugins = plugins.expect("builds");
    let names: Vec<_> = plugins.iter().map(|plugin| plugin.name.as_str()).collect();
    assert_eq!(names, ["first", "second"]);
    for plugin in &plugins {
        assert!(plugin.component.starts_with(COMPONENT));
        let source = plugins_dir.join(&plugin.name).join("src/lib.rs");
        let own = plugin
            .sources
            .iter()
            .any(|path| path.ends_with(&source) || *path == source);
        assert!(
            own,
            "{} is not among {:?}",
            source.display(),
            plugin.sources
        );
    }
}

#[test]
fn the_same_source_gives_the_same_bytes_in_another_folder() {
    let toolchain = toolchain();
    let built: Vec<_> = ["here", "over/there"]
        .iter()
        .map(|place| {
            let folder = tempfile::tempdir().expect("a folder");
            let plugins_dir = folder.path().join(place);
            write_workspace(&plugins_dir);
            let target = folder.path().join("target");
            let component = build(&toolchain, &plugins_dir.join("first"), &target);
            let component = component.expect("builds");
            let path = folder
                .path()
                .to_str()
                .expect("a readable name")
                .as_bytes()
                .to_vec();
            let names_folder = component.windows(path.len()).any(|window| window == path);
            assert!(
                !names_folder,
                "the component names the folder it was built in"
            );
            component
        })
        .collect();
    assert_eq!(built[0], built[1]);
}

#[test]
fn a_change_of_the_source_reaches_the_component() {
    let toolchain = toolchain();
    let folder = tempfile::tempdir().expect("a folder");
    let (plugin, target) = (folder.path().join("one"), folder.path().join("target"));
    write_crate(&plugin, "one", "cdylib", SOURCE);
    let before = build(&toolchain, &plugin, &target).expect("builds");
    assert_eq!(
        before,
        build(&toolchain, &plugin, &target).expect("builds again")
    );
    let source: PathBuf = plugin.join("src/lib.rs");
    fs::write(&source, SOURCE.replace("84", "126")).expect("a source file");
    assert_ne!(before, build(&toolchain, &plugin, &target).expect("builds"));
}

#[test]
fn a_crate_that_does_not_compile_is_told_with_the_compilers_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugin = folder.path().join("broken");
    write_crate(
        &plugin,
        "broken",
        "cdylib",
        "pub fn answer() -> i32 { nothing }",
    );
    let error = build(&toolchain(), &plugin, &folder.path().join("target"));
    let error = error.expect_err("does not compile");
    assert!(matches!(error, GuestError::Compile { .. }));
    assert!(
        error.to_string().contains("cannot find value `nothing`"),
        "{error}"
    );
}

#[test]
fn a_crate_that_exports_nothing_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugin = folder.path().join("silent");
    write_crate(&plugin, "silent", "cdylib", "");
    let error = build(&toolchain(), &plugin, &folder.path().join("target"));
    let error = error.expect_err("no interface");
    assert!(
        error.to_string().contains("it exports no interface"),
        "{error}"
    );
}

#[test]
fn an_ordinary_library_is_no_plugin() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugin = folder.path().join("library");
    write_crate(&plugin, "library", "rlib", "");
    let error = build(&toolchain(), &plugin, &folder.path().join("target"));
    assert!(
        matches!(error, Err(GuestError::NotAPlugin { .. })),
        "{error:?}"
    );
}
