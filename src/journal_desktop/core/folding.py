"""Words as people search for them: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_GAP = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|su[bp]|sc|span)\b[^<>]{0,80}>", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def folded(text: str) -> str:
    """*text* as lower-case words with one blank between them, accents taken off.

    Letters of other scripts stay as they are, so that they can be searched for as well.
    """
    if "<" in text:
        text = _MARKUP.sub("", text)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        text = "".join(each for each in decomposed if not unicodedata.combining(each))
    return _GAP.sub(" ", _APOSTROPHES.sub("", text).lower()).strip()
