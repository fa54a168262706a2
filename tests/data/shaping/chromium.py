"""Compares `hashiya layout --json` with headless Chromium over a folder of text files.

    python3 chromium.py HASHIYA FOLDER [--widths 300,560,780] [--size 20.5] [--faces naskh,amiri]
                        [--chromium chromium] [-v]

Chromium sets the same paragraphs with the same font files in blocks of the same width, and says where each
word stands (Range.getClientRects). Compared are the line of each word, and on lines that hold the same
words the left and right edge of each. The exit code is 1 if there are differences.
"""

import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent.parent.parent / "fonts"
STACKS = {
    "naskh": ["NotoNaskhArabic-Regular", "Amiri-Regular", "IBMPlexSansArabic-Regular"],
    "amiri": ["Amiri-Regular", "NotoNaskhArabic-Regular", "IBMPlexSansArabic-Regular"],
}
# The edge of a word may differ by this many pixels: Chromium counts in 64ths.
NEAR = 0.1

SCRIPT = """
document.fonts.ready.then(() => {
  const out = [];
  for (const block of document.querySelectorAll('p')) {
    const left = block.getBoundingClientRect().left, node = block.firstChild, words = [];
    const text = node ? node.data : '';
    for (const word of text.matchAll(/[^ \\t\\u00a0]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].map(r => [r.left - left, r.right - left, r.top]);
      words.push([word.index, word.index + word[0].length, boxes]);
    }
    out.push(words);
  }
  const pre = document.createElement('pre');
  pre.id = 'out';
  pre.textContent = JSON.stringify(out);
  document.body.replaceChildren(pre);
});
"""


def layout(hashiya, file, width, size, face):
    command = [hashiya, "layout", "--text", file, "--json"]
    command += ["--width", str(width), "--size", str(size), "--font", face]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def page(parts, directions, width, size, face):
    """The paragraphs as a page that tells where its words are."""
    faces = [
        f"@font-face {{ font-family: f{n}; src: url({(FONTS / name).as_uri()}.ttf) }}"
        for n, name in enumerate(STACKS[face])
    ]
    style = f"""
        body {{ margin: 0; font: {size}px f0, f1, f2; text-rendering: geometricPrecision }}
        p {{ margin: 0; width: {width}px; line-height: 41px; white-space: pre-wrap;
             overflow-wrap: anywhere; tab-size: 8 }}"""
    blocks = [
        f'<p dir="{way}">{html.escape(text)}</p>' for text, way in zip(parts, directions)
    ]
    return (
        f'<!doctype html><html lang="ar"><meta charset="utf-8"><style>{"".join(faces)}{style}</style>'
        f"<body>{''.join(blocks)}<script>{SCRIPT}</script></body></html>"
    )


def asked_of(chromium, content):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "page.html"
        file.write_text(content, encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        command += ["--allow-file-access-from-files", "--virtual-time-budget=20000"]
        command += [f"--user-data-dir={folder}/profile", "--force-device-scale-factor=1"]
        command += ["--font-render-hinting=none", "--disable-font-subpixel-positioning=false"]
        told = subprocess.run([*command, file.as_uri()], check=True, capture_output=True, timeout=300)
    found = re.search(r'<pre id="out">(.*?)</pre>', told.stdout.decode(), re.DOTALL)
    return json.loads(html.unescape(found.group(1)))


def pens(ours, width):
    """For each code point its line, and from where to where its glyphs move the pen: from the start
    side on, since where a glyph stands may be beside the pen."""
    start, rtl = ours["start"], ours["direction"] == "rtl"
    found = {}
    for number, line in enumerate(ours["lines"]):
        pen = width if rtl else 0.0
        for glyph in reversed(line["glyphs"]) if rtl else line["glyphs"]:
            before, pen = pen, pen - glyph["advance"] if rtl else pen + glyph["advance"]
            edges = (number, min(before, pen), max(before, pen))
            found.setdefault(glyph["cluster"] - start, []).append(edges)
    return found


def words_of(text, ours, theirs, width):
    """For each word its characters, its lines here and there, its left and right edge here and there."""
    at, units = {}, 0
    for index, letter in enumerate(text):
        at[units] = index
        units += 2 if ord(letter) > 0xFFFF else 1
    at[units] = len(text)
    places = pens(ours, width)
    tops = sorted({box[2] for _, _, boxes in theirs for box in boxes})
    for begin, end, boxes in theirs:
        first, last = at[begin], at[end]
        mine = [place for point in range(first, last) for place in places.get(point, [])]
        if mine and boxes:
            lines = {place[0] for place in mine}, {tops.index(box[2]) for box in boxes}
            here = min(place[1] for place in mine), max(place[2] for place in mine)
            there = min(box[0] for box in boxes), max(box[1] for box in boxes)
            yield text[first:last], *lines, here, there


def compare(text, ours, theirs, width, count, where):
    words = list(words_of(text, ours, theirs, width))
    torn = set()
    for word, here, there, _, _ in words:
        same = here == there
        count.add("words on their line", same, lambda: f"{where} {word!r}: {here} is {there}")
        if not same or len(here) > 1:
            torn |= here | there
    # Tabs have no glyph, and so no width, in what is printed.
    if "\t" in text:
        return
    for word, line, _, here, there in words:
        if line & torn:
            continue
        far = max(abs(a - b) for a, b in zip(here, there))
        count.far = max(count.far, far)
        told = lambda: f"{where} {word!r}: {here} is {there}"
        count.add("words at their place", far <= NEAR, told)


class Count:
    def __init__(self, verbose):
        self.verbose, self.all, self.equal, self.far = verbose, {}, {}, 0.0

    def add(self, what, same, told):
        self.all[what] = self.all.get(what, 0) + 1
        self.equal[what] = self.equal.get(what, 0) + bool(same)
        if not same and self.verbose:
            print(f"{what}: {told()}")


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("hashiya")
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--widths", default="300,560,780")
    ask.add_argument("--size", type=float, default=20.5)
    ask.add_argument("--faces", default="naskh,amiri")
    ask.add_argument("--chromium", default="chromium")
    ask.add_argument("-v", action="store_true", dest="verbose")
    asked = ask.parse_args()
    same = True
    for face in asked.faces.split(","):
        count = Count(asked.verbose)
        for file in sorted(asked.folder.glob("*.txt")):
            text = file.read_text(encoding="utf-8-sig")
            for width in map(float, asked.widths.split(",")):
                ours = layout(asked.hashiya, file, width, asked.size, face)["paragraphs"]
                points = list(text)
                parts = ["".join(points[one["start"] : one["end"]]) for one in ours]
                ways = [one["direction"] for one in ours]
                theirs = asked_of(asked.chromium, page(parts, ways, width, asked.size, face))
                for number, (part, one, other) in enumerate(zip(parts, ours, theirs), 1):
                    where = f"{face} {file.name}:{number} at {width}"
                    compare(part, one, other, width, count, where)
        for what, all_of_it in count.all.items():
            print(f"{face} {what}: {count.equal[what]} of {all_of_it}")
        print(f"{face} farthest: {count.far:.3f} pixels")
        same &= count.all == count.equal
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
