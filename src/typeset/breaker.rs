//! Breaks a shaped text into lines, each as full as it goes.

use std::ops::Range;

use parley_engine::shape::{ShapedCluster, Whitespace};

use super::shaping::Shaping;

/// Breaks one text from its first line to its last. A place in it is a count of clusters.
pub(super) struct LineBreaker<'a> {
    shaping: &'a Shaping,
    clusters: &'a [ShapedCluster],
    at: usize,
    done: bool,
}

/// What cannot be parted: whole clusters and whole graphemes.
struct Atom {
    end: usize,
    whitespace: Whitespace,
    width: f32,
}

impl<'a> LineBreaker<'a> {
    /// Begins at a place of a shaped text.
    pub fn new(shaping: &'a Shaping, at: usize) -> Self {
        Self {
            shaping,
            clusters: shaping.text().shaped_clusters(),
            at,
            done: false,
        }
    }

    /// The end of the next line, which is at most `most` pixels wide, except white space at its
    /// end; `None` behind the last one. A word wider than that breaks between atoms.
    pub fn next(&mut self, most: f32) -> Option<usize> {
        if self.done {
            return None;
        }
        let (mut at, mut x) = (self.at, 0.0_f32);
        let (mut good, mut poor) = (None, None);
        let (mut run_end, mut gap) = (0, 0.0);
        while at < self.clusters.len() {
            if at >= run_end {
                (run_end, gap) = self.run(at);
            }
            let atom = self.atom(at, gap);
            if atom.whitespace == Whitespace::Newline {
                return self.line_to(atom.end);
            }
            // A line that has no width yet has nothing to keep.
            if x != 0.0 {
                let place = if self.clusters[at].is_soft_wrap_opportunity_before() {
                    &mut good
                } else {
                    &mut poor
                };
                *place = Some(at);
            }
            let wider = x + atom.width;
            let held = at..atom.end;
            let fits = wider <= most
                || self
                    .hanging(held, gap)
                    .is_none_or(|white| wider - white <= most);
            if !fits && let Some(end) = good.or(poor) {
                return self.line_to(end);
            }
            (at, x) = (atom.end, wider);
        }
        self.done = true;
        self.line_to(at)
    }

    /// The end of a line of `characters` code points, or a few more where an atom has more.
    pub fn next_of(&mut self, characters: u32) -> Option<usize> {
        if self.done {
            return None;
        }
        let (mut at, mut count) = (self.at, 0);
        while at < self.clusters.len() {
            let end = self.atom(at, 0.0).end;
            let held = self.clusters[at..end].iter();
            count += held.map(|cluster| cluster.char_len()).sum::<u32>();
            at = end;
            if count >= characters {
                break;
            }
        }
        self.done = at == self.clusters.len();
        self.line_to(at)
    }

    fn line_to(&mut self, end: usize) -> Option<usize> {
        self.at = end;
        Some(end)
    }

    /// The end of the run that holds a cluster, and what its atoms are wider than their glyphs.
    fn run(&self, at: usize) -> (usize, f32) {
        let run = self.shaping.run_at(at);
        let end = self.shaping.text().runs()[run].shaped_clusters_range.end;
        (end as usize, self.shaping.gap(run))
    }

    /// How much of an atom is white space at its end; `None` for all of it.
    fn hanging(&self, atom: Range<usize>, gap: f32) -> Option<f32> {
        let held = &self.clusters[atom.clone()];
        let white = held.iter().rev().take_while(|one| self.is_white(one));
        let (count, width) = white.fold((0, 0.0_f32), |(count, width), one| {
            (count + 1, width + one.advance)
        });
        if count == held.len() {
            return None;
        }
        let run = &self.shaping.text().runs()[self.shaping.run_at(atom.start)];
        let behind = count > 0 && !run.bidi_level.is_rtl();
        Some(if behind { width + gap } else { width })
    }

    fn is_white(&self, cluster: &ShapedCluster) -> bool {
        use Whitespace::{IdeographicSpace, Newline, Space, Tab};
        let range = cluster.chars_range();
        let held = &self.shaping.text().characters()[range.start as usize..range.end as usize];
        held.iter()
            .all(|one| matches!(one.whitespace, Newline | Space | IdeographicSpace | Tab))
    }

    fn atom(&self, at: usize, gap: f32) -> Atom {
        let first = &self.clusters[at];
        let (mut end, mut width) = (at + 1, first.advance);
        while let Some(next) = self.clusters.get(end)
            && !next.is_grapheme_start()
        {
            width += next.advance;
            end += 1;
        }
        Atom {
            end,
            whitespace: first.whitespace(),
            width: width + gap,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::breaks::Breaks;
    use super::super::direction::Direction;
    use super::super::face::{Face, Style, Weight};
    use super::super::plan::Piece;
    use super::super::shaping::Manner;
    use super::super::stack::Stacks;
    use super::*;

    const STYLE: Style = Style {
        face: Face::Naskh,
        weight: Weight::Regular,
        size: 20.0,
        line_height: 40.0,
    };

    fn shaped(text: &str) -> Shaping {
        let manner = Manner {
            direction: Direction::Rtl,
            size: STYLE.size,
            breaks: Breaks::Words,
        };
        let mut shaping = Shaping::default();
        let mut stacks = Stacks::new(false);
        let pieces = [(0, Piece::default())];
        shaping.shape(text, &pieces, &manner, stacks.selector(&STYLE));
        shaping
    }

    /// The lines of a text that are at most so wide.
    fn lines(text: &str, most: f32) -> Vec<&str> {
        let shaping = shaped(text);
        let mut breaker = LineBreaker::new(&shaping, 0);
        let mut start = 0;
        let line = || {
            let end = shaping.byte_before(breaker.next(most)?);
            Some(&text[std::mem::replace(&mut start, end)..end])
        };
        std::iter::from_fn(line).collect()
    }

    #[test]
    fn white_space_at_a_lines_end_hangs() {
        let most = shaped("خرجوا من").width() + 0.5;
        assert_eq!(lines("خرجوا من   القرية", most), ["خرجوا من   ", "القرية"]);
        assert_eq!(lines("خرجوا من   ", most), ["خرجوا من   "]);
        let less = most - 1.0;
        assert_eq!(lines("خرجوا من القرية", less)[0], "خرجوا ");
    }

    #[test]
    fn a_line_end_ends_a_line_and_begins_an_empty_one() {
        assert_eq!(lines("نعم\nلا\r\n", 500.0), ["نعم\n", "لا\r\n", ""]);
    }

    #[test]
    fn a_word_wider_than_the_line_breaks_between_letters() {
        let cut = lines("ووووو", shaped("وو").width() + 0.5);
        assert_eq!(cut, ["وو", "وو", "و"]);
        assert_eq!(lines("وو", 0.1), ["و", "و"], "a line holds one at least");
    }

    #[test]
    fn a_line_of_so_many_characters_holds_whole_graphemes() {
        let text = "كتاباً جديد";
        let shaping = shaped(text);
        let mut breaker = LineBreaker::new(&shaping, 0);
        let end = breaker.next_of(5).map(|at| shaping.byte_before(at));
        assert_eq!(end, Some("كتاباً".len()), "the mark stays with its letter");
        assert_eq!(
            breaker.next(500.0),
            Some(shaping.text().shaped_clusters().len())
        );
        assert_eq!(breaker.next(500.0), None);
    }

    proptest! {
        #[test]
        fn a_line_holds_what_fits_and_no_less(words in "(و{1,9} ){1,30}", most in 20.0_f32..200.0) {
            let text = words.trim_end();
            let width = |text: &str| shaped(text).width();
            let lines = lines(text, most);
            prop_assert_eq!(lines.concat(), text);
            for pair in lines.windows(2) {
                let line = pair[0].trim_end();
                prop_assert!(width(line) <= most + 0.01 || line.chars().count() == 1);
                let whole = pair[0].ends_with(' ');
                let next = pair[1].split(' ').next().unwrap();
                let longer = format!("{}{}", pair[0], if whole { next } else { "و" });
                prop_assert!(width(&longer) > most - 0.01, "{:?}", pair);
            }
        }
    }
}
