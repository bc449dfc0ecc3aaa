//! What can be known of a component without compiling or running it.

use crate::digest::sha256_hex;
use crate::error::{PluginError, excerpt};
use crate::limits::ShapeLimits;
use crate::shape::{Shape, read_shape};
use serde::Serialize;

/// Version of the interface `gainsay:rule` that this build speaks.
pub const INTERFACE_VERSION: &str = "0.1.0";

const PACKAGE: &str = "gainsay:rule/";
pub(crate) const HOST_INTERFACE: &str = "gainsay:rule/host@0.1.0";
const TYPES_INTERFACE: &str = "gainsay:rule/types@0.1.0";
pub(crate) const CHECKER_INTERFACE: &str = "gainsay:rule/checker@0.1.0";

/// A component as `gainsay plugin inspect` shows it and `gainsay.lock` records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// Size of the file in bytes.
    pub size: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Version of `gainsay:rule` that it speaks.
    pub interface: String,
    /// Interfaces that it imports.
    pub imports: Vec<String>,
    /// Interfaces that it exports.
    pub exports: Vec<String>,
    /// Functions of all its core modules.
    pub functions: u32,
    /// Bytes of its largest function.
    pub largest_function: u32,
    /// Bytes of all its functions.
    pub code: u64,
    /// Bytes of linear memory with which it begins.
    pub memory: u64,
}

/// Reads a component without compiling or running it, and refuses one that is not a plugin for
/// this version or is over a limit.
pub fn inspect(bytes: &[u8], limits: &ShapeLimits) -> Result<Inspection, PluginError> {
    let shape = read_shape(bytes, limits)?;
    check_interfaces(&shape)?;
    Ok(Inspection {
        size: bytes.len() as u64,
        sha256: sha256_hex(bytes),
        interface: INTERFACE_VERSION.to_owned(),
        imports: shape.imports,
        exports: shape.exports,
        functions: u32::try_from(shape.functions).unwrap_or(u32::MAX),
        largest_function: u32::try_from(shape.largest_function).unwrap_or(u32::MAX),
        code: shape.code as u64,
        memory: shape.memory,
    })
}

fn check_interfaces(shape: &Shape) -> Result<(), PluginError> {
    for name in shape.imports.iter().chain(&shape.exports) {
        if let Some(version) = foreign_version(name) {
            return Err(PluginError::refused(format!(
                "it speaks gainsay:rule {}, this gainsay speaks {INTERFACE_VERSION}; {}",
                excerpt(version, 40),
                remedy(version),
            )));
        }
    }
    let allowed = [HOST_INTERFACE, TYPES_INTERFACE];
    for import in &shape.imports {
        if !allowed.contains(&import.as_str()) {
            return Err(PluginError::refused(format!(
                "it imports `{}`; a plugin may import nothing but {HOST_INTERFACE}{}",
                excerpt(import, 100),
                if import.starts_with("wasi:") {
                    ": build it without WASI (for Rust, the target wasm32-unknown-unknown)"
                } else {
                    ""
                },
            )));
        }
    }
    if !shape.exports.iter().any(|name| name == CHECKER_INTERFACE) {
        return Err(PluginError::refused(format!(
            "it does not export {CHECKER_INTERFACE}, so it is no rule plugin; it exports {}",
            listed(&shape.exports),
        )));
    }
    Ok(())
}

/// The version in the name of an interface of ours, if it is another than this build speaks.
fn foreign_version(name: &str) -> Option<&str> {
    let (_, version) = name.strip_prefix(PACKAGE)?.split_once('@')?;
    (version != INTERFACE_VERSION).then_some(version)
}

fn remedy(version: &str) -> &'static str {
    let numbers = |version: &str| -> Vec<u64> {
        let parts = version.split('.');
        parts.map(|part| part.parse().unwrap_or(0)).collect()
    };
    if numbers(version) > numbers(INTERFACE_VERSION) {
        "upgrade gainsay, or rebuild the plugin with an older SDK"
    } else {
        "rebuild the plugin with the current SDK"
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "nothing".to_owned();
    }
    let shown: Vec<_> = names.iter().take(5).map(|name| excerpt(name, 60)).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_versions_are_told_which_way_to_go() {
        assert_eq!(foreign_version(CHECKER_INTERFACE), None);
        assert_eq!(foreign_version("gainsay:rule/checker@0.2.0"), Some("0.2.0"));
        assert_eq!(foreign_version("wasi:io/streams@0.2.0"), None);
        assert!(remedy("0.10.0").starts_with("upgrade"));
        assert!(remedy("0.0.9").starts_with("rebuild"));
    }
}
