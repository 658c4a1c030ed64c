"""One window per library."""

from __future__ import annotations

from journal_desktop.gui.instance import Listening, raise_other


def test_a_second_start_raises_the_first_window(qtbot, tmp_path):
    path, raised = tmp_path / "x.journal", []
    assert not raise_other(path)
    listening = Listening(lambda: raised.append(1))
    listening.listen(path)

    assert raise_other(path)
    qtbot.waitUntil(lambda: bool(raised))
    listening.deleteLater()
