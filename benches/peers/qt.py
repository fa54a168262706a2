"""What Qt's QTextEdit needs for the same document: one JSON line on standard output.

    QT_QPA_PLATFORM=offscreen python qt.py FONTS TEXT WIDTH HEIGHT SIZE

FONTS is the folder of the font files, TEXT a UTF-8 file, WIDTH and HEIGHT are those of the view
and SIZE that of the letters, all pixels. Needs PyQt6 (PyPI).

Times are of the clock and end when the view was painted. Opening begins with the file: it is read
and decoded. "start" is the same with all that comes before it: the application, its font and an
empty view, but not Python and its modules. The width changes while the end of the text is in view,
as a reader's place would be; at its beginning Qt puts the work off.
"""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import QT_VERSION_STR, Qt
from PyQt6.QtGui import QFont, QFontDatabase, QImage, QTextCursor
from PyQt6.QtWidgets import QApplication, QTextEdit


def resident():
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def go(view, where):
    view.moveCursor(where)
    view.ensureCursorVisible()


def main():
    fonts, path = sys.argv[1], sys.argv[2]
    width, height, size = (round(float(value)) for value in sys.argv[3:6])
    begun = time.perf_counter()
    app = QApplication([])
    QFontDatabase.addApplicationFont(os.path.join(fonts, "NotoNaskhArabic-Regular.ttf"))
    view = QTextEdit()
    view.setReadOnly(True)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    font = QFont("Noto Naskh Arabic")
    font.setPixelSize(size)
    view.setFont(font)
    view.resize(width, height)
    view.show()
    picture = QImage(width + 400, height, QImage.Format.Format_ARGB32_Premultiplied)

    def paint():
        app.processEvents()
        view.render(picture)
        app.processEvents()

    paint()
    ready = (time.perf_counter() - begun) * 1000
    before = resident()

    def timed(work):
        start = time.perf_counter()
        work()
        paint()
        return (time.perf_counter() - start) * 1000

    def read():
        with open(path, encoding="utf-8") as source:
            view.setPlainText(source.read())

    figures = {"version": QT_VERSION_STR}
    figures["open"] = timed(read)
    figures["start"] = ready + figures["open"]
    figures["end"] = timed(lambda: go(view, QTextCursor.MoveOperation.End))
    figures["width"] = timed(lambda: view.resize(width + 200, height))
    figures["memory"] = resident() - before
    print(json.dumps(figures))


main()
