"""The trash in words: what lies there, what goes for good, and what has to stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journal_desktop.app import backup_words
from journal_desktop.store.values import Kept, Purge, Trashed, TrashedKind

KINDS: dict[str, tuple[TrashedKind, ...]] = {
    "Articles": ("article",),
    "Sections": ("section", "question"),
    "Sources": ("source",),
    "Pictures": ("picture",),
}
"""What the list can be narrowed to; questions are parts of articles as sections are."""
_MOST = 6


def title(item: Trashed) -> str:
    """What a list calls it."""
    return item.title or f"Untitled {item.kind}"


def detail(item: Trashed) -> str:
    """What it is, where it was, when it was deleted, and its size."""
    if item.kind == "picture":
        told = ["Picture that no article shows", f"added {backup_words.when(item.at)}"]
    else:
        origin = f" of “{item.article_title or 'Untitled article'}”" if item.article else ""
        told = [f"{item.kind.capitalize()}{origin}", f"deleted {backup_words.when(item.at)}"]
    told += [size(item)] if size(item) else []
    told += ["damaged"] if item.damaged else []
    return " · ".join(told)


def size(item: Trashed) -> str:
    """How big it is: words, of a picture its bytes; nothing for a source."""
    if item.kind == "source":
        return ""
    if item.kind == "picture":
        return backup_words.size(item.size)
    return f"{item.size:,} {'word' if item.size == 1 else 'words'}"


def called(item: Trashed) -> str:
    """What a sentence calls it."""
    origin = f" of “{item.article_title or 'Untitled article'}”" if item.article else ""
    return f"the {item.kind} “{item.title}”{origin}" if item.title else f"{_some(item)}{origin}"


def counts(items: Sequence[Trashed]) -> str:
    """How many there are of each kind: "2 articles and 1 source"."""
    numbers = Counter(each.kind for each in items)
    parts = [f"{n:,} {kind if n == 1 else f'{kind}s'}" for kind, n in numbers.items()]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def question(judged: Purge) -> tuple[str, str]:
    """What to ask before *judged* goes for good, and what explains it."""
    lines = ["Gone for good, with every version of it:"]
    lines += _listed([called(each) for each in judged.gone])
    if judged.kept:
        lines += ["", "This stays in the trash:", *stays(judged.kept)]
    lines += ["", "The library can’t bring it back then. Backups made before still hold it."]
    return f"Delete {counts(judged.gone)} for good?", "\n".join(lines)


def stays(kept: Sequence[Kept]) -> list[str]:
    """What has to stay, each with the reason."""
    return _listed([f"{called(each.item)}: {each.why}" for each in kept])


def outcome(purged: Purge) -> str:
    """What became of what was to go for good."""
    if not purged.gone:
        return "Nothing was deleted for good."
    verb = "is" if len(purged.gone) == 1 else "are"
    return f"{counts(purged.gone)} {verb} gone for good."


def _listed(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST
    shown = lines[:_MOST] if more > 0 else lines
    return [f"•  {each}" for each in shown] + ([f"•  and {more:,} more"] if more > 0 else [])


def _some(item: Trashed) -> str:
    return f"{'an' if item.kind == 'article' else 'a'} {item.kind} without a title"
