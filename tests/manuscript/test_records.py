"""Values as tables and back."""

import tomllib

import pytest
from hypothesis import given

from builders import journal, paper
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.manuscript import records
from strategies import journals, sources


@given(journals())
def test_a_journal_survives_as_toml(any_journal):
    text = records.dumps(records.table(any_journal))

    assert records.value(Journal, tomllib.loads(text)) == any_journal


@given(sources())
def test_a_source_survives_as_toml(any_source):
    text = records.dumps(records.table(any_source))

    assert records.value(Source, tomllib.loads(text)) == any_source
    assert records.dumps(records.table(records.value(Source, tomllib.loads(text)))) == text


def test_defaults_are_not_written():
    assert records.table(Journal("j")) == {"id": "j"}


def test_entries_can_be_left_out():
    table = records.table(journal(), leave={"id", "people"})

    assert not {"id", "people"} & table.keys()
    with pytest.raises(IntakeError, match=r"“Journal\.id” is missing"):
        records.value(Journal, table)


def test_true_and_false_and_neither_are_three_things():
    for answer in (True, False, None):
        source = paper("carnk", peer_reviewed=answer)
        assert records.value(Source, records.table(source)) == source
    with pytest.raises(IntakeError, match="not true or false"):
        records.value(Source, {"id": "s", "key": "k", "peer_reviewed": 1})


def test_a_status_is_written_as_its_word():
    assert records.table(paper("carnk", status=SourceStatus.RETRACTED))["status"] == "retracted"
