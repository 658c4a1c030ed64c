"""What the sample journal promises to someone who opens it first."""

from __future__ import annotations

import pytest

from journal_desktop import resources
from journal_desktop.app import sample
from journal_desktop.core import order, reading, slugs
from journal_desktop.core.article import Article, Role
from journal_desktop.core.citations import missing_keys, scan, unused_keys
from journal_desktop.core.ids import is_id
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.core.text import count_words
from journal_desktop.manuscript import form, records
from journal_desktop.templates import template

SHIPPED = sample.load()
each_article = pytest.mark.parametrize("article", SHIPPED.articles, ids=lambda a: a.slug)
each_source = pytest.mark.parametrize("source", SHIPPED.sources, ids=lambda s: s.key)


def test_three_published_articles_in_three_categories_open_newest_first():
    assert len(SHIPPED.articles) == 3
    assert {article.status for article in SHIPPED.articles} == {Status.PUBLISHED}
    assert {article.category for article in SHIPPED.articles} == set(SHIPPED.journal.categories)
    assert len(SHIPPED.journal.categories) == 3
    days = [article.published for article in SHIPPED.articles]
    assert days == sorted(days, key=str, reverse=True)


def test_the_journal_says_that_it_is_a_sample_in_title_and_disclaimer():
    assert "Sample" in SHIPPED.journal.title
    assert "change or throw away" in SHIPPED.journal.tagline
    assert "sample article" in SHIPPED.journal.disclaimer("sample")
    assert "sample" not in SHIPPED.journal.disclaimer()


@each_article
def test_an_article_is_signed_and_disclaimed_as_a_sample(article: Article):
    assert all("Sample" in author.name for author in article.authors)
    assert article.authors[0] in SHIPPED.journal.people
    assert "sample" in article.disclosure.casefold()
    assert article.disclaimer in {each.version for each in SHIPPED.journal.disclaimers}


@each_article
def test_an_article_file_is_the_text_form_byte_for_byte(article: Article):
    name = f"sample/articles/{article.slug}.md"
    assert (resources.folder() / name).read_bytes() == form.write(article).encode()


def test_the_journal_file_is_what_the_program_would_write():
    written = records.dumps(records.table(SHIPPED.journal))
    assert (resources.folder() / "sample/journal.toml").read_bytes() == written.encode()


@each_article
def test_every_citation_has_a_source_and_every_source_a_citation(article: Article):
    held = {source.id: source.key for source in SHIPPED.sources}
    assert missing_keys(article) == ()
    assert unused_keys(article) == ()
    assert all(held[cited.source] == cited.key for cited in article.sources)


def test_every_source_of_the_library_is_listed_by_an_article():
    listed = {cited.source for article in SHIPPED.articles for cited in article.sources}
    assert listed == {source.id for source in SHIPPED.sources}


@each_source
def test_a_source_can_be_found_and_judged(source: Source):
    assert source.text("title")
    assert source.year.isdecimal()
    assert source.doi.startswith("10.") or source.text("PMCID").startswith("PMC")
    assert source.url.startswith("https://")
    assert source.kind.startswith("Peer-reviewed")
    assert source.peer_reviewed
    assert source.design
    assert source.population


@each_source
def test_nothing_in_a_source_record_is_unknown_to_the_program(source: Source):
    assert source.extra == ""


def test_the_articles_show_grouped_marks_and_locators():
    cites = [
        cluster.cites
        for article in SHIPPED.articles
        for _, text in article.proses()
        for cluster in scan(text)
    ]
    assert any(len(group) > 1 for group in cites)
    assert any(cite.locator for group in cites for cite in group)


@each_article
def test_an_article_is_cited_throughout(article: Article):
    cited = {place for place, text in article.proses() if scan(text)}
    argued = {s.id for s in article.sections if s.role is not Role.CLINIC_VIEW}
    assert {"lead", *argued} <= cited


@each_article
def test_an_article_meets_its_template(article: Article):
    kind = template(article.template)
    assert kind.name == "study_explainer"
    filled = [section.role for section in article.sections if section.body and section.heading]
    assert [part.role for part in kind.parts if part.role in filled] == filled
    assert {part.role for part in kind.parts if part.required} <= set(filled)
    assert kind.lead_words[0] <= reading.words(article.lead) <= kind.lead_words[1]
    assert kind.takeaway_words[0] <= reading.words(article.takeaway) <= kind.takeaway_words[1]
    assert kind.questions[0] <= len(article.questions) <= 4
    assert all(each.question.endswith("?") and each.answer for each in article.questions)
    assert len(article.sources) >= kind.sources
    assert 20 <= count_words(article.standfirst) <= 35


@each_article
def test_an_article_takes_a_few_minutes(article: Article):
    assert 700 <= reading.article_words(article) <= 1100
    assert 3 <= reading.minutes(article) <= 7


@each_article
def test_companions_are_in_the_sample(article: Article):
    others = {each.id for each in SHIPPED.articles} - {article.id}
    linked = {
        each.slug for each in SHIPPED.articles if f"](article:{each.slug})" in _prose(article)
    }
    assert {related.article for related in article.related} <= others
    assert linked
    assert linked <= {each.slug for each in SHIPPED.articles if each.id in others}
    assert _prose(article).count("](article:") == len(linked)


def test_the_sample_shows_lists_and_tables():
    prose = [_prose(article) for article in SHIPPED.articles]
    assert all("\n- " in text for text in prose)
    assert any("\n1. " in text for text in prose)
    assert any("| --- |" in text for text in prose)


@each_article
def test_dates_make_sense(article: Article):
    assert article.created is not None
    assert article.published is not None
    assert article.last_reviewed is not None
    assert article.review_by is not None
    assert article.created <= article.last_reviewed <= article.published < article.review_by
    newest = max(
        int(s.year) for s in SHIPPED.sources if s.id in {c.source for c in article.sources}
    )
    assert newest <= article.published.year
    assert (article.edition, article.language) == (1, "en-GB")


@each_article
def test_slug_and_order_keys_are_canonical(article: Article):
    assert slugs.is_slug(article.slug)
    for blocks in (article.sections, article.questions):
        keys = [block.order for block in blocks]
        assert keys == sorted(set(keys))
        assert all(map(order.is_key, keys))


def test_every_id_is_a_uuid_of_its_own():
    ids = [
        SHIPPED.journal.id,
        *(source.id for source in SHIPPED.sources),
        *(article.id for article in SHIPPED.articles),
        *(b.id for a in SHIPPED.articles for b in (*a.sections, *a.questions)),
    ]
    assert all(map(is_id, ids))
    assert len(ids) == len(set(ids))


def test_a_blank_journal_is_ready_to_write_in():
    journal = sample.blank_journal("Clinic notes")
    assert journal.title == "Clinic notes"
    assert len(journal.categories) > 1
    assert "health professional" in journal.disclaimer()
    assert is_id(journal.id)


def test_two_blank_journals_are_two_journals():
    assert sample.blank_journal().id != sample.blank_journal().id


def _prose(article: Article) -> str:
    return "\n".join(text for _, text in article.proses())
