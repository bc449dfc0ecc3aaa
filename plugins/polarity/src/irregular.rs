//! Verbs whose past looks like another word.

/// The plain form of a verb in an irregular past, else the word itself.
pub(crate) fn plain(word: &str) -> &str {
    // Most words are none: their ending tells so for less than a search.
    let known = (3..=10).contains(&word.len())
        && matches!(
            word.as_bytes().last(),
            Some(b'd' | b'e' | b'k' | b'l' | b'n' | b't' | b'w')
        );
    if !known {
        return word;
    }
    let same_letter = word.bytes().next().and_then(same_letter);
    let mut forms = same_letter.unwrap_or_default().iter();
    let found = forms.find(|(past, _)| *past == word);
    found.map_or(word, |(_, plain)| plain)
}

/// The forms that begin with that letter: few have the length of a word too, so that hardly any is
/// compared.
fn same_letter(letter: u8) -> Option<&'static [(&'static str, &'static str)]> {
    let place = usize::from(letter.checked_sub(b'a')?);
    let (from, to) = (STARTS.get(place)?, STARTS.get(place + 1)?);
    PASTS.get(*from..*to)
}

/// By letter of the alphabet, how many past forms begin with a letter before it.
const STARTS: [usize; 27] = {
    let mut starts = [0; 27];
    let mut at = 0;
    while at < PASTS.len() {
        let mut letter = (PASTS[at].0.as_bytes()[0] - b'a') as usize + 1;
        while letter < starts.len() {
            starts[letter] += 1;
            letter += 1;
        }
        at += 1;
    }
    starts
};

/// Past forms in order of the alphabet, each with its plain form.
const PASTS: &[(&str, &str)] = &[
    ("arose", "arise"),
    ("ate", "eat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forgot", "forget"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("had", "have"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hidden", "hide"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("sank", "sink"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sunk", "sink"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

#[cfg(test)]
mod tests {
    use super::{PASTS, plain};

    #[test]
    fn forms_stand_in_order_and_lead_to_the_plain_one() {
        assert!(
            PASTS
                .iter()
                .all(|(past, plain_form)| plain(past) == *plain_form)
        );
        assert!(PASTS.is_sorted_by_key(|(past, _)| *past));
        assert_eq!(
            [plain("paid"), plain("withdrew"), plain("quay")],
            ["pay", "withdraw", "quay"]
        );
    }
}
