import pytest

from journal_desktop.publish import stage


def test_a_stage_is_locked_while_it_is_used_and_gone_afterwards(tmp_path):
    with stage.staged(tmp_path / "site") as made:
        made.write("a/b/c.txt", b"words")
        with stage.locked(made.home) as free:
            assert not free
        assert (made.bundle / "a/b/c.txt").read_bytes() == b"words"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ""])
def test_nothing_is_written_outside_of_a_stage(tmp_path, path):
    with stage.staged(tmp_path / "site") as made, pytest.raises(ValueError, match="not a path"):
        made.write(path, b"x")


def test_a_file_is_never_written_over(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileExistsError):
        stage.write_new(tmp_path / "file", b"x")
    assert (tmp_path / "file").read_text() == "mine"
