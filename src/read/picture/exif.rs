//! The EXIF segment of a JPEG in (a TIFF head and its first directory), how its
//! pixels lie and how dense they are out. It reads nothing else of it.

use super::{density, per_metre};
use crate::document::{Density, Lie, Mirror, Turn};

/// What it says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Said {
    /// How the pixels lie.
    pub(super) lie: Option<Lie>,
    /// How dense they are.
    pub(super) density: Option<Density>,
}

const ORIENTATION: u16 = 0x0112;
const ACROSS: u16 = 0x011A;
const DOWN: u16 = 0x011B;
const UNIT: u16 = 0x0128;

/// Reads the segment; `None` where it is no EXIF.
pub(super) fn read(segment: &[u8]) -> Option<Said> {
    let bytes = segment.strip_prefix(b"Exif\0\0")?;
    let order = match bytes.get(..4)? {
        b"II*\0" => Order::Little,
        b"MM\0*" => Order::Big,
        _ => return None,
    };
    let tiff = Tiff { bytes, order };
    let entry = |tag| tiff.entry(tag);
    let lie = entry(ORIENTATION).and_then(|at| tiff.short(at + 8));
    let dots = |tag| entry(tag).and_then(|at| tiff.thousandths(tiff.long(at + 8)?));
    let inch = entry(UNIT).and_then(|at| tiff.short(at + 8)) != Some(3);
    let scale = |dots: u64| per_metre(if inch { dots } else { dots * 254 / 100 });
    let dense = dots(ACROSS).zip(dots(DOWN));
    Some(Said {
        lie: lie.map(lies),
        density: dense.and_then(|(across, down)| density(scale(across), scale(down))),
    })
}

/// How pixels lie by the number of an orientation: where their first row and their
/// first column are looked at.
fn lies(orientation: u16) -> Lie {
    let (mirror, turn) = match orientation {
        2 => (Mirror::Across, Turn::None),
        3 => (Mirror::No, Turn::Half),
        4 => (Mirror::Across, Turn::Half),
        5 => (Mirror::Across, Turn::ThreeQuarters),
        6 => (Mirror::No, Turn::Quarter),
        7 => (Mirror::Across, Turn::Quarter),
        8 => (Mirror::No, Turn::ThreeQuarters),
        _ => (Mirror::No, Turn::None),
    };
    Lie { mirror, turn }
}

/// The order of the bytes of a number.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

struct Tiff<'a> {
    bytes: &'a [u8],
    order: Order,
}

impl Tiff<'_> {
    /// Where the entry of a tag stands in the first directory.
    fn entry(&self, tag: u16) -> Option<usize> {
        let directory = self.long(4)?;
        let count = usize::from(self.short(directory)?);
        let mut entries = (0..count).map(|index| directory + 2 + index * 12);
        entries.find(|at| self.short(*at) == Some(tag))
    }

    fn short(&self, at: usize) -> Option<u16> {
        let pair = self.bytes.get(at..)?.get(..2)?.try_into().ok()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(pair),
            Order::Big => u16::from_be_bytes(pair),
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..)?.get(..4)?.try_into().ok()?;
        let long = match self.order {
            Order::Little => u32::from_le_bytes(four),
            Order::Big => u32::from_be_bytes(four),
        };
        usize::try_from(long).ok()
    }

    /// A thousand times the fraction at a byte.
    fn thousandths(&self, at: usize) -> Option<u64> {
        let [above, below] = [self.long(at)?, self.long(at.checked_add(4)?)?];
        (above as u64 * 1000).checked_div(below as u64)
    }
}
