"""Fields of BibTeX and BibLaTeX and the CSL variables that hold the same."""

from __future__ import annotations

TEXTS = {
    "abstract": "abstract",
    "chapter": "chapter-number",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "note": "note",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "part": "part-number",
    "pubstate": "status",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
"""Fields that hold one text, as the variable does."""

NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "illustrator": "illustrator",
    "composer": "composer",
    "interviewer": "interviewer",
}
"""Fields that hold a list of names."""

EDITORS = {
    "editor": "editor",
    "compiler": "compiler",
    "director": "director",
    "organizer": "organizer",
    "collaborator": "contributor",
}
"""What an editor did, by `editortype`, and the variable for those who did it."""

DATES = {"urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}
"""Fields that hold a date."""

PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
"""Fields that name who published it, the strongest first."""

PATCH = "x-csl"
"""The field for what CSL has and BibTeX has not: variables as JSON, null for those to take away."""

SOURCE = "x-source"
"""The field for what this program knows of a source besides, as JSON."""

VERBATIM = frozenset({"doi", "url", "eprint", "file", "pmid", "pmcid", PATCH, SOURCE})
"""Fields whose text is no LaTeX."""

ESCAPED = "_%&#~{}$"
"""Characters that programs put a backslash before even in those fields."""

_BY_CODE = {
    "cs": "czech",
    "da": "danish",
    "de": "ngerman german germanb",
    "de-AT": "naustrian austrian",
    "de-CH": "nswissgerman swissgerman",
    "el": "greek",
    "en": "english",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-GB": "british ukenglish",
    "en-NZ": "newzealand",
    "en-US": "american usenglish",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french francais",
    "hr": "croatian",
    "hu": "magyar hungarian",
    "it": "italian",
    "ja": "japanese",
    "la": "latin",
    "lt": "lithuanian",
    "lv": "latvian",
    "nb": "norsk norwegian bokmal",
    "nl": "dutch",
    "nn": "nynorsk",
    "pl": "polish",
    "pt": "portuguese portuges",
    "pt-BR": "brazilian brazil",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sl": "slovene slovenian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "zh": "chinese",
}
_CODES = {name: code for code, names in _BY_CODE.items() for name in names.split()}


def language_code(name: str) -> str:
    """The code of a language that BibLaTeX names in words: "ngerman" is "de"."""
    return _CODES.get(name.strip().lower(), name)


def language_name(code: str) -> str:
    """The name BibLaTeX has for a language code; the code where it has none."""
    return _BY_CODE.get(code, code).split()[0] if code.strip() else code
