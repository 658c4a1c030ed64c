"""“doctor” tells whether a library is whole, and puts a damaged one together again."""

from __future__ import annotations

import builders
from journal_desktop.store.library import Library


def spoil(path):
    """Zero the start of the file, as a failing disk does."""
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def test_a_whole_library_is_told_whole(type_in, library):
    type_in("backup", library)
    done = type_in("doctor", library)

    assert done.code == 0
    assert done.out.startswith("Whole: ")
    assert "Backups: 1, of which 1 are whole." in done.out
    assert type_in("doctor", library, "--json").json["damaged"] is False


def test_a_damaged_library_is_told_and_left_as_it_is(type_in, library):
    spoil(library)
    before = library.read_bytes()
    done = type_in("doctor", library)

    assert done.code == 1
    assert "Damaged" in done.out
    assert "doctor --repair" in done.out
    assert library.read_bytes() == before
    assert list(library.parent.iterdir()) == [library]


def test_repair_is_not_promised_of_what_was_never_a_library(type_in, tmp_path):
    other = tmp_path / "other.journal"
    other.write_bytes(b"Dear diary. " * 999)
    done = type_in("doctor", other)

    assert done.code == 1
    assert "Backups: none." in done.out
    assert "mends it" not in done.out
    assert "looks whether something of a library is left" in done.out


def test_repair_brings_every_article_back_and_keeps_the_damaged_file(type_in, library):
    spoil(library)
    before = library.read_bytes()
    done = type_in("doctor", library, "--repair")

    assert done.code == 0
    assert "all 2 articles are whole" in done.out
    (kept,) = library.parent.glob("my damaged *.journal")
    assert kept.read_bytes() == before
    assert type_in("doctor", library).code == 0
    with Library.open(library) as again:
        assert len(again.summaries()) == 2


def test_a_changed_word_is_named(type_in, library_of):
    library = library_of(builders.article(lead="Most of the patients were well."))
    content = library.read_bytes()
    library.write_bytes(content.replace(b"Most of the patients", b"None of the patients"))
    done = type_in("doctor", library, "--json")

    assert done.code == 1
    assert done.json["structure"] == "ok"
    assert done.json["harms"] == ["The lead"]
    mended = type_in("doctor", library, "--repair", "--json").json["repaired"]
    assert mended["articles"] == 1
    assert any("may hold words that the damage changed" in line for line in mended["lines"])


def test_a_damaged_backup_is_told(type_in, library):
    type_in("backup", library)
    (backup,) = (library.parent / "my backups").iterdir()
    backup.chmod(0o644)
    backup.write_bytes(backup.read_bytes()[:-4096] + b"\xa5" * 4096)

    done = type_in("doctor", library)
    assert done.code == 0
    assert "Backups: 1, of which 0 are whole." in done.out


def test_another_file_is_not_repaired(type_in, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear diary. " * 400, encoding="utf-8")
    done = type_in("doctor", tmp_path / "letter.txt", "--repair")

    assert done.code == 2
    assert "is not a Journal Desktop library" in done.err


def test_in_a_synced_folder_one_may_read_but_not_write(type_in, library):
    (library.parent / ".stfolder").mkdir()
    text = library.parent / "text.md"
    text.write_text("# A title\n\nSome words.\n", encoding="utf-8")

    assert type_in("list", library).code == 0
    refused = type_in("import", library, text)
    assert refused.code == 1
    told = refused.out + refused.err
    assert "Syncthing" in told
    assert "Move it to a folder of this computer alone" in told
