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
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\w{3,10})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"(\w{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def printed(day: date, style: str = "d MMMM yyyy", language: str = "en") -> str:
    """*day* as the house writes it, months in the article's language."""
    month = MONTHS.get(language[:2].lower(), MONTHS["en"]).split()[day.month - 1]
    return {
        "yyyy-MM-dd": day.isoformat(),
        "d MMM yyyy": f"{day.day} {month[:3]} {day.year}",
        "MMMM d, yyyy": f"{month} {day.day}, {day.year}",
    }.get(style, f"{day.day} {month} {day.year}")


def read(text: str) -> date | None:
    """The day written in *text* ("24 Jun 2026", "June 24, 2026", "2026-06-24"), if any."""
    if iso := _ISO.search(text):
        return _day(iso[1], iso[2], iso[3])
    if found := _DAY_FIRST.search(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.search(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def _month(word: str) -> int:
    stem = word.casefold()
    for names in MONTHS.values():
        for number, name in enumerate(names.casefold().split(), 1):
            if len(stem) >= 3 and name.startswith(stem):
                return number
    return 0


def _day(year: str, month: int | str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
