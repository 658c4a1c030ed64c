"""DOI, PMID, PMCID and web addresses in a reference, taken out of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journal_desktop.core.identifiers import pmid, trimmed

_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\((https?://[^\s()]{1,1500}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)\)"
)
_URL = re.compile(r"<?\b(https?://[^\s<>\"“”]{3,1500}|www\.[^\s<>\"“”]{3,1500})>?", re.IGNORECASE)
_DOI = re.compile(r"(?:\bdoi:?\s{0,2})?\b(10\.\d{4,9}/[^\s<>\"“”]{1,300})", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s{0,2}(\d{4,9})\b\.?", re.IGNORECASE)
_PMCID = re.compile(r"(?:\bPMCID:?\s{0,2})?\b(PMC\d{4,9})\b\.?", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"[.,;:(]?\s*\b(?:available (?:from|at)|retrieved from|url|link|doi|online)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Where a source is found."""

    url: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.url or self.doi or self.pmid or self.pmcid)


def taken(text: str) -> tuple[str, Identifiers]:
    """*text* without its identifiers, and the identifiers."""
    text = re.sub(r"(?<=\w)(?=!?\[)", " ", text) if "](" in text else text
    text = _LINK.sub(r"\1 \2 ", text)
    urls = [trimmed(found) for found in _URL.findall(text)]
    rest = _URL.sub(_tail, text)
    dois = [trimmed(found) for found in _DOI.findall(rest)]
    rest = _DOI.sub(_tail, rest)
    pmids, rest = _PMID.findall(rest), _PMID.sub(" ", rest)
    pmcids, rest = _PMCID.findall(rest), _PMCID.sub(" ", rest)
    rest = _LEAD_IN.sub("", " ".join(rest.split())).strip()
    url = urls[0] if urls else ""
    found = Identifiers(
        url=f"https://{url}" if url[:4].casefold() == "www." else url,
        doi=next(iter(dois), "") or _in_url(_DOI, urls),
        pmid=next(iter(pmids), "") or next((n for url in urls if (n := pmid(url))), ""),
        pmcid=(next(iter(pmcids), "") or _in_url(_PMCID, urls)).upper(),
        others=(*urls[1:], *dois[1:], *pmids[1:], *pmcids[1:]),
    )
    return rest, found


def _tail(match: re.Match[str]) -> str:
    """What a pattern took too much: the stop after an address."""
    return f" {match[1][len(trimmed(match[1])) :]}"


def _in_url(pattern: re.Pattern[str], urls: list[str]) -> str:
    for url in urls:
        if found := pattern.search(url):
            return trimmed(found[1])
    return ""
