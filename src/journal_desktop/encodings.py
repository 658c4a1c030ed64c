"""Bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252 and what else there is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from journal_desktop.core.errors import IntakeError
from journal_desktop.signatures import looks_like

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(range(1, 8)) + bytes(range(14, 27)) + b"\x1c\x1d\x1e\x1f"
_HIGH = bytes(range(128, 256))
_BROKEN = re.compile("\ufffd+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of a text may be wrong: from which line, its words, and why."""

    line: int
    words: str
    what: str


def decoded(data: bytes) -> tuple[str, Doubt | None]:
    """The text that *data* holds, in whatever encoding, and what is doubtful about it.

    Raises IntakeError when it is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), None
    if found := looks_like(data):
        raise IntakeError(f"This file is not a text: it looks like {found[0]}.", found[1])
    if encoding := _utf16_without_mark(data):
        return _strict(data, encoding), None
    if b"\0" in data or _rare_controls(data):
        raise _not_text()
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _guessed(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise IntakeError(
            f"This file says it is {encoding[:6].upper()} text, but it is damaged.",
            "Save it again as UTF-8 text, or copy the text and paste it.",
        ) from None


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 of mostly Latin text shows a zero in every second byte, and nowhere else."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and not odd else ""


def _rare_controls(data: bytes) -> bool:
    sample = data[:65536]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100


def _guessed(data: bytes) -> tuple[str, Doubt | None]:
    if damaged := _damaged_utf8(data):
        return damaged
    high = len(data) - len(data.translate(None, _HIGH))
    if high < 0.15 * len(data):
        try:
            return data.decode("cp1252"), None
        except UnicodeDecodeError:
            pass
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise _not_text()
    what = (
        f"The file does not say how its letters are encoded; {best.encoding} was guessed. "
        "Please check the accents."
    )
    return str(best), Doubt(1, str(best)[:200], what)


def _damaged_utf8(data: bytes) -> tuple[str, Doubt] | None:
    """UTF-8 with a few bytes broken, where most of what is not ASCII reads well."""
    text = data.decode("utf-8", "replace")
    broken = _BROKEN.findall(text)
    well = sum(1 for letter in text if letter > "\x7f") - sum(map(len, broken))
    if not broken or well < 10 * len(broken):
        return None
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    what = f"{len(broken)} damaged letters are shown as “\ufffd”, the first of them here."
    return text, Doubt(line, text.splitlines()[line - 1], what)


def _not_text() -> IntakeError:
    return IntakeError(
        "This file is not a text that can be read.",
        "Choose a text or Markdown file, or copy the text and paste it.",
    )
