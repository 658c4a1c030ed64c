"""The types of CSL items in words, and which fields each of them has."""

from __future__ import annotations

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "article-journal": "Journal article",
    "article": "Preprint",
    "webpage": "Web page",
    "book": "Book",
    "chapter": "Book chapter",
    "report": "Report or guideline",
    "article-newspaper": "News article",
    "thesis": "Thesis",
    "dataset": "Data set",
    "regulation": "Regulator's document",
    "article-magazine": "Magazine article",
    "bill": "Bill",
    "broadcast": "Broadcast or podcast",
    "classic": "Classical work",
    "collection": "Archive collection",
    "document": "Document",
    "entry": "Database entry",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopaedia entry",
    "event": "Event",
    "figure": "Figure",
    "graphic": "Image",
    "hearing": "Hearing",
    "interview": "Interview",
    "legal_case": "Legal case",
    "legislation": "Law",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Film or video",
    "musical_score": "Musical score",
    "pamphlet": "Leaflet",
    "paper-conference": "Conference paper",
    "patent": "Patent",
    "performance": "Performance",
    "periodical": "Whole journal or issue",
    "personal_communication": "Letter or message",
    "post": "Post on social media",
    "post-weblog": "Blog post",
    "review": "Review",
    "review-book": "Book review",
    "software": "Software",
    "song": "Recording",
    "speech": "Talk",
    "standard": "Standard",
    "treaty": "Treaty",
}
"""CSL item types by the words a form shows, the likely ones first."""

FIELDS: Mapping[str, str] = {
    "title": "Title",
    "container-title": "Journal or site",
    "container-title-short": "Short name",
    "collection-title": "Series",
    "event-title": "Event",
    "genre": "Kind of work",
    "medium": "Medium",
    "authority": "Authority",
    "publisher": "Publisher",
    "publisher-place": "Place",
    "edition": "Edition",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "number": "Number",
    "version": "Version",
    "number-of-pages": "Number of pages",
    "section": "Section",
    "archive": "Archive",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "Web address",
    "language": "Language",
    "abstract": "Abstract",
}
"""CSL variables that are text, by the words a form shows, in its order."""

ROLES: Mapping[str, str] = {
    "author": "Authors",
    "editor": "Editors",
    "translator": "Translators",
    "collection-editor": "Series editors",
    "container-author": "Authors of the book",
    "director": "Directors",
    "interviewer": "Interviewers",
    "recipient": "Recipients",
    "composer": "Composers",
    "chair": "Chairs",
    "organizer": "Organisers",
}
"""Who took part in a work."""

_ALWAYS = ("title",)
_LAST = ("URL", "language", "abstract")
_PAPER = ("DOI", "PMID", "PMCID")
_SERIAL = ("container-title", "container-title-short", "volume", "issue", "page")
_PRESS = ("container-title", "section", "volume", "issue", "page", "edition")
_PRINTED = ("publisher", "publisher-place")
_LAW = ("authority", "number", "container-title", "volume", "page", "section", "publisher-place")
_ENTRY = ("container-title", "edition", "volume", "page", *_PRINTED)
_SHOWN = ("genre", "medium", "container-title", "collection-title", "number", *_PRINTED)
_OWN: Mapping[str, tuple[str, ...]] = {
    "article-journal": (*_SERIAL, "number", *_PAPER, "ISSN"),
    "review": (*_SERIAL, *_PAPER, "ISSN"),
    "review-book": (*_SERIAL, *_PAPER, "ISSN"),
    "article": ("publisher", "container-title", "number", "version", *_PAPER),
    "article-newspaper": _PRESS,
    "article-magazine": _PRESS,
    "webpage": ("container-title", "publisher", "genre"),
    "post": ("container-title", "genre"),
    "post-weblog": ("container-title", "genre"),
    "book": ("edition", "volume", *_PRINTED, "collection-title", "number-of-pages", "ISBN",
             *_PAPER),
    "chapter": (*_ENTRY, "collection-title", "ISBN", *_PAPER),
    "entry": (*_ENTRY, "version", "ISBN", "DOI", "PMID"),
    "entry-dictionary": (*_ENTRY, "ISBN", "DOI"),
    "entry-encyclopedia": (*_ENTRY, "ISBN", "DOI"),
    "report": ("genre", "number", "collection-title", "edition", *_PRINTED, "page", "ISBN",
               *_PAPER),
    "thesis": ("genre", *_PRINTED, "number-of-pages", "archive", "DOI"),
    "dataset": ("version", "publisher", "container-title", "number", "medium", *_PAPER),
    "software": ("version", "publisher", "container-title", "number", "DOI"),
    "paper-conference": ("event-title", "container-title", "collection-title", "volume", "page",
                         *_PRINTED, "ISBN", *_PAPER),
    "speech": ("event-title", "genre", "publisher-place", "DOI"),
    "standard": ("authority", "number", "version", *_PRINTED, "ISBN", "DOI"),
    "patent": ("authority", "number", "publisher-place"),
    "periodical": ("volume", "issue", *_PRINTED, "ISSN"),
    "bill": _LAW,
    "hearing": _LAW,
    "legal_case": _LAW,
    "legislation": _LAW,
    "regulation": _LAW,
    "treaty": _LAW,
    "broadcast": _SHOWN,
    "motion_picture": _SHOWN,
    "song": _SHOWN,
    "performance": _SHOWN,
    "musical_score": _SHOWN,
}  # fmt: skip
_OTHER = ("genre", "container-title", *_PRINTED, "number", "page", "archive", "DOI")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("author", "issued", "container-title"),
    "article": ("author", "issued", "publisher"),
    "chapter": ("author", "issued", "container-title", "publisher"),
    "book": ("author", "issued", "publisher"),
    "webpage": ("URL", "container-title"),
    "report": ("issued", "publisher"),
    "thesis": ("author", "issued", "publisher"),
    "dataset": ("issued", "publisher"),
    "paper-conference": ("author", "issued", "container-title"),
    "article-newspaper": ("issued", "container-title"),
}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "container-title": {
        "article-journal": "Journal",
        "review": "Journal",
        "review-book": "Journal",
        "article-newspaper": "Newspaper",
        "article-magazine": "Magazine",
        "webpage": "Site",
        "post": "Site",
        "post-weblog": "Blog",
        "chapter": "Book",
        "entry-dictionary": "Dictionary",
        "entry-encyclopedia": "Encyclopaedia",
        "entry": "Database",
        "paper-conference": "Proceedings",
        "dataset": "Database",
        "article": "Published in",
        "legal_case": "Reporter",
    },
    "publisher": {
        "article": "Preprint server",
        "thesis": "University",
        "report": "Institution",
        "webpage": "Who is behind it",
        "dataset": "Repository",
        "broadcast": "Station",
    },
    "number": {"article-journal": "Article number", "dataset": "Accession", "article": "Number"},
    "genre": {"thesis": "Kind of thesis", "report": "Kind of report"},
}
_MORE: Mapping[str, tuple[str, ...]] = {
    "book": ("editor", "translator", "collection-editor"),
    "chapter": ("editor", "container-author", "translator"),
    "entry": ("editor",),
    "entry-dictionary": ("editor",),
    "entry-encyclopedia": ("editor", "translator"),
    "paper-conference": ("editor", "chair"),
    "report": ("editor",),
    "broadcast": ("director",),
    "motion_picture": ("director",),
    "interview": ("interviewer", "translator"),
    "personal_communication": ("recipient",),
    "song": ("composer",),
    "musical_score": ("composer", "editor"),
    "event": ("organizer", "chair"),
    "collection": ("editor",),
    "periodical": ("editor",),
}


def fields_of(kind: str, filled: Mapping[str, object]) -> tuple[str, ...]:
    """The variables a form shows for an item of that type: its own, and others that are filled."""
    own = {*_ALWAYS, *_OWN.get(kind, _OTHER), *_LAST}
    return tuple(name for name in FIELDS if name in own or filled.get(name))


def roles_of(kind: str, filled: Mapping[str, object]) -> tuple[str, ...]:
    """Who may have taken part in a work of that type, and in others that name somebody."""
    own = ("author", *_MORE.get(kind, ("editor",)))
    return tuple(name for name in ROLES if name in own or filled.get(name))


def name_of(variable: str, kind: str) -> str:
    """What a variable is called in an item of that type."""
    return _NAMES.get(variable, {}).get(kind) or FIELDS.get(variable, variable)


def lacking(kind: str, filled: Mapping[str, object]) -> tuple[str, ...]:
    """What readers will miss in an item of that type; none of it has to be there."""
    return tuple(name for name in _NEEDED.get(kind, ("issued",)) if not filled.get(name))
