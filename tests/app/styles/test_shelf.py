"""The styles to choose from, each shown with the journal's own sources."""

import pytest

import builders
from journal_desktop.app.styles import shelf as style_shelf
from journal_desktop.app.styles.shelf import LARGEST, shelf
from journal_desktop.app.tasks import Here
from journal_desktop.cite import engine
from journal_desktop.core.errors import StyleError
from journal_desktop.store.library import Library

pytestmark = pytest.mark.skipif(
    not engine.is_available(), reason="citeproc-js was not taken at set-up"
)
OWN = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Our own</title><id>http://example.org/styles/our-own</id></info>
<citation><layout prefix="{" suffix="}"><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "my.journal", builders.journal()) as opened:
        yield opened


def looks(made, name):
    found = []
    made.look(name, found.append)
    return found[0]


def test_a_look_has_marks_and_entries_of_real_sources(library):
    made = shelf(library, Here(), builders.papers().values(), "en-GB")
    raised = looks(made, "nlm-citation-sequence-superscript")
    named = looks(made, "apa")

    assert "<sup>1–3</sup>" in raised.html
    assert "readers find them in the card" in raised.note
    assert "p. 4)" in named.html
    assert not named.note
    assert named.html.count("<p>") == 4


def test_a_look_that_can_not_be_had_says_why(library):
    bare = shelf(library, Here(), (), "en-GB")

    assert "as soon as the journal has a source" in looks(bare, "apa").note
    assert "no-such" in looks(bare, "no-such").objection


def test_an_added_style_is_on_offer_and_has_a_look(library, tmp_path):
    made = shelf(library, Here(), builders.papers().values(), "en-GB")
    path, added = tmp_path / "own.csl", []
    path.write_text(OWN, encoding="utf-8")
    made.add(path, added.append, pytest.fail)

    assert [each.id for each in made.offers()][-1] == added[0].id == "our-own"
    assert "{1}" in looks(made, "our-own").html


def test_an_added_style_takes_the_place_of_the_programs_own(library, tmp_path):
    made = shelf(library, Here(), (), "en-GB")
    path = tmp_path / "apa.csl"
    path.write_text(OWN.replace("our-own", "apa"), encoding="utf-8")
    made.add(path, lambda _style: None, pytest.fail)

    assert [each.title for each in made.offers() if each.id == "apa"] == ["Our own"]


def test_what_is_no_style_is_told(library, tmp_path):
    told = []
    made = shelf(library, Here(), (), "en-GB")
    made.add(tmp_path / "absent.csl", pytest.fail, told.append)
    path = tmp_path / "text.csl"
    path.write_text("no style", encoding="utf-8")
    made.add(path, pytest.fail, told.append)

    assert [type(each) for each in told] == [StyleError, StyleError]


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.csl"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(StyleError, match="too large"):
        style_shelf.read(path)
