import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from builders import PAPERS, article, blank, cited, journal, paper, section
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.core.status import Status
from journal_desktop.store import migrations
from journal_desktop.store.library import Library
from journal_desktop.store.search import ranking
from journal_desktop.store.search.query import parse

UNSEEN = "Bats roost in hollow figs."


def made(**fields):
    """An article with those fields."""
    return blank(id=ArticleId(new_id()), **fields)


def catch_up(library):
    """Take in all there is."""
    while library.search.catch_up(10):
        pass


def found(library, words):
    """The titles of the articles that those words find, best first."""
    catch_up(library)
    return [each.text.title for each in library.search.find(parse(words)).articles]


def test_words_are_found_wherever_they_stand(library):
    library.save(made(title="Asthma in schools", standfirst="On inhalers", tags=("lungs",)))
    library.save(made(title="Other", lead="Of bees.", sections=(section("Why?", "For honey."),)))

    assert found(library, "asthma inhal") == ["Asthma in schools"]
    assert found(library, "lungs ") == ["Asthma in schools"]
    assert found(library, "bees honey") == ["Other"]
    assert found(library, '"for honey" why') == ["Other"]
    assert found(library, "bees -honey") == []
    assert found(library, "asthma OR bees ") != []


def test_a_word_of_the_title_weighs_most(library):
    library.save(made(title="Bees", lead="Of flowers and of trees and of nothing else at all."))
    library.save(made(title="Trees", lead="Of bees."))

    assert found(library, "bees ") == ["Bees", "Trees"]


def test_accents_and_scripts_without_blanks_are_no_hindrance(library):
    library.save(made(title="Ménière and Øster", lead="化学疗法患者的生活"))

    for words in ("meniere", "oster", "化学", "患者", "Ménière "):
        assert found(library, words) == ["Ménière and Øster"]
    assert found(library, "者患") == []


def test_what_was_saved_is_found_and_what_it_said_before_is_not(library):
    first = made(title="Asthma")
    library.save(first)
    assert found(library, "asthma") == ["Asthma"]
    library.save(replace(first, title="Eczema"))

    assert found(library, "eczema") == ["Eczema"]
    assert found(library, "asthma") == []


def test_a_deleted_article_is_found_again_when_it_is_back(library):
    first = made(title="Asthma")
    library.save(first)
    assert found(library, "asthma") == ["Asthma"]
    library.delete(first.id)
    assert found(library, "asthma") == []
    library.restore(first.id)
    assert found(library, "asthma") == ["Asthma"]


def test_filters_narrow_what_is_found(library):
    library.save_sources((paper("liu2020"),))
    draft = made(title="Asthma now", category="Lungs", tags=("air", "school"))
    old = made(title="Asthma then", status=Status.IN_REVIEW, sources=cited("liu2020"))
    library.save(draft)
    library.save(old)

    assert found(library, "asthma status:draft") == ["Asthma now"]
    assert found(library, "asthma status:review") == ["Asthma then"]
    assert found(library, "asthma -status:draft") == ["Asthma then"]
    assert found(library, "category:lun") == ["Asthma now"]
    assert found(library, "tag:school") == ["Asthma now"]
    assert found(library, "cites:liu2020") == ["Asthma then"]
    assert found(library, "asthma before:2001") == []
    assert sorted(found(library, "asthma after:2001")) == ["Asthma now", "Asthma then"]


def test_sources_are_found_by_all_that_is_known_of_them(library):
    notes = replace(paper("liu2020"), notes="Ask about the dose", tags=("key paper",))
    library.save_sources((notes, paper("maude2018")))
    catch_up(library)

    for words in ("Banerjee", "N Engl J Med 2020", "NEJMoa1910607", "dose", "tag:key", "liu2020"):
        assert [s.key for s in library.search.find(parse(words)).sources] == ["liu2020"]
    library.delete_source(notes.id)
    catch_up(library)
    assert not library.search.find(parse("dose")).sources


def test_what_an_article_no_longer_says_is_found_once_under_its_newest_version(library):
    first = made(title="Ebola", lead=f"{UNSEEN}\n\nWhat stays.")
    library.save(first)
    library.history.remember(first, "before")
    between = replace(first, takeaway="More.")
    newest = library.history.remember(between, "named", "sent")
    library.save(replace(first, lead="What stays."))
    catch_up(library)

    passages = library.search.find(parse("hollow")).passages
    assert [(each.version, each.text, each.label) for each in passages] == [
        (newest, UNSEEN, "sent")
    ]
    assert not library.search.find(parse("stays in:history")).passages
    library.save(first)  # it is back
    catch_up(library)
    assert not library.search.find(parse("hollow")).passages
    assert found(library, "hollow") == ["Ebola"]


def test_a_version_that_comes_later_is_taken_in(library):
    first = made(title="Ebola", lead="What stays.")
    library.save(first)
    catch_up(library)
    library.history.remember(replace(first, lead=UNSEEN), "named", "tried")
    catch_up(library)

    assert [p.text for p in library.search.find(parse("hollow")).passages] == [UNSEEN]


def test_an_index_is_made_a_little_at_a_time_and_found_in_meanwhile(library):
    for number in range(30):
        library.save(made(title=f"Asthma {number}"))

    left = [library.search.catch_up(0)]
    assert left[0] == 29
    assert len(library.search.find(parse("asthma")).articles) == 1
    while left[-1]:
        left.append(library.search.catch_up(0))
    assert left == sorted(left, reverse=True)
    assert library.search.find(parse("asthma")).counts[0] == 30


def test_a_save_writes_nothing_into_the_index(library):
    library.save(made(title="Asthma"))
    catch_up(library)
    db = library._access.opened.db
    before = db.execute("SELECT * FROM search_article").fetchall()
    library.save(made(title="Eczema"))

    assert db.execute("SELECT * FROM search_article").fetchall() == before


def test_where_nothing_was_saved_nothing_is_written(library):
    library.save(made(title="Asthma"))
    catch_up(library)
    before = library._access.opened.db.conn.total_changes
    library.search.catch_up()

    assert library._access.opened.db.conn.total_changes == before


def test_an_index_lasts(library, path):
    library.save(made(title="Asthma"))
    catch_up(library)
    library.close()
    with Library.open(path) as again:
        assert [a.text.title for a in again.search.find(parse("asthma")).articles] == ["Asthma"]
        assert again.search.catch_up(0) == 0


def test_an_index_outlives_a_vacuum(library, path, alter):
    for number in range(5):
        library.save(made(title=f"Asthma {number}"))
    catch_up(library)
    library.close()
    alter("DELETE FROM cited", "VACUUM")
    with Library.open(path) as again:
        assert found(again, "asthma 3 ") == ["Asthma 3"]
        changed = again.summaries()[0]
        again.save(replace(again.article(changed.id), title="Eczema"))
        assert found(again, "eczema") == ["Eczema"]


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE search_articles",
        "DROP TABLE search_state",
        "DELETE FROM search_state",
        "UPDATE search_articles_data SET block = x'00'",
        "UPDATE search_words SET words = x'00'",
        "DELETE FROM search_article",
        "UPDATE search_state SET value = 99 WHERE name = 'form'",
    ],
)
def test_a_harmed_or_missing_index_is_made_anew(library, path, alter, harm):
    first = made(title="Asthma")
    library.save(first)
    catch_up(library)
    library.close()
    alter(harm)
    with Library.open(path) as again:
        again.save(replace(first, standfirst="Of air."))
        assert found(again, "asthma air") == ["Asthma"]
        again.save(replace(first, title="Eczema"))
        assert found(again, "eczema") == ["Eczema"]
        assert found(again, "asthma") == []


def test_an_article_with_a_harmed_row_stops_nothing_and_what_it_says_is_found(library, path, harm):
    library.save(made(title="First", lead="Of honey bees."))
    library.save(made(title="Second", lead="Of wasps."))
    library.close()
    harm("Of honey", "Of money")
    with Library.open(path) as again:
        assert found(again, "money") == ["First"]
        assert found(again, "wasps") == ["Second"]


def test_a_version_with_a_harmed_row_stops_nothing(library, path, alter):
    first = made(title="Ebola")
    library.save(first)
    library.history.remember(replace(first, lead=UNSEEN), "named", "one")
    library.close()
    alter("DROP TRIGGER revision_keeps_its_words", "UPDATE revision SET text = x'0102'")
    with Library.open(path) as again:
        assert found(again, "ebola") == ["Ebola"]


def test_a_library_that_can_only_be_read_is_searched(library, path):
    library.save(made(title="Asthma"))
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    before = path.read_bytes()
    with Library.open(path) as newer:
        assert newer.read_only
        assert found(newer, "asthma") == ["Asthma"]
        with pytest.raises(Exception, match="newer"):
            newer.save(article())
    assert path.read_bytes() == before


def test_an_older_library_is_searched(tmp_path):
    path = tmp_path / "old.journal"
    with Library.create(path, journal()) as library:
        library.save(made(title="Asthma"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name in ("articles", "sources", "passages", "article", "source", "passage", "words"):
            connection.execute(f"DROP TABLE search_{name}")
        connection.execute("DROP TABLE search_state")
        connection.execute("DROP INDEX article_deleted")
        connection.execute("DROP INDEX source_state")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_search'")
        connection.execute("PRAGMA user_version = 4")
    with Library.open(path) as again:
        assert found(again, "asthma") == ["Asthma"]


def test_many_matches_are_counted_up_to_a_bound(library):
    library.save_sources(tuple(map(paper, PAPERS)))
    for number in range(3):
        library.save(made(title=f"Asthma {number}", lead="Of air."))
    catch_up(library)

    result = library.search.find(parse("asthma"), ((0, 2), (0, 0), (0, 0), (0, 0)))
    assert (len(result.articles), result.counts[0]) == (2, 3)


def test_every_match_can_be_reached_each_once(library):
    for number in range(30):
        library.save(made(title=f"Asthma {number}" if number % 3 else "Air", lead="On asthma."))
    catch_up(library)
    none = (0, 0)
    for quick in (True, False):
        pages = [
            library.search.find(parse("asthma"), ((at, at + 7), none, none, none), quick=quick)
            for at in range(0, 35, 7)
        ]
        assert [each.counts[0] for each in pages] == [30] * 5
        ids = [each.id for page in pages for each in page.articles]
        assert (len(ids), len(set(ids))) == (30, 30)


def test_a_quick_look_counts_to_a_bound_and_a_closer_one_to_the_end(library, monkeypatch):
    monkeypatch.setattr(ranking, "RANKED", 5)
    for number in range(20):
        library.save(made(title=f"Asthma {number}" if number % 3 else "Air", lead="On asthma."))
    catch_up(library)
    none = (0, 0)
    for words in ("asthma", "-nothing in:articles"):
        quick = library.search.find(parse(words), quick=True)
        assert (quick.counts[0], quick.is_rough) == (6, True)
        exact = library.search.find(parse(words))
        assert (exact.counts[0], exact.is_rough) == (20, False)
        ids = [
            each.id
            for at in range(0, 20, 3)
            for each in library.search.find(parse(words), ((at, at + 3), none, none, none)).articles
        ]
        assert (len(ids), len(set(ids))) == (20, 20)
        assert [each.id for each in exact.articles] == ids[:8]
    titles = [each.text.title for each in library.search.find(parse("asthma")).articles]
    assert "Air" not in titles


def test_a_quick_look_takes_the_newest_passages_and_a_closer_one_all(library, monkeypatch):
    first = made(title="Ebola", lead="What stays.")
    library.save(first)
    for lead in ("Bats are old.", "Wasps are new.", "Bats may be newer."):
        library.history.remember(replace(first, lead=lead), "named")
    catch_up(library)
    assert not library.search.find(parse("bats"), quick=True).is_rough
    monkeypatch.setattr(ranking, "NEAR", 1)
    quick = library.search.find(parse("bats "), quick=True)
    assert quick.is_rough
    assert [each.text for each in quick.passages] == ["Bats may be newer."]
    assert len(library.search.find(parse("bats ")).passages) == 2
    assert not library.search.find(parse("newe"), quick=True).passages
    assert len(library.search.find(parse("newe")).passages) == 1


def test_the_trash_is_searched_where_that_is_asked_for_only(library):
    gone = made(
        title="Asthma", lead="Of air.", category="Lungs", tags=("school",), status=Status.IN_REVIEW
    )
    section_gone = made(title="Bees", sections=(section("Why?", "For honey and air."),))
    notes = replace(paper("liu2020"), notes="Ask about the air")
    library.save(gone)
    library.save(section_gone)
    library.save(replace(section_gone, sections=()))
    library.save_sources((notes,))
    library.delete(gone.id)
    library.delete_source(notes.id)
    catch_up(library)

    def thrown(words):
        found = library.search.find(parse(words))
        assert found.counts[3] == len(found.trash)
        return {each.item.kind for each in found.trash}

    assert not any(library.search.find(parse("asthma")).counts)
    assert thrown("air") == set()
    assert thrown("in:trash") == thrown("in:trash air") == {"article", "section", "source"}
    assert thrown("in:trash asth") == {"article"}
    assert thrown('in:trash "honey and"') == {"section"}
    assert thrown("in:trash air -honey") == {"article", "source"}
    assert thrown("in:trash air category:lung") == {"article"}
    assert thrown("in:trash -status:review air tag:school") == set()
    assert thrown("in:trash before:2001") == set()
    assert thrown("in:trash in:titles air") == set()
    library.restore(gone.id)
    assert thrown("in:trash asthma") == set()


def test_categories_and_tags_are_counted_as_they_are_written(library):
    library.save(made(title="One", category="Cœur", tags=("Énergie", "air")))
    library.save(made(title="Two", category="Cœur", tags=("air",)))
    library.save(made(title="Three", category="Lungs"))
    gone = made(title="Four", category="Gone", tags=("gone",))
    library.save(gone)
    library.delete(gone.id)
    catch_up(library)

    names = library.search.names()
    assert names.categories == (("Cœur", 2), ("Lungs", 1))
    assert names.tags == (("air", 2), ("Énergie", 1))
