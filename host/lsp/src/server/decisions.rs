//! Decisions about findings, from the editor into the file of decisions.

use super::lifecycle::Weight;
use super::{Asked, Server};
use crate::desk::Job;
use crate::folder::Folder;
use crate::rpc;
use gainsay_decisions::{Decision, Decisions, Record, Verdict};
use gainsay_model::Finding;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;

/// Reasons to choose from, for clients that cannot ask for words. The title is the reason.
const REASONS: [(&str, Verdict); 3] = [
    (
        "The question was asked; the text is right",
        Verdict::Explained,
    ),
    ("Both sides can be true", Verdict::Dismissed),
    ("The words were misread", Verdict::Dismissed),
];

/// A finding that is to be dismissed.
#[derive(Debug, Deserialize)]
pub(super) struct Dismiss {
    uri: String,
    key: String,
    #[serde(default)]
    reason: Option<String>,
}

/// The same while people are asked for a reason.
pub(super) struct Dismissal {
    folder: u64,
    finding: Finding,
}

impl Server {
    /// Writes a dismissal down, or asks for its reason first.
    pub(super) fn dismiss(&mut self, dismiss: &Dismiss) -> Result<Value, rpc::Error> {
        let Some(dismissal) = self.dismissal(dismiss) else {
            let message = format!("no finding here has the key `{}`", dismiss.key);
            return Err(rpc::Error::new(rpc::INVALID_PARAMS, message));
        };
        let reason = dismiss.reason.as_deref().map(str::trim);
        if let Some(reason) = reason.filter(|reason| !reason.is_empty()) {
            self.decide(&dismissal, Verdict::Dismissed, reason);
        } else {
            let titles = REASONS.map(|(title, _)| json!({ "title": title }));
            let message = format!("Why is this no fault? {}", dismissal.finding.message.raw());
            let params =
                json!({ "type": Weight::Info as u8, "message": message, "actions": titles });
            let asked = Asked::Reason(dismissal);
            self.ask("window/showMessageRequest", params, asked);
        }
        Ok(Value::Null)
    }

    fn dismissal(&self, dismiss: &Dismiss) -> Option<Dismissal> {
        let document = self.documents.get(&dismiss.uri)?;
        let key = (document.folder, document.name.clone());
        let findings = self
            .told
            .get(&key)?
            .iter()
            .filter_map(|shown| shown.finding.as_ref());
        let finding = findings
            .into_iter()
            .find(|finding| finding.key == dismiss.key)?;
        Some(Dismissal {
            folder: document.folder,
            finding: finding.clone(),
        })
    }

    /// People have chosen a reason, or none.
    pub(super) fn reasoned(&mut self, dismissal: &Dismissal, chosen: Option<&Value>) {
        let title = chosen.and_then(|chosen| chosen.get("title")?.as_str());
        let reason = REASONS.into_iter().find(|(known, _)| Some(*known) == title);
        if let Some((reason, verdict)) = reason {
            self.decide(dismissal, verdict, reason);
        }
    }

    fn decide(&mut self, dismissal: &Dismissal, verdict: Verdict, reason: &str) {
        let place = self.places.get(&dismissal.folder);
        let Some(folder) = place.and_then(super::folders::Place::folder).cloned() else {
            return;
        };
        let decision = Decision {
            record: Record::of(&dismissal.finding),
            verdict,
            reason: reason.to_owned(),
            by: None,
            until: None,
        };
        let path = &folder.opened.decisions;
        match write(path, decision) {
            Ok(decisions) => {
                let rule = &dismissal.finding.rule;
                self.log(&format!(
                    "gainsay: {}: {rule} is left out from now on",
                    path.display()
                ));
                self.hold(dismissal.folder, &folder, decisions);
            }
            Err(error) => {
                let message = format!("gainsay: {}: {error}", path.display());
                self.message(Weight::Error, &message);
            }
        }
    }

    /// From now on, these decisions hold in a folder.
    fn hold(&mut self, number: u64, folder: &Folder, decisions: Decisions) {
        folder.decide(decisions);
        let documents = self.documents.iter();
        let of_folder = documents.filter(|(_, document)| document.folder == number);
        let uris: Vec<String> = of_folder.map(|(uri, _)| uri.clone()).collect();
        for uri in uris {
            self.show_own(&uri);
        }
        if let Some(place) = self.places.get(&number) {
            place.send(Job::Decided);
        }
    }

    /// Whether a file holds the decisions of some folder; if so, what it says holds there.
    pub(super) fn is_decided_in(&mut self, path: &Path) -> bool {
        let places = self.places.iter();
        let folders = places.filter_map(|(number, place)| Some((*number, place.folder()?.clone())));
        let folders: Vec<_> = folders
            .filter(|(_, folder)| folder.opened.decisions == path)
            .collect();
        for (number, folder) in &folders {
            match read(path) {
                Ok(decisions) => self.hold(*number, folder, decisions),
                Err(error) => {
                    let message = format!("gainsay: {}: {error}", path.display());
                    self.message(Weight::Warning, &message);
                }
            }
        }
        !folders.is_empty()
    }
}

/// Adds a decision to a file of decisions, and gives all that it holds then. A file that is damaged is
/// left as it is.
fn write(path: &Path, decision: Decision) -> Result<Decisions, String> {
    let mut decisions = read(path)?;
    decisions.set(decision);
    let text = decisions.render().map_err(|error| error.to_string())?;
    gainsay_io::write_whole(path, text.as_bytes()).map_err(|error| error.to_string())?;
    Ok(decisions)
}

fn read(path: &Path) -> Result<Decisions, String> {
    if !path.exists() {
        return Ok(Decisions::default());
    }
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    Decisions::parse(&text).map_err(|error| error.to_string())
}
