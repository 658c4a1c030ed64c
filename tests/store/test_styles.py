import pytest

from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.style import Style
from journal_desktop.store.library import Library

STYLE = Style("http://www.zotero.org/styles/example", "Example", "<style>…</style>")


def test_a_style_is_kept_once_and_can_be_let_go(library):
    library.styles.put(Style(STYLE.id, "Old", "<style/>"))
    library.styles.put(STYLE)
    library.styles.put(Style("a", "A first", "<style/>"))

    assert [each.title for each in library.styles.every()] == ["A first", "Example"]
    assert library.styles.one(STYLE.id) == STYLE
    library.styles.delete(STYLE.id)
    with pytest.raises(NotFound):
        library.styles.one(STYLE.id)
    with pytest.raises(NotFound):
        library.styles.delete(STYLE.id)


def test_harm_to_a_style_is_told_by_its_title(library, path, harm):
    library.styles.put(Style("a", "Harmed", "<style>abcdef</style>"))
    library.close()
    harm("abcdef", "abcdeg")

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="Harmed"):
        again.styles.every()
