"""Rules about the shape of an article: the parts that its template asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journal_desktop.check.findings import Hit, Rule, Severity, Subject, named
from journal_desktop.core import reading
from journal_desktop.core.article import Article
from journal_desktop.core.template import Part, Template

_REMEDIES = {
    "title": "Write one that says what the article is about.",
    "standfirst": "Say in one or two sentences what readers will learn.",
    "category": "Choose one from the journal's categories.",
    "questions": "Add questions that readers really ask, with their answers.",
    "sources": "Add the papers that the article rests on.",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that the template asks for and the article lacks.

    `place` is where to write it: as in `Finding`, the role where the section itself is absent.
    """

    place: str
    label: str


def missing(article: Article, template: Template) -> tuple[Missing, ...]:
    """Every required part that is absent or empty, in reading order."""
    return tuple(_missing(article, template))


def _missing(article: Article, template: Template) -> Iterator[Missing]:
    for place in ("title", "standfirst", "category"):
        if not getattr(article, place).strip():
            yield Missing(place, f"a {place}")
    if template.lead_required and not article.lead.strip():
        yield Missing("lead", "a lead")
    for part in template.parts:
        if part.required:
            yield from _missing_section(article, part)
    least = template.questions[0]
    if sum(1 for q in article.questions if q.question.strip() and q.answer.strip()) < least:
        yield Missing("questions", f"at least {_counted(least, 'answered question')}")
    if template.takeaway_required and not article.takeaway.strip():
        yield Missing("takeaway", "a key takeaway")
    if len({cited.source for cited in article.sources}) < template.sources:
        yield Missing("sources", f"at least {_counted(template.sources, 'source')}")


def _missing_section(article: Article, part: Part) -> Iterator[Missing]:
    of_role = [section for section in article.sections if section.role is part.role]
    if not any(section.body.strip() for section in of_role):
        heading = next((section.heading for section in of_role), "") or part.heading
        place = of_role[0].id if of_role else part.role.value
        yield Missing(place, f"a text under “{heading}”")


def _required(subject: Subject) -> Iterator[Hit]:
    kind = subject.template.title.lower()
    for part in missing(subject.article, subject.template):
        yield Hit(
            part.place, f"A {kind} needs {part.label}.", "Write it, or choose another template."
        )


def _empty(subject: Subject) -> Iterator[Hit]:
    told = {part.place for part in missing(subject.article, subject.template)}
    for section in subject.article.sections:
        if not section.body.strip() and section.id not in told:
            name = named(subject.article, section.id)
            yield Hit(section.id, f"{name} is empty.", "Write its text, or delete the section.")


def _unnamed(subject: Subject) -> Iterator[Hit]:
    for section in subject.article.sections:
        if section.body.strip() and not section.heading.strip():
            start = " ".join(section.body.split()[:6])
            message = f"The section that starts “{start}” has no heading."
            yield Hit(section.id, message, "Give it a heading, or join it to the one before.")


def _half_questions(subject: Subject) -> Iterator[Hit]:
    for question in subject.article.questions:
        if not question.question.strip():
            message = "A common question has an answer but no words of its own."
            if not question.answer.strip():
                message = "A common question is empty."
            yield Hit(question.id, message, "Write the question, or delete it.")
        elif not question.answer.strip():
            message = f"The question “{question.question}” has no answer."
            yield Hit(question.id, message, "Answer it, or delete the question.")


def _lengths(subject: Subject) -> Iterator[Hit]:
    article, template = subject.article, subject.template
    for place, text, (least, most) in (
        ("lead", article.lead, template.lead_words),
        ("takeaway", article.takeaway, template.takeaway_words),
    ):
        count = reading.words(text)
        if count and most and not least <= count <= most:
            message = f"{named(article, place)} has {_counted(count, 'word')}."
            yield Hit(place, message, f"Between {least} and {most} words read best here.")
    most = template.questions[1]
    if most and len(article.questions) > most:
        message = f"The article answers {len(article.questions)} common questions."
        yield Hit("questions", message, f"Keep the {most} that readers ask most.")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


RULES = (
    Rule("STRUCT-01", Severity.ERROR, _required),
    Rule("STRUCT-06", Severity.INFO, _lengths),
    Rule("STRUCT-07", Severity.WARNING, _half_questions),
    Rule("STRUCT-12", Severity.WARNING, _empty),
    Rule("STRUCT-13", Severity.WARNING, _unnamed),
)
