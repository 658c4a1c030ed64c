"""Which backups are kept: many of today, one of each day, then of each week, then of each month.

After Anki, which keeps 12 daily, 10 weekly and 9 monthly backups of a collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 12, 10, 9
RECENT = timedelta(hours=1)
"""All of the last hour are kept, but not more than MANY."""
MANY = 8
HALF_HOURLY = timedelta(hours=4)
HOURLY = timedelta(hours=24)


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those of the backups made at *times*, in UTC, that are kept at *now*.

    Days, weeks and months are counted where there are backups, so that none goes only because
    time has passed. Backups from a future, made while the clock was wrong or seen while it is,
    are thinned among themselves: neither those nor the others push any out.
    """
    times = set(times)
    future = {each for each in times if each > now}
    return _thinned(times - future, now) | _thinned(future, now)


def _thinned(times: set[datetime], now: datetime) -> set[datetime]:
    newest_first = sorted(times, reverse=True)
    recent = [each for each in newest_first if now - each <= RECENT]
    today = [each for each in newest_first if now - each <= HOURLY]
    return {
        *recent[:MANY],
        *_one_each([each for each in today if now - each <= HALF_HOURLY], _half_hour, MANY),
        *_one_each(today, _hour, 24),
        *_one_each(newest_first, _day, DAILY),
        *_one_each(newest_first, _week, WEEKLY),
        *_one_each(newest_first, _month, MONTHLY),
    }


def _one_each(
    newest_first: list[datetime], span: Callable[[datetime], tuple[int, ...]], most: int
) -> list[datetime]:
    """The newest backup of each span of time, for as many spans as are kept."""
    newest: dict[tuple[int, ...], datetime] = {}
    for each in newest_first:
        newest.setdefault(span(each), each)
    return list(newest.values())[:most]


def _half_hour(at: datetime) -> tuple[int, ...]:
    return (*_hour(at), at.minute // 30)


def _hour(at: datetime) -> tuple[int, ...]:
    return (*_day(at), at.hour)


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
