//! A package and some of its parts anew in, the package with them out: the
//! packed bytes of all other parts are copied as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The package `bytes` with the parts `anew`, by their names in it; those that
/// it does not have are added at its end.
pub(super) fn rewritten(bytes: &[u8], anew: &BTreeMap<String, Vec<u8>>) -> ZipResult<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut added = anew.clone();
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index)?;
        let Some(part) = added.remove(file.name()) else {
            out.raw_copy_file(file)?;
            continue;
        };
        let method = match file.compression() {
            CompressionMethod::Stored => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = options(method, file.last_modified())
            .unix_permissions(file.unix_mode().unwrap_or(PERMISSIONS));
        out.start_file(file.name(), options)?;
        out.write_all(&part)?;
    }
    for (name, part) in added {
        let options = options(CompressionMethod::Deflated, None).unix_permissions(PERMISSIONS);
        out.start_file(name, options)?;
        out.write_all(&part)?;
    }
    Ok(out.finish()?.into_inner())
}

const PERMISSIONS: u32 = 0o644;

/// The time is that of no clock: the part's own, else zip's zero.
fn options(method: CompressionMethod, time: Option<DateTime>) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(time.unwrap_or_default())
}
