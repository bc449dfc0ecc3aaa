//! The interface of `plugins/wit` as Rust types.
//!
//! Everything that a plugin is given borrows, so that the tables of a case are built once and
//! lent to every plugin; everything that it answers is owned and not yet checked.

wasmtime::component::bindgen!({
    path: "../../plugins/wit",
    world: "plugin",
    ownership: Borrowing { duplicate_if_necessary: false },
});
