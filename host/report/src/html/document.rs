//! A page as a browser reads it, for tests.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A start tag, in order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text inside, white space made single.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Level of a heading.
    pub(crate) fn level(&self) -> Option<u8> {
        let digit = self.name.strip_prefix('h')?;
        digit.parse().ok()
    }
}

/// All elements of a page.
pub(crate) struct Document {
    pub(crate) elements: Vec<Element>,
    /// What a browser had to mend.
    pub(crate) errors: Vec<String>,
}

impl Document {
    pub(crate) fn read(page: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let errors = dom
            .errors
            .borrow()
            .iter()
            .map(ToString::to_string)
            .collect();
        Self { elements, errors }
    }

    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |e| e.name == name)
    }

    /// Elements of that class.
    pub(crate) fn classed(&self, class: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| {
            let classes = element.attribute("class").unwrap_or_default();
            classes.split(' ').any(|c| c == class)
        })
    }
}

fn collect(node: &Handle, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attrs = attrs.borrow();
        let attributes = attrs
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()));
        let mut text = String::new();
        collect_text(node, &mut text);
        elements.push(Element {
            name: name.local.to_string(),
            attributes: attributes.collect(),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }
    for child in node.children.borrow().iter() {
        collect(child, elements);
    }
}

fn collect_text(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        collect_text(child, text);
    }
}
