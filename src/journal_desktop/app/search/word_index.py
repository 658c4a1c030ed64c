"""Which texts have a word, whole, begun or within another one: quick, as keys are typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, compress, repeat
from operator import contains

_COMMON = 2000
_FREQUENT = 200
_KEPT = 64
_PAST_ALL = "\U0010ffff"
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_TRUTHS = bytes.maketrans(b"01", b"\0\1")


class WordIndex:
    """Numbered texts by their words; which texts is said as bits, those of the last the highest.

    What is sought is sought in the different words, of which there are fewer than there is
    text. Words that begin so stand together in alphabetical order.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._having: dict[str, list[int]] = {}
        self._bits: dict[str, tuple[int, int]] = {}
        self._new: list[str] = []
        self._ordered: list[str] = []
        self._lines = "\n"
        self._begun: dict[str, int] = {}
        self._within: dict[str, int] = {}

    def add(self, text: str) -> None:
        """Take in one text more."""
        number = len(self.texts)
        self.texts.append(text)
        self._begun.clear()
        self._within.clear()
        for word in set(text.split()):
            having = self._having.get(word)
            if having is None:
                self._having[word] = [number]
                self._new.append(word)
            else:
                having.append(number)
        if len(self._new) > _COMMON:
            self._put_new_in_order()  # a little now and then, lest a key press wait for all

    def begun(self, part: str) -> int:
        """The texts with a word that begins with *part*."""
        if part not in self._begun:
            self._put_new_in_order()
            start = bisect_left(self._ordered, part)
            end = bisect_left(self._ordered, part + _PAST_ALL)
            _keep(self._begun, part, self._any(self._ordered[start:end]))
        return self._begun[part]

    def within(self, part: str) -> int:
        """The texts with a word that has *part* anywhere."""
        if part not in self._within:
            self._put_new_in_order()
            if self._lines.count(part) <= _COMMON:
                bits = self._any(self._words_with(part))
            else:
                bits = self._read(part)
            _keep(self._within, part, bits)
        return self._within[part]

    def among(self, bits: int, part: str) -> int:
        """Those of the texts in *bits* that have *part*; quick where they are few."""
        which = truths(bits)
        texts = compress(self.texts[len(which) - 1 :: -1], which)
        numbers = compress(range(len(which) - 1, -1, -1), which)
        found = map(contains, texts, repeat(part))
        return bits_of(compress(numbers, found), len(self.texts))

    def _read(self, part: str) -> int:
        """The texts that have *part*: all are read, or those that had all but its last letter."""
        wider = self._within.get(part[:-1], -1)
        if wider >= 0 and 2 * wider.bit_count() < len(self.texts):
            return self.among(wider, part)
        found = bytes(map(contains, reversed(self.texts), repeat(part)))
        return int(found.translate(_DIGITS), 2)

    def _words_with(self, part: str) -> Iterator[str]:
        lines = self._lines
        at = lines.find(part)
        while at >= 0:
            end = lines.index("\n", at)
            yield lines[lines.rindex("\n", 0, at) + 1 : end]
            at = lines.find(part, end)

    def _any(self, words: Iterable[str]) -> int:
        """The texts that have any of these words."""
        bits = 0
        rare: list[list[int]] = []
        for word in words:
            having = self._having[word]
            if len(having) > _FREQUENT:
                bits |= self._bits_of(word, having)
            else:
                rare.append(having)
        return bits | bits_of(chain.from_iterable(rare), len(self.texts)) if rare else bits

    def _bits_of(self, word: str, having: list[int]) -> int:
        """The texts that have a frequent word; only those added since it was sought are new."""
        known, bits = self._bits.get(word, (0, 0))
        if known != len(having):
            bits |= bits_of(having[known:], len(self.texts))
            self._bits[word] = (len(having), bits)
        return bits

    def _put_new_in_order(self) -> None:
        if self._new:
            self._ordered += self._new
            self._ordered.sort()
            self._lines += "\n".join((*self._new, ""))
            self._new = []


def bits_of(numbers: Iterable[int], end: int) -> int:
    """These numbers, all below *end*, as bits."""
    digits = bytearray(b"0") * (end + 1)
    for number in numbers:
        digits[~number] = 49  # "1"
    return int(digits, 2)


def last_first(bits: int) -> Iterator[int]:
    """The numbers in *bits*, the highest first."""
    digits = f"{bits:b}"
    highest = len(digits) - 1
    at = digits.find("1")
    while at >= 0:
        yield highest - at
        at = digits.find("1", at + 1)


def truths(bits: int) -> bytes:
    """For every number from the highest in *bits* down to 0, whether it is one of them."""
    return f"{bits:b}".encode().translate(_TRUTHS)


def _keep(kept: dict[str, int], part: str, bits: int) -> None:
    if len(kept) >= _KEPT:
        kept.clear()
    kept[part] = bits
