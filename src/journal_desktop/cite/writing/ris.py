"""Sources as RIS; what RIS has no tag for is kept in one line of our own, read back by us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from journal_desktop.cite import dates, names, remainder, ris
from journal_desktop.cite.ris_tags import PEOPLE, REMAINDER, SINGLE, WRITTEN
from journal_desktop.core import text
from journal_desktop.core.source import Source

_BOOKS = frozenset({"book", "report", "thesis"})
_ROLE_TAGS = {role: tag for tag, role in reversed(PEOPLE.items())}
_SINGLE_TAGS = {variable: tag for tag, variable in reversed(SINGLE.items())}


def written(sources: Iterable[Source]) -> str:
    """All *sources*, one record after the other."""
    return "\n".join(map(_record, sources))


@lru_cache(maxsize=8192)
def _record(source: Source) -> str:
    lines = [f"{tag}  - {value}".rstrip() for tag, value in _lines(source)]
    draft = "\n".join((*lines, f"{REMAINDER}  - {{}}", "ER  - ", ""))
    back = ris.read(draft, lambda _done, _total: True).entries[0].source
    if kept := remainder.written(remainder.difference(source, back)):
        lines.append(f"{REMAINDER}  - {kept}")
    return "\n".join((*lines, "ER  - ", ""))


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    csl_type = source.text("type")
    yield "TY", WRITTEN.get(csl_type, "GEN")
    if source.key:
        yield "ID", source.key
    for role, tag in _ROLE_TAGS.items():
        for name in _people(source.csl.get(role)):
            yield tag, name
    plain = [("TI", source.text("title"))]
    plain += [(tag, source.text(variable)) for variable, tag in _SINGLE_TAGS.items()]
    series = "T2" if csl_type in _BOOKS and not source.text("container-title") else "T3"
    plain += [
        ("T2", source.text("container-title")),
        ("JA", source.text("container-title-short")),
        (series, source.text("collection-title")),
        *_pages(source.text("page")),
        ("C7", source.text("number")),
        *_dates(source),
        ("SN", source.text("ISBN")),
        ("SN", source.text("ISSN")),
        ("DO", source.text("DOI")),
        ("AN", source.text("PMID") and f"PMID: {source.text('PMID')}"),
        ("C2", source.text("PMCID")),
        ("UR", source.text("URL")),
        *(("KW", tag) for tag in source.tags),
        ("L1", source.attachment),
    ]
    yield from ((tag, value) for tag, words in plain if (value := text.line(words)))
    yield from _paragraphs("AB", source.text("abstract"))
    yield from _paragraphs("N1", source.notes)


def _paragraphs(tag: str, words: str) -> Iterator[tuple[str, str]]:
    """Each line under the tag again, as a line without a tag might look like one."""
    for each in text.prose(words).split("\n") if words else ():
        yield tag, each.strip()


def _people(value: object) -> Iterator[str]:
    for each in cast("list[object]", value) if isinstance(value, list) else ():
        if isinstance(each, dict):
            parts = cast("dict[str, object]", each)
            name = {part: text.line(v) for part, v in parts.items() if isinstance(v, str)}
            if inverted := names.inverted(name).strip():
                yield inverted


def _pages(page: str) -> list[tuple[str, str]]:
    first, _, last = page.partition("-")
    if page.count("-") == 1 and first.strip() and last.strip():
        return [("SP", first), ("EP", last)]
    return [("SP", page)]


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "DA"), ("accessed", "Y2")):
        found = dates.checked(source.csl.get(variable))
        if found is None:
            continue
        day = dates.slashed(found)
        if tag == "DA" and day:
            yield "PY", day[:4]
        yield tag, day or _said(found)


def _said(found: dict[str, Any]) -> str:
    literal = found.get("literal") or found.get("raw")
    if literal:
        return str(literal)
    parts = cast("list[list[int]]", found.get("date-parts", []))
    return "-".join("-".join(map(str, span)) for span in parts)
