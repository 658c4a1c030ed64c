"""What the actions say that they would do."""

from __future__ import annotations

from dataclasses import replace


def test_undo_names_an_edit_in_its_own_letters(opened):
    session = opened.desk.session
    session.edit(replace(session.article, lead="BCMA."), "Replace “bcma” with “BCMA”")
    opened._show()

    assert opened.actions["article.undo"].text() == "&Undo replace “bcma” with “BCMA”"
