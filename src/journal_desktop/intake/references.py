"""One line of a source list into what it says of its source.

What is not certain is not guessed: then the whole line is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from journal_desktop.core.source import csl_text
from journal_desktop.intake import headings, identifiers, names
from journal_desktop.intake.identifiers import Identifiers

_KINDS = (
    r"(?:systematic |scoping |narrative |literature |rapid |umbrella |cochrane |clinical )?reviews?"
    r"(?: article| and meta-analysis)?|meta-analys[ei]s|"
    r"(?:randomi[sz]ed |controlled |clinical |pilot |early-phase |single-arm |open-label |"
    r"phase [1-4i]{1,3} ){0,4}trials?|rct|"
    r"(?:prospective |retrospective |observational |cohort |case[- ]control |cross-sectional |"
    r"laboratory |lab |animal |mouse |research |original |modelling ){0,3}"
    r"(?:study|paper|article|research)|case (?:series|report)|(?:clinical )?guidelines?|guidance|"
    r"news(?: article| report| story)?|press release|preprint|editorial|commentary|perspective|"
    r"book(?: chapter)?|registry(?: entry)?|report|web ?(?:site|page)|regulator(?:y)? notice|"
    r"fact ?sheet|blog post|conference abstract"
)
_KIND = rf"(?P<kind>(?:(?:not )?peer[- ]reviewed )?(?:{_KINDS}))"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HOST = r"(?:,\s?(?P<host>[^()]{1,80}?))?"
_SEED_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\s[—–-]\s{_KIND}\s?\({_YEAR}{_HOST}\)\.?$",
        rf"[.?!]\s{_KIND},\s?{_YEAR}{_HOST}\.?$",
        rf"\s\({_KIND},\s?{_YEAR}{_HOST}\)\.?$",
    )
)
_ISSUE = r"(?:\s?\((?P<issue>[^()]{1,20})\))?"
_PAGE = r"(?P<page>[\w–-]{1,24})"
_ISSUED = re.compile(
    rf"(?P<end>[.?!])\s(?P<journal>[^.?!;]{{2,120}})\.?,?\s\(?{_YEAR}\)?"
    r"(?P<day>\s[A-Z][a-z]{2,8}(?:\s\d{1,2})?)?"
    rf"(?:;\s?(?P<volume>\w{{1,8}})?{_ISSUE}(?::\s?{_PAGE})?)?\.?(?P<rest>.*)$",
    re.DOTALL,
)
_APA = re.compile(
    rf"^(?P<authors>[^()]{{2,2000}}?)\s?\({_YEAR}[a-z]?(?:,\s[^()]{{1,30}})?\)\.\s"
    r"(?P<title>[^\n]{2,600}?[.?!])"
    rf"(?:\s(?P<journal>[^\d,.][^,.]{{1,120}})(?:,\s(?P<volume>\d{{1,6}}){_ISSUE}(?:,\s{_PAGE})?)?\.)?"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
_LONE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATABASES = frozenset({"pmc", "pubmed", "pubmed central", "europe pmc", "clinicaltrials.gov"})
_MAX = 3000


@dataclass(frozen=True, slots=True)
class Reference:
    """What one line says of a source; `is_certain` tells whether its parts were told apart."""

    title: str
    is_certain: bool
    authors: tuple[dict[str, str], ...] = ()
    year: str = ""
    kind: str = ""
    host: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    note: str = ""
    ids: Identifiers = field(default_factory=Identifiers)

    @property
    def peer_reviewed(self) -> bool | None:
        """What the line says of peer review, if anything."""
        said = self.kind.casefold().replace("-", " ")
        if "peer reviewed" in said:
            return not said.startswith("not ")
        return False if "preprint" in said or "press release" in said else None


def parse(text: str) -> Reference:
    """What *text*, one entry of a source list without its number, says."""
    rest, ids = identifiers.taken(" ".join(text.split()))
    rest = re.sub(r"\s+([.,;])", r"\1", rest.replace(" ... ", " … "))
    rest = re.sub(r"([.?!])[.,;\s]+$", r"\1", rest).strip()
    found = _told_apart(rest) if len(rest) <= _MAX else None
    if found is None:
        found = _whole(rest)
    others = " ".join(filter(None, (found.note, *ids.others)))
    return replace(found, ids=ids, note=others)


def item(reference: Reference) -> str:
    """The reference as a CSL-JSON item."""
    kind = reference.kind.casefold()
    ids = reference.ids
    is_database = reference.host.casefold() in _DATABASES
    fields: dict[str, Any] = {
        "type": _csl_type(kind, reference),
        "title": reference.title,
        "author": list(reference.authors),
        "issued": {"date-parts": [[int(reference.year)]]} if reference.year else None,
        "container-title": "" if is_database else reference.host,
        "source": reference.host if is_database else "",
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "URL": ids.url,
        "DOI": ids.doi,
        "PMID": ids.pmid,
        "PMCID": ids.pmcid,
        "note": reference.note,
    }
    return csl_text(fields)


def _csl_type(kind: str, reference: Reference) -> str:
    ids = reference.ids
    for word, name in (("news", "article-newspaper"), ("book", "book"), ("web", "webpage")):
        if word in kind:
            return name
    if "preprint" in kind:
        return "article"
    if kind or ids.doi or ids.pmid or ids.pmcid or reference.volume:
        return "article-journal"
    return "webpage" if ids.url else "document"


def _told_apart(rest: str) -> Reference | None:
    for form in _SEED_FORMS:
        if (found := form.search(rest)) and found.start() > 3:
            title = rest[: found.start()]
            kind = found["kind"][0].upper() + found["kind"][1:]
            host = (found["host"] or "").strip()
            return Reference(
                _title(title), is_certain=True, year=found["year"], kind=kind, host=host
            )
    return _by_names_first(rest) or _with_year_after_names(rest)


def _by_names_first(rest: str) -> Reference | None:
    """Vancouver and AMA ("Li X, Wu Y. Title. Journal. 2025;1(2):3-4."), and full names."""
    authors, note, tail = _authors(rest)
    if not authors:
        return None
    issued = _ISSUED.search(tail)
    if issued and ". " not in (title := tail[: issued.start() + 1]):
        left = " ".join(
            filter(None, (note, (issued["day"] or "").strip(), issued["rest"].strip(" .")))
        )
        return Reference(
            _title(title),
            is_certain=True,
            authors=authors,
            year=issued["year"],
            host=issued["journal"].strip(" *_"),
            volume=issued["volume"] or "",
            issue=issued["issue"] or "",
            page=issued["page"] or "",
            note=left,
        )
    if dated := re.fullmatch(rf"(?P<title>[^.]{{3,600}}?)\s\({_YEAR}\)\.?", tail):
        return Reference(
            _title(dated["title"]), is_certain=True, authors=authors, year=dated["year"], note=note
        )
    title, stop, host = tail.rstrip(". ").partition(". ")
    if not stop or ". " in host or len(host) > 80 or any(map(str.isdigit, host)):
        return None
    return Reference(_title(title), is_certain=True, authors=authors, host=host, note=note)


def _authors(rest: str) -> tuple[tuple[names.Name, ...], str, str]:
    """The longest list of names that *rest* begins with, a word on the others, and the rest."""
    found: tuple[tuple[names.Name, ...], str, str] = ((), "", "")
    for stop in islice(re.finditer(r"\. ", rest), 60):
        authors, note = names.read(rest[: stop.start()])
        if authors:
            found = authors, note, rest[stop.end() :]
    return found


def _with_year_after_names(rest: str) -> Reference | None:
    """APA ("Li, X., & Wu, Y. (2025). Title. Journal, 1(2), 3-4.")."""
    found = _APA.match(rest)
    if found is None:
        return None
    authors, note = names.read(found["authors"])
    if not authors:
        return None
    left = " ".join(filter(None, (note, found["rest"].strip(" ."))))
    is_cut = re.search(r"\b\w\.$", found["title"]) or (
        found["rest"].strip(" .") and not found["journal"]
    )
    if is_cut:
        return None
    return Reference(
        _title(found["title"]),
        is_certain=True,
        authors=authors,
        year=found["year"],
        host=(found["journal"] or "").strip(" *_"),
        volume=found["volume"] or "",
        issue=found["issue"] or "",
        page=found["page"] or "",
        note=left,
    )


def _whole(rest: str) -> Reference:
    years = set(_LONE_YEAR.findall(rest[:_MAX]))
    year = years.pop() if len(years) == 1 else ""
    return Reference(headings.words(rest).rstrip(" ."), is_certain=not rest, year=year)


def _title(text: str) -> str:
    text = headings.words(text).strip(' "“”')
    return text if text.endswith(("?", "!", "...", "…")) else text.rstrip(". ")
