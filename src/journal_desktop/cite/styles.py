"""Citation styles: the house's own, those the program carries, and any .csl file."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from journal_desktop import resources
from journal_desktop.cite.csl_xml import local, root
from journal_desktop.core.errors import StyleError
from journal_desktop.core.journal import HOUSE

NOTICE = (
    "© Frank Bennett · citeproc-js implements the Citation Style Language · "
    "https://citationstyles.org/"
)
"""What citeproc-js' licence asks to be shown at each start and in About."""

FALL_BACK = "en-GB"
_TAKEN = resources.folder() / "csl" / "taken"
_BASES = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "zh": "zh-CN"}
_NOT_ID = re.compile(r"[^a-z0-9]+")


class Kind(StrEnum):
    """How a style marks a citation in the text."""

    NUMERIC = "numeric"
    AUTHOR_DATE = "author-date"
    AUTHOR = "author"
    LABEL = "label"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style that can print; `xml` is its parent's where it is a variant of `parent`.

    `language` is the one it asks for, if any.
    """

    id: str
    title: str
    kind: Kind
    xml: str
    parent: str = ""
    language: str = ""

    @property
    def prints_locators(self) -> bool:
        """Whether its marks can show a page or another locator."""
        return _prints_locators(self.xml)

    @property
    def is_supported(self) -> bool:
        """Whether pages can show it; styles of footnotes they can't."""
        return self.kind is not Kind.NOTE


@dataclass(frozen=True, slots=True)
class Offer:
    """A style as a list of styles shows it; one that isn't there was not taken at set-up."""

    id: str
    title: str
    kind: Kind
    is_there: bool


def read(data: str | bytes, known: Mapping[str, Style] = MappingProxyType({})) -> Style:
    """The style in a .csl file; a variant takes its rules from its parent among *known*.

    Raises StyleError where there is no style in it, or no parent among *known*.
    """
    top = root(data)
    if local(top) != "style":
        raise StyleError("The file is not a citation style.", "Take a file that ends in .csl.")
    title = _info(top, "title") or "Untitled style"
    style = Style(
        id=name_of(_info(top, "id") or title),
        title=title,
        kind=_kind(top),
        xml=data.decode("utf-8-sig") if isinstance(data, bytes) else data,
        language=top.get("default-locale", ""),
    )
    parent = next((link.get("href", "") for link in _links(top)), "")
    if parent:
        return _variant(style, name_of(parent), known)
    if not any(local(child) == "citation" for child in top):
        raise StyleError(f"The style “{title}” has no rules for citations.", "Take another style.")
    made = {each.get("name") for each in top if local(each) == "macro"}
    if lacking := {each.get("macro") for each in top.iter()} - made - {None}:
        raise StyleError(
            f"The style “{title}” is incomplete: it lacks “{min(filter(None, lacking))}”.",
            "Get its file anew, or take another style.",
        )
    return style


def shipped() -> dict[str, Style]:
    """The styles that are there by id: the house's, then those that were taken at set-up."""
    return dict(_shipped())


def offered(added: Iterable[Style] = ()) -> tuple[Offer, ...]:
    """Every style to choose from; those that could not be taken at set-up are among them."""
    there = _shipped()
    offers = [
        Offer(each.id, each.title, each.kind, is_there=True)
        if (each := there.get(name))
        else Offer(name, title, Kind.NUMERIC, is_there=False)
        for name, title in ((HOUSE, ""), *_titles().items())
    ]
    own = [Offer(each.id, each.title, each.kind, is_there=True) for each in added]
    return (*offers, *own)


def style(name: str, added: Mapping[str, Style] = MappingProxyType({})) -> Style:
    """The style with that id; raises StyleError when there is none, or when it wasn't taken."""
    found = added.get(name) or _shipped().get(name)
    if found:
        return found
    if name in _titles():
        raise StyleError(
            f"The style “{_titles()[name]}” is not installed.",
            "Run the set-up again with a connection (make run), or use the house style.",
        )
    raise StyleError(
        f"There is no citation style “{name}”.",
        f"There are: {', '.join(each.id for each in offered(added.values()) if each.is_there)}.",
    )


def locale_for(chosen: Style, language: str) -> str:
    """The locale that prints *chosen* in an article of *language*.

    The style's own variety of the language wins, as American journals set American quotation
    marks; where the words of a language are not there they are British English.
    """
    own, wanted = _locale(chosen.language), _locale(language) or FALL_BACK
    return own if own.split("-")[0] == wanted.split("-")[0] else wanted


def locale(name: str) -> str:
    """The XML of the locale of that name, one of `locale_names`."""
    return _locales()[name].read_text(encoding="utf-8")


def locale_names() -> tuple[str, ...]:
    """The locales that are there, such as "en-GB"."""
    return tuple(_locales())


def name_of(identifier: str) -> str:
    """The short name of a style: the end of its address, or of its title."""
    last = re.split("[/:]", identifier.strip().rstrip("/"))[-1].removesuffix(".csl")
    return _NOT_ID.sub("-", last.lower()).strip("-") or "style"


@cache
def _titles() -> dict[str, str]:
    return tomllib.loads(resources.read("csl/styles.toml"))["titles"]


@cache
def _shipped() -> dict[str, Style]:
    found = {HOUSE: read(resources.read("csl/house.csl"))}
    texts = {
        name: path.read_text(encoding="utf-8")
        for name in _titles()
        if (path := _TAKEN / "styles" / f"{name}.csl").is_file()
    }
    variants = {name: text for name, text in texts.items() if 'rel="independent-parent"' in text}
    for name, text in (texts | variants).items():
        if name not in variants:
            found[name] = replace(read(text), id=name, title=_titles()[name])
    for name, text in variants.items():
        found[name] = replace(read(text, found), id=name, title=_titles()[name])
    return found


@cache
def _locales() -> dict[str, Path]:
    return {
        path.stem.removeprefix("locales-"): path
        for path in sorted((_TAKEN / "locales").glob("locales-*.xml"))
    }


def _locale(language: str) -> str:
    """The name of the locale for a language, or nothing where there is none."""
    name = language.replace("_", "-").strip()
    proper = name.split("-", maxsplit=1)[0].lower()
    near = (each for each in _locales() if each.split("-")[0] == proper)
    return name if name in _locales() else _BASES.get(proper) or next(near, "")


def _variant(named: Style, parent: str, known: Mapping[str, Style]) -> Style:
    found = known.get(parent) or _carried(parent, known)
    if found is None:
        raise StyleError(
            f"“{named.title}” is a variant of the style “{parent}”, which is not here.",
            f"Add {parent}.csl first.",
        )
    return replace(
        named,
        xml=found.xml,
        kind=found.kind,
        parent=found.id,
        language=named.language or found.language,
    )


def _carried(parent: str, known: Mapping[str, Style]) -> Style | None:
    """The parent among the shipped styles, unless those are being read right now."""
    return None if HOUSE in known else _shipped().get(parent)


def _info(top: ET.Element, name: str) -> str:
    return next(("".join(each.itertext()).strip() for each in _infos(top, name)), "")


def _infos(top: ET.Element, name: str) -> Iterator[ET.Element]:
    for info in top:
        if local(info) == "info":
            yield from (each for each in info if local(each) == name)


def _links(top: ET.Element) -> list[ET.Element]:
    return [link for link in _infos(top, "link") if link.get("rel") == "independent-parent"]


def _kind(top: ET.Element) -> Kind:
    """The kind a style declares, else what its rules tell."""
    declared = [each.get("citation-format", "") for each in _infos(top, "category")]
    for name in filter(None, declared):
        if name in {kind.value for kind in Kind}:
            return Kind(name)
    if top.get("class") == "note":
        return Kind.NOTE
    numbers = any(each.get("variable") == "citation-number" for each in top.iter())
    return Kind.NUMERIC if numbers else Kind.AUTHOR_DATE


@cache
def _prints_locators(xml: str) -> bool:
    top = root(xml)
    macros = {each.get("name", ""): each for each in top if local(each) == "macro"}
    waiting = [each for each in top if local(each) == "citation"]
    seen: set[str] = set()
    while waiting:
        for each in waiting.pop().iter():
            if each.get("variable") == "locator" and local(each) in {"text", "number"}:
                return True
            name = each.get("macro", "")
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
    return False
