//! `gainsay claims`.

use crate::args::{ClaimsArgs, ClaimsFormat};
use crate::articles::{self, Run};
use crate::commands::check::packs;
use crate::exit::Exit;
use crate::outputs::Outputs;
use crate::workshop;
use anyhow::Result;
use gainsay_engine::{Checker, Setup};
use gainsay_report::{Format, RunInfo, View, claims_reporter, reporter};

pub(crate) fn run(args: &ClaimsArgs, color: bool) -> Result<Exit> {
    let workshop = workshop::open(&args.packs)?;
    let setup = Setup {
        library: &workshop.library,
        rules: Vec::new(),
        plugins: &workshop.plugins,
        loader: &workshop.loader,
    };
    let (checker, problems, rules) = Checker::prepare(setup)?;
    let look = articles::look(args.output.as_deref(), color);
    let reporter = match args.format {
        ClaimsFormat::Json => reporter(Format::Json, &look),
        ClaimsFormat::Table => claims_reporter(view(args), &look),
    };
    let run = Run {
        older: None,
        changed: None,
        layer: None,
        info: RunInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            packs: packs(&workshop),
            rules,
        },
        problems,
        outputs: Outputs::open([(Format::Full, args.output.clone(), reporter)])?,
    };
    Ok(articles::report(&args.articles, &checker, run)?.exit(None))
}

fn view(args: &ClaimsArgs) -> View {
    match (args.highlight, args.sources) {
        (true, _) => View::Highlight,
        (_, true) => View::Sources,
        _ => View::Table,
    }
}
