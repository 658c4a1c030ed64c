"""What the formatting toolbar does, as functions on Markdown and a selection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from journal_desktop.core.citations import scan

_BULLET = re.compile(r"(?P<indent>[ \t]*)[-*+] ")
_QUOTE = re.compile(r"(?P<indent> {0,3})> ?")
_WORD = re.compile(r"[\w’'-]+")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_STARS = re.compile(r"(?<![\\*])(?:(?<=\S)\*+|\*+(?=[^\s*]))")
"""Runs of stars that emphasise: neither escaped nor alone between blanks."""
_OPENING = "([“‘«"
_UNSAFE = re.compile(r"[\s()<>\"\\]")
"""What would end a link's target before its end."""


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


def web_address(typed: str) -> str:
    """What was typed as an address that a page can link to; empty when it is none."""
    address = typed.strip().replace(" ", "%20")
    if address and not re.match(r"[a-z]+:", address, re.IGNORECASE):
        address = f"https://{address}"
    shape = r"(?:https?://[^\s/@.]+(?:\.[^\s/@.]+)+(?:[:/?#]\S*)?|mailto:\S+@\S+)"
    return address if re.fullmatch(shape, address, re.IGNORECASE) else ""


def link(at: Selection, target: str, words: str = "") -> Selection:
    """The selection, or *words*, as a link to *target*; blanks at its ends stay outside."""
    lead, inner, tail = _parted(at.selected)
    shown = _BRACKET.sub(r"\\\g<0>", " ".join((inner or words or "link text").split()))
    open_ended = (len(shown) - len(shown.rstrip("\\"))) % 2
    address = _UNSAFE.sub(lambda found: percent_encoded(found[0]), target.strip())
    written = f"{lead}[{shown}{chr(92) * open_ended}]({address}){tail}"
    caret = len(written) - len(tail)
    return at.replaced(written, start=caret, end=caret)


def insert_picture(at: Selection, sha256: str) -> Selection:
    """A picture as a paragraph behind the selection, the caret where its words go."""
    before, after = at.text[: at.end], at.text[at.end :]
    gap = "" if not before.strip() else "\n" * max(0, 2 - len(before) + len(before.rstrip("\n")))
    end = "" if not after.strip() else "\n" * max(0, 2 - len(after) + len(after.lstrip("\n")))
    caret = len(before) + len(gap) + len("![")
    return Selection(f"{before}{gap}![](asset:{sha256}){end}{after}", caret, caret)


def bullets(at: Selection) -> Selection:
    """The selected lines as a list, or as plain lines when they are one."""
    return _lines(at, _BULLET, "- ")


def quote(at: Selection) -> Selection:
    """The selected lines as a quotation, or as plain lines when they are one."""
    return _lines(at, _QUOTE, "> ")


def insert_mark(at: Selection, mark: str) -> Selection:
    """A citation mark behind the selection, or the word around the caret, spaced as prose is.

    Within another mark the two become one.
    """
    for cluster in scan(at.text):
        if cluster.start < at.end < cluster.end:
            joined = f"{at.text[: cluster.end - 1]}; {mark[1:]}"
            return Selection(joined + at.text[cluster.end :], len(joined), len(joined))
    around = (w.end() for w in _WORD.finditer(at.text) if w.start() < at.end < w.end())
    end = at.end if at.selected else next(around, at.end)
    before, after = at.text[:end], at.text[end:]
    gap = "" if not before or before[-1].isspace() or before[-1] in _OPENING else " "
    joined = before + gap + mark
    tail = " " if after and (after[0].isalnum() or after[0] in "[(") else ""
    return Selection(joined + tail + after, len(joined), len(joined))


def _toggled(at: Selection, sign: str) -> Selection:
    at = _whole_marks(at if at.selected else _word_at(at))
    before, after = at.text[: at.start], at.text[at.end :]
    if _has(_stars_before(before), sign) and _has(_stars_after(after), sign):
        text = before[: -len(sign)] + at.selected + after[len(sign) :]
        return Selection(text, at.start - len(sign), at.end - len(sign))
    lead, inner, tail = _parted(at.selected)
    if _is_emphasised(inner, sign):
        bare = inner[len(sign) : -len(sign)]
        start = len(lead)
        return at.replaced(f"{lead}{bare}{tail}", start=start, end=start + len(bare))
    start = len(lead) + len(sign)
    inner = _STARS.sub(lambda stars: _without(stars[0], sign), inner)
    written = f"{lead}{sign}{inner}{sign}{tail}"
    return at.replaced(written, start=start, end=start + len(inner))


def _is_emphasised(inner: str, sign: str) -> bool:
    """Whether one pair of signs, the first and the last of *inner*, holds all of it."""
    bare = inner[len(sign) : -len(sign)]
    if not bare or not (_has(_stars_after(inner), sign) and _has(_stars_before(inner), sign)):
        return False
    return sign not in bare.strip("*")


def _has(stars: int, sign: str) -> bool:
    """Whether a run of that many stars holds *sign*: two are bold, one italic, three both."""
    return stars >= 2 if sign == "**" else stars % 2 == 1


def _without(stars: str, sign: str) -> str:
    return stars[len(sign) :] if _has(len(stars), sign) else stars


def _stars_before(text: str) -> int:
    return len(text) - len(text.rstrip("*"))


def _stars_after(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _parted(words: str) -> tuple[str, str, str]:
    """Blanks at the start, the words, blanks at the end."""
    inner = words.strip()
    lead = words[: len(words) - len(words.lstrip())]
    return lead, inner, words[len(lead) + len(inner) :]


def _word_at(at: Selection) -> Selection:
    for word in _WORD.finditer(at.text):
        if word.start() <= at.start <= word.end():
            return Selection(at.text, word.start(), word.end())
    return at


def _whole_marks(at: Selection) -> Selection:
    """The selection widened so that it cuts no citation mark in two."""
    start, end = at.start, at.end
    for cluster in scan(at.text):
        if cluster.start < end and start < cluster.end:
            start, end = min(start, cluster.start), max(end, cluster.end)
    return Selection(at.text, start, end)


def _lines(at: Selection, sign: re.Pattern[str], prefix: str) -> Selection:
    start = at.text.rfind("\n", 0, at.start) + 1
    end = at.text.find("\n", max(at.end - 1, at.start) if at.selected else at.end)
    end = len(at.text) if end < 0 else end
    lines = at.text[start:end].split("\n")
    if any(lines) and all(sign.match(line) for line in lines if line.strip()):
        new = [sign.sub(r"\g<indent>", line, count=1) for line in lines]
    else:
        new = [
            _prefixed(line, prefix) if line.strip() or not any(lines) else line for line in lines
        ]
    before, after = at.text[:start], at.text[end:]
    above, below = before.split("\n")[-2:-1], after.split("\n")[1:2]
    gap = "\n" if _must_part((above or [""])[0], new[0], sign) else ""
    end_gap = "\n" if _must_part(new[-1], (below or [""])[0], sign) else ""
    body = "\n".join(new)
    first = len(before) + len(gap)
    last = first + len(body)
    text = before + gap + body + end_gap + after
    if at.selected:
        return Selection(text, first, last)
    caret = max(first, last - (end - at.start))
    return Selection(text, caret, caret)


def _prefixed(line: str, prefix: str) -> str:
    bare = line.lstrip(" \t") if prefix == "- " else line
    return line[: len(line) - len(bare)] + prefix + bare


def _must_part(above: str, below: str, sign: re.Pattern[str]) -> bool:
    """Whether a blank line must keep two lines from running into one paragraph or list."""
    both_written = above.strip() and below.strip()
    return bool(both_written) and bool(sign.match(above)) != bool(sign.match(below))


_CONTINUED = re.compile(
    r"(?P<indent>\s*)(?P<sign>[-*+]|(?P<number>\d+)[.)]|>)(?P<gap> +)(?P<words>.*)"
)


def new_line(at: Selection) -> Selection:
    """What Enter does: the next item, quoted line or row of a table, else a new paragraph.

    An item without words ends its list.
    """
    start = at.text.rfind("\n", 0, at.start) + 1
    line = at.text[start : at.start]
    item = _CONTINUED.fullmatch(line)
    if item and not item["words"].strip():
        return Selection(at.text[:start] + at.text[at.end :], start, start)
    if item:
        sign = f"{int(item['number']) + 1}{item['sign'][-1]}" if item["number"] else item["sign"]
        return _inserted(at, f"\n{item['indent']}{sign}{item['gap']}")
    is_open = not line.strip() or line.lstrip().startswith("|") or _in_code(at.text[:start])
    return _inserted(at, "\n" if is_open or line.startswith("    ") else "\n\n")


def _inserted(at: Selection, words: str) -> Selection:
    return at.replaced(words, start=len(words), end=len(words))


def _in_code(before: str) -> bool:
    return len(re.findall(r"^(?:```|~~~)", before, re.MULTILINE)) % 2 == 1
