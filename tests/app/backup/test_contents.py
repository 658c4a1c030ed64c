from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, paper, source_id
from journal_desktop.app.backup import contents
from journal_desktop.app.backup.contents import Standing
from journal_desktop.store.library import Library


@pytest.fixture
def library(path, shelf):
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def backup(library, shelf):
    """A backup of three articles: since then one was changed, one deleted, and one is new."""
    gone, same = article(slug="gone", title="Gone"), article(slug="same", title="Same")
    library.save(gone)
    library.save(same)
    made = library.backups.write("asked").path
    library.save(replace(shelf, lead=f"{shelf.lead} Three more words."))
    library.delete(gone.id)
    library.save(article(slug="new", title="New"))
    library.save_sources((paper("liu2020", notes="Read again."),))
    library.delete_source(source_id("prisma2020"))
    return made


def test_a_look_says_what_differs_and_what_is_missing(library, backup, shelf):
    look = contents.look(library, backup)

    assert [(each.title, each.standing) for each in look.articles] == [
        ("Gone", Standing.MISSING),
        (shelf.title, Standing.OTHER),
        ("Same", Standing.SAME),
    ]
    assert look.newer_articles == 1
    assert look.summary == (
        "3 articles, 1 differs from now, 1 no longer in the library, 1 written since is not here."
    )
    sources = {each.slug: each.standing for each in look.sources}
    assert sources.pop("prisma2020") is Standing.MISSING
    assert sources.pop("liu2020") is Standing.OTHER
    assert set(sources.values()) == {Standing.SAME}
    assert "PRISMA" in next(each.title for each in look.sources if each.slug == "prisma2020")


def test_by_what_something_differs_is_said_in_words(library, backup):
    look = contents.look(library, backup)
    told = [contents.differences(library, backup, each) for each in look.articles]

    assert told[0] == "No longer in the library."
    assert "3 words added" in told[1]
    assert told[2] == "As it is now."
    changed = next(each for each in look.sources if each.standing is Standing.OTHER)
    assert contents.differences(library, backup, changed) == "Changed since: notes."


def test_a_backup_that_is_all_as_now_says_so(library):
    made = library.backups.write("asked").path

    assert contents.look(library, made).summary == "1 article, all as they are now."
