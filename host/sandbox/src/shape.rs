//! The shape of a component: how many of what, and how large.
//!
//! wasmtime promises nothing about the cost of compiling, so what is too large to compile quickly
//! is refused here. The bytes are only read; whether they are valid, the compiler decides.

use crate::error::PluginError;
use crate::limits::ShapeLimits;
use wasmparser::{
    CanonicalFunction, CanonicalOption, Encoding, FunctionBody, Instance, MemoryType, Parser,
    Payload, SectionLimited,
};

/// Pages of linear memory are 64 KiB.
const PAGE_SIZE_LOG2: u32 = 16;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// Imports of the component, by name.
    pub(crate) imports: Vec<String>,
    /// Exports of the component, by name.
    pub(crate) exports: Vec<String>,
    /// Functions of all core modules.
    pub(crate) functions: usize,
    /// Bytes of the largest function.
    pub(crate) largest_function: usize,
    /// Bytes of all functions.
    pub(crate) code: usize,
    /// Bytes of linear memory with which all instances begin.
    pub(crate) memory: u64,
    modules: usize,
    instances: usize,
    /// What encloses the current position, the outermost first.
    open: Vec<Encoding>,
}

/// Reads a component to its end.
pub(crate) fn read_shape(bytes: &[u8], limits: &ShapeLimits) -> Result<Shape, PluginError> {
    check("file", bytes.len(), limits.file, "bytes")?;
    if !bytes.starts_with(b"\0asm") {
        return Err(PluginError::refused(
            "it is not WebAssembly; a plugin is a component built with `gainsay plugin build`",
        ));
    }
    let mut shape = Shape::default();
    for payload in Parser::new(0).parse_all(bytes) {
        shape.payload(payload.map_err(unreadable)?, limits)?;
    }
    Ok(shape)
}

fn unreadable(error: wasmparser::BinaryReaderError) -> PluginError {
    PluginError::refused(format!(
        "it is damaged or cut short: {} at byte {}",
        error.message(),
        error.offset()
    ))
}

fn check(what: &str, size: usize, limit: usize, unit: &str) -> Result<(), PluginError> {
    if size > limit {
        return Err(PluginError::refused(format!(
            "{what} of {size} {unit}, of which {limit} are allowed"
        )));
    }
    Ok(())
}

impl Shape {
    fn payload(&mut self, payload: Payload<'_>, limits: &ShapeLimits) -> Result<(), PluginError> {
        match payload {
            Payload::Version { encoding, .. } => return self.enter(encoding, limits),
            Payload::End(_) => {
                self.open.pop();
            }
            Payload::CodeSectionStart { count, .. } => {
                self.functions = self.functions.saturating_add(count as usize);
                check("a component", self.functions, limits.functions, "functions")?;
            }
            Payload::CodeSectionEntry(body) => return self.function(&body, limits),
            Payload::CustomSection(section) => {
                check(
                    "a custom section",
                    section.data().len(),
                    limits.custom_section,
                    "bytes",
                )?;
            }
            Payload::InstanceSection(section) => return self.instances(section, limits),
            Payload::ComponentInstanceSection(section) => return items(&section, limits),
            Payload::ComponentCanonicalSection(section) => return canonicals(section, limits),
            Payload::ComponentImportSection(section) => {
                items(&section, limits)?;
                for import in section {
                    let name = import.map_err(unreadable)?.name.name.to_owned();
                    self.note(name, |shape| &mut shape.imports);
                }
            }
            Payload::ComponentExportSection(section) => {
                items(&section, limits)?;
                for export in section {
                    let name = export.map_err(unreadable)?.name.name.to_owned();
                    self.note(name, |shape| &mut shape.exports);
                }
            }
            Payload::TypeSection(section) => items(&section, limits)?,
            Payload::ImportSection(section) => items(&section, limits)?,
            Payload::FunctionSection(section) => items(&section, limits)?,
            Payload::TableSection(section) => items(&section, limits)?,
            Payload::MemorySection(section) => return self.memories(section, limits),
            Payload::GlobalSection(section) => items(&section, limits)?,
            Payload::ExportSection(section) => items(&section, limits)?,
            Payload::ElementSection(section) => items(&section, limits)?,
            Payload::DataSection(section) => items(&section, limits)?,
            Payload::CoreTypeSection(section) => items(&section, limits)?,
            Payload::ComponentTypeSection(section) => items(&section, limits)?,
            Payload::ComponentAliasSection(section) => items(&section, limits)?,
            _ => {}
        }
        Ok(())
    }

    /// A module or component begins.
    fn enter(&mut self, encoding: Encoding, limits: &ShapeLimits) -> Result<(), PluginError> {
        match (self.open.as_slice(), encoding) {
            ([], Encoding::Module) => {
                return Err(PluginError::refused(
                    "it is a core module, not a component; build it with `gainsay plugin build`",
                ));
            }
            ([] | [_], Encoding::Component) => {}
            ([Encoding::Component], Encoding::Module) => {
                self.modules += 1;
                check("a component", self.modules, limits.modules, "core modules")?;
            }
            // The encoder wraps an exported interface in a component that holds types alone. Code
            // in an inner component would call the outer one through fused adapters, a part of
            // wasmtime that plugins do not need and that has had its share of faults.
            _ => {
                return Err(PluginError::refused(
                    "it is composed of several components; a plugin is a single one",
                ));
            }
        }
        self.open.push(encoding);
        Ok(())
    }

    /// Names of the outermost component only: those of inner ones never leave it.
    fn note(&mut self, name: String, list: impl FnOnce(&mut Self) -> &mut Vec<String>) {
        if self.open.len() == 1 {
            list(self).push(name);
        }
    }

    fn function(
        &mut self,
        body: &FunctionBody<'_>,
        limits: &ShapeLimits,
    ) -> Result<(), PluginError> {
        let size = body.as_bytes().len();
        check("a function", size, limits.function, "bytes")?;
        self.largest_function = self.largest_function.max(size);
        self.code = self.code.saturating_add(size);
        check("code", self.code, limits.code, "bytes")?;
        let mut locals = 0_usize;
        for group in body.get_locals_reader().map_err(unreadable)? {
            let (count, _) = group.map_err(unreadable)?;
            locals = locals.saturating_add(count as usize);
        }
        check("a function", locals, limits.locals, "local variables")
    }

    fn memories(
        &mut self,
        section: SectionLimited<'_, MemoryType>,
        limits: &ShapeLimits,
    ) -> Result<(), PluginError> {
        items(&section, limits)?;
        for memory in section {
            let memory = memory.map_err(unreadable)?;
            let page = 1_u64 << memory.page_size_log2.unwrap_or(PAGE_SIZE_LOG2).min(32);
            let size = memory.initial.saturating_mul(page);
            self.memory = self.memory.saturating_add(size);
        }
        Ok(())
    }

    fn instances(
        &mut self,
        section: SectionLimited<'_, Instance<'_>>,
        limits: &ShapeLimits,
    ) -> Result<(), PluginError> {
        items(&section, limits)?;
        for instance in section {
            if let Instance::Instantiate { .. } = instance.map_err(unreadable)? {
                self.instances += 1;
                // Modules and instances come in pairs; an attack repeats one module many times.
                check(
                    "a component",
                    self.instances,
                    limits.modules,
                    "core instances",
                )?;
            }
        }
        Ok(())
    }
}

fn items<T>(section: &SectionLimited<'_, T>, limits: &ShapeLimits) -> Result<(), PluginError> {
    check("a section", section.count() as usize, limits.items, "items")
}

/// Only plain calls with UTF-8 strings: no transcoding, no async, no threads.
fn canonicals(
    section: SectionLimited<'_, CanonicalFunction>,
    limits: &ShapeLimits,
) -> Result<(), PluginError> {
    items(&section, limits)?;
    for function in section {
        let (CanonicalFunction::Lift { options, .. } | CanonicalFunction::Lower { options, .. }) =
            function.map_err(unreadable)?
        else {
            return Err(PluginError::refused(
                "it uses resources, threads or asynchronous calls, which plugins do not have",
            ));
        };
        let strings_are_utf8 = !options.iter().any(|option| {
            matches!(
                option,
                CanonicalOption::UTF16 | CanonicalOption::CompactUTF16
            )
        });
        if !strings_are_utf8 {
            return Err(PluginError::refused(
                "its strings are UTF-16; build it with UTF-8 strings",
            ));
        }
    }
    Ok(())
}
