//! Addresses that a document links to, numbered as they are met.
//!
//! Word refuses a whole file for one address it cannot parse, so an address
//! gets a link only where it is plainly one; else its words stay plain text.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The addresses of a document.
#[derive(Debug, Default)]
pub(super) struct Links {
    targets: Vec<String>,
    known: HashMap<String, usize>,
}

impl Links {
    /// The relationship id of `address`, or `None` where it cannot be linked to.
    pub(super) fn id(&mut self, address: &str) -> Option<String> {
        let target = target(address)?;
        let next = self.targets.len();
        let index = *self.known.entry(target.clone()).or_insert(next);
        if index == next {
            self.targets.push(target);
        }
        Some(relationship_id(index))
    }

    /// Each relationship id with its target, in order.
    pub(super) fn relationships(&self) -> impl Iterator<Item = (String, &str)> {
        let targets = self.targets.iter().enumerate();
        targets.map(|(index, target)| (relationship_id(index), target.as_str()))
    }
}

fn relationship_id(index: usize) -> String {
    format!("rIdLink{}", index + 1)
}

/// The address as a URI, with everything escaped that may not stand in one.
fn target(address: &str) -> Option<String> {
    let (scheme, rest) = address.trim().split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let after_slashes = match scheme.as_str() {
        "http" | "https" | "ftp" => rest.strip_prefix("//")?,
        "mailto" => rest,
        _ => return None,
    };
    let host = after_slashes.split(['/', '?', '#']).next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:@+".contains(&byte);
    if host.is_empty() || !host.bytes().all(is_plain) || has_odd_port(&scheme, host) {
        return None;
    }
    Some(format!("{scheme}:{}", escaped(rest)))
}

fn has_odd_port(scheme: &str, host: &str) -> bool {
    scheme != "mailto"
        && host
            .rsplit_once(':')
            .is_some_and(|(name, port)| name.is_empty() || port.parse::<u16>().is_err())
}

fn escaped(rest: &str) -> String {
    let mut escaped = String::with_capacity(rest.len());
    let mut fragment = false;
    let bytes = rest.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let hex = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_hexdigit);
        let stays = match byte {
            b'%' => hex(at + 1) && hex(at + 2),
            // Only the first one opens the fragment.
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if stays {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("writing to a String does not fail");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_numbered_once() {
        let mut links = Links::default();
        let first = links.id("https://example.org/通知 1?a=50%&b=%20#x#y");
        assert_eq!(first.as_deref(), Some("rIdLink1"));
        assert_eq!(
            links.id("mailto:office@example.org").as_deref(),
            Some("rIdLink2")
        );
        assert_eq!(
            links.id("https://example.org/通知 1?a=50%&b=%20#x#y"),
            first
        );
        let target = links.relationships().next().map(|(_, target)| target);
        let want = "https://example.org/%E9%80%9A%E7%9F%A5%201?a=50%25&b=%20#x%23y";
        assert_eq!(target, Some(want));
    }

    #[test]
    fn what_is_no_plain_address_is_not_linked() {
        let mut links = Links::default();
        for address in [
            "",
            "#a",
            "http://",
            "https://a b/",
            "javascript:x",
            "附件.docx",
            "http://x:y/",
        ] {
            assert_eq!(links.id(address), None, "{address}");
        }
    }
}
