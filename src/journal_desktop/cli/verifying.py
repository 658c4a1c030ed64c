"""The command that checks a bundle, which needs no library."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.cli.output import as_json, counted, say, say_json
from journal_desktop.publish.verify import verify as verify_bundle


@click.command(short_help="Check an exported bundle.")
@click.argument("bundle", type=click.Path(path_type=Path))
@as_json
@click.pass_context
def verify(ctx: click.Context, bundle: Path, *, in_json: bool) -> None:
    """Check an exported folder or zip: every file, link, citation mark and hash.

    The exit code is 1 where something is wrong.
    """
    if not bundle.exists():
        raise click.UsageError(f"There is no bundle at “{bundle}”.")
    verdict = verify_bundle(bundle)
    if in_json:
        say_json(
            {
                "bundle": str(bundle),
                "ok": verdict.ok,
                "files": verdict.files,
                "problems": list(verdict.problems),
                "notes": list(verdict.notes),
            }
        )
    else:
        for problem in verdict.problems:
            say(f"Problem: {problem}")
        for note in verdict.notes:
            say(f"Note: {note}")
        files = counted(verdict.files, "file", "files")
        problems = counted(len(verdict.problems), "problem", "problems")
        say(f"{bundle}: {files} whole." if verdict.ok else f"{bundle}: {problems}.")
    ctx.exit(0 if verdict.ok else 1)
