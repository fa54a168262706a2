"""Compares `hashiya layout --json` with ICU, HarfBuzz and Pango over a folder of text files.

    python3 compare.py HASHIYA FOLDER [--widths 300,560,780] [--size 20.5] [--faces naskh,amiri] [-v]

Prints the numbers of what was compared and what was equal; every difference with -v. The exit code is 1
if there are differences.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import peers

# An advance in pixels may differ by this much.
CLOSE = 1 / 64
# The place of a glyph may: on a line this wide, numbers of 32 bits count in steps of 1/256 pixel.
NEAR = 1 / 16
# So wide that every paragraph is one line.
WIDE = 60_000


def layout(hashiya, file, width, size, face):
    command = [hashiya, "layout", "--text", file, "--json"]
    command += ["--width", str(width), "--size", str(size), "--font", face]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


class Count:
    def __init__(self, verbose):
        self.verbose, self.all, self.equal = verbose, {}, {}

    def add(self, what, same, told):
        self.all[what] = self.all.get(what, 0) + 1
        self.equal[what] = self.equal.get(what, 0) + bool(same)
        if not same and self.verbose:
            print(f"{what}: {told()}")


def compare_glyphs(text, ours, face, fonts, size, count, where):
    """Glyphs of one paragraph on one line."""
    rtl = ours["direction"] == "rtl"
    start = ours["start"]
    theirs = peers.glyphs(text, rtl, fonts)
    theirs = [g for g in theirs if text[g[3]] != "\t"]
    theirs = [(fonts.names[f], i, a * size / fonts.em[f], c, x * size) for f, i, a, c, x in theirs]
    assert len(ours["lines"]) == 1, f"{where} is wider than {WIDE} pixels"
    mine = ours["lines"][0]["glyphs"]
    mine = [(g["font"], g["id"], g["advance"], g["cluster"] - start, g["x"]) for g in mine]
    same = len(mine) == len(theirs)
    # The pages differ in where they begin: the first glyph is put at the same place.
    shift = theirs[0][4] - mine[0][4] if mine and theirs else 0.0
    for a, b in zip(mine, theirs):
        told = lambda: f"{where}: {text[a[3]]!r} {a} is {b}"
        equal = a[:2] == b[:2] and abs(a[2] - b[2]) <= CLOSE and a[3] == b[3]
        count.add(f"{face} glyphs", equal, told)
        # Where tabs end is compared by no peer: each has its own stops.
        if "\t" not in text:
            count.add(f"{face} places of glyphs", abs(a[4] + shift - b[4]) <= NEAR, told)
        same &= equal
    count.add(f"{face} paragraphs of glyphs", same, lambda: f"{where}: {len(mine)}, {len(theirs)}")


def order_of(runs):
    found = []
    for first, end, rtl in runs:
        found.extend(reversed(range(first, end)) if rtl else range(first, end))
    return found


def compare_order(text, ours, face, count, where):
    """The order of what each line shows, from left to right."""
    bidi = peers.Bidi(text, ours["direction"] == "rtl")
    start = ours["start"]
    for line in ours["lines"]:
        mine = []
        for glyph in line["glyphs"]:
            if not mine or mine[-1] != glyph["cluster"] - start:
                mine.append(glyph["cluster"] - start)
        first, end = line["start"] - start, line["end"] - start
        shown = set(mine)
        theirs = [c for c in order_of(bidi.runs(first, end)) if c in shown] if end > first else []
        told = f"{where} {first}..{end}: {text[first:end]!r} {mine} is {theirs}"
        count.add(f"{face} lines in order", mine == theirs, lambda: told)


def compare_breaks(text, ours, face, lines, width, count, where):
    theirs = lines.starts(text, ours["direction"] == "rtl", width)
    mine = [line["start"] - ours["start"] for line in ours["lines"]]
    cut = lambda starts: [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)])]
    told = lambda: f"{where} at {width}:\n  {cut(mine)}\n  {cut(theirs)}"
    count.add(f"{face} paragraphs of lines", mine == theirs, told)
    for start in theirs:
        count.add(f"{face} line starts", start in mine, lambda: f"{where} {start}")


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("hashiya")
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--widths", default="300,560,780")
    ask.add_argument("--size", type=float, default=20.5)
    ask.add_argument("--faces", default="naskh,amiri")
    ask.add_argument("-v", action="store_true", dest="verbose")
    asked = ask.parse_args()
    count = Count(asked.verbose)
    for face in asked.faces.split(","):
        fonts, lines = peers.Fonts(face), peers.Lines(face, asked.size)
        for file in sorted(asked.folder.glob("*.txt")):
            text = file.read_text(encoding="utf-8-sig")
            wide = layout(asked.hashiya, file, WIDE, asked.size, face)["paragraphs"]
            parts = peers.paragraphs(text)
            assert len(parts) == len(wide), f"{file}: {len(parts)} and {len(wide)} paragraphs"
            for number, ((_, part), ours) in enumerate(zip(parts, wide), 1):
                where = f"{file.name}:{number}"
                compare_glyphs(part, ours, face, fonts, asked.size, count, where)
            for width in map(float, asked.widths.split(",")):
                set_to = layout(asked.hashiya, file, width, asked.size, face)["paragraphs"]
                for number, ((_, part), ours) in enumerate(zip(parts, set_to), 1):
                    where = f"{file.name}:{number}"
                    compare_order(part, ours, face, count, where)
                    compare_breaks(part, ours, face, lines, width, count, where)
    for what, all_of_it in count.all.items():
        print(f"{what}: {count.equal[what]} of {all_of_it} equal")
    print(json.dumps(peers.versions()))
    return int(count.all != count.equal)


if __name__ == "__main__":
    sys.exit(main())
