"""Small functions that build real values for tests.

Every paper here is real and can be looked up by its identifiers; the sentences are our own.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from journal_desktop.core import order
from journal_desktop.core.article import Article, CitedSource, Question, Role, Section
from journal_desktop.core.asset import Asset
from journal_desktop.core.ids import ArticleId, BlockId, SourceId, new_id
from journal_desktop.core.journal import Disclaimer, Journal
from journal_desktop.core.people import Person
from journal_desktop.core.source import Source, SourceStatus, csl_text

PAPERS: dict[str, dict[str, Any]] = {
    "carnk": {
        "type": "article-journal",
        "title": "Chimeric antigen receptor natural killer (CAR-NK) cells: from preclinical "
        "promise to clinical reality in cancer immunotherapy",
        "issued": {"date-parts": [[2025]]},
        "PMCID": "PMC12607298",
        "URL": "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/",
    },
    "liu2020": {
        "type": "article-journal",
        "title": "Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors",
        "author": [
            {"family": "Liu", "given": "Enli"},
            {"family": "Marin", "given": "David"},
            {"family": "Banerjee", "given": "Pinaki"},
        ],
        "container-title": "New England Journal of Medicine",
        "container-title-short": "N Engl J Med",
        "volume": "382",
        "page": "545-553",
        "issued": {"date-parts": [[2020, 2, 6]]},
        "DOI": "10.1056/NEJMoa1910607",
        "PMID": "32023374",
    },
    "maude2018": {
        "type": "article-journal",
        "title": "Tisagenlecleucel in Children and Young Adults with B-Cell Lymphoblastic Leukemia",
        "author": [
            {"family": "Maude", "given": "Shannon L."},
            {"family": "Laetsch", "given": "Theodore W."},
        ],
        "container-title": "New England Journal of Medicine",
        "issued": {"date-parts": [[2018, 2, 1]]},
        "DOI": "10.1056/NEJMoa1709866",
    },
    "grade2008": {
        "type": "article-journal",
        "title": "GRADE: an emerging consensus on rating quality of evidence and strength of "
        "recommendations",
        "author": [{"family": "Guyatt", "given": "Gordon H."}],
        "container-title": "BMJ",
        "issued": {"date-parts": [[2008, 4, 26]]},
        "DOI": "10.1136/bmj.39489.470347.AD",
        "PMID": "18436948",
    },
    "prisma2020": {
        "type": "article-journal",
        "title": "The PRISMA 2020 statement: an updated guideline for reporting systematic reviews",
        "author": [{"family": "Page", "given": "Matthew J."}],
        "container-title": "BMJ",
        "issued": {"date-parts": [[2021, 3, 29]]},
        "DOI": "10.1136/bmj.n71",
    },
}
"""CSL-JSON items of real papers, by the citation key that tests use for them."""


def source_id(key: str) -> SourceId:
    """The id that `source` and `paper` give to the source of that key, always the same."""
    return SourceId(str(uuid.uuid5(uuid.NAMESPACE_URL, key)))


def source(key: str, title: str, year: int | str = "", **fields: Any) -> Source:
    """A source of that title and year; other *fields* are those of `Source`."""
    issued = {"date-parts": [[int(year)]]} if year else None
    item = csl_text({"type": "article-journal", "title": title, "issued": issued})
    return Source(**{"id": source_id(key), "key": key, "item": item} | fields)


def paper(key: str, **fields: Any) -> Source:
    """The real paper of that key in `PAPERS`, as a source."""
    known: dict[str, Any] = {
        "id": source_id(key),
        "key": key,
        "item": csl_text(PAPERS[key]),
        "kind": "Peer-reviewed review" if key == "carnk" else "Peer-reviewed article",
        "peer_reviewed": True,
        "status": SourceStatus.OK,
    }
    return Source(**known | fields)


def papers() -> dict[SourceId, Source]:
    """Every paper of `PAPERS`, by id."""
    return {source_id(key): paper(key) for key in PAPERS}


def complete() -> dict[SourceId, Source]:
    """The same, but whoever cites "carnk" finds a record there that lacks nothing."""
    return papers() | {source_id("carnk"): paper("liu2020", id=source_id("carnk"))}


def cited(*keys: str) -> tuple[CitedSource, ...]:
    """The source list of an article that cites the papers of these keys."""
    return tuple(CitedSource(key, source_id(key)) for key in keys)


def section(heading: str = "", body: str = "", **fields: Any) -> Section:
    """A section with a fresh id; `sections` gives several their order."""
    return Section(
        **{"id": BlockId(new_id()), "order": "i", "heading": heading, "body": body} | fields
    )


def question(asked: str = "", answer: str = "", **fields: Any) -> Question:
    """A common question with a fresh id; `questions` gives several their order."""
    return Question(
        **{"id": BlockId(new_id()), "order": "i", "question": asked, "answer": answer} | fields
    )


def sections(*pairs: tuple[str, str]) -> tuple[Section, ...]:
    """Sections of these headings and bodies, in this order."""
    keys = order.spread(len(pairs))
    return tuple(section(*pair, order=key) for pair, key in zip(pairs, keys, strict=True))


def questions(*pairs: tuple[str, str]) -> tuple[Question, ...]:
    """Common questions with their answers, in this order."""
    keys = order.spread(len(pairs))
    return tuple(question(*pair, order=key) for pair, key in zip(pairs, keys, strict=True))


def blank(**fields: Any) -> Article:
    """An article with nothing in it but *fields*."""
    return Article(**{"id": ArticleId(new_id())} | fields)


LEAD = (
    "Doctors can arm immune cells against cancer. The best-known kind, CAR-T, is made afresh "
    "from each patient's own blood, which takes weeks and costs a great deal. A review from "
    "2025 asks whether natural killer cells could do the same work from a donor, ready on the "
    "shelf [@carnk]. It gathers what laboratories and the first small trials have seen so far, "
    "and it is open about what nobody has measured yet."
)
TAKEAWAY = (
    "Natural killer cells with a cancer-seeking receptor can be made from donors and kept ready. "
    "Early trials saw responses in some blood cancers and fewer severe side effects than doctors "
    "know from CAR-T. The trials were small and short, so nobody can say yet how long a response "
    "lasts or which treatment is better."
)


def article(**fields: Any) -> Article:
    """A complete study explainer that passes the checks, with *fields* in place of its own.

    It cites the paper "carnk" in its lead and its first two sections.
    """
    parts = (
        (Role.QUESTION, "What question did the researchers ask?"),
        (Role.FINDINGS, "What did the review find?"),
        (Role.EVIDENCE_STRENGTH, "How strong is this evidence?"),
        (Role.IMPLICATIONS, "What could this mean for you?"),
    )
    bodies = (
        "They asked how far CAR-NK cells have come [@carnk].\n\nA CAR is a built-in receptor.",
        "Small trials saw **responses** in some lymphomas and leukaemias [@carnk, p. 4].",
        "Most of the trials were early and had no control group.",
        "- Ask whether a trial is open to you.\n- Ask what is known about how long it lasts.",
    )
    known: dict[str, Any] = {
        "slug": "ready-made-immune-cells",
        "category": "Immune health",
        "tags": ("cancer", "cell therapy"),
        "title": "Could ready-made immune cells follow CAR-T?",
        "standfirst": "A review looks at donor cells that are armed against cancer, and at how "
        "much of the promise has been tested in people.",
        "lead": LEAD,
        "sections": tuple(
            section(heading, body, role=role, order=key)
            for (role, heading), body, key in zip(parts, bodies, order.spread(4), strict=True)
        ),
        "questions": questions(
            ("Is CAR-NK better than CAR-T?", "Nobody knows yet: no trial has compared the two."),
            ("Can I have it now?", "Mostly within trials. Ask your team which ones are open."),
        ),
        "takeaway": TAKEAWAY,
        "sources": cited("carnk"),
        "disclaimer": "1",
        "authors": (Person("Asha Rao", "MD", "Author"),),
        "created": date(2026, 6, 1),
        "published": date(2026, 6, 24),
        "review_by": date(2027, 6, 24),
    }
    return blank(**known | fields)


def journal(**fields: Any) -> Journal:
    """A small journal with a category, an author and a disclaimer."""
    known: dict[str, Any] = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, "journal")),
        "title": "Evidence in Plain Words",
        "tagline": "What studies found, and how sure we can be.",
        "base_url": "https://journal.example/",
        "categories": ("Immune health", "Heart"),
        "people": (Person("Asha Rao", "MD", "Author"),),
        "disclaimers": (Disclaimer("1", "For general information only, not medical advice."),),
    }
    return Journal(**known | fields)


def asset(sha256: str = "a" * 64, **fields: Any) -> Asset:
    """What a library knows of a small PNG; its bytes are the test's business."""
    known: dict[str, Any] = {"media_type": "image/png", "width": 640, "height": 360, "size": 1024}
    return Asset(sha256, **known | fields)
