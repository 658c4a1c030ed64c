"""Export the whole library, and take in what was exported, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_desktop.app.creating import create_library
from journal_desktop.app.exporting import export
from journal_desktop.app.trees.tree_export import export_library
from journal_desktop.gui.ask import TreeWish
from journal_desktop.publish.verify import verify


@pytest.fixture
def desk(opened):
    return opened.desk


def idle(desk):
    return desk.store.is_idle and desk.work.is_idle


def told(desk, qtbot, words):
    qtbot.waitUntil(lambda: words in desk.window.messages.text, timeout=9_000)


@pytest.mark.parametrize("zipped", [False, True])
def test_the_whole_library_is_exported(opened, answers, qtbot, tmp_path, zipped):
    desk = opened.desk
    target = tmp_path / ("all.zip" if zipped else "all")
    answers.prepared["library_export"] = TreeWish(target, zipped, True, True, False)
    opened.run("tree.export")
    told(desk, qtbot, "3 articles and 10 sources")
    assert verify(target).ok
    assert answers.asked[0][1][1].endswith("-library")


def test_a_folder_in_use_is_asked_about(opened, desk, answers, qtbot, tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine")
    answers.prepared["library_export"] = TreeWish(tmp_path / "thesis", False, False, True, False)
    opened.run("tree.export")
    assert answers.asked[-1][0] == "confirm"
    qtbot.waitUntil(lambda: idle(desk))
    assert [each.name for each in (tmp_path / "thesis").iterdir()] == ["chapter.txt"]


@pytest.mark.parametrize("way", ["dropped", "chosen"])
def test_a_library_is_taken_in(empty, answers, qtbot, tmp_path, way):
    with create_library(tmp_path / "sample.journal") as sample:
        export_library(sample, tmp_path / "all")
        title = sample.journal().title
    desk = empty.desk
    if way == "dropped":
        desk.window.files_dropped.emit([tmp_path / "all"])
    else:
        answers.prepared["folder_to_import"] = tmp_path / "all"
        empty.run("tree.take_folder")
    told(desk, qtbot, "3 new articles")
    qtbot.waitUntil(lambda: desk.session is not None and len(desk.workspace.sources) == 10)
    assert desk.window.library.model.rowCount() == 3
    assert title in desk.window.windowTitle()
    assert desk.workspace.journal.title == title
    assert desk.last_import is not None


def test_a_journal_of_this_library_brings_nothing_new(opened, desk, answers, qtbot, tmp_path):
    export(desk.workspace.library, tmp_path / "site.zip", zipped=True)
    answers.prepared["files_to_import"] = (tmp_path / "site.zip",)
    opened.run("library.take_in")
    told(desk, qtbot, "already here")
    assert desk.window.library.model.rowCount() == 3


def test_other_words_are_told_and_shown(opened, desk, answers, qtbot, tmp_path):
    library = desk.workspace.library
    article = library.find("sea-squirt-genome")
    library.save(replace(article, takeaway="As it was published."))
    export(library, tmp_path / "site")
    library.save(replace(article, takeaway="Other words."))
    desk.window.files_dropped.emit([tmp_path / "site"])
    told(desk, qtbot, "other words")
    desk.last_import()
    assert answers.asked[-1][0] == "show_report"
    assert any("its history" in line for line in answers.asked[-1][1][1])


def test_a_zip_that_is_no_export_is_one_sentence(desk, qtbot, tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    desk.window.files_dropped.emit([tmp_path / "bad.zip"])
    told(desk, qtbot, "damaged or cut short")
    assert desk.window.library.model.rowCount() == 3
