//! Which font shows a letter: the faces of a style in their order, then what else there is.

use fontique::{
    Attributes, Blob, Collection, CollectionOptions, FallbackKey, FamilyId, FontInfoOverride,
    FontWeight, GenericFamily, Query, QueryFamily, QueryFont, QueryStatus, Script, SourceCache,
};
use parley_engine::itemize::Segment;
use parley_engine::shape::{CharCluster, Coverage};
use parley_engine::{
    AnalysisDataSources, FontInstance, FontInstanceRef, FontMetrics, FontSelector, ShapeOptions,
};
use std::sync::Arc;

use super::face::{EMBEDDED, Face, Style, Weight};

/// Limit of the code points that are looked up in a table; the few above are searched for.
const LOOKED_UP: u32 = 0x0700;

/// Fonts by the styles that were asked for.
#[derive(Clone)]
pub(super) struct Stacks {
    collection: Collection,
    cache: SourceCache,
    known: Vec<FontStack>,
}

/// The fonts of one style.
#[derive(Clone)]
struct FontStack {
    style: (Face, Weight),
    families: Vec<FamilyId>,
    /// In the order they are asked.
    fonts: Vec<QueryFont>,
    /// Whether the first font has each character below [`LOOKED_UP`].
    covered: Vec<bool>,
}

impl Stacks {
    /// The built-in faces, and the system's fonts if it is asked for them.
    pub fn new(system_fonts: bool) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts,
        });
        for font in &EMBEDDED {
            collection.register_fonts(
                Blob::new(Arc::new(font.data)),
                Some(FontInfoOverride {
                    family_name: Some(font.face.family()),
                    weight: Some(FontWeight::new(font.weight)),
                    ..FontInfoOverride::default()
                }),
            );
        }
        // Asked with the language of Arabic, the answer for Latin letters is never kept, and the
        // system is asked again at each of their runs; asked without one, it is.
        let latin = FallbackKey::new(Script::from_bytes(*b"Latn"), None);
        collection.fallback_families(latin).for_each(drop);
        Self {
            collection,
            cache: SourceCache::new_shared(),
            known: Vec::new(),
        }
    }

    /// What chooses fonts for a style.
    pub fn selector(&mut self, style: &Style) -> Selector<'_> {
        let index = self.find(style);
        Selector {
            stack: &self.known[index],
            query: self.collection.query(&mut self.cache),
            searched: None,
        }
    }

    /// The ascent and descent of a style's first font, pixels.
    pub fn extent(&mut self, style: &Style) -> (f32, f32) {
        let index = self.find(style);
        let metrics = self.known[index].fonts.first().and_then(|font| {
            let instance = FontInstance::from(instance(font));
            FontMetrics::from_font_instance(&instance, style.size, &[])
        });
        metrics.map_or((style.size, 0.0), |metrics| {
            (metrics.ascent, metrics.descent)
        })
    }

    fn find(&mut self, style: &Style) -> usize {
        let wanted = (style.face, style.weight);
        let known = self.known.iter().position(|stack| stack.style == wanted);
        known.unwrap_or_else(|| {
            let stack = FontStack::new(wanted, &mut self.collection, &mut self.cache);
            self.known.push(stack);
            self.known.len() - 1
        })
    }
}

impl FontStack {
    fn new(style: (Face, Weight), collection: &mut Collection, cache: &mut SourceCache) -> Self {
        let faces = style.0.stack().iter();
        let families: Vec<FamilyId> = faces
            .filter_map(|face| collection.family_id(face.family()))
            .collect();
        let mut fonts: Vec<QueryFont> = Vec::new();
        let mut query = collection.query(cache);
        query.set_families(families.iter().copied());
        query.set_attributes(attributes(style.1));
        query.matches_with(|font| {
            fonts.push(font.clone());
            QueryStatus::Continue
        });
        drop(query);
        let charmap = fonts.first().and_then(QueryFont::charmap);
        let has = |letter: u32| {
            let glyph = charmap.as_ref().and_then(|charmap| charmap.map(letter));
            glyph.is_some_and(|glyph| glyph != 0)
        };
        let covered = (0..LOOKED_UP).map(has).collect();
        Self {
            style,
            families,
            fonts,
            covered,
        }
    }

    /// The first font that has all of a cluster.
    fn covering(&self, cluster: &mut CharCluster) -> Option<&QueryFont> {
        let mut letters = cluster.chars().iter();
        if letters.all(|one| self.covered.get(one.ch as usize) == Some(&true)) {
            return self.fonts.first();
        }
        let mut fonts = self.fonts.iter();
        fonts.find(|font| coverage(font, cluster).is_some_and(Coverage::is_complete))
    }
}

fn attributes(weight: Weight) -> Attributes {
    Attributes {
        weight: weight.value(),
        ..Attributes::default()
    }
}

/// How much of a cluster a font has; `None` for one that maps no letters.
fn coverage(font: &QueryFont, cluster: &mut CharCluster) -> Option<Coverage> {
    let charmap = font.charmap()?;
    let has = |letter: char| charmap.map(letter).is_some_and(|glyph| glyph != 0);
    Some(cluster.calculate_coverage(has, &AnalysisDataSources::new()))
}

fn instance(font: &QueryFont) -> FontInstanceRef<'_> {
    FontInstanceRef {
        data: &font.blob,
        index: font.index,
        synthesis: &font.synthesis,
    }
}

/// Chooses the fonts of one text.
pub(super) struct Selector<'a> {
    stack: &'a FontStack,
    query: Query<'a>,
    /// Whether the query is set for emoji; none before it was asked.
    searched: Option<bool>,
}

impl FontSelector for Selector<'_> {
    fn select_font(
        &mut self,
        segment: &Segment,
        options: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        if let Some(font) = self.stack.covering(cluster) {
            return Some(instance(font));
        }
        let key = FallbackKey::new(segment.script, options.language.as_ref());
        self.search(key, cluster).map(instance)
    }
}

impl Selector<'_> {
    /// The font that has the most of a cluster; the style's first if none has any of it.
    fn search(&mut self, key: FallbackKey, cluster: &mut CharCluster) -> Option<&QueryFont> {
        let emoji = cluster.is_emoji();
        if self.searched != Some(emoji) {
            let families = self.stack.families.iter().copied().map(QueryFamily::Id);
            let pictures = emoji.then_some(QueryFamily::Generic(GenericFamily::Emoji));
            self.query.set_families(families.chain(pictures));
            self.query.set_attributes(attributes(self.stack.style.1));
            self.searched = Some(emoji);
        }
        self.query.set_fallbacks(key);
        let (mut best, mut most) = (None, Coverage::NONE);
        self.query.matches_with(|font| {
            let Some(found) = coverage(font, cluster) else {
                return QueryStatus::Continue;
            };
            if best.is_none() || found > most {
                best = Some(font);
            }
            if found > most {
                most = found;
            }
            if found.is_complete() {
                QueryStatus::Stop
            } else {
                QueryStatus::Continue
            }
        });
        best
    }
}

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider as _;

    use super::super::direction::Direction;
    use super::super::engine::{Engine, Fallback};
    use super::*;

    /// The file of the font that sets a letter, and that of the first face that has it.
    fn fonts(engine: &mut Engine, face: Face, letters: &str) -> (String, Option<&'static str>) {
        let style = Style {
            face,
            weight: Weight::Regular,
            size: 20.0,
            line_height: 40.0,
        };
        let set = engine.paragraph(letters, &style, None, Direction::Rtl);
        let found = engine
            .font(set.lines[0].glyphs[0].font)
            .unwrap()
            .file_name();
        let mut files = face.stack().iter().map(|face| {
            let mut regular = EMBEDDED.iter().filter(|font| font.face == *face);
            regular.next().unwrap()
        });
        let has = |data: &'static [u8], letter: char| {
            let glyph = skrifa::FontRef::new(data).unwrap().charmap().map(letter);
            glyph.is_some_and(|glyph| glyph.to_u32() != 0)
        };
        let first = files.find(|font| letters.chars().all(|letter| has(font.data, letter)));
        (found, first.map(|font| font.name))
    }

    #[test]
    fn a_letter_is_of_the_first_face_that_has_it() {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut met = std::collections::BTreeSet::new();
        for face in [Face::Naskh, Face::Amiri, Face::Interface, Face::Icons] {
            let arabic = ('\u{620}'..='\u{64A}').chain('\u{660}'..='\u{6D3}');
            for letter in ('!'..='~').chain(arabic) {
                let (found, first) = fonts(&mut engine, face, &letter.to_string());
                if let Some(first) = first {
                    assert_eq!(found, first, "{letter:?} in {face:?}");
                    met.insert((face, found));
                }
            }
        }
        assert!(met.len() > 4, "some are of other faces: {met:?}");
    }

    #[test]
    fn marks_stay_with_their_letters_font() {
        let mut engine = Engine::new(Fallback::BundledOnly);
        for letters in ["b\u{301}", "ب\u{64e}", "ب\u{6e5}", "ب\u{8d1}"] {
            let (found, first) = fonts(&mut engine, Face::Naskh, letters);
            assert_eq!(Some(&*found), first, "{letters:?}");
        }
    }
}
