//! A sealed file: as it comes, or its archive alone, sealed here, by the first byte.
#![no_main]

mod folder;

use age::scrypt::Recipient;
use age::secrecy::SecretString;
use hashiya::store::{self, Passphrase, UnsealError};
use std::fs;
use std::ops::ControlFlow;

const WORDS: &str = "p";

/// Seals an archive with the least work there is.
fn sealed(archive: &[u8]) -> Vec<u8> {
    let mut recipient = Recipient::new(SecretString::from(WORDS.to_owned()));
    recipient.set_work_factor(1);
    age::encrypt(&recipient, archive).expect("an age file")
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let (file, root) = (folder::folder().join("p.hashiya"), folder::folder().join("unsealed"));
    let _ = fs::remove_dir_all(&root);
    let written = if which % 8 == 0 { bytes.to_vec() } else { sealed(bytes) };
    fs::write(&file, written).expect("a file");
    let words = Passphrase::new(WORDS.to_owned());
    let done = store::unseal(&file, &root, &words, &mut |_| ControlFlow::Continue(()));
    match done {
        Ok(_) => drop(store::open(&root).map(|opened| opened.project)),
        // The folder is as it was before: not there.
        Err(UnsealError::Folder(error)) => panic!("the folder could be made: {error}"),
        Err(_) => assert!(!root.exists(), "nothing is left of what was refused"),
    }
    let outside = fs::read_dir(folder::folder()).expect("the folder").count();
    assert!(outside <= 2, "nothing is written beside the folder");
});
