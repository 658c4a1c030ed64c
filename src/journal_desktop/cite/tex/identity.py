"""Identifiers of an entry, its address, and whether it is a preprint."""

from __future__ import annotations

import re
from typing import Any, Protocol

from journal_desktop.cite.tex.fields import ESCAPED

_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_BACKSLASHED = re.compile(rf"\{{?\\([{re.escape(ESCAPED)}])\}}?")
_URL = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^}]*)\}|\\href\s*\{([^}]*)\}\{[^}]*\}")
_ADDRESS = re.compile(r"https?://\S+")
_ARXIV = re.compile(
    r"(?:arXiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE
)
_ARXIV_JOURNAL = re.compile(r"(?:arXiv|CoRR)\b.*", re.IGNORECASE)
_SERVERS = frozenset(
    {
        "arxiv",
        "biorxiv",
        "biorxiv preprint",
        "chemrxiv",
        "medrxiv",
        "medrxiv preprint",
        "osf",
        "preprints.org",
        "psyarxiv",
        "research square",
        "socarxiv",
        "ssrn",
        "ssrn electronic journal",
    }
)
_PREPRINTED = frozenset({"document", "webpage", "manuscript", "article-journal", "report"})


class Fields(Protocol):
    """What is needed of an entry that is being read."""

    csl: dict[str, Any]
    left: dict[str, str]
    is_preprint: bool

    def raw(self, name: str) -> str:
        """Take out a field as it stands."""
        ...


def read(made: Fields) -> None:
    """Take out the identifiers and the address; say whether it plainly is a preprint."""
    csl = made.csl
    csl["DOI"] = _RESOLVER.sub("", _verbatim(made.raw("doi")))
    csl["URL"] = _verbatim(made.raw("url")) or _published_at(made)
    csl["PMID"] = _verbatim(made.raw("pmid"))
    csl["PMCID"] = _verbatim(made.raw("pmcid") or made.raw("pmc"))
    _read_eprint(made)
    _tell_preprint(made)


def _verbatim(text: str) -> str:
    """An address or identifier without the LaTeX that some programs put into it."""
    if "\\" not in text:
        return text.strip("{}") if text.startswith("{") else text
    wrapped = _URL.fullmatch(text)
    return _BACKSLASHED.sub(r"\1", (wrapped[1] or wrapped[2]) if wrapped else text)


def _published_at(made: Fields) -> str:
    """The address in `howpublished`, which then says nothing else."""
    text = made.left.get("howpublished", "").strip()
    found = _URL.search(text[:4000])
    address = _verbatim(found[0]) if found else _verbatim(text)
    if not _ADDRESS.fullmatch(address):
        return ""
    del made.left["howpublished"]
    return address


def _read_eprint(made: Fields) -> None:
    csl, number = made.csl, _verbatim(made.left.get("eprint", "").strip())
    kind = (made.left.get("eprinttype") or made.left.get("archiveprefix") or "").strip().lower()
    if not kind and _ARXIV.fullmatch(number):
        kind = "arxiv"
    if not number or not kind:
        return
    if kind in {"pubmed", "pmid"}:
        csl["PMID"] = csl["PMID"] or number
    elif kind in {"pmc", "pmcid"}:
        csl["PMCID"] = csl["PMCID"] or (f"PMC{number}" if number.isdigit() else number)
    else:
        known = _ARXIV.fullmatch(number) if kind == "arxiv" else None
        csl["archive"] = "arXiv" if kind == "arxiv" else kind
        csl["archive_location"] = known[1] if known else number
    for name in ("eprint", "eprinttype", "archiveprefix"):
        made.left.pop(name, None)


def _tell_preprint(made: Fields) -> None:
    csl = made.csl
    journal = str(csl.get("container-title", ""))
    in_arxiv = _ARXIV.search(journal) if _ARXIV_JOURNAL.fullmatch(journal) else None
    is_served = journal.lower() in _SERVERS or in_arxiv is not None
    is_deposited = csl.get("archive") == "arXiv" and not journal
    if csl["type"] in _PREPRINTED and (is_served or is_deposited):
        csl["type"] = "article"
        made.is_preprint = True
    if not made.is_preprint:
        return
    if in_arxiv:
        csl["container-title"] = "arXiv"
        csl.setdefault("archive", "arXiv")
        csl.setdefault("archive_location", in_arxiv[1])
    if csl.get("archive") == "arXiv":
        csl["number"] = f"arXiv:{csl['archive_location']}"
        csl["publisher"] = "" if journal else "arXiv"
