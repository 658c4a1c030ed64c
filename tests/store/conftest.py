"""A library in a folder of its own, and the ways in which files come to harm."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

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


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples of a property; it need not survive a power cut."""
    path = tmp_path_factory.mktemp("shelf") / "shelf.journal"
    with Library.create(path, journal()) as created:
        created._opened.db.execute("PRAGMA synchronous = OFF")
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
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


@pytest.fixture
def killed_while_writing(path: Path) -> Callable[[str], None]:
    """Leave behind what a process leaves that dies after a commit."""
    if not hasattr(os, "fork"):
        pytest.skip("needs a process that can be killed")

    def run(statement: str) -> None:
        child = os.fork()
        if child == 0:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute(statement)
            os._exit(0)
        os.waitpid(child, 0)

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


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that any user can reach, so that a test run by root can be somebody else."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def powerless() -> Callable[..., AbstractContextManager[None]]:
    """Let a block run as a user who has no more rights to the files than *mode* gives."""
    if os.name != "posix":
        pytest.skip("file permissions are set otherwise on this system")
    return _powerless


@contextmanager
def _powerless(*files: Path, mode: int) -> Iterator[None]:
    before = [stat.S_IMODE(each.stat().st_mode) for each in files]
    for each in files:
        each.chmod(mode)
    root = os.geteuid() == 0
    try:
        if root:
            os.setresuid(NOBODY, NOBODY, 0)
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for each, old in zip(files, before, strict=True):
            each.chmod(old)
