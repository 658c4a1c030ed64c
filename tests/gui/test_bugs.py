"""The one handler that every bug reaches."""

from __future__ import annotations

from builders import paper
from journal_desktop.core.errors import DiskFull
from journal_desktop.gui.bugs import BugHandler


def test_a_bug_saves_the_text_first(opened, qtbot, tmp_path, caplog):
    desk = opened.desk
    handler = BugHandler(desk, tmp_path)
    desk.window.editor.lead.field.insertPlainText("Precious words. ")
    bug = RuntimeError("a bug")
    handler.handle(type(bug), bug, None)

    copies = list((tmp_path / "recovered").glob("*.md"))
    assert "Precious words." in copies[0].read_text(encoding="utf-8")
    assert "a bug" in (tmp_path / "errors.log").read_text(encoding="utf-8")
    assert "Your text is safe" in desk.window.messages.text
    caplog.clear()


def test_words_of_which_no_copy_could_be_made_are_not_called_safe(opened, tmp_path, caplog):
    desk = opened.desk
    blocked = tmp_path / "a file in the way"
    blocked.write_text("")
    handler = BugHandler(desk, blocked)
    desk.window.editor.lead.field.insertPlainText("Precious words. ")
    bug = RuntimeError("a bug")
    handler.handle(type(bug), bug, None)

    assert "Your text is safe" not in desk.window.messages.text
    assert "copy them to another program now" in desk.window.messages.text
    caplog.clear()


def test_a_bug_saves_sources_that_could_not_be_saved(empty, tmp_path, caplog, monkeypatch):
    desk = empty.desk
    source = paper("liu2020", notes="Precious notes.")

    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    monkeypatch.setattr(desk.workspace.library, "save_sources", full)
    desk.workspace.save_source(source)
    desk.store.drain()
    bug = RuntimeError("a bug")
    BugHandler(desk, tmp_path).handle(type(bug), bug, None)

    (copy,) = (tmp_path / "recovered").glob("*.json")
    assert "Precious notes." in copy.read_text(encoding="utf-8")
    caplog.clear()
