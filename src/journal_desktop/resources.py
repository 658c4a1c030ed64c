"""Where the program's own files are: in a checkout, a wheel and a frozen app alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def folder() -> Path:
    """The `resources` folder: inside the installed package, else beside `src`."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "resources"


def read(name: str) -> str:
    """The text of the resource *name*, a path below the folder."""
    return (folder() / name).read_text(encoding="utf-8")
