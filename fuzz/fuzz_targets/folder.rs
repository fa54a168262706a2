//! A folder of this process's own, in memory where the system has such.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder that goes with the machine's memory, where there is one.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = base.join(format!("hashiya-fuzz-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder to work in");
        folder
    })
}
