"""Articles made of plausible sentences, the same ones in every run, citing the sample's sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

from journal_desktop.app import sample
from journal_desktop.core import order
from journal_desktop.core.article import Article, CitedSource, Question, Section
from journal_desktop.core.ids import ArticleId, BlockId, new_id
from journal_desktop.core.slugs import slug
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status

_WHO = (
    "people with high blood pressure",
    "adults who had a stroke",
    "the patients in the smaller group",
    "children between two and eleven years",
    "half of those who took part",
    "older people who live on their own",
    "most nurses and doctors in the survey",
)
_DID = (
    "slept a little better than before",
    "needed fewer tablets after three months",
    "reported the same number of headaches",
    "left the trial before its end",
    "had a lower **systolic pressure** by about four points",
    "showed no *measurable* difference in their memory",
    "felt tired in the first two weeks",
)
_WHEN = (
    "when the treatment was added to what they already took",
    "after the results had been adjusted for age and weight",
    "although nobody knew who was given the placebo",
    "as long as they kept to the diet",
    "in the two hospitals that could be followed up",
    "even where the dose had been halved",
)
_OPENINGS = (
    "In this review,",
    "Over twelve weeks,",
    "The authors write that",
    "By contrast,",
    "What is less certain is why",
    "In plain words,",
)


@cache
def sources() -> tuple[Source, ...]:
    """The sources that the articles cite: those of the sample journal."""
    return sample.load().sources


def article(words: int, *, number: int = 0, sections: int = 12) -> Article:
    """A published article of about that many words in that many sections."""
    random = Random(f"{words}/{number}")  # noqa: S311 - nothing secret: the same text every time
    known = sources()
    keys = [source.key for source in known]
    each = max(30, (words - 250) // sections)
    title = f"{_phrase(random).capitalize()}, part {number + 1}"
    return Article(
        ArticleId(new_id()),
        slug=slug(title, ()),
        status=Status.PUBLISHED,
        category="New research",
        title=title,
        standfirst=_sentence(random),
        lead=_prose(random, 80, keys),
        sections=tuple(
            Section(
                BlockId(new_id()),
                key,
                heading=f"What happened when {_phrase(random)}?",
                body=_prose(random, each, keys),
            )
            for key in order.spread(sections)
        ),
        questions=tuple(
            Question(
                BlockId(new_id()),
                key,
                f"Is it true that {_phrase(random)}?",
                _prose(random, 40, keys),
            )
            for key in order.spread(3)
        ),
        takeaway=_prose(random, 50, keys),
        sources=tuple(CitedSource(source.key, source.id) for source in known),
        disclaimer="1",
        published=date(2026, 1, 1) + timedelta(days=number % 300),
    )


def _prose(random: Random, words: int, keys: list[str]) -> str:
    return "\n\n".join(_paragraphs(random, words, keys))


def _paragraphs(random: Random, words: int, keys: list[str]) -> Iterator[str]:
    while words > 0:
        if words > 150 and random.random() < 0.2:
            text = "\n".join(f"- {_sentence(random)}" for _ in range(4))
        else:
            text = " ".join(_sentence(random) for _ in range(min(4, 1 + words // 20)))
            text = f"{text[:-1]} [@{random.choice(keys)}]." if keys else text
        words -= len(text.split())
        yield text


def _sentence(random: Random) -> str:
    return f"{random.choice(_OPENINGS)} {_phrase(random)} {random.choice(_WHEN)}."


def _phrase(random: Random) -> str:
    return f"{random.choice(_WHO)} {random.choice(_DID)}".replace("*", "")
