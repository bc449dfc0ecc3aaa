//! Paths as references of URIs.

use std::fmt::Write;

/// A path as a URI reference: relative as it is, absolute with the scheme `file`. All but letters,
/// digits, `-._~` and `/` is percent-encoded, so that no path reads as a scheme, host or query.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        for (path, reference) in [
            ("news/dam.txt", "news/dam.txt"),
            ("../räumlich b.md", "../r%C3%A4umlich%20b.md"),
            ("a:b?c#d%e", "a%3Ab%3Fc%23d%25e"),
            ("/srv/a.txt", "file:///srv/a.txt"),
        ] {
            assert_eq!(uri(path), reference);
        }
    }
}
