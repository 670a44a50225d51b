"""`checker index`: keep an archive, so that new articles are compared with it in a moment."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.conclusion import note
from checker.cli.guard import FAILED
from checker.cli.keeping import note_skipped
from checker.cli.options import Asked
from checker.errors import InputError

HELP = """Keep an archive of articles that `checker gate` compares new ones with.

\b
Examples:
  checker index add archive/ --index archive.index
  checker index add monday.jsonl --index archive.index      only what is new or changed is read
  checker index status --index archive.index
  checker index remove 2026-0412 --index archive.index
  checker index verify --index archive.index
"""

_SHOWN = 10  # skipped inputs that are named on stderr

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=HELP)


@app.callback()
def _group() -> None:
    """Keep an archive; the help is above."""


@app.command()
def add(
    index: options.IndexOption,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]",
            help="Articles, as for `checker check`. Without any, only what a new encoder, new "
            "language data or an interrupted run left to do is done.",
            show_default=False,
        ),
    ] = None,
    config: options.ConfigOption = None,
    encoder: options.EncoderOption = None,
    processes: Annotated[
        int,
        typer.Option("--processes", "-j", min=0, help="Processes that read. 0: one a processor."),
    ] = 0,
    quiet: options.QuietOption = False,
) -> None:
    """Add what is new or changed, in batches; an interrupted run keeps what it has done.

    An article with the id of one that is there, and another text, is its next version.
    """
    from checker.cli.progress import progress
    from checker.index import add_articles

    loaded = options.settings(Asked(config=config, encoder=encoder))
    stdin = sys.stdin.buffer if paths and "-" in paths else None
    with progress(quiet=quiet) as tell:
        added, skipped = add_articles(
            index,
            paths or (),
            loaded.config,
            processes=processes,
            stdin=stdin,
            tell=tell,
        )
    note_skipped(index, skipped, quiet=quiet)
    for each in skipped[:_SHOWN]:
        note(f"skipped {each.source}: {each.reason}", quiet=quiet)
    if len(skipped) > _SHOWN:
        note(f"... and {len(skipped) - _SHOWN} more were skipped", quiet=quiet)
    if paths and not added.seen:
        raise InputError(f"nothing could be read: {len(skipped)} skipped")
    note(
        f"{added.new} new, {added.changed} changed, {added.same} unchanged, "
        f"{len(skipped)} skipped; the index has {added.total} articles",
        quiet=quiet,
    )


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")],
    index: options.IndexOption,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Remove articles, and with them every finding that they alone give rise to."""
    from checker.index import remove_articles

    loaded = options.settings(Asked(config=config))
    unknown = remove_articles(index, ids, loaded.config)
    note(f"{len(set(ids)) - len(unknown)} removed", quiet=quiet)
    if unknown:
        raise InputError(f"not in the index: {', '.join(unknown)}")


@app.command()
def status(
    index: options.IndexOption,
    config: options.ConfigOption = None,
    encoder: options.EncoderOption = None,
    form: options.ResultFormat = "text",
) -> None:
    """Say what an index holds, and whether it is up to date."""
    from checker.index import status as index_status

    loaded = options.settings(Asked(config=config, encoder=encoder))
    told = index_status(index, loaded.config)
    if form == "json":
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for name, value in told.items():
        typer.echo(f"{name:<14} {value}")


@app.command()
def verify(index: options.IndexOption, quiet: options.QuietOption = False) -> None:
    """Read everything an index holds, and say what is damaged; exits with 2 if anything is."""
    from checker.index import verify as index_verify

    faults = index_verify(index)
    for fault in faults:
        typer.echo(fault)
    if faults:
        note(f"{len(faults)} faults", quiet=quiet)
        raise typer.Exit(FAILED)
    note("no fault", quiet=quiet)


@app.command()
def compact(index: options.IndexOption, quiet: options.QuietOption = False) -> None:
    """Give back the room of what was removed or replaced."""
    from checker.index import compact as index_compact

    before, after = index_compact(index)
    note(f"{before / 1e6:.1f} MB -> {after / 1e6:.1f} MB", quiet=quiet)
