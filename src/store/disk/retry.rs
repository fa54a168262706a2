//! Does something again that fails while another program holds a file.

use std::io;
use std::time::Duration;

/// As Windows numbers its errors.
const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;

/// Does something again, with longer and longer pauses, while its error says that it may go well in a
/// moment: on Windows a virus scanner or a sync tool holds a file for as long as it looks at it.
pub(super) fn retried<T>(
    is_passing: fn(&io::Error) -> bool,
    wait: impl Fn(Duration),
    mut work: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let mut pause = Duration::from_millis(20);
    loop {
        match work() {
            Err(error) if is_passing(&error) && pause < Duration::from_secs(1) => {
                wait(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
}

/// Whether an error says that another program holds the file.
pub(crate) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && is_sharing_violation(error)
}

/// Whether an error says that another program keeps the file from being read. That reading is denied
/// is told at once: it may be so of every file.
pub(super) fn is_held_from_reading(error: &io::Error) -> bool {
    is_held(error) && error.raw_os_error() == Some(SHARING_VIOLATION)
}

/// Whether an error says that the file is held, on whatever system it was made.
fn is_sharing_violation(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(ACCESS_DENIED | SHARING_VIOLATION)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails so many times with an error of the system, then writes. Returns what came of it, how often
    /// it was tried, and the pauses.
    fn held(times: usize, code: i32) -> (io::Result<()>, usize, Vec<u128>) {
        let (mut tried, pauses) = (0, std::cell::RefCell::new(Vec::new()));
        let wait = |pause: Duration| pauses.borrow_mut().push(pause.as_millis());
        let done = retried(is_sharing_violation, wait, || {
            tried += 1;
            if tried > times {
                Ok(())
            } else {
                Err(io::Error::from_raw_os_error(code))
            }
        });
        (done, tried, pauses.into_inner())
    }

    #[test]
    fn what_another_program_holds_is_written_once_it_lets_go() {
        for code in [5, 32] {
            let (done, tried, pauses) = held(3, code);
            assert!(done.is_ok());
            assert_eq!((tried, pauses.as_slice()), (4, [20, 40, 80].as_slice()));
            let (done, tried, pauses) = held(usize::MAX, code);
            assert_eq!(done.unwrap_err().raw_os_error(), Some(code), "it gives up");
            assert_eq!((tried, pauses.iter().sum()), (7, 1260));
        }
        let (done, tried, _) = held(1, 28);
        assert!(done.is_err());
        assert_eq!(tried, 1, "a full disk does not pass");
    }
}
