use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

const HTML: &str = "<html><body><article><p>The dam held.</p></article></body></html>";

fn record(kind: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/dam\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat()
}

fn html(headers: &str, body: &[u8]) -> Vec<u8> {
    let headers = format!("Content-Type: text/html; charset=utf-8\r\n{headers}");
    record("response", &answer(&headers, body))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// An archive with two pages among other records.
fn records() -> Vec<Vec<u8>> {
    vec![
        record("warcinfo", b"software: x\r\n"),
        record("request", b"GET /dam HTTP/1.1\r\n\r\n"),
        html("", HTML.as_bytes()),
        record(
            "response",
            &answer("Content-Type: image/png\r\n", b"\x89PNG\0"),
        ),
        record(
            "response",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno",
        ),
        html("", b"<p>Two."),
    ]
}

fn texts(archive: &[u8]) -> Vec<String> {
    let pages = pages(archive, 100).unwrap().into_iter();
    let pages = pages.map(|place| {
        let bytes = &archive[place.start as usize..place.end as usize];
        match page(bytes, 1 << 20) {
            Ok(page) => String::from_utf8(page.bytes).unwrap(),
            Err(error) => format!("! {error}"),
        }
    });
    pages.collect()
}

#[test]
fn pages_are_found_plain_and_packed() {
    let plain = records().concat();
    assert_eq!(texts(&plain), [HTML, "<p>Two."]);
    let packed: Vec<u8> = records().iter().flat_map(|one| gzip(one)).collect();
    assert_eq!(texts(&packed), [HTML, "<p>Two."]);
    let address = page(&records()[2], 1 << 20).unwrap().url;
    assert_eq!(address.as_deref(), Some("https://a.example/dam"));
    assert!(matches!(
        pages(gzip(&plain).as_slice(), 100),
        Err(Faulty::PackedWhole)
    ));
    assert_eq!(pages(b"".as_slice(), 100).unwrap(), []);
}

#[test]
fn content_is_unpacked_as_the_server_says() {
    let chunked = format!("{:x}\r\n{HTML}\r\n0\r\n\r\n", HTML.len());
    let header = "Transfer-Encoding: chunked\r\n";
    assert_eq!(texts(&html(header, chunked.as_bytes())), [HTML]);
    // Joined already, though the header says otherwise.
    assert_eq!(texts(&html(header, HTML.as_bytes())), [HTML]);
    let packed = html("Content-Encoding: gzip\r\n", &gzip(HTML.as_bytes()));
    assert_eq!(texts(&packed), [HTML]);
    let latin = answer(
        "Content-Type: text/html; charset=ISO-8859-1\r\n",
        b"na\xefve",
    );
    assert_eq!(texts(&record("response", &latin)), ["naïve"]);
    let brotli = texts(&html("Content-Encoding: br\r\n", b"x"));
    assert!(brotli[0].contains("packed as \"br\""), "{brotli:?}");
}

#[test]
fn what_is_damaged_costs_the_rest_alone() {
    let plain = records().concat();
    let cut = &plain[..plain.len() - 8];
    let found = texts(cut);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], HTML);
    let mut packed: Vec<u8> = records().iter().flat_map(|one| gzip(one)).collect();
    let at = packed.len() - 30;
    packed[at] ^= 0xff;
    let found = texts(&packed);
    assert_eq!(found[0], HTML);
    assert!(found[1].starts_with("! "), "{found:?}");
    let noise = texts(b"some other file\n");
    assert!(
        noise[0].contains("damaged here: no record begins here"),
        "{noise:?}"
    );
}

#[test]
fn a_page_that_comes_to_too_much_is_refused() {
    let bomb = gzip(&vec![b' '; 4 << 20]);
    let archive = gzip(&html("Content-Encoding: gzip\r\n", &bomb));
    let error = page(&archive, 1 << 20).unwrap_err();
    assert!(matches!(error, ReadProblem::TooLarge { .. }), "{error}");
    let bomb = gzip(&html("", &vec![b' '; 4 << 20]));
    assert!(page(&bomb, 1 << 20).is_err());
}

#[test]
fn any_bytes_are_an_archive_or_none() {
    use proptest::prelude::*;
    let pieces = prop::sample::select(vec![
        b"WARC/1.0\r\n".to_vec(),
        b"WARC-Type: response\r\n".to_vec(),
        b"Content-Length: 40\r\n".to_vec(),
        b"Content-Length: 99999999999999\r\n".to_vec(),
        b"\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n".to_vec(),
        b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n".to_vec(),
        gzip(b"WARC/1.0\r\n"),
        vec![0x1f, 0x8b, 8, 0],
        html("", b"<p>x"),
        gzip(&html("", b"<p>x")),
    ]);
    proptest!(|(bytes in prop::collection::vec(pieces, 0..8))| {
        let archive = bytes.concat();
        if let Ok(found) = pages(archive.as_slice(), 100) {
            for place in found {
                let _ = page(&archive[place.start as usize..place.end as usize], 1 << 10);
            }
        }
    });
}
