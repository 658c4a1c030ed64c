import pytest

from builders import blank, journal
from journal_desktop.app.search.searching import Searching, search
from journal_desktop.core.errors import StoreError
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.store.library import Library
from journal_desktop.store.search import ranking


class Later:
    """A lane whose work is done when the test says so."""

    def __init__(self):
        self.jobs = []

    def run(self, work, done, failed):
        self.jobs.append((work, done, failed))

    def one(self):
        """Do what was asked for first."""
        work, done, failed = self.jobs.pop(0)
        try:
            result = work()
        except StoreError as error:
            failed(error)
        else:
            done(result)

    def rest(self):
        """Do all there is."""
        while self.jobs:
            self.one()


class Clock:
    """A timer that rings when the test says so."""

    def __init__(self, due):
        self.due, self.waits = due, None

    def start(self, seconds):
        self.waits = seconds

    def stop(self):
        self.waits = None


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "a.journal", journal()) as made:
        for number in range(3):
            made.save(blank(id=ArticleId(new_id()), title=f"Asthma {number}"))
        yield made


@pytest.fixture
def lane():
    return Later()


@pytest.fixture
def shown():
    return []


@pytest.fixture
def searching(library, lane, shown):
    clocks = []

    def timer(due):
        clocks.append(Clock(due))
        return clocks[-1]

    made = Searching(library, lane, timer, shown.append, shown.append)
    made.clock, made.closer = clocks
    return made


def titles(results):
    return sorted(each.title.text for each in results.hits)


def test_a_search_takes_in_what_was_saved_before(library):
    assert titles(search(library, "asthma 2")) == ["Asthma 2"]


def test_only_the_last_words_are_searched_for(searching, lane, shown):
    for text in ("a", "as", "asthma 1"):
        searching.search(text)
    assert len(lane.jobs) == 1
    lane.rest()

    assert [titles(each) for each in shown] == [["Asthma 1"]]


def test_results_nobody_waits_for_are_dropped(searching, lane, shown):
    searching.search("asthma")
    searching.rest()
    lane.rest()

    assert shown == []


def test_partial_results_are_followed_by_whole_ones(searching, library, lane, shown, monkeypatch):
    whole = library.search.catch_up
    monkeypatch.setattr(library.search, "catch_up", lambda: whole(0))
    searching.search("asthma")
    lane.rest()
    assert (len(shown[0].hits), shown[0].left) == (1, 2)
    while searching.clock.waits is not None:
        searching.clock.waits = None
        searching.clock.due()
        lane.rest()

    assert (len(shown[-1].hits), shown[-1].left) == (3, 0)


def test_what_is_saved_is_taken_in_when_it_is_quiet(searching, library, lane, shown):
    searching.notice()
    assert searching.clock.waits > 1
    searching.clock.due()
    lane.rest()

    assert library.search.left == 0
    assert library.search.catch_up(0) == 0
    assert shown == []


def test_a_failure_is_told_to_who_waits_for_results_only(searching, library, lane, shown):
    library.close()
    searching.notice()
    searching.clock.due()
    lane.rest()
    assert shown == []
    searching.search("asthma")
    lane.rest()
    assert isinstance(shown[0], StoreError)


def test_a_rough_look_is_followed_by_a_closer_one(searching, lane, shown, monkeypatch):
    monkeypatch.setattr(ranking, "RANKED", 1)
    searching.search("asthma")
    lane.rest()
    assert (shown[0].is_rough, shown[0].count("articles")) == (True, 2)
    searching.closer.due()
    lane.rest()

    assert (shown[1].is_rough, shown[1].count("articles")) == (False, 3)


def test_more_hits_come_a_page_at_a_time(searching, library, lane, shown):
    for number in range(3, 300):
        library.save(blank(id=ArticleId(new_id()), title=f"Asthma {number}"))
    while library.search.catch_up(10):
        pass
    searching.search("asthma")
    lane.rest()
    searching.more("articles")
    lane.rest()
    assert [len(each.hits) for each in shown] == [8, 208]
    searching.more("articles")
    searching.more("articles")  # a second press while the first is under way
    lane.rest()

    assert len(set(titles(shown[-1]))) == 300
    assert shown[-1].count("articles") == 300


def test_what_was_extended_stays_when_something_is_saved(searching, library, lane, shown):
    for number in range(3, 20):
        library.save(blank(id=ArticleId(new_id()), title=f"Asthma {number}"))
    searching.search("asthma")
    lane.rest()
    searching.more("articles")
    lane.rest()
    searching.notice()
    searching.clock.due()
    lane.rest()

    assert len(shown[-1].hits) == 20
