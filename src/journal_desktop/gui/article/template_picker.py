"""The picker for a new article: six kinds, each with what it is for and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.core.template import Template
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.templates import all_templates


class TemplatePicker(QDialog):
    """Chooses a template; the first is chosen already, so Enter is enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New article")
        self.resize(640, 420)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("Kinds of article")
        self.kinds.setFixedWidth(210)
        self.kinds.setSpacing(2)
        for template in all_templates():
            item = QListWidgetItem(template.title)
            item.setData(Qt.ItemDataRole.UserRole, template.name)
            self.kinds.addItem(item)
        self._title = label("", "title")
        self._description = wrapped()
        self._parts = wrapped("", "soft")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self._description)
        right.addWidget(self._parts)
        right.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.kinds)
        top.addLayout(right, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        start = buttons.addButton("Start writing", QDialogButtonBox.ButtonRole.AcceptRole)
        start.setObjectName("primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.addLayout(top, 1)
        layout.addWidget(buttons)
        start.setDefault(True)  # once it is in the form
        self.kinds.currentRowChanged.connect(self._describe)
        self.kinds.itemActivated.connect(self.accept)
        self.kinds.setCurrentRow(0)

    def template(self) -> Template:
        """The chosen template."""
        return all_templates()[max(0, self.kinds.currentRow())]

    def _describe(self) -> None:
        template = self.template()
        self._title.setText(template.title)
        self._description.setText(template.description)
        parts = [
            f"• {part.heading}{'' if part.required else '  (if you like)'}"
            for part in template.parts
        ]
        least = template.questions[0]
        parts += [f"• Common questions, at least {least}"] if least else []
        parts += ["• Key takeaway"] if template.takeaway_required else []
        self._parts.setText("\n".join(["• Lead", *parts]))
