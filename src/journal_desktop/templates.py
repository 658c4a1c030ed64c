"""The article templates, read from `resources/templates.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from journal_desktop import resources
from journal_desktop.core.article import Role
from journal_desktop.core.template import Part, Template

_PAIRS = {"lead_words", "questions", "takeaway_words"}


@cache
def all_templates() -> tuple[Template, ...]:
    """Every template, in the order the picker shows them."""
    return tuple(
        _template(entry) for entry in tomllib.loads(resources.read("templates.toml"))["template"]
    )


def template(name: str) -> Template:
    """The template of that name, or the study explainer when the name is unknown."""
    named = {each.name: each for each in all_templates()}
    return named.get(name, named["study_explainer"])


def _template(entry: dict[str, Any]) -> Template:
    fields: dict[str, Any] = {
        name: tuple(content) if name in _PAIRS else content for name, content in entry.items()
    }
    fields["parts"] = tuple(
        Part(Role(part["role"]), part["heading"], part["guidance"], part.get("required", True))
        for part in entry["parts"]
    )
    return Template(**fields)
