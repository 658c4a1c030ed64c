"""Reading the Retraction Watch list: a CSV file with one notice a row.

Its columns, and dates as M/D/YYYY H:MM, are those of the list that Crossref publishes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache

from journal_desktop.cite.values import Heard, Skipped
from journal_desktop.core import identifiers
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.notice import Nature, Notice

_NEEDED = ("RetractionNature", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionDate")
_NATURES = {
    "retraction": Nature.RETRACTION,
    "correction": Nature.CORRECTION,
    "erratum": Nature.CORRECTION,
    "expression of concern": Nature.CONCERN,
    "reinstatement": Nature.REINSTATEMENT,
}
_EVERY = 1000
_SHOWN = 60


class Stopped(Exception):
    """Reading was ended by whoever heard of its progress."""


def notices(
    data: bytes, heard: Heard | None = None, skipped: list[Skipped] | None = None
) -> Iterator[Notice]:
    """Every notice of a paper that has a DOI or a PMID, as they are read.

    Rows that can't be understood go to *skipped*. Raises IntakeError when the file is
    something else, and Stopped when *heard* ended it.
    """
    rows = csv.reader(_lines(data, heard))
    head: list[str] = []
    with suppress(csv.Error):
        head = next(rows, head)
    columns = {name.strip(): place for place, name in enumerate(head)}
    if not columns.keys() >= set(_NEEDED):
        raise IntakeError(
            "This file is not the list of Retraction Watch.",
            "Choose the file retraction_watch.csv as it was downloaded.",
        )
    reader = _Reader(columns, len(head))
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
            if row is None:
                return
            found = reader.notice(row) if row else None
        except (csv.Error, ValueError) as error:
            if skipped is not None:
                skipped.append(Skipped(line, "", f"The row can't be read: {error}."))
            continue
        if found is not None:
            yield found


class _Reader:
    """Makes notices of rows, by the columns that the file has."""

    def __init__(self, columns: dict[str, int], width: int) -> None:
        self._columns = columns
        self._width = width

    def notice(self, row: list[str]) -> Notice | None:
        """The notice of a row; None when its paper has no identifier; raises ValueError."""
        if len(row) != self._width:
            raise ValueError(f"it has {len(row)} cells instead of {self._width}")
        said = self._cell(row, "RetractionNature")
        nature = _NATURES.get(said.casefold())
        if nature is None:
            raise ValueError(f"“{said[:_SHOWN]}” is no kind of notice")
        doi = identifiers.doi(self._cell(row, "OriginalPaperDOI"))
        pmid = self._cell(row, "OriginalPaperPubMedID").removesuffix(".0")
        pmid = pmid.lstrip("0") if pmid.isdecimal() else ""
        if not doi and not pmid:
            return None
        return Notice(
            doi=doi,
            pmid=pmid,
            nature=nature,
            date=_day(self._cell(row, "RetractionDate")),
            reason=" ".join(self._cell(row, "Reason").replace("+", " ").split()).rstrip("; "),
            record=self._cell(row, "Record ID"),
            urls=self._urls(row),
        )

    def _urls(self, row: list[str]) -> tuple[str, ...]:
        found = self._cell(row, "URLS").split(";")
        doi = identifiers.doi(self._cell(row, "RetractionDOI"))
        urls = [*(url.strip() for url in found), f"https://doi.org/{doi}" if doi else ""]
        return tuple(url for url in urls if url.startswith(("https://", "http://")))

    def _cell(self, row: list[str], name: str) -> str:
        place = self._columns.get(name)
        return row[place].strip() if place is not None else ""


@lru_cache(maxsize=4096)
def _day(text: str) -> str:
    """A date such as 6/24/2026 0:00 as 2026-06-24; empty when there is none.

    Raises ValueError when it is no date.
    """
    if not text:
        return ""
    try:
        month, day, year = text.partition(" ")[0].split("/")
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise ValueError(f"“{text[:_SHOWN]}” is no date") from None


def _lines(data: bytes, heard: Heard | None) -> Iterator[str]:
    """The lines of the file, each as UTF-8, else as Windows wrote it."""
    done = 0
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)):
        if heard and number % _EVERY == 0 and not heard(done, len(data)):
            raise Stopped
        done += len(line)
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")
    if heard and not heard(len(data), len(data)):
        raise Stopped
