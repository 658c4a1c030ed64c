from dataclasses import replace

import builders
from journal_desktop.store.library import Library


def test_versions_are_listed_newest_first_with_what_changed(type_in, library_of):
    article = builders.article()
    path = library_of(article)
    with Library.open(path) as library:
        library.history.remember(article, "import")
        more = replace(article, lead=article.lead + " So far.")
        library.save(more)
        library.history.remember(more, "named", "Sent off")
    done = type_in("history", path, article.slug)
    known = type_in("history", path, article.slug, "--json").json

    assert done.code == 0
    assert done.out.splitlines()[1].endswith("Sent off            Lead: 2 words added")
    assert [(each["kind"], each["damaged"]) for each in known["versions"][:2]] == [
        ("named", False),
        ("import", False),
    ]


def test_a_deleted_article_has_its_history_still(type_in, library_of):
    article = builders.article()
    path = library_of(article)
    with Library.open(path) as library:
        library.delete(article.id)

    assert "Before it was deleted" in type_in("history", path, article.id).out


def test_an_unknown_slug_is_wrong_use(type_in, library):
    assert type_in("history", library, "nobody").code == 2
