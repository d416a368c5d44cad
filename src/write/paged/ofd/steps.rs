//! Places along a line as steps from one to the next (§11.3, DeltaX).

use super::frame::written;

/// Places are told in ten-thousandths of a millimetre.
const UNITS: f64 = 10_000.0;

/// Glyphs stand within so many of them of where layout put them: a line of
/// equal steps is written as one number.
const NEAR: i64 = 15;

/// So many equal steps are told by their number and their width.
const MANY: usize = 3;

/// The first of the places, from `origin`, and the steps to the others, as the
/// file has them. What rounding leaves over never adds up along the line.
pub fn steps(places: &[f64], origin: f64) -> (String, String) {
    let mut places = places.iter().map(|place| units(place - origin));
    let mut at = places.next().unwrap_or_default();
    let first = told(at);
    let mut steps: Vec<i64> = Vec::new();
    for place in places {
        let same = steps.last().copied();
        let step = same
            .filter(|step| (at + step - place).abs() <= NEAR)
            .unwrap_or(place - at);
        at += step;
        steps.push(step);
    }
    let groups = steps.chunk_by(|one, next| one == next);
    let groups: Vec<String> = groups.map(equal).collect();
    (first, groups.join(" "))
}

/// Equal steps.
fn equal(steps: &[i64]) -> String {
    let step = told(steps[0]);
    match steps.len() {
        count if count >= MANY => format!("g {count} {step}"),
        count => vec![step; count].join(" "),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page is far below 2^63 ten-thousandths of a millimetre"
)]
fn units(length: f64) -> i64 {
    (length * UNITS).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a place on a page is small")]
fn told(units: i64) -> String {
    written(units as f64 / UNITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(places: &[f64]) -> (String, String) {
        steps(places, 9.5)
    }

    #[test]
    fn equal_steps_are_counted() {
        let wanted = |first: &str, steps: &str| (first.to_owned(), steps.to_owned());
        assert_eq!(told(&[10.0]), wanted("0.5", ""));
        let even: Vec<f64> = (0..5).map(|at| 9.5 + f64::from(at) * 5.0).collect();
        assert_eq!(told(&even), wanted("0", "g 4 5"));
        assert_eq!(told(&[9.5, 14.5, 19.5, 22.0]), wanted("0", "5 5 2.5"));
    }

    #[test]
    fn what_rounding_leaves_over_does_not_add_up() {
        // 16 pt in millimetres, and a little that no four places can tell.
        let places: Vec<f64> = (0..100).map(|at| 9.5 + f64::from(at) * 5.644_444).collect();
        let wanted = "g 35 5.6444 5.646 g 35 5.6444 5.646 g 27 5.6444";
        assert_eq!(told(&places).1, wanted);
    }
}
