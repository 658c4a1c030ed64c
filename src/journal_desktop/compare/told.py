"""A difference in words: a sentence for each change, and one short line for all of them."""

from __future__ import annotations

from journal_desktop.compare.articles import Comparison, Fate, Part, Way
from journal_desktop.compare.texts import Kind, new_text

NOTHING = "Nothing changed"
_FEW = 2
_LONGEST = 48
_STOPS = ("?", "!", ".", "…")


def sentences(found: Comparison) -> tuple[str, ...]:
    """Every change in words, in reading order, the facts behind."""
    told = [each for part in found.parts for each in part_sentences(part)]
    return (*told, *(fact.told for fact in found.facts))


def part_sentences(part: Part) -> tuple[str, ...]:
    """What became of a part; nothing where it stayed as it was."""
    if part.fate in {Fate.ADDED, Fate.REMOVED}:
        verb = "added" if part.fate is Fate.ADDED else "taken out"
        count = max(part.words)
        size = f" ({_counted(count)})" if count else ""
        return (f"{_named(part)} {verb}{size}",)
    told: list[str] = []
    if part.way is not Way.STAYED:
        told.append(f"{_named(part)} moved {part.way.value}")
    if part.role:
        heading = _short(new_text(part.heading)) or part.noun.lower()
        told.append(f"{part.noun} “{heading}” is now called “{part.role}”")
    if part.fate is Fate.CHANGED:
        name = _short(part.name)
        called = f"“{name}”" if name.endswith(_STOPS) else name
        told.append(f"{called}: {_amount(*part.words) or _signs(part)}")
    return tuple(told)


def summary(found: Comparison) -> str:
    """All of it in one short line, the status and the most words first."""
    if found.is_same:
        return NOTHING
    status = [fact.told for fact in found.facts if fact.field == "status"]
    facts = [fact.told for fact in found.facts if fact.field != "status"]
    touched = [part for part in found.parts if part.is_touched]
    rewritten = [part for part in touched if part.fate is Fate.CHANGED]
    if len(rewritten) > _FEW:
        amounts = [sum(each) for each in zip(*(part.words for part in rewritten), strict=True)]
        texts = [f"{len(rewritten)} parts: {_amount(*amounts) or 'small corrections'}"]
        texts += _by_size([part for part in touched if part.fate is not Fate.CHANGED])
    else:
        texts = _by_size(touched)
    told = [*status, *texts, *facts]
    more = len(told) - _FEW
    kept = told if more <= 1 else told[:_FEW]
    return "; ".join(kept) + (f"; {more} more changes" if more > 1 else "")


def _by_size(parts: list[Part]) -> list[str]:
    ordered = sorted(parts, key=lambda part: -sum(part.words))
    return [each for part in ordered for each in part_sentences(part)]


def _amount(added: int, removed: int) -> str:
    """How many words came and went: "12 words added, 3 removed"."""
    if added and removed:
        return f"{_counted(added)} added, {removed:,} removed"
    if added or removed:
        return f"{_counted(added or removed)} {'added' if added else 'removed'}"
    return ""


def _signs(part: Part) -> str:
    """What changed where no word did."""
    changed = (s.text for s in (*part.heading, *part.prose) if s.kind is not Kind.SAME)
    return "citations" if any("@" in text for text in changed) else "punctuation or spacing"


def _counted(number: int) -> str:
    return f"{number:,} word" if number == 1 else f"{number:,} words"


def _named(part: Part) -> str:
    return f"{part.noun} “{_short(part.name)}”"


def _short(name: str) -> str:
    """A name with as many words as a short line can take."""
    if len(name) <= _LONGEST:
        return name
    kept, _, _ = name[:_LONGEST].rpartition(" ")
    return f"{kept or name[:_LONGEST]}…"
