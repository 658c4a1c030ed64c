"""What a page calls the sources that its article cites."""

from __future__ import annotations

import pytest

from builders import PAPERS, article, cited, papers, source_id
from journal_desktop.app.styles.page_marks import page_marks
from journal_desktop.app.styles.printing import printed
from journal_desktop.app.styles.styles import formatter_for
from journal_desktop.cite import styles
from journal_desktop.cite.engine import is_available

BY_AUTHOR = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>By author</title><id>by-author</id><category citation-format="numeric"/></info>
<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
<bibliography><sort><key variable="author"/></sort><layout>
<text variable="citation-number" suffix="."/><text variable="title"/></layout></bibliography>
</style>"""

engine = pytest.mark.skipif(not is_available(), reason="citeproc-js was not taken at set-up")


def written(lead):
    return article(lead=lead, sections=(), questions=(), takeaway="", sources=cited(*PAPERS))


def marks(lead, style):
    text = written(lead)
    made = printed(text, papers(), formatter_for(style, "en-GB"))
    return {papers()[each].key: mark for each, mark in page_marks(text, made).items()}


def test_without_a_style_the_numbers_are_those_of_first_use():
    found = page_marks(written("One [@maude2018] and [@carnk; @maude2018]."), None)

    assert list(found) == [source_id("maude2018"), source_id("carnk")]
    assert [(each.number, each.name) for each in found.values()] == [("1.", "1"), ("2.", "2")]


@engine
def test_a_list_by_author_has_its_own_numbers_and_order():
    found = marks("One [@prisma2020], two [@grade2008, p. 4].", styles.read(BY_AUTHOR))

    assert [(key, each.number, each.name) for key, each in found.items()] == [
        ("grade2008", "1.", "1"),
        ("prisma2020", "2.", "2"),
    ]
    assert "GRADE" in found["grade2008"].entry


@engine
def test_without_numbers_a_source_is_called_as_its_plain_mark_does():
    lead = "A [see @liu2020, p. 4; @prisma2020] [-@liu2020]. B [@maude2018; @liu2020]. C [@carnk]."
    found = marks(lead, styles.shipped()["apa"])

    assert found["liu2020"].name == "(Liu et al., 2020)"
    assert found["maude2018"].name == "(Maude & Laetsch, 2018)"
    assert found["prisma2020"].name == "(Page, 2021)"
    assert found["carnk"].name == ""  # a whole title, as it has no author
    assert not any(each.number or each.is_numbered for each in found.values())


@engine
def test_what_was_just_cited_is_listed_behind_what_was_printed():
    made = printed(
        written("One [@prisma2020]."), papers(), formatter_for(styles.shipped()["apa"], "en-GB")
    )
    found = page_marks(written("Zero [@carnk]. One [@prisma2020]."), made)

    assert list(found) == [source_id("prisma2020"), source_id("carnk")]
    assert found[source_id("carnk")].name != "(Page, 2021)"
