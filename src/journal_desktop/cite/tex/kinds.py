"""Types of entries and types of CSL items, in both directions."""

from __future__ import annotations

_TO_CSL = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "book",
    "booklet": "book",
    "chapter": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "webpage": "webpage",
    "www": "webpage",
}
_SUBTYPES = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "preprint": "article",
}
_NEAREST = {
    "article": "misc",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "broadcast": "video",
    "classic": "book",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "image",
    "hearing": "legislation",
    "interview": "misc",
    "map": "misc",
    "motion_picture": "movie",
    "musical_score": "music",
    "pamphlet": "booklet",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "review-book": "review",
    "song": "audio",
    "speech": "unpublished",
    "treaty": "legal",
}
_FIRST = ("inbook", "conference", "electronic", "webpage", "www", "manual", "mastersthesis")
_TO_ENTRY = {
    **{csl: entry for entry, csl in reversed(_TO_CSL.items()) if entry not in _FIRST},
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "document": "misc",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
_CSL = frozenset(_TO_CSL.values()) | _NEAREST.keys() | {"collection", "event"}
_GENRES = {
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "phdthesis": "PhD thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patentus": "US patent",
    "patenteu": "European patent",
    "patentuk": "British patent",
    "patentde": "German patent",
    "patentfr": "French patent",
}
_GENRE_OF_KIND = {"mastersthesis": "Master's thesis", "phdthesis": "PhD thesis"}

WITH_ISSUES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
)
"""Types of items whose "number" is the issue of a volume."""

IN_SERIES = frozenset({"book", "chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
"""Types of items whose "number" counts the volumes of a series."""


def csl_type(kind: str, subtype: str = "") -> str:
    """The CSL type of an entry type; a subtype that names one of CSL's is believed."""
    if subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    return subtype if subtype in _CSL else _TO_CSL.get(kind, "document")


def is_known(kind: str) -> bool:
    """Whether BibTeX or BibLaTeX has such a type of entry."""
    return kind in _TO_CSL


def entry_type(csl: str) -> tuple[str, str]:
    """The entry type that comes nearest to a CSL type, and the subtype that tells it apart."""
    if csl in _TO_ENTRY and csl not in _NEAREST:
        return _TO_ENTRY[csl], ""
    subtype = next((word for word, each in _SUBTYPES.items() if each == csl), csl)
    return _NEAREST.get(csl, "misc"), subtype


def genre(kind: str, given: str) -> str:
    """What kind of thesis, report or patent it is, in words."""
    return _GENRES.get(given.strip().lower(), given) or _GENRE_OF_KIND.get(kind, "")
