"""`checker watch`: feed an index from the web, once or again and again."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeAlias

import typer

from checker.cli import options
from checker.cli.conclusion import note
from checker.cli.guard import tell_error
from checker.cli.options import Asked
from checker.cli.times import moment, seconds
from checker.errors import CheckerError, ConfigError, InputError

if TYPE_CHECKING:
    from checker.config import Config
    from checker.feeds import Missing, Wish
    from checker.feeds.outcome import Outcome

HELP = """Feed an index from the web: what is new in feeds and sitemaps, and what was corrected.

Asks only for what you name and for what that lists: politely (robots.txt, pauses, conditional
requests), within limits, and never for addresses of your own network that you did not name.
Makes one pass and ends, for cron; repeat it as you like, also after a crash.

\b
Examples:
  checker watch https://news.example/rss.xml --index archive.index
  checker watch --urls sources.txt --index archive.index --since 7d
  checker watch --urls sources.txt --index archive.index --every 15m
  checker watch --missing --index archive.index    what could not be had; asks for nothing

\b
Exit codes:
  0  all was had
  1  some of it was not: a source, an article; stderr says what and why
  2  no source could be read at all, or the index or an option cannot be used
"""

_SHOWN = 20  # things missed that are named on stderr
_LOST_FOR = timedelta(days=30)  # how long --missing names what is not asked for again


FeedsArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FEEDS...]",
        help="Addresses of RSS or Atom feeds, sitemaps, or single articles.",
        show_default=False,
    ),
]
UrlsOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--urls", metavar="FILE", help="More of them: one a line; # begins a comment."),
]
EveryOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--every", metavar="TIME", help="Go on, with a pass so often: 15m, 1h. Default: once."
    ),
]
SinceOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY|TIME",
        help="Take nothing dated earlier: 2031-04-01, or 7d ago. What has no date is taken.",
    ),
]
LimitOption: TypeAlias = Annotated[
    int,
    typer.Option(
        "--limit", metavar="N", min=1, help="Articles of a source in one pass, newest first."
    ),
]
DelayOption: TypeAlias = Annotated[
    str,
    typer.Option("--delay", metavar="TIME", help="Pause between two requests to a host, at least."),
]
TimeoutOption: TypeAlias = Annotated[
    str, typer.Option("--timeout", metavar="TIME", help="Longest time for one answer.")
]
RecheckOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--recheck",
        metavar="TIME",
        help="How long an article is looked at again for corrections; 0s: not at all.",
    ),
]
ContactOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--contact", metavar="TEXT", help="Who you are, told to the servers: a page or address."
    ),
]
RetryOption: TypeAlias = Annotated[
    bool, typer.Option("--retry", help="Also ask sources that are put off after failures.")
]
MissingOption: TypeAlias = Annotated[
    bool, typer.Option("--missing", help="Only say what is missing; ask for nothing.")
]
QuietOption: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say only what could not be had.")
]


def watch(
    index: options.IndexOption,
    feeds: FeedsArgument = None,
    urls: UrlsOption = None,
    every: EveryOption = None,
    since: SinceOption = None,
    limit: LimitOption = 200,
    delay: DelayOption = "1s",
    timeout: TimeoutOption = "60s",
    recheck: RecheckOption = "7d",
    contact: ContactOption = "",
    retry: RetryOption = False,
    missing: MissingOption = False,
    config: options.ConfigOption = None,
    encoder: options.EncoderOption = None,
    form: options.ResultFormat = "text",
    quiet: QuietOption = False,
) -> None:
    """Feed an index from the web: what is new in feeds and sitemaps, and what was corrected."""
    if form not in ("text", "json"):
        raise ConfigError(f"there is no format {form!r} here", hint="text or json")
    if missing:
        _show_missing(index, form)
        return
    named = [*(feeds or ()), *(_lines(urls) if urls else ())]
    pause = seconds(every, "--every") if every else 0.0
    loaded = options.settings(Asked(config=config, encoder=encoder))

    def once() -> int:
        wish = _wish(since, delay, timeout, recheck, contact, loaded.config)
        wish = replace(wish, limit=limit, retry=retry)
        return _pass(index, named, loaded.config, wish, form, quiet=quiet)

    if not every:
        raise typer.Exit(once())
    _repeat(once, pause)


def _repeat(once: Callable[[], int], pause: float) -> NoReturn:
    """Make passes for ever; one that fails is told, and the next one tries again."""
    while True:
        started = time.monotonic()
        try:
            once()
        except (InputError, ConfigError):
            raise
        except CheckerError as error:
            tell_error(error)
        time.sleep(max(started + pause - time.monotonic(), 1.0))


def _wish(
    since: str | None, delay: str, timeout: str, recheck: str, contact: str, config: Config
) -> Wish:
    from checker.feeds import Wish
    from checker.feeds.client import Limits

    if not (contact.isascii() and contact.isprintable()):
        raise ConfigError("--contact: only printable ASCII can be sent")
    total = seconds(timeout, "--timeout")
    usual = Limits()
    return Wish(
        since=moment(since, "--since", now=time.time()) if since else 0.0,
        delay=seconds(delay, "--delay"),
        window=seconds(recheck, "--recheck"),
        timeouts=Limits(
            min(usual.connect, total), min(usual.read, total), total, config.limits.max_bytes
        ),
        contact=contact,
    )


def _pass(
    index: Path, named: list[str], config: Config, wish: Wish, form: str, *, quiet: bool
) -> int:
    from checker.cli.progress import progress
    from checker.feeds import watch as run

    with progress(quiet=quiet) as tell:
        outcome = run(index, named, config, wish, tell=tell)
    if form == "json":
        typer.echo(json.dumps(outcome.told(), ensure_ascii=False))
    for each in outcome.sources:
        if each.status == "put off":
            note(f"{each.source}: {each.reason}", quiet=False)
    _tell_missed(outcome.missed)
    note(_counts(outcome), quiet=quiet)
    return outcome.code


def _tell_missed(missed: Sequence[Missing]) -> None:
    for each in missed[:_SHOWN]:
        lost = " (not asked for again)" if each.lost else ""
        note(f"missing {each.address}: {each.reason}{lost}", quiet=False)
    if len(missed) > _SHOWN:
        note(f"... and {len(missed) - _SHOWN} more; `checker watch --missing`", quiet=False)


def _counts(outcome: Outcome) -> str:
    had = sum(each.status not in ("failed", "put off") for each in outcome.sources)
    text = (
        f"{had} of {len(outcome.sources)} sources read; {outcome.new} new, "
        f"{outcome.changed} changed, {outcome.same} unchanged, {len(outcome.missed)} missing; "
        f"the index has {outcome.total} articles"
    )
    if outcome.waiting:
        text += f"; {outcome.waiting} wait for their hosts"
    return text + (f"; {outcome.left} are left for the next pass" if outcome.left else "")


def _show_missing(index: Path, form: str) -> None:
    """Say what is missing now, and what was lost or interrupted in the last weeks."""
    from checker.feeds import missing, waiting

    if not index.is_dir():
        raise InputError("there is no index here", where=str(index))
    found = missing(index, since=datetime.now(UTC) - _LOST_FOR)
    left = waiting(index)
    if form == "json":
        told = {"schema": 1, "missing": [each.told() for each in found], "waiting": left}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for each in found:
        until = f" until {each.until:%Y-%m-%d %H:%M}" if each.until else ""
        lost = " (not asked for again)" if each.lost else ""
        times = f"since {each.since:%Y-%m-%d %H:%M}{until} UTC"
        typer.echo(f"{each.kind} {each.address}: {times}: {each.reason}{lost}")
    typer.echo(f"{len(found)} missing, {left} not yet asked for")


def _lines(path: Path) -> list[str]:
    """Return the addresses of a file.

    Raises:
        InputError: it cannot be read, or names nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"cannot be read: {reason}", where=str(path)) from None
    found = [re.split(r"\s#|^#", line)[0].strip() for line in text.splitlines()]
    named = [line for line in found if line]
    if not named:
        raise InputError("no address in this file", where=str(path))
    return named
