"""The one place that formats and reads dates."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
STYLES = ("d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "yyyy-MM-dd")
_WRITTEN = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(
        r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?"
        r"(?P<month>\w{3,10})\.?,?\s+(?:de\s+)?(?P<year>\d{4})\b"
    ),
    re.compile(
        r"\b(?P<month>\w{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
    ),
)


def printed(day: date, style: str = "d MMMM yyyy", language: str = "en") -> str:
    """*day* as the house writes it, months in the article's language."""
    names = MONTHS.get(language[:2].lower(), MONTHS["en"]).split()
    month = names[day.month - 1]
    return {
        "yyyy-MM-dd": day.isoformat(),
        "d MMM yyyy": f"{day.day} {_short(month, names)} {day.year}",
        "MMMM d, yyyy": f"{month} {day.day}, {day.year}",
    }.get(style, f"{day.day} {month} {day.year}")


def since(text: str) -> str:
    """“ on 2 January 2024” for a day that is written in figures, to go on with a sentence."""
    day = read(text)
    if day is None:
        return f" ({text})" if text else ""
    return f" on {printed(day)}"


def read(text: str) -> date | None:
    """The day written in *text* ("24 Jun 2026", "June 24, 2026", "2026-06-24"), if any."""
    written = (found for pattern in _WRITTEN for found in pattern.finditer(text))
    days = (_day(found["year"], _month(found["month"]), found["day"]) for found in written)
    return next((day for day in days if day), None)


def _short(month: str, names: list[str]) -> str:
    """The first three letters, or four where two months share three (juin, juillet)."""
    alike = sum(1 for name in names if name.startswith(month[:3]))
    return month[:4] if alike > 1 else month[:3]


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    stem = word.casefold()
    for names in MONTHS.values():
        for number, name in enumerate(names.casefold().split(), 1):
            if name.startswith(stem):
                return number
    return 0


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
