from __future__ import annotations

from builders import article, papers
from journal_desktop.store.library import Library


def harms(library):
    """What one round finds, and how many rows it compared."""
    found, rows = [], 0
    while (step := library.sweep.step()) is not None:
        found += [harm.what for harm in step.damaged]
        rows += step.rows
    return found, rows


def test_a_round_compares_every_row_and_the_next_begins_anew(library):
    library.save(article(), tuple(papers().values()))

    first = harms(library)
    assert first[0] == []
    assert first[1] > 10
    assert harms(library) == first


def test_a_round_goes_on_while_the_library_is_written(library):
    library.save(article(slug="one"))
    library.sweep.step()
    library.save(article(slug="two", title="Two"))

    assert harms(library)[0] == []


def test_a_changed_word_is_found(path, library, harm):
    library.save(article(lead="Most of the patients were well."))
    library.close()
    harm("Most of the patients", "None of the patients")

    with Library.open(path) as again:
        assert harms(again)[0] == ["The lead"]
