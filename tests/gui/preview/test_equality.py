"""The preview of a real article is its exported page, whatever was done to it on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

import builders
from journal_desktop.app.styles.printing import printed
from journal_desktop.cite import engine
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.styles import style
from journal_desktop.core import edits
from journal_desktop.core.journal import Theme
from journal_desktop.core.status import Status
from journal_desktop.gui.preview import patch
from journal_desktop.render.context import Companion, Context
from journal_desktop.render.page import Page, page

ARTICLE = builders.article()
ASSET = builders.asset()
OTHER = builders.article(slug="another-article")


def context(**fields) -> Context:
    known = {
        "journal": builders.journal(),
        "sources": builders.papers(),
        "companions": {"another-article": Companion("another-article", "Another", is_public=True)},
        "assets": {ASSET.sha256: ASSET},
    }
    return Context(**known | fields)


def rendered(article, **fields) -> Page:
    return page(article, context(**fields))


def _steps():
    """An article's way through a sitting of writing."""
    article = ARTICLE
    first, second = article.sections[0], article.sections[1]
    yield "as it was", article
    article = replace(article, title="Could cells from a donor follow CAR-T? <b>&amp;")
    yield "another title", article
    article = edits.put(article, replace(first, body="**New** words [@carnk].\n\n- one\n- two\n"))
    yield "other words", article
    article = replace(article, sources=builders.cited("carnk", "liu2020", "grade2008"))
    article = replace(article, lead=f"First comes another [@liu2020; @grade2008]. {article.lead}")
    yield "all numbers moved", article
    article = edits.move(article, second.id, 0)
    yield "a section moved", article
    article = edits.insert(article, builders.section("And harms?", "Few [@grade2008].\n"), 2)
    yield "a section added", article
    article = edits.delete(article, article.sections[0].id)
    yield "a section deleted", article
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [the other](article:another-article).\n"
    article = edits.put(article, replace(article.sections[0], body=table))
    yield "a table and a companion", article
    article = edits.put(
        article, replace(article.sections[0], body=f"![A cell](asset:{ASSET.sha256})\n")
    )
    yield "a picture", article
    article = replace(article, questions=())
    yield "no questions", article
    article = replace(article, takeaway="", lead="", sources=())
    yield "no lead, takeaway and sources", article
    article = replace(article, status=Status.RETRACTED)
    yield "retracted", article
    article = replace(article, language="ar", title="عنوان")
    yield "another language", article
    yield "all back", ARTICLE


STEPS = dict(_steps())


def test_what_is_served_is_what_is_exported(screen):
    shown = rendered(ARTICLE)
    screen.show(shown)

    assert screen.preview._engine._read(shown.path) == shown.html.encode()
    assert screen.preview.page_bytes() == shown.html.encode()


def test_every_step_of_writing_ends_where_a_load_would(screen):
    """One document patched through all steps, and each step loaded afresh, are the same."""
    patched = {}
    for name, article in STEPS.items():
        screen.show(rendered(article), "patched")
        patched[name] = screen.dom()
    for number, (name, article) in enumerate(STEPS.items()):
        screen.show(rendered(article), f"loaded {number}")
        assert patched[name] == screen.dom(), name


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
@pytest.mark.parametrize("name", ["apa", "nlm-citation-sequence-superscript"])
def test_so_it_does_in_a_citation_style(screen, name):
    """The marks of each step are patched in, as are those of the style before."""
    formatter = Formatter(style(name))
    steps = ["as it was", "other words", "all numbers moved", "a section moved", "all back"]
    pages = [rendered(STEPS["as it was"])]
    for step in steps:
        made = printed(STEPS[step], builders.papers(), formatter)
        pages.append(rendered(STEPS[step], printed=made))
    patched = []
    for each in pages:
        screen.show(each, "patched")
        patched.append(screen.dom())
    for number, each in enumerate(pages):
        screen.show(each, f"loaded {number}")
        assert patched[number] == screen.dom(), number


def test_typing_reloads_nothing(screen):
    screen.show(rendered(ARTICLE), "one")
    screen.ask("document.body.dataset.first = 'yes'")
    for name in ("another title", "other words", "all numbers moved", "a section moved"):
        screen.show(rendered(STEPS[name]), "one")

    assert screen.ask("document.body.dataset.first") == "yes"


def test_a_letter_in_a_long_section_ends_where_a_load_would(screen):
    """Only the paragraph is sent, and the elements of the others stay the very same."""
    texts = [f"Paragraph {n} in\nplain words [@carnk].\n\n- a\n- b" for n in range(60)]
    steps = [
        (30, "Paragraph 30 in\nplainer words [@carnk].\n\n- a\n- b"),
        (0, "Paragraph, the first.\n\n- a\n- b"),
        (59, "Paragraph 59.\n\nAnd one more.\n\n- a\n- b"),
        (12, "Two [@carnk] marks [@carnk].\n\n- a\n- b"),
        (7, "Paragraph 7.\n\n- a\n- b and c"),
        (7, "Paragraph 7.\n\n> a\n\n- b and d"),
        (7, "Paragraph 7.\n\n> a b\n\n- b and d"),
        (40, "**Paragraph** 40 <b> & “words”.\n\n- a\n- b"),
    ]

    def made():
        body = "\n\n".join(texts)
        return rendered(edits.put(ARTICLE, replace(ARTICLE.sections[0], body=body)))

    pages, patched = [made()], []
    screen.show(pages[0], "typed")
    screen.ask("globalThis.last = [...document.querySelectorAll('section p')].at(-1); true")
    for place, text in steps:
        texts[place] = text
        pages.append(made())
        screen.show(pages[-1], "typed")
        patched.append(screen.dom())
    assert len(patch.script(pages[0], pages[1])) < 3000
    assert screen.ask("last.isConnected")
    for number, dom in enumerate(patched, 1):
        screen.show(pages[number], f"loaded {number}")
        assert dom == screen.dom(), number


def test_new_colours_are_shown(screen):
    def colour():
        return screen.ask("getComputedStyle(document.querySelector('a[href]')).color")

    screen.show(rendered(STEPS["other words"]), "one")
    before = colour()
    journal = builders.journal(theme=Theme("#803000", "#ffaa66"))
    screen.show(rendered(STEPS["other words"], journal=journal), "one")

    assert colour() != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_real_page_has_light_and_dark(screen, scheme):
    screen.preview.set_scheme(scheme)
    screen.show(rendered(ARTICLE))
    screen.frame()
    colour = screen.ask("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).join()")
    red, green, blue = colour.split(",")

    assert (int(red) + int(green) + int(blue) > 384) is (scheme == "light")


def test_pictures_of_a_real_page_are_shown(screen, assets, tmp_path):
    picture = QImage(640, 360, QImage.Format.Format_RGB32)
    picture.fill(0xFF8800)
    picture.save(str(tmp_path / "a.png"))
    assets[ASSET.filename] = (tmp_path / "a.png").read_bytes()
    screen.show(rendered(STEPS["a picture"]))

    screen.ask("document.images[0].scrollIntoView()")
    screen.until("document.images[0].naturalWidth === 640")


def test_the_variant_that_fits_is_shown(screen, assets, tmp_path):
    narrow = builders.asset("4" * 64, media_type="image/webp", width=480, height=270)
    wide = builders.asset("6" * 64, media_type="image/webp")
    for each in (narrow, wide):
        picture = QImage(each.width, each.height, QImage.Format.Format_RGB32)
        picture.fill(0xFF8800)
        picture.save(str(tmp_path / "a.webp"))
        assets[each.filename] = (tmp_path / "a.webp").read_bytes()
    known = {ASSET.sha256: replace(ASSET, variants=(narrow, wide))}
    screen.preview.resize(1300, 600)
    screen.show(rendered(STEPS["a picture"], assets=known))

    screen.ask("document.images[0].scrollIntoView()")
    screen.until("document.images[0].complete && document.images[0].naturalWidth > 0")
    assert screen.ask("document.images[0].currentSrc").endswith(wide.filename)
    assert screen.ask("document.images[0].getBoundingClientRect().width") == 640


def test_a_companion_link_of_a_real_page_is_reported(qtbot, screen):
    screen.show(rendered(STEPS["a table and a companion"]))
    with qtbot.waitSignal(screen.preview.article_activated, timeout=20_000) as article:
        screen.ask("document.querySelector('a[href*=another]').click()")

    assert article.args == ["another-article"]


@pytest.mark.parametrize("name", ["references.bib", "references.ris", "references.json"])
def test_reference_files_are_linked_and_a_click_leaves_the_preview_as_it_is(qtbot, screen, name):
    shown = rendered(ARTICLE)
    screen.show(shown)
    here = screen.ask("location.href")
    with (
        qtbot.assertNotEmitted(screen.preview.article_activated),
        qtbot.assertNotEmitted(screen.preview.link_activated),
    ):
        screen.ask(f"document.querySelector('.references a[href=\"{name}\"]').click()")
        screen.frame()

    assert screen.ask("location.href") == here
    screen.show(rendered(replace(ARTICLE, takeaway="And it goes on.")))
    assert "And it goes on." in screen.ask("document.body.innerText")
