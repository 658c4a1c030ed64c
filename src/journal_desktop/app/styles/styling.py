"""The page of the open article in the journal's citation style, never waited for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from journal_desktop.app.styles.styled import Styled
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, scan
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.journal import HOUSE
from journal_desktop.core.printed import Printed, PrintedMark
from journal_desktop.core.source import Source
from journal_desktop.render.context import Context
from journal_desktop.store.library import Library

_Clusters = tuple[tuple[Cite, ...], ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """All that what is printed depends on."""

    article: ArticleId
    style: str
    language: str
    clusters: _Clusters
    sources: tuple[tuple[str, Source], ...]


def dressed(library: Library, article: Article, context: Context) -> Context:
    """The context of an article's page in the style of the journal."""
    style = context.journal.profile.citation_style
    return _styled(library, article, context.sources, style).on(context)


class Styling:
    """Prints in the lane of *tasks*; until that is done, what was printed before is shown.

    *told* is called when there is something else to show.
    """

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        told: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._library = library
        self._tasks = tasks
        self._told = told
        self._failed = failed
        self._wish: _Wish | None = None
        self._article: Article | None = None
        self._sources: dict[SourceId, Source] = {}
        self._is_busy = self._is_news = False
        self._made: dict[ArticleId, tuple[_Wish, Styled]] = {}

    def styled(self, article: Article, sources: Mapping[SourceId, Source], style: str) -> Styled:
        """What is to be shown of *article* now; what is newer is on its way."""
        if style == HOUSE:
            self._wish = None
            return Styled()
        wish = _wish(article, sources, style)
        if wish != self._wish:
            self._wish, self._article, self._sources = wish, article, _cited(article, sources)
            if not self._is_busy:
                self._begin(wish, article, self._sources)
        was, made = self._made.get(article.id, (wish, Styled()))
        if was.style != style or was.language != article.language:
            return Styled()
        if made.printed is None or was.clusters == wish.clusters:
            return made
        return replace(made, printed=_realigned(made.printed, was.clusters, wish.clusters))

    def forget(self) -> None:
        """Print anew, as after a style's file has changed."""
        self._wish = None

    def _begin(self, wish: _Wish, article: Article, sources: dict[SourceId, Source]) -> None:
        def show(made: Styled) -> None:
            self._is_busy = False
            self._is_news |= self._made.get(wish.article) != (wish, made)
            self._made[wish.article] = (wish, made)
            if self._wish and self._article and self._wish is not wish:
                self._begin(self._wish, self._article, self._sources)
            elif self._is_news:
                self._is_news = False
                self._told()

        def fail(error: BaseException) -> None:
            self._is_busy = False
            self._failed(error)

        self._is_busy = True
        self._tasks.run(lambda: _styled(self._library, article, sources, wish.style), show, fail)


def _wish(article: Article, sources: Mapping[SourceId, Source], style: str) -> _Wish:
    clusters = tuple(each.cites for _, text in article.proses() for each in scan(text))
    known = tuple(
        (each.key, sources[each.source]) for each in article.sources if each.source in sources
    )
    return _Wish(article.id, style, article.language, clusters, known)


def _realigned(printed: Printed, was: _Clusters, now: _Clusters) -> Printed:
    """What was printed for other clusters, as far as it serves; a new one has an empty mark."""
    known: dict[tuple[Cite, ...], list[PrintedMark]] = {}
    for cites, mark in zip(was, printed.marks, strict=True):
        known.setdefault(cites, []).append(mark)
    marks: list[PrintedMark] = []
    for cites in now:
        line = known.get(cites) or [PrintedMark()]
        marks.append(line.pop(0) if len(line) > 1 else line[0])
    return replace(printed, marks=tuple(marks))


def _cited(article: Article, sources: Mapping[SourceId, Source]) -> dict[SourceId, Source]:
    return {each.source: sources[each.source] for each in article.sources if each.source in sources}


def _styled(
    library: Library, article: Article, sources: Mapping[SourceId, Source], style: str
) -> Styled:
    if style == HOUSE:
        return Styled()
    # Here and not above: the engine is loaded only where a journal has another style.
    from journal_desktop.app.styles import styles  # noqa: PLC0415 - see above

    return styles.styled(library, article, sources, style)
