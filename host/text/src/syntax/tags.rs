//! The tag sets: universal and Penn parts of speech, and the relations of the dependency tree.

/// Declares a closed set of names with their CoNLL-U spelling and a dense index.
macro_rules! tag_set {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[repr(u8)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("Written `", $text, "` in CoNLL-U.")] $variant,)*
        }

        impl $name {
            /// Every member, in the order of its index.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling in CoNLL-U files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The member with this CoNLL-U spelling.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }

            /// The member at this place of [`Self::ALL`].
            pub fn from_index(index: usize) -> Option<Self> {
                Self::ALL.get(index).copied()
            }

            /// The place in [`Self::ALL`].
            pub const fn index(self) -> usize {
                self as usize
            }
        }
    };
}

tag_set! {
    /// Universal part-of-speech tag.
    Upos {
        Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ",
        Noun "NOUN", Num "NUM", Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT",
        Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
    }
}

tag_set! {
    /// Penn Treebank tag as the English Web Treebank uses it; tense and number are read from it.
    Xpos {
        Period ".", Comma ",", Colon ":", OpenQuote "``", CloseQuote "''", OpenBracket "-LRB-",
        CloseBracket "-RRB-", Dollar "$", Hash "#", Hyphen "HYPH", Add "ADD", Afx "AFX", Cc "CC",
        Cd "CD", Dt "DT", Ex "EX", Fw "FW", Gw "GW", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS",
        Ls "LS", Md "MD", Nfp "NFP", Nn "NN", Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT",
        Pos "POS", Prp "PRP", PrpPoss "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM",
        To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ",
        Wdt "WDT", Wp "WP", WpPoss "WP$", Wrb "WRB", Xx "XX",
    }
}

tag_set! {
    /// Relation of a word to its head, with the subtypes of English Universal Dependencies.
    Deprel {
        Root "root", Punct "punct", Case "case", Nsubj "nsubj", Det "det", Advmod "advmod",
        Obj "obj", Amod "amod", Obl "obl", Conj "conj", Compound "compound", Mark "mark",
        Nmod "nmod", Cc "cc", Aux "aux", Cop "cop", Advcl "advcl", NmodPoss "nmod:poss",
        Xcomp "xcomp", Ccomp "ccomp", AclRelcl "acl:relcl", Flat "flat", Parataxis "parataxis",
        Appos "appos", Nummod "nummod", Acl "acl", AuxPass "aux:pass", NsubjPass "nsubj:pass",
        OblUnmarked "obl:unmarked", NmodUnmarked "nmod:unmarked", Discourse "discourse",
        CompoundPrt "compound:prt", Iobj "iobj", List "list", Expl "expl", Fixed "fixed",
        NmodDesc "nmod:desc", OblAgent "obl:agent", Csubj "csubj", NsubjOuter "nsubj:outer",
        DetPredet "det:predet", Vocative "vocative", Goeswith "goeswith",
        AdvclRelcl "advcl:relcl", CcPreconj "cc:preconj", Reparandum "reparandum",
        Orphan "orphan", CsubjPass "csubj:pass", Dislocated "dislocated", Dep "dep",
        CsubjOuter "csubj:outer", OblTmod "obl:tmod", OblNpmod "obl:npmod",
        NmodTmod "nmod:tmod", NmodNpmod "nmod:npmod",
    }
}

/// What the analysis says of one token of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Index of the head in the same sentence; `None` for the root.
    pub head: Option<u32>,
    /// Relation to the head.
    pub rel: Deprel,
}
