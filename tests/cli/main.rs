//! The command line: exit codes, options, output.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod cache;
mod changed;
mod claims;
mod commands;
mod config;
mod decisions;
mod determinism;
mod exit_codes;
mod interrupted;
mod locks;
mod measured;
mod options;
mod outputs;
mod plugins;
mod reviewing;
mod selftest;
mod sets;
mod versions;
