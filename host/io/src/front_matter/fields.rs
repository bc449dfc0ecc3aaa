//! The fields that articles give about themselves.

use crate::{FrontMatterError, written_date};
use gainsay_model::CivilDay;
use std::ops::Range;

/// A field as a syntax gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Name, lower case.
    pub(super) key: String,
    /// Value.
    pub(super) value: Value,
    /// Line of the name, from 1.
    pub(super) line: usize,
    /// Bytes of the file that hold the value exactly as `value` has it.
    pub(super) bytes: Option<Range<usize>>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text, a number, a date.
    Text(String),
    /// Several of them.
    List(Vec<String>),
    /// Fields within the field, or something that this reader does not know.
    Other,
}

/// What an article says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// `title`.
    pub(crate) title: Option<Title>,
    /// `date` or `published`.
    pub(crate) date: Option<CivilDay>,
    /// `byline`, `author` or `authors`.
    pub(crate) byline: Option<String>,
    /// `source` or `publisher`.
    pub(crate) publisher: Option<String>,
    /// `section`.
    pub(crate) section: Option<String>,
    /// `url`.
    pub(crate) url: Option<String>,
    /// What `gainsay-ignore` lists, each with the line of the field.
    pub(crate) ignores: Vec<(String, usize)>,
}

/// A title, and where the file has the very same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) text: String,
    pub(crate) bytes: Option<Range<usize>>,
}

impl Metadata {
    /// The known ones among `fields`. Others are for other programs.
    pub(super) fn of(fields: Vec<Field>) -> Result<Self, FrontMatterError> {
        let mut metadata = Self::default();
        for field in fields {
            match field.key.as_str() {
                "title" => {
                    let bytes = field.bytes.clone();
                    let title = one(&field)?.map(|text| Title { text, bytes });
                    once(&mut metadata.title, title, &field)?;
                }
                "date" | "published" => {
                    let date = one(&field)?.map(|text| day(&text, &field)).transpose()?;
                    once(&mut metadata.date, date, &field)?;
                }
                "byline" | "author" | "authors" => {
                    once(&mut metadata.byline, joined(&field)?, &field)?;
                }
                "source" | "publisher" => {
                    once(&mut metadata.publisher, joined(&field)?, &field)?;
                }
                // Many systems write it for purposes of their own: what is odd is no fault.
                "section" => {
                    let section = joined(&field).ok().flatten();
                    metadata.section = metadata.section.or(section);
                }
                "url" => once(&mut metadata.url, one(&field)?, &field)?,
                "gainsay-ignore" => {
                    let listed = texts(&field)?.into_iter();
                    metadata
                        .ignores
                        .extend(listed.map(|text| (text, field.line)));
                }
                _ => {}
            }
        }
        Ok(metadata)
    }
}

/// Sets a field that nothing has set before.
fn once<T>(place: &mut Option<T>, value: Option<T>, field: &Field) -> Result<(), FrontMatterError> {
    if place.is_some() && value.is_some() {
        return Err(FrontMatterError {
            line: field.line,
            what: format!("`{}` is written twice", field.key),
            remedy: "keep one".into(),
        });
    }
    if value.is_some() {
        *place = value;
    }
    Ok(())
}

/// The text of a field that has to be a single text; none if it is empty.
fn one(field: &Field) -> Result<Option<String>, FrontMatterError> {
    match &field.value {
        Value::Text(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        _ => Err(FrontMatterError {
            line: field.line,
            what: format!("`{}` is not one text", field.key),
            remedy: format!("write `{}` and one value in quotes", field.key),
        }),
    }
}

/// The text of a field that may be a list.
fn joined(field: &Field) -> Result<Option<String>, FrontMatterError> {
    match &field.value {
        Value::List(items) => Ok(Some(items.join(", ")).filter(|text| !text.is_empty())),
        _ => one(field),
    }
}

/// The texts of a field that may be a list, or a single text, or empty.
fn texts(field: &Field) -> Result<Vec<String>, FrontMatterError> {
    match &field.value {
        Value::List(items) => Ok(items.clone()),
        Value::Text(_) => Ok(one(field)?.into_iter().collect()),
        Value::Other => Err(FrontMatterError {
            line: field.line,
            what: format!("`{}` is no list of texts", field.key),
            remedy: "write each as \"RULE: REASON\", in quotes".into(),
        }),
    }
}

fn day(text: &str, field: &Field) -> Result<CivilDay, FrontMatterError> {
    written_date::read(text).ok_or_else(|| {
        let shown: String = text.chars().take(40).collect();
        FrontMatterError {
            line: field.line,
            what: format!("`{}` is not a day: {shown:?}", field.key),
            remedy: "write it as 2022-02-17".into(),
        }
    })
}
