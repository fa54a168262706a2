//! Pictures of dialogs.

use super::window::Desk;
use hashiya::app::state::Dialog;
use hashiya::locale::Language::{Arabic, English};
use hashiya::page::Theme;

#[test]
fn all_for_looking() {
    let Some(out) = std::env::var_os("DIALOG_PICTURES") else {
        return;
    };
    let out = std::path::PathBuf::from(out);
    let only = std::env::var("DIALOG_ONLY").unwrap_or_default();
    for (language, theme) in [(Arabic, Theme::Light), (English, Theme::Dark)] {
        let mut desk = Desk::looking(language, theme, 1.0);
        let tag = desk.tag("Financial hardship").id;
        let document = desk.state().focus.document.clone().unwrap();
        let files = vec![
            desk.folder.path().join("شهادة.txt"),
            desk.folder.path().join("old.txt"),
            desk.folder.path().join("bad.txt"),
            desk.folder.path().join("x.pdf"),
        ];
        let text = "قال إنه فقد الثقة بقيادته بعد أن رأى ما جرى في القرية.\nثم عاد إلى بيته، ونشرت Reuters خبره في 2016.\n\nكان ذلك في آخر الشتاء.";
        std::fs::write(&files[0], text).unwrap();
        std::fs::write(&files[1], encoding_rs::WINDOWS_1256.encode(text).0).unwrap();
        std::fs::write(&files[2], b"a\0b").unwrap();
        std::fs::write(&files[3], b"a").unwrap();
        let all = [
            ("open", Dialog::OpenProject),
            ("new", Dialog::NewProject),
            ("annotator", Dialog::Annotator),
            ("import-empty", Dialog::Import(vec![])),
            ("import", Dialog::Import(files)),
            ("document", Dialog::DocumentDetails(document)),
            ("tag", Dialog::TagDetails(tag.clone())),
            (
                "new-tag",
                Dialog::NewTag {
                    parent: None,
                    apply: true,
                },
            ),
            ("merge", Dialog::MergeTag(tag.clone())),
            ("split", Dialog::SplitTag(tag.clone())),
            ("delete", Dialog::DeleteTag(tag)),
            ("export", Dialog::Export),
            ("findings", Dialog::Findings),
            ("layers", Dialog::Layers),
            ("keys", Dialog::Keys),
        ];
        for (name, dialog) in all {
            if !only.is_empty() && !only.split(',').any(|o| o == name) {
                continue;
            }
            desk.dialog(dialog);
            desk.window.wait(0.2);
            std::thread::sleep(std::time::Duration::from_millis(60));
            desk.window.wait(0.2);
            desk.window
                .painted()
                .save(out.join(format!("{name}-{}.png", language.tag())))
                .unwrap();
        }
    }
}
