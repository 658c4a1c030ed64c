"""Choosing a citation style: each with its kind and its look, and any file besides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

import builders
from journal_desktop.app.styles.shelf import Look, shelf
from journal_desktop.app.tasks import Here
from journal_desktop.cite import engine
from journal_desktop.cite.styles import Kind, Offer
from journal_desktop.gui.cite.style_chooser import StyleChooser
from journal_desktop.store.library import Library

OWN = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Our own</title><id>http://example.org/styles/our-own</id></info>
<citation><layout prefix="{" suffix="}"><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


class Slow:
    """A shelf whose looks come when a test says so."""

    def __init__(self):
        self.waiting = []

    def offers(self):
        there = (
            ("a", Kind.NUMERIC, True),
            ("b", Kind.AUTHOR_DATE, True),
            ("c", Kind.NUMERIC, False),
        )
        return tuple(Offer(name, f"Style {name}", kind, is_there=t) for name, kind, t in there)

    def look(self, name, show):
        self.waiting.append((name, show))

    def answer(self):
        name, show = self.waiting.pop(0)
        show(Look(f"<p>Look of {name}</p>", f"Note of {name}"))


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "my.journal", builders.journal()) as opened:
        yield opened


def made(qtbot, on, chosen):
    chooser = StyleChooser(on, chosen)
    qtbot.addWidget(chooser)
    return chooser


def rows(chooser):
    return [chooser.list.item(row).text() for row in range(chooser.list.count())]


def test_styles_are_listed_with_their_kind_in_words(qtbot):
    chooser = made(qtbot, Slow(), "b")

    assert rows(chooser) == [
        "Style a (numbers)",
        "Style b (author and year)",
        "Style c (not installed)",
    ]
    assert chooser.style_id == "b"
    assert not chooser.list.item(2).flags() & Qt.ItemFlag.ItemIsEnabled


def test_the_look_is_that_of_the_style_chosen_last(qtbot):
    on = Slow()
    chooser = made(qtbot, on, "a")
    chooser.choose("b")
    assert len(on.waiting) == 1
    on.answer()
    assert "Look of" not in chooser.look.toPlainText()
    on.answer()

    assert chooser.look.toPlainText() == "Look of b"
    assert chooser.note.text() == "Note of b"


def test_a_style_that_is_gone_is_still_the_chosen_one(qtbot):
    chooser = made(qtbot, Slow(), "gone")

    assert chooser.style_id == "gone"
    assert rows(chooser)[-1] == "gone (not in this library)"


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
def test_a_file_is_added_and_chosen_with_its_look(qtbot, library, tmp_path):
    chooser = made(qtbot, shelf(library, Here(), builders.papers().values(), "en-GB"), "house")
    path = tmp_path / "own.csl"
    path.write_text(OWN, encoding="utf-8")
    chooser.add(path)

    assert chooser.style_id == "our-own"
    assert "{1}" in chooser.look.toPlainText()
    path.write_text("nothing", encoding="utf-8")
    chooser.add(path)
    assert chooser.problem.text()
    assert chooser.style_id == "our-own"


def test_a_title_that_says_the_kind_is_not_told_it_twice(qtbot, library):
    shown = rows(made(qtbot, shelf(library, Here(), (), "en-GB"), "house"))

    assert len(shown) > 10
    for each in shown:
        assert "—" not in each
        assert each.lower().count("number") <= 1, each
        assert each.count("author and year") <= 1, each
