//! A folder that goes away with the test.

use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder for one test.
pub struct Scratch(tempfile::TempDir);

impl Default for Scratch {
    fn default() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }
}

impl Scratch {
    /// Its path.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("folders can be made");
        }
        fs::write(&path, bytes).expect("files can be written");
        path
    }

    /// A pack `trial` over the bundled plugins with this one rule file.
    pub fn pack(&self, folder: &str, plugins: &str, rule: &str) -> PathBuf {
        let pack = format!(
            "name = \"trial\"\nversion = \"0.1.0\"\nsummary = \"A pack of tests.\"\n\
             licence = \"MIT OR Apache-2.0\"\nplugins = [{plugins}]\n"
        );
        self.write(&format!("{folder}/pack.toml"), pack);
        self.write(&format!("{folder}/trial-rule.toml"), rule);
        self.path().join(folder)
    }
}

/// Says why a test that builds a plugin is skipped.
#[allow(
    clippy::print_stderr,
    reason = "whoever reads the test log should know"
)]
pub fn toolchain_missing() {
    eprintln!("skipped: no compiler for plugins; `cargo xtask setup` provides one");
}
