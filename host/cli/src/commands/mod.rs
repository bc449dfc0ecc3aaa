//! One file a command.

pub(crate) mod baseline;
pub(crate) mod cache;
pub(crate) mod check;
pub(crate) mod claims;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod lock;
pub(crate) mod lsp;
pub(crate) mod plugin;
pub(crate) mod review;
pub(crate) mod rules;
pub(crate) mod scaffold;
pub(crate) mod selftest;
pub(crate) mod test;
pub(crate) mod watch;
