"""A citation style that a user added: a CSL file as it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A style by the id that its file gives it, its title, and the XML of the file."""

    id: str
    title: str
    xml: str
