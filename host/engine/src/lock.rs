//! `gainsay.lock`: the digests of the packs and plugins that a project has agreed to.

use serde::{Deserialize, Serialize};

/// One locked pack or plugin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// Name.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal. A pack's is over its files in order of path.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Interface that a plugin speaks: "gainsay:rule@0.1.0".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interface: Option<String>,
}

/// Everything that a run used or may use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Packs, in order of name.
    #[serde(default, rename = "pack")]
    pub packs: Vec<Locked>,
    /// Plugins, in order of name.
    #[serde(default, rename = "plugin")]
    pub plugins: Vec<Locked>,
}

/// Why a lock does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The file is not a lock.
    #[error("{0}")]
    Unreadable(String),
    /// A pack or plugin is not what was locked.
    #[error(
        "{what} `{name}` changed after it was locked: SHA-256 {found}, locked {locked}; \
         if the change is wanted, run `gainsay lock`"
    )]
    Changed {
        /// "pack" or "plugin".
        what: &'static str,
        /// Its name.
        name: String,
        /// Digest now.
        found: String,
        /// Digest in the lock.
        locked: String,
    },
    /// A pack or plugin is not in the lock.
    #[error("{what} `{name}` is not in the lock; if it is wanted, run `gainsay lock`")]
    Missing {
        /// "pack" or "plugin".
        what: &'static str,
        /// Its name.
        name: String,
    },
}

const HEADER: &str = "# Packs and plugins that checks here may use. Written by `gainsay lock`.\n\
                      # A changed byte in one of them is refused.\n\n";

impl Lock {
    /// Reads a lock file's text.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        toml::from_str(text).map_err(|error| LockError::Unreadable(error.to_string()))
    }

    /// The text of the lock file.
    pub fn render(&self) -> String {
        // The types hold nothing that TOML cannot express.
        let body = toml::to_string(self).unwrap_or_default();
        format!("{HEADER}{body}")
    }

    /// Holds what a run uses against this lock. More may be locked than is used.
    pub fn verify(&self, used: &Self) -> Result<(), Vec<LockError>> {
        let mut errors = Vec::new();
        let lists = [
            ("pack", &self.packs, &used.packs),
            ("plugin", &self.plugins, &used.plugins),
        ];
        for (what, locked, used) in lists {
            for item in used {
                match locked.iter().find(|known| known.name == item.name) {
                    Some(known) if known.sha256 == item.sha256 => {}
                    Some(known) => errors.push(LockError::Changed {
                        what,
                        name: item.name.clone(),
                        found: short(&item.sha256),
                        locked: short(&known.sha256),
                    }),
                    None => errors.push(LockError::Missing {
                        what,
                        name: item.name.clone(),
                    }),
                }
            }
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(digest: &str) -> Lock {
        let plugin = Locked {
            name: "figures".into(),
            sha256: digest.into(),
            size: 7,
            interface: Some("gainsay:rule@0.1.0".into()),
        };
        Lock {
            packs: Vec::new(),
            plugins: vec![plugin],
        }
    }

    #[test]
    fn a_changed_byte_is_refused() {
        let locked = Lock::parse(&lock("aa").render()).unwrap();
        assert_eq!(locked.verify(&lock("aa")), Ok(()));
        let errors = locked.verify(&lock("bb")).unwrap_err();
        assert!(
            errors[0]
                .to_string()
                .contains("changed after it was locked"),
            "{errors:?}"
        );
        assert!(Lock::default().verify(&lock("aa")).is_err());
    }
}
