"""Dates of BibLaTeX (EDTF) and of BibTeX (year, month, day) as CSL dates."""

from __future__ import annotations

import re
from typing import Any, cast

Date = dict[str, Any]

_EDTF = re.compile(
    r"(?P<year>[+-]?\d{4}|\d{3}X|\d{2}XX|y[+-]?\d{5,})(?:-(?P<month>\d{1,2}|XX))?"
    r"(?:-(?P<day>\d{1,2}|XX))?(?:T.*)?\s*(?P<doubt>[~?%]?)"
)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?")
_YEARS = re.compile(r"(\d{4})\s*(?:/|-{1,3}|–|—)\s*(\d{4})")
_ABOUT = re.compile(r"(?:c|ca|circa|about|approx)\.?\s*(\d{4})", re.IGNORECASE)
_BARE_YEAR = re.compile(r"[(\[{]*(-?\d{1,4})[)\]}]*[?~]?")
_DAY = re.compile(r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th)?(?![\d])", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def date(text: str) -> Date:
    """A date field as a CSL date: a day, a month, a year, a season or a range of them.

    What is no date by the rules is kept as it stands, as `literal`.
    """
    text = text.strip()
    if slashed := _SLASHED.fullmatch(text):
        return {"date-parts": [[int(part) for part in slashed.groups() if part]]}
    ends = [end.strip() for end in text.split("/")]
    if len(ends) == 2 and ends[0] and ends[1] in {"", ".."}:
        return date(ends[0])
    if len(ends) == 2 and ends[1] and ends[0] in {"", ".."}:
        return date(ends[1])
    read = [_one(end) for end in ends]
    if len(read) == 1 and read[0]:
        return read[0]
    if len(read) == 2 and read[0] and read[1]:
        return _range(read[0], read[1])
    return _in_words(text) if text else {}


def issued(fields: dict[str, str]) -> Date:
    """When it appeared, from a decoded date or from year, month and day."""
    if fields.get("date"):
        return date(fields["date"])
    year = fields.get("year", "").strip()
    made = _year(year)
    months = _months(fields.get("month", ""))
    if "date-parts" not in made or len(made["date-parts"]) > 1 or not months:
        return made
    start = made["date-parts"][0][0]
    day = fields.get("day", "").strip() or months[1]
    if isinstance(months[0], str):
        return {**made, "season": _SEASONS[months[0]]}
    parts = [[start, month] for month in months[0]]
    if len(parts) == 1 and day.isdigit() and 1 <= int(day) <= 31:
        parts[0].append(int(day))
    return {**made, "date-parts": parts}


def month_is_clear(text: str) -> bool:
    """Whether anything can be made of a month field."""
    return not text.strip() or bool(_months(text))


def _one(text: str) -> Date:
    """One date of EDTF; empty if it is none."""
    found = _EDTF.fullmatch(text)
    if not found:
        return {}
    year = found["year"].removeprefix("y")
    month, day = int(_digits(found["month"])), int(_digits(found["day"]))
    made: Date = {"date-parts": _parts(year, month, day)}
    if 21 <= month <= 36:
        made["season"] = (month - 21) % 4 + 1
    if found["doubt"]:
        made["circa"] = True
    return made


def _digits(text: str | None) -> str:
    return text if text and text.isdigit() else "0"


def _parts(year: str, month: int, day: int) -> list[list[int]]:
    if "X" in year:
        return [[int(year.replace("X", "0"))], [int(year.replace("X", "9"))]]
    parts = [int(year)]
    if 1 <= month <= 12:
        parts.append(month)
        if 1 <= day <= 31:
            parts.append(day)
    return [parts]


def _range(start: Date, end: Date) -> Date:
    made: Date = {"date-parts": [start["date-parts"][0], end["date-parts"][-1]]}
    if "circa" in start or "circa" in end:
        made["circa"] = True
    if "season" in start:
        made["season"] = start["season"]
    return made


def _year(text: str) -> Date:
    if bare := _BARE_YEAR.fullmatch(text):
        made: Date = {"date-parts": [[int(bare[1])]]}
        return {**made, "circa": True} if text[-1] in "?~" else made
    if years := _YEARS.fullmatch(text):
        return {"date-parts": [[int(years[1])], [int(years[2])]]}
    if about := _ABOUT.fullmatch(text):
        return {"date-parts": [[int(about[1])]], "circa": True}
    return date(text) if text else {}


def _months(text: str) -> tuple[list[int] | str, str] | None:
    """The months or the season that a month field names, and the day if it has one."""
    words = [word.lower() for word in _WORD.findall(text)]
    months = [_MONTHS[word[:3]] for word in words if word[:3] in _MONTHS]
    numbers = [int(number) for number in _DAY.findall(text)]
    if months:
        return months[:2], str(numbers[0]) if numbers else ""
    if season := next((word for word in words if word in _SEASONS), ""):
        return season, ""
    if numbers and not words and 1 <= numbers[0] <= 12:
        return numbers[:1], str(numbers[1]) if len(numbers) > 1 else ""
    return None


def _in_words(text: str) -> Date:
    """A date such as "12 March 2019"; what can't be read is kept as it stands."""
    year = _FOUR.search(text)
    months = _months(_FOUR.sub(" ", text)) if year else None
    if year and months and isinstance(months[0], list) and len(months[0]) == 1:
        day = months[1]
        parts = [int(year[1]), months[0][0]]
        if day and 1 <= int(day) <= 31:
            parts.append(int(day))
        return {"date-parts": [parts]}
    return {"literal": text}


def edtf(value: Date) -> str:
    """A CSL date as BibLaTeX writes it; empty where it has no way to write it."""
    parts = value.get("date-parts")
    ends = [_written(end) for end in cast("list[object]", parts)] if isinstance(parts, list) else []
    if len(ends) not in {1, 2} or not all(ends):
        return ""
    season = value.get("season")
    if season in {1, 2, 3, 4} and len(ends) == 1 and "-" not in ends[0]:
        ends[0] += f"-{20 + season}"
    return "/".join(ends) + ("~" if value.get("circa") is True else "")


def _written(parts: object) -> str:
    match parts:
        case [int() as year] if 0 <= year <= 9999:
            return f"{year:04}"
        case [int() as year, int() as month] if 0 <= year <= 9999:
            return f"{year:04}-{month:02}"
        case [int() as year, int() as month, int() as day] if 0 <= year <= 9999:
            return f"{year:04}-{month:02}-{day:02}"
        case _:
            return ""
