from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal_desktop.store.library import Library


@pytest.fixture
def backed_up(type_in, library):
    """A library and the path of its one backup."""
    done = type_in("backup", library, "--json")
    assert done.code == 0
    return library, done.json[0]["file"]


def slugs(path):
    with Library.open(path) as opened:
        return {each.slug for each in opened.summaries()}


def test_a_backup_is_made_and_listed(type_in, library, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert "no backups" in type_in("backups", library).out
    made = type_in("backup", library, "--to", stick)

    assert made.code == 0
    assert made.out.count("Backed up and checked") == 2
    (listed,) = type_in("backups", library, "--json").json
    (there,) = type_in("backups", library, "--in", stick, "--json").json
    assert listed["why"] == there["why"] == "asked"
    assert str(stick) in there["file"]
    assert "checked" in type_in("backups", library).out


def test_one_article_comes_back_as_a_version(type_in, backed_up):
    library, backup = backed_up
    with Library.open(library) as opened:
        secret = opened.find("a-secret")
        opened.save(replace(secret, lead="Other words."))
        gone = next(each for each in opened.summaries() if each.slug != "a-secret")
        opened.delete(gone.id)
    done = type_in("restore", library, backup, "--article", "a-secret", "--article", gone.slug)

    assert (done.code, done.out) == (0, "2 articles came back.\n")
    with Library.open(library) as opened:
        assert opened.find("a-secret") == secret
        assert opened.find(gone.slug).id == gone.id
        assert [each.kind for each in opened.history.list(secret.id)] == ["restore", "before"]


def test_a_source_comes_back_by_its_key(type_in, backed_up):
    library, backup = backed_up
    with Library.open(library) as opened:
        source = next(each for each in opened.sources() if each.key == "prisma2020")
        opened.delete_source(source.id)
    assert type_in("restore", library, backup, "--source", "prisma2020").code == 0
    with Library.open(library) as opened:
        assert opened.source(source.id) == source
    assert type_in("restore", library, backup, "--source", "nobody1999").code == 2


def test_all_of_it_comes_beside_or_in_place_and_nothing_is_lost(type_in, backed_up, tmp_path):
    library, backup = backed_up
    with Library.open(library) as opened:
        opened.delete(opened.find("a-secret").id)
    beside = tmp_path / "Beside.journal"
    assert type_in("restore", library, backup, "--as", beside).code == 0
    assert "a-secret" in slugs(beside)
    assert "a-secret" not in slugs(library)

    assert type_in("restore", library, backup, "--whole").code == 0
    assert "a-secret" in slugs(library)
    whys = [each["why"] for each in type_in("backups", library, "--json").json]
    assert sorted(whys) == ["asked", "replaced"]


def test_it_has_to_be_said_what_is_to_come_back(type_in, backed_up, tmp_path):
    library, backup = backed_up
    assert type_in("restore", library, backup).code == 2
    assert type_in("restore", library, backup, "--whole", "--article", "a-secret").code == 2
    assert type_in("restore", library, backup, "--article", "nothing").code == 2
    not_one = tmp_path / "notes.txt"
    not_one.write_text("mine")
    refused = type_in("restore", library, not_one, "--whole")
    assert refused.code != 0
    assert slugs(library) == slugs(Path(backup))
