"""The list of articles follows what is written, deleted and brought back."""

from __future__ import annotations

import pytest

import builders
from app.acting import retitle
from journal_desktop.app.tasks import Here
from journal_desktop.app.workspace import Workspace
from journal_desktop.store.library import Library
from journal_desktop.store.summary import SCREENFUL


@pytest.fixture
def many(path, time):
    """A workspace on more articles than a screen shows, nothing of it read yet."""
    with Library.create(path, builders.journal()) as library:
        for number in range(SCREENFUL + 5):
            library.save(builders.article(slug=f"article-{number}", title=f"Title {number}"))
    with Library.open(path) as library:
        yield Workspace(library, Here(), time.timer, time.clock)


def titles(workspace):
    return [row.title for row in workspace.summaries]


def listed(workspace):
    """What was listed, each time that it was."""
    told = []
    workspace.listeners.listed.append(lambda: told.append(titles(workspace)))
    return told


def pause(time):
    time.pass_by(1)


def test_a_screenful_comes_first_with_the_wanted_article_and_then_all(many):
    told = listed(many)
    wanted = many.library.summaries()[-1].id
    seen = []

    many.start(lambda: seen.append(titles(many)), wanted)

    assert seen == [told[0]]
    assert len(told[0]) == SCREENFUL + 1
    assert told[0][-1] == "Title 0"
    assert told[-1] == titles(many) == [f"Title {n}" for n in reversed(range(SCREENFUL + 5))]


def test_what_was_saved_comes_first_and_the_others_stay_as_they_are(many, time):
    many.load(lambda: None)
    before = many.summaries
    many.open(before[7].id)
    retitle(many.session, "Written just now")
    pause(time)

    assert many.summaries[0].title == "Written just now"
    rest = (*before[:7], *before[8:])
    assert all(here is there for here, there in zip(many.summaries[1:], rest, strict=True))
    assert many.summaries == many.library.summaries()


def test_an_article_that_was_saved_before_all_were_listed_is_listed_once(many, time):
    def write():
        many.open(many.summaries[3].id)
        retitle(many.session, "Written at once")
        pause(time)

    many.start(write)

    assert many.summaries == many.library.summaries()
    assert titles(many).count("Written at once") == 1


def test_deleted_articles_go_and_come_back_where_they_stood(many):
    many.load(lambda: None)
    before = titles(many)
    gone = many.summaries[4].id

    many.delete(gone)
    assert titles(many) == before[:4] + before[5:]

    many.restore(gone)
    assert many.summaries == many.library.summaries()
    assert sorted(titles(many)) == sorted(before)


def test_a_new_article_is_listed_before_all_others(many, time):
    many.load(lambda: None)
    number = len(many.summaries)

    many.duplicate(many.summaries[2].id)
    pause(time)

    assert len(many.summaries) == number + 1
    assert many.summaries[0].id == many.session.article.id
    assert many.summaries == many.library.summaries()
