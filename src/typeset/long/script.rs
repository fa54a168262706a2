//! Which script goes on: characters that belong to several take that of the text before them.

use parley_engine::{Analysis, AnalysisOptions, Analyzer};

/// Bytes that are examined in one step.
const BLOCK: usize = 512;

/// Whether a letter belongs to one script, as far as the common blocks go (Unicode's Scripts.txt).
pub(super) fn has_script(letter: char) -> bool {
    matches!(letter,
        'a'..='z' | 'A'..='Z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3FF}'
        | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}'
        | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}'
        | '\u{671}'..='\u{6D3}' | '\u{750}'..='\u{77F}' | '\u{904}'..='\u{939}'
        | '\u{1E00}'..='\u{1EFF}' | '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// A character of the script that goes on at the byte `at`: the last before it from `least` on that
/// belongs to one script, else the first behind it. `None` if none is needed or there is none.
pub(super) fn script_before(text: &str, least: usize, at: usize) -> Option<char> {
    let mut scripts = Scripts::new();
    let next = text[at..].chars().next()?;
    if has_script(next) || scripts.own(next.encode_utf8(&mut [0; 4]))[0] {
        return None;
    }
    let floor = |at| crate::arabic::grapheme_floor(text, at);
    let mut end = at;
    while end > least {
        let start = floor(end.saturating_sub(BLOCK)).max(least);
        if let Some(found) = scripts.last(&text[start..end]) {
            return Some(found);
        }
        end = start;
    }
    let mut start = at;
    while start < text.len() {
        let end = floor(start.saturating_add(BLOCK));
        let end = if end > start { end } else { text.len() };
        if let Some(found) = scripts.first(&text[start..end]) {
            return Some(found);
        }
        start = end;
    }
    None
}

/// The scripts of characters, by the analysis that the shaper uses.
struct Scripts {
    analyzer: Analyzer,
    analysis: Analysis,
}

impl Scripts {
    fn new() -> Self {
        Self {
            analyzer: Analyzer::new(),
            analysis: Analysis::new(),
        }
    }

    /// For each character of a text, whether it belongs to one script.
    fn own(&mut self, text: &str) -> Vec<bool> {
        // In front of it: what belongs to many scripts, to the one before, and to none known.
        const COMMON: &str = " \u{301}\u{378}";
        let known = COMMON.chars().count();
        let text = format!("{COMMON}{text}");
        let options = AnalysisOptions::default();
        self.analyzer.analyze(&text, &options, &mut self.analysis);
        let (shared, rest) = self.analysis.char_info().split_at(known);
        let own = |script| shared.iter().all(|info| info.script != script);
        rest.iter().map(|info| own(info.script)).collect()
    }

    fn last(&mut self, text: &str) -> Option<char> {
        let index = self.own(text).iter().rposition(|own| *own)?;
        text.chars().nth(index)
    }

    fn first(&mut self, text: &str) -> Option<char> {
        let index = self.own(text).iter().position(|own| *own)?;
        text.chars().nth(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_blocks_have_one_script() {
        let letters: String = ('\0'..='\u{FFFF}').filter(|c| has_script(*c)).collect();
        let own = Scripts::new().own(&letters);
        let wrong: Vec<char> = letters
            .chars()
            .zip(own)
            .filter(|(_, own)| !own)
            .map(|(c, _)| c)
            .collect();
        assert_eq!(wrong, [] as [char; 0]);
    }

    #[test]
    fn what_has_no_script_takes_the_one_before_or_else_behind_it() {
        assert_eq!(script_before("bread, 12", 0, 5), Some('d'));
        assert_eq!(script_before("bread, 12", 0, 2), None);
        assert_eq!(script_before("12, خبز", 0, 2), Some('خ'));
        assert_eq!(script_before("12", 0, 0), None);
        let far = format!("س{}", "12 ".repeat(700));
        assert_eq!(script_before(&far, 0, 2000), Some('س'));
        let far = format!("{}س", "12 ".repeat(700));
        assert_eq!(script_before(&far, 0, 30), Some('س'));
    }
}
