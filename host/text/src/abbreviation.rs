//! English abbreviations that end in a full stop.

/// What a full stop after a word says about the end of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Continuation {
    /// The sentence goes on: "Mr.", "e.g.".
    Always,
    /// It goes on before a digit: "No. 4", "Jan. 5".
    BeforeDigit,
    /// It goes on unless a word follows that opens sentences: "U.S.", "Inc.".
    UnlessOpener,
    /// It goes on unless a capital follows that is no weekday: "p.m.".
    UnlessCapital,
    /// Not an abbreviation.
    Never,
}

/// Titles and connectives: a name or an explanation follows.
const ALWAYS: &[&str] = &[
    "Adm", "Atty", "Brig", "Capt", "Cdr", "Cllr", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Ft",
    "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Mt", "Mx", "Pfc",
    "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St", "Ste",
    "Supt", "approx", "ca", "cf", "e.g", "esp", "est", "i.e", "incl", "resp", "v", "viz", "vs",
    "Asst", "Bros", "Dep", "Dist", "Dept", "Ald",
];

/// Words that a number follows.
const BEFORE_DIGIT: &[&str] = &[
    "Apr", "Art", "Aug", "Ch", "Dec", "Eq", "Feb", "Fig", "Jan", "Jul", "Jun", "Mar", "No", "Nos",
    "Nov", "Oct", "Op", "Para", "Pt", "Sep", "Sept", "Vol", "no", "nos", "p", "pp", "vol",
];

/// Words that stand inside sentences and at their ends.
const UNLESS_OPENER: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Ave", "Blvd", "Calif", "Co", "Colo", "Conn", "Corp", "Del",
    "Esq", "Fla", "Ga", "Ill", "Inc", "Ind", "Intl", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "Ph.D", "Que",
    "Rd", "Sec", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wyo", "al", "etc", "ft", "hr",
    "lb", "lbs", "min", "oz", "sq", "Mon", "Tue", "Wed", "Thu", "Fri",
];

/// Words of the lists above that are as often ordinary words: a final stop is not theirs.
const ORDINARY: &[&str] = &[
    "Art", "Col", "Del", "Fig", "Gen", "Ill", "Ind", "Mar", "Mass", "Miss", "Mo", "No", "Para",
    "no", "Rep", "Ark", "La", "Sec",
];

/// What a full stop after this word says; the word may carry the stop.
pub(crate) fn continuation(word: &str) -> Continuation {
    let bare = word.strip_suffix('.').unwrap_or(word);
    if matches!(bare, "a.m" | "p.m" | "A.M" | "P.M" | "am" | "pm") {
        return if bare.contains('.') {
            Continuation::UnlessCapital
        } else {
            Continuation::Never
        };
    }
    if ALWAYS.contains(&bare) {
        return Continuation::Always;
    }
    if BEFORE_DIGIT.contains(&bare) {
        return Continuation::BeforeDigit;
    }
    let is_initial = bare.chars().count() == 1
        && bare.chars().all(|c| c.is_uppercase() && c.is_alphabetic())
        && bare != "I";
    if is_initial || is_dotted(bare) || UNLESS_OPENER.contains(&bare) {
        return Continuation::UnlessOpener;
    }
    Continuation::Never
}

/// Whether a stop after this word belongs to its token; `last`: the sentence ends after the stop.
pub(crate) fn keeps_stop(word: &str, last: bool) -> bool {
    match continuation(word) {
        Continuation::Never => false,
        _ if !last => true,
        _ => word.chars().count() > 1 && !ORDINARY.contains(&word),
    }
}

/// Single letters with stops between them: "U.S", "a.k.a".
fn is_dotted(word: &str) -> bool {
    let mut letters = 0;
    let dotted = word.split('.').all(|part| {
        letters += 1;
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    });
    dotted && letters > 1
}
