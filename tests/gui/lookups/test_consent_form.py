"""What is explained before anything is sent."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QLabel

from journal_desktop.cite.lookup.exchange import Service
from journal_desktop.gui.lookups.consent_form import ConsentForm


def allow(form):
    return next(
        each
        for each in form.buttons.buttons()
        if form.buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
    )


def test_it_names_everyone_who_is_asked(qtbot):
    form = ConsentForm("")
    qtbot.addWidget(form)
    words = " ".join(each.text() for each in form.findChildren(QLabel))

    assert all(each.value.split()[0] in words for each in Service)


def test_an_address_is_optional_and_kept(qtbot):
    form = ConsentForm("me@example.org")
    qtbot.addWidget(form)
    assert form.email == "me@example.org"
    form.address.line.clear()
    with qtbot.waitSignal(form.accepted):
        allow(form).click()
    assert form.email == ""


def test_an_address_that_is_none_is_marked(qtbot):
    form = ConsentForm("")
    qtbot.addWidget(form)
    form.show()
    form.address.line.setText("me at home\r\nX-Header: 1")
    allow(form).click()

    assert form.isVisible()
    assert form.address.is_faulty
