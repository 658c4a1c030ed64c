"""What lies where an export is to go."""

from __future__ import annotations

from journal_desktop.app.targets import strangers
from journal_desktop.publish import manifest


def test_no_folder_an_empty_one_and_hidden_files_are_nothing_to_ask_about(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"\x00")

    assert strangers(tmp_path) == ()
    assert strangers(tmp_path / "new") == ()


def test_the_files_of_somebody_else_are_named(tmp_path):
    (tmp_path / "tax.pdf").write_bytes(b"%PDF")
    (tmp_path / "photos").mkdir()

    assert strangers(tmp_path) == ("photos", "tax.pdf")


def test_an_earlier_export_is_no_stranger_whatever_lies_beside_it(tmp_path):
    (tmp_path / manifest.NAME).write_bytes(manifest.write(manifest.make((), ())))
    (tmp_path / "CNAME").write_text("example.org")

    assert strangers(tmp_path) == ()


def test_a_list_of_another_program_is_left_to_the_export(tmp_path):
    (tmp_path / manifest.NAME).write_text("{}")

    assert strangers(tmp_path) == ()
