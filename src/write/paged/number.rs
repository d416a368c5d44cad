//! Numbers as files have them.

/// A number as the file has it, rounded to so many decimals.
pub fn number(value: f64, decimals: usize) -> String {
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let texts = [0.0, -0.0, 16.0, -28.99, 0.5, 100.0, -0.0004].map(|value| number(value, 3));
        assert_eq!(texts, ["0", "0", "16", "-28.99", "0.5", "100", "0"]);
    }
}
