"""Identifiers as people paste them: DOI, PMID, PMCID, ISBN, arXiv and web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journal_desktop.cite.fields import doi_as_given
from journal_desktop.cite.records import STOPPED
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core import identifiers
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.source import Source, csl_text

UNKNOWN = "It is no identifier and no reference format that this program knows."
NEEDS_DETAILS = "It needs details: only this identifier is known."
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\xad]")
_BULLET = re.compile(r"(?:[-*•–]|\[?\d{1,3}[.)\]]|\(\d{1,3}\))\s+")
_LABEL = re.compile(r"\b(PMID|PMCID|DOI|ISBN(?:-1[03])?|arXiv)\s*:?\s+(?=[\w(<])", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;|]+")
_LABELLED = re.compile(r"(?:PMID|PMCID|DOI|ISBN(?:-1[03])?|arXiv):", re.IGNORECASE)
_BARE_DOI = re.compile(r"[(<\[]?(?:doi\s*:?\s*)?10\.\d{4,9}(?:\.\d+)*/\S+", re.IGNORECASE)
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>\"“”]{3,1990}>?", re.IGNORECASE)
_PREPRINTS = ("10.1101/", "10.64898/", "10.48550/", "10.21203/", "10.31234/", "10.20944/")
_LONGEST = 4000

Item = dict[str, Any]


def read(text: str, heard: Heard) -> Read:
    """A stub for every identifier; lines that are none are left for others to read."""
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    done = 0
    for number, words in enumerate(text.split("\n"), 1):
        done += len(words) + 1
        items = identified(words)
        entries += [_stub(item, number) for item in items]
        if not items and words.strip():
            skipped.append(Skipped(number, words.strip(), UNKNOWN))
        if not heard(min(done, len(text)), len(text)):
            if done < len(text):
                skipped.append(Skipped(number, "", STOPPED))
            break
    return Read("identifiers", tuple(entries), tuple(skipped))


def identified(words: str) -> list[Item]:
    """The CSL items of a line that holds identifiers and nothing else, or none."""
    words = _INVISIBLE.sub("", words).strip()
    if not words or len(words) > _LONGEST:
        return []
    if whole := _item(words):
        return [whole]
    words = _BULLET.sub("", words, count=1)
    pieces = [piece for piece in _BETWEEN.split(_LABEL.sub(r"\1:", words)) if piece]
    items = list(map(_item, pieces))
    if not pieces or not all(items):
        return []
    return _joined(pieces, items)


def _joined(pieces: list[str], items: list[Item]) -> list[Item]:
    """One item where several labelled identifiers, each of another kind, tell of one paper."""
    schemes = [scheme for item in items for scheme in item if scheme in {"DOI", "PMID", "PMCID"}]
    is_one = len(items) > 1 and len(schemes) == len(items) == len(set(schemes))
    if is_one and all(map(_LABELLED.match, pieces)):
        joined: Item = {}
        for item in items:
            joined |= item
        return [joined]
    return items


def _item(word: str) -> Item:
    """What one word, or a whole line, identifies; nothing where it does not."""
    return next(_found(word), Item())


def _found(word: str) -> Iterator[Item]:
    trimmed = word.strip("<>()[]\"“”'‘’").rstrip(".,;")
    is_url = _URL.fullmatch(word.strip('()[]"“”.,;')) is not None
    if number := identifiers.arxiv(trimmed):
        yield _preprint(number, identifiers.arxiv_version(trimmed))
    if (is_url or _BARE_DOI.fullmatch(word)) and identifiers.doi(word):
        yield _paper(word, is_url=is_url)
    if number := identifiers.pmcid(trimmed):
        yield {"type": "article-journal", "PMCID": number}
    if number := identifiers.isbn(trimmed):
        yield {"type": "book", "ISBN": number}
    is_numbering = trimmed.isdecimal() and trimmed != word
    if not is_numbering and (number := identifiers.pmid(trimmed)):
        yield {"type": "article-journal", "PMID": number}
    if is_url:
        address = trimmed if trimmed[:4].casefold() == "http" else f"https://{trimmed}"
        yield {"type": "webpage", "URL": address}


def _paper(word: str, *, is_url: bool) -> Item:
    canonical = identifiers.doi(word)
    given = doi_as_given(word)
    is_preprint = canonical.startswith(_PREPRINTS)
    item: Item = {"type": "article" if is_preprint else "article-journal", "DOI": given}
    if is_url and "doi.org/" not in word.casefold():
        item["URL"] = word.strip('<>()[]"“”.,;')
    return item


def _preprint(number: str, version: str) -> Item:
    return {
        "type": "article",
        "publisher": "arXiv",
        "number": f"arXiv:{number}",
        "version": version,
        "DOI": f"10.48550/arXiv.{number}",
        "URL": f"https://arxiv.org/abs/{number}{'v' if version else ''}{version}",
    }


def _stub(item: Item, line: int) -> Entry:
    made = Source(id=SourceId(new_id()), key="", item=csl_text(item))
    return Entry(made, line, (NEEDS_DETAILS,))
