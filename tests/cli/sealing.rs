//! A project as one encrypted file, on the command line.

use super::*;

/// Runs a subcommand with a passphrase on standard input.
fn with_input(desk: &Desk, arguments: &[&str], input: &str) -> Ran {
    use std::io::Write as _;
    let mut command = desk.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    ran(child.wait_with_output().unwrap())
}

#[test]
fn a_project_is_sealed_and_unsealed_with_a_passphrase_from_a_file() {
    let (desk, _) = Desk::with_document();
    desk.tag("defeat", "سلمى", "Amman في 2016");
    desk.file("words", "نخلة تكتب مساء\n".as_bytes());
    desk.file("p/pseudonyms.ron", b"x");
    let seal = ["seal", "p", "--to", "p.hashiya", "--passphrase-file"];
    let asked = desk.run(&seal[..4]);
    asked.refused(2, "--passphrase-file");
    assert!(!desk.path("p.hashiya").exists());
    let done = desk.run(&[seal.as_slice(), &["words"]].concat());
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("pseudonyms.ron"), "{}", done.err);
    let unseal = ["unseal", "p.hashiya", "--to", "q", "--passphrase-file", "-"];
    with_input(&desk, &unseal, "another").refused(1, "does not open p.hashiya");
    assert!(!desk.path("q").exists());
    with_input(&desk, &unseal, "نخلة تكتب مساء").done();
    desk.run(&["check", "q"]).done();
    let excerpts = |project: &str| desk.run(&["list", project, "annotations", "--json"]).done();
    assert_eq!(excerpts("p"), excerpts("q"));
    with_input(&desk, &unseal, "نخلة تكتب مساء").refused(1, "is not empty");
    let bytes = fs::read(desk.path("p.hashiya")).unwrap();
    desk.file("p.hashiya", &bytes[..bytes.len() - 9]);
    let again = [
        "unseal",
        "p.hashiya",
        "--to",
        "r",
        "--passphrase-file",
        "words",
    ];
    desk.run(&again).refused(1, "damaged or cut short");
    let arabic = desk.run_in_arabic(&again);
    assert!(arabic.err.contains("تالف أو مقطوع"), "{}", arabic.err);
    assert!(!desk.path("r").exists());
}
