"""Forms that hold what somebody typed, and ask before they drop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget


class Confirming(Protocol):
    """Whoever asks whether to go on."""

    def confirm(self, question: str, explanation: str, yes: str, no: str = "Cancel") -> bool:
        """Whether to go on with what *yes* says, and not to stay with *no*."""
        ...


class TypedForm(QDialog):
    """Closes without a question only while it holds what it held in the beginning.

    *lost* says what would be lost. A form calls `begin` once it is filled.
    """

    def __init__(self, ask: Confirming, lost: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confirming = ask
        self._lost = lost
        self._typed: Callable[[], object] = lambda: None
        self._begun: object = None

    def begin(self, typed: Callable[[], object]) -> None:
        """From now on, whatever makes *typed* give something else must not be lost."""
        self._typed, self._begun = typed, typed()

    def reject(self) -> None:
        """Close without taking anything; ask first where something was typed."""
        if self._typed() == self._begun or self._is_left_behind or self._may_discard():
            super().reject()

    @property
    def _is_left_behind(self) -> bool:
        """Whether the window has gone, as at log-out, when nobody is there to answer."""
        window = self.parentWidget()
        return window is not None and not window.isVisible()

    def _may_discard(self) -> bool:
        question = "Discard what you typed?"
        return self._confirming.confirm(question, self._lost, "Discard", "Keep editing")
