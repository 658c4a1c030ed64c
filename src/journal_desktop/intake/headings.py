"""What a heading says about what stands under it."""

from __future__ import annotations

import re
from enum import StrEnum

from journal_desktop.core.article import Role
from journal_desktop.intake import vocabulary


class Slot(StrEnum):
    """The parts of an article that have a place of their own."""

    QUESTIONS = "Common questions"
    TAKEAWAY = "Key takeaway"
    SOURCES = "Sources"
    DISCLAIMER = "Disclaimer"


_NAMES = {
    Slot.QUESTIONS: vocabulary.QUESTIONS,
    Slot.TAKEAWAY: vocabulary.TAKEAWAY,
    Slot.SOURCES: vocabulary.SOURCES,
    Slot.DISCLAIMER: vocabulary.DISCLAIMER,
}
_SLOTS = {name: slot for slot, names in _NAMES.items() for name in vocabulary.listed(names)}
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        Role.CLINIC_VIEW,
        r"\b(?:at|in) (?:the|our) clinic|our (?:view|take|opinion)|we (?:see|offer)",
    ),
    (
        Role.QUESTIONS_TO_ASK,
        r"questions? (?:to|you (?:can|could|may)) ask|when (?:to|should) .*help",
    ),
    (
        Role.QUESTIONS_TO_ASK,
        r"ask (?:your|a) (?:doctor|team|care)|^(?:see|call) .*(?:gp|doctor|999)",
    ),
    (Role.VERDICT, r"verdict|our (?:rating|judgement)"),
    (Role.CLAIM, r"\bthe claims?\b|what (?:is|was) claimed"),
    (Role.WHAT_CHANGED, r"what(?:'s| has| have|) changed|what is new|what's new"),
    (Role.EVIDENCE_STRENGTH, r"how (?:strong|good|certain|sure|reliable|solid|confident)"),
    (Role.EVIDENCE_STRENGTH, r"strengths?\b|limitations?|\blimits\b|quality of (?:the )?evidence"),
    (Role.EVIDENCE_STRENGTH, r"(?:don't|do not) (?:we |yet )?know|unknown|missing|caveats?"),
    (
        Role.IMPLICATIONS,
        r"findings? mean|mean (?:for|if|to)|implications?|(?:could|does) (?:this|it)",
    ),
    (Role.IMPLICATIONS, r"(?:can|should) you do|what next|what now|in practice|what does .* mean"),
    (Role.HARMS, r"harms?\b|side[- ]effects?|\brisks\b|adverse|complications?|how safe|burdens?"),
    (Role.COST, r"\bcosts?\b|\bprices?\b|how much"),
    (Role.AVAILABILITY, r"availab|approv|where can"),
    (Role.ALTERNATIVES, r"alternatives?|other (?:options|treatments)|compared? with"),
    (Role.FINDINGS, r"\bf(?:ind|ound|indings?)\b|results?\b|\bshow(?:s|ed|n)?\b|benefits?\b"),
    (
        Role.QUESTION,
        r"questions?\b.*\bask|why was this (?:study|research) done|\baims?\b|objectives?",
    ),
    (Role.QUESTION, r"research question|who is (?:it|this) for|who is affected"),
    (
        Role.METHODS,
        r"methods?\b|how (?:was|were|did)\b|(?:researchers|study|source|authors) .*\bdo\b",
    ),
    (
        Role.BACKGROUND,
        r"background|introduction|^what (?:is|are|causes)\b(?! the\b)|^why (?:is|does|do)\b",
    ),
)
_ROLE_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|(?<!\w)_)(?=\S)([^*_\n]{1,400})(?<=\S)\1(?!\w)")
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+")


def words(heading: str) -> str:
    """A heading's bare words: no emphasis and no closing hashes."""
    return _EMPHASIS.sub(r"\2", re.sub(r"(?:^|\s)#+$", "", heading.strip())).strip()


def slot(heading: str) -> Slot | None:
    """The place of its own that a heading opens, if it does."""
    bare = _NUMBERED.sub("", words(heading)).strip(" :.").replace("’", "'").casefold()
    return _SLOTS.get(bare) if len(bare) < 60 else None


def role(heading: str) -> Role:
    """What a section of that heading does in the argument, as far as can be guessed."""
    bare = words(heading).replace("’", "'").casefold()[:300]
    return next((kind for kind, form in _ROLE_PATTERNS if form.search(bare)), Role.CUSTOM)
