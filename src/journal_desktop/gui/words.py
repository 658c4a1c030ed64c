"""Small phrases of the window."""

from __future__ import annotations

from datetime import datetime

from journal_desktop.core.article import Article, Role, Status

ROLES = {
    Role.QUESTION: "Question",
    Role.BACKGROUND: "Background",
    Role.METHODS: "Methods",
    Role.FINDINGS: "Findings",
    Role.EVIDENCE_STRENGTH: "How strong is the evidence",
    Role.HARMS: "Harms",
    Role.ALTERNATIVES: "Alternatives",
    Role.AVAILABILITY: "Availability",
    Role.COST: "Cost",
    Role.IMPLICATIONS: "What it could mean",
    Role.QUESTIONS_TO_ASK: "Questions to ask",
    Role.CLINIC_VIEW: "Clinic view",
    Role.CLAIM: "Claim",
    Role.VERDICT: "Verdict",
    Role.WHAT_CHANGED: "What changed",
    Role.CUSTOM: "Section",
}

STATUSES = {
    Status.IDEA: "Idea",
    Status.DRAFT: "Draft",
    Status.IN_REVIEW: "In review",
    Status.READY: "Ready",
    Status.PUBLISHED: "Published",
    Status.NEEDS_UPDATE: "Needs update",
    Status.RETRACTED: "Retracted",
}


def place_words(article: Article, place: str) -> str:
    """A place of *article* as the outline calls it."""
    named = {
        "title": "Title",
        "standfirst": "Standfirst",
        "category": "Category",
        "lead": "Lead",
        "questions": "Common questions",
        "takeaway": "Key takeaway",
        "sources": "Sources",
    }
    named |= {role.value: words for role, words in ROLES.items()}
    named |= {s.id: s.heading or ROLES[s.role] for s in article.sections}
    named |= {q.id: q.question or "A question" for q in article.questions}
    return named.get(place, "Article")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,204 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def out_of_range(number: int, wanted: tuple[int, int]) -> str:
    """What is wrong with a count the template limits: "12 of 60–160 words", or nothing."""
    least, most = wanted
    if not most or least <= number <= most:
        return ""
    return f"{number:,} of {least}–{most} words"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, as a list shows it: "just now", "5 min", "3 h", "yesterday", "2 Mar"."""
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    days = (now.date() - moment.date()).days
    if days <= 0:
        return f"{int(seconds // 3600)} h ago"
    if days == 1:
        return "yesterday"
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{moment.day} {moment:%b}{year}"
