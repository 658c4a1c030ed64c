"""Colours, type and spacing of the window, light and dark."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from journal_desktop import resources

PROSE_FAMILIES = [
    "Charter",
    "Iowan Old Style",
    "Source Serif 4",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "DejaVu Serif",
]


class Colours(NamedTuple):  # loaded in a tenth of the time that a dataclass takes
    """One colour scheme: surfaces, inks, one accent, three signals.

    `dim` is for what can't be used at the moment, and for nothing that has to be read.
    """

    window: str
    pane: str
    card: str
    ink: str
    soft: str
    faint: str
    dim: str
    line: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    amber: str
    red: str
    green: str


LIGHT = Colours(
    window="#f4f3f0",
    pane="#fbfaf8",
    card="#ffffff",
    ink="#1f2327",
    soft="#50565d",
    faint="#656b72",
    dim="#a6aaae",
    line="#e1ded7",
    accent="#0a6463",
    on_accent="#ffffff",
    selection="#dfece9",
    hover="#ebe9e4",
    amber="#8f5604",
    red="#ad322a",
    green="#28734a",
)
DARK = Colours(
    window="#1a1d20",
    pane="#1f2326",
    card="#272b2f",
    ink="#e6e3dc",
    soft="#aeb3b8",
    faint="#999fa5",
    dim="#63696f",
    line="#34393e",
    accent="#74c7bf",
    on_accent="#10201f",
    selection="#24393a",
    hover="#2b3034",
    amber="#dba04c",
    red="#ec8e84",
    green="#7fcb9b",
)

SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


def choose(scheme: str) -> None:
    """Follow the system, or be light or dark whatever the system says.

    Not every platform carries out the wish, so the application object remembers it.
    """
    _application().setProperty("scheme", scheme)
    QGuiApplication.styleHints().setColorScheme(SCHEMES[scheme])


def is_dark() -> bool:
    """Whether the window is dark at the moment."""
    wish = _application().property("scheme")
    if wish in {"light", "dark"}:
        return wish == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application object yet")
    return app


def colours() -> Colours:
    """The colours at the moment."""
    return DARK if is_dark() else LIGHT


def prose_font(points: float = 11.5, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text face for what readers will read."""
    font = QFont(PROSE_FAMILIES)
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font


def apply(app: QApplication) -> None:
    """Dress the application in the colours of the moment."""
    now = colours()
    app.setPalette(_palette(now))
    icons = (resources.folder() / "icons").as_posix()
    sheet = resources.read("window.qss").replace("@icons", icons)
    sheet = sheet.replace("@scheme", "dark" if is_dark() else "light")
    for name, colour in sorted(now._asdict().items(), key=lambda each: -len(each[0])):
        sheet = sheet.replace(f"@{name}", colour)
    app.setStyleSheet(sheet)


def _palette(now: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for each, colour in (
        (role.Window, now.window),
        (role.WindowText, now.ink),
        (role.Base, now.card),
        (role.AlternateBase, now.pane),
        (role.Text, now.ink),
        (role.Button, now.window),
        (role.ButtonText, now.soft),
        (role.Highlight, now.selection),
        (role.HighlightedText, now.ink),
        (role.Link, now.accent),
        (role.PlaceholderText, now.faint),
        (role.ToolTipBase, now.card),
        (role.ToolTipText, now.ink),
        (role.Accent, now.accent),
        (role.Mid, now.line),
        (role.Dark, now.line),
        (role.Light, now.card),
    ):
        palette.setColor(each, QColor(colour))
    for each in (role.ButtonText, role.Text, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(now.dim))
    return palette
