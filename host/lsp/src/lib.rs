//! Checks articles while they are written: a server of the language server protocol.
//!
//! [`serve`] speaks with one client. Articles of the client's folders are read once, then what
//! changes; what is open in the editor goes before what lies on disk. An edit is checked by itself at
//! once, and held against all other articles as soon as nobody types for a moment.
//!
//! ```text
//! client ─transport─▶ rpc ─▶ server ──texts──▶ front ──checked──▶ server ─▶ diagnostics, hover
//!                              │  ▲                                  │
//!                              │  └──────────told── desk ◀──texts────┘
//!                              └───files────────────▶
//! ```
//!
//! What this crate is not for: it decides nothing about findings, and does not know where packs come
//! from; [`Open`] tells it what holds in a folder.

mod address;
mod desk;
mod diagnostics;
mod document;
mod event;
mod folder;
mod front;
mod hover;
mod lines;
mod pages;
mod protocol;
mod rpc;
mod server;
mod shown;
mod transport;

pub use folder::Opened;
pub use server::{Open, Setup, serve};
