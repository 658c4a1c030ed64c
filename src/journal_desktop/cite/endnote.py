"""EndNote's tagged format ("%0 Journal Article"), as Google Scholar and many sites write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal_desktop.cite import dates, names
from journal_desktop.cite import fields as shared
from journal_desktop.cite.endnote_tags import csl_type
from journal_desktop.cite.fields import Fields
from journal_desktop.cite.records import Record, before, cut, first_words, gathered, listed
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core import identifiers

START = re.compile(r"^%0[ \t]+\S", re.MULTILINE)
TAG = re.compile(r"%([0-9A-Z!@#$&()*+<>?\[\]^~=|])(?:[ \t]+(.*)|)")
_OTHERS = {
    "V": "volume", "N": "issue", "I": "publisher", "C": "publisher-place", "G": "language",
    "7": "edition", "9": "genre", "L": "call-number", "!": "title-short", "6": "number-of-volumes",
    "&": "section", "Q": "original-title",
}  # fmt: skip
_PEOPLE = {"A": "author", "E": "editor", "Y": "collection-editor", "H": "translator"}
_USED = frozenset({
    *_OTHERS, *_PEOPLE, "0", "T", "B", "J", "S", "D", "8", "[", "P", "]", "@", "R", "U", "X", "Z",
    "K", "F", "M", "2", ">", "W", "~", "+", "O",
})  # fmt: skip

Tags = dict[str, list[str]]


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*."""
    starts = [found.start() for found in START.finditer(text)]
    first = starts[0] if starts else len(text)
    records = (*before(text, first), *cut(text, starts))
    return gathered("EndNote", len(text), records, _each, heard)


def _each(record: Record) -> Iterator[Entry | Skipped]:
    tags, stray = _tags(record.text)
    if len(tags) < 2:
        yield Skipped(record.line, first_words(record.text), "This record is empty.")
        return
    made, remarks = shared.source(_fields(tags))
    left = [f"%{tag} “{' '.join(tags[tag])[:60]}”" for tag in tags if tag not in _USED]
    yield Entry(made, record.line, (*remarks, *listed((*left, *stray))))


def _tags(text: str) -> tuple[Tags, list[str]]:
    """Every tag with its values; a line without a tag goes on with the one before."""
    tags: Tags = {}
    stray: list[str] = []
    values: list[str] | None = None
    for words in text.split("\n"):
        if found := TAG.fullmatch(words.rstrip()):
            values = tags.setdefault(found[1], [])
            values.append((found[2] or "").strip())
        elif words.strip() and values:
            values[-1] = f"{values[-1]}\n{words.strip()}"
        elif words.strip():
            stray.append(words.strip()[:60])
    return tags, stray


def _fields(tags: Tags) -> Fields:
    kind = csl_type(_one(tags, "0"))
    people = {
        role: names.all_parsed(text for value in tags.get(tag, ()) for text in value.split("\n"))
        for tag, role in _PEOPLE.items()
    }
    accession = _one(tags, "M")
    is_pubmed = bool(re.search("pubmed|medline", _one(tags, "W") + _one(tags, "~"), re.IGNORECASE))
    number = "" if accession.isdecimal() and not is_pubmed else identifiers.pmid(accession)
    return Fields(
        type=kind,
        key=_one(tags, "F"),
        title=_one(tags, "T"),
        container=_one(tags, "J") or _one(tags, "B"),
        series=_one(tags, "S"),
        people=people,
        dates={
            "issued": dates.finer(dates.parsed(_one(tags, "D")), _day(tags)),
            "accessed": dates.parsed(_one(tags, "[")),
        },
        pages=_one(tags, "P"),
        article_number=_one(tags, "]"),
        serials=tuple(tags.get("@", ())),
        dois=tuple(tags.get("R", ())),
        pmid=number,
        pmcid=identifiers.pmcid(_one(tags, "2")) or identifiers.pmcid(accession),
        links=tuple(link for tag in ("U", ">") for link in tags.get(tag, ())),
        abstract="\n".join(tags.get("X", ())),
        notes=(*tags.get("Z", ()), *tags.get("O", ())),
        tags=tuple(word for value in tags.get("K", ()) for word in _keywords(value)),
        attachment=next((link for link in tags.get(">", ()) if "://" not in link[:12]), ""),
        others={variable: _one(tags, tag) for tag, variable in _OTHERS.items()}
        | {"source": _one(tags, "W") or _one(tags, "~")},
    )


def _day(tags: Tags) -> dates.Date | None:
    """The date in full, which may leave out the year: "March 1"."""
    text = _one(tags, "8")
    found = dates.parsed(text)
    if found and "literal" in found:
        return dates.parsed(f"{_one(tags, 'D')} {text}")
    return found


def _keywords(value: str) -> list[str]:
    return re.split(r"\n|;", value)


def _one(tags: Tags, tag: str) -> str:
    return " ".join(" ".join(tags.get(tag, ())).split())
