"""Edits of several articles and sources at once, each undone as one.

An open article takes such an edit in at once, a closed one where the store works; all is
committed together, with a version of every article kept before, or nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

from journal_desktop.app.articles import Articles
from journal_desktop.app.draft import Draft
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.session import Change, Session
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError, NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library
from journal_desktop.store.values import Batch


class Rewriting(Protocol):
    """What an edit does to articles, there and back.

    Both must do nothing to an article that is as they would make it.
    """

    def forward(self, article: Article) -> Article:
        """The article with the edit done."""
        ...

    def backward(self, article: Article) -> Article:
        """The article with the edit taken back."""
        ...


class Untouched:
    """Lets every article be."""

    def forward(self, article: Article) -> Article:
        """The article as it is."""
        return article

    backward = forward


_UNTOUCHED = Untouched()


@dataclass(frozen=True, slots=True, eq=False)
class LibraryEdit:
    """An edit of sources and of the articles that list any of `about`, and those of `reaching`.

    `kind` is that of the versions kept before. Sources of `before` become those of `after`
    with the same id; one that is not in `after` is deleted, and one only there is new.
    `refused` says what speaks against doing it to an article; then all of it is left undone.
    `otherwise` is called when it could not be stored, and has been taken back.
    """

    label: str
    kind: str
    before: tuple[Source, ...] = ()
    after: tuple[Source, ...] = ()
    articles: Rewriting = _UNTOUCHED
    about: tuple[SourceId, ...] = ()
    reaching: tuple[ArticleId, ...] = ()
    refused: Callable[[Article], JournalError | None] = lambda _: None
    otherwise: Callable[[], None] = lambda: None

    def ends(self, *, forward: bool) -> tuple[dict[SourceId, Source], dict[SourceId, Source]]:
        """The sources it starts from and leads to, in that direction, by id."""
        start, end = (self.before, self.after) if forward else (self.after, self.before)
        return {each.id: each for each in start}, {each.id: each for each in end}


@dataclass(frozen=True, slots=True)
class _Sources:
    """What becomes of sources: some are written, some deleted."""

    written: tuple[Source, ...]
    buried: tuple[SourceId, ...]

    def into(self, draft: Draft) -> Draft:
        """The draft with that done to the sources it carries."""
        kept = tuple(each for each in draft.sources if each.id not in self.buried)
        if len(kept) < len(draft.sources):
            draft = replace(draft, sources=kept)
        for source in self.written:
            draft = draft.refreshed(source)
        return draft


class LibraryEdits:
    """Makes edits of the whole library, and takes them back."""

    def __init__(
        self,
        library: Library,
        store: Tasks,
        articles: Articles,
        sources: KnownSources,
        *,
        listeners: Listeners,
        save_now: Callable[[], None],
    ) -> None:
        self._save_now = save_now
        self._library = library
        self._store = store
        self._articles = articles
        self._sources = sources
        self._listeners = listeners
        self._done: list[LibraryEdit] = []
        self._reached: dict[LibraryEdit, set[ArticleId]] = {}
        self._running: list[Callable[[Article], Article]] = []
        self.confirmed: list[Callable[[], None]] = []

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def open_articles(self) -> frozenset[ArticleId]:
        """The articles that are open, which nobody is to change behind their back."""
        return frozenset(self._articles.sessions)

    def standing(self) -> tuple[Article, ...]:
        """The open articles as they now stand, saved or not."""
        return tuple(each.article for each in self._articles.sessions.values())

    def run(self, edit: LibraryEdit, session: Session | None = None) -> None:
        """Make the edit, as a step of *session* where an article is open.

        What refuses it, or keeps it from being stored, is told to the listeners, and nothing
        has changed then.
        """
        for each in self._articles.sessions.values():
            if error := edit.refused(each.article):
                self._listeners.fail(error)
                return
        self._done.append(edit)
        self._move(edit, session, forward=True)

    def undo(self, edit: LibraryEdit | None = None) -> None:
        """Take that edit back, or the last one, wherever it was made."""
        chosen = edit or (self._done[-1] if self._done else None)
        if chosen is not None and chosen in self._done:
            self._done.remove(chosen)
            self._move(chosen, None, forward=False)

    def is_done(self, edit: LibraryEdit) -> bool:
        """Whether it was made and not taken back, nor failed to be stored."""
        return edit in self._done

    def follow(self, change: Change, session: Session) -> None:
        """Do to all the rest what undo or redo did to the article of *session*."""
        edit = change.whole
        if isinstance(edit, LibraryEdit) and change.is_undo:
            if change.is_again and edit not in self._done:
                self._done.append(edit)
                self._move(edit, None, forward=True)
            elif not change.is_again and edit in self._done:
                self._done.remove(edit)
                self._move(edit, None, forward=False)
            else:  # it was taken back, or made again, from elsewhere
                self._keep_up(session)

    def caught_up(self, article: Article) -> Article:
        """An article that was read just now, with the edits that are still being stored."""
        for change in self._running:
            article = change(article)
        return article

    def _move(self, edit: LibraryEdit, session: Session | None, *, forward: bool) -> None:
        change = edit.articles.forward if forward else edit.articles.backward
        self._save_now()
        sources = self._due(edit, forward=forward)
        befores = {each: known.draft for each, known in self._articles.sessions.items()}
        self._running.append(change)
        self._know(sources)
        for each in tuple(self._articles.sessions.values()):
            if each is session:
                draft = sources.into(each.draft.with_article(change(each.article)))
                each.edit_draft(draft, edit.label, whole=edit)
            else:
                each.amend(lambda d: sources.into(d.with_article(change(d.article))), tell=True)
        opened = {
            each: (befores[each].article, known.article)
            for each, known in self._articles.sessions.items()
        }
        self._commit(edit, sources, opened, change, forward=forward)

    def _commit(
        self,
        edit: LibraryEdit,
        sources: _Sources,
        opened: dict[ArticleId, tuple[Article, Article]],
        change: Callable[[Article], Article],
        *,
        forward: bool,
    ) -> None:
        reached = self._reached.setdefault(edit, set())

        def work() -> None:
            closed = tuple(self._closed(edit, reached - opened.keys(), opened))
            for error in filter(None, map(edit.refused, closed if forward else ())):
                raise error
            pairs = [
                *(pair for pair in opened.values() if pair[0] != pair[1]),
                *((article, new) for article in closed if (new := change(article)) != article),
            ]
            reached.update(before.id for before, _ in pairs)
            label = edit.label if forward else f"Undo: {edit.label}"
            befores, afters = (tuple(pair[end] for pair in pairs) for end in (0, 1))
            done = (afters, sources.written, sources.buried, befores, edit.kind, label)
            self._library.commit(Batch(*done))

        def confirm(_: None) -> None:
            self._running.remove(change)
            self._sources.confirmed.note(sources.written, sources.buried)
            for listener in self.confirmed:
                listener()

        def give_up(error: BaseException) -> None:
            self._running.remove(change)
            self._revert(edit, forward=forward)
            if forward:
                edit.otherwise()
            self._listeners.fail(error)

        self._store.run(work, confirm, give_up)

    def _closed(
        self, edit: LibraryEdit, reached: Iterable[ArticleId], opened: Container[ArticleId]
    ) -> Iterator[Article]:
        """The articles that nobody has open and that the edit concerns, or was done to."""
        rows = (row.id for source in edit.about for row in self._library.citing(source))
        for each in dict.fromkeys((*reached, *edit.reaching, *rows)):
            if each not in opened:
                with suppress(NotFound):  # it was deleted meanwhile
                    yield self._library.article(each)

    def _due(self, edit: LibraryEdit, *, forward: bool) -> _Sources:
        """What is to become of sources, given what was done to them meanwhile."""
        start, end = edit.ends(forward=forward)
        written: list[Source] = []
        for identity, wanted in end.items():
            known = self._sources.by_id.get(identity)
            if identity not in start:
                written.append(wanted)
            elif known is not None:
                written.append(rebased(known, start[identity], wanted))
        return _Sources(tuple(written), tuple(each for each in start if each not in end))

    def _know(self, sources: _Sources) -> None:
        for each in sources.written:
            self._sources.put(each)
        for each in sources.buried:
            self._sources.drop(each)

    def _revert(self, edit: LibraryEdit, *, forward: bool) -> None:
        """Let it be in memory as it still is in the store."""
        if forward:
            self._done.remove(edit)
        else:
            self._done.append(edit)
        change = edit.articles.backward if forward else edit.articles.forward
        sources = self._due(edit, forward=not forward)
        self._know(sources)
        for each in tuple(self._articles.sessions.values()):
            if not each.retract(edit):
                each.amend(lambda d: sources.into(d.with_article(change(d.article))), tell=True)

    def _keep_up(self, session: Session) -> None:
        """Let no state that undo or redo shows name a source that is gone for another."""
        session.amend(lambda d: d.with_article(self._sources.standing(d.article)), tell=True)


def rebased(known: Source, before: Source, after: Source) -> Source:
    """*known* with what changed from *before* to *after*, where it is as it was before."""
    changed: dict[str, Any] = {
        field.name: getattr(after, field.name)
        for field in fields(Source)
        if getattr(before, field.name) != getattr(after, field.name)
        and getattr(known, field.name) == getattr(before, field.name)
    }
    return replace(known, **changed) if changed else known
