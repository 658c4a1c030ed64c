"""CSL-JSON that reads back as what was written."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_desktop.cite import reading
from journal_desktop.cite.writing import csl
from journal_desktop.core.source import Source, csl_text
from odd_sources import odd_sources


def home(source):
    """What of a source leaves its library."""
    return replace(source, id="", related=(), acknowledged="")


def test_an_item_is_written_as_it_is_with_its_key():
    item = {"type": "book", "title": "T", "custom": {"theirs": 1}}
    (written,) = json.loads(csl.written([Source(id="1", key="t2020", item=csl_text(item))]))

    assert written == item | {"id": "t2020"}


def test_our_own_fields_stand_beside_those_of_others():
    item = csl_text({"type": "book", "title": "T", "custom": {"theirs": 1}})
    source = Source(id="1", key="t2020", item=item, kind="Book", tags=("a, b",))
    text = csl.written([source])

    assert json.loads(text)[0]["custom"]["theirs"] == 1
    assert home(reading.read(text).entries[0].source) == home(source)


def test_what_others_put_into_our_place_does_no_harm():
    ours = {"status": ["x"], "tags": [1, "a"], "item": {"title": "U"}, "key": "]", "extra": "= ="}
    text = json.dumps([{"type": "book", "title": "T", "custom": {"journal-desktop": ours}}])
    source = reading.read(text).entries[0].source

    assert (source.title, source.key, source.tags, source.extra) == ("U", "", ("a",), "")


def test_a_source_without_a_record_is_still_an_item():
    source = Source(id="1", key="x", item='{"type":"book"}')

    assert home(reading.read(csl.written([source])).entries[0].source) == home(source)


@settings(max_examples=60, deadline=None)
@given(st.lists(odd_sources(), min_size=1, max_size=3))
def test_anything_reads_back_equal(sources):
    done = reading.read(csl.written(sources))

    assert not done.skipped
    assert [home(entry.source) for entry in done.entries] == list(map(home, sources))
