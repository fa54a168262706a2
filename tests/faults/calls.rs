//! The system calls of a save, as strace writes them down.

/// One system call of the main thread.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// How many calls of that name the thread had made with it, from 1.
    pub nth: usize,
    /// What was given to it, as strace writes it.
    pub given: String,
    /// What it gave back; -1 for an error.
    pub result: i64,
}

/// Calls that may change the disk, or keep others from it.
const CHANGING: &[&str] = &[
    "write",
    "writev",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "flock",
    "fchmod",
    "fchown",
    "ftruncate",
    "chmod",
    "fchmodat",
    "utimensat",
];

impl Call {
    /// Whether it may change the disk.
    pub fn is_changing(&self) -> bool {
        let opens_to_write = self.name.starts_with("open")
            && ["O_CREAT", "O_TRUNC", "O_TMPFILE"]
                .iter()
                .any(|f| self.given.contains(f));
        CHANGING.contains(&self.name.as_str()) || opens_to_write
    }

    /// The strings that were given to it, which were written as `\x41…` or plainly.
    pub fn strings(&self) -> Vec<Vec<u8>> {
        self.given
            .split('"')
            .skip(1)
            .step_by(2)
            .map(unescape)
            .collect()
    }

    /// The number that was given to it at a place.
    pub fn number(&self, place: usize) -> Option<i64> {
        self.given.split(", ").nth(place)?.trim().parse().ok()
    }
}

/// Bytes as strace writes them; where the name of the desk was taken out, plain letters stand among them.
fn unescape(words: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (place, part) in words.split("\\x").enumerate() {
        let (hex, plain) = match place {
            0 => ("", part),
            _ => part.split_at(2),
        };
        bytes.extend(u8::from_str_radix(hex, 16).ok());
        bytes.extend(plain.bytes());
    }
    bytes
}

/// Reads a log that was written with `-f`. Gives the calls of the first thread from the one on that
/// touches the project to write it.
///
/// # Panics
/// When another thread changes the disk: faults are put into the first one only.
pub fn of_save(log: &str) -> Vec<Call> {
    let first = log.split_whitespace().next().expect("a log with calls");
    let mut calls: Vec<Call> = Vec::new();
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    let mut begun: Option<String> = None;
    for line in log.lines() {
        let Some((thread, words)) = line.split_once(char::is_whitespace) else {
            continue;
        };
        let words = words.trim_start();
        let words = if let Some(words) = words.strip_suffix(" <unfinished ...>") {
            if thread == first {
                begun = Some(words.to_owned());
            }
            continue;
        } else if words.starts_with("<... ") {
            let end = words.split_once(" resumed>").map_or("", |(_, end)| end);
            match begun.take_if(|_| thread == first) {
                Some(begin) => begin + end,
                None => continue,
            }
        } else {
            words.to_owned()
        };
        let Some(mut call) = parse(&words) else {
            continue;
        };
        if thread != first {
            assert!(
                !call.is_changing() || call.name == "write",
                "another thread: {line}"
            );
            continue;
        }
        let count = counts.entry(call.name.clone()).or_default();
        *count += 1;
        call.nth = *count;
        calls.push(call);
    }
    let begins = |c: &Call| {
        let makes = c.name.starts_with("mkdir");
        makes
            || c.strings()
                .iter()
                .any(|s| String::from_utf8_lossy(s).contains(".hashiya-lock"))
    };
    let from = calls.iter().position(begins).expect("the save");
    calls.split_off(from)
}

fn parse(words: &str) -> Option<Call> {
    let (name, rest) = words.split_once('(')?;
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return None;
    }
    let (given, result) = rest.rsplit_once(" = ")?;
    let result = result.split_whitespace().next()?;
    Some(Call {
        name: name.to_owned(),
        nth: 0,
        given: given
            .trim_end()
            .strip_suffix(')')
            .unwrap_or(given)
            .to_owned(),
        // `?` for what did not come back.
        result: result.parse().unwrap_or(-1),
    })
}
