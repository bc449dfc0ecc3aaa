//! Sentences of one article of which one denies what the other says.
