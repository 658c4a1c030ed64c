"""How long citations take: the whole of an article, and one more citation in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from time import perf_counter

from measures import Measure

from journal_desktop.app import sample
from journal_desktop.cite import engine
from journal_desktop.cite.csl_xml import as_json, root
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.items import cite_item, item
from journal_desktop.cite.styles import locale, style
from journal_desktop.core.citations import Cite
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, csl_text

STYLE = "american-medical-association"
REACH = 50
Clusters = tuple[tuple[Cite, ...], ...]

BARE = """(function (style, locales, items, clusters) {
    var engine = new module.exports.Engine({
        retrieveLocale: function (name) { return locales[name] || false; },
        retrieveItem: function (id) { return items[id]; }
    }, style, "en-US", true);
    function citation(cites, place) {
        return {
            citationID: "c" + place,
            citationItems: JSON.parse(JSON.stringify(cites)),
            properties: {noteIndex: 0}
        };
    }
    function list() { return engine.makeBibliography()[1].join(""); }
    return {
        whole: function () {
            engine.updateItems([]);
            engine.rebuildProcessorState(clusters.map(citation), "html", []);
            return list();
        },
        insert: function (cites, place) {
            var before = [], after = [], i;
            for (i = 0; i < clusters.length; i += 1) {
                (i < clusters.length / 2 ? before : after).push(["c" + i, 0]);
            }
            engine.processCitationCluster(citation(cites, "new" + place), before, after);
            return list();
        }
    };
})"""


def measure(*, quick: bool) -> list[Measure]:
    """Whole articles of 30 and of 200 sources, and one citation put into one of 30."""
    if not engine.is_available():
        return []
    engine.loaded()
    runs = 3 if quick else 10
    return [_whole(30, runs), _whole(200, 2 if quick else 3), _insert(5 if quick else 40)]


def _works(count: int) -> dict[str, Source]:
    """That many sources, made from the sample journal's by changing their titles."""
    made: dict[str, Source] = {}
    for number, source in zip(range(count), cycle(sample.load().sources), strict=False):
        changed = dict(source.csl) | {"title": f"{source.title} {number}"}
        key = f"s{number}"
        made[key] = replace(
            source, id=SourceId(f"{source.id}-{number}"), key=key, item=csl_text(changed)
        )
    return made


def _clusters(works: dict[str, Source]) -> Clusters:
    return tuple((Cite(key),) for key in works)


def _whole(count: int, runs: int) -> Measure:
    works = _works(count)
    clusters = _clusters(works)
    bare = _bare(works, clusters).property("whole")

    def ours() -> Iterator[float]:
        for _ in range(runs):
            formatter = Formatter(style(STYLE))
            formatter.printed((), {})
            yield _timed(lambda formatter=formatter: formatter.printed(clusters, works))

    peer = tuple(_timed(lambda: bare.call([])) for _ in range(runs))
    name = f"citations: marks and list of {count} sources, from nothing"
    return Measure(name, tuple(ours()), peer, "citeproc-js alone")


def _insert(runs: int) -> Measure:
    works = _works(31)
    *old, new = _clusters(works)
    formatter = Formatter(style(STYLE))
    bare = _bare(works, tuple(old)).property("insert")
    cites = engine.js([cite_item(new[0], works[new[0].key])])
    middle = len(old) // 2
    after = (*old[:middle], new, *old[middle:])

    def ours() -> Iterator[float]:
        for _ in range(runs):
            formatter.printed(tuple(old), works)
            yield _timed(lambda: formatter.printed(after, works))

    formatter.printed(after, works)
    peer = tuple(_timed(lambda n=n: bare.call([cites, engine.js(n)])) for n in range(runs))
    name = "citations: one more among 30, every number and the list"
    return Measure(name, tuple(ours()), peer, "citeproc-js alone", reach=REACH)


def _bare(works: dict[str, Source], clusters: Clusters) -> engine.QJSValue:
    """citeproc-js in the same JavaScript, at work on the same article without our code."""
    trees = {name: json.dumps(as_json(root(locale(name)))) for name in ("en-US",)}
    items = {source.id: item(source) for source in works.values()}
    given = [[cite_item(cite, works[cite.key]) for cite in cites] for cites in clusters]
    program = engine.evaluated(BARE, "bench")
    tree = json.dumps(as_json(root(style(STYLE).xml)))
    made = program.call([*map(engine.js, (tree, trees, items, given))])
    made.property("whole").call([])
    return made


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
