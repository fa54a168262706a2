"""What Pango needs for the same paragraphs: one JSON line on standard output.

    python3 pango.py FONTS PARAGRAPHS WIDTH SIZE

FONTS is the folder of the font files, PARAGRAPHS a UTF-8 file with one paragraph a line, WIDTH
and SIZE are pixels. Needs the introspection data of Pango and its cairo backend (on Debian
python3-gi, gir1.2-pango-1.0 and python3-gi-cairo or gir1.2-freedesktop).

Every paragraph is set five times in five rounds; the figure of a paragraph is the least of its
five, that of the file their sum. What is timed is Pango's own work: text, line breaks, extents.
"""

import json
import os
import sys
import tempfile
import time


def private_fonts(folder):
    """A configuration in which only the given fonts exist: the same faces for both engines."""
    place = tempfile.mkdtemp(prefix="peers-fonts-")
    path = os.path.join(place, "fonts.conf")
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{os.path.abspath(folder)}</dir><cachedir>{place}/cache</cachedir></fontconfig>"
        )
    os.environ["FONTCONFIG_FILE"] = path


def main():
    fonts, paragraphs, width, size = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
    private_fonts(fonts)
    import gi

    gi.require_version("Pango", "1.0")
    gi.require_version("PangoCairo", "1.0")
    from gi.repository import Pango, PangoCairo

    context = PangoCairo.FontMap.new().create_context()
    context.set_base_dir(Pango.Direction.RTL)
    context.set_language(Pango.Language.from_string("ar"))
    context.set_round_glyph_positions(False)
    font = Pango.FontDescription("Noto Naskh Arabic")
    font.set_absolute_size(size * Pango.SCALE)
    with open(paragraphs, encoding="utf-8") as source:
        texts = source.read().split("\n")
    texts = [text for text in texts if text]

    layout = Pango.Layout.new(context)
    layout.set_font_description(font)
    layout.set_width(round(width * Pango.SCALE))
    layout.set_wrap(Pango.WrapMode.WORD_CHAR)
    least = [float("inf")] * len(texts)
    lines = 0
    for _ in range(5):
        lines = 0
        for index, text in enumerate(texts):
            start = time.process_time_ns()
            # The length in bytes is not given: counting them is not Pango's work.
            layout.set_text(text, -1)
            count = layout.get_line_count()
            layout.get_extents()
            least[index] = min(least[index], time.process_time_ns() - start)
            lines += count
    print(
        json.dumps(
            {
                "version": Pango.version_string(),
                "paragraphs": len(texts),
                "lines": lines,
                "family": layout.get_line_readonly(0).runs[0].item.analysis.font.describe().get_family(),
                "milliseconds": sum(least) / 1e6,
            }
        )
    )


main()
