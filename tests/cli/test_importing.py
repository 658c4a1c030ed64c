import pytest

from journal_desktop.store.library import Library

TEXT = "Do plain words help?\n\nA short lead on plain words.\n\nWhat was found?\n\nThey help.\n"


def test_a_text_lands_as_an_article(type_in, library, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(TEXT)
    done = type_in("import", library, file)
    assert done.code == 0
    assert "do-plain-words-help" in done.out
    with Library.open(library) as opened:
        assert opened.find("do-plain-words-help").title == "Do plain words help?"


def test_the_json_names_every_file_and_remark(type_in, library, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    done = type_in("import", library, tmp_path / "b.txt", tmp_path / "a.txt", "--json")
    assert done.code == 1
    bad, good = done.json["files"]
    assert bad["article"] is None
    assert bad["error"]["remedy"]
    assert good["new"]
    assert good["error"] is None
    assert all(remark["line"] >= 1 for remark in good["remarks"])


def test_remarks_are_printed_with_their_lines(type_in, library, tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# A title\n\nWords <b>bold</b>.\n\n![a picture](gone.png)\n")
    remarks = type_in("import", library, file, "--json").json["files"][0]["remarks"]
    with Library.open(library) as opened:
        opened.delete(opened.find("a-title").id)
    done = type_in("import", library, file)
    assert done.code == 0
    assert remarks
    for remark in remarks:
        assert f"line {remark['line']}: {remark['what']}" in done.out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("empty.txt", b""),
        ("nul.md", b"\0" * 1000),
        ("page.html", b"<!doctype html><html><body><h1>x</h1></body></html>"),
        ("figure.png", TEXT.encode()),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>Words</text></svg>'),
    ],
)
def test_what_is_no_text_costs_only_itself(type_in, library, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT)
    done = type_in("import", library, tmp_path / name, tmp_path / "good.txt")
    assert done.code == 1
    assert f"{name}: not taken in." in done.out
    assert "do-plain-words-help" in done.out


def test_a_huge_file_is_refused_before_it_is_read(type_in, library, tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)
    done = type_in("import", library, huge)
    assert done.code == 1
    assert "too large" in done.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_other_encodings_are_read(type_in, library, tmp_path, encoding):
    file = tmp_path / "words.txt"
    words = "Café à la carte für Müller – naïve? " * 5
    file.write_bytes(f"Überschrift\n\n{words}\n".replace("–", "-").encode(encoding))
    done = type_in("import", library, file)
    assert done.code == 0
    with Library.open(library) as opened:
        assert "Müller" in "".join(text for _, text in opened.find("uberschrift").proses())


def test_emoji_and_right_to_left_text_land_whole(type_in, library, tmp_path):
    file = tmp_path / "words.md"
    file.write_text("# 🧬 هل اللقاح آمن؟\n\nنعم، حسب الدراسات 🧪.\n", encoding="utf-8")
    article = type_in("import", library, file, "--json").json["files"][0]["article"]
    with Library.open(library) as opened:
        found = opened.find(article["slug"])
    assert found.title == "🧬 هل اللقاح آمن؟"
    assert "نعم، حسب الدراسات 🧪." in "".join(text for _, text in found.proses())


def test_references_that_never_end_are_told_and_become_no_article(type_in, library, tmp_path):
    file = tmp_path / "broken.bib"
    file.write_text("@article{broken, title={It never ends\n")
    done = type_in("import", library, file)
    assert done.code == 1
    assert "0 new sources (BibTeX that can't be read)" in done.out
    assert "line 1: left out." in done.out
    with Library.open(library) as opened:
        assert all("broken" not in each.slug for each in opened.summaries())


@pytest.mark.parametrize("words", ["{}", '[{"a": 1},', "Nothing of the kind.\n"])
@pytest.mark.parametrize("name", ["export.json", "export.ris"])
def test_a_file_for_references_without_any_becomes_no_article(
    type_in, library, tmp_path, name, words
):
    file = tmp_path / name
    file.write_text(words)
    before = type_in("list", library).out
    done = type_in("import", library, file)
    assert done.code == 1
    assert "no references in it" in done.out
    assert type_in("list", library).out == before


def test_a_reference_without_a_title_is_called_by_its_identifier(type_in, library, tmp_path):
    file = tmp_path / "numbers.txt"
    file.write_text("10.7554/eLife.32822\nPMID: 28288103\n")
    done = type_in("import", library, file)
    assert ": 10.7554/eLife.32822" in done.out
    assert ": 28288103" in done.out
    assert "[No title]" not in done.out


def test_the_same_text_once_more_is_said_to_be_here(type_in, library, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(TEXT)
    type_in("import", library, file)
    done = type_in("import", library, file)
    assert done.code == 0
    assert (
        "the same text is already here as do-plain-words-help; "
        "imported again as do-plain-words-help-2"
    ) in done.out
    third = type_in("import", library, file, "--json").json["files"][0]
    assert (third["same"], third["new"]) == ("do-plain-words-help-2", True)
