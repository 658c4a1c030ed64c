"""Pictures: kept in the library and described in words."""

import pytest

from builders import article, complete, papers
from journal_desktop.check.engine import blocks_publishing, check
from journal_desktop.check.findings import Severity
from journal_desktop.check.pictures import pictures

SHA = "a" * 64
LEAD = article().lead


def found(picture, rule, assets=(SHA,)):
    draft = article(lead=f"{LEAD}\n\n{picture}")
    return [each for each in check(draft, papers(), assets) if each.rule == rule]


def test_a_picture_of_the_library_with_a_description_is_fine():
    good = f'![A cell under the microscope](asset:{SHA} "Seen at 400×")'

    assert check(article(lead=f"{LEAD}\n\n{good}"), complete(), {SHA}) == ()


@pytest.mark.parametrize("target", ["asset:" + "b" * 64, "https://example.org/a.png", "a.png", ""])
def test_a_picture_that_no_page_can_show_is_an_error(target):
    findings = found(f"![A cell]({target})", "PIC-01")

    assert [(each.place, each.severity) for each in findings] == [("lead", Severity.ERROR)]
    assert findings[0].message.startswith("The lead shows the picture “A cell”, ")
    assert blocks_publishing(findings)


def test_a_picture_without_description_is_told_once_a_place():
    (finding,) = found(f"![](asset:{SHA}) ![ ](asset:{SHA})", "A11Y-01")

    assert finding.severity is Severity.WARNING
    assert finding.message == "The lead has a picture without a description."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](asset:x) and ![b [1]](<asset:y> 'c')", (("a", "asset:x"), ("b [1]", "asset:y"))),
        ("`![a](asset:x)`", ()),
        ("\\![a](asset:x)", ()),
        ("[a](asset:x)", ()),
        ("Really! [a](b)", ()),
    ],
)
def test_pictures_are_found_in_prose(text, expected):
    assert pictures(text) == expected
