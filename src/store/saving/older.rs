//! Keeps a file of an older schema as it is before it is written anew.
//!
//! The old bytes go to the folder that is not read, under the file's own name, so that withdrawing a
//! document takes them away too. Git is told to leave that folder alone: it has the old file anyway.

use crate::store::disk::bytes;
use crate::store::disk::kept::begin_kept;
use crate::store::disk::layout;
use crate::store::disk::write::write;
use crate::store::format::read::oldest_schema;
use crate::store::save_error::SaveError;
use std::path::Path;

/// Keeps a file as it is, if it is of an older schema, before it is written anew.
///
/// # Errors
/// When it cannot be kept; then it must not be written.
pub(crate) fn keep(root: &Path, file: &str) -> Result<(), SaveError> {
    let read = |file: &str| bytes::read(root, file).map_err(|unread| unread.save_error(file));
    let Some(bytes) = read(file)? else {
        return Ok(());
    };
    let Some(schema) = oldest_schema(&bytes) else {
        return Ok(());
    };
    begin_kept(root)?;
    let name = format!("{}/{file}.schema-{schema}", layout::KEPT);
    let others = (2..1000).map(|number| format!("{name}.{number}"));
    for kept in std::iter::once(name.clone()).chain(others) {
        match read(&kept)? {
            Some(found) if found == bytes => return Ok(()),
            Some(_) => {}
            None => return write(root, &kept, &bytes),
        }
    }
    Err(SaveError::Blocked {
        file: file.to_owned(),
    })
}
