"""Who is asked about an identifier, in which order, and at which addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, urlencode

from journal_desktop import __version__
from journal_desktop.cite.lookup.exchange import Request, Service
from journal_desktop.cite.lookup.found import Absent, Found, Step
from journal_desktop.core.identifiers import Identifier

CSL = "application/vnd.citationstyles.csl+json"
XML = "application/xml"
TOOL = "journal-desktop"

BASES: Mapping[Service, str] = MappingProxyType({
    Service.DOI: "https://doi.org",
    Service.CROSSREF: "https://api.crossref.org",
    Service.DATACITE: "https://api.datacite.org",
    Service.NCBI: "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1",
    Service.EUTILS: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    Service.OPEN_LIBRARY: "https://openlibrary.org",
})  # fmt: skip
"""Where each service answers; the only addresses this program ever asks by itself."""

SCHEMES = ("DOI", "PMID", "PMCID", "arXiv", "ISBN")
"""The schemes that somebody can be asked about, the most telling first."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: an e-mail address, where the user gave one, and the addresses of the services."""

    email: str = ""
    bases: Mapping[Service, str] = field(default_factory=lambda: BASES)

    @property
    def agent(self) -> str:
        """What the program calls itself to a server."""
        name = f"JournalDesktop/{__version__}"
        return f"{name} (mailto:{self.email})" if self.email else name


def following(asked: Identifier, trail: tuple[Step, ...], caller: Caller) -> Request | None:
    """The next request about *asked*, after what the *trail* has told; None when all is asked."""
    done = {step.request.service for step in trail}
    return next((r for r in _plan(asked, trail, caller) if r.service not in done), None)


def strongest(identifiers: tuple[Identifier, ...]) -> Identifier | None:
    """The identifier to ask about, of those that a source has."""
    known = [each for each in identifiers if each.scheme in SCHEMES]
    return min(known, key=lambda each: SCHEMES.index(each.scheme), default=None)


def _plan(asked: Identifier, trail: tuple[Step, ...], caller: Caller) -> Iterator[Request]:
    answers = {step.request.service: step.answer for step in trail}
    value = asked.value
    match asked.scheme:
        case "DOI":
            yield _content(value, caller)
            if not isinstance(answers.get(Service.DOI), Absent):
                yield _crossref(value, caller)
                if isinstance(answers.get(Service.CROSSREF), Absent):
                    yield _datacite(value, caller)
        case "arXiv":
            yield _content(f"10.48550/arXiv.{value}", caller)
            if not isinstance(answers.get(Service.DOI), Absent):
                yield _datacite(f"10.48550/arXiv.{value}", caller)
        case "PMID":
            yield _exported("pubmed", value, caller)
            yield _fetched(value, caller)
        case "PMCID":
            yield _exported("pmc", value.removeprefix("PMC"), caller)
            told = answers.get(Service.NCBI)
            if isinstance(told, Found) and told.source.text("PMID"):
                yield _fetched(told.source.text("PMID"), caller)
        case "ISBN":
            query = urlencode({"bibkeys": f"ISBN:{value}", "format": "json", "jscmd": "data"})
            base = caller.bases[Service.OPEN_LIBRARY]
            yield Request(Service.OPEN_LIBRARY, f"{base}/api/books?{query}")
        case _:
            return


def _content(doi: str, caller: Caller) -> Request:
    url = f"{caller.bases[Service.DOI]}/{quote(doi, safe='/')}"
    return Request(Service.DOI, url, CSL)


def _crossref(doi: str, caller: Caller) -> Request:
    url = f"{caller.bases[Service.CROSSREF]}/works/{quote(doi, safe='')}"
    query = urlencode({"mailto": caller.email}) if caller.email else ""
    return Request(Service.CROSSREF, f"{url}?{query}".rstrip("?"))


def _datacite(doi: str, caller: Caller) -> Request:
    url = f"{caller.bases[Service.DATACITE]}/dois/{quote(doi, safe='')}"
    return Request(Service.DATACITE, url, "application/vnd.api+json")


def _exported(database: str, number: str, caller: Caller) -> Request:
    query = urlencode({"format": "csl", "id": number})
    return Request(Service.NCBI, f"{caller.bases[Service.NCBI]}/{database}/?{query}")


def _fetched(pmid: str, caller: Caller) -> Request:
    told = {"db": "pubmed", "id": pmid, "retmode": "xml", "tool": TOOL}
    told |= {"email": caller.email} if caller.email else {}
    url = f"{caller.bases[Service.EUTILS]}/efetch.fcgi?{urlencode(told)}"
    return Request(Service.EUTILS, url, XML)
