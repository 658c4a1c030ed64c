"""MEDLINE tags, as PubMed and PMC write them into .nbib files.

The tags are those of the National Library of Medicine's "MEDLINE/PubMed Data Element
(Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal_desktop.cite import dates, names, nlm
from journal_desktop.cite.nlm import Citation
from journal_desktop.cite.records import Record, before, cut, first_words, gathered, listed
from journal_desktop.cite.values import Entry, Heard, Read, Skipped

START = re.compile(r"^(?:PMID|PMC|OWN|STAT)[ ]{0,3}- ?\S", re.MULTILINE)
TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*))?")
_GAP = re.compile(r"\n[ \t]*\n\s*?(?=[A-Z][A-Z0-9]{1,3} {0,2}-)")
_NUMBER = re.compile(r"^(?:PMC {0,2}- ?PMC\d+\n)?PMID {0,2}- ?\d", re.MULTILINE)
_FIRST = frozenset({"PMID", "PMC", "OWN", "STAT"})
_IDENTIFIED = re.compile(r"(.*?)\s*\[(\w+)\]", re.DOTALL)
_LINKS = frozenset({
    "RIN", "RRI", "PRIN", "EIN", "CRI", "ECI", "RPI", "UIN", "ROF", "EFR", "ECF", "CRF", "CIN",
    "CON", "RPF", "UOF",
})  # fmt: skip
_DATA = frozenset({
    "PMID", "PMC", "OWN", "STAT", "LR", "IS", "VI", "DP", "TI", "LID", "AB", "CI", "FAU", "AU",
    "AUID", "AD", "LA", "GR", "PT", "DEP", "PL", "TA", "JT", "JID", "OTO", "OT", "COIS", "EDAT",
    "MHDA", "CRDT", "PHST", "AID", "PST", "SO", "DCOM", "IP", "PG", "SB", "MH", "MID", "CN",
    "FED", "ED", "BTI", "CTI", "TT", "PB", "EN", "ISBN", "RN", "OAB", "OABL", "GN", "SI", "OCI",
    "OID", "PMCR", "FIR", "IR", "IRAD", "NM", "PS", "FPS", "RF", "SFM", "DRDT", "JC", "MHR",
    "SPIN", "CDAT", "ORI", "PUBM", "VTI", "CP", "PCM", "PRO",
})  # fmt: skip

Tags = dict[str, list[str]]


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*."""
    starts = sorted({*_starts(text), *(found.start() for found in _NUMBER.finditer(text))})
    first = starts[0] if starts else len(text)
    records = (*before(text, first), *cut(text, starts))
    return gathered("PubMed", len(text), records, _each, heard)


def _starts(text: str) -> Iterator[int]:
    """Where records begin: with their number or owner, at the top or after an empty line."""
    if (found := re.match(r"\s*?(?=[A-Z][A-Z0-9]{1,3} {0,2}-)", text)) is not None:
        yield found.end()
    for gap in _GAP.finditer(text):
        if TAG.match(text, gap.end()) and text[gap.end() : gap.end() + 4].strip(" -") in _FIRST:
            yield gap.end()


def _each(record: Record) -> Iterator[Entry | Skipped]:
    tags, stray = _tags(record.text)
    if not tags:
        yield Skipped(record.line, first_words(record.text), "It stands outside of the records.")
        return
    if not any(_one(tags, tag) for tag in ("TI", "BTI", "PMID", "PMC", "AID", "LID", "VTI", "TT")):
        why = "This record has neither a title nor a number."
        yield Skipped(record.line, first_words(record.text), why)
        return
    made, remarks = nlm.source(_citation(tags))
    unknown = [f"{tag} “{tags[tag][0][:60]}”" for tag in tags if tag not in _DATA | _LINKS]
    yield Entry(made, record.line, (*remarks, *listed((*unknown, *stray))))


def _tags(text: str) -> tuple[Tags, list[str]]:
    """Every tag with its values, and lines that belong to none."""
    tags: Tags = {}
    stray: list[str] = []
    values: list[str] | None = None
    for words in text.split("\n"):
        if found := TAG.fullmatch(words):
            tag, value = found[1], (found[2] or "").strip()
            values = tags.setdefault(tag, [])
            values.append(value)
        elif words[:1] in {" ", "\t"} and values is not None and words.strip():
            values[-1] = f"{values[-1]} {words.strip()}".strip()
        elif words.strip():
            stray.append(words.strip()[:60])
    return tags, stray


def _citation(tags: Tags) -> Citation:
    labelled = [_labelled(value) for tag in ("AID", "LID") for value in tags.get(tag, ())]
    pii = [value for value, label in reversed(labelled) if label in {"pii", ""}]
    return Citation(
        title=_one(tags, "TI") or (_one(tags, "TT") if not tags.get("BTI") else ""),
        book=_one(tags, "BTI") or _one(tags, "VTI"),
        journal=_one(tags, "JT") or _one(tags, "TA"),
        journal_short=_one(tags, "TA"),
        people=_people(tags),
        issued=dates.parsed(_one(tags, "DP")),
        online=dates.parsed(_one(tags, "DEP")),
        revised=dates.parsed(_one(tags, "LR")),
        numbers={
            "volume": _one(tags, "VI"),
            "issue": _one(tags, "IP"),
            "publisher": _one(tags, "PB"),
            "publisher-place": _one(tags, "PL") if tags.get("BTI") else "",
            "edition": _one(tags, "EN"),
            "collection-title": _one(tags, "CTI"),
            "original-title": _one(tags, "TT") if tags.get("TI") else "",
        },
        pages=_one(tags, "PG"),
        pii=tuple(pii),
        dois=tuple(value for value, label in labelled if label == "doi"),
        pmid=_one(tags, "PMID"),
        pmcid=_one(tags, "PMC"),
        serials=tuple(
            value.split(" (")[0].strip() for tag in ("IS", "ISBN") for value in tags.get(tag, ())
        ),
        languages=tuple(tags.get("LA", ())),
        abstract=_one(tags, "AB") or _one(tags, "OAB"),
        types=tuple(tags.get("PT", ())),
        tags=tuple(
            value.split("/")[0].strip("*") for tag in ("MH", "OT") for value in tags.get(tag, ())
        ),
        funders=tuple(map(_funder, tags.get("GR", ()))),
        links=tuple((tag, value) for tag in tags if tag in _LINKS for value in tags[tag]),
    )


def _labelled(value: str) -> tuple[str, str]:
    found = _IDENTIFIED.fullmatch(value)
    return (found[1], found[2].casefold()) if found else (value, "")


def _people(tags: Tags) -> dict[str, tuple[names.Name, ...]]:
    """Full names where they are given, else the short ones; organisations after people."""
    groups = tuple({"literal": group.rstrip(".")} for group in tags.get("CN", ()) if group)
    authors = _names(tags, "FAU", "AU") + groups
    editors = _names(tags, "FED", "ED")
    return {"author": authors, "editor": editors}


def _names(tags: Tags, full: str, short: str) -> tuple[names.Name, ...]:
    longs, shorts = tags.get(full, []), tags.get(short, [])
    if len(longs) < len(shorts):
        return tuple(name for short in shorts if (name := names.medline(short)))
    return names.all_parsed(longs)


def _funder(grant: str) -> str:
    """Who pays: "NIAID NIH HHS" of "R01 AI116794/AI/NIAID NIH HHS/United States"."""
    parts = [part.strip() for part in grant.split("/")]
    return parts[-2] if len(parts) > 2 else parts[-1]


def _one(tags: Tags, tag: str) -> str:
    return next((value for value in tags.get(tag, ()) if value), "")
