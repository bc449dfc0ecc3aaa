//! Texts out of a seed: soup of characters, soup of words, patterns that repeat, and articles that
//! were damaged.

/// SplitMix64: the same texts on every machine.
pub(crate) struct Random(u64);

impl Random {
    /// For the input of that number, whatever came before it in the run of that seed.
    pub(crate) fn of_input(seed: u64, number: u64) -> Self {
        let mut random = Self(seed);
        random.0 = random.next() ^ number.wrapping_mul(0xD134_2543_DE82_EF95);
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// A number below `end`, or 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Ranges of characters in which programs go wrong: controls, accents, scripts without spaces or
/// from right to left, digits that are not ASCII, signs outside the basic plane, and all the rest.
const RANGES: [(u32, u32); 20] = [
    (0x20, 0x7e),
    (0x20, 0x7e),
    (0x00, 0x1f),
    (0x7f, 0xff),
    (0x100, 0x24f),
    (0x300, 0x36f),
    (0x370, 0x5ff),
    (0x600, 0x6ff),
    (0x900, 0xdff),
    (0x1e00, 0x1fff),
    (0x2000, 0x206f),
    (0x2070, 0x218f),
    (0x2190, 0x2bff),
    (0x3000, 0x4fff),
    (0xac00, 0xad00),
    (0xe000, 0xe0ff),
    (0xfb00, 0xffff),
    (0x1_0000, 0x1_03ff),
    (0x1_d7ce, 0x1_faff),
    (0x0, 0x10_ffff),
];

/// What the stages treat in their own ways, an item between two bars.
const MARKS: &str = "\n\n|\n\n|\n|\r\n|\t|\u{a0}|.|.|,|,|;|:|!|?|...|…|-|--|–|—|\"|\"|\"|“|”|‘|’|'|''|``|«|»|‹|›|„|(|)|[|]|{|$|%|½|€|£|/|*|**|_|# |> |- |<b>|&amp;|@|\\|+++|---|\u{301}|\u{200d}|\u{feff}|\u{2028}";
const FIGURES: &str = "7|0|1,000|1.000|3.5|-4|007|1e9|99999999999999999999999999999999|2021-05-03|12:30|5/6/2013|1990s|2nd|15th|No. 4|$4m|40%|one|two|twenty|hundred|thousand|million|billion|dozens|half|a third of|third|per cent|percent|points|between|and|to|at least|as many as|more than|about|up to|fewer than|Jan. 5|May|March 31|June 31|February 30, 1900|Monday|on Wednesday|yesterday|next|last year|three weeks ago|a year earlier|the third quarter|p.m.|summer|9999|km|tonnes|people|of them|more|another|rose by|fell";
const WORDS: &str = "the|The|a|an|this|that|that|which|who|he|she|it|they|its|their|his|I|we|of|in|on|by|from|for|with|to|as|at|after|before|until|if|because|although|not|n't|no|never|’s|'s|and|or|but|is|are|was|were|been|be|has|have|had|will|would|may|might|could|should|must|do|did|there|both|all|some|none|each|other|former|latter|said|says|told|according to|denied|warned|claimed|reported|added|asked|believes|hopes|plans|citing|quoted as saying|on condition of anonymity|a spokesman|officials|sources|the report|the ministry|Mr.|Mrs.|Dr.|U.S.|J.|Inc.|President Ida Holm|Holm|Norway|Norwegian|London|Acme Corp|NATO (N.A.T.O.)|Reuters|AP|reached|opened|closed|withdrew|withdrawn|killed|sent|rose|begin|İstanbul|straße|日本語|👩‍👩‍👧|don't|O'Neill|co-op|www.a.example|#tag";
const PATTERNS: &str = "\"|“|'|(|)|[|7|7,|1.|a-|a.|'a|It |Norway |, |; |: |\n\n|said |he said that |\"A,\" he said, |X said that Y said that |not |of the |and |two |Monday |on June 31 |$1 |50% |the man who |to |— |\u{301}|Mr. |between 1 and |according to ";

/// Pieces and articles that texts are made of.
pub(crate) struct Generator {
    pieces: [Vec<&'static str>; 4],
    articles: Vec<String>,
}

impl Generator {
    /// With articles to damage; they are joined, cut and scrambled.
    pub(crate) fn new(articles: Vec<String>) -> Self {
        assert!(!articles.is_empty());
        let pieces = [MARKS, FIGURES, WORDS, PATTERNS].map(|list| list.split('|').collect());
        Self { pieces, articles }
    }

    /// A text: mostly a line, so that many can be tried, now and then a page.
    pub(crate) fn text(&self, random: &mut Random) -> String {
        let length = match random.below(64) {
            0 => 300,
            1..=8 => 40,
            _ => 12,
        };
        match random.below(8) {
            0 => characters(random, length),
            1..=3 => self.words(random, length),
            4 => self.pattern(random, length),
            _ => self.damaged(random, length),
        }
    }

    fn piece(&self, random: &mut Random) -> &'static str {
        let of = [0, 0, 1, 1, 2, 2, 2, 2][random.below(8)];
        random.pick::<&'static str>(&self.pieces[of])
    }

    fn words(&self, random: &mut Random, length: usize) -> String {
        let mut text = String::new();
        for _ in 0..random.below(length) {
            text.push_str(self.piece(random));
            if !random.one_in(4) {
                text.push(' ');
            }
        }
        text
    }

    fn pattern(&self, random: &mut Random, length: usize) -> String {
        let mut text = self.words(random, 6);
        for _ in 0..=random.below(2) {
            let pattern = *random.pick::<&'static str>(&self.pieces[3]);
            text.push_str(&pattern.repeat(random.below(length * 2)));
        }
        text + &self.words(random, 6)
    }

    /// A stretch of an article with a few things gone, doubled, moved or put in.
    fn damaged(&self, random: &mut Random, length: usize) -> String {
        let mut text = self.stretch(random, length * 10);
        for _ in 0..random.below(6) {
            let (from, to) = {
                let one = boundary(&text, random.below(text.len() + 1));
                let reach = random.below(30);
                (one, boundary(&text, (one + reach).min(text.len())))
            };
            match random.below(6) {
                0 => text.replace_range(from..to, ""),
                1 => {
                    let again = text[from..to].to_owned();
                    text.insert_str(from, &again);
                }
                2 => text.replace_range(from..to, &text[from..to].to_uppercase()),
                3 => text.replace_range(from..to, &characters(random, 3)),
                4 => text.insert_str(from, &self.stretch(random, 60)),
                _ => text.insert_str(from, self.piece(random)),
            }
        }
        text
    }

    fn stretch(&self, random: &mut Random, length: usize) -> String {
        let article = random.pick(&self.articles);
        let from = boundary(article, random.below(article.len()));
        let to = boundary(article, (from + random.below(length)).min(article.len()));
        article[from..to].to_owned()
    }
}

fn boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

fn characters(random: &mut Random, length: usize) -> String {
    let (mut low, mut high) = *random.pick(&RANGES);
    let mut text = String::new();
    for _ in 0..random.below(length) {
        if random.one_in(4) {
            (low, high) = *random.pick(&RANGES);
        }
        let any = low + random.below((high - low + 1) as usize) as u32;
        text.extend(char::from_u32(any));
    }
    text
}
