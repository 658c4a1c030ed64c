"""What the formatting toolbar does, as functions on Markdown and a selection."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"^(\s*)[-*+] ")
_QUOTE = re.compile(r"^> ?")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """A text and the span that is selected in it, in characters."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected words."""
        return self.text[self.start : self.end]

    def replaced(self, words: str, *, start: int, end: int) -> Selection:
        """The text with the selection replaced by *words*, of which start..end is selected."""
        text = self.text[: self.start] + words + self.text[self.end :]
        return Selection(text, self.start + start, self.start + end)


def bold(at: Selection) -> Selection:
    """Strong emphasis on or off."""
    return _toggled(at, "**")


def italic(at: Selection) -> Selection:
    """Emphasis on or off."""
    return _toggled(at, "*")


def link(at: Selection, target: str, words: str = "") -> Selection:
    """The selection, or *words*, as a link to *target*."""
    shown = at.selected or words or "link text"
    written = f"[{shown.translate(_ESCAPED)}]({target})"
    return at.replaced(written, start=len(written), end=len(written))


def bullets(at: Selection) -> Selection:
    """The selected lines as a list, or as plain lines when they are one."""
    return _lines(at, _BULLET, "- ")


def quote(at: Selection) -> Selection:
    """The selected lines as a quotation, or as plain lines when they are one."""
    return _lines(at, _QUOTE, "> ")


def insert_mark(at: Selection, mark: str) -> Selection:
    """A citation mark behind the selection, with one space before it where prose stands."""
    before = at.text[: at.end]
    after = at.text[at.end :]
    gap = "" if not before or before[-1].isspace() or before[-1] in "([" else " "
    joined = before + gap + mark
    tail = " " if after and (after[0].isalnum() or after[0] == "[") else ""
    return Selection(joined + tail + after, len(joined), len(joined))


_ESCAPED = str.maketrans({"[": "\\[", "]": "\\]"})


def _toggled(at: Selection, sign: str) -> Selection:
    at = at if at.selected else _word_at(at)
    outside = (at.text[: at.start], at.text[at.end :])
    if _wraps(outside, sign):
        text = outside[0][: -len(sign)] + at.selected + outside[1][len(sign) :]
        return Selection(text, at.start - len(sign), at.end - len(sign))
    words = at.selected
    inner = words.strip()
    if len(inner) > 2 * len(sign) and inner.startswith(sign) and inner.endswith(sign):
        bare = inner[len(sign) : -len(sign)]
        return at.replaced(bare, start=0, end=len(bare))
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :] if inner else ""
    written = f"{lead}{sign}{inner}{sign}{tail}"
    start = len(lead) + len(sign)
    return at.replaced(written, start=start, end=start + len(inner))


def _wraps(outside: tuple[str, str], sign: str) -> bool:
    before, after = outside
    if not (before.endswith(sign) and after.startswith(sign)):
        return False
    stars = len(before) - len(before.rstrip("*"))
    return len(sign) == 2 or stars % 2 == 1


def _word_at(at: Selection) -> Selection:
    for word in _WORD.finditer(at.text):
        if word.start() <= at.start <= word.end():
            return Selection(at.text, word.start(), word.end())
    return at


def _lines(at: Selection, sign: re.Pattern[str], prefix: str) -> Selection:
    start = at.text.rfind("\n", 0, at.start) + 1
    end = at.text.find("\n", max(at.end - 1, at.start) if at.selected else at.end)
    end = len(at.text) if end < 0 else end
    lines = at.text[start:end].split("\n")
    if all(sign.match(line) for line in lines if line.strip()) and any(lines):
        new = [sign.sub("", line) for line in lines]
    else:
        new = [prefix + line if line.strip() or len(lines) == 1 else line for line in lines]
    before, after = at.text[:start], at.text[end:]
    gap = "\n" if start > 1 and at.text[start - 2] != "\n" and prefix not in before[-200:] else ""
    body = gap + "\n".join(new)
    caret = len(before) + len(body)
    return Selection(
        before + body + after, caret if not at.selected else len(before) + len(gap), caret
    )
