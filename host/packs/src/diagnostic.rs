//! What is wrong with a pack, and where.

use std::fmt;

/// Something wrong in a file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// File as shown to people; empty if the fault lies in no file.
    pub file: String,
    /// Line from 1; 0 if the fault concerns the file as a whole.
    pub line: usize,
    /// Column from 1, in code points.
    pub column: usize,
    /// What is wrong, a lower-case fragment.
    pub message: String,
    /// What to do about it: "did you mean `lemmas`?".
    pub remedy: Option<String>,
}

impl Diagnostic {
    /// A fault that concerns a whole file or folder.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            message: message.into(),
            remedy: None,
        }
    }

    /// The same fault with what to do about it.
    #[must_use]
    pub fn with_remedy(mut self, remedy: Option<String>) -> Self {
        self.remedy = remedy;
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:", self.file)?;
            if self.line > 0 {
                write!(f, "{}:{}:", self.line, self.column)?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&self.message)?;
        match &self.remedy {
            Some(remedy) => write!(f, "; {remedy}"),
            None => Ok(()),
        }
    }
}

/// All that is wrong with a pack or a set of packs, in order of file and place; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

/// More faults than this are not listed: a wrong file would otherwise fill the screen.
const SHOWN: usize = 200;

impl Diagnostics {
    /// Orders the faults, drops repeated ones and cuts the list off at 200.
    pub fn new(mut faults: Vec<Diagnostic>) -> Self {
        faults.sort();
        faults.dedup();
        if faults.len() > SHOWN {
            let more = faults.len() - SHOWN;
            faults.truncate(SHOWN);
            faults.push(Diagnostic::of_file(
                "",
                format!("{more} more faults are not shown"),
            ));
        }
        Self(faults)
    }

    /// `value` if there are no faults, else the faults.
    pub(crate) fn or<T>(faults: Vec<Diagnostic>, value: T) -> Result<T, Self> {
        if faults.is_empty() {
            Ok(value)
        } else {
            Err(Self::new(faults))
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// Words of a pack between backticks, safe to print: control and invisible characters are escaped
/// and long words are cut.
pub(crate) fn quoted(words: &str) -> String {
    const LONGEST: usize = 60;
    let mut out = String::from("`");
    for (count, c) in words.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        if c == '\'' || c == '"' || c == '\\' {
            out.push(c);
        } else {
            // `escape_debug` leaves what is printable and escapes controls, marks without a
            // base, and the characters that turn the direction of text.
            out.extend(c.escape_debug());
        }
    }
    out.push('`');
    out
}

/// A list of names for a message: "`a`, `b`, `c`".
pub(crate) fn quoted_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    names.join(", ")
}
