"""Export a journal, or some of its articles, as a bundle that can be given to readers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journal_desktop.app.checking import Checked, check_articles
from journal_desktop.app.contexts import bundle_context
from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.app.references.files import reference_files
from journal_desktop.app.styles.styling import dressed
from journal_desktop.check.findings import Finding, Severity
from journal_desktop.core.article import Article
from journal_desktop.core.errors import PublishError
from journal_desktop.core.journal import Journal
from journal_desktop.core.slugs import slug
from journal_desktop.publish import bundle
from journal_desktop.publish.atomic import publish
from journal_desktop.publish.zipped import publish_zip
from journal_desktop.render.context import Context
from journal_desktop.store.library import Library

_COMPANION = re.compile(r"\]\(article:([^)\s]+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export: the named articles whatever their status, else every public one.

    With `drafts`, and no names, those that are not public go along.
    """

    slugs: tuple[str, ...] = ()
    drafts: bool = False


class Unfit(PublishError):
    """Public articles may not go out as they are; `article` is the id of the first of them."""

    def __init__(self, message: str, remedy: str, article: str) -> None:
        super().__init__(message, remedy)
        self.article = article


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did.

    `articles` are the slugs in the bundle, `left_out` the titles of drafts that are not,
    `messages` what readers will miss and `edited` files that somebody had changed, by where
    they are kept now.
    """

    target: Path
    articles: tuple[str, ...]
    files: int
    written: int
    left_out: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()

    @property
    def unchanged(self) -> int:
        """How many files were there already, byte for byte."""
        return self.files - self.written


def export(
    library: Library,
    target: Path,
    choice: Choice | None = None,
    *,
    zipped: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Export what *choice* says to *target*, a folder or a zip; all or nothing.

    Raises PublishError when there is nothing to export or the bundle can't be written; Unfit
    when a public article may not go out as it is; NotFound for a slug nobody has; Cancelled when
    *progress* says so. Nothing has changed in any of these cases.
    """
    wanted = choice or Choice()
    chosen, left_out = _chosen(library, wanted)
    if not chosen:
        raise _nothing(library, left_out)
    work = _Work(chosen, progress or Unheard())
    work.judge(check_articles(library, chosen), wanted)
    context = bundle_context(library, chosen, feeds=not wanted.slugs)
    work.note_unlinked(context.companions)
    files = work.files(library, context)
    if zipped:
        home = _folder(context.journal, chosen, wanted)
        done = publish_zip(target, files, chosen, folder=home, watch=work.checking)
    else:
        done = publish(target, files, chosen, spare=(library.path,), watch=work.checking)
    return Exported(
        target=target,
        articles=tuple(article.slug for article in chosen),
        files=done.files,
        written=done.written,
        left_out=left_out,
        messages=tuple(dict.fromkeys(work.messages)),
        edited=done.edited,
    )


@dataclass(slots=True)
class _Work:
    """How far an export is and what was to be said on the way."""

    articles: tuple[Article, ...]
    progress: Progress
    messages: list[str] = field(default_factory=list[str])
    objections: set[str] = field(default_factory=set[str])
    done: int = 0

    def judge(self, checked: tuple[Checked, ...], choice: Choice) -> None:
        """Refuse what may not be public with a fatal finding; tell of it elsewhere."""
        stopping: list[str] = []
        unfit: list[Article] = []
        for each in checked:
            strict = each.article.status.is_public and not choice.drafts
            fatal = [_told(each.article, f) for f in each.findings if f.severity is Severity.FATAL]
            (stopping if strict else self.messages).extend(fatal)
            unfit += [each.article] if strict and fatal else []
            self.messages += [
                _told(each.article, f) for f in each.findings if f.severity is Severity.ERROR
            ]
        if stopping:
            more = f" ({len(stopping) - 3} more.)" if len(stopping) > 3 else ""
            raise Unfit(
                f"Nothing was exported. {' '.join(stopping[:3])}{more}",
                "Mend this first (the check shows where), or export the other articles by name.",
                unfit[0].id,
            )

    def note_unlinked(self, companions: Container[str]) -> None:
        """Note links to articles that are not in the bundle; their words stay as plain text."""
        for article in self.articles:
            named = {name for _, text in article.proses() for name in _COMPANION.findall(text)}
            self.messages += [
                f"“{article.title}”: the link to the article “{name}” is shown as plain text, "
                "because that article is not part of this export."
                for name in sorted(named)
                if name not in companions
            ]

    def hear(self, article: Article, messages: tuple[str, ...]) -> None:
        """Note what a page could not show; why the style did not print stands for all pages."""
        self.messages += [
            message if message in self.objections else f"“{article.title}”: {message}"
            for message in messages
        ]

    def dress(self, library: Library, article: Article, context: Context) -> Context:
        """The context of an article's page in the journal's style, as its preview has it."""
        made = dressed(library, article, context)
        if made.unstyled:
            self.objections.add(made.unstyled)
        return made

    def files(self, library: Library, context: Context) -> Iterator[tuple[str, bytes]]:
        """The files of the bundle, each article's with a step of progress."""
        made = bundle.files(
            *(self.articles, context, library.asset_bytes, reference_files),
            heard=self.hear,
            dressed=lambda article, context: self.dress(library, article, context),
        )
        for path, data in made:
            self._step(path, "Writing")
            yield path, data

    def checking(self, path: str) -> None:
        """Take a step of progress for each article that is checked."""
        self._step(path, "Checking")

    def _step(self, path: str, what: str) -> None:
        if path.startswith("articles/") and path.endswith("/index.html"):
            title = self.articles[self.done % len(self.articles)].title
            self.progress.step(self.done, 2 * len(self.articles), f"{what} “{title}”")
            self.done += 1


def _chosen(library: Library, choice: Choice) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles to export, by settled slugs, and the titles of drafts that stay at home."""
    if choice.slugs:
        named = {each.id: each for each in map(library.find, choice.slugs)}
        return bundle.settled(named.values()), ()
    articles = [library.article(each.id) for each in library.summaries()]
    private = () if choice.drafts else tuple(a for a in articles if not a.status.is_public)
    at_home = {each.id for each in private}
    chosen = bundle.settled(each for each in articles if each.id not in at_home)
    return chosen, tuple(sorted(each.title or each.slug for each in private))


def _folder(journal: Journal, articles: tuple[Article, ...], choice: Choice) -> str:
    """The folder in a zip: named for the one article that was asked for, else the journal."""
    alone = choice.slugs and len(articles) == 1
    return articles[0].slug if alone else slug(journal.title or "journal")


def _nothing(library: Library, left_out: tuple[str, ...]) -> PublishError:
    title = library.journal().title
    if not left_out:
        return PublishError(f"“{title}” has no articles yet.", "Write or import one first.")
    drafts = "1 draft" if len(left_out) == 1 else f"{len(left_out)} drafts"
    return PublishError(
        f"“{title}” has {drafts} and no published article.",
        "Set an article to published, or export drafts on purpose: all with --drafts, "
        "one with --article SLUG.",
    )


def _told(article: Article, finding: Finding) -> str:
    return f"“{article.title or article.slug}”: {finding.message}"
