"""The document follows the pages it is given, without reloading and without jumping."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from gui.preview.pages import Block, block, page, swap

FIRST = page()


def test_the_served_document_is_the_page_byte_for_byte(screen):
    screen.show(FIRST)
    served = screen.preview._engine._read(FIRST.path)

    assert served == FIRST.html.encode()
    assert screen.preview.page_bytes() == served


def test_a_change_is_patched_without_a_reload(screen):
    screen.show(FIRST)
    screen.ask("document.body.dataset.first = 'yes'")
    screen.show(swap(FIRST, "s2", "<p>new words</p>"))

    assert screen.ask("document.getElementById('s2').textContent") == "new words"
    assert screen.ask("document.body.dataset.first") == "yes"


def _reordered(names):
    return replace(FIRST, blocks=tuple(block(name) for name in names))


CHANGES = {
    "words": swap(FIRST, "s1", "<p>one</p><p>two</p>"),
    "table": swap(FIRST, "s1", "<table><tbody><tr><td>1</td></tr></tbody></table>"),
    "noscript": swap(FIRST, "s1", "<noscript><p>plain</p></noscript>"),
    "drawing": swap(FIRST, "s1", '<svg viewBox="0 0 1 1"><path d="M0 0h1"></path></svg>'),
    "separators": swap(FIRST, "s1", "<p>a\u2028b\u2029c</p>"),
    "title": replace(page(title="Another & longer"), blocks=FIRST.blocks),
    "moved up": _reordered(["s4", "s0", "s1", "s2", "s3", "s5"]),
    "moved down": _reordered(["s1", "s2", "s3", "s0", "s4", "s5"]),
    "reversed": _reordered(["s5", "s4", "s3", "s2", "s1", "s0"]),
    "removed": _reordered(["s0", "s2", "s5"]),
    "first removed": _reordered(["s1", "s2", "s3", "s4", "s5"]),
    "last removed": _reordered(["s0", "s1", "s2", "s3", "s4"]),
    "added": _reordered(["n0", "s0", "s1", "n1", "s2", "s3", "s4", "s5", "n2"]),
    "all new": _reordered(["n0", "n1"]),
    "one left": _reordered(["s3"]),
    "moved and changed": replace(
        _reordered(["s3", "s0", "n1", "s1"]),
        blocks=(block("s3"), block("s0", "<b>x</b>"), block("n1"), block("s1", "<i>y</i>")),
    ),
    "closing": replace(FIRST, closing="<hr></main><p>More</p></body>"),
    "opening": replace(FIRST, opening='<body class="wide"><a href="#main">x</a><main id="main">'),
    "language": replace(FIRST, language="ar", direction="rtl"),
    "style": replace(FIRST, head=FIRST.head.replace("400px", "300px")),
    "data": replace(
        FIRST, head=FIRST.head + '<script type="application/ld+json">{"a": 1}</script>'
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_patching_ends_where_loading_would(screen, name):
    """There and back again: the document is what a fresh load of the same page gives."""
    screen.show(FIRST, "patched")
    fresh = screen.dom()
    screen.show(CHANGES[name], "patched")
    patched = screen.dom()
    screen.show(FIRST, "patched")
    back = screen.dom()
    screen.show(CHANGES[name], "loaded")

    assert patched == screen.dom()
    assert back == fresh


def test_many_changes_in_a_row_end_where_loading_would(screen):
    screen.show(FIRST, "patched")
    for each in CHANGES.values():
        screen.show(each, "patched")
    patched = screen.dom()
    screen.show(each, "loaded")

    assert patched == screen.dom()


def test_the_latest_page_overtakes_those_that_wait(qtbot, screen):
    screen.show(FIRST)
    seen = []
    screen.preview.updated.connect(seen.append)
    pages = [swap(FIRST, "s0", f"<p>{i}</p>") for i in range(50)]
    numbers = [screen.preview.show_page(each) for each in pages]
    qtbot.waitUntil(lambda: numbers[-1] in seen)

    assert screen.ask("document.getElementById('s0').textContent") == "49"
    assert len(seen) < len(numbers)


def test_a_patch_of_an_article_that_was_left_is_not_told_of(qtbot, screen):
    screen.show(FIRST)
    seen = []
    screen.preview.updated.connect(seen.append)
    left = screen.preview.show_page(swap(FIRST, "s0", "<p>left behind</p>"))
    screen.show(page(block("other"), slug="two"))
    screen.frame()

    assert left not in seen
    assert screen.ask("document.body.innerText").startswith("other")


def _place(screen):
    return screen.ask("document.getElementById('s3').getBoundingClientRect().top")


@pytest.mark.parametrize(
    "change",
    [
        swap(FIRST, "s1", '<p style="height: 900px">taller</p>').blocks,
        (block("s0"), block("new"), *FIRST.blocks[1:]),
        FIRST.blocks[1:],
        (*FIRST.blocks[:1], *FIRST.blocks[2:], FIRST.blocks[1]),
    ],
    ids=["grown", "added", "removed", "moved away"],
)
def test_what_is_read_stays_in_its_place(screen, change):
    """A change above the window's edge does not move what is below it."""
    first = replace(FIRST, head=FIRST.head.replace("height: 400px", "min-height: 400px"))
    screen.show(first)
    screen.ask("scrollTo(0, 1300)")
    before = _place(screen)
    screen.show(replace(first, blocks=change))
    screen.frame()

    assert abs(_place(screen) - before) < 1


def test_a_paragraph_added_above_in_the_same_section_moves_nothing(screen):
    lines = [f'<p style="height: 100px">{i}</p>' for i in range(30)]
    tall = replace(
        FIRST, blocks=(Block("long", f'<div id="long">{"".join(lines)}<i id="s3">x</i></div>'),)
    )
    screen.show(tall)
    screen.ask("scrollTo(0, 1500)")
    before = _place(screen)
    more = "".join([*lines[:2], *lines])
    screen.show(
        replace(tall, blocks=(Block("long", f'<div id="long">{more}<i id="s3">x</i></div>'),))
    )
    screen.frame()

    assert abs(_place(screen) - before) < 1


def test_an_opened_detail_stays_open(screen):
    asked = "<details><summary>Why?</summary><p>{}</p></details>"
    first = swap(FIRST, "s0", asked.format("old"))
    screen.show(first)
    screen.ask("document.querySelector('details').open = true")
    screen.show(swap(first, "s0", asked.format("new")))

    assert screen.ask("document.querySelector('details[open] p').textContent") == "new"


def test_another_article_is_loaded(screen):
    screen.show(FIRST)
    screen.show(page(block("other"), slug="two"))

    assert screen.ask("document.body.innerText").startswith("other")
    assert screen.ask("location.pathname") == "/articles/two/index.html"


def test_a_new_slug_of_the_same_article_reloads_nothing(screen):
    screen.show(FIRST, "id")
    screen.ask("document.body.dataset.first = 'yes'")
    screen.show(page(slug="renamed"), "id")

    assert screen.ask("document.body.dataset.first") == "yes"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_new_style_is_loaded_and_the_place_is_kept(screen, zoom):
    """A document's policy names its style, so that another style needs another document."""
    screen.preview.set_zoom(zoom)
    screen.show(FIRST)
    screen.ask("document.body.dataset.first = 'yes'; scrollTo(0, 900)")
    screen.frame()
    screen.qtbot.waitUntil(lambda: screen.preview._engine.live._top == 900)
    screen.show(CHANGES["style"])

    assert screen.ask("document.body.dataset.first ?? 'gone'") == "gone"
    assert screen.ask("scrollY") == 900


def _crash(qtbot, preview, then):
    with qtbot.waitSignals([preview.crashed, then], timeout=20_000):
        os.kill(preview._engine.page.renderProcessPid(), signal.SIGKILL)


def test_it_comes_back_after_a_crash_with_the_latest_page(qtbot, screen):
    screen.show(FIRST)
    screen.show(swap(FIRST, "s0", "<p>last words</p>"))
    screen.ask("scrollTo(0, 900)")
    screen.qtbot.waitUntil(lambda: screen.preview._engine.live._top == 900)
    _crash(qtbot, screen.preview, screen.preview.recovered)

    assert screen.ask("document.getElementById('s0').textContent") == "last words"
    assert screen.ask("scrollY") == 900
    screen.show(swap(FIRST, "s0", "<p>and on</p>"))
    assert screen.ask("document.getElementById('s0').textContent") == "and on"


def test_it_gives_up_on_a_page_that_always_crashes_until_asked(qtbot, screen):
    screen.show(FIRST)
    for _ in range(3):
        _crash(qtbot, screen.preview, screen.preview.recovered)
    _crash(qtbot, screen.preview, screen.preview._engine.live.gave_up)
    screen.preview.show_page(swap(FIRST, "s0", "<p>written meanwhile</p>"))

    assert screen.preview._trouble.isVisible()
    with qtbot.waitSignal(screen.preview.updated, timeout=20_000):
        screen.preview.reload()
    assert screen.ask("document.getElementById('s0').textContent") == "written meanwhile"
    assert not screen.preview._trouble.isVisible()
