//! "from 2004 to 2009": both years change places.

use super::Changes;
use crate::View;

pub(crate) fn find(view: View<'_>) -> Changes {
    let pairs = view.times().windows(2).filter_map(|two| {
        let [first, second] = two else { return None };
        let between = view.cut(first.span.end, second.span.start);
        let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let from = view.before(first.sentence, first.span.start);
        let period = year(&first.text)
            && year(&second.text)
            && first.text < second.text
            && matches!(between, " to " | " until " | " through ")
            && from.to_lowercase().ends_with("from ");
        let whole = first.span.cover(second.span);
        let text = format!("{}{between}{}", second.text, first.text);
        period.then_some((whole, text))
    });
    pairs.collect()
}
