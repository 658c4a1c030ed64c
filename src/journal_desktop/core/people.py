"""The people of a journal: who wrote and who checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer as the byline names them."""

    name: str
    credentials: str = ""
    role: str = ""
    url: str = ""
    extra: str = ""

    @property
    def printed(self) -> str:
        """Name and credentials, as a byline prints them."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
