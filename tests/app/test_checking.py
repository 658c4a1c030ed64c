import pytest

import builders
from journal_desktop.app.checking import check_library
from journal_desktop.app.ports import Cancelled
from journal_desktop.core.errors import NotFound
from journal_desktop.store.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        opened.save_sources(tuple(builders.papers().values()))
        opened.save(builders.article())
        opened.save(builders.article(slug="bad", lead="It works [@no2020]."))
        yield opened


def test_every_article_is_checked_with_the_sources_of_the_library(library):
    found = {each.article.slug: each for each in check_library(library)}
    assert found["bad"].is_blocked
    assert not found["ready-made-immune-cells"].is_blocked
    assert not any(f.rule == "CITE-01" for f in found["ready-made-immune-cells"].findings)


def test_named_articles_are_checked_once(library):
    assert [each.article.slug for each in check_library(library, ["bad", "bad"])] == ["bad"]
    with pytest.raises(NotFound):
        check_library(library, ["nobody"])


def test_checking_may_be_cancelled(library):
    class Stop:
        def step(self, done, total, what):
            assert total == 2
            raise Cancelled

    with pytest.raises(Cancelled):
        check_library(library, progress=Stop())
