"""Commands on references that come in and go out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journal_desktop.cite import reading
from journal_desktop.gui.sources.questions import ReferencesWish

BIB = "@article{page2021, title={The PRISMA 2020 statement}, doi={10.1136/bmj.n71}, year={2021}}\n"


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.store.is_idle)
    return opened.desk


def test_dropped_files_go_where_they_belong(opened, desk, answers, tmp_path, qtbot):
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "text.txt").write_text("A new title\n\nSome prose about bats.\n", encoding="utf-8")
    before = len(desk.workspace.summaries)
    desk.window.files_dropped.emit([tmp_path / "refs.bib", tmp_path / "text.txt"])
    qtbot.waitUntil(lambda: len(desk.workspace.summaries) == before + 1, timeout=5000)

    assert ("references", ("", (tmp_path / "refs.bib",))) in answers.asked


def test_the_clipboard_is_pasted_into_the_box(desk, answers):
    QApplication.clipboard().setText(BIB)
    desk.window.sources.brought.emit("")

    assert answers.asked[-1] == ("references", (BIB, ()))


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_references_are_exported_to_a_file(opened, answers, tmp_path, qtbot, form):
    desk, target = opened.desk, tmp_path / "references"
    answers.prepared["references_wish"] = ReferencesWish("article", form, to_file=True)
    answers.prepared["references_file"] = target
    desk.sourcing.catch_up()
    opened.run("references.export")
    qtbot.waitUntil(target.exists)

    entries = reading.read(target.read_bytes()).entries
    listed = [desk.workspace.sources[each.source].key for each in desk.session.article.sources]
    assert sorted(each.source.key for each in entries) == sorted(listed)


def test_references_are_exported_to_the_clipboard(opened, desk, answers, qtbot):
    answers.prepared["references_wish"] = ReferencesWish("library", "ris", to_file=False)
    opened.run("references.export")
    qtbot.waitUntil(lambda: "to the clipboard" in desk.window.messages.text)

    assert QApplication.clipboard().text().count("ER  - ") == len(desk.workspace.sources)
