"""What machines are told: sound JSON-LD, descriptions, addresses."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

import strategies
from builders import article, journal, questions
from journal_desktop.core.article import Seo
from journal_desktop.render.page import page
from journal_desktop.render.structured import MAX_DESCRIPTION, address, description, plain, web

PATH = "articles/x/index.html"


def graph(html):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script', html, re.DOTALL)
    assert len(found) == 1
    return {each["@type"]: each for each in json.loads(found[0])["@graph"]}


def test_the_graph_tells_who_what_when_and_by_what_evidence(context):
    told = graph(page(article(), context).html)

    assert told["Article"]["headline"] == "Could ready-made immune cells follow CAR-T?"
    assert told["Article"]["author"] == [
        {"@type": "Person", "name": "Asha Rao", "honorificSuffix": "MD", "jobTitle": "Author"}
    ]
    assert told["Article"]["datePublished"] == "2026-06-24"
    assert told["Article"]["citation"][0]["name"].startswith("Chimeric antigen receptor")
    assert (
        told["MedicalWebPage"]["url"] == "https://journal.example/articles/ready-made-immune-cells/"
    )
    assert len(told["FAQPage"]["mainEntity"]) == 2


@pytest.mark.parametrize("nasty", ["</script><script>alert(1)</script>", "<!--<script>", "]]>&"])
def test_nothing_said_can_end_its_element(nasty, context, seen):
    whole = article(title=nasty, lead=nasty, questions=questions((nasty, nasty)), tags=(nasty,))
    html = page(whole, context).html

    assert graph(html)["Article"]["headline"] == nasty
    assert len(seen(html).all("script")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(whole=strategies.articles())
def test_the_graph_of_any_article_can_be_read(whole, context):
    assert "Article" in graph(page(whole, context).html)


def test_a_description_is_short_plain_and_the_authors_own_where_there_is_one():
    lead = f"**Bold** [link](https://a.example) and `code` [@carnk].\n\n{'word ' * 200}"
    long = description(article(standfirst="", lead=lead))

    assert long.startswith("Bold link and code. word")
    assert len(long) <= MAX_DESCRIPTION
    assert long.endswith("…")
    assert description(article(seo=Seo(description="Mine"))) == "Mine"
    assert description(article(standfirst="Its own")) == "Its own"


def test_the_words_of_markdown_are_taken_in_time():
    assert plain("[" * 200_000) == "[" * 200_000
    assert plain("[](" * 60_000).startswith("[](")


def test_the_address_is_the_journals_or_the_one_that_was_chosen():
    chosen = article(seo=Seo(canonical="https://b.example/y"))

    assert address(article(), journal(), PATH) == "https://journal.example/articles/x/"
    assert address(chosen, journal(), PATH) == "https://b.example/y"
    assert address(article(), journal(base_url=""), PATH) == ""
    assert address(article(), journal(base_url="https://j.example/sub"), PATH) == (
        "https://j.example/sub/articles/x/"
    )


@pytest.mark.parametrize("url", ["javascript:x", "https://a b", "//a.b", 'https://a"b', "", "x"])
def test_what_is_no_web_address_is_not_linked(url):
    assert web(url) == ""


def test_a_source_with_a_harmful_address_is_listed_without_a_link(context, seen):
    source = next(iter(context.sources.values()))
    bad = replace(source, item='{"title":"T","URL":"javascript:alert(1)"}')
    html = page(article(), replace(context, sources={source.id: bad})).html

    assert "javascript" not in html
    assert '<span class="title">T</span>' in html


def test_reference_managers_are_told_the_article(context, seen):
    metas = seen(page(article(), context).html).all("meta")
    told = {each["name"]: each["content"] for each in metas if "name" in each}

    assert told["citation_title"] == "Could ready-made immune cells follow CAR-T?"
    assert told["citation_author"] == "Rao, Asha"
    assert told["citation_publication_date"] == "2026/06/24"
    assert told["citation_journal_title"] == "Evidence in Plain Words"
