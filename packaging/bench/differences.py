"""Differences of texts and origins of sentences, next to difflib on the same words."""

from __future__ import annotations

import difflib
import random
import time
from collections.abc import Callable, Iterator

from measures import Measure

from journal_desktop.compare.provenance import origins
from journal_desktop.compare.texts import difference


def measure(*, quick: bool) -> Iterator[Measure]:
    """Texts of 20,000 words in good and bad cases; 200 versions of 5,000 words."""
    words, rounds, versions = (2_000, 3, 20) if quick else (20_000, 9, 200)
    old, other = _paragraphs(words, 1), _paragraphs(words, 2)
    touched = [each.replace(" ", " really ", 1).replace(". ", ". So ") for each in old]
    half = len(old) // 2
    cases = {
        "a word typed": (_text(old), f"{_text(old)} word"),
        "every sentence touched": (_text(old), _text(touched)),
        "everything different": (_text(old), _text(other)),
        "halves in the other order": (_text(old), _text(old[half:] + old[:half])),
        "one word repeated, two changed": ("w " * words, f"x {'w ' * (words - 2)}x "),
    }
    for name, (before, after) in cases.items():
        peer = () if name != "a word typed" else _times(2, _difflib, before, after)
        what = f"difference of {words:,} words: {name}"
        yield Measure(what, _times(rounds, difference, before, after), peer, "difflib", reach=100)
    texts = _history(versions, 5_000)
    what = f"origins of 5,000 words in {versions} versions"
    yield Measure(what, _times(rounds, _origins, texts), reach=1000)


def _times(rounds: int, work: Callable[..., object], *given: object) -> tuple[float, ...]:
    found: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        work(*given)
        found.append((time.perf_counter() - started) * 1000)
    return tuple(found)


def _difflib(before: str, after: str) -> object:
    return difflib.SequenceMatcher(None, before.split(), after.split()).get_opcodes()


def _origins(texts: list[str]) -> object:
    return origins([texts[-1]], [lambda text=text: text for text in texts])


def _history(versions: int, words: int) -> list[str]:
    """One text, of which three sentences are written anew from version to version."""
    chance = random.Random(3)  # noqa: S311 - the same texts each time
    now, fresh = _paragraphs(words, 3), _paragraphs(words, 4)
    found: list[str] = []
    for _ in range(versions):
        for _ in range(3):
            at = chance.randrange(len(now))
            now[at] = " ".join((*now[at].split(" ")[:-15], chance.choice(fresh)[:90]))
        found.append(_text(now))
    return found


def _paragraphs(words: int, seed: int) -> list[str]:
    """Paragraphs of six sentences, their words as unevenly frequent as those of a language."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    known = random.Random(0)  # noqa: S311 - the same
    letters = "abcdefghijklmnoprstu"
    stock = ["".join(known.choices(letters, k=known.randint(2, 9))) for _ in range(4_000)]
    chosen = chance.choices(stock, [1 / (n + 1) for n in range(len(stock))], k=words)
    sentences = [f"{' '.join(chosen[n : n + 15]).capitalize()}." for n in range(0, words, 15)]
    return [" ".join(sentences[n : n + 6]) for n in range(0, len(sentences), 6)]


def _text(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)
