"""Text as the program keeps it: LF, NFC, nothing invisible that could do harm."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# C0/C1 controls but tab and newline, lone surrogates, noncharacters, and the private-use
# characters U+E000-E00F that rendering uses as placeholders.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\ue00f]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_HAS_WORD = re.compile(r"[^\W_]")


def prose(text: str) -> str:
    """Canonical multi-line text: LF, NFC, no control characters, no blank ends."""
    return pasted(text).rstrip().lstrip("\n")


def pasted(text: str) -> str:
    """Pasted text as a field takes it: LF and nothing invisible, blanks at its ends kept."""
    return unicodedata.normalize("NFC", _HARMFUL.sub("", _BREAKS.sub("\n", text)))


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """Canonical one-line text: as `prose`, with every run of white space one space."""
    return _SPACES.sub(" ", prose(text)).strip()


def harmless(text: str) -> str:
    """*text* without the characters no reader could see and no file should hold."""
    return _HARMFUL.sub("", text)


def count_words(text: str) -> int:
    """How many blank-separated runs of *text* hold a letter or a digit."""
    return sum(1 for run in text.split() if _HAS_WORD.search(run))


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their start, and at their end behind that."""
    head = common_prefix(one, other)
    return head, common_prefix(one[head:][::-1], other[head:][::-1])


def common_prefix(one: str, other: str) -> int:
    """How many characters two texts share at their start, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
