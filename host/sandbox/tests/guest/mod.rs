//! Plugins written by hand, instruction by instruction, so that they can do what no SDK would.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program uses a part"
)]

use gainsay_model::{ArticleClaims, Span};
use gainsay_sandbox::{
    Cache, Case, CaseArticle, CheckOutcome, CompileHow, Engine, Limits, Loader, Opposites, Plugin,
    PluginError, PreparedRule,
};
use std::sync::{LazyLock, OnceLock};
use std::time::Duration;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

pub const TEXT: &str = "Über 7,000 soldiers came home.";

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Limits::default().call).unwrap());

/// A loader that keeps nothing and compiles here.
pub fn loader(limits: Limits) -> Loader {
    Loader {
        engine: ENGINE.clone(),
        cache: Cache::disabled(),
        compile: CompileHow::InProcess,
        limits,
    }
}

/// The one engine of the test program.
pub fn engine() -> Engine {
    ENGINE.clone()
}

/// Loads a guest under the default limits.
pub fn load(guest: &Guest) -> Result<Plugin, PluginError> {
    load_within(guest, Limits::default())
}

/// The same under other limits.
pub fn load_within(guest: &Guest, limits: Limits) -> Result<Plugin, PluginError> {
    loader(limits).load("test", &guest.component())
}

/// Loads a guest and calls it for one short article with one rule.
pub fn check(guest: &Guest) -> Result<CheckOutcome, PluginError> {
    check_within(guest, Limits::default())
}

/// The same under other limits.
pub fn check_within(guest: &Guest, limits: Limits) -> Result<CheckOutcome, PluginError> {
    call(&load_within(guest, limits).unwrap())
}

/// The default limits but for the clock, which does not stop a guest before its fuel does on a machine
/// that has other things to do.
pub fn patient() -> Limits {
    let mut limits = Limits::default();
    limits.call.wall_clock = Duration::from_mins(1);
    limits
}

/// Calls a plugin for one short article with one rule.
pub fn call(plugin: &Plugin) -> Result<CheckOutcome, PluginError> {
    let (claims, opposites) = (ArticleClaims::default(), Opposites::default());
    let article = CaseArticle {
        id: "a.txt",
        text: TEXT,
        published: None,
        claims: &claims,
        only: None,
        hidden: None,
    };
    let case = Case::build(&[article], &opposites);
    let rules = [PreparedRule {
        id: "core/test",
        prepared: &[],
    }];
    plugin.check(&case, &rules)
}

/// Bytes laid out in the guest's memory from an address on.
pub struct Image {
    base: u32,
    bytes: Vec<u8>,
}

impl Image {
    fn new(base: u32) -> Self {
        Self {
            base,
            bytes: Vec::new(),
        }
    }

    /// Adds bytes and gives their address, a multiple of 4.
    pub fn put(&mut self, bytes: &[u8]) -> u32 {
        while !self.bytes.len().is_multiple_of(4) {
            self.bytes.push(0);
        }
        let address = self.base + self.bytes.len() as u32;
        self.bytes.extend(bytes);
        address
    }

    /// Adds numbers and gives their address.
    pub fn words(&mut self, words: &[u32]) -> u32 {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.put(&bytes)
    }

    /// Adds a string and gives its address and length.
    pub fn string(&mut self, string: &str) -> [u32; 2] {
        [self.put(string.as_bytes()), string.len() as u32]
    }
}

/// A finding of rule 0 with one side.
pub struct Found {
    pub rule: u32,
    pub article: u32,
    pub span: Span,
    pub note: &'static str,
}

/// A core module in parts; by default it describes itself and finds nothing.
pub struct Guest {
    pub imports: String,
    pub memory: String,
    pub realloc: String,
    pub describe: String,
    pub prepare: String,
    pub check: String,
    pub more: String,
    pub image: Image,
    pub wit: String,
}

impl Guest {
    pub fn new() -> Self {
        let mut image = Image::new(1024);
        let description = description(&mut image, r#"{"type":"object"}"#);
        let nothing = image.words(&[0, 0, 0]);
        Self {
            imports: r#"(import "gainsay:rule/host@0.1.0" "log"
                (func $log (param i32 i32 i32)))"#
                .into(),
            memory: r#"(memory (export "memory") 2)"#.into(),
            realloc: "(local.get 3) (global.get $heap) (i32.add) (global.set $heap)
                (i32.sub (global.get $heap) (local.get 3))
                (global.set $heap (i32.and (i32.add (global.get $heap) (i32.const 7))
                    (i32.const -8)))"
                .into(),
            describe: format!("(i32.const {description})"),
            prepare: format!("(i32.const {nothing})"),
            check: format!("(i32.const {nothing})"),
            more: String::new(),
            image,
            wit: interface(),
        }
    }

    /// A guest whose check is these instructions.
    pub fn checking(instructions: &str) -> Self {
        let mut guest = Self::new();
        guest.check = instructions.into();
        guest
    }

    /// A guest that answers these words in memory when it is to prepare rules.
    pub fn preparing(words: impl FnOnce(&mut Image) -> Vec<u32>) -> Self {
        let mut guest = Self::new();
        let words = words(&mut guest.image);
        let answer = guest.image.words(&words);
        guest.prepare = format!("(i32.const {answer})");
        guest
    }

    /// A guest that describes itself with that schema.
    pub fn with_schema(schema: &str) -> Self {
        let mut guest = Self::new();
        let description = description(&mut guest.image, schema);
        guest.describe = format!("(i32.const {description})");
        guest
    }

    /// A guest that asks for every table.
    pub fn needing_everything() -> Self {
        let mut guest = Self::new();
        let needs: Vec<u8> = (0..7).collect();
        let description = description_with(&mut guest.image, r#"{"type":"object"}"#, &needs);
        guest.describe = format!("(i32.const {description})");
        guest
    }

    /// A guest that answers these findings.
    pub fn finding(found: &[Found]) -> Self {
        let mut guest = Self::new();
        let rows: Vec<u32> = found
            .iter()
            .flat_map(|found| guest.finding_row(found))
            .collect();
        let list = guest.image.words(&rows);
        let answer = guest.image.words(&[0, list, found.len() as u32]);
        guest.check = format!("(i32.const {answer})");
        guest
    }

    fn finding_row(&mut self, found: &Found) -> [u32; 8] {
        let [role, role_len] = self.image.string("claim");
        let [note, note_len] = self.image.string(found.note);
        let Span { start, end } = found.span;
        let side = [role, role_len, found.article, start, end, note, note_len];
        let evidence = self.image.words(&side);
        [found.rule, 0, evidence, 1, 0, 0, 0, 0]
    }

    /// A guest whose answer is these words in memory.
    pub fn answering(words: impl FnOnce(&mut Image) -> Vec<u32>) -> Self {
        let mut guest = Self::new();
        let words = words(&mut guest.image);
        let answer = guest.image.words(&words);
        guest.check = format!("(i32.const {answer})");
        guest
    }

    /// The core module as text.
    pub fn module(&self) -> String {
        let data = self
            .image
            .bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("\\{byte:02x}"));
        let (imports, memory, more) = (&self.imports, &self.memory, &self.more);
        let (realloc, describe) = (&self.realloc, &self.describe);
        let (prepare, check) = (&self.prepare, &self.check);
        format!(
            r#"(module
  {imports}
  {memory}
  (global $heap (mut i32) (i32.const 65536))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) {realloc})
  (func (export "gainsay:rule/checker@0.1.0#describe") (result i32) {describe})
  (func (export "gainsay:rule/checker@0.1.0#prepare") (param i32 i32) (result i32) {prepare})
  (func (export "gainsay:rule/checker@0.1.0#check") (param i32) (result i32) {check})
  (data (i32.const 1024) "{data}")
  {more})"#
        )
    }

    /// The guest as a component.
    pub fn component(&self) -> Vec<u8> {
        encode(wat::parse_str(self.module()).unwrap(), &self.wit)
    }
}

/// A core module as a component of that interface.
pub fn encode(mut module: Vec<u8>, wit: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let package = resolve.push_str("rule.wit", wit).unwrap();
    let world = resolve.select_world(&[package], Some("plugin")).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).unwrap();
    ComponentEncoder::default()
        .module(&module)
        .and_then(ComponentEncoder::encode)
        .unwrap()
}

/// The text of the interface.
pub fn interface() -> String {
    static INTERFACE: OnceLock<String> = OnceLock::new();
    INTERFACE
        .get_or_init(|| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../plugins/wit/rule.wit");
            std::fs::read_to_string(path).unwrap()
        })
        .clone()
}

fn description(image: &mut Image, schema: &str) -> u32 {
    const TEXTS: u8 = 6;
    description_with(image, schema, &[TEXTS])
}

fn description_with(image: &mut Image, schema: &str, needs: &[u8]) -> u32 {
    let name = image.string("test");
    let version = image.string("0.1.0");
    let summary = image.string("finds nothing");
    let schema = image.string(schema);
    let needs = [image.put(needs), needs.len() as u32];
    let none = [0, 0];
    image.words(&[name, version, summary, schema, needs, none, none].concat())
}
