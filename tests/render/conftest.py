"""A context to render in, and a reader that says what is in a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from builders import asset, journal, papers
from journal_desktop.render.context import Companion, Context

PICTURE, OTHER = asset(), asset("b" * 64, media_type="image/jpeg")
_ACTIVE = {
    *("script", "style", "svg", "math", "iframe", "frame", "object", "embed", "applet", "form"),
    *("input", "button", "base", "link", "meta", "template", "video", "audio", "portal"),
}
_VOID = {"img", "br", "hr", "meta", "link", "input", "base", "embed"}
_ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}


@dataclass
class Seen(HTMLParser):
    """What stands in a piece of HTML, and what of it could act."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        known = {name: value or "" for name, value in attrs}
        self.tags.append((tag, known))
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _ACTIVE:
            self.survivors.append(f"<{tag}>")
        for name, value in known.items():
            address = "".join(value.split()).lower()
            scheme = address.partition(":")[0] if ":" in address else ""
            if name.startswith("on") or name in {"style", "srcdoc", "background"}:
                self.survivors.append(f"<{tag} {name}>")
            elif name in _ADDRESSES and scheme not in {"", "http", "https", "mailto"}:
                allowed = scheme in {"article", "asset"} or address.startswith("#")
                self.survivors += [] if allowed else [f"<{tag} {name}={value}>"]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.survivors.append(f"<!--{data}-->")

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    @property
    def ids(self):
        return [known["id"] for _, known in self.tags if "id" in known]

    @property
    def fragments(self):
        """Where links within the page lead."""
        hrefs = (known.get("href", "") for _, known in self.tags)
        return {href[1:] for href in hrefs if href.startswith("#")}

    def all(self, tag):
        """The attributes of every such element."""
        return [known for name, known in self.tags if name == tag]


def _seen(html):
    reader = Seen()
    reader.feed(html)
    reader.close()
    return reader


@pytest.fixture
def seen():
    """The function that reads HTML."""
    return _seen


@pytest.fixture
def picture():
    """What the library knows of the picture that `context` has."""
    return PICTURE


@pytest.fixture
def context():
    """A journal with every paper of `builders`, two pictures, and a few other articles."""
    others = (
        Companion("sea-squirt", "What a sea squirt's genome says", is_public=True),
        Companion("still-a-draft", "Not out yet", is_public=False),
    )
    known = {name: each for each in others for name in (each.slug, f"id-of-{each.slug}")}
    pictures = {each.sha256: each for each in (PICTURE, OTHER)}
    return Context(journal(), papers(), known, pictures)
