from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.store.backup.rule import DAILY, MANY, MONTHLY, WEEKLY, kept

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
MOMENTS = st.sets(
    st.datetimes(datetime(2019, 1, 1), datetime(2033, 1, 1)).map(  # noqa: DTZ001 - made aware below
        lambda at: at.replace(microsecond=0, tzinfo=UTC)
    ),
    max_size=60,
)
CLOSE = st.sets(
    st.integers(-3 * 86_400, 40 * 86_400).map(lambda s: NOW - timedelta(seconds=s)), max_size=60
)


@given(MOMENTS | CLOSE)
def test_the_newest_is_always_kept_and_nothing_is_made_up(times):
    found = kept(times, NOW)

    assert found <= times
    assert bool(found) == bool(times)
    past = {each for each in times if each <= NOW}
    for group in (past, times - past):
        assert not group or max(group) in found


@given(MOMENTS | CLOSE)
def test_thinning_twice_is_thinning_once(times):
    once = kept(times, NOW)

    assert kept(once, NOW) == once


@given(MOMENTS, st.datetimes(datetime(1970, 1, 2), datetime(2099, 1, 1)))  # noqa: DTZ001 - made aware below
def test_a_wrong_clock_costs_no_more_than_a_right_one_would(times, clock):
    """Set to any time at all, the newest of the last days that have one stay."""
    found = kept(times, clock.replace(tzinfo=UTC))
    days = sorted({each.date() for each in times})

    assert {each.date() for each in found} >= set(days[-DAILY:])


@given(MOMENTS, MOMENTS)
def test_backups_from_a_future_push_none_of_the_past_out(past, future):
    past = {each for each in past if each <= NOW}
    future = {each for each in future if each > NOW}

    assert kept(past | future, NOW) >= kept(past, NOW)


def test_so_many_daily_weekly_and_monthly_ones():
    start = NOW.replace(hour=12)
    found = sorted(kept({start - timedelta(days=n) for n in range(1, 600)}, NOW), reverse=True)
    days = [(NOW - each).days for each in found]

    assert days[:DAILY] == list(range(1, DAILY + 1))
    assert len({each.isocalendar()[:2] for each in found}) >= WEEKLY
    assert len({(each.year, each.month) for each in found}) == MONTHLY
    assert len(found) <= DAILY + WEEKLY + MONTHLY


def test_the_last_hours_are_thinned_less_the_nearer_they_are():
    every_minute = {NOW - timedelta(minutes=n) for n in range(48 * 60)}
    ages = sorted(NOW - each for each in kept(every_minute, NOW))

    assert sum(age <= timedelta(minutes=MANY) for age in ages) >= MANY
    assert sum(age <= timedelta(hours=4) for age in ages) in range(MANY + 6, MANY + 14)
    assert sum(age <= timedelta(hours=24) for age in ages) <= MANY + 8 + 25
    for hour in range(23):
        span = timedelta(hours=hour), timedelta(hours=hour + 1)
        assert any(span[0] <= age <= span[1] for age in ages)


def test_a_year_of_writing_ends_with_backups_of_every_span():
    """One every half hour of the working day, thinned each time, as it happens."""
    there: set[datetime] = set()
    start = datetime(2025, 1, 1, 9, tzinfo=UTC)
    for day in range(365):
        for half_hour in range(0, 16, 3):
            now = start + timedelta(days=day, minutes=30 * half_hour)
            there = kept(there | {now}, now)
    now = max(there)

    assert {(now - each).days for each in there} >= set(range(DAILY - 1))
    assert len({each.isocalendar()[:2] for each in there}) >= WEEKLY
    assert len({(each.year, each.month) for each in there}) == MONTHLY
    assert len(there) < 60
