"""What the CSL engine prints, read into runs of letters, so that only safe HTML leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import PrintedMark, Stretch

OPEN, CLOSE, NUMBER, FIRST = "\ue000", "\ue001", "\ue002", 0xE100
"""The letters that resources/csl/engine.js puts around what it prints."""

_SIGN = re.compile("(\ue000[\ue100-\uf8ff]|[\ue001\ue002])")
_TAGS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sup": "sup", "sub": "sub"}
_UPRIGHT = {"font-style:normal": "i", "font-weight:normal": "b"}
_ORDER = ("b", "i", "sup", "sub")
_LEADING = re.compile(r"\W*")
_TRAILING = re.compile(r"[^\w\s]*")
_WORD = re.compile(r"\w*")
_CLOSED = re.compile(r"\w*\)?")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look; `source` is the place of the source they stand for, -1 for none."""

    text: str
    look: frozenset[str] = frozenset()
    source: int = -1
    is_number: bool = False
    is_margin: bool = False


class _Reader(HTMLParser):
    """Collects runs; what is no tag of the engine's is text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._open: list[tuple[str, frozenset[str], bool]] = []
        self._source = -1
        self._is_number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the look that begins here."""
        _, look, is_margin = self._open[-1] if self._open else ("", frozenset[str](), False)
        given = {name: value or "" for name, value in attrs}
        if tag in _TAGS:
            look |= {_TAGS[tag]}
        elif tag == "span":
            look -= {_UPRIGHT.get(given.get("style", "").rstrip(";"), "")}
        if given.get("class") == "csl-left-margin":
            is_margin = True
        self._open.append((tag, look, is_margin))

    def handle_endtag(self, tag: str) -> None:
        """Go back to the look before."""
        for at in reversed(range(len(self._open))):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Take letters, and the signs among them."""
        _, look, is_margin = self._open[-1] if self._open else ("", frozenset[str](), False)
        for part in _SIGN.split(data):
            if part.startswith(OPEN):
                self._source = ord(part[1]) - FIRST
            elif part in {CLOSE, NUMBER}:
                self._source = -1
                self._is_number = part == NUMBER
            elif part:
                self.runs.append(Run(part, look, self._source, self._is_number, is_margin))


@lru_cache(maxsize=4096)
def runs(printed: str) -> tuple[Run, ...]:
    """The runs of what the engine printed, in order."""
    reader = _Reader()
    reader.feed(printed)
    reader.close()
    return tuple(reader.runs)


def html(read: Iterable[Run]) -> str:
    """Runs as HTML, well formed whatever they were cut from."""
    return "".join(
        _dressed("".join(run.text for run in alike), look)
        for look, alike in groupby(read, key=lambda run: run.look)
    )


def text(read: Iterable[Run]) -> str:
    """Runs as plain text."""
    return "".join(run.text for run in read)


def mark(read: Sequence[Run], sources: Sequence[SourceId]) -> PrintedMark:
    """A mark as stretches, one for each source that it names in a row."""
    words = [run for run in read if run.text.strip()]
    raised = bool(words) and all("sup" in run.look for run in words)
    if raised:
        read = [replace(run, look=run.look - {"sup"}) for run in read]
    stretches = tuple(
        Stretch(html(alike), sources[place] if 0 <= place < len(sources) else None)
        for place, alike in groupby(_joined(read), key=lambda run: run.source)
    )
    return PrintedMark(stretches, raised)


def numbered(read: Sequence[Run], number: int) -> tuple[str, str]:
    """An entry's number as printed, and the rest of it as HTML.

    The number is what stands in the style's margin, else the citation number that the entry
    begins with, with the brackets or stop around it.
    """
    read = [
        replace(run, text=str(number)) if run.is_number and run.text.isdigit() else run
        for run in read
    ]
    margin = [run for run in read if run.is_margin]
    if margin:
        rest = [run for run in read if not run.is_margin]
        return text(margin).strip(), html(_stripped(rest))
    at = next((i for i, run in enumerate(read) if run.is_number), -1)
    before = text(read[:at]) if at >= 0 else ""
    if at < 0 or not _LEADING.fullmatch(before):
        return "", html(_stripped(read))
    after = read[at + 1 :]
    close = _TRAILING.match(after[0].text) if after else None
    length = close.end() if close else 0
    rest = [replace(after[0], text=after[0].text[length:]), *after[1:]] if after else []
    ends = after[0].text[:length] if after else ""
    return f"{before}{read[at].text}{ends}".strip(), html(_stripped(rest))


def _joined(read: Sequence[Run]) -> list[Run]:
    """The runs with what lies within or directly behind a source's words given to it too."""
    joined: list[Run] = []
    waiting: list[Run] = []
    last = -1
    for run in read:
        if run.source < 0:
            waiting.append(run)
            continue
        within = run.source if run.source == last else -1
        joined += _given(waiting, last, within, is_open=_is_open(joined, last))
        waiting = []
        joined.append(run)
        last = run.source
    return joined + _given(waiting, last, -1, is_open=_is_open(joined, last))


def _is_open(joined: Sequence[Run], source: int) -> bool:
    words = text(run for run in joined if run.source == source)
    return words.count("(") > words.count(")")


def _given(waiting: Sequence[Run], last: int, within: int, *, is_open: bool) -> list[Run]:
    """Runs between two sources' words: all to one source, or a word's end to the last.

    Where a bracket is open in the last source's words, what closes it is theirs too.
    """
    if within >= 0 or not waiting or last < 0:
        return [replace(run, source=within) for run in waiting]
    head, *rest = waiting
    end = (_CLOSED if is_open else _WORD).match(head.text)
    cut = end.end() if end else 0
    parts = [replace(head, text=head.text[:cut], source=last), replace(head, text=head.text[cut:])]
    return [part for part in (*parts, *rest) if part.text]


def _stripped(read: Sequence[Run]) -> list[Run]:
    """Runs on one line, without the blanks at either end that the engine indents with."""
    kept = [replace(run, text=re.sub(r"[ \t]*\n\s*", " ", run.text)) for run in read]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _dressed(words: str, look: frozenset[str]) -> str:
    dressed = escape(words, quote=False)
    for tag in _ORDER:
        if tag in look:
            dressed = f"<{tag}>{dressed}</{tag}>"
    return dressed
