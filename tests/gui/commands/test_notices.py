"""Commands on the list of retractions."""

from __future__ import annotations

import re

import pytest

from journal_desktop.core.source import SourceStatus

HEAD = "Record ID,RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate\n"


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.store.is_idle)
    return opened.desk


@pytest.fixture
def load(opened, desk, answers, tmp_path, qtbot):
    """Load a list of these rows."""

    def run(rows):
        path = tmp_path / "retraction_watch.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        answers.prepared["retraction_list"] = path
        opened.run("notices.load")
        qtbot.waitUntil(lambda: desk.window.messages.text != "")
        qtbot.waitUntil(lambda: desk.store.is_idle and not desk.workspace.unsaved, timeout=5000)

    return run


def cited(desk):
    sources = (desk.workspace.sources[c.source] for c in desk.session.article.sources)
    return next(each for each in sources if each.doi)


def test_a_list_marks_sources_and_leads_to_the_articles(desk, load, answers, qtbot):
    source = cited(desk)
    load(f"1,Retraction,{source.doi},0,3/2/2026 0:00\n")
    marked = desk.workspace.library.source(source.id)
    assert marked.status is SourceStatus.RETRACTED
    assert (marked.status_origin, marked.status_date) == ("Retraction Watch", "2026-03-02")
    assert "1 retracted" in desk.window.messages.text
    assert not re.search(r"\d-\d", desk.window.messages.text), "its day is in words"
    answers.prepared["place"] = lambda _title, places: places[0][0]
    desk.window.messages.action.click()

    (_, (_, places)) = answers.asked[-1]
    assert "was retracted on 2 March 2026 (Retraction Watch)" in places[0][1]
    assert desk.window.sources.current.source.id == source.id


def test_a_correction_is_called_one(desk, load):
    load(f"1,Correction,{cited(desk).doi},0,3/2/2026 0:00\n")

    assert "1 corrected" in desk.window.messages.text
    assert "retracted" not in desk.window.messages.text


def test_a_list_that_concerns_nobody_says_so_and_its_day_is_known(desk, load, qtbot):
    load("1,Retraction,10.5555/nobody,0,3/2/2026 0:00\n")

    assert "None of your sources" in desk.window.messages.text
    qtbot.waitUntil(lambda: desk.sourcing.snapshot is not None)
    assert desk.sourcing.snapshot.count == 1


def test_another_file_is_refused_in_words(opened, desk, answers, tmp_path, qtbot):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    answers.prepared["retraction_list"] = path
    opened.run("notices.load")

    qtbot.waitUntil(lambda: "not the list of Retraction Watch" in desk.window.messages.text)
