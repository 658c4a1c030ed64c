from builders import blank
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.store.library import Library


def test_words_are_searched_in_all_texts(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    done = type_in("search", path, "killer", "cel")
    assert done.code == 0
    assert "CAR-NK" in done.out
    assert "Articles: 1" in done.out


def test_a_program_reads_the_same(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    found = type_in("search", path, "in:sources", "killer", "--limit", "1", "--json").json
    assert found["counts"]["articles"] == 0
    assert [each["group"] for each in found["hits"]] == ["sources"]


def test_words_can_be_kept_out(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    every = type_in("search", path, "in:articles", "cell", "--json").json["counts"]["articles"]
    some = type_in("search", path, "in:articles", "cell", "-athletes", "-ebola", "--json").json
    assert 0 < some["counts"]["articles"] < every


def test_nothing_is_an_answer(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    done = type_in("search", path, "xyzzy")
    assert done.code == 1
    assert "Nothing" in done.out
    assert type_in("search", path).code == 2


def test_the_trash_is_searched_where_somebody_says_so(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    with Library.open(path) as library:
        gone = blank(id=ArticleId(new_id()), title="Zymurgy", lead="Of wax.")
        library.save(gone)
        library.delete(gone.id)
    assert type_in("search", path, "zymurgy").code == 1
    assert "In the trash: 1" in type_in("search", path, "in:trash", "zymurgy").out
    (hit,) = type_in("search", path, "in:trash", "zymurgy", "--json").json["hits"]
    assert (hit["id"], hit["deleted"]) == (gone.id, True)
