from dataclasses import replace

import pytest

from journal_desktop.cite import engine
from journal_desktop.core.journal import HouseProfile
from journal_desktop.store.library import Library

pytestmark = pytest.mark.skipif(
    not engine.is_available(), reason="citeproc-js was not taken at set-up"
)


def test_sources_are_printed_in_a_style(type_in, library):
    done = type_in("cite", library, "--style", "bmj", "--article", "ready-made-immune-cells")

    assert done.code == 0
    assert done.out.startswith("1 Chimeric antigen receptor natural killer")


def test_html_keeps_italics_and_text_does_not(type_in, library):
    html = type_in("cite", library, "--style", "apa", "--format", "html").out
    text = type_in("cite", library, "--style", "apa").out

    assert "<i>Chimeric" in html
    assert "<" not in text


def test_every_article_stands_under_its_name(type_in, library):
    out = type_in("cite", library).out

    assert "a-secret\n1. Chimeric" in out


def test_programs_get_marks_and_entries(type_in, library):
    known = type_in("cite", library, "--style", "jama", "--article", "a-secret", "--json").json

    assert known["style"]["id"] == "jama"
    [article] = known["articles"]
    assert article["marks"][0]["printed"] == "1"
    assert article["marks"][0]["sources"] == [article["entries"][0]["source"]]


def test_a_style_file_is_taken(type_in, library, tmp_path):
    path = tmp_path / "mine.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>Mine</title><id>mine</id></info>"
        '<citation><layout><text variable="citation-number"/></layout></citation>'
        '<bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>'
    )

    done = type_in("cite", library, "--style", path, "--article", "a-secret")
    assert done.out.endswith("cancer immunotherapy!\n")
    path.write_text("not a style")
    assert type_in("cite", library, "--style", path).code == 1


def test_an_unknown_style_is_answered_with_a_list(type_in, library):
    done = type_in("cite", library, "--style", "nonsense")

    assert done.code == 2
    assert "apa" in done.err
    assert "nlm-citation-sequence" in done.err


def test_without_a_name_it_is_the_style_of_the_journal(type_in, library):
    with Library.open(library) as opened:
        journal = opened.journal()
        opened.save_journal(replace(journal, profile=HouseProfile(citation_style="apa")))

    assert type_in("cite", library).out == type_in("cite", library, "--style", "apa").out
