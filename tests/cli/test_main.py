import subprocess
import sys

import pytest

from journal_desktop import __version__
from journal_desktop.cli import main as cli


def opened(log):
    def opener(library):
        log.append(library)
        return 7

    return opener


def test_without_a_command_the_window_opens(type_in, tmp_path):
    log = []
    assert type_in(opener=opened(log)).code == 7
    assert type_in(tmp_path / "any.journal", opener=opened(log)).code == 7
    assert log == [None, tmp_path / "any.journal"]


def test_a_file_with_the_name_of_a_command_is_opened_by_its_path(type_in, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").touch()
    log = []
    type_in("./list", opener=opened(log))
    assert str(log[0]) == "list"


@pytest.mark.parametrize("name", ["expotr", "improt", "verfy"])
def test_a_mistyped_command_opens_no_window(type_in, name):
    done = type_in(name, "a", "b")
    assert done.code == 2
    assert "There is no command" in done.err
    assert "Did you mean" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "a.journal", "b.journal"],
        ["list", "--frob", "a.journal"],
        ["export", "a.journal"],
        ["import", "a.journal"],
        ["import", "a.journal", "/nowhere/file.txt"],
        ["verify", "/nowhere/bundle"],
        ["list", "/nowhere/my.journal"],
        ["--frob"],
    ],
)
def test_wrong_use_is_told_in_words(type_in, arguments):
    done = type_in(*arguments)
    assert done.code == 2
    assert "Usage:" not in done.err
    assert not done.out


def test_version_and_help(type_in):
    assert __version__ in type_in("--version").out
    shown = type_in("--help").out
    for name in ("new", "list", "import", "export", "check", "verify"):
        assert f"\n  {name} " in shown
        told = type_in(name, "--help").out
        assert "--json" in told
    assert "..." not in shown


def test_run_gives_the_exit_code(tmp_path, capsys):
    assert cli.run([str(tmp_path / "x.journal")], lambda _path: 3) == 3
    assert cli.run(["list", str(tmp_path / "x.journal")], lambda _path: 3) == 2
    assert cli.run(["--version"], lambda _path: 3) == 0
    assert capsys.readouterr().out


def test_a_command_loads_no_qt(library):
    script = (
        "import sys\n"
        "from journal_desktop.cli.main import run\n"
        "import journal_desktop.__main__\n"
        f"code = run(['list', {str(library)!r}], None)\n"
        "loaded = [n for n in sys.modules if n.split('.')[0] in {'PySide6', 'shiboken6'}]\n"
        "sys.exit(code or (9 if loaded else 0))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_program_runs_as_a_module(library):
    done = subprocess.run(
        [sys.executable, "-m", "journal_desktop", "list", str(library)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"a-secret" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["check"],
        ["export", "out"],
        ["sources"],
        ["audit"],
        ["cite"],
        ["import", "known.txt"],
    ],
)
def test_a_mistyped_library_is_told_and_none_is_made(type_in, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known.txt").write_text("A title", encoding="utf-8")
    command, *more = arguments
    done = type_in(command, "my jurnal.journal", *more)

    assert done.code == 2
    assert "There is no library “my jurnal.journal”" in done.err
    assert [each.name for each in tmp_path.iterdir()] == ["known.txt"]


@pytest.mark.parametrize("name", ["./Notes", "folder/notes.txt", "my.jornal"])
def test_the_window_makes_no_library_under_a_name_that_is_none(type_in, name):
    log = []
    done = type_in(name, opener=opened(log))

    assert done.code == 2
    assert f"“{name}”. A new library needs a name like “" in done.err
    assert ".journal”" in done.err
    assert not log
