"""All rules on one article."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from journal_desktop import templates
from journal_desktop.check import citations, pictures, statuses, structure
from journal_desktop.check.findings import Finding, Severity, Subject
from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

RULES = (*structure.RULES, *citations.RULES, *statuses.RULES, *pictures.RULES)
"""Every rule; their ids are unique and never change."""


def check(
    article: Article, sources: Mapping[SourceId, Source], assets: Container[str] = ()
) -> tuple[Finding, ...]:
    """What the rules find, the worst first and then in reading order.

    *assets* holds the SHA-256 of every picture in the library.
    """
    subject = Subject(article, templates.template(article.template), sources, assets)
    severities = list(Severity)
    places = {place: number for number, place in enumerate(_reading_order(subject))}

    def rank(finding: Finding) -> tuple[int, int]:
        return severities.index(finding.severity), places.get(finding.place, len(places))

    return tuple(sorted((f for rule in RULES for f in rule.findings(subject)), key=rank))


def blocks_publishing(findings: Iterable[Finding]) -> bool:
    """Whether anything among *findings* must be mended before readers see the article."""
    return any(each.severity in {Severity.FATAL, Severity.ERROR} for each in findings)


def _reading_order(subject: Subject) -> tuple[str, ...]:
    return (
        *("title", "standfirst", "category", "lead"),
        *(section.id for section in subject.article.sections),
        *(part.role for part in subject.template.parts),
        *("questions", *(question.id for question in subject.article.questions)),
        *("takeaway", "sources"),
    )
