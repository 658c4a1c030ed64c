"""A library in a folder of its own, and the ways in which files come to harm."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import journal

from journal_desktop.store.library import Library

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's library is, or is to be."""
    return tmp_path / "evidence.journal"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A new, open library."""
    with Library.create(path, journal()) as created:
        yield created


@pytest.fixture
def harm(path: Path) -> Callable[[str, str], None]:
    """Change bytes of the closed file behind SQLite's back, as a failing disk does."""

    def change(words: str, others: str) -> None:
        assert len(words.encode()) == len(others.encode())
        content = path.read_bytes()
        assert words.encode() in content
        path.write_bytes(content.replace(words.encode(), others.encode()))

    return change


@pytest.fixture
def alter(path: Path) -> Callable[..., None]:
    """Run SQL on the closed file, as another program or a newer version would."""

    def run(*statements: str) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return run


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the library open until its standard input is closed."""
    code = (
        "import sys; from pathlib import Path; from journal_desktop.store.library import Library\n"
        "with Library.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process


@contextmanager
def without_rights(*protected: Path, mode: int) -> Iterator[None]:
    """Let the block run as a user who has no more rights to *protected* than *mode* gives."""
    if os.name != "posix":
        pytest.skip("file permissions are set otherwise on this system")
    before = [stat.S_IMODE(each.stat().st_mode) for each in protected]
    for each in protected:
        each.chmod(mode)
    root = os.geteuid() == 0
    try:
        if root:
            os.setresuid(NOBODY, NOBODY, 0)
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for each, old in zip(protected, before, strict=True):
            each.chmod(old)


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """A folder that any user can reach, so that tests run by root can be somebody else."""
    for each in (tmp_path, *tmp_path.parents):
        if each.owner() == Path.home().owner() and each.stat().st_uid == os.geteuid():
            if not each.stat().st_mode & stat.S_IXOTH and os.geteuid() == 0:
                each.chmod(each.stat().st_mode | stat.S_IXOTH)
        if "pytest" not in str(each):
            break
    return tmp_path
