//! What written digits leave open.

use gainsay_sdk::Decimal;

/// A number in digits as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    /// Its value, without a word such as "million" behind it.
    pub(crate) value: Decimal,
    /// Value of its last digit that is not a closing zero: 10 for "250", 0.1 for "4.0".
    pub(crate) step: Decimal,
    /// Where it ends, in bytes from where the text began.
    pub(crate) end: usize,
}

/// The number that the text begins with: "1,650", "14.5". No more digits than decimals can hold.
pub(crate) fn digits_at(text: &str) -> Option<Digits> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let (mut plain, mut decimals, mut fraction) = (String::new(), 0_u32, false);
    while plain.len() < 20 {
        match bytes.get(end) {
            Some(digit) if digit.is_ascii_digit() => {
                plain.push(char::from(*digit));
                decimals += u32::from(fraction);
            }
            Some(b',') if !fraction && !plain.is_empty() && (1..=3).all(|i| is_digit(end + i)) => {}
            Some(b'.') if !fraction && !plain.is_empty() && is_digit(end + 1) => fraction = true,
            _ => break,
        }
        end += 1;
    }
    let whole: i64 = plain.get(..18.min(plain.len()))?.parse().ok()?;
    let value = Decimal::try_new(whole, decimals).ok()?;
    let step = match decimals {
        0 => last_place(value),
        _ => Decimal::try_new(1, decimals).ok()?,
    };
    (plain.len() <= 18).then_some(Digits { value, step, end })
}

/// All numbers in digits of a few words, in their order.
pub(crate) fn all_digits(words: &str) -> Vec<Digits> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(digits) = digits_at(rest) {
            at += digits.end;
            found.push(digits);
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The step of a value that digits like these were written for, "million" and the like included;
/// of a value in words: that of its digits, and a tenth for fractions.
pub(crate) fn step_of(value: Decimal, written: Option<&Digits>) -> Decimal {
    let value = value.abs();
    let scaled = written.and_then(|digits| {
        let factor = value.checked_div(digits.value)?;
        let step = digits.step.checked_mul(factor)?;
        is_power_of_ten(factor).then_some(step)
    });
    scaled.unwrap_or_else(|| {
        if value.fract().is_zero() {
            last_place(value)
        } else {
            Decimal::new(1, 1)
        }
    })
}

/// 1 for 34, 10 for 250, 1,000 for 7,000.
fn last_place(value: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    while let Some(next) = unit
        .checked_mul(Decimal::TEN)
        .filter(|next| *next <= value && (value % *next).is_zero())
    {
        unit = next;
    }
    unit
}

/// 1, 10, 100 and so on.
fn is_power_of_ten(mut factor: Decimal) -> bool {
    for _ in 0..20 {
        if factor <= Decimal::ONE {
            break;
        }
        factor /= Decimal::TEN;
    }
    factor == Decimal::ONE
}

/// Rounded to three digits, without closing zeros behind the point.
pub(crate) fn short(value: Decimal) -> String {
    let mut places = 2_u32;
    let mut limit = Decimal::TEN;
    while places > 0 && value.abs() >= limit {
        limit *= Decimal::TEN;
        places -= 1;
    }
    let places = if value.abs() < Decimal::ONE {
        3
    } else {
        places
    };
    let rounded = if value.abs() >= Decimal::ONE_THOUSAND {
        let unit = last_of_three(value.abs());
        let rounded = (value / unit).round();
        rounded.checked_mul(unit).unwrap_or(value)
    } else {
        value.round_dp(places)
    };
    grouped(&rounded.normalize().to_string())
}

/// The third digit's place.
fn last_of_three(value: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    while let Some(next) = unit
        .checked_mul(Decimal::TEN)
        .filter(|next| value / *next >= Decimal::ONE_HUNDRED)
    {
        unit = next;
    }
    unit
}

/// "12345" as "12,345".
fn grouped(plain: &str) -> String {
    let (whole, rest) = plain.split_once('.').map_or((plain, ""), |(w, r)| (w, r));
    let digits = whole.trim_start_matches('-').len();
    let mut out = String::new();
    for (i, c) in whole.trim_start_matches('-').chars().enumerate() {
        if i > 0 && (digits - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gainsay_sdk::number;

    #[test]
    fn digits_are_read_with_the_place_of_the_last() {
        for (text, value, step, end) in [
            ("1,650 feet", "1650", "10", 5),
            ("14.5-foot", "14.5", "0.1", 4),
            ("4.0 m", "4.0", "0.1", 3),
            ("945,000", "945000", "1000", 7),
            ("10, 12", "10", "10", 2),
            ("7.", "7", "1", 1),
            ("0", "0", "1", 1),
        ] {
            let digits = digits_at(text).expect(text);
            assert_eq!(
                (digits.value, digits.step, digits.end),
                (number(value).unwrap(), number(step).unwrap(), end),
                "{text}"
            );
        }
        assert!(digits_at("feet").is_none());
        assert!(digits_at(&"9".repeat(60)).is_none());
    }

    #[test]
    fn magnitudes_widen_the_step_and_words_have_their_own() {
        let step = |value: &str, words: &str| {
            step_of(number(value).unwrap(), all_digits(words).first()).to_string()
        };
        assert_eq!(step("1500000", "1.5 million barrels"), "100000.0");
        assert_eq!(step("1.5", "1 1/2 miles"), "0.1");
        assert_eq!(step("0.5", "half a mile"), "0.1");
        assert_eq!(step("500", "five hundred feet"), "100");
    }

    #[test]
    fn shown_values_have_three_digits() {
        for (value, shown) in [
            ("41.8429", "41.8"),
            ("364866.3", "365,000"),
            ("0.5291", "0.529"),
            ("1343.9", "1,340"),
            ("7.0001", "7"),
            ("-4", "-4"),
        ] {
            assert_eq!(short(number(value).unwrap()), shown);
        }
    }
}
