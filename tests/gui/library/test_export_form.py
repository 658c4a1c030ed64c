"""What to export and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox

from builders import article
from journal_desktop.gui.library.export_form import ExportForm


def test_the_export_form_suggests_a_place_and_checks_it(qtbot, tmp_path):
    form = ExportForm(article(), 2, str(tmp_path))
    qtbot.addWidget(form)
    go = form.buttons.buttons()
    assert form.wish().target == tmp_path / "ready-made-immune-cells"

    form.target.zip.click()
    form.whole_journal.click()
    form.drafts.click()
    wish = form.wish()
    assert (wish.target.name, wish.whole_journal, wish.drafts, wish.zipped) == (
        "journal.zip", True, True, True,
    )  # fmt: skip

    form.target.place.setText(str(Path("/nowhere/at/all/out")))
    assert not any(
        b.isEnabled() for b in go
        if form.buttons.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole
    )  # fmt: skip
    assert form.target.problem.text()
