"""What a look-up sends, and to whom: explained once, before anything is sent."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from journal_desktop.core.text import line
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.marked import Marked

_WORDS = (
    "Everything else in this program works without a network. A look-up asks public services for "
    "the details of a paper or book, and only when you ask for one."
)
_WHAT = (
    "<b>What is sent:</b> the identifier (DOI, PMID, PMCID, arXiv number or ISBN), the name of "
    "this program, and, if you like, an e-mail address. Nothing of your text."
)
_WHOM = (
    "<b>To whom:</b> doi.org with Crossref or DataCite; PubMed for PMIDs and PMCIDs; Open Library "
    "for ISBNs. Like any web server they also see your IP address."
)
_THEN = (
    "<b>What happens with the answer:</b> it is kept in your library, and nothing in your sources "
    "changes before you have looked at it and taken it."
)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")


class ConsentForm(QDialog):
    """Asks for leave to use the network, and for an e-mail address that may stay empty."""

    def __init__(self, email: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Look-ups")
        self.resize(520, 360)
        self.address = Marked("E-mail address, optional", "optional, for example you@example.org")
        self.address.line.setText(email)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        allow = self.buttons.addButton("Allow look-ups", QDialogButtonBox.ButtonRole.AcceptRole)
        allow.setObjectName("primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(label("Look up details on the web?", "title"))
        layout.addWidget(wrapped(_WORDS, "soft"))
        for each in (_WHAT, _WHOM, _THEN):
            layout.addWidget(wrapped(each))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow("&E-mail", self.address)
        layout.addLayout(form)
        layout.addWidget(
            wrapped(
                "Crossref and PubMed like to know whom to write to and then answer better.", "faint"
            )
        )
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        allow.setDefault(True)  # once it is in the form, which otherwise takes its first button
        self.address.line.setFocus()

    @property
    def email(self) -> str:
        """The address to send along, or nothing."""
        return line(self.address.line.text())

    def accept(self) -> None:
        """Take it, unless the address is none."""
        if self.email and not _ADDRESS.fullmatch(self.email):
            self.address.show_fault("An e-mail address looks like name@example.org.")
            self.address.line.setFocus()
            return
        super().accept()
