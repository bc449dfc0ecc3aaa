//! Messages on a pipe: headers, a blank line, and as many bytes of JSON as the headers say.

use serde::Serialize;
use std::io::{self, BufRead, Read, Write};

/// Bytes that a message may have: an article of the largest size with every character escaped.
const MOST_BYTES: u64 = 64 << 20;

/// Bytes of a header line that are looked at together.
const LONGEST_LINE: u64 = 8 << 10;

/// The one header that counts.
const LENGTH: &str = "content-length:";

/// What stands between two headers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// The bytes of a message.
    Message(Vec<u8>),
    /// A message of so many bytes, which was left unread.
    TooLarge(u64),
}

/// The next message; none at the end of the input. Whatever is no header is passed over, so that a
/// client that has lost count is understood again at its next message.
pub(crate) fn read(input: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let Some(length) = length(input)? else {
        return Ok(None);
    };
    if length > MOST_BYTES {
        io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(Some(Frame::TooLarge(length)));
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    // A message that breaks off is the end.
    Ok((bytes.len() as u64 == length).then_some(Frame::Message(bytes)))
}

/// The length that the next headers give.
fn length(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut found = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line).to_ascii_lowercase();
        let line = line.trim_end();
        if line.is_empty() && found.is_some() {
            return Ok(found);
        }
        // The header may follow a message that was longer than its own.
        if let Some((_, value)) = line.rsplit_once(LENGTH) {
            found = value.trim().parse().ok();
        }
    }
}

/// Writes a message.
pub(crate) fn write(output: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    write!(output, "Content-Length: {}\r\n\r\n", bytes.len())?;
    output.write_all(&bytes)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<Frame> {
        std::iter::from_fn(|| read(&mut input).unwrap()).collect()
    }

    fn message(text: &str) -> Frame {
        Frame::Message(text.as_bytes().to_vec())
    }

    #[test]
    fn messages_are_as_long_as_they_say() {
        let text = "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:3\r\n\r\n[1]";
        assert_eq!(all(text.as_bytes()), [message("{}"), message("[1]")]);
        let mut written = Vec::new();
        write(&mut written, &["é"]).unwrap();
        assert_eq!(all(&written), [message("[\"é\"]")]);
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        for before in [
            "\r\n\r\nhello\r\n\r\n",
            "Content-Length: many\r\n\r\n{\"a\": 1}",
            "Content-Length: -1\r\n\r\n{}\r\n",
        ] {
            let text = format!("{before}Content-Length: 2\r\n\r\n{{}}");
            assert_eq!(all(text.as_bytes()), [message("{}")], "{before}");
        }
        assert_eq!(all(b"Content-Length: 9\r\n\r\n{}"), []);
        assert_eq!(all(b"Content-Length: 9"), []);
    }

    #[test]
    fn what_is_too_large_is_left_unread() {
        let length = MOST_BYTES + 1;
        let head = format!("Content-Length: {length}\r\n\r\n");
        let mut input = head.as_bytes().chain(io::repeat(b'x').take(length));
        let mut input = io::BufReader::new(&mut input);
        assert_eq!(read(&mut input).unwrap(), Some(Frame::TooLarge(length)));
        assert_eq!(read(&mut input).unwrap(), None);
    }
}
