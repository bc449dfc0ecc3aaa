//! Remarks of a stage that cannot fail.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Something a stage noticed and could not use, such as a quotation that never closes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which stage: `segments`, `quotations`, `times`, ...
    pub stage: String,
    /// What was noticed, a lower-case fragment.
    pub text: String,
    /// Where in the article's text.
    pub span: Option<Span>,
}
