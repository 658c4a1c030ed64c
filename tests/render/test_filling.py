"""Companions and pictures, found or not."""

import re
from dataclasses import replace

import pytest

from builders import article, asset, sections
from journal_desktop import resources
from journal_desktop.render.filling import SIZES
from journal_desktop.render.page import page

GONE = "c" * 64


def body(text, context):
    made = page(article(sections=sections(("A", text)), lead="", takeaway=""), context)
    return next(block.html for block in made.blocks if block.id.startswith("s-")), made


@pytest.mark.parametrize("name", ["sea-squirt", "id-of-sea-squirt"])
def test_a_companion_is_a_link_to_its_page(name, context):
    html, _ = body(f"See [the *other* one](article:{name}).", context)

    assert '<a href="../sea-squirt/index.html">the <em>other</em> one</a>' in html


@pytest.mark.parametrize("name", ["still-a-draft", "nobody-knows-it"])
def test_a_companion_that_readers_cannot_open_is_text(name, context, seen):
    html, _ = body(f"See [the *other* one](article:{name}).", context)

    assert "See the <em>other</em> one." in html
    assert not seen(html).all("a")


def test_a_link_to_elsewhere_tells_nobody_where_it_was_followed(context, seen):
    html, _ = body("[a](https://a.example/b?c=d&e=f)", context)

    assert seen(html).all("a") == [
        {"rel": "noopener noreferrer", "href": "https://a.example/b?c=d&e=f"}
    ]


def test_a_picture_alone_is_a_figure_with_its_caption(context, picture, seen):
    html, made = body(f"![It's a chart](asset:{picture.sha256} \"Nobody's <b> & co\")", context)

    assert seen(html).all("img") == [
        {
            "src": f"../../assets/{picture.filename}",
            "alt": "It’s a chart",
            "width": "640",
            "height": "360",
        }
    ]
    assert "<figcaption>Nobody’s &lt;b&gt; &amp; co</figcaption></figure>" in html
    assert made.assets == (picture,)


def test_a_picture_within_a_line_stays_there(context, picture):
    html, _ = body(f"Word ![x](asset:{picture.sha256}) word", context)

    assert "<figure" not in html
    assert "<p>Word <img " in html


def test_a_picture_with_variants_lets_the_browser_choose(context, picture, seen):
    narrow, wide = (asset(n * 64, media_type="image/webp", width=int(f"{n}80")) for n in "46")
    whole = replace(picture, variants=(narrow, wide))
    known = replace(context, assets={picture.sha256: whole})
    html, made = body(
        f'![x](asset:{picture.sha256} "A chart")\n\nIn ![y](asset:{picture.sha256})', known
    )

    assert [each["srcset"] for each in seen(html).all("source")] == [
        f"../../assets/{narrow.filename} 480w, ../../assets/{wide.filename} 680w"
    ] * 2
    assert {each["type"] for each in seen(html).all("source")} == {"image/webp"}
    assert [each["src"] for each in seen(html).all("img")] == [
        f"../../assets/{picture.filename}"
    ] * 2
    assert "</picture><figcaption>A chart</figcaption></figure>" in html
    assert "<p>In <picture>" in html
    assert set(made.assets) == {whole, narrow, wide}


def test_what_a_picture_is_said_to_take_is_what_the_style_gives_it():
    """The widest column, and its side space on a telephone, from the sheet's own figures."""
    sheet = resources.read("page/style.css")
    least, most = re.search(
        r"html \{ font-size: clamp\(([\d.]+)rem, .*, ([\d.]+)rem\)", sheet
    ).groups()
    side, column = re.search(
        r"grid-template-columns: minmax\(([\d.]+)rem, 1fr\) minmax\(0, ([\d.]+)em\)", sheet
    ).groups()

    assert f"{float(column) * float(most):.1f}em" == "44.6em"
    assert f"{2 * float(side) * float(least):.1f}em" == "2.6em"
    assert SIZES == "(min-width: 43em) 44.6em, calc(100vw - 2.6em)"


def test_all_pictures_but_the_first_can_wait(context, picture, seen):
    one, two = f"![a](asset:{picture.sha256})", f"![b](asset:{'b' * 64})"
    html, made = body(f"{one}\n\n{two}\n\n{one}", context)

    assert [each.get("loading", "") for each in seen(html).all("img")] == ["", "lazy", "lazy"]
    assert [each.sha256[0] for each in made.assets] == ["a", "b"]


def test_a_picture_that_is_not_there_is_said_in_its_place(context, seen):
    html, made = body(f"![A chart](asset:{GONE})\n\n![](asset:{GONE})", context)

    assert "[Picture not available: A chart]" in html
    assert not seen(html).all("img")
    assert made.assets == ()
    assert made.messages == (
        "The picture “A chart” is not in the library.",
        "The picture without a description is not in the library.",
    )


def test_a_picture_from_the_web_is_never_loaded(context, seen):
    html, _ = body("![A beacon](https://evil.example/x.png)", context)

    assert not seen(html).all("img")
    assert "[Picture not available: A beacon]" in html
