"""The command that checks articles."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.checking import Checked, check_library
from journal_desktop.check.findings import Finding
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library


@click.command(short_help="Check articles for what readers would miss.")
@library_argument
@click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="Only this one; may be repeated."
)
@as_json
@click.pass_context
def check(ctx: click.Context, library: Path, slugs: tuple[str, ...], *, in_json: bool) -> None:
    """Check articles against the rules of good evidence writing.

    The exit code is 1 where a finding stands in the way of publishing.
    """
    meter = Meter()
    with Library.open(library) as opened:
        checked = check_library(opened, slugs, meter)
    meter.clear()
    blocked = any(each.is_blocked for each in checked)
    if in_json:
        say_json({"blocked": blocked, "articles": [_record(each) for each in checked]})
    else:
        for each in checked:
            _say(each)
    ctx.exit(1 if blocked else 0)


def _say(checked: Checked) -> None:
    article = checked.article
    found = counted(len(checked.findings), "finding", "findings")
    stands = article.status is Status.PUBLISHED
    blocked = "is published and must be mended, " if stands else "can't be published yet, "
    verdict = blocked if checked.is_blocked else ""
    say(f"{article.slug or article.id}: {verdict}{found}")
    for each in checked.findings:
        say(f"  {each.severity.value}  {each.rule}  {_place(checked, each)}: {each.message}")
        if each.remedy:
            say(f"    {each.remedy}")


def _place(checked: Checked, finding: Finding) -> str:
    """A place in words: the heading of a section or question instead of its id."""
    blocks: dict[str, str] = {each.id: each.heading for each in checked.article.sections}
    blocks |= {each.id: each.question for each in checked.article.questions}
    words = blocks.get(finding.place)
    if words is None:
        return finding.place
    return f"“{words}”" if words else "a section without a heading"


def _record(checked: Checked) -> dict[str, object]:
    return {
        "id": checked.article.id,
        "slug": checked.article.slug,
        "title": checked.article.title,
        "status": checked.article.status.value,
        "blocked": checked.is_blocked,
        "findings": [
            {
                "rule": each.rule,
                "severity": each.severity.value,
                "place": each.place,
                "message": each.message,
                "remedy": each.remedy,
            }
            for each in checked.findings
        ],
    }
