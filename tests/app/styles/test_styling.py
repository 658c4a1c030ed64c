"""The open article in its style: printed elsewhere, and never waited for."""

from dataclasses import replace

import pytest

import builders
from journal_desktop.app.styles import styling
from journal_desktop.app.styles.styled import Styled
from journal_desktop.app.styles.styling import Styling
from journal_desktop.app.tasks import Here
from journal_desktop.core.journal import HOUSE
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch


class Later:
    """Work that waits until a test lets it go on."""

    def __init__(self):
        self.waiting = []

    def run(self, work, done, failed):
        self.waiting.append((work, done, failed))

    def go_on(self):
        work, done, _ = self.waiting.pop(0)
        done(work())


@pytest.fixture
def asked(monkeypatch):
    """What was printed, by a style that prints keys."""
    found = []

    def printed(_library, article, sources, style):
        found.append(style)
        marks = tuple(
            PrintedMark((Stretch("+".join(cite.key for cite in each.cites)),))
            for _, text in article.proses()
            for each in styling.scan(text)
        )
        return Styled(Printed(style, marks, tuple(PrintedEntry(each, "", "E") for each in sources)))

    monkeypatch.setattr(styling, "_styled", printed)
    return found


def made(tasks, told):
    return Styling(None, tasks, lambda: told.append(True), pytest.fail)


def article(lead):
    keys = builders.cited("carnk", "liu2020")
    return builders.article(lead=lead, sections=(), questions=(), takeaway="", sources=keys)


ONE = article("One [@carnk].")
TWO = replace(ONE, lead="New [@liu2020] and one [@carnk].")
KNOWN = builders.papers()


def marks(styled):
    return [mark.html for mark in styled.printed.marks]


def test_what_was_printed_is_shown_until_the_new_is_there(asked):
    tasks, told = Later(), []
    styled = made(tasks, told).styled
    assert styled(ONE, KNOWN, "apa") == Styled()
    tasks.go_on()

    assert marks(styled(ONE, KNOWN, "apa")) == ["carnk"]
    assert marks(styled(TWO, KNOWN, "apa")) == ["", "carnk"]
    tasks.go_on()
    assert marks(styled(TWO, KNOWN, "apa")) == ["liu2020", "carnk"]
    assert (len(told), asked) == (2, ["apa", "apa"])


def test_words_alone_print_nothing_anew(asked):
    styled = made(Here(), []).styled
    styled(ONE, KNOWN, "apa")
    styled(replace(ONE, lead="More words, one [@carnk].", title="Other"), KNOWN, "apa")

    assert asked == ["apa"]


def test_a_source_a_style_and_a_language_do(asked):
    styled = made(Here(), []).styled
    changed = {key: replace(each, item='{"title":"T"}') for key, each in KNOWN.items()}
    styled(ONE, KNOWN, "apa")
    styled(ONE, changed, "apa")
    styled(ONE, changed, "bmj")
    styled(replace(ONE, language="de"), changed, "bmj")

    assert asked == ["apa", "apa", "bmj", "bmj"]


def test_what_came_meanwhile_is_printed_next_and_nothing_between(asked):
    tasks, told = Later(), []
    styled = made(tasks, told).styled
    for lead in ("[@carnk]", "[@liu2020]", "[@liu2020; @carnk]"):
        styled(replace(ONE, lead=lead), KNOWN, "apa")
    assert len(tasks.waiting) == 1
    tasks.go_on()
    assert not told
    tasks.go_on()

    assert marks(styled(replace(ONE, lead="[@liu2020; @carnk]"), KNOWN, "apa")) == ["liu2020+carnk"]
    assert (len(asked), told) == (2, [True])


def test_another_article_has_its_own_and_keeps_it(asked):
    tasks = Later()
    styled = made(tasks, []).styled
    styled(ONE, KNOWN, "apa")
    tasks.go_on()
    other = replace(article("[@liu2020]"), id="another")

    assert styled(other, KNOWN, "apa") == Styled()
    tasks.go_on()
    assert marks(styled(ONE, KNOWN, "apa")) == ["carnk"]


def test_the_house_style_asks_for_nothing_and_another_style_waits_in_house_forms(asked):
    tasks = Later()
    styled = made(tasks, []).styled
    assert styled(ONE, KNOWN, HOUSE) == Styled()
    assert not tasks.waiting
    styled(ONE, KNOWN, "apa")
    tasks.go_on()

    assert styled(ONE, KNOWN, "bmj") == Styled()
    assert asked == ["apa"]


def test_what_is_printed_anew_and_comes_out_the_same_is_told_once(asked):
    """A journal that was saved asks for it again while the first is still being printed."""
    tasks, told = Later(), []
    styling = made(tasks, told)
    styling.styled(ONE, KNOWN, "apa")
    styling.forget()
    styling.styled(ONE, KNOWN, "apa")
    tasks.go_on()
    assert told == []
    tasks.go_on()

    assert told == [True]
    assert asked == ["apa", "apa"]
