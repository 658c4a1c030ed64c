"""Citations as tokens of a field."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journal_desktop.gui import theme
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.tokens import Standing


@pytest.fixture
def field(qtbot, qapp):
    made = ProseField("Body")
    made.resize(400, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def spans(field):
    text = field.value.encode("utf-16-le")
    return [text[2 * t.start : 2 * t.end].decode("utf-16-le") for t in field.tokens.all()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [@a] and [see @b, p. 4; -@c].", ["[@a]", "[see @b, p. 4; -@c]"]),
        ("😀 text [@li2025].", ["[@li2025]"]),
        ("over two\nlines [see @a,\np. 4] end", ["[see @a,\np. 4]"]),
        (r"escaped \[@a] and `[@b]` and [@c](https://x.org)", []),
        ("```\n[@a]\n```\n\n[@b]", ["[@b]"]),
        ("mail [a@b.org]", []),
    ],
)
def test_tokens_are_what_the_page_cites(field, text, expected):
    field.show_value(text)

    assert spans(field) == expected


def test_the_tokens_between_two_places_are_those_with_a_letter_there(field):
    field.show_value("[@a] [@b]\n\n[@c]")
    first, second, third = field.tokens.all()
    places = [(0, 1), (4, 5), (3, 6), (4, 100), (9, 11), (12, 13)]

    assert [tuple(field.tokens.between(*each)) for each in places] == [
        *((first,), (), (first, second), (second, third), (), (third,))
    ]


def test_a_part_of_a_long_text_is_painted_as_it_is_in_the_whole(field):
    field.resize(300, 900)
    field.show_value("\n\n".join(f"Some words that wrap [@key{n}, p. {n}]." for n in range(12)))
    whole = field.viewport().grab().toImage()
    for top in (0, 130, 301, 480):
        part = field.viewport().rect()
        part.setTop(top)
        part.setHeight(47)

        assert field.viewport().grab(part).toImage() == whole.copy(part)


def test_a_fence_typed_above_takes_the_tokens_below_away(field, qtbot):
    field.show_value("\n\n[@a]")
    assert len(field.tokens.all()) == 1
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.keyClicks(field, "```")

    assert field.tokens.all() == ()


def test_a_token_says_what_is_wrong_with_any_of_its_sources(field):
    known = {"a": Standing.KNOWN, "b": Standing.RETRACTED}
    field.tokens.standing = lambda key: known.get(key, Standing.MISSING)
    field.show_value("[@a] [@a; @b] [@b; @c]")
    assert [t.standing for t in field.tokens.all()] == [
        Standing.KNOWN, Standing.RETRACTED, Standing.MISSING,
    ]  # fmt: skip
    known["c"] = Standing.KNOWN
    field.show_standings()

    assert field.tokens.all()[2].standing is Standing.RETRACTED


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("standing", "colour"),
    [(Standing.KNOWN, "selection"), (Standing.MISSING, "red"), (Standing.RETRACTED, "red")],
)
def test_a_pill_is_drawn_under_the_words(field, qapp, scheme, standing, colour):
    theme.choose(scheme)
    field.tokens.standing = lambda _key: standing
    field.show_value("A [@sourcekey]")
    picture = QPixmap(field.viewport().size())
    picture.fill("white")
    painter = QPainter(picture)
    field.tokens.paint(painter, QRegion(field.viewport().rect()))
    painter.end()
    (box,) = field.tokens.boxes(field.tokens.all()[0])
    drawn = picture.toImage()
    wanted = getattr(theme.colours(), colour)
    middle = box.center().toPoint()
    theme.choose("system")

    found = {
        drawn.pixelColor(x, y).name()
        for y in range(int(box.top()) - 2, int(box.bottom()) + 3)
        for x in range(middle.x() - 4, middle.x() + 4)
    }
    assert wanted in found
    assert field.viewport().rect().contains(box.toAlignedRect())
    assert drawn.pixelColor(1, 1).name() == "#ffffff"


def test_a_token_that_wraps_has_a_box_on_each_line(field):
    field.resize(170, 300)
    field.show_value("Some words [see @averylongkey2025, p. 4; @anotherlongkey2024].")

    boxes = list(field.tokens.boxes(field.tokens.all()[0]))
    assert len(boxes) > 1
    assert boxes[0].top() < boxes[1].top()
