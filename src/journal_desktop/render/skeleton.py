"""The page's Jinja templates, which escape whatever is put into them."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journal_desktop import resources


def filled(macro: str, **values: Any) -> Markup:  # noqa: ANN401 - a template takes any value
    """The HTML of a macro of `resources/page/blocks.html`."""
    return getattr(_blocks(), macro)(**values)


@cache
def _blocks() -> Any:  # noqa: ANN401 - Jinja's modules are untyped
    loader = FileSystemLoader(resources.folder() / "page", encoding="utf-8")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    return environment.get_template("blocks.html").module
