"""PubMed's publication types: what they say of kind, design and what became of a paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journal_desktop.core.source import SourceStatus

KINDS = (
    (("Systematic Review", "Meta-Analysis"), "Systematic review and meta-analysis"),
    (("Retraction of Publication",), "Retraction notice"),
    (("Retraction Notice",), "Retraction notice"),
    (("Published Erratum",), "Correction notice"),
    (("Expression of Concern",), "Expression of concern"),
    (("Preprint",), "Preprint"),
    (("Network Meta-Analysis",), "Network meta-analysis"),
    (("Meta-Analysis",), "Meta-analysis"),
    (("Systematic Review",), "Systematic review"),
    (("Scoping Review",), "Scoping review"),
    (("Practice Guideline",), "Practice guideline"),
    (("Guideline",), "Guideline"),
    (("Consensus Development Conference",), "Consensus statement"),
    (("Clinical Trial Protocol",), "Trial protocol"),
    (("Randomized Controlled Trial",), "Randomised controlled trial"),
    (("Pragmatic Clinical Trial",), "Pragmatic trial"),
    (("Equivalence Trial",), "Equivalence trial"),
    (("Adaptive Clinical Trial",), "Adaptive trial"),
    (("Controlled Clinical Trial",), "Controlled trial"),
    (("Clinical Trial, Phase I",), "Phase I trial"),
    (("Clinical Trial, Phase II",), "Phase II trial"),
    (("Clinical Trial, Phase III",), "Phase III trial"),
    (("Clinical Trial, Phase IV",), "Phase IV trial"),
    (("Clinical Trial",), "Clinical trial"),
    (("Observational Study",), "Observational study"),
    (("Case Reports",), "Case report"),
    (("Twin Study",), "Twin study"),
    (("Validation Study",), "Validation study"),
    (("Editorial",), "Editorial"),
    (("Letter",), "Letter"),
    (("Comment",), "Comment"),
    (("News",), "News"),
    (("Newspaper Article",), "News"),
    (("Review",), "Review"),
    (("Dataset",), "Data set"),
    (("Technical Report",), "Report"),
    (("Journal Article",), "Journal article"),
)
"""Publication types, the most telling first, by the kind as printed."""

_DESIGNS = frozenset({
    "Systematic review and meta-analysis", "Network meta-analysis", "Meta-analysis",
    "Systematic review", "Scoping review", "Randomised controlled trial", "Pragmatic trial",
    "Equivalence trial", "Adaptive trial", "Controlled trial", "Phase I trial",
    "Phase II trial", "Phase III trial", "Phase IV trial", "Clinical trial",
    "Observational study", "Case report", "Twin study", "Validation study",
})  # fmt: skip

_STATUS = (
    (SourceStatus.RETRACTED, {"retracted publication"}, {"RetractionIn", "RIN", "RRI"}),
    (SourceStatus.RETRACTED, set[str](), {"RetractedandRepublishedIn"}),
    (SourceStatus.CONCERN, {"expression of concern"}, {"ExpressionOfConcernIn", "ECI"}),
    (
        SourceStatus.CORRECTED,
        {"published erratum", "corrected and republished article"},
        {"ErratumIn", "EIN", "CorrectedandRepublishedIn", "CRI", "PartialRetractionIn", "PRIN"},
    ),
    (SourceStatus.PREPRINT, {"preprint"}, set[str]()),
)

LANGUAGES = {
    "eng": "en", "ger": "de", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "dut": "nl",
    "jpn": "ja", "chi": "zh", "rus": "ru", "pol": "pl", "tur": "tr", "kor": "ko", "swe": "sv",
    "dan": "da", "nor": "no", "fin": "fi", "cze": "cs", "hun": "hu", "gre": "el", "heb": "he",
    "ara": "ar", "per": "fa", "ukr": "uk", "rum": "ro", "hrv": "hr", "slv": "sl", "srp": "sr",
}  # fmt: skip
"""MARC language codes that have a shorter one."""


def kind(types: Collection[str]) -> str:
    """The kind as printed, such as "Systematic review"; nothing where no type says."""
    return next(_told(types), "")


def design(types: Collection[str]) -> str:
    """The study design where a type says it plainly; notices and protocols have none."""
    telling = list(_told(types))
    if "Trial protocol" in telling:
        return "Trial protocol"
    return next((name for name in telling if name in _DESIGNS), "")


def status(types: Collection[str], links: Collection[str]) -> tuple[SourceStatus, str]:
    """What became of the paper, gravest first, and the kind of link that says so, if one does."""
    told = {each.casefold() for each in types}
    for found, by_type, by_link in _STATUS:
        link = next((each for each in links if each in by_link), "")
        if link or told & by_type:
            return found, link
    return SourceStatus.UNCHECKED, ""


def _told(types: Collection[str]) -> Iterator[str]:
    """The kinds that publication types tell of, the most telling first."""
    given = set(types)
    return (name for wanted, name in KINDS if given.issuperset(wanted))
