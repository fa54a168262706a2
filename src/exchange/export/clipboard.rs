//! A passage for pasting elsewhere: as plain text, and as HTML that keeps its direction.
//!
//! Where it is from comes in words («title, paragraph 3»); a bare selection has no source.

use crate::arabic::{CharRange, Text, count_letters};

/// The passage, and its source on a line of its own after it.
pub fn plain(text: &str, source: Option<&str>) -> String {
    match source {
        Some(source) => format!("{text}\n{source}"),
        None => text.to_owned(),
    }
}

/// The passage and its source as a piece of HTML. Its direction is that of most letters; with as many of
/// each it runs right to left.
pub fn html(text: &str, source: Option<&str>) -> String {
    let mut html = format!("<div dir=\"{}\">", direction(text));
    // Each paragraph is a block of its own, so that no bidi control acts beyond it.
    for paragraph in text.split('\n') {
        html.push_str(&format!("<p>{}</p>", escaped(paragraph)));
    }
    if let Some(source) = source {
        let direction = direction(source);
        let source = escaped(source);
        html.push_str(&format!("<p dir=\"{direction}\"><cite>{source}</cite></p>"));
    }
    html.push_str("</div>");
    html
}

/// The paragraph in which a span begins, as people count: from 1.
pub fn paragraph_number(text: &Text, span: CharRange) -> usize {
    text.paragraph_at(span.start) + 1
}

fn direction(text: &str) -> &'static str {
    let (rtl, ltr) = count_letters(text);
    if ltr > rtl { "ltr" } else { "rtl" }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_carries_its_source() {
        let text = "قال: «لا» <b>&\"'\nثم خرج";
        let source = Some("شهادة <1>، الفقرة 3");
        assert_eq!(
            plain(text, source),
            "قال: «لا» <b>&\"'\nثم خرج\nشهادة <1>، الفقرة 3"
        );
        assert_eq!(
            html(text, source),
            "<div dir=\"rtl\"><p>قال: «لا» &lt;b&gt;&amp;&quot;&#39;</p><p>ثم خرج</p>\
             <p dir=\"rtl\"><cite>شهادة &lt;1&gt;، الفقرة 3</cite></p></div>"
        );
    }

    #[test]
    fn a_selection_is_bare_and_keeps_its_direction() {
        assert_eq!(plain("He left.", None), "He left.");
        assert_eq!(
            html("He left.", None),
            "<div dir=\"ltr\"><p>He left.</p></div>"
        );
        assert!(html("2016", None).starts_with("<div dir=\"rtl\">"));
    }

    #[test]
    fn paragraphs_count_from_one() {
        let text = Text::new("أ\nب\nج");
        assert_eq!(paragraph_number(&text, CharRange::new(2, 3)), 2);
    }
}
