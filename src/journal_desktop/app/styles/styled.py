"""What a style makes of an article's citations, or why it makes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journal_desktop.core.printed import Printed
from journal_desktop.render.context import Context


@dataclass(frozen=True, slots=True)
class Styled:
    """What a style prints of an article, or why the page has the house's forms."""

    printed: Printed | None = None
    objection: str = ""

    def on(self, context: Context) -> Context:
        """The context of a page in that style."""
        return replace(context, printed=self.printed, unstyled=self.objection)
