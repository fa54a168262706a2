//! A passage for pasting elsewhere: as plain text, and as HTML that keeps its direction.

use crate::arabic::{CharRange, LetterDirection, Text};

/// A passage to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Its characters.
    pub text: &'a str,
    /// Which way its document runs.
    pub direction: LetterDirection,
    /// Where it is from, in words («title, paragraph 3»); `None` for a bare selection.
    pub source: Option<&'a str>,
}

/// What goes on the clipboard, in both forms at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// For programs that take plain text.
    pub plain: String,
    /// For programs that take formatted text.
    pub html: String,
}

/// Makes both forms of a passage; the source stands on a line of its own after it.
pub fn copy(passage: &Passage) -> Copied {
    let mut plain = passage.text.to_owned();
    if let Some(source) = passage.source {
        plain.push('\n');
        plain.push_str(source);
    }
    let html = html(passage);
    Copied { plain, html }
}

/// The paragraph in which a span begins, as people count: from 1.
pub fn paragraph_number(text: &Text, span: CharRange) -> usize {
    text.paragraph_at(span.start) + 1
}

fn html(passage: &Passage) -> String {
    let direction = match passage.direction {
        LetterDirection::RightToLeft => "rtl",
        LetterDirection::LeftToRight => "ltr",
    };
    let mut html = format!("<div dir=\"{direction}\">");
    // Each paragraph is a block of its own, so that no bidi control acts beyond it.
    for paragraph in passage.text.split('\n') {
        html.push_str(&format!("<p>{}</p>", escaped(paragraph)));
    }
    if let Some(source) = passage.source {
        html.push_str(&format!("<p><cite>{}</cite></p>", escaped(source)));
    }
    html.push_str("</div>");
    html
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
        let copied = copy(&Passage {
            text: "قال: «لا» <b>&\"'\nثم خرج",
            direction: LetterDirection::RightToLeft,
            source: Some("شهادة <1>، الفقرة 3"),
        });
        assert_eq!(
            copied.plain,
            "قال: «لا» <b>&\"'\nثم خرج\nشهادة <1>، الفقرة 3"
        );
        assert_eq!(
            copied.html,
            "<div dir=\"rtl\"><p>قال: «لا» &lt;b&gt;&amp;&quot;&#39;</p><p>ثم خرج</p>\
             <p><cite>شهادة &lt;1&gt;، الفقرة 3</cite></p></div>"
        );
    }

    #[test]
    fn a_selection_is_bare_and_keeps_its_direction() {
        let copied = copy(&Passage {
            text: "He left.",
            direction: LetterDirection::LeftToRight,
            source: None,
        });
        assert_eq!(copied.plain, "He left.");
        assert_eq!(copied.html, "<div dir=\"ltr\"><p>He left.</p></div>");
    }

    #[test]
    fn paragraphs_count_from_one() {
        let text = Text::new("أ\nب\nج");
        assert_eq!(paragraph_number(&text, CharRange::new(2, 3)), 2);
    }
}
