//! Variables of the environment.
//!
//! Only what belongs to a machine or to one run can be set there: what is found in an article must
//! not depend on something that nobody sees.

use crate::settings::Given;
use crate::{Origin, Settings, file};
use gainsay_model::Severity;
use gainsay_packs::{Diagnostic, Diagnostics};
use gainsay_report::Format;

/// Names the configuration file, as `--config` does.
pub(crate) const CONFIG: &str = "GAINSAY_CONFIG";
const FORMAT: &str = "GAINSAY_FORMAT";
const FAIL_ON: &str = "GAINSAY_FAIL_ON";
const JOBS: &str = "GAINSAY_JOBS";

/// The variables that are read.
pub const VARIABLES: [&str; 4] = [CONFIG, FORMAT, FAIL_ON, JOBS];

/// What the environment sets. An empty variable sets nothing.
pub(crate) fn settings(variable: &dyn Fn(&str) -> Option<String>) -> Result<Settings, Diagnostics> {
    let mut faults = Vec::new();
    let settings = Settings {
        format: given(variable, FORMAT, format, &mut faults),
        fail_on: given(variable, FAIL_ON, fail_on, &mut faults),
        jobs: given(variable, JOBS, jobs, &mut faults),
        ..Settings::default()
    };
    if faults.is_empty() {
        Ok(settings)
    } else {
        Err(Diagnostics::new(faults))
    }
}

fn given<T>(
    variable: &dyn Fn(&str) -> Option<String>,
    name: &'static str,
    read: fn(&str) -> Result<T, String>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Given<T>> {
    let text = variable(name).filter(|text| !text.is_empty())?;
    let origin = Origin::Variable(name);
    match read(&text) {
        Ok(value) => Some(Given { value, origin }),
        Err(message) => {
            faults.push(origin.fault(message));
            None
        }
    }
}

fn format(text: &str) -> Result<Format, String> {
    text.parse()
        .map_err(|unknown: gainsay_report::UnknownFormat| unknown.to_string())
}

fn fail_on(text: &str) -> Result<Option<Severity>, String> {
    let levels = file::FAIL_ON.iter();
    let names = levels.clone().map(|(name, _)| *name).collect::<Vec<_>>();
    let level = levels.clone().find(|(name, _)| *name == text);
    level
        .map(|(_, level)| *level)
        .ok_or_else(|| format!("unknown level {text:?}; choose one of {}", names.join(", ")))
}

fn jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse::<u64>().ok();
    let jobs = jobs.filter(|jobs| *jobs <= file::MOST_JOBS);
    jobs.map(|jobs| jobs as usize)
        .ok_or_else(|| format!("{text:?} is no number of threads up to {}", file::MOST_JOBS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_set_what_belongs_to_a_run() {
        let variable = |name: &str| {
            let value = match name {
                FORMAT => "github",
                FAIL_ON => "never",
                JOBS => "",
                _ => return None,
            };
            Some(value.to_owned())
        };
        let set = settings(&variable).unwrap();
        assert_eq!(set.format.unwrap().value, Format::Github);
        assert_eq!(set.fail_on.unwrap().value, None);
        assert!(set.jobs.is_none());
    }

    #[test]
    fn all_that_is_wrong_is_told_by_name() {
        let wrong = settings(&|_| Some("lots".to_owned()))
            .unwrap_err()
            .to_string();
        for name in [FORMAT, FAIL_ON, JOBS] {
            assert!(wrong.contains(&format!("{name}: ")), "{wrong}");
        }
    }
}
