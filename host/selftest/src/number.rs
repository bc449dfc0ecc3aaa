//! Numbers as articles write them.

use gainsay_model::{Quantity, Span};

/// Another number in the place of the figure's own, written in the same way; none if it is spelled
/// out. Which one depends on the place alone.
pub(crate) fn other(text: &str, quantity: &Quantity) -> Option<(Span, String)> {
    let at = quantity.number;
    let written = text.get(at.start as usize..at.end as usize)?;
    let plain = written.replace(',', "");
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let value: f64 = plain.parse().ok()?;
    let factors = [0.6, 1.6, 0.45, 1.9];
    let changed = value * factors.get(at.start as usize % factors.len())?;
    let changed = format!("{changed:.decimals$}");
    let changed = if written.contains(',') {
        grouped(&changed)
    } else {
        changed
    };
    (changed != written && changed.parse::<f64>() != Ok(0.0)).then_some((at, changed))
}

/// "12345.6" as "12,345.6".
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped("1234567.5"), "1,234,567.5");
        assert_eq!(grouped("123"), "123");
    }
}
