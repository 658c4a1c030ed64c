"""The people of a journal: who wrote and who checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICLES = frozenset(
    {*("van", "von", "der", "den", "de", "del", "della", "di", "du", "dos", "das", "la", "le")}
    | {*("ten", "ter", "zu", "zur", "zum", "af", "av")}
)
_JOINING = frozenset({"y", "e", "i"})
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_BODY = re.compile(
    r"\b(?:organi[sz]ations?|universit\w+|institut\w*|college|hospital|clinic|cent(?:re|er)|"
    r"department|ministry|agency|society|association|federation|foundation|council|committee|"
    r"commission|board|team|group|network|consortium|collaborations?|collaborators|initiative|"
    r"alliance|academy|laborator\w+|journal|editors|editorial|redaktion|cochrane|gesellschaft|"
    r"verein|société|sociedad|asociación|fundación|equipo|équipe|the|of|for|für|pour|para|and|und|"
    r"et)\b|&|\d",
    re.IGNORECASE,
)


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

    @property
    def is_organisation(self) -> bool:
        """Whether the name reads as that of a group or an institution."""
        return "," not in self.name and " " in self.name and bool(_BODY.search(self.name))

    @property
    def inverted(self) -> str:
        """The name as "Family, Given"; a name of one part, or an organisation's, as it is.

        Particles go with the family name: "van der Waals, Jan Willem". Where another order is
        right, the name is written with its comma.
        """
        words = self.name.split()
        if len(words) < 2 or "," in self.name or self.is_organisation:
            return " ".join(words)
        suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
        at = _family_at(words)
        return ", ".join(filter(None, (" ".join(words[at:]), " ".join(words[:at]), suffix)))


def _family_at(words: list[str]) -> int:
    """Where the family name begins: at its first particle, else with the last word."""
    between = range(1, len(words) - 1)
    for at in between:
        if words[at] in _JOINING and at > 1:
            return at - 1
        if words[at].casefold() in _PARTICLES or words[at].islower():
            return at
    return len(words) - 1
