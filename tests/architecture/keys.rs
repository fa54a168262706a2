//! Keys are named in the tables of shortcuts only, so that they can be given other meanings there.

use super::files_below;
use super::source::paths;
use hashiya::app::shortcut::written;

#[test]
fn no_view_names_a_key() {
    let mut faults = Vec::new();
    let views = ["src/app/view", "src/app/place"].map(files_below);
    for (file, text) in views.iter().flatten() {
        for path in paths(text) {
            let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
            if matches!(names[..], ["Key", ..] | ["egui", "Key", ..]) {
                faults.push(format!(
                    "{file}:{}: matches {}",
                    path.line,
                    names.join("::")
                ));
            }
        }
        for (number, line) in text.lines().enumerate() {
            // A letter alone may be something else.
            let words = written().filter(|keys| keys.chars().count() > 1);
            let named = words
                .map(|keys| format!("\"{keys}\""))
                .find(|keys| line.contains(keys));
            if line.contains(".keys(\"") || named.is_some() {
                faults.push(format!(
                    "{file}:{}: shows a key: {}",
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
