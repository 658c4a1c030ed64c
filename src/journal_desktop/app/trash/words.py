"""The trash in words: what lies there, what goes for good, and what has to stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journal_desktop.app.backup import words as backup_words
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
    """What it is, when it was deleted, its size, and where it was."""
    when = backup_words.when(item.at)
    told = [item.kind.capitalize(), f"deleted {when}"]
    if item.kind == "picture":
        told = ["In no article", f"added {when}"]
    told += filter(None, (size(item), _origin(item)))
    return " · ".join([*told, "damaged"] if item.damaged else told)


def size(item: Trashed) -> str:
    """How big it is: words, of a picture its bytes; nothing for a source."""
    if item.kind == "source":
        return ""
    if item.kind == "picture":
        return backup_words.size(item.size)
    return f"{item.size:,} {'word' if item.size == 1 else 'words'}"


def called(item: Trashed) -> str:
    """What a sentence calls it."""
    if item.kind == "picture":
        return f"a {item.title[:1].lower()}{item.title[1:]}"
    some = f"{'an' if item.kind == 'article' else 'a'} {item.kind} without a title"
    named = f"the {item.kind} “{item.title}”" if item.title else some
    return " ".join(filter(None, (named, _origin(item))))


def counts(items: Sequence[Trashed]) -> str:
    """How many there are of each kind: "2 articles and 1 source"."""
    numbers = Counter(each.kind for each in items)
    parts = [f"{n:,} {kind if n == 1 else f'{kind}s'}" for kind, n in numbers.items()]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def question(judged: Purge) -> tuple[str, str]:
    """What to ask before *judged* goes for good, and what explains it."""
    kinds = {each.kind for each in judged.gone}
    lines = ["This goes for good:", *_listed([called(each) for each in judged.gone])]
    if judged.kept:
        lines += ["", "This stays in the trash:", *stays(judged.kept)]
    lines += ["", "Undo can’t bring it back then. Backups made before still hold it."]
    if "article" in kinds:
        lines.append("An article goes with all its versions.")
    if kinds & set(KINDS["Sections"]):
        lines.append("Earlier versions of its article still hold a section or question.")
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


def _origin(item: Trashed) -> str:
    return f"of “{item.article_title or 'Untitled article'}”" if item.article else ""
