import pytest

from journal_desktop.core.folding import folded


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Øster & Łuk's CAR-NK  cells", "oster luks car nk cells"),
        ("Müller’s <i>in vitro</i> H<sub>2</sub>O", "mullers in vitro h2o"),
        ("免疫 療法", "免疫 療法"),
        ("10.1056/NEJMoa1910607", "10 1056 nejmoa1910607"),
        ("", ""),
    ],
)
def test_words_are_reduced_to_what_people_type(words, plain):
    assert folded(words) == plain
