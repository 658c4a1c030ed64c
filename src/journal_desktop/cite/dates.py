"""Dates as reference files write them, as CSL dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast

Date = dict[str, Any]
"""A CSL date: {"date-parts": [[2018, 3, 1]]}, with season or circa, or {"literal": …}."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_RIS = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?")
_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?(?:[T\s]\d.*|Z)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_YEAR_FIRST = re.compile(r"(?:(\d{4})\s+)?([^\W\d_]{3,9})\.?(?:\s+(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d_]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CIRCA = re.compile(r"^(?:c(?:irca|a)?\.?\s*(?=\d))|\?$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:–|—|--|/(?=\d{4})|-(?=[A-Za-z])|(?<=[A-Za-z])-|(?<=\d)-(?=\d{4}))\s*")


def parsed(text: str) -> Date | None:
    """The date, or range of dates, that *text* names; what can't be understood is literal."""
    text = " ".join(text.split()).strip(" ,;")
    if not text.strip("/"):
        return None
    plain = _CIRCA.sub("", text).strip()
    if found := _one(plain) or _span(plain):
        return found | {"circa": True} if plain != text else found
    return {"literal": text}


def from_parts(year: str, month: str = "", day: str = "", season: str = "") -> Date | None:
    """A date of parts that stand apart; the month may be a number or a name."""
    if not re.fullmatch(r"-?\d{1,4}", year.strip()):
        return None
    numbers = [int(year), _month(month.strip())]
    if day.strip().isdecimal():
        numbers.append(int(day))
    found: Date = {"date-parts": [_valid(numbers)]}
    if season.strip().casefold() in _SEASONS:
        found["season"] = _SEASONS[season.strip().casefold()]
    return found


def finer(*found: Date | None) -> Date | None:
    """The date that says most, the first of equals; another year than the first's is ignored."""
    told = [each for each in found if each]
    best = told[0] if told else None
    for each in told[1:]:
        if (best is not None and "date-parts" not in best and "date-parts" in each) or (
            best is not None and _year(each) == _year(best) and _detail(each) > _detail(best)
        ):
            best = each
    return best


def iso(found: Date | None) -> str:
    """The first day of a date as "2018-03-01", as far as it goes; else nothing."""
    parts: list[int] = found.get("date-parts", [[]])[0] if found else []
    return "-".join(f"{part:02d}" if place else f"{part:04d}" for place, part in enumerate(parts))


def slashed(found: Date) -> str:
    """A date as RIS writes it: "2018/03/01/", with what else there is to say at the end."""
    first = cast("list[list[int]]", found.get("date-parts", [[]]))[0]
    if not first or first[0] < 1000 or len(found.get("date-parts", [])) > 1:
        return ""
    parts = [f"{part:02d}" for part in first] + ["", ""]
    return "/".join(parts[:3]) + "/"


def checked(value: object) -> Date | None:
    """A CSL date with what is no date taken out: nulls, texts for numbers, a 13th month."""
    if isinstance(value, str):
        return parsed(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10000:
        return {"date-parts": [[value]]}
    if not isinstance(value, dict):
        return None
    given = cast("dict[str, object]", value)
    found: Date = {}
    parts = given.get("date-parts")
    spans = cast("list[object]", parts)[:2] if isinstance(parts, list) else []
    if spans and not isinstance(spans[0], list):
        spans = [spans]  # one level of brackets was forgotten
    if kept := [numbers for span in spans if (numbers := _valid(_numbers(span)))]:
        found["date-parts"] = kept
    for key in ("season", "literal", "raw"):
        text = given.get(key)
        if isinstance(text, str | int) and not isinstance(text, bool) and str(text).strip():
            found[key] = text
    if "raw" in found and "date-parts" not in found:
        told = parsed(str(found["raw"])) or {}
        found = told if "date-parts" in told else found
    if found and given.get("circa"):
        found["circa"] = True
    return found or None


def _one(text: str) -> Date | None:
    if found := _RIS.fullmatch(text):
        numbers = [int(part) for part in found.groups()[:3] if part]
        season = (found[4] or "").strip().casefold()
        date_: Date = {"date-parts": [_valid(numbers)]}
        return date_ | {"season": _SEASONS[season]} if season in _SEASONS else date_
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return {"date-parts": [_valid([int(part) for part in found.groups() if part])]}
    if (found := _YEAR_FIRST.fullmatch(text)) and found[1]:
        return _worded(found[1], found[2], found[3] or "")
    if found := _DAY_FIRST.fullmatch(text):
        return _worded(found[3], found[2], found[1] or "")
    if found := _MONTH_FIRST.fullmatch(text):
        return _worded(found[3], found[1], found[2])
    return None


def _worded(year: str, word: str, day: str) -> Date | None:
    if word.casefold() in _SEASONS:
        return from_parts(year, season=word)
    return from_parts(year, word, day) if _month(word) else None


def _span(text: str) -> Date | None:
    """A range: "2018 Jan-Feb", "2018 Dec-2019 Jan", "1998 Dec 26-1999 Jan 2", "2018-2019"."""
    ends = _RANGE.split(text)
    if len(ends) == 1 and re.fullmatch(r".*[^\W\d_] \d{1,2}-\d{1,2}", text):
        ends = text.rsplit("-", 1)  # 2018 Mar 1-5
        ends[1] = f"{ends[0].rsplit(' ', 1)[0]} {ends[1]}"
    if len(ends) != 2:
        return None
    first = _one(ends[0])
    year = str(_year(first)) if first else ""
    last = _one(ends[1]) or _one(f"{year} {ends[1]}")
    if first is None and (tail := re.search(r"\d{4}$", ends[1])):
        first, last = _one(f"{ends[0]} {tail[0]}"), _one(ends[1])
    if first is None or last is None:
        return None
    if "season" in first or "season" in last:
        return first
    return {"date-parts": [first["date-parts"][0], last["date-parts"][0]]}


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _MONTHS.get(word[:3].casefold(), 0)


def _numbers(span: object) -> list[int]:
    """The whole numbers at the front of a list, texts of digits among them."""
    numbers: list[int] = []
    for part in cast("list[object]", span) if isinstance(span, list) else []:
        text = str(int(part)) if isinstance(part, float) and part.is_integer() else str(part)
        if isinstance(part, bool) or not re.fullmatch(r"\s*-?\d{1,5}\s*", text, re.ASCII):
            break
        numbers.append(int(text))
    return numbers


def _valid(numbers: list[int]) -> list[int]:
    """Year, month and day as far as the calendar has them."""
    kept = numbers[:3]
    if len(kept) > 1 and not 1 <= kept[1] <= 12:
        return kept[:1]
    if len(kept) > 2:
        try:
            date(kept[0] if 0 < kept[0] < 10000 else 2000, kept[1], kept[2])
        except ValueError:
            return kept[:2]
    return kept


def _year(found: Date) -> int:
    parts: list[int] = found.get("date-parts", [[]])[0]
    return parts[0] if parts else 0


def _detail(found: Date) -> int:
    return sum(map(len, found.get("date-parts", []))) + ("season" in found)
