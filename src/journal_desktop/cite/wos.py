"""Web of Science's own flavour of tags, read with rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journal_desktop.cite import dates, names, pages, tagged
from journal_desktop.cite import fields as shared
from journal_desktop.cite.fields import Fields
from journal_desktop.cite.records import Record, cut, first_words, gathered
from journal_desktop.cite.tagged import Tags, every, one
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core.source import SourceStatus

START = re.compile(r"^PT [BJPS][ \t]*$", re.MULTILINE)
END = re.compile(r"^ER[ \t]*$", re.MULTILINE)
_TYPES = {"J": "article-journal", "B": "book", "S": "book", "P": "patent"}
_LISTS = ["AU", "AF", "CA", "BA", "BF", "BE", "GP", "CR", "C1", "RI", "OI"]
_KINDS = {
    "Article": "Journal article",
    "Review": "Review",
    "Editorial Material": "Editorial",
    "Letter": "Letter",
    "Proceedings Paper": "Conference paper",
    "Book Review": "Book review",
    "Correction": "Correction notice",
    "Meeting Abstract": "Conference abstract",
}


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*."""
    starts = [found.start() for found in START.finditer(text)]
    return gathered("Web of Science", len(text), cut(text, starts), _each, heard)


def _each(record: Record) -> Iterator[Entry | Skipped]:
    end = END.search(record.text)
    inside = record.text[: end.start()] if end else record.text
    lines = [words for words in inside.split("\n") if words.strip()]
    tags = tagged.wos(lines, _LISTS)
    if len(tags) < 2:
        yield Skipped(record.line, first_words(inside), "This record is empty.")
        return
    made, remarks = shared.source(_fields(tags))
    kinds = [kind.strip() for kind in one(tags, "DT").split(";")]
    made = replace(
        made,
        kind=next((_KINDS[kind] for kind in reversed(kinds) if kind in _KINDS), ""),
        funding=one(tags, "FU"),
    )
    if "Retracted Publication" in kinds:
        origin = "Web of Science"
        made = replace(made, status=SourceStatus.RETRACTED, status_origin=origin)
    cut_short = () if end else ("Its end (ER) is missing, so it may be cut short.",)
    yield Entry(made, record.line, (*remarks, *cut_short))


def _fields(tags: Tags) -> Fields:
    csl_type = _TYPES.get(one(tags, "PT"), "article-journal")
    if "Book Chapter" in one(tags, "DT"):
        csl_type = "chapter"
    day = f"{one(tags, 'PY')} {one(tags, 'PD').title()}"
    authors = (
        names.all_parsed(every(tags, "AF"))
        or names.all_parsed(every(tags, "AU"))
        or names.all_parsed(every(tags, "BA"))
    )
    groups = tuple({"literal": group} for group in (*every(tags, "CA"), *every(tags, "GP")))
    dated = dates.parsed(day) or {}
    return Fields(
        type=csl_type,
        title=one(tags, "TI"),
        container=one(tags, "SO"),
        container_short=one(tags, "JI"),
        series=one(tags, "SE"),
        people={"author": authors + groups, "editor": names.all_parsed(every(tags, "BE"))},
        dates={"issued": dated if "date-parts" in dated else dates.parsed(one(tags, "PY"))},
        pages=pages.joined(one(tags, "BP"), one(tags, "EP")),
        article_number=one(tags, "AR"),
        serials=tuple(text for tag in ("SN", "EI", "BN") for text in every(tags, tag)),
        dois=tuple(every(tags, "DI")),
        pmid=one(tags, "PM"),
        abstract=one(tags, "AB"),
        tags=tuple(word for tag in ("DE", "ID") for word in one(tags, tag).split(";")),
        others={
            "volume": one(tags, "VL"),
            "issue": one(tags, "IS"),
            "publisher": one(tags, "PU"),
            "publisher-place": one(tags, "PI"),
            "language": one(tags, "LA"),
            "source": "Web of Science",
        },
    )
