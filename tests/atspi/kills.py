#!/usr/bin/python3
"""Kills the window at random moments while somebody tags, and looks for what it had said was saved.

See README.md beside this file. Exit status: 0 nothing is missing, 1 something is, 2 cannot be run here.

What the window says is read as a screen reader reads it: first how many annotations it shows, then
whether it says "Saved". Only what was shown before that word counts as told.
"""
import argparse, glob, os, random, re, shutil, subprocess, sys, threading, time
ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
ap.add_argument("--binary", default="target/debug/hashiya")
ap.add_argument("--times", type=int, default=50, help="so often the window is killed")
ap.add_argument("--longest", type=float, default=4.0, help="it is killed within so many seconds")
ap.add_argument("--seed", type=int, default=None, help="to repeat a run")
ap.add_argument("--log", help="a file for what the window says of itself")
args = ap.parse_args()

import screen
from screen import Atspi, GLib, children, home, settle, walk

SCREEN = "1280x800"
ROOT = f"{home}/data/hashiya/sample"
# Who tags in the sample project.
ME = "salma"
# So many seconds at most lie between a key and what the window makes of it.
LAG = 1.0
MINE = re.compile(r"(\d+) annotations? of mine")


def footer(program):
    """What holds the words of the footer."""
    window = screen.window_of(program)
    for node in walk(window) if window else []:
        if MINE.fullmatch(node.get_name()):
            return node.get_parent()
    return None


def words(node):
    node.clear_cache()
    return [child.get_name() for child in children(node)]


def count(node):
    """How many annotations the window shows; None if it cannot be read just now."""
    return next((int(found.group(1)) for found in map(MINE.fullmatch, words(node)) if found), None)


class Typist(threading.Thread):
    """Tags one sentence after another, and now and then takes one back or writes a memo."""

    def __init__(self, chance):
        super().__init__(daemon=True)
        self.chance, self.ended, self.pressed = chance, threading.Event(), []

    def press(self, kind, *keys):
        # Noted before it is pressed: the window may be quicker than this script.
        self.pressed.append((time.monotonic(), kind))
        subprocess.run(["xdotool", "key", "--delay", "12", *keys], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self):
        self.press("move", "ctrl+Home")
        while not self.ended.is_set():
            for _ in range(self.chance.randrange(1, 9)):
                self.press("move", "ctrl+Left")
            # With a selection the passage is that, and without one the sentence.
            for _ in range(self.chance.randrange(3)):
                self.press("move", "ctrl+shift+Left")
            self.press("tag", self.chance.choice("12345"))
            dice = self.chance.random()
            if dice < 0.12:
                self.press("undo", "ctrl+z")
            elif dice < 0.2:
                self.press("memo", "m", "a", "b", "c", "Escape")
            self.ended.wait(self.chance.random() * 0.25)


def on_disk():
    """Ids of this annotator's annotations in all files, and the lines that are no record."""
    ids, strange = [], []
    for name in glob.glob(f"{ROOT}/annotations/*/*/{ME}.ron"):
        with open(name, encoding="utf-8") as file:
            for line in file.read().splitlines():
                if line.startswith("Annotation("):
                    ids.append(re.search(r'id: "([^"]+)"', line).group(1))
                elif not re.match(r"\(schema: \d+, records: \[$|\]\)$|[A-Z]\w+\(.*\),$", line):
                    strange.append(line)
    return ids, strange


def one(number, chance):
    """One life of the window: what was told at its end, and what is wrong with what it left."""
    log = open(args.log, "a") if args.log else subprocess.DEVNULL
    program = screen.open_window([args.binary, "--lang", "en"], SCREEN, stdout=log, stderr=log)
    holder = screen.wait_for(lambda: settle(0.05) or footer(program), 20)
    if holder is None:
        return 0, ["the window shows no footer"]
    settle(0.3)
    first = count(holder)
    # What other documents hold is not in the count.
    elsewhere = len(on_disk()[0]) - first
    typist = Typist(chance)
    end = time.monotonic() + chance.uniform(0.2, args.longest)
    typist.start()
    told, since, reads = first, 0.0, 0
    while time.monotonic() < end:
        now = time.monotonic()
        try:
            shown = count(holder)
            saved = "Saved" in words(holder)
        except GLib.Error:
            continue
        reads += 1
        if shown is not None and saved:
            told, since = shown, now
    program.kill()
    typist.ended.set()
    program.wait()
    typist.join()
    # The window may have come to an undo only after it was read.
    undone = sum(kind == "undo" for at, kind in typist.pressed if at > since - LAG)
    tagged = sum(kind == "tag" for _, kind in typist.pressed)
    ids, strange = on_disk()
    kept = len(ids) - elsewhere
    faults = [f"a line that is no record: {line[:80]}" for line in strange]
    if kept < told - undone:
        faults.append(f"{told} were told, {kept} are there, {undone} undone since")
    if kept > first + tagged:
        faults.append(f"{first} were there and {tagged} were tagged, {kept} are there")
    if len(set(ids)) < len(ids):
        faults.append("an annotation is there twice")
    checked = subprocess.run([args.binary, "check", ROOT, "--lang", "en"], capture_output=True, text=True)
    if checked.returncode:
        faults.append("check: " + checked.stdout[:400])
    print(f"{number:3}: {len(typist.pressed):3} keys, {reads:3} looks, {first} before, {told} told, {kept} there"
          f"{'' if not faults else '  WRONG'}", flush=True)
    return told - first, faults


status = 2
try:
    seed = args.seed if args.seed is not None else random.randrange(1 << 32)
    chance = random.Random(seed)
    print(f"seed {seed}")
    screen.connect(SCREEN)
    total, wrong = 0, 0
    for number in range(1, args.times + 1):
        told, faults = one(number, chance)
        total, wrong = total + told, wrong + len(faults)
        for fault in faults:
            print("     " + fault)
    print(f"{args.times} kills, {total} annotations more were told as saved, {wrong} faults")
    # Where nothing was tagged nothing was tried.
    status = 1 if wrong or not total else 0
finally:
    screen.stop()
sys.exit(status)
