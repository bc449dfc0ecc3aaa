//! How a figure is read.

use super::Line;
use gainsay_model::{Comparison, Direction, Quantity, QuantityKind};

/// The record of a figure.
pub(super) fn lines(figure: &Quantity) -> Vec<Line> {
    let mut lines = vec![
        Line::Title(figure.text.clone()),
        Line::Item("value", value(figure)),
    ];
    lines.extend(bounds(figure).map(|bounds| Line::Item("can mean", bounds)));
    if !figure.unit.is_empty() {
        let unit = match figure.dimension.as_str() {
            "" => figure.unit.clone(),
            dimension => format!("{} ({dimension})", figure.unit),
        };
        lines.push(Line::Item("unit", unit));
    }
    if !figure.counted.is_empty() {
        let counted = match figure.counted_words.as_str() {
            "" => &figure.counted,
            words => words,
        };
        lines.push(Line::Item("counts", counted.to_owned()));
    }
    lines.push(Line::Item("kind", kind(figure)));
    lines
}

fn value(figure: &Quantity) -> String {
    let value = figure.value;
    match (figure.comparison, figure.low, figure.high) {
        (Comparison::Between, Some(low), Some(high)) => format!("{low} to {high}"),
        (Comparison::Equal | Comparison::Between, ..) => value.to_string(),
        (Comparison::About, ..) => format!("about {value}"),
        (Comparison::AtMost, ..) => format!("at most {value}"),
        (Comparison::Less, ..) => format!("less than {value}"),
        (Comparison::AtLeast, ..) => format!("at least {value}"),
        (Comparison::More, ..) => format!("more than {value}"),
    }
}

/// The interval that the words allow, where it is not the value alone.
fn bounds(figure: &Quantity) -> Option<String> {
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low == high => None,
        (Some(low), Some(high)) => Some(format!("{low} to {high}")),
        (Some(low), None) => Some(format!("{low} or more")),
        (None, Some(high)) => Some(format!("{high} or less")),
        (None, None) => None,
    }
}

fn kind(figure: &Quantity) -> String {
    let kind = match figure.kind {
        QuantityKind::Level => "how much there is",
        QuantityKind::Delta => "a change",
        QuantityKind::Total => "a total",
        QuantityKind::Part => "a part of a larger figure",
        QuantityKind::Share => "a share",
        QuantityKind::Rank => "a rank",
        QuantityKind::Ordinal => "an ordinal number",
        QuantityKind::Rate => "a rate",
    };
    match figure.direction {
        Direction::None => kind.to_owned(),
        Direction::Up => format!("{kind}, upwards"),
        Direction::Down => format!("{kind}, downwards"),
    }
}
