"""What ICU, HarfBuzz and Pango make of a paragraph. Nothing here asks Hashiya for anything.

Needs the system's Python with PyICU, PyGObject, PangoCairo and pycairo (Debian: python3-icu python3-gi
python3-gi-cairo gir1.2-pango-1.0), and uharfbuzz from PyPI. See README.md beside this file.
"""

import os
import pathlib
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent.parent.parent / "fonts"

# Which files are asked for a letter, in this order.
STACKS = {
    "naskh": ["NotoNaskhArabic-Regular", "Amiri-Regular", "IBMPlexSansArabic-Regular"],
    "amiri": ["Amiri-Regular", "NotoNaskhArabic-Regular", "IBMPlexSansArabic-Regular"],
}
FAMILIES = {
    "naskh": "Noto Naskh Arabic, Amiri, IBM Plex Sans Arabic",
    "amiri": "Amiri, Noto Naskh Arabic, IBM Plex Sans Arabic",
}
# Signs that show nothing, as the program draws them: not at all. Fonts may have a box for them.
INVISIBLE = set(
    [0x00AD, 0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070)]
    + [*range(0xFFF9, 0xFFFC), *range(0x00, 0x20), *range(0x7F, 0xA0)]
)


def private_fontconfig():
    """Lets Pango see the files in fonts/ and no others; before Pango is loaded."""
    folder = tempfile.mkdtemp(prefix="shaping-fonts-")
    for name in STACKS["naskh"]:
        os.symlink(FONTS / f"{name}.ttf", pathlib.Path(folder) / f"{name}.ttf")
    conf = pathlib.Path(folder) / "fonts.conf"
    conf.write_text(
        f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    os.environ["FONTCONFIG_FILE"] = str(conf)


private_fontconfig()

import gi  # noqa: E402

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
import cairo  # noqa: E402
import icu  # noqa: E402
import uharfbuzz as hb  # noqa: E402
from gi.repository import Pango, PangoCairo  # noqa: E402


def versions():
    return {
        "HarfBuzz": hb.version_string(),
        "uharfbuzz": hb.__version__,
        "ICU": icu.ICU_VERSION,
        "Unicode of ICU": icu.UNICODE_VERSION,
        "Pango": Pango.version_string(),
    }


# --- text ----------------------------------------------------------------------------------------


def paragraphs(text):
    """Each paragraph with its first code point; a line end at the end begins no new one."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    if len(found) > 1 and not found[-1][1]:
        found.pop()
    return found


def strong(letter):
    """Whether a letter runs to the right (False) or left (True); None for what is no letter."""
    match icu.Char.charDirection(letter):
        case 0:
            return False
        case 1 | 13:
            return True
    return None


def majority(text):
    ways = [way for way in map(strong, text) if way is not None]
    right = sum(ways)
    return None if 2 * right == len(ways) else 2 * right > len(ways)


def document_rtl(text):
    return majority(text) is not False


def paragraph_rtl(text, document):
    """A paragraph runs against its document only if its first letter and most of them do."""
    first = next((way for way in map(strong, text) if way is not None), None)
    most = majority(text)
    return most if most is not None and first == most else document


def graphemes(text):
    """The code points at which graphemes begin, and the end."""
    walk = icu.BreakIterator.createCharacterInstance(icu.Locale("ar"))
    units = icu.UnicodeString(text)
    walk.setText(units)
    bounds = {0, *walk}
    found, unit = [], 0
    for index, letter in enumerate(text):
        if unit in bounds:
            found.append(index)
        unit += 2 if ord(letter) > 0xFFFF else 1
    return [*found, len(text)]


# --- direction: ICU ------------------------------------------------------------------------------


class Bidi:
    """A paragraph's levels and the order of its lines, in code points."""

    def __init__(self, text, rtl):
        self.text = text
        units, self.points = [], []
        for index, letter in enumerate(text):
            units.append(len(self.points))
            self.points.extend([index] * (2 if ord(letter) > 0xFFFF else 1))
        self.units = [*units, len(self.points)]
        self.points.append(len(text))
        self.bidi = icu.Bidi()
        self.bidi.setPara(icu.UnicodeString(text), 1 if rtl else 0)

    def levels(self):
        """Before rule L1 at line ends; L1 at the paragraph's end is in it."""
        return [self.bidi.getLevelAt(unit) for unit in self.units[:-1]]

    def runs(self, start, end):
        """The runs of a line from left to right: first, end, whether it is from right to left."""
        line = self.bidi.setLine(self.units[start], self.units[end])
        found = []
        for index in range(line.countRuns()):
            at, length, way = line.getVisualRun(index)
            first = self.points[self.units[start] + at]
            last = self.points[self.units[start] + at + length]
            found.append((first, last, way == 1))
        return found


# --- glyphs: HarfBuzz ----------------------------------------------------------------------------


class Fonts:
    def __init__(self, face):
        self.names = STACKS[face]
        self.fonts, self.maps, self.em = [], [], []
        for name in self.names:
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf"))))
            self.fonts.append(font)
            self.maps.append(set(font.face.unicodes))
            self.em.append(font.face.upem)

    def of(self, cluster):
        """The first font that has every character of a grapheme, else the one that has most."""
        # Signs that act on their neighbours are not looked up in fonts.
        shown = [ord(c) for c in cluster if ord(c) not in INVISIBLE] or [ord(c) for c in cluster]
        count = [sum(c in known for c in shown) for known in self.maps]
        return count.index(max(count))


BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”", "‘": "’"}


def scripts(text):
    """UAX #24, 5.1 and 5.2: what has no script takes that of what is before it, a closing bracket
    that of its opening one, and what begins the text that of the first letter with one."""
    own = [icu.Script.getScript(letter).getShortName() for letter in text]
    none = ("Zyyy", "Zinh", "Zzzz")
    current = next((script for script in own if script not in none), "Latn")
    found, open_brackets = [], []
    for letter, script in zip(text, own):
        if script not in none:
            current = script
            found.append(current)
            continue
        taken = current
        if letter in BRACKETS:
            open_brackets.append((BRACKETS[letter], current))
        elif any(close == letter for close, _ in open_brackets):
            while open_brackets:
                close, script_then = open_brackets.pop()
                if close == letter:
                    taken = script_then
                    break
        found.append(taken)
    return found


def glyphs(text, rtl, fonts):
    """The glyphs of a paragraph set on one line, from left to right: font's index, id, advance in
    units of its em, the code point of its grapheme, and how many ems right of the line's left end
    its origin is. Signs that show nothing have none."""
    if not text:
        return []
    bidi = Bidi(text, rtl)
    levels, writing = bidi.levels(), scripts(text)
    bounds = graphemes(text)
    chosen, holder, hidden = [0] * len(text), [0] * len(text), [False] * len(text)
    for start, end in zip(bounds, bounds[1:]):
        font = fonts.of(text[start:end])
        nothing = all(ord(c) in INVISIBLE for c in text[start:end])
        for index in range(start, end):
            chosen[index], holder[index], hidden[index] = font, start, nothing
    codes = [ord(letter) for letter in text]
    found, pen = [], 0.0
    for first, last, _ in bidi.runs(0, len(text)):
        pieces, start = [], first
        for index in range(first + 1, last + 1):
            same = index < last and all(
                per[index] == per[start] for per in (levels, writing, chosen)
            )
            if not same:
                pieces.append((start, index))
                start = index
        if levels[first] % 2:
            pieces.reverse()
        for start, end in pieces:
            buffer = hb.Buffer()
            buffer.add_codepoints(codes, start, end - start)
            buffer.direction = "rtl" if levels[start] % 2 else "ltr"
            buffer.script = writing[start]
            buffer.language = "ar"
            font = chosen[start]
            hb.shape(fonts.fonts[font], buffer)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions):
                if hidden[info.cluster]:
                    continue
                x = pen + place.x_offset / fonts.em[font]
                found.append((font, info.codepoint, place.x_advance, holder[info.cluster], x))
                pen += place.x_advance / fonts.em[font]
    return found


# --- lines: Pango --------------------------------------------------------------------------------


class Lines:
    """Breaks paragraphs as Pango does, with lengths that are not rounded to pixels."""

    def __init__(self, face, size):
        self.context = PangoCairo.FontMap.get_default().create_context()
        options = cairo.FontOptions()
        options.set_hint_style(cairo.HINT_STYLE_NONE)
        options.set_hint_metrics(cairo.HINT_METRICS_OFF)
        PangoCairo.context_set_font_options(self.context, options)
        PangoCairo.context_set_resolution(self.context, 72)
        self.context.set_round_glyph_positions(False)
        self.context.set_language(Pango.Language.from_string("ar"))
        font = Pango.FontDescription.from_string(FAMILIES[face])
        font.set_absolute_size(size * Pango.SCALE)
        self.context.set_font_description(font)

    def starts(self, text, rtl, width):
        """The code points at which lines begin."""
        if not text:
            return [0]
        way = Pango.Direction.RTL if rtl else Pango.Direction.LTR
        self.context.set_base_dir(way)
        layout = Pango.Layout.new(self.context)
        layout.set_auto_dir(False)
        layout.set_wrap(Pango.WrapMode.WORD_CHAR)
        layout.set_width(round(width * Pango.SCALE))
        layout.set_text(text, -1)
        found, line = [], layout.get_iter()
        while True:
            found.append(line.get_line_readonly().start_index)
            if not line.next_line():
                break
        at = {}
        byte = 0
        for index, letter in enumerate(text):
            at[byte] = index
            byte += len(letter.encode())
        at[byte] = len(text)
        return [at[start] for start in found]
