"""The card of one section: role, heading, Markdown, and what can be done with it."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from journal_desktop.app import block_edits
from journal_desktop.core.article import Section
from journal_desktop.core.labels import ROLES
from journal_desktop.core.reading import words
from journal_desktop.gui import theme
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.words import counted


class SectionCard(Card):
    """A view of one section; it proposes edits and never keeps them."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(section.id, ROLES[section.role], parent)
        self.heading = Field(
            "Heading",
            theme.prose_font(13, QFont.Weight.DemiBold),
            placeholder="A heading, usually a question",
            single_line=True,
            spacing=1.3,
        )
        self.field = ProseField("Section text")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.field)
        self.grip.setVisible(True)
        self._role = section.role
        self._add_buttons()
        self.heading.edited.connect(self._propose_heading)
        self.field.edited.connect(self._propose_body)
        self.heading.entered.connect(self.announce)
        self.field.entered.connect(self.announce)

    def show_part(self, heading: str, guidance: str) -> None:
        """What the template suggests for this role."""
        self.heading.guide(heading or "A heading, usually a question")
        self.field.guide(guidance or "Write this section here.")

    def show_value(self, section: Section) -> None:
        """Show *section*."""
        self._role = section.role
        self.heading.show_value(section.heading)
        is_typed = self.field.value == section.body
        self.field.show_value(section.body)
        self._recount(section.body, is_typed=is_typed)
        self._name_it()

    def toggle(self) -> None:
        """Fold the section away or unfold it; folded, its heading stands in the header."""
        self.collapse(not self.is_collapsed)
        self._name_it()

    def _name_it(self) -> None:
        heading = self.heading.value
        self.setAccessibleName(f"{ROLES[self._role]}: {heading}" if heading else ROLES[self._role])
        self.role.setText(
            f"▸ {heading or ROLES[self._role]}" if self.is_collapsed else ROLES[self._role]
        )

    def _add_buttons(self) -> None:
        roles = QMenu(self)
        for role, words_ in ROLES.items():
            roles.addAction(words_, lambda r=role: self._propose(block_edits.recast(self.place, r)))
        self.role.setMenu(roles)
        self.role.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.role.setToolTip("What this section does; click to change it")
        up, down = (
            self.add_button("Move up", "caret-up"),
            self.add_button("Move down", "caret-down"),
        )
        up.clicked.connect(lambda: self._propose(block_edits.move(self.place, -1)))
        down.clicked.connect(lambda: self._propose(block_edits.move(self.place, 1)))
        more = self.add_button("More", "dots-three")
        menu = QMenu(more)
        menu.addAction("Duplicate", lambda: self._propose(block_edits.duplicate(self.place)))
        menu.addAction("Split at the caret", self.split)
        menu.addAction(
            "Join to the one before", lambda: self._propose(block_edits.merge(self.place))
        )
        menu.addAction("Fold or unfold", self.toggle)
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._propose(block_edits.delete(self.place)))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def split(self) -> None:
        """Cut the section in two at the caret."""
        self._propose(block_edits.split(self.place, self.field.selection().start))

    def _propose(self, edit: object) -> None:
        self.edited.emit(edit)

    def _propose_heading(self, text: str) -> None:
        self._name_it()
        self.edited.emit(block_edits.heading(self.place, text))

    def _propose_body(self, text: str) -> None:
        self._recount(text, is_typed=True)
        self.edited.emit(block_edits.prose(self.place, text))

    def _recount(self, text: str, *, is_typed: bool) -> None:
        self.count(lambda: counted(words(text), "word"), is_typed=is_typed)
