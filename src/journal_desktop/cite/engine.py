"""The CSL engine: citeproc-js, unmodified, in Qt's JavaScript, one per thread.

Only this module of the package knows Qt, and only its core and its JavaScript.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine, QJSValue

from journal_desktop import resources
from journal_desktop.cite import markup
from journal_desktop.cite.csl_xml import as_json, root
from journal_desktop.cite.items import cite_item, item
from journal_desktop.cite.styles import HOUSE, Style, locale, locale_for
from journal_desktop.core.citations import Cite
from journal_desktop.core.errors import StyleError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch
from journal_desktop.core.source import Source

_PLACE = resources.folder() / "csl" / "taken" / "citeproc.js"
_threads = threading.local()
_Clusters = tuple[tuple[Cite, ...], ...]


def is_available() -> bool:
    """Whether citeproc-js was taken at set-up, so that styles can print."""
    return _PLACE.is_file()


class Formatter:
    """Prints citations in one style and language, quickly where little has changed.

    The engine begins at the first use, in the thread of that use, and stays there.
    """

    def __init__(self, style: Style, language: str = "en-GB") -> None:
        self.style = style
        self.language = language
        self._document: QJSValue | None = None
        self._told: dict[SourceId, Source] = {}
        self._last: tuple[_Clusters, dict[str, Source], Printed] | None = None

    @property
    def drops_locators(self) -> bool:
        """Whether pages and other locators of a cite are left out of its mark."""
        return not self.style.prints_locators

    def printed(
        self, clusters: Sequence[tuple[Cite, ...]], sources: Mapping[str, Source]
    ) -> Printed:
        """Marks for *clusters*, and the list of what they cite; *sources* are by citation key.

        Raises StyleError when the style can't print, or the engine isn't there.
        """
        wanted = tuple(clusters)
        keys = {cite.key for cluster in wanted for cite in cluster}
        known = {key: sources[key] for key in sorted(keys) if key in sources}
        if self._last and self._last[:2] == (wanted, known):
            return self._last[2]
        made = self._print(wanted, known)
        self._last = (wanted, known, made)
        return made

    def _print(self, clusters: _Clusters, known: dict[str, Source]) -> Printed:
        given = [
            [cite_item(cite, known[cite.key]) for cite in cluster if cite.key in known]
            for cluster in clusters
        ]
        news = {s.id: s for s in known.values() if self._told.get(s.id) != s}
        is_house = self.style.id == HOUSE
        items = {id_: item(source, is_house=is_house) for id_, source in news.items()}
        answer = self._ask([each for each in given if each], items)
        self._told |= news
        ids = [SourceId(each) for each in answer["ids"]]
        made = iter([markup.mark(markup.runs(each), ids) for each in answer["marks"]])
        marks = tuple(
            _completed(next(made) if cites else PrintedMark(), cluster, known)
            for cites, cluster in zip(given, clusters, strict=True)
        )
        return Printed(self.style.id, marks, self._entries(answer["entries"] or [], known))

    def _entries(
        self, printed: Sequence[Sequence[Any]], known: dict[str, Source]
    ) -> tuple[PrintedEntry, ...]:
        by_id = {source.id: source for source in known.values()}
        entries: list[PrintedEntry] = []
        for place, (id_, words, *seq) in enumerate(printed, start=1):
            number, html = markup.numbered(markup.runs(words), seq[0] if seq else place)
            source = by_id[SourceId(id_)]
            if not html or "CSL STYLE ERROR" in html:
                html = escape(source.title, quote=False)
            entries.append(PrintedEntry(source.id, number, html))
        return tuple(entries)

    def _ask(self, clusters: list[Any], items: dict[SourceId, Any]) -> dict[str, Any]:
        """What the engine makes of the clusters; it starts anew when it is lost in them."""
        if self._document is None:
            self._document = self._opened()
            self._told = {}
        answer = self._document.property("print").callWithInstance(
            self._document, [js(clusters), js(items)]
        )
        if fault := fault_of(answer):
            self._document = None
            raise StyleError(
                f"The style “{self.style.title}” stopped at these sources: {fault}.",
                "Choose another style; the file of this one may be at fault.",
            )
        return json.loads(answer.toString())

    def _opened(self) -> QJSValue:
        if not self.style.is_supported:
            raise StyleError(
                f"“{self.style.title}” sets citations in footnotes, which pages do not have.",
                "Choose a style that uses numbers, or author and year.",
            )
        glue = loaded()
        name = locale_for(self.style, self.language)
        trees = {each: json.dumps(as_json(root(locale(each)))) for each in {name, "en-US"}}
        style = json.dumps(as_json(root(self.style.xml)))
        opened = glue.property("open").call([js(style), js(trees), js(name)])
        if fault := fault_of(opened):
            raise StyleError(
                f"The style “{self.style.title}” can't be read: {fault}.",
                "Choose another style, or get its file anew.",
            )
        return opened


def loaded() -> QJSValue:
    """citeproc-js with our few lines around it, as an object of this thread.

    Raises StyleError when it wasn't taken at set-up.
    """
    if not hasattr(_threads, "glue"):
        if not is_available():
            raise StyleError(
                "The engine for citation styles is not installed.",
                "Run the set-up again with a connection (make run), or use the house style.",
            )
        _threads.application = QCoreApplication.instance() or QCoreApplication([])
        _threads.engine = QJSEngine()
        evaluated("var module = {};", "module")
        evaluated(_PLACE.read_text(encoding="utf-8"), _PLACE.name)
        glue = evaluated(resources.read("csl/engine.js"), "engine.js")
        _threads.glue = glue.call([evaluated("module.exports", "exports")])
    return _threads.glue


def evaluated(program: str, name: str) -> QJSValue:
    """The value of a program in the engine of this thread, once it is loaded."""
    value = _threads.engine.evaluate(program, name)
    if fault := fault_of(value):
        raise StyleError(
            f"The engine for citation styles can't start: {fault}.",
            "Run the set-up again (make run), or use the house style.",
        )
    return value


def fault_of(value: QJSValue) -> str:
    """What JavaScript threw instead of giving *value*, or nothing."""
    return value.toString().rstrip(".") if value.isError() else ""


def js(value: object) -> QJSValue:
    """A value of ours as one of JavaScript's; it goes as JSON."""
    if isinstance(value, str):
        return QJSValue(value)
    parse = _threads.engine.globalObject().property("JSON").property("parse")
    return parse.call([QJSValue(json.dumps(value))])


def _completed(
    mark: PrintedMark, cluster: tuple[Cite, ...], known: Mapping[str, Source]
) -> PrintedMark:
    """A mark with the keys that name nothing; one without any source is its first cite's."""
    missing = tuple(cite.key for cite in cluster if cite.key not in known)
    stretches = mark.stretches
    if stretches and not any(each.source for each in stretches):
        first = next(known[cite.key].id for cite in cluster if cite.key in known)
        stretches = (Stretch("".join(each.html for each in stretches), first),)
    return replace(mark, stretches=stretches, missing=missing)
