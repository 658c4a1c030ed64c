"""Wrong use, told in a sentence with its remedy."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["list"], "“journal-desktop list” needs a library, such as “My journal.journal”."),
        (["export", "a.journal"], "needs a place to write to"),
        (["import", "a.journal"], "needs a file to take in"),
        (["list", "a.journal", "b c.journal"], "There is nothing to do with “b c.journal” here."),
        (["list", "--jsn", "a.journal"], "There is no option “--jsn” here.\nDid you mean --json?"),
        (["import", "a.journal", "gone.md"], "There is no file “gone.md”."),
        (["backup", "a.journal", "--to", "gone"], "There is no folder “gone”."),
        (["history", "a.journal"], "needs the address of an article, as “journal-desktop list”"),
        (["restore", "a.journal"], "needs a backup, as “journal-desktop backups” lists them."),
        (["cite", "a.journal", "--format", "pdf"], "--format can be text or html."),
        (["cite", "a.journal", "--style"], "--style needs a value behind it."),
        (["list", "a.journal", "--json=yes"], "--json takes no value."),
        (
            ["sources", "a.journal", "--bibtex", "--ris"],
            "Sources are printed in one form: choose --bibtex or --ris.",
        ),
        (["sources", "a.journal", "--csl", "--json"], "choose --csl or --json."),
    ],
)
def test_what_is_wrong_and_what_to_do(type_in, typed, sentence):
    done = type_in(*typed)

    assert done.code == 2
    assert sentence in done.err
    assert f"Try “journal-desktop {typed[0]} --help”." in done.err
    assert not done.out


def test_a_file_is_no_folder(type_in, tmp_path):
    file = tmp_path / "notes.txt"
    file.touch()
    done = type_in("backup", "a.journal", "--to", file)

    assert done.code == 2
    assert f"“{file}” is a file, and a folder is needed." in done.err


def test_a_folder_is_no_file(type_in, tmp_path):
    done = type_in("audit", "a.journal", "--notices", tmp_path)

    assert done.code == 2
    assert f"“{tmp_path}” is a folder" in done.err
