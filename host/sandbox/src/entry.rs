//! The functions of a component, found once.

use crate::bindings::gainsay::rule::types::{Case, Finding, PreparedRule};
use crate::bindings::{Plugin as Bindings, PluginPre};
use crate::call::CallState;
use crate::error::{PluginError, excerpt};
use crate::inspect::CHECKER_INTERFACE;
use wasmtime::Store;
use wasmtime::component::{Component, ComponentExportIndex, Linker, TypedFunc};

/// The function `check` of an instance.
type Check<'c> = TypedFunc<(Case<'c>, &'c [PreparedRule<'c>]), (Result<Vec<Finding>, String>,)>;

/// A component that is ready to make instances of.
pub(crate) struct Entry {
    instance: PluginPre<CallState>,
    check: ComponentExportIndex,
}

impl Entry {
    /// Links a component and finds its functions.
    pub(crate) fn new(
        linker: &Linker<CallState>,
        component: &Component,
    ) -> Result<Self, PluginError> {
        let refused =
            |error: wasmtime::Error| PluginError::refused(excerpt(&format!("{error:#}"), 500));
        let instance = linker.instantiate_pre(component).and_then(PluginPre::new);
        let interface = component.get_export_index(None, CHECKER_INTERFACE);
        let check = interface.and_then(|found| component.get_export_index(Some(&found), "check"));
        Ok(Self {
            instance: instance.map_err(refused)?,
            check: check.ok_or_else(|| PluginError::refused("it does not export `check`"))?,
        })
    }

    /// A fresh instance, with all its functions held against the interface.
    pub(crate) fn bindings(&self, store: &mut Store<CallState>) -> wasmtime::Result<Bindings> {
        self.instance.instantiate(store)
    }

    /// The function `check` of a fresh instance: it alone is held against the interface.
    pub(crate) fn check<'c>(&self, store: &mut Store<CallState>) -> wasmtime::Result<Check<'c>> {
        let instance = self.instance.instance_pre().instantiate(&mut *store)?;
        let check = instance.get_func(&mut *store, self.check);
        let check = check.ok_or_else(|| wasmtime::Error::msg("no export `check` found"))?;
        check.typed(store)
    }
}
