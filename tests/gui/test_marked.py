"""A field with a sentence under it."""

from __future__ import annotations

from journal_desktop.gui.marked import Marked


def test_a_fault_is_seen_and_heard_and_goes_away(qtbot):
    field = Marked("DOI", "10.1234/abc")
    qtbot.addWidget(field)
    field.show()
    field.show_fault("A DOI looks like 10.1234/abc.")
    assert field.is_faulty
    assert field.line.accessibleDescription() == "A DOI looks like 10.1234/abc."
    assert field._sentence.isVisible()
    field.show_fault("")

    assert not field.is_faulty
    assert not field._sentence.isVisible()


def test_a_remark_tells_and_does_not_forbid(qtbot):
    field = Marked("Updated")
    qtbot.addWidget(field)
    field.show_remark("This is before the article was published.")

    assert field.sentence
    assert not field.is_faulty
