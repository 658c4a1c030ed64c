from dataclasses import replace

import pytest

import builders
from journal_desktop.app.articles import Articles
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Session
from journal_desktop.core.errors import NotFound


@pytest.fixture
def articles(shelf, sit_down):
    listed = Articles()
    library = sit_down().library
    library.save(builders.blank(slug="other"))
    library.save(builders.blank())
    listed.rows = library.summaries()
    return listed


def test_a_session_knows_its_slug_before_the_list_does(articles, shelf):
    assert articles.slugs() == {shelf.slug, "other"}
    articles.sessions[shelf.id] = Session(Draft(replace(shelf, slug="new-name")))
    assert articles.slugs() == {"new-name", "other"}
    assert articles.slugs(but=shelf.id) == {"other"}


def test_an_article_is_found_by_slug_or_id_and_never_by_nothing(articles, shelf):
    assert articles.find(shelf.slug) == articles.find(shelf.id) == shelf.id
    for name in ("no-such-slug", ""):
        with pytest.raises(NotFound):
            articles.find(name)


def test_the_others_are_all_but_one(articles, shelf):
    mine, other = Session(Draft(shelf)), Session(Draft(builders.blank()))
    articles.sessions = {shelf.id: mine, other.article.id: other}
    assert list(articles.others(mine)) == [other]
