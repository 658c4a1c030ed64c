"""Identifiers of papers and books, brought to the one form in which they can be compared.

DOI after ISO 26324, ISBN after ISO 2108 with its check digits, arXiv after arXiv's own
"Understanding the arXiv identifier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+")
_VIEW = re.compile(
    r"(?:/(?:full|abstract|summary|epdf|pdf|pdfdirect|epub|html|xml|meta|references|figures|"
    r"fulltext|full-text|supplementary-materials?))+/?$|\.(?:full(?:[.-]text)?|abstract)?"
    r"(?:\.pdf)?$|/+$",
    re.IGNORECASE,
)
_PREPRINT_VERSION = re.compile(r"^(10\.(?:1101|64898)/[\d.]*\d)v\d+(?:[./].*)?$")
_PREPRINTS = ("10.1101/", "10.64898/")
_PAGES = (
    (re.compile(r"nature\.com/articles/([\w.-]+)"), "10.1038/{}"),
    (re.compile(r"elifesciences\.org/(?:articles|reviewed-preprints)/(\d+)"), "10.7554/elife.{}"),
    (re.compile(r"thelancet\.com/.*/PII(S[\dX()-]+)", re.IGNORECASE), "10.1016/{}"),
    (re.compile(r"//(?:www\.)?bmj\.com/content/\d+/(bmj\.\w+)"), "10.1136/{}"),
)
_LONGEST = 2000
_SUBJECT = re.compile(r"\.[a-z]{2}(?=/)")
_TRAILING = ".,;:!?'’*_"
_PMID_FORMS = (
    re.compile(r"(?:pmid\s*:?\s*)?0*([1-9]\d{0,7})\.?", re.IGNORECASE),
    re.compile(
        r"(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|"
        r"europepmc\.org/(?:article|abstract)/med)/0*([1-9]\d{0,7})(?:[/?#].*)?",
        re.IGNORECASE,
    ),
)
_PMCID_FORMS = (
    re.compile(r"(?:pmc(?:id)?\s*:?\s*)?PMC\s?0*([1-9]\d{0,9})(?:\.\d+)?\.?", re.IGNORECASE),
    re.compile(r"pmcid\s*:?\s*0*([1-9]\d{0,9})(?:\.\d+)?\.?", re.IGNORECASE),
    re.compile(
        r"(?:https?://)?(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov/articles|ncbi\.nlm\.nih\.gov/pmc/"
        r"articles|europepmc\.org/(?:article|articles|abstract)(?:/pmc)?)/PMC0*([1-9]\d{0,9})"
        r"(?:\.\d+)?(?:[/?#].*)?",
        re.IGNORECASE,
    ),
)
_ARXIV = re.compile(
    r"(?:https?://)?(?:(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:doi:\s*|(?:https?://)?"
    r"(?:dx\.)?doi\.org/)?10\.48550/arxiv\.|arxiv\s*:?\s*)?"
    r"(?P<id>\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{2,16}(?:\.[a-z]{2})?/\d\d(?:0[1-9]|1[0-2])\d{3})"
    r"(?:v(?P<version>\d{1,3}))?(?:\.pdf)?(?:\s*\[[^\]]*\])?[.#?]?",
    re.IGNORECASE,
)
_ISBN_LEAD = re.compile(r"^\s*(?:urn:)?(?:isbn)?(?:-1[03])?\s*:?\s*", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s‐‑‒–—-]")
_ISBN_WORD = re.compile(
    r"(?<![\w-])(?:97[89][\s‐-–-]?)?\d(?:[\s‐-–-]?\d){8}[\s‐-–-]?[\dXx](?![\w-])"
)
_WHOLE_BOOKS = frozenset({"book", "collection", "classic", "report", "thesis", "document", ""})


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: its scheme as CSL names it, and its canonical value."""

    scheme: str
    value: str


def doi(text: str) -> str:
    """The DOI in *text*, lower-case: bare, after "doi:", or in a resolver's or publisher's URL."""
    text = text.strip()[:_LONGEST]
    is_url = text[:4].casefold() in {"http", "www."}
    if is_url or "%2f" in text.casefold():
        text = unquote(text)
    found = _DOI.search(text)
    if found is None:
        return _doi_of_page(text) if is_url else ""
    value = found[0]
    if is_url and "doi.org/" not in text[: found.start()].casefold():
        value = _VIEW.sub("", re.split(r"[?#&]", value, maxsplit=1)[0])
    value = trimmed(value)
    if value.startswith(_PREPRINTS):
        value = _PREPRINT_VERSION.sub(r"\1", value)
    return value.lower() if not value.endswith("/") else ""


def pmid(text: str) -> str:
    """The PubMed number in *text*: bare, after "PMID", or in a PubMed URL."""
    return _only(_PMID_FORMS, text)


def pmcid(text: str) -> str:
    """The PMC number in *text* as "PMC123": bare, after "PMCID", or in a PMC URL."""
    found = _only(_PMCID_FORMS, text)
    return f"PMC{found}" if found else ""


def isbn(text: str) -> str:
    """The ISBN that *text* is, as 13 digits; nothing when its check digit is wrong."""
    digits = _BETWEEN_DIGITS.sub("", _ISBN_LEAD.sub("", text)).upper()
    if re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        return digits if digits[12] == _check_digit(digits[:12]) else ""
    if not re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        return ""
    weighed = sum(
        weight * (10 if digit == "X" else int(digit))
        for weight, digit in zip(range(10, 0, -1), digits, strict=True)
    )
    if weighed % 11:
        return ""
    return f"978{digits[:9]}{_check_digit('978' + digits[:9])}"


def arxiv(text: str) -> str:
    """The arXiv number that *text* is, old or new, without its version."""
    found = _ARXIV.fullmatch(text.strip())
    return _SUBJECT.sub("", found["id"].lower()) if found else ""


def arxiv_version(text: str) -> str:
    """The version that an arXiv number names, "2" of "1806.05726v2"; else nothing."""
    found = _ARXIV.fullmatch(text.strip())
    return (found["version"] or "") if found else ""


def identifiers(csl: Mapping[str, Any]) -> tuple[Identifier, ...]:
    """What a CSL item is identified by, strongest first; an ISBN only where it is of the whole."""
    return tuple(dict.fromkeys(_all(csl)))


def trimmed(value: str) -> str:
    """An identifier without the stop or the bracket that only follows it in a sentence."""
    value = value.rstrip(_TRAILING)
    if not value.endswith((")", "]", ">", "}")):
        return value
    for opening, closing in ("()", "[]", "<>", "{}"):
        while value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip(_TRAILING)
    return value


def _all(csl: Mapping[str, Any]) -> Iterator[Identifier]:
    for scheme, normal in (("DOI", doi), ("PMID", pmid), ("PMCID", pmcid)):
        if value := normal(_text(csl, scheme)):
            yield Identifier(scheme, value)
    if _text(csl, "type") in _WHOLE_BOOKS:
        for word in _ISBN_WORD.findall(_text(csl, "ISBN")):
            if value := isbn(word):
                yield Identifier("ISBN", value)
    for variable in ("arXiv", "number", "DOI", "URL"):
        text = _text(csl, variable)
        if not text:
            continue
        is_said = variable == "arXiv" or "arxiv" in f"{text} {_text(csl, 'publisher')}".casefold()
        if is_said and (value := arxiv(text)):
            yield Identifier("arXiv", value)


def _text(csl: Mapping[str, Any], variable: str) -> str:
    value = csl.get(variable, "")
    return str(value) if isinstance(value, str | int) else ""


def _only(forms: tuple[re.Pattern[str], ...], text: str) -> str:
    for form in forms:
        if found := form.fullmatch(text.strip()):
            return found[1]
    return ""


def _doi_of_page(url: str) -> str:
    for page, form in _PAGES:
        if found := page.search(url):
            return form.format(found[1].removesuffix(".pdf")).lower()
    return ""


def _check_digit(twelve: str) -> str:
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-weighed % 10)
