"""RIS, the format that most databases and reference managers write, read with rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journal_desktop.cite import dates, names, pages, remainder, tagged, wos
from journal_desktop.cite import fields as shared
from journal_desktop.cite.fields import Fields
from journal_desktop.cite.records import Record, before, cut, first_words, gathered, listed
from journal_desktop.cite.ris_tags import (
    PEOPLE,
    REMAINDER,
    REPEATED,
    SINGLE,
    TYPES,
    UNUSED,
)
from journal_desktop.cite.tagged import TAG, Tags, every, one
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core import identifiers

_TAGS = re.compile(r"^[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{1,3}[-–—](?=\s|$)", re.MULTILINE)
START = re.compile(r"^[ \t]{0,3}TY[ \t]{1,3}[-–—](?=\s|$)", re.MULTILINE)
_MEANT = re.compile(r"^[ \t]*TY\b[ \t]*\S", re.MULTILINE)
END = re.compile(r"^[ \t]{0,3}ER[ \t]{1,3}[-–—][^\n]*$", re.MULTILINE)
NOISE = re.compile(
    r"[ \t]*(?:\d{1,6}\.|Record #\d+ of \d+|(?:Provider|Content|Database)\s?:[^\n]*|<[^\n]*>)?"
    r"[ \t]*"
)
_LIST_OF_LINKS = re.compile(r"\s*;\s*(?=https?://|www\.)")
_FROM_PUBMED = re.compile(r"pubmed|medline", re.IGNORECASE)
_LABELLED = re.compile(r"(\w+)\s*\[(pmid|pmcid)\]", re.IGNORECASE)
_USED = frozenset({
    *PEOPLE, *SINGLE, *UNUSED, REMAINDER, "ID", "TI", "T1", "CT", "BT", "T2", "JF", "JO", "T3",
    "JA", "J1", "J2", "C3", "PY", "Y1", "DA", "Y2", "SP", "EP", "C7", "SN", "DO", "AN", "C2",
    "UR", "LK", "L1", "L2", "AB", "N2", "N1", "RN", "KW", "PMID", "PMCID",
})  # fmt: skip


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*; Web of Science's own flavour too."""
    if wos.START.search(text) and not START.search(text):
        return wos.read(text, heard)
    starts = [found.start() for found in START.finditer(text)]
    first = starts[0] if starts else len(text)
    records = (*before(text, first), *cut(text, starts))
    done = gathered("RIS", len(text), records, _each, heard)
    meant = len(_MEANT.findall(text))
    if meant > len(starts):
        why = (
            f"{len(starts)} of {meant} records could be read: the others do not begin with “TY  -”."
        )
        found = _MEANT.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        done = replace(done, skipped=(*done.skipped, Skipped(line, first_words(text), why)))
    return done


def _each(record: Record) -> Iterator[Entry | Skipped]:
    if not START.match(record.text):
        yield from _between(record.text, record.line)
        return
    end = END.search(record.text)
    inside = record.text[: end.start()] if end else record.text
    yield _entry(inside, record.line, is_whole=end is not None)
    if end:
        line = record.line + record.text.count("\n", 0, end.end())
        yield from _between(record.text[end.end() :], line)


def _between(text: str, line: int) -> Iterator[Skipped]:
    """Lines that stand outside of all records, but for what databases number them with."""
    for number, words in enumerate(text.split("\n") if text.strip() else (), line):
        if not NOISE.fullmatch(words) and not _MEANT.match(words):
            yield Skipped(number, words.strip(), "It stands outside of the RIS records.")


def _entry(text: str, line: int, *, is_whole: bool) -> Entry | Skipped:
    lines = text.split("\n")
    head = next((n for n, words in enumerate(lines) if n and TAG.fullmatch(words)), len(lines))
    stray = [words.strip() for words in lines[1:head] if words.strip()]
    tags = tagged.ris((lines[0], *lines[head:]), REPEATED)
    if not any(value for tag, value in tags.items() if tag != "TY"):
        return Skipped(line, first_words(text), "This record is empty.")
    made, remarks = shared.source(_fields(tags))
    made = remainder.completed(made, remainder.read(one(tags, REMAINDER)))
    twice = _twice(text)
    used = _USED | _labels(tags)
    left = [f"{tag} “{one(tags, tag)[:60]}”" for tag in tags if tag not in used]
    said = (
        *remarks,
        *listed((*left, *stray)),
        *((f"{', '.join(twice)} stands there twice; the first was taken.",) if twice else ()),
        *(() if is_whole else ("Its end (ER) is missing, so it may be cut short.",)),
    )
    return Entry(made, line, said)


def _twice(text: str) -> list[str]:
    seen: set[str] = set()
    again: list[str] = []
    for tag in _TAGS.findall(text):
        if tag in seen and tag not in REPEATED and tag not in again:
            again.append(tag)
        seen.add(tag)
    return again


def _fields(tags: Tags) -> Fields:
    kind = one(tags, "TY").upper()
    csl_type = TYPES.get(kind, "document")
    if kind in {"UNPB", "GEN"} and "preprint" in one(tags, "M3").casefold():
        csl_type = "article"
    title = one(tags, "TI", "T1", "CT")
    container = one(tags, "T2", "JF", "C3", "JO")
    if not title and csl_type == "book":
        title = one(tags, "BT")
    elif not container:
        container = one(tags, "BT")
    issued = dates.finer(*(dates.parsed(one(tags, tag)) for tag in ("PY", "Y1", "DA")))
    return Fields(
        type=csl_type,
        key=one(tags, "ID"),
        title=title or one(tags, "ST"),
        container=container,
        container_short=one(tags, "JA", "J2", "J1"),
        series=one(tags, "T3"),
        people=_people(tags),
        dates={"issued": issued, "accessed": dates.parsed(one(tags, "Y2"))},
        pages=pages.joined(one(tags, "SP"), one(tags, "EP")),
        article_number=one(tags, "C7"),
        serials=tuple(every(tags, "SN")),
        dois=tuple(every(tags, "DO")),
        links=_links(tags),
        abstract="\n".join(
            every(tags, "AB", keep_blank=True) or every(tags, "N2", keep_blank=True)
        ),
        notes=("\n".join(every(tags, "N1", keep_blank=True)), "\n".join(every(tags, "RN"))),
        tags=tuple(word.lstrip("*") for word in every(tags, "KW")),
        attachment=_attachment(tags),
        others={SINGLE[tag]: one(tags, tag) for tag in SINGLE if one(tags, tag)},
        **_numbers(tags),
    )


def _people(tags: Tags) -> dict[str, tuple[names.Name, ...]]:
    people: dict[str, tuple[names.Name, ...]] = {}
    for tag, role in PEOPLE.items():
        if found := names.all_parsed(every(tags, tag)):
            people[role] = people.get(role, ()) + found
    return people


def _numbers(tags: Tags) -> dict[str, str]:
    """PMID and PMCID, which every database puts somewhere else."""
    found = {"pmid": identifiers.pmid(one(tags, "PMID")), "pmcid": ""}
    for tag in ("AN", "C2", "U1", "U2", "U3", "U4", "U5"):
        for text in every(tags, tag):
            label = _LABELLED.fullmatch(text)
            if label and label[2].casefold() == "pmid":
                found["pmid"] = found["pmid"] or identifiers.pmid(label[1])
            found["pmcid"] = found["pmcid"] or identifiers.pmcid(label[1] if label else text)
            if tag == "AN" and (
                text[:4].casefold() == "pmid" or _FROM_PUBMED.search(one(tags, "DB", "DP"))
            ):
                found["pmid"] = found["pmid"] or identifiers.pmid(text)
    return found


def _labels(tags: Tags) -> set[str]:
    """The user's own tags that hold a number which was understood."""
    return {f"U{n}" for n in range(1, 6) if _LABELLED.fullmatch(one(tags, f"U{n}"))}


def _links(tags: Tags) -> tuple[str, ...]:
    texts = (*every(tags, "UR"), *every(tags, "LK"), *every(tags, "L2"), *every(tags, "L1"))
    return tuple(dict.fromkeys(link for text in texts for link in _LIST_OF_LINKS.split(text)))


def _attachment(tags: Tags) -> str:
    return next((text for text in every(tags, "L1") if "://" not in text[:12]), "")
