"""References in whatever format, told by content; several formats in one text are read each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from journal_desktop import encodings
from journal_desktop.cite import (
    bibtex,
    csl,
    endnote,
    endnote_xml,
    medline,
    pasted,
    pubmed,
    ris,
    wos,
)
from journal_desktop.cite.records import first_words
from journal_desktop.cite.segments import Segment, segments
from journal_desktop.cite.values import Entry, Heard, Read, Skipped

_BREAKS = re.compile(r"\r\n?")
_READERS: dict[str, Callable[[str, Heard], Read]] = {
    "bibtex": bibtex.read,
    "csl": csl.read,
    "endnote": endnote.read,
    "endnote_xml": endnote_xml.read,
    "medline": medline.read,
    "pasted": pasted.read,
    "pubmed": pubmed.read,
    "ris": ris.read,
    "wos": wos.read,
}


def read(data: bytes | str, heard: Heard | None = None) -> Read:
    """Every reference that *data* holds, in its own order, and what could not be read.

    Raises IntakeError when bytes are not text at all.
    """
    text, doubts = (data, ()) if isinstance(data, str) else _decoded(data)
    text = _BREAKS.sub("\n", text.removeprefix("\ufeff"))
    listener = _Listener(heard or _unheard, len(text))
    formats: list[str] = []
    broken: list[str] = []
    entries: list[Entry] = []
    skipped: list[Skipped] = list(doubts)
    line, counted = 1, 0
    for segment in segments(text):
        line += text.count("\n", counted, segment.start)
        counted = segment.start
        done = _read(text, segment, listener)
        if done.entries:
            formats.append(done.format)
        elif segment.format != "pasted":
            broken.append(done.format)
        shift = line - 1
        entries += [replace(entry, line=entry.line + shift) for entry in done.entries]
        skipped += [replace(each, line=each.line + shift) for each in done.skipped]
        if listener.is_stopped:
            break
    told = dict.fromkeys(filter(None, formats or broken))
    return Read(_listed(tuple(told)), tuple(entries), tuple(skipped))


def _listed(names: tuple[str, ...]) -> str:
    """The names as a sentence lists them: "BibTeX, RIS and PubMed"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


class _Listener:
    """Tells of progress in the whole text, and remembers that somebody stopped it."""

    def __init__(self, heard: Heard, total: int) -> None:
        self._heard = heard
        self._total = total
        self.is_stopped = False

    def within(self, segment: Segment) -> Heard:
        """What one reader tells of its segment, told of the whole."""

        def heard(done: int, total: int) -> bool:
            share = done / total if total else 1.0
            reached = segment.start + round(share * (segment.end - segment.start))
            self.is_stopped = not self._heard(reached, self._total)
            return not self.is_stopped

        return heard


def _read(text: str, segment: Segment, listener: _Listener) -> Read:
    words = text[segment.start : segment.end]
    reader = _READERS.get(segment.format)
    if reader is None:
        why = "This is XML of a kind that holds no references this program knows."
        return Read("", (), (Skipped(1, first_words(words), why),))
    done = reader(words, listener.within(segment))
    if done.entries or done.skipped:
        return done
    return replace(done, skipped=(Skipped(1, first_words(words), "There is no reference in it."),))


def _decoded(data: bytes) -> tuple[str, tuple[Skipped, ...]]:
    text, doubt = encodings.decoded(data)
    return text, (Skipped(doubt.line, first_words(doubt.words), doubt.what),) if doubt else ()


def _unheard(_done: int, _total: int) -> bool:
    return True
