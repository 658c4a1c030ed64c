"""Colours of the window."""

from __future__ import annotations

import pytest

from journal_desktop.gui import theme
from journal_desktop.render.theme import contrast


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "faint", "accent", "amber", "red", "green"])
def test_every_ink_is_readable_on_every_surface(colours, ink):
    for surface in ("window", "pane", "card"):
        ratio = contrast(getattr(colours, ink), getattr(colours, surface))
        assert ratio >= 4.5, f"{ink} on {surface}: {ratio:.2f}"
    if ink in {"ink", "soft", "accent"}:
        assert contrast(getattr(colours, ink), colours.selection) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
