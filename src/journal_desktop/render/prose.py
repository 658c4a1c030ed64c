"""The Markdown of one block as safe HTML, cached by value.

What depends on the rest of the article stays open until the page is put together: citation
numbers, companion links and pictures (see `filling`).
"""

from __future__ import annotations

import html
import re
import threading
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension

from journal_desktop.core.citations import Cite
from journal_desktop.core.text import harmless
from journal_desktop.render.cleaning import cleaned
from journal_desktop.render.extensions import CLOSE, OPEN, Footnotes, House
from journal_desktop.render.guard import objection
from journal_desktop.render.labels import Labels, labels
from journal_desktop.render.pieces import levels, pieces
from journal_desktop.render.typography import is_english

_own = threading.local()
_LINK = re.compile(r"(<a [^>]*>)(.*?)</a>", re.DOTALL)
_MARK = re.compile(rf"(?<!\s)\s*{OPEN}\d+{CLOSE}")
_FORGED = re.compile(r"&#(?:0*573(?:4[4-9]|5\d)|[xX]0*[eE]00[0-9a-fA-F])(?![0-9a-fA-F]);?")
"""A character reference to one of the characters that placeholders are made of."""
_HEADLESS = re.compile(r"<th([^>]*)></th>")
_OUTSIDE = re.compile(r'<a href="(?=http)', re.IGNORECASE)
_HEADING = re.compile(r"(</?h)([3-6])>")
_ANY_HEADING = re.compile(r"(</?h)[1-6]>")
_NUMBER = re.compile(rf"{OPEN}(\d+){CLOSE}")
LONG = 20_000
"""Characters of a text of which few are remembered: they would fill the memory."""
_NOTES = '<hr>\n<ol>\n<li id="fn:'


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """HTML with open places, the marks that go into them, and why it is plain, if it is.

    Equal texts give the very same object, so that what is made of it is found by identity.
    """

    html: str = ""
    marks: tuple[tuple[Cite, ...], ...] = ()
    objection: str = ""
    parts: tuple[Prose, ...] = ()
    """The paragraphs that were read one by one, each with its marks numbered from 0."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that the marks cite, once each."""
        return _keys(self)


@lru_cache(maxsize=4096)
def _keys(read: Prose) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite.key for cites in read.marks for cite in cites))


def prose(text: str, prefix: str, language: str, top: int = 3) -> Prose:
    """The HTML of *text*: ids in it start with *prefix*, which is the block's own id.

    Its highest headings are of level *top*, 2 or 3.
    """
    made = _made_of_long if len(text) > LONG else _made
    return made(text, prefix, language, top)


def _make(text: str, prefix: str, language: str, top: int) -> Prose:
    if not text.strip():
        return Prose()
    if not all(map(_is_harmless, text.split("\n\n"))):
        text = _FORGED.sub("\ufffd", harmless(text))
    why = objection(text)
    if why:
        return Prose(_plain(text), objection=why)
    parts = pieces(text)
    if len(parts) > 1:
        read = (_read(part, "", language, top) for part in parts)
        deep = levels(parts)
        return _joined(tuple(_lowered(*each, top) for each in zip(read, deep, strict=True)))
    return _read(text, prefix, language, top)


_made = lru_cache(maxsize=1024)(_make)
_made_of_long = lru_cache(maxsize=16)(_make)  # as each letter that is typed makes another text


@lru_cache(maxsize=8192)
def _is_harmless(paragraph: str) -> bool:
    return harmless(paragraph) == paragraph and _FORGED.search(paragraph) is None


def _joined(parts: tuple[Prose, ...]) -> Prose:
    """Paragraphs as one text, the marks of the later ones numbered on."""
    shown: list[str] = []
    marks: list[tuple[Cite, ...]] = []
    for part in parts:
        shown.append(_numbered_on(part.html, len(marks)) if marks and part.marks else part.html)
        marks += part.marks
    objections = (part.objection for part in parts if part.objection)
    return Prose("\n".join(shown), tuple(marks), next(objections, ""), parts)


@lru_cache(maxsize=8192)
def _lowered(part: Prose, level: int, top: int) -> Prose:
    """A piece whose heading, read as if it were the first, stands so many levels deep."""
    if level < 2:
        return part
    number = min(6, level + 2) - (top == 2)
    return replace(part, html=_ANY_HEADING.sub(rf"\g<1>{number}>", part.html, count=2))


@lru_cache(maxsize=8192)
def _numbered_on(html: str, before: int) -> str:
    return _NUMBER.sub(lambda at: f"{OPEN}{int(at[1]) + before}{CLOSE}", html)


@lru_cache(maxsize=8192)
def _read(text: str, prefix: str, language: str, top: int) -> Prose:
    """The HTML of a text, or of a paragraph of it, by Python-Markdown."""
    markdown, house = _reader(is_english(language))
    markdown.reset()
    house.found.clear()
    try:
        clean = cleaned(markdown.convert(text))
    except RecursionError:
        return Prose(_plain(text), objection="it is nested too deeply")
    if top == 2 and "<h" in clean:
        clean = _HEADING.sub(lambda at: f"{at[1]}{int(at[2]) - 1}>", clean)
    return Prose(_dressed(clean, prefix, labels(language)), tuple(house.found))


def _reader(typographic: bool) -> tuple[Markdown, House]:  # noqa: FBT001 - one of two readers
    """This thread's reader; Python-Markdown keeps state, so threads don't share one."""
    readers: dict[bool, tuple[Markdown, House]] = _own.__dict__.setdefault("readers", {})
    if typographic not in readers:
        house = House(typographic=typographic)
        notes = Footnotes(BACKLINK_TEXT="↩", BACKLINK_TITLE="")
        markdown = Markdown(
            # By their classes: a name would be looked up among all installed packages.
            extensions=[
                TableExtension(use_align_attribute=True),
                notes,
                FencedCodeExtension(),
                house,
            ],
            output_format="html",
        )
        readers[typographic] = (markdown, house)
    return readers[typographic]


def _dressed(clean: str, prefix: str, words: Labels) -> str:
    """Clean HTML with what only this program may say: ids, scopes, what scrolls or leads away."""
    if OPEN in clean and "<a " in clean:
        clean = _LINK.sub(_unlinked, clean)
    clean = _OUTSIDE.sub('<a rel="noopener noreferrer" href="', clean)
    if '<sup id="fn' in clean or '<li id="fn' in clean:
        clean = _noted(clean, prefix, words)
    if "<table" in clean:
        clean = re.sub(r' align="(left|center|right)"', r' class="\1"', clean)
        clean = _HEADLESS.sub(r"<td\1></td>", clean)
        clean = re.sub(r"<th(?=[ >])", '<th scope="col"', clean)
        box = f'<div class="scroll" role="group" aria-label="{words.table}" tabindex="0"><table>'
        clean = clean.replace("<table>", box).replace("</table>", "</table></div>")
    return clean.replace("<pre>", '<pre tabindex="0">').strip()


def _unlinked(link: re.Match[str]) -> str:
    """A link with the citation marks of its text behind it: a mark is a link of its own."""
    marks = "".join(_MARK.findall(link[2]))
    return f"{link[1]}{_MARK.sub('', link[2])}</a>{marks}" if marks else link[0]


def _noted(clean: str, prefix: str, words: Labels) -> str:
    """Footnotes in a box of their own, their ids in the block's own name space."""
    text, found, notes = clean.rpartition(_NOTES)
    if found:
        clean = f'{text}<div class="notes">\n<ol>\n<li id="fn:{notes.rstrip()}\n</div>'
        back = f'<a class="back" aria-label="{html.escape(words.back)}" href="#fnref'
        clean = clean.replace('<a href="#fnref', back)
    return re.sub(r'(id="|href="#)fn(ref\d*)?:', rf"\1{prefix}-fn\2-", clean)


def _plain(text: str) -> str:
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "\n".join(f"<p>{html.escape(each, quote=False)}</p>" for each in paragraphs)
