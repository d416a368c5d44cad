//! PDF from Pages.
