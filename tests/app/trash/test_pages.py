"""What was deleted, as a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, journal, paper, papers
from journal_desktop.app.trash.pages import printable
from journal_desktop.core import edits
from journal_desktop.render import page
from journal_desktop.store.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "evidence.journal", journal()) as made:
        made.save_sources(tuple(papers().values()))
        yield made


def shown(library, kind):
    (item,) = (each for each in library.trash.list() if each.kind == kind)
    return page.page(*printable(library, item, library.trash.content(item))).html


def test_an_article_is_its_page(library):
    made = article(lead="**Bold** words [@carnk].")
    library.save(made)
    library.delete(made.id)
    html = shown(library, "article")

    assert "<strong>Bold</strong>" in html
    assert paper("carnk").title in html


@pytest.mark.parametrize("kind", ["section", "question"])
def test_a_part_stands_alone_under_the_title_of_its_article(library, kind):
    made = article(title="What was found", lead="The lead of it.")
    part = made.sections[0] if kind == "section" else made.questions[0]
    name = "body" if kind == "section" else "answer"
    part = replace(part, **{name: "A *telling* word [@carnk]."})
    made = edits.put(made, part)
    library.save(made)
    library.save(edits.delete(made, part.id))
    html = shown(library, kind)

    assert "What was found" in html
    assert "<em>telling</em>" in html
    assert paper("carnk").title in html
    assert "The lead of it." not in html


def test_a_part_of_a_harmed_article_is_shown_all_the_same(library):
    made = article()
    section = made.sections[0]
    library.save(made)
    library.save(edits.delete(made, section.id))
    library._opened.db.execute("UPDATE article SET front = front || ' '")

    assert section.heading in shown(library, "section")
