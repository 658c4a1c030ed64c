"""What a backup holds, compared with the library as it now is, in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from journal_desktop.compare import told
from journal_desktop.compare.articles import compare
from journal_desktop.core.errors import JournalError, NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.store.backup.backups import Contents, Entry
from journal_desktop.store.library import Library


class Standing(StrEnum):
    """How something in a backup stands to the library as it now is."""

    SAME = "same"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Kept:
    """An article or source of a backup: what it is called, when it was last changed there."""

    kind: str
    id: str
    title: str
    slug: str
    words: int
    changed: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Look:
    """All that a backup holds, what differs first, and how much came into the library since."""

    backup: Path
    articles: tuple[Kept, ...]
    sources: tuple[Kept, ...]
    newer_articles: int

    @property
    def summary(self) -> str:
        """How many articles there are, and how they stand, in one or two sentences."""
        number = len(self.articles)
        other = sum(each.standing is Standing.OTHER for each in self.articles)
        missing = sum(each.standing is Standing.MISSING for each in self.articles)
        parts = [f"{number:,} article{'' if number == 1 else 's'}"]
        if not other and not missing:
            parts.append("all as they are now")
        if other:
            parts.append(f"{other:,} {'differs' if other == 1 else 'differ'} from now")
        if missing:
            parts.append(f"{missing:,} no longer in the library")
        if self.newer_articles:
            parts.append(
                f"{self.newer_articles:,} written since {_is(self.newer_articles)} not here"
            )
        return ", ".join(parts) + "."


def look(library: Library, backup: Path) -> Look:
    """Compare what the backup holds with *library*; raises StoreError."""
    present = library.backups.contents()
    with Library.look_into(backup) as opened:
        then = opened.backups.contents()
        titles = _titles(opened, then, present)
    articles = _kept("article", then.articles, present.articles, lambda each: each.title)
    return Look(
        backup,
        articles,
        _kept("source", then.sources, present.sources, lambda each: titles.get(each.id, each.slug)),
        len({each.id for each in present.articles} - {each.id for each in then.articles}),
    )


def differences(library: Library, backup: Path, kept: Kept) -> str:
    """By what an article or source of the backup differs from now, in one short line."""
    if kept.standing is Standing.SAME:
        return "As it is now."
    if kept.standing is Standing.MISSING:
        return "No longer in the library."
    try:
        with Library.look_into(backup) as opened:
            if kept.kind == "source":
                fields = _changed_fields(library, opened, SourceId(kept.id))
                return f"Changed since: {', '.join(fields)}." if fields else "Changed since."
            then = opened.article(ArticleId(kept.id))
        return f"Since then: {told.summary(compare(then, library.article(then.id)))}."
    except NotFound:
        return "No longer in the library."
    except JournalError as error:
        return error.message


def _changed_fields(library: Library, backup: Library, source: SourceId) -> list[str]:
    then, now = backup.source(source), library.source(source)
    names = ("key", "title", "kind", "status", "notes", "tags")
    changed = [name for name in names if getattr(then, name) != getattr(now, name)]
    return changed or ["its details"]


def _titles(backup: Library, then: Contents, present: Contents) -> dict[str, str]:
    """Titles of the sources that are not as they are now; of the others, keys will do."""
    now = {each.id: each.sha256 for each in present.sources}
    wanted = [SourceId(s.id) for s in then.sources if now.get(s.id) != s.sha256]
    found: dict[str, str] = {}
    for each in wanted:
        with suppress(JournalError):
            source = backup.source(each)
            found[each] = f"{source.key}: {source.title}"
    return found


def _kept(
    kind: str, then: tuple[Entry, ...], present: tuple[Entry, ...], title: Callable[[Entry], str]
) -> tuple[Kept, ...]:
    now = {each.id: each.sha256 for each in present}
    order = [Standing.MISSING, Standing.OTHER, Standing.SAME]

    def standing(each: Entry) -> Standing:
        if each.id not in now:
            return Standing.MISSING
        return Standing.SAME if now[each.id] == each.sha256 else Standing.OTHER

    kept = [
        Kept(kind, e.id, title(e) or e.slug, e.slug, e.words, e.changed, standing(e)) for e in then
    ]
    return tuple(sorted(kept, key=lambda each: order.index(each.standing)))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
