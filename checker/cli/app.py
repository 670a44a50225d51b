"""The command `checker` and its subcommands."""

from __future__ import annotations

import contextlib
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from checker import __version__
from checker.cli import (
    baseline,
    check,
    config,
    evaluate,
    gate,
    index,
    packs,
    review,
    rules,
    train,
    trends,
    watch,
)
from checker.cli.guard import Guarded

HELP = """Cross-check the claims of news articles, Arabic first, and report what disagrees.

checker never says who is right: it says these disagree, here is where, check.

\b
Examples:
  checker check articles/                      read the report in the terminal
  checker check articles/ -f html              write checker-report.html
  checker index add archive/ --index archive.index
  checker watch https://news.example/rss.xml --index archive.index
  checker gate new/ --index archive.index      only what involves the new articles
  checker review --index archive.index   decide on findings in a browser
  checker trends --index archive.index   how it went, month by month
  checker check wire.jsonl -f json -o out.json
  checker rules explain rank-conflict          what a rule flags, and when it is silent
  checker config show                          every setting and where it came from

\b
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  the job could not be done: bad option, configuration or pack, nothing readable
"""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


@app.callback(help=HELP)
def checker(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Set up the streams; the help is above."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


app.command("check", help=check.HELP)(check.check)
app.command("gate", help=gate.HELP)(gate.gate)
app.add_typer(index.app, name="index")
app.command("trends", help=trends.HELP)(trends.trends)
app.command("watch", help=watch.HELP)(watch.watch)
app.command("eval", help=evaluate.HELP)(evaluate.evaluate)
app.command("train-encoder", help=train.HELP)(train.train_encoder)
app.add_typer(baseline.app, name="baseline")
app.add_typer(review.app, name="review")
app.add_typer(rules.app, name="rules")
app.add_typer(packs.app, name="packs")
app.add_typer(config.app, name="config")
