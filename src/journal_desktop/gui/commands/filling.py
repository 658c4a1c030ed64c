"""Exports beside what lies in a folder already: asked before, as nothing of it is touched."""

from __future__ import annotations

from pathlib import Path

from journal_desktop.app.targets import strangers
from journal_desktop.gui.ask import Ask


def may_fill(ask: Ask, target: Path, what: str, *, zipped: bool) -> bool:
    """Whether *what*, such as "the pages are", may go beside what lies in its folder."""
    others = () if zipped else strangers(target)
    if not others:
        return True
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    return ask.confirm(
        "Export into a folder that is in use?",
        f"“{target.name}” already holds {', '.join(others[:3])}{more}. All of it stays as it is; "
        f"{what} put beside it. A new folder keeps them apart.",
        "Export there",
    )
