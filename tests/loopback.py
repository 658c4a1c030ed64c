"""A server on this machine that answers as the services of references do, in their own shapes.

The papers and the book are real and can be looked up; the shapes are those the services document.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from journal_desktop.cite.lookup.exchange import (
    Heard,
    Reply,
    Request,
    Service,
    Trouble,
    Unreached,
)
from journal_desktop.cite.lookup.services import Caller

PATHS = {
    Service.DOI: "/doi",
    Service.CROSSREF: "/crossref",
    Service.DATACITE: "/datacite",
    Service.NCBI: "/ncbi",
    Service.EUTILS: "/eutils",
    Service.OPEN_LIBRARY: "/openlibrary",
}
"""Where each service stands on the loopback server."""

SCI_HUB = "10.7554/elife.32822"
SPRINT = "10.1056/nejmoa1511939"
SURGISPHERE = "10.1056/nejmoa2007621"

_AUTHORS = [
    {"ORCID": "https://orcid.org/0000-0002-3012-7446", "authenticated-orcid": True,
     "given": "Daniel S", "family": "Himmelstein", "sequence": "first",
     "affiliation": [{"name": "University of Pennsylvania"}]},
    {"given": "Ariel Rodriguez", "family": "Romero", "sequence": "additional", "affiliation": []},
    {"given": "Casey S", "family": "Greene", "sequence": "additional", "affiliation": []},
]  # fmt: skip

CSL_SCI_HUB = {
    "indexed": {"date-parts": [[2026, 11, 1]], "timestamp": 1793491200000},
    "publisher": "eLife Sciences Publications, Ltd",
    "content-domain": {"domain": ["elifesciences.org"], "crossmark-restriction": False},
    "DOI": "10.7554/elife.32822",
    "type": "journal-article",
    "created": {"date-parts": [[2018, 3, 1]]},
    "source": "Crossref",
    "title": "Sci-Hub provides access to nearly all scholarly literature",
    "prefix": "10.7554",
    "volume": "7",
    "author": _AUTHORS,
    "member": "4374",
    "container-title": "eLife",
    "language": "en",
    "issued": {"date-parts": [[2018, 3, 1]]},
    "URL": "http://dx.doi.org/10.7554/elife.32822",
    "ISSN": ["2050-084X"],
    "container-title-short": "eLife",
    "published": {"date-parts": [[2018, 3, 1]]},
    "is-referenced-by-count": 179,
    "score": 1,
}
"""What doi.org's content negotiation gives for a Crossref DOI: Crossref's own type names."""


def work(csl, **more):
    """The same record as api.crossref.org/works/{doi} gives it."""
    message = csl | {
        "title": [csl["title"]],
        "container-title": [csl["container-title"]],
        "short-container-title": [csl.get("container-title-short", csl["container-title"])],
    }
    message.pop("container-title-short", None)
    return {
        "status": "ok",
        "message-type": "work",
        "message-version": "1.0.0",
        "message": message | more,
    }


WORK_SCI_HUB = work(
    CSL_SCI_HUB,
    relation={
        "has-preprint": [
            {"id-type": "doi", "id": "10.7287/peerj.preprints.3100", "asserted-by": "subject"}
        ],
        "is-supplemented-by": [
            {"id-type": "uri", "id": "https://github.com/greenelab/", "asserted-by": "subject"}
        ],
    },
)  # fmt: skip

CSL_SURGISPHERE = {
    "DOI": "10.1056/nejmoa2007621",
    "type": "journal-article",
    "title": "Cardiovascular Disease, Drug Therapy, and Mortality in Covid-19",
    "author": [
        {"given": "Mandeep R.", "family": "Mehra", "sequence": "first", "affiliation": []},
        {"given": "Sapan S.", "family": "Desai", "sequence": "additional", "affiliation": []},
        {"given": "SreyRam", "family": "Kuy", "sequence": "additional", "affiliation": []},
        {"given": "Timothy D.", "family": "Henry", "sequence": "additional", "affiliation": []},
        {"given": "Amit N.", "family": "Patel", "sequence": "additional", "affiliation": []},
    ],
    "container-title": "New England Journal of Medicine",
    "container-title-short": "N Engl J Med",
    "publisher": "Massachusetts Medical Society",
    "volume": "382",
    "issue": "25",
    "issued": {"date-parts": [[2020, 6, 18]]},
    "URL": "http://dx.doi.org/10.1056/nejmoa2007621",
    "ISSN": ["0028-4793", "1533-4406"],
}
WORK_SURGISPHERE = work(
    CSL_SURGISPHERE,
    **{
        "updated-by": [
            {
                "DOI": "10.1056/nejmc2021225",
                "type": "retraction",
                "source": "publisher",
                "updated": {"date-parts": [[2020, 6, 4]], "timestamp": 1591228800000},
                "label": "Retraction",
            }
        ]
    },
)

CSL_SPRINT = {
    "source": "PubMed",
    "accessed": {"date-parts": [[2026, 11, 22]]},
    "id": "pmid:26551272",
    "title": "A Randomized Trial of Intensive versus Standard Blood-Pressure Control",
    "author": [
        {"family": "SPRINT Research Group"},
        {"family": "Wright", "given": "Jackson T"},
        {"family": "Williamson", "given": "Jeff D"},
        {"family": "Whelton", "given": "Paul K"},
    ],
    "container-title-short": "N Engl J Med",
    "container-title": "The New England journal of medicine",
    "publisher": "Massachusetts Medical Society",
    "ISSN": "1533-4406",
    "issued": {"date-parts": [["2015", "11", "26"]]},
    "page": "2103-2116",
    "volume": "373",
    "issue": "22",
    "PMID": "26551272",
    "PMCID": "PMC4689591",
    "DOI": "10.1056/NEJMoa1511939",
    "type": "article-journal",
}
"""What NCBI's Literature Citation Exporter gives with format=csl."""

XML_SPRINT = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"
 "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">
<PMID Version="1">26551272</PMID>
<DateRevised><Year>2023</Year><Month>08</Month><Day>31</Day></DateRevised>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">1533-4406</ISSN>
<JournalIssue CitedMedium="Internet"><Volume>373</Volume><Issue>22</Issue>
<PubDate><Year>2015</Year><Month>Nov</Month><Day>26</Day></PubDate></JournalIssue>
<Title>The New England journal of medicine</Title><ISOAbbreviation>N Engl J Med</ISOAbbreviation>
</Journal>
<ArticleTitle>A Randomized Trial of Intensive versus Standard Blood-Pressure Control.</ArticleTitle>
<Pagination><StartPage>2103</StartPage><EndPage>2116</EndPage><MedlinePgn>2103-16</MedlinePgn>
</Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1056/NEJMoa1511939</ELocationID>
<AuthorList CompleteYN="Y"><Author ValidYN="Y">
<CollectiveName>SPRINT Research Group</CollectiveName>
</Author><Author ValidYN="Y"><LastName>Wright</LastName><ForeName>Jackson T</ForeName>
<Initials>JT</Initials><Suffix>Jr</Suffix></Author></AuthorList><Language>eng</Language>
<GrantList CompleteYN="Y"><Grant><Agency>NHLBI NIH HHS</Agency><Country>United States</Country>
</Grant></GrantList>
<PublicationTypeList><PublicationType UI="D003160">Comparative Study</PublicationType>
<PublicationType UI="D016428">Journal Article</PublicationType>
<PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList>
</Article>
<CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn">
<RefSource>N Engl J Med. 2017 Dec 21;377(25):2506</RefSource>
<PMID Version="1">29262284</PMID></CommentsCorrections></CommentsCorrectionsList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">26551272</ArticleId>
<ArticleId IdType="pmc">PMC4689591</ArticleId>
<ArticleId IdType="doi">10.1056/NEJMoa1511939</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>
"""
"""What efetch gives with retmode=xml (shortened)."""

ATTENTION = {
    "data": {
        "id": "10.48550/arxiv.1706.03762",
        "type": "dois",
        "attributes": {
            "doi": "10.48550/arxiv.1706.03762",
            "creators": [
                {"name": "Vaswani, Ashish", "nameType": "Personal", "givenName": "Ashish",
                 "familyName": "Vaswani", "affiliation": [], "nameIdentifiers": []},
                {"name": "Shazeer, Noam", "nameType": "Personal", "givenName": "Noam",
                 "familyName": "Shazeer", "affiliation": [], "nameIdentifiers": []},
            ],
            "titles": [{"title": "Attention Is All You Need"}],
            "publisher": "arXiv",
            "publicationYear": 2017,
            "dates": [
                {"date": "2017-06-12T17:57:34Z", "dateType": "Submitted"},
                {"date": "2017-06", "dateType": "Available"},
            ],
            "types": {"ris": "GEN", "bibtex": "misc", "citeproc": "article",
                      "schemaOrg": "CreativeWork", "resourceType": "Article",
                      "resourceTypeGeneral": "Preprint"},
            "relatedIdentifiers": [],
            "version": "7",
            "descriptions": [],
            "url": "https://arxiv.org/abs/1706.03762",
            "state": "findable",
        },
    }
}  # fmt: skip
"""What api.datacite.org/dois/{doi} gives (shortened)."""

CSL_ATTENTION = {
    "type": "article",
    "id": "https://doi.org/10.48550/arxiv.1706.03762",
    "author": [
        {"family": "Vaswani", "given": "Ashish"},
        {"family": "Shazeer", "given": "Noam"},
    ],
    "issued": {"date-parts": [[2017]]},
    "DOI": "10.48550/ARXIV.1706.03762",
    "publisher": "arXiv",
    "title": "Attention Is All You Need",
    "URL": "https://arxiv.org/abs/1706.03762",
    "version": "7",
}

TESTING_TREATMENTS = {
    "ISBN:9781905177486": {
        "url": "https://openlibrary.org/books/OL25059467M/Testing_treatments",
        "key": "/books/OL25059467M",
        "title": "Testing treatments",
        "subtitle": "better research for better healthcare",
        "authors": [
            {"url": "https://openlibrary.org/authors/OL1A/Imogen_Evans", "name": "Imogen Evans"},
            {
                "url": "https://openlibrary.org/authors/OL2A/Hazel_Thornton",
                "name": "Hazel Thornton",
            },
            {"url": "https://openlibrary.org/authors/OL3A/Iain_Chalmers", "name": "Iain Chalmers"},
            {"url": "https://openlibrary.org/authors/OL4A/Paul_Glasziou", "name": "Paul Glasziou"},
        ],
        "number_of_pages": 199,
        "identifiers": {"isbn_13": ["9781905177486"]},
        "publishers": [{"name": "Pinter & Martin"}],
        "publish_places": [{"name": "London"}],
        "publish_date": "2011",
    }
}
"""What openlibrary.org/api/books gives with jscmd=data (shortened)."""


@dataclass
class Said:
    """An answer of the server: a status, a body, and headers."""

    body: object = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def sent(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()


@dataclass
class Loopback:
    """Answers by path, a list of answers one after another; notes every request."""

    base: str = ""
    answers: dict[str, Said | list[Said]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def caller(self, email: str = "") -> Caller:
        """Somebody who asks here and nowhere else."""
        return Caller(email, {service: self.base + path for service, path in PATHS.items()})

    def answer(self, path: str) -> Said:
        """The answer to a path, without what follows its "?"; nothing known is a 404."""
        said = self.answers.get(path.partition("?")[0], Said("Resource not found.", 404))
        if isinstance(said, list):
            return said.pop(0) if len(said) > 1 else said[0]
        return said


SILENT = Said(status=0)
"""An answer that does not come until the test is over."""


def everything() -> dict[str, Said | list[Said]]:
    """What the services know of the works above, by path."""
    return {
        "/doi/10.7554/elife.32822": Said(CSL_SCI_HUB),
        "/crossref/works/10.7554%2Felife.32822": Said(WORK_SCI_HUB),
        "/doi/10.1056/nejmoa2007621": Said(CSL_SURGISPHERE),
        "/crossref/works/10.1056%2Fnejmoa2007621": Said(WORK_SURGISPHERE),
        "/ncbi/pubmed/": Said(CSL_SPRINT),
        "/ncbi/pmc/": Said(CSL_SPRINT),
        "/eutils/efetch.fcgi": Said(XML_SPRINT),
        "/doi/10.48550/arXiv.1706.03762": Said(CSL_ATTENTION),
        "/datacite/dois/10.48550%2FarXiv.1706.03762": Said(ATTENTION),
        "/openlibrary/api/books": Said(TESTING_TREATMENTS),
    }


@contextmanager
def serving():
    """A server on a free port of this machine, answering from other threads."""
    loopback = Loopback(answers=everything())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            loopback.asked.append((self.path, dict(self.headers)))
            said = loopback.answer(self.path)
            if said is SILENT:
                loopback.released.wait(30)
                return
            headers = {"Content-Length": str(len(said.sent))} | said.headers
            self.send_response(said.status)
            for name, value in headers.items():
                if value:
                    self.send_header(name, value.replace("{base}", loopback.base))
            self.end_headers()
            try:
                self.wfile.write(said.sent)
            except OSError:  # the other side has heard enough
                self.close_connection = True

        def log_message(self, *_arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    loopback.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield loopback
    finally:
        loopback.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Wire:
    """A transport without a network: answers as the server would, when the test lets it."""

    server: Loopback = field(default_factory=lambda: Loopback("http://there", everything()))
    sent: list[Request] = field(default_factory=list)
    waiting: list[tuple[Request, Heard]] = field(default_factory=list)
    trouble: Trouble | None = None

    def fetch(self, request: Request, heard: Heard) -> None:
        assert not self.waiting, "two requests at once"
        self.sent.append(request)
        self.waiting.append((request, heard))

    def rest(self) -> None:
        self.waiting.clear()

    def deliver(self) -> None:
        """Let the answer that is under way arrive."""
        request, heard = self.waiting.pop()
        if self.trouble:
            heard(Unreached(self.trouble))
        else:
            said = self.server.answer(request.url.removeprefix(self.server.base))
            headers = {name.lower(): value for name, value in said.headers.items()}
            heard(Reply(said.status, said.sent, headers))

    @property
    def services(self) -> list[Service]:
        """Who was asked, in order."""
        return [request.service for request in self.sent]
