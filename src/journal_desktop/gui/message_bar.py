"""Words above the article that need an eye but no answer: what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journal_desktop.core.errors import JournalError
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button, small_button
from journal_desktop.gui.words import shortened


class MessageBar(QFrame):
    """One message at a time; good news leaves by itself, bad news stays.

    What must not be missed comes back when what came after it is gone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._words = wrapped()
        self._action = button("", self._act, "quiet")
        self._other = button("", self._act_otherwise, "quiet")
        self._lasting: Callable[[], None] | None = None
        self._is_lasting = False
        self._trouble = ""
        self._is_trouble = False
        self._is_seen = False
        self._act_now: Callable[[], object] | None = None
        self._other_act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._other)
        layout.addWidget(small_button("Dismiss", "x", self._leave))
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text() if self.isVisible() else ""

    @property
    def action(self) -> QPushButton:
        """The button that offers to do something about it."""
        return self._action

    @property
    def other(self) -> QPushButton:
        """The second such button."""
        return self._other

    def tell(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that went well, with something to do about it."""
        self._show(words, "", action, act)
        self._timer.start(8000)

    def offer(self, words: str, action: str, act: Callable[[], object]) -> None:
        """Offer to do something; it stays until that is done or dismissed."""
        self._show(words, "", action, act)

    def warn(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that should be looked at; it stays until dismissed."""
        self._show(words, "warn", action, act)

    def warn_until_seen(self, words: str, action: str, act: Callable[[], object]) -> None:
        """Say something that must not be missed; it comes back until that is done or dismissed."""
        self._lasting = lambda: self.warn_until_seen(words, action, act)
        self._show(words, "warn", action, act)
        self._is_lasting = True

    def deleted(
        self, words: str, undo: Callable[[], object] | None, show: Callable[[], object]
    ) -> None:
        """Say that something was deleted, with the ways back; it stays until dismissed."""
        self._show(words, "warn", "Undo" if undo else "", undo)
        self._offer_too("Show trash", show)

    def fail(
        self, error: JournalError, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say what went wrong and what to do; it stays until dismissed."""
        self._show(f"{error.message} {error.remedy}".strip(), "bad", action, act)

    def trouble(self, words: str, action: str, act: Callable[[], object]) -> None:
        """Tell of a failure that goes on until `over`; once it was seen, not again."""
        if words != self._trouble or not (self._is_trouble or self._is_seen):
            self._show(words, "bad", action, act)
            self._trouble, self._is_trouble, self._is_seen = words, True, False

    def over(self, words: str = "") -> None:
        """Say that the trouble is over, where it still stands; without words it only goes."""
        self._trouble = ""
        if self._is_trouble and self.isVisible():
            self._leave()
            if words and not self.isVisible():
                self.tell(words)

    def _show(self, words: str, kind: str, action: str, act: Callable[[], object] | None) -> None:
        self._timer.stop()
        self._is_lasting = self._is_trouble = False
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        said = shortened(words)
        self._words.setText(said)
        self.setAccessibleName(said)
        self._act_now = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._offer_too("", None)
        self.show()

    def _offer_too(self, action: str, act: Callable[[], object] | None) -> None:
        self._other_act = act
        self._other.setText(action)
        self._other.setVisible(bool(action))

    def _leave(self) -> None:
        """Go, and give way to what must not be missed, unless that is what was seen."""
        if self._is_lasting:
            self._lasting = None
        self._is_seen = self._is_seen or self._is_trouble
        self.hide()
        if self._lasting is not None:
            self._lasting()

    def _act(self) -> None:
        act = self._act_now
        self._leave()
        if act is not None:
            act()

    def _act_otherwise(self) -> None:
        act = self._other_act
        self._leave()
        if act is not None:
            act()
