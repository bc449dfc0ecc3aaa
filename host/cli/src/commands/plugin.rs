//! `gainsay plugin`: the loop of a rule author.

use crate::args::{PackArgs, PluginCommand, TestArgs};
use crate::commands::{scaffold, test};
use crate::exit::Exit;
use crate::workshop;
use anyhow::{Context, Result, anyhow, bail};
use gainsay_report::escape;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) fn run(command: PluginCommand) -> Result<Exit> {
    match command {
        PluginCommand::New { name, sdk } => scaffold::run(&name, sdk),
        PluginCommand::Build { dir } => build(&dir),
        PluginCommand::Test { dir } => {
            build(&dir)?;
            let packs = PackArgs {
                packs: vec![dir.join("pack")],
                ..PackArgs::default()
            };
            let rules = vec![name_of(&dir)?];
            test::run(&TestArgs { rules, packs })
        }
        PluginCommand::Inspect { plugin, json } => inspect(&plugin, json),
    }
}

/// The plugin's name is the name of its folder.
fn name_of(dir: &Path) -> Result<String> {
    let dir = dir
        .canonicalize()
        .with_context(|| dir.display().to_string())?;
    let name = dir
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(name)
}

#[allow(
    clippy::print_stderr,
    reason = "tells a person what is going on while it takes minutes"
)]
fn build(dir: &Path) -> Result<Exit> {
    if !dir.join("Cargo.toml").is_file() {
        bail!(
            "{}: no Cargo.toml here; `gainsay plugin new NAME` makes a plugin",
            dir.display()
        );
    }
    let name = name_of(dir)?;
    let cache = gainsay_guest::cache_dir()?;
    let toolchain = gainsay_guest::ensure(&cache, &mut |line| eprintln!("{line}"))?;
    let component = gainsay_guest::build(&toolchain, dir, &dir.join("target"))?;
    let folder = dir.join("pack/plugins");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let file = folder.join(format!("{name}.wasm"));
    gainsay_io::write_whole(&file, &component)?;
    eprintln!("{} ({} bytes)", file.display(), component.len());
    Ok(Exit::Clean)
}

fn inspect(plugin: &str, as_json: bool) -> Result<Exit> {
    let workshop = workshop::open_unlocked(&PackArgs::default())?;
    let source = if let Some(source) = workshop.plugins.get(plugin) {
        source.clone()
    } else {
        workshop::read_component(&PathBuf::from(plugin)).map_err(|error| {
            let names = workshop.plugins.keys().map(String::as_str);
            let near = gainsay_packs::nearest(plugin, names);
            near.map_or(error, |near| {
                anyhow!("no plugin or file `{plugin}`; did you mean `{near}`?")
            })
        })?
    };
    let inspection = gainsay_sandbox::inspect(&source.bytes, &workshop.loader.limits.shape)
        .map_err(|error| anyhow!("{plugin}: {error}"))?;
    let loaded = workshop.loader.load(plugin, &source.bytes);
    let loaded = loaded.map_err(|error| anyhow!("{plugin}: {error}"))?;
    let info = loaded.info();
    let mut out = std::io::stdout().lock();
    if as_json {
        let page = json!({ "inspection": inspection, "info": info, "origin": source.origin });
        writeln!(out, "{}", serde_json::to_string_pretty(&page)?)?;
        return Ok(Exit::Clean);
    }
    let lines = [
        format!("{} {}: {}", info.name, info.version, info.summary.raw()),
        format!("from       {}", source.origin),
        format!(
            "size       {} bytes, {} functions",
            inspection.size, inspection.functions
        ),
        format!("sha256     {}", inspection.sha256),
        format!("interface  gainsay:rule@{}", inspection.interface),
        format!("imports    {}", inspection.imports.join(", ")),
        format!("needs      {:?}", info.needs),
        format!("values     {}", info.values.join(", ")),
        format!("parameters {}", info.parameters),
    ];
    for line in lines {
        writeln!(out, "{}", escape::terminal(&line))?;
    }
    Ok(Exit::Clean)
}
