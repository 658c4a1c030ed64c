"""References as text for elsewhere: in formats of other programs, and as a style prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from pathlib import Path

from journal_desktop.app.ports import CitationFormatter, Progress
from journal_desktop.cite.writing import bibtex, csl, ris
from journal_desktop.core.citations import Cite
from journal_desktop.core.errors import PublishError, StyleError
from journal_desktop.core.source import Source

WRITERS: Mapping[str, Callable[[Iterable[Source]], str]] = {
    "bibtex": bibtex.written,
    "ris": ris.written,
    "csl": csl.written,
}
"""What writes references, by the name of the format."""

_TAG = re.compile(r"</?[a-z]+>")
_EVERY = 20


def written(sources: Sequence[Source], form: str, progress: Progress) -> str:
    """The references in that format; raises Cancelled when *progress* says so."""

    def stepping() -> Iterator[Source]:
        for number, source in enumerate(sources):
            if number % _EVERY == 0:
                progress.step(number, len(sources), "Writing references")
            yield source

    return WRITERS[form](stepping())


def save(text: str, target: Path) -> None:
    """Put the text in a file, whole or not at all; raises PublishError when it can't be."""
    beside = target.with_name(f"{target.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise PublishError(
            f"“{target.name}” can't be written there.", "Choose another folder or name."
        ) from error


def entries(sources: Iterable[Source], formatter: CitationFormatter) -> tuple[str, ...]:
    """Each reference as the style prints it, as HTML, in the order given."""
    return tuple(_entry(each, formatter) for each in sources)


def html(printed: Iterable[str]) -> str:
    """Printed references as paragraphs of a page."""
    return "\n".join(f"<p>{each}</p>" for each in printed)


def plain(printed: Iterable[str]) -> str:
    """Printed references as plain text, a line each."""
    return "\n".join(unescape(_TAG.sub("", each)) for each in printed)


def _entry(source: Source, formatter: CitationFormatter) -> str:
    """One at a time, so that each stands as it would alone, whatever order the style has."""
    try:
        made = formatter.printed(((Cite(source.key),),), {source.key: source})
    except StyleError:  # the engine is not installed: who, what, when, where
        parts = (", ".join(source.authors), source.title, source.year, source.host, source.url)
        return escape(". ".join(filter(None, parts)), quote=False)
    return made.entries[0].html if made.entries else escape(source.title, quote=False)
