//! The numbers by which things of a file refer to each other: each is given
//! once in a document (table 2, ST_ID).

/// Numbers given so far.
#[derive(Debug, Default)]
pub struct Ids(u32);

impl Ids {
    /// A number that is not yet given, from 1 on.
    pub fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    /// The last number given.
    pub fn last(&self) -> u32 {
        self.0
    }
}
