//! Short names that the text introduces in brackets.

use super::run::Run;
use super::table::Table;
use super::view::View;
use std::collections::HashMap;

/// "Joint Monitoring Board (JMB)": the short name in brackets means the body before it, there and
/// wherever it stands later.
pub(super) fn learn(view: &View<'_>, runs: &[Run], table: &mut Table<'_>) {
    let mut known: HashMap<&str, u32> = HashMap::new();
    for pair in runs.windows(2) {
        let [long, short] = pair else { continue };
        let word = view.word(short.name.0);
        let single = short.name.1 - short.name.0 == 1;
        let bracketed = long.name.1 + 1 == short.whole.0
            && view.word(long.name.1) == "("
            && view.word(short.name.1) == ")";
        if !(single && bracketed && (2..=8).contains(&word.len()) && long.name.0 < long.name.1) {
            continue;
        }
        let starts = |at: u32| view.word(at).chars().next().filter(|c| c.is_uppercase());
        let initials: String = (long.whole.0..long.name.1).filter_map(starts).collect();
        let letters = word
            .chars()
            .filter(char::is_ascii_uppercase)
            .collect::<String>();
        let fits = (letters.len() > 1 && initials.ends_with(&letters)) || initials == letters;
        if let Some(found) = table.outer(long.name.1 - 1).filter(|_| fits) {
            known.insert(word, found.entity);
        }
    }
    if known.is_empty() {
        return;
    }
    for run in runs.iter().filter(|run| run.name.1 == run.name.0 + 1) {
        if let Some(&entity) = known.get(view.word(run.name.0)) {
            table.rename(run.name, entity);
        }
    }
}
