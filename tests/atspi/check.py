#!/usr/bin/python3
"""Reads the window with a real AT-SPI client and compares what it is told with the documents.

See README.md beside this file. Exit status: 0 all equal, 1 something differs, 2 cannot be run here.
"""
import argparse, os, re, shutil, subprocess, sys, unicodedata
ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
ap.add_argument("--binary", default="target/debug/hashiya")
ap.add_argument("--lang", default="ar", choices=["ar", "en"])
ap.add_argument("--places", type=int, default=100, help="so many carets and selections are set in a document")
ap.add_argument("--documents", type=int, default=99, help="at most so many documents")
ap.add_argument("--fields", action="store_true", help="also type into fields (needs annotations)")
ap.add_argument("--log", help="a file for what the window says of itself")
ap.add_argument("--screen", default="1280x800")
ap.add_argument("project", nargs="?", help="a project folder, which is copied; else the sample project")
args = ap.parse_args()

import screen
from screen import Atspi, children, home, key, settle, wait_for, walk, xdotool


def window():
    return screen.window_of(program)


def find(role, name=None):
    return next((n for n in walk(window()) if n.get_role_name() == role and name in (None, n.get_name())), None)


tallies, faults = {}, []


def compare(what, expected, got, where=""):
    total, equal = tallies.get(what, (0, 0))
    tallies[what] = (total + 1, equal + (expected == got))
    if expected != got:
        short = lambda value: value if len(value) < 200 else value[:90] + " … " + value[-90:]
        faults.append(f"{what}{where}: expected {short(repr(expected))}, got {short(repr(got))}")


def content(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def extents(node, offset):
    r = Atspi.Text.get_character_extents(node, offset, Atspi.CoordType.WINDOW)
    return r.x, r.y, r.width, r.height


def boundaries(text):
    """Where a character begins: not before a mark that stands on another."""
    return [i for i, c in enumerate(text) if i == 0 or unicodedata.category(c) not in ("Mn", "Me", "Cf")]


LETTERS = "[\\w\u0640\u0610-\u061a\u064b-\u065f\u0670]+"
# A dot between letters or digits does not end a word: «ح.م», 62.5.
WORD = re.compile(f"{LETTERS}(?:[.'\u2019]{LETTERS})*")


def is_arabic(c):
    return unicodedata.bidirectional(c) == "AL"


def check_words(node, text, step):
    for found in list(WORD.finditer(text))[::step]:
        got = Atspi.Text.get_string_at_offset(node, found.start(), Atspi.TextGranularity.WORD)
        compare("words", found.group(), got.content[:len(found.group())], f" at {found.start()}")


def check_paragraphs(node, text, step):
    starts = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]
    for start in starts[::step]:
        if start < len(text):
            end = text.find("\n", start)
            got = Atspi.Text.get_string_at_offset(node, start, Atspi.TextGranularity.PARAGRAPH)
            compare("paragraphs", text[start:end + 1 if end >= 0 else len(text)], got.content, f" at {start}")


def check_caret(node, text, step):
    places = boundaries(text)
    for at in places[::step]:
        Atspi.Text.set_caret_offset(node, at)
        wait_for(lambda: settle(0.01) or Atspi.Text.get_caret_offset(node) == at, 1.0)
        compare("caret", at, Atspi.Text.get_caret_offset(node), " set")


def check_extents(node, text, step):
    """Every letter in view is inside the page, and Arabic letters of a line stand from right to left."""
    page = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    before = None
    for at in boundaries(text)[::step]:
        x, y, width, height = extents(node, at)
        if height <= 0 or y + height < page.y or y > page.y + page.height or text[at] == "\n":
            before = None
            continue
        inside = page.x <= x and x + width <= page.x + page.width
        compare("extents inside the page", True, inside, f" at {at} {text[at]!r} {(x, y, width, height)}")
        if not is_arabic(text[at]):
            before = None
            continue
        if before and before[1] == y:
            # Extents are whole pixels: neighbours may overlap by one.
            compare("extents in order", True, x + width <= before[0] + 1, f" at {at} {text[at]!r}")
        before = (x, y)


def check_keys(node, text):
    """Arrows move the caret, Shift extends the selection, and the client is told."""
    key("ctrl+Home")
    compare("caret", 0, Atspi.Text.get_caret_offset(node), " after Ctrl+Home")
    places = boundaries(text)
    onward = "Left" if next((is_arabic(c) for c in text if c.isalpha()), True) else "Right"
    same = re.match("[^\n0-9A-Za-z\u0660-\u0669]*", text).group() if onward == "Left" else ""
    for at in [p for p in places[1:16] if p < len(same)]:
        key(onward)
        compare("caret", at, Atspi.Text.get_caret_offset(node), f" after {onward}")
    key("ctrl+Home")
    for at in [p for p in places[1:9] if p < len(same)]:
        key(f"shift+{onward}")
        chosen = Atspi.Text.get_selection(node, 0)
        compare("selection", (0, at), (chosen.start_offset, chosen.end_offset), f" after Shift+{onward}")
    key("shift+Down")
    chosen = Atspi.Text.get_selection(node, 0)
    compare("selection", (0, Atspi.Text.get_caret_offset(node)), (chosen.start_offset, chosen.end_offset), " after Shift+Down")
    key("Escape")


def check_selection(node, text, step):
    places = boundaries(text)
    for at, to in list(zip(places, places[7:]))[::step * 5]:
        Atspi.Text.set_selection(node, 0, at, to)

        def chosen():
            settle(0.01)
            r = Atspi.Text.get_selection(node, 0)
            return (r.start_offset, r.end_offset)
        wait_for(lambda: chosen() == (at, to), 1.0)
        compare("selection", (at, to), chosen(), " set")


def check_names():
    for node in walk(window()):
        states, interfaces = node.get_state_set(), node.get_interfaces()
        if "Action" in interfaces or states.contains(Atspi.StateType.FOCUSABLE):
            compare("names", True, bool(node.get_name().strip()), f" of a {node.get_role_name()}")
            plain = not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", node.get_name())
            compare("names without direction marks", True, plain, f" {node.get_name()!r}")


def check_document(texts):
    node = find("document frame")
    Atspi.Component.grab_focus(node)
    settle()
    told = content(node)
    text = next((t for t in texts if t == told), None)
    if text is None and node.get_description():
        # A long one: a part of it is told.
        text = told if any(told in t for t in texts) else None
        compare("content (a part of a long document)", True, text is not None)
    else:
        near = max(texts, key=lambda t: len(os.path.commonprefix([t, told])))
        compare("content", near, told, f" of {node.get_name()!r}")
    if text is None:
        return
    # Of the part of a very long one not every word is looked at.
    step = 1 if text in texts else 20
    check_extents(node, text, 1)
    check_words(node, text, step)
    check_paragraphs(node, text, step)
    if text in texts:
        check_keys(node, text)
    step = max(1, len(boundaries(text)) // args.places)
    check_selection(node, text, step)
    check_caret(node, text, step)


def check_field(node, text, name):
    compare("field content", text, content(node), f" of {name}")
    compare("field caret", len(text), Atspi.Text.get_caret_offset(node), f" of {name}")
    for at in boundaries(text):
        Atspi.Text.set_caret_offset(node, at)
        wait_for(lambda: settle(0.01) or Atspi.Text.get_caret_offset(node) == at, 1.0)
        compare("field caret", at, Atspi.Text.get_caret_offset(node), f" of {name}")
    for found in WORD.finditer(text):
        got = Atspi.Text.get_string_at_offset(node, found.start(), Atspi.TextGranularity.WORD)
        compare("field words", found.group(), got.content[:len(found.group())], f" of {name}")
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    before = None
    for at in boundaries(text):
        x, y, width, height = extents(node, at)
        if text[at] == "\n":
            before = None
            continue
        inside = box.x <= x and x + width <= box.x + box.width and box.y <= y and y + height <= box.y + box.height
        compare("field extents inside", True, inside, f" of {name} {text[at]!r} {(x, y, width, height)}")
        if is_arabic(text[at]) and before and before[1] == y:
            compare("field extents in order", True, x + width <= before[0] + 1, f" of {name} at {at}")
        before = (x, y) if is_arabic(text[at]) else None
    Atspi.Text.set_caret_offset(node, 0)
    settle()
    # As far as the letters run one way the arrow goes by characters of the text.
    same = re.match("[^0-9A-Za-z]*", text).group().rstrip()
    for at in [p for p in boundaries(text)[1:5] if p < len(same)]:
        key("shift+Left")
        chosen = Atspi.Text.get_selection(node, 0)
        compare("field selection", (0, at), (chosen.start_offset, chosen.end_offset), f" of {name}")


def type_text(text):
    # Letters that the keyboard lacks are put on it one by one, which a busy machine takes time for.
    xdotool("type", "--delay", "250", text)
    settle(0.5)


def focused_entry():
    settle(0.4)
    return next((n for n in walk(window()) if n.get_role_name() in ("entry", "text")
                 and n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def check_fields():
    for name, keys, lines in [("the filter", ["ctrl+l"], ["ثُمَّ Reuters 2016"]),
                              ("the memo", ["n", "m"], ["قالَ لي", "Tom 12 لا أعرف"])]:
        Atspi.Component.grab_focus(find("document frame"))
        settle()
        for k in keys:
            key(k)
        node = focused_entry()
        compare("fields reached by key", True, node is not None, f" {name}")
        if node is None:
            continue
        key("ctrl+a")
        key("Delete")
        for number, line in enumerate(lines):
            if number:
                key("Return")
            type_text(line)
        check_field(node, "\n".join(lines), name)
        key("ctrl+a")
        key("Delete")
        key("Escape")


try:
    screen.connect(args.screen)
    command = [args.binary]
    if args.project:
        shutil.copytree(args.project, f"{home}/project")
        command += ["open", f"{home}/project"]
    log = open(args.log, "w") if args.log else subprocess.DEVNULL
    program = screen.open_window([*command, "--lang", args.lang], args.screen, stdout=log, stderr=log)
    settle(1.0)
    compare("names", True, bool(window().get_name()), " of the window")
    root = f"{home}/project" if args.project else f"{home}/data/hashiya/sample"
    texts = []
    for name in sorted(os.listdir(f"{root}/documents")):
        with open(f"{root}/documents/{name}/text.txt", encoding="utf-8", newline="") as f:
            texts.append(f.read())
    check_names()
    if args.fields:
        # In the first document, where there is an annotation to write a memo on.
        check_fields()
    for number in range(min(len(texts), args.documents)):
        check_document(texts)
        if number + 1 < len(texts):
            key("ctrl+Next")
            settle(0.5)
    compare("the window still runs", None, program.poll())
    status = 1 if faults or not tallies else 0
finally:
    for what, (total, equal) in tallies.items():
        print(f"{what}: {equal} of {total}")
    for fault in faults[:40]:
        print("  " + fault)
    screen.stop()
sys.exit(status)
