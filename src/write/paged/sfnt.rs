//! Font programs as files of tables (OpenType, "Organization of an OpenType
//! Font").
//!
//! In: a program. Out: its tables, or a program of tables. It knows no table.

/// The length of the head of a program.
const HEADER: usize = 12;
/// The length of a table's entry in the directory.
const RECORD: usize = 16;

/// A program's tables, by their tags, in the order of its directory.
pub fn tables(program: &[u8]) -> Option<Vec<(&[u8; 4], &[u8])>> {
    let count = usize::from(u16_at(program, 4)?);
    let directory = program.get(HEADER..HEADER + count * RECORD)?;
    directory
        .chunks_exact(RECORD)
        .map(|record| {
            let tag: &[u8; 4] = record.first_chunk()?;
            let start = usize::try_from(u32_at(record, 8)?).ok()?;
            let length = usize::try_from(u32_at(record, 12)?).ok()?;
            Some((tag, program.get(start..start.checked_add(length)?)?))
        })
        .collect()
}

/// A program of this kind with these tables, in their order.
pub fn assemble(kind: [u8; 4], tables: &[(&[u8; 4], &[u8])]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16.checked_shl(power)?;
    let mut program = kind.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        program.extend(number.to_be_bytes());
    }
    let mut start = HEADER + RECORD * tables.len();
    for (tag, bytes) in tables {
        program.extend_from_slice(*tag);
        program.extend(checksum(bytes).to_be_bytes());
        program.extend(u32::try_from(start).ok()?.to_be_bytes());
        program.extend(u32::try_from(bytes.len()).ok()?.to_be_bytes());
        start += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        program.extend_from_slice(bytes);
        program.resize(program.len().next_multiple_of(4), 0);
    }
    Some(program)
}

/// The sum that the directory keeps of a table.
pub fn checksum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(whole)
    });
    words.fold(0, u32::wrapping_add)
}

/// The number of two bytes at a place.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    two.try_into().ok().map(u16::from_be_bytes)
}

/// The number of four bytes at a place.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    four.try_into().ok().map(u32::from_be_bytes)
}
