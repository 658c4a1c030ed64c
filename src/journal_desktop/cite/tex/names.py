"""Lists of names as BibTeX and BibLaTeX write them, as CSL has them."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from journal_desktop.cite.tex.decoding import decoded_name

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PLAIN = re.compile(r"([^\s{}\\,=]+), ?([^{}\\,=]*[^\s{}\\,=])")
_LABELLED = re.compile(
    r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i|id)\s*=\s*(.*)", re.DOTALL
)
_COMMA = re.compile(r",(?![^{]*\})")

Name = dict[str, str]


def names(latex: str) -> tuple[list[Name], bool]:
    """The names of a field, and whether it goes on with "and others"."""
    text = decoded_name(latex).replace("\u00a0", " ")
    parts = _split(text)
    found = [each for each in map(_name, parts) if each]
    return [each for each in found if each != {"family": "others"}], parts[-1:] == ["others"]


def _split(text: str) -> list[str]:
    if "{" not in text and "\\" not in text:
        return [part.strip() for part in _AND.split(text)]
    return [part.strip() for part in split_multiple_persons_names(text)]


@lru_cache(maxsize=65536)
def _name(text: str) -> Name:
    if plain := _PLAIN.fullmatch(text):
        return {"family": plain[1], "given": plain[2]}
    if _LABELLED.match(text):
        return _labelled(text)
    parts = parse_single_name_into_parts(text, strict=False)
    if len(parts.last) == 1 and _is_whole_group(parts.last[0]) and not (parts.first or parts.von):
        return {"literal": _bare(parts.last[0])}
    return _without_empty(
        {
            "family": _bare(" ".join(parts.last)),
            "given": _bare(" ".join(parts.first)),
            "non-dropping-particle": _bare(" ".join(parts.von)),
            "suffix": _bare(" ".join(parts.jr)),
        }
    )


def _labelled(text: str) -> Name:
    """A name in BibLaTeX's extended format: "family=Gogh, given=Vincent, prefix=van"."""
    found: Name = {}
    for part in _COMMA.split(text):
        if label := _LABELLED.fullmatch(part):
            found[label[1]] = _bare(label[2])
    drops = found.get("useprefix", "true").lower() == "false"
    particle = "dropping-particle" if drops else "non-dropping-particle"
    return _without_empty(
        {
            "family": found.get("family", ""),
            "given": found.get("given", ""),
            particle: found.get("prefix", ""),
            "suffix": found.get("suffix", ""),
        }
    )


def _without_empty(name: Name) -> Name:
    return {part: text for part, text in name.items() if text}


def _is_whole_group(text: str) -> bool:
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return sign == "}" and at == len(text) - 1
    return False


def _bare(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split(" ")).strip(" ")
