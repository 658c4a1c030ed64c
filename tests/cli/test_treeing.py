import json

import pytest

from journal_desktop.app.creating import create_library
from journal_desktop.cli.main import run


@pytest.fixture
def place(tmp_path):
    create_library(tmp_path / "a.journal").close()
    return tmp_path


def call(*words):
    return run(list(map(str, words)), lambda _: 0)


def test_a_library_goes_out_and_comes_back(place, capsys):
    assert call("export-library", place / "a.journal", place / "tree", "--history") == 0
    assert call("export-library", place / "a.journal", place / "a.zip", "--json") == 0
    out = capsys.readouterr().out
    assert "3 articles, 10 sources, 0 pictures, 3 versions" in out
    assert json.loads(out[out.index("{") :])["articles"] == 3
    assert call("import", place / "b.journal", place / "tree") == 0
    assert "3 new articles" in capsys.readouterr().out
    assert call("import", place / "b.journal", place / "a.zip", "--json") == 0
    told = json.loads(capsys.readouterr().out)["files"][0]["export"]
    assert {each["fate"] for each in told["articles"]} == {"same"}
    assert call("verify", place / "tree") == 0
    assert call("verify", place / "a.zip") == 0


def test_a_published_journal_makes_a_library(place, capsys):
    assert call("export", place / "a.journal", place / "site") == 0
    assert call("import", place / "b.journal", place / "site") == 0
    assert "3 new articles, 10 new sources" in capsys.readouterr().out


def test_what_is_no_export_is_refused_and_leaves_nothing(place, capsys):
    (place / "thesis").mkdir()
    (place / "bad.zip").write_bytes(b"not a zip at all")
    for name in ("thesis", "bad.zip"):
        assert call("import", place / "b.journal", place / name) == 1
        assert not (place / "b.journal").exists()
    assert call("import", place / "a.journal", place / "thesis") == 1
    assert "no library and no journal" in capsys.readouterr().out
