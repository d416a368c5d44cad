//! Places along a line as steps from one to the next (§11.3, DeltaX).

use super::frame::written;

/// Glyphs stand within this of where layout put them, in millimetres: a line of
/// equal steps is written as one number.
const NEAR: f64 = 0.0015;

/// So many equal steps are told by their number and their width.
const MANY: usize = 3;

/// The first of the places, from `origin`, and the steps to the others. What
/// rounding leaves over never adds up along the line.
pub fn steps(places: &[f64], origin: f64) -> (f64, String) {
    let Some((first, rest)) = places.split_first() else {
        return (0.0, String::new());
    };
    let first = rounded(first - origin);
    let mut at = first;
    let mut steps: Vec<f64> = Vec::with_capacity(rest.len());
    for place in rest {
        let wanted = place - origin;
        let same = steps.last().copied();
        let step = same
            .filter(|step| (at + step - wanted).abs() <= NEAR)
            .unwrap_or_else(|| rounded(wanted - at));
        at += step;
        steps.push(step);
    }
    let groups: Vec<String> = steps.chunk_by(|one, next| one == next).map(told).collect();
    (first, groups.join(" "))
}

/// Equal steps.
fn told(steps: &[f64]) -> String {
    let step = written(steps[0]);
    match steps.len() {
        count if count >= MANY => format!("g {count} {step}"),
        count => vec![step; count].join(" "),
    }
}

fn rounded(length: f64) -> f64 {
    (length * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_steps_are_counted() {
        assert_eq!(steps(&[10.0], 9.5), (0.5, String::new()));
        let even: Vec<f64> = (0..5).map(|at| 10.0 + f64::from(at) * 5.0).collect();
        assert_eq!(steps(&even, 10.0), (0.0, "g 4 5".to_owned()));
        let uneven = [0.0, 5.0, 10.0, 12.5, 17.5];
        assert_eq!(steps(&uneven, 0.0), (0.0, "5 5 2.5 5".to_owned()));
    }

    #[test]
    fn no_glyph_stands_off_its_place_however_long_the_line_is() {
        // 16 pt in millimetres, and a little that no four places can tell.
        let places: Vec<f64> = (0..200).map(|at| f64::from(at) * 5.644_444).collect();
        let (first, told) = steps(&places, 0.0);
        let mut words = told.split(' ');
        let mut at = first;
        let mut seen = 1;
        while let Some(word) = words.next() {
            let next = |words: &mut std::str::Split<'_, char>| {
                words.next().expect("a number").parse().expect("a number")
            };
            let (count, step): (f64, f64) = if word == "g" {
                (next(&mut words), next(&mut words))
            } else {
                (1.0, word.parse().expect("a number"))
            };
            for _ in 0..count as usize {
                at += step;
                assert!((at - places[seen]).abs() <= NEAR + 1e-9, "glyph {seen}");
                seen += 1;
            }
        }
        assert_eq!(seen, places.len());
        assert!(told.len() < 200, "{told}");
    }
}
