use super::{fragment, parse};
use gainsay_model::BlockKind;

/// Kind, reading text and file text of each block.
fn blocks(raw: &str) -> Vec<(BlockKind, String, String)> {
    parse(raw).unwrap().1.pieces(raw)
}

fn words(raw: &str) -> Vec<String> {
    blocks(raw).into_iter().map(|block| block.1).collect()
}

#[test]
fn marks_are_dropped_and_words_lead_back() {
    for (raw, kind, text, back) in [
        (
            "<p>The <b>dam</b>\n   holds.",
            BlockKind::Paragraph,
            "The dam holds.",
            "The <b>dam</b>\n   holds.",
        ),
        (
            "<p>A &amp; B&nbsp;&ldquo;x&rdquo; end",
            BlockKind::Paragraph,
            "A & B\u{a0}“x” end",
            "A &amp; B&nbsp;&ldquo;x&rdquo; end",
        ),
        (
            "<p>one<br>two",
            BlockKind::Paragraph,
            "one\ntwo",
            "one<br>two",
        ),
        ("<h2>Sub</h2><p>x", BlockKind::Heading, "Sub", "Sub"),
        ("<ul><li>one<li>two</ul>", BlockKind::ListItem, "one", "one"),
        (
            "<blockquote><p>so</p></blockquote>",
            BlockKind::Quotation,
            "so",
            "so",
        ),
        (
            "<p>with&shy;draw",
            BlockKind::Paragraph,
            "withdraw",
            "with&shy;draw",
        ),
        ("<p>a\r\nb</p>", BlockKind::Paragraph, "a b", "a\r\nb"),
        (
            "<p>a <!-- no --> b",
            BlockKind::Paragraph,
            "a b",
            "a <!-- no --> b",
        ),
    ] {
        assert_eq!(blocks(raw)[0], (kind, text.into(), back.into()), "{raw}");
    }
}

#[test]
fn the_article_is_what_its_element_says() {
    let page = "<html><head><title>Dam holds | Vale Post</title><style>p{}</style></head><body>\
        <header><p>Vale Post</p></header><nav><p>Home</p></nav>\
        <main><article><h1>Dam holds</h1><p>The dam at Orrin held.</p>\
        <figure><img alt='x'><figcaption>The dam</figcaption></figure>\
        <aside><p>Read more</p></aside><p><a href='/x'>Another story</a></p>\
        <div class='related-links'><p>Other words here.</p></div>\
        <p hidden>Hidden.</p><p style='display: none'>Hidden too.</p>\
        <p>Engineers <a href='/e'>agree</a> with that.</p></article>\
        <article><p>A teaser.</p></article></main><footer><p>Terms</p></footer>\
        <script>var p = '<p>x</p>';</script></body></html>";
    assert_eq!(
        words(page),
        [
            "Dam holds",
            "The dam at Orrin held.",
            "The dam",
            "Engineers agree with that.",
        ]
    );
    assert_eq!(blocks(page)[0].0, BlockKind::Title);
    assert_eq!(blocks(page)[2].0, BlockKind::Caption);
}

#[test]
fn pages_without_such_an_element_are_read_whole() {
    assert_eq!(
        words("<div>One.<br><br>Two.</div><hr>Three."),
        ["One.", "Two.", "Three."]
    );
    let teaser = "<article><p>Small.</p></article>";
    let long = "<div><p>The council met on Monday and the council met again on Tuesday.</p></div>";
    assert_eq!(words(&format!("{teaser}{long}")).len(), 2);
    // A class of the whole page says nothing.
    let within = "<div class='sidebar'><p>The council met on Monday.</p></div>";
    assert_eq!(words(within), ["The council met on Monday."]);
}

#[test]
fn what_the_page_says_about_itself() {
    let page = r#"<head><title>Site</title>
        <meta property="og:title" content="Dam &#8216;holds&#8217;">
        <meta name="date" content="2020-01-01"><meta property="og:site_name" content="Vale Post">
        <link rel="canonical" href="https://vale.example/dam">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "headline": "no"},
          {"@type": ["NewsArticle"], "headline": "Dam", "datePublished": "2022-02-17T08:00:00Z",
           "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Jo Neill"}]}]}</script>
        </head><body><p>The dam held.</p></body>"#;
    let (metadata, _) = parse(page).unwrap();
    assert_eq!(metadata.title.unwrap().text, "Dam ‘holds’");
    assert_eq!(metadata.date.unwrap().to_string(), "2022-02-17");
    assert_eq!(metadata.byline.as_deref(), Some("Ana Ruiz, Jo Neill"));
    assert_eq!(metadata.publisher.as_deref(), Some("Vale Post"));
    assert_eq!(metadata.url.as_deref(), Some("https://vale.example/dam"));
    assert_eq!(blocks(page)[0].1, "Dam ‘holds’");
    assert_eq!(blocks(page)[0].2, "Dam &#8216;holds&#8217;");
}

#[test]
fn days_come_from_the_best_place() {
    let day = |markup: &str| {
        let (metadata, _) = parse(&format!("{markup}<article><p>Text.</p></article>")).unwrap();
        metadata.date.map(|day| day.to_string())
    };
    let is = |day: &str| Some(day.to_owned());
    assert_eq!(
        day(
            "<meta name=pubdate content=2020-01-01><meta property='article:published_time' content='2022-02-17T01:00Z'>"
        ),
        is("2022-02-17")
    );
    assert_eq!(
        day("<time itemprop=datePublished datetime=2022-02-17>x</time>"),
        is("2022-02-17")
    );
    // Another article's day, a day within the prose, a day that nobody can read.
    assert_eq!(
        day("<aside><time datetime=2022-02-17>x</time></aside>"),
        None
    );
    assert_eq!(
        day("<article><time datetime=2022-02-17>x</time></article>"),
        None
    );
    assert_eq!(day("<meta name=date content=soon>"), None);
    let beside = "<article><time datetime=2022-02-17>x</time><p>On <time datetime=2021-01-01>y</time></article>";
    assert_eq!(
        parse(beside).unwrap().0.date.unwrap().to_string(),
        "2022-02-17"
    );
    let within = "<article><p>On <time datetime=2021-01-01>y</time></article>";
    assert_eq!(parse(within).unwrap().0.date, None);
}

#[test]
fn broken_markup_is_read() {
    assert_eq!(
        words("<p>one<p>two</div></b></p>three"),
        ["one", "two", "three"]
    );
    assert_eq!(words("<p><b>one</p><p>two</b> more"), ["one", "two more"]);
    assert_eq!(words("<plaintext><p>x</p>"), ["<p>x</p>"]);
    assert_eq!(words("<p>x <!-- never closed"), ["x"]);
    assert_eq!(
        words("<p>x &unknown; &#xfffffff; &"),
        ["x &unknown; \u{fffd} &"]
    );
    assert_eq!(words("<p>x < y <"), ["x < y <"]);
    assert_eq!(words("<p>\u{202e}x"), ["\u{202e}x"]);
}

#[test]
fn any_depth_is_read() {
    for element in ["div", "b", "article", "li", "p", "blockquote", "table"] {
        let open = format!("<{element}>").repeat(100_000);
        let close = format!("</{element}>").repeat(100_000);
        assert_eq!(words(&format!("{open}deep{close}")), ["deep"], "{element}");
    }
    let deep = "[".repeat(100_000);
    let page = format!("<script type='application/ld+json'>{deep}</script><p>x");
    assert_eq!(words(&page), ["x"]);
}

#[test]
fn pages_without_words_are_refused() {
    for raw in [
        "<p> </p>",
        "<nav>Home</nav>",
        "<script>x</script>",
        "<!--",
        "<a href=x>y</a>",
    ] {
        assert!(parse(raw).is_err(), "{raw}");
    }
}

#[test]
fn a_fragment_is_all_text() {
    let reading = fragment("<p>One.</p><aside>no</aside><p>Two.</p>");
    assert_eq!(reading.text.as_deref(), Some("One.\n\nTwo."));
}

#[test]
fn comments_that_speak_to_gainsay_are_about_the_block_around_or_after_them() {
    let page = "<body><!-- gainsay: ignore a x --><nav><p>Home</p></nav><article><h1>Dam holds</h1>\
        <p>The dam <!--gainsay: ignore b y-->held.</p><!-- a note --><!-- gainsay: ignore c z -->\
        <p>Rain fell.</p><!-- gainsay: ignore d --></article></body>";
    let (_, reading) = parse(page).unwrap();
    let text = reading.text.unwrap();
    let remarks = reading.remarks.iter().map(|remark| {
        assert!(page[remark.at..].starts_with("<!--"));
        (remark.words.as_str(), remark.about.of(&text))
    });
    assert_eq!(
        remarks.collect::<Vec<_>>(),
        [
            ("ignore a x", "Dam holds"),
            ("ignore b y", "The dam held."),
            ("ignore c z", "Rain fell."),
            ("ignore d", ""),
        ]
    );
}
