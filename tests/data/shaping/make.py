"""Writes what HarfBuzz, ICU and Pango make of the sample project and of mixed.txt: the values of the tests.

    python3 make.py

Writes glyphs-FACE.txt and lines-FACE.txt beside itself, from assets/sample/documents, mixed.txt and
fonts/. The form of the files is told in README.md.
"""

import peers

SAMPLE = peers.HERE.parent.parent.parent / "assets" / "sample" / "documents"
SIZE = 20.5
WIDTHS = [280, 420, 554, 760]


def each_paragraph():
    """File name, number of the paragraph from 1, text, direction."""
    for file in [*sorted(SAMPLE.glob("*.txt")), peers.HERE / "mixed.txt"]:
        text = file.read_text(encoding="utf-8")
        document = peers.document_rtl(text)
        for number, (_, part) in enumerate(peers.paragraphs(text), 1):
            yield file.stem, number, part, peers.paragraph_rtl(part, document)


def way(rtl):
    return "rtl" if rtl else "ltr"


def glyph_line(text, rtl, fonts):
    """Glyphs from left to right; a font's name stands before those that are from it."""
    words, last = [], None
    for font, glyph, advance, holder, _ in peers.glyphs(text, rtl, fonts):
        if text[holder] == "\t":
            continue
        if font != last:
            words.append(fonts.names[font])
            last = font
        words.append(f"{glyph}:{advance}")
    return " ".join(words)


def order_line(text, rtl, starts):
    """A word for each line: its runs from left to right, with a sign for their direction."""
    if not text:
        return "-"
    bidi = peers.Bidi(text, rtl)
    sign = {True: "<", False: ">"}
    words = []
    for start, end in zip(starts, [*starts[1:], len(text)]):
        runs = [f"{first}{sign[left]}{last}" for first, last, left in bidi.runs(start, end)]
        words.append(",".join(runs))
    return " ".join(words)


def write(name, rows):
    with open(peers.HERE / name, "w", encoding="utf-8") as out:
        out.write(f"# Made by make.py with {peers.versions()}\n")
        out.writelines(f"{row}\n" for row in rows)


def main():
    for face in peers.STACKS:
        fonts, lines = peers.Fonts(face), peers.Lines(face, SIZE)
        glyphs, orders = [], []
        for file, number, text, rtl in each_paragraph():
            head = f"{file} {number} {way(rtl)}"
            glyphs.append(f"{head} {glyph_line(text, rtl, fonts)}".rstrip())
            for width in WIDTHS:
                starts = lines.starts(text, rtl, width)
                orders.append(f"{head} {width} {order_line(text, rtl, starts)}")
        write(f"glyphs-{face}.txt", glyphs)
        write(f"lines-{face}.txt", orders)


if __name__ == "__main__":
    main()
