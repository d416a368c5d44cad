//! The standards that a file is made to and says so of itself.
//!
//! Every file is tagged, has its faces embedded and its colours defined; what
//! a standard adds is the claim in the file's properties, and what only has to
//! be there with it. docs/standard/pdfa.md goes through their clauses.

/// How far a file is made to PDF/A-2 (ISO 19005-2), for archives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// Not at all.
    No,
    /// Level U: it looks the same everywhere, and its text is Unicode.
    Unicode,
    /// Level A: and its structure is told.
    Accessible,
}

impl Archive {
    /// The level as the file's properties have it.
    pub fn level(self) -> Option<char> {
        match self {
            Self::No => None,
            Self::Unicode => Some('U'),
            Self::Accessible => Some('A'),
        }
    }
}

/// Whether a file is made to PDF/UA-1 (ISO 14289-1), for readers who do not
/// see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It is not.
    No,
    /// It is.
    Ua1,
}

/// The standards of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standards {
    /// PDF/A-2.
    pub archive: Archive,
    /// PDF/UA-1.
    pub access: Access,
}

impl Standards {
    /// None: a tagged PDF 1.7.
    pub const NONE: Self = Self {
        archive: Archive::No,
        access: Access::No,
    };
}

impl Default for Standards {
    /// PDF/A-2a and PDF/UA-1.
    fn default() -> Self {
        Self {
            archive: Archive::Accessible,
            access: Access::Ua1,
        }
    }
}
