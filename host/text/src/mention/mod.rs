//! Who and what the text speaks of.
//!
//! The pass goes through the article four times: names of the lexicon ([`gazetteer`]), proper names
//! ([`run`], [`naming`]) with what titles and appositions tell of them ([`harvest`]), descriptions
//! such as "the Russian army" or "the official" ([`nominal`]), and pronouns ([`pronoun`]).
//! Mentions may nest: "Russian" inside "the Russian army"; the outer one comes first.

mod acronym;
mod gazetteer;
mod groups;
mod harvest;
mod kind;
mod naming;
mod nominal;
mod phrase;
mod pronoun;
mod run;
mod table;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use words::Names;

use crate::Annotations;
use gainsay_model::Article;
use table::Table;
use view::View;

/// Fills `entities` and `mentions` from tokens, tags and dependencies.
pub(crate) fn read(article: &Article, annotations: &mut Annotations, names: &Names) {
    let view = View::new(&article.text, annotations, names);
    let mut table = Table::new(names);
    let matches = gazetteer::matches(&view);
    let runs = run::runs(&view, &matches);
    naming::name(&view, &runs, &matches, &mut table);
    let phrases = phrase::phrases(&view, &table);
    nominal::describe(&view, &phrases, &mut table);
    let taken = harvest::harvest(&view, &runs, &phrases, &mut table);
    table.settle();
    nominal::resolve(&view, &phrases, &taken, &mut table);
    let (entities, mentions) = table.finish(annotations);
    annotations.entities = entities;
    annotations.mentions = mentions;
}
