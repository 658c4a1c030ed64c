"""Do the main job without a display: `python packaging/headless_run.py BUILD`.

A library with the sample journal is made, a pasted text taken in, a sentence typed into it in
the real window (which Qt draws into memory), and the journal exported and verified. Pictures of
the window, light and dark, small and large, are kept beside the bundle.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_desktop.gui.application import prepare, run
from journal_desktop.gui.article.prose_card import ProseCard
from journal_desktop.gui.library.articles import SUMMARY
from journal_desktop.gui.window import Window

ROOT = Path(__file__).resolve().parent.parent
TEXT = ROOT / "resources" / "sample" / "pasted-article.txt"
TITLE = "Lower Blood Pressure Targets"
SENTENCE = " This sentence was typed in the window."
SIZES = ((1366, 768), (1920, 1080))
SCHEMES = ("light", "dark")
PATIENCE = 60.0
EXPECTED = (
    "QRhi",
    "Failed to create RHI",
    "QVulkan",
    "GBM is not",
    "GPUInfo not",
    "This plugin",
    "Sandboxing disabled",  # as it has to be for root
)


def main() -> None:
    """Write, look, export; say where everything is."""
    build = Path(sys.argv[1]).resolve()
    library, bundle, pictures = build / "headless.journal", build / "bundle", build / "screenshots"
    settings = build / "headless-settings"
    for path in (bundle, pictures, settings):
        shutil.rmtree(path, ignore_errors=True)
    for path in build.glob(f"{library.name}*"):
        path.unlink()
    settle_in(settings)
    journal_desktop("new", library)
    journal_desktop("import", library, TEXT)
    taken = shoot(library, pictures)
    if (log := settings / "state" / "journal-desktop" / "errors.log").exists():
        sys.exit(f"The window met a bug:\n{log.read_text(encoding='utf-8')}")
    journal_desktop("export", library, bundle, "--drafts")
    journal_desktop("verify", bundle)
    if not any(SENTENCE.strip() in page.read_text("utf-8") for page in bundle.rglob("*.html")):
        sys.exit("What was typed is not in the exported pages.")
    print(f"\nLibrary:     {library}\nBundle:      {bundle / 'index.html'}")
    print("\n".join(f"Screenshot:  {each}" for each in taken))


def settle_in(settings: Path) -> None:
    """Draw into memory, and keep away from the user's own settings."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("config", "data", "cache", "state"):
        os.environ[f"XDG_{name.upper()}_HOME"] = str(settings / name)
    qInstallMessageHandler(tell)


def tell(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt says, but not that there is no graphics card and no sandbox for root."""
    del kind, context
    if not words.startswith(EXPECTED):
        print(f"Qt: {words}", file=sys.stderr)


def shoot(library: Path, pictures: Path) -> list[Path]:
    """Open *library* in the window, type, and take its picture in every size and scheme."""
    pictures.mkdir(parents=True)
    app = prepare()
    taken: list[Path] = []
    problems: list[str] = []

    def drive() -> None:
        window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))
        try:
            type_into(window)
            taken.extend(photograph(window, pictures))
        except TimeoutError as error:
            problems.append(str(error))
        finally:
            window.close()

    QTimer.singleShot(0, app, drive)
    if code := run(library):
        sys.exit(f"The window ended with {code}.")
    if problems:
        sys.exit(problems[0])
    return taken


def type_into(window: Window) -> None:
    """Open the imported article from the list and type at the end of its lead."""
    rows = window.library.model
    wait_until(lambda: rows.rowCount() > 0, "the list of articles")
    wait_until(lambda: window.is_whole, "the window")
    indexes = [rows.index(number, 0) for number in range(rows.rowCount())]
    imported = next(each for each in indexes if each.data(SUMMARY).title.startswith(TITLE))
    shown: list[int] = []
    window.preview.view.updated.connect(shown.append)
    window.library.list.clicked.emit(imported)
    wait_until(lambda: window.editor.isVisible() and lead(window).field.value != "", "the article")
    wait_until(lambda: bool(shown), "the preview")
    field = lead(window).field
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    seen = len(shown)
    QTest.keyClicks(field, SENTENCE)
    wait_until(lambda: len(shown) > seen, "the preview of what was typed")
    wait_until(lambda: window.status.saved.property("state") == "saved", "“Saved”")


def lead(window: Window) -> ProseCard:
    """The card of the article's lead."""
    return next(each for each in window.editor.findChildren(ProseCard) if each.place == "lead")


def photograph(window: Window, pictures: Path) -> list[Path]:
    """The window in every scheme and size, as files."""
    taken: list[Path] = []
    for scheme in SCHEMES:
        next(
            each for each in window.findChildren(QAction) if each.objectName() == f"view.{scheme}"
        ).trigger()
        for width, height in SIZES:
            window.resize(width, height)
            QTest.qWait(1000)  # the page is drawn by a process of its own
            path = pictures / f"window-{scheme}-{width}x{height}.png"
            window.grab().save(str(path))
            taken.append(path)
    return taken


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Let the window live until that *is_so*; raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"Waited {PATIENCE:.0f} s in vain for {what}.")
        QTest.qWait(20)
    QApplication.processEvents()


def journal_desktop(*words: str | Path) -> None:
    """Run a command of the program, and end here when it fails."""
    command = [sys.executable, "-m", "journal_desktop", *map(str, words)]
    print(f"$ journal-desktop {' '.join(map(str, words))}", flush=True)
    if code := subprocess.run(command, check=False).returncode:
        sys.exit(code)


if __name__ == "__main__":
    main()
