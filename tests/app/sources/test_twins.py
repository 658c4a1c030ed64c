"""Sources that may be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.app.ports import Cancelled, Unheard
from journal_desktop.app.sources import twins
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import csl_text


def copy_of(key, identity, **fields):
    return replace(paper(key), id=SourceId(identity), key=identity, **fields)


def ids(groups):
    return [{each.id for each in group.sources} for group in groups]


def test_groups_say_why():
    mine, copy = paper("liu2020"), copy_of("liu2020", "copy")
    (group,) = twins.groups((mine, paper("grade2008"), copy), Unheard())

    assert group.sources == (mine, copy)
    assert "DOI" in group.why or "PMID" in group.why
    assert group.is_same


def test_what_is_kept_apart_is_not_asked_about_again():
    mine, copy = paper("liu2020"), copy_of("liu2020", "copy")
    (group,) = twins.groups((mine, copy), Unheard())
    edit = twins.kept_apart(group)

    assert twins.groups(edit.after, Unheard()) == ()


def test_a_third_one_is_still_found_beside_two_that_are_kept_apart():
    mine, copy, third = paper("liu2020"), copy_of("liu2020", "copy"), copy_of("liu2020", "third")
    apart = twins.kept_apart(twins.Group((mine, copy), "x")).after
    found = twins.groups((*apart, third), Unheard())

    assert ids(found) == [{mine.id, copy.id, third.id}]


def preprint():
    item = dict(paper("liu2020").csl) | {"type": "article", "DOI": "10.1101/2020.01.02.123456"}
    del item["PMID"], item["container-title"], item["container-title-short"]
    return replace(paper("liu2020"), id=SourceId("pre"), key="pre", item=csl_text(item))


def test_versions_are_told_from_duplicates_until_they_are_linked():
    mine, earlier = paper("liu2020"), preprint()
    (group,) = twins.groups((mine, earlier), Unheard())

    assert not group.is_same
    assert twins.groups(twins.linked(mine, earlier).after, Unheard()) == ()


def test_it_can_be_ended():
    class Impatient:
        def step(self, *_told):
            raise Cancelled

    with pytest.raises(Cancelled):
        twins.groups((paper("liu2020"),), Impatient())
