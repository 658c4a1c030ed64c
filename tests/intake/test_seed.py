"""The texts of other people, where they are at hand: nothing lost, everything in its place."""

import datetime as dt
from pathlib import Path

import pytest

from intake.words import lost
from journal_desktop.core import citations, reading
from journal_desktop.core.article import Role
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.text import count_words
from journal_desktop.intake.files import read_file

DATA = Path(__file__).parents[3] / "shared" / "data"
ARTICLES = sorted((DATA / "articles").glob("*.*")) if DATA.is_dir() else []
SEED = DATA / "seed-article.txt"

needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not at hand")
needs_articles = pytest.mark.skipif(not ARTICLES, reason="the other texts are not at hand")


@needs_seed
def test_the_seed_comes_out_whole():
    taken = read_file(SEED)
    article = taken.article

    assert article.category == "Immune Health"
    assert article.title.startswith("CAR-NK Cells: Could")
    assert article.title.endswith("CAR-T?")
    assert article.standfirst.startswith("CAR-NK cells aim")
    assert article.published == dt.date(2026, 6, 24)
    assert len(article.lead.split("\n\n")) == 2
    assert [section.role for section in article.sections] == [
        Role.QUESTION,
        Role.FINDINGS,
        Role.EVIDENCE_STRENGTH,
        Role.IMPLICATIONS,
        Role.CLINIC_VIEW,
    ]
    assert [len(section.body.split("\n\n")) for section in article.sections] == [2, 2, 2, 2, 1]
    assert len(article.questions) == 3
    assert all(question.question.endswith("?") for question in article.questions)
    assert len(article.takeaway.split("\n\n")) == 1
    assert article.disclaimer == ""


@needs_seed
def test_the_seed_has_its_source_cited_four_times():
    taken = read_file(SEED)
    article = taken.article

    [source] = taken.sources
    assert (source.kind, source.year, source.text("PMCID")) == (
        "Peer-reviewed review",
        "2025",
        "PMC12607298",
    )
    marks = [
        cite.key for _, text in article.proses() for m in citations.scan(text) for cite in m.cites
    ]
    assert marks == ["chimeric2025"] * 4
    assert citations.numbering(article) == {"chimeric2025": 1}
    assert not citations.unused_keys(article)
    assert " 1" not in "".join(text for _, text in article.proses())


@needs_seed
def test_the_seed_has_858_words_and_takes_5_minutes():
    article = read_file(SEED).article

    labels = count_words("Common questions") + count_words("Key takeaway")
    assert reading.article_words(article) + labels == 858
    assert article.reading_minutes is None
    assert reading.minutes(article) == 5


@needs_seed
def test_of_the_seed_only_the_link_back_is_left_out():
    taken = read_file(SEED)

    assert [remark.text for remark in taken.remarks if "left out" in remark.what] == ["← Journal"]
    assert taken.disclaimer == (
        "For general information and education only — not medical advice. Read our disclaimer."
    )
    assert not lost(SEED.read_text("utf-8"), taken, but={"jun", "2026", "min", "read"})


@needs_articles
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_texts_of_other_people_lose_no_word(path):
    if path.suffix == ".html":
        with pytest.raises(IntakeError, match="web page"):
            read_file(path)
        return
    taken = read_file(path)
    article = taken.article

    assert article.title
    assert article.sections or article.lead
    assert "##" not in article.lead
    front = {"title", "category", "standfirst", "date", "authors"}
    months = {str(article.published)[:4]}
    assert not lost(path.read_text("utf-8"), taken, but=front | months | {"i"})
