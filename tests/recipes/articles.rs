//! The articles that recipes are tried on.

/// Path in the project and text of an article.
pub(crate) type Article = (&'static str, &'static str);

/// Nothing to find.
pub(crate) const SOUND: Article = (
    "articles/market.txt",
    "The market hall opened in the morning and the mayor was there.\n",
);

/// One error: the day was a Wednesday.
pub(crate) const WRONG: Article = (
    "articles/bridge.md",
    "# A bridge opens\n\nThe bridge opened on Monday, 5 June 2013, the mayor said.\n",
);

/// The same error in a file whose name and text would act, if a script or a log took them for more
/// than they are.
pub(crate) const HOSTILE: Article = (
    "articles/$(touch acted) `touch acted`;touch acted.md",
    "# ::set-output name=code::0\n\n\
     ::error::acted ##[add-matcher]acted $(touch acted) `touch acted` ${{ secrets.TOKEN }}\n\n\
     The bridge opened on Monday, 5 June 2013, ::stop-commands::acted, the mayor said.\n",
);

/// A configuration that is an error.
pub(crate) const BROKEN_CONFIGURATION: Article = ("gainsay.toml", "no_such_key = 1\n");

/// A configuration under which no rule finishes: the least fuel that can be given is a million, and a
/// rule needs more for a long article.
pub(crate) const STARVING_CONFIGURATION: Article = ("gainsay.toml", "[limits]\nfuel = 1\n");
