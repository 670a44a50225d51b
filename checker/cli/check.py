"""`checker check`: cross-check articles and write the report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import options
from checker.cli.baseline import named_baseline
from checker.cli.conclusion import Aside, conclude
from checker.cli.decisions import known_decisions
from checker.cli.keeping import Keeper, NoHistoryOption
from checker.cli.options import Asked
from checker.cli.output import targets
from checker.errors import InputError

if TYPE_CHECKING:
    from checker.config import Config
    from checker.types import Article, Report

HELP = """Cross-check articles and report what disagrees.

Everything in PATHS, or in an index, is one corpus: each article is compared with all others.
What cannot be read is skipped with a reason, and every report says so.

\b
Examples:
  checker check articles/ -f html -o report.html
  checker check monday.jsonl tuesday.jsonl --fail-on error
  checker check articles/ -f html -f json -f csv -o out/
  checker check articles/ --baseline checker-baseline.json
  checker check --index archive.index -f html     kept, for checker trends
  cat story.txt | checker check - --disable boilerplate
"""


def check(
    paths: options.OptionalPathsArgument = None,
    index: options.WholeIndexOption = None,
    config: options.ConfigOption = None,
    formats: options.FormatsOption = None,
    output: options.OutputOption = None,
    fail_on: options.FailOnOption = None,
    min_severity: options.MinSeverityOption = None,
    baseline: options.BaselineOption = None,
    decisions: options.DecisionsOption = None,
    quiet: options.QuietOption = False,
    no_packs: options.NoPacksOption = False,
    pack: options.PackOption = None,
    encoder: options.EncoderOption = None,
    rule: options.RuleOption = None,
    disable: options.DisableOption = None,
    no_history: NoHistoryOption = False,
) -> None:
    """Cross-check articles and report what disagrees."""
    asked = Asked(
        config=config,
        packs=pack,
        no_packs=no_packs,
        encoder=encoder,
        rules=rule,
        disable=disable,
        fail_on=fail_on,
        min_severity=min_severity,
        baseline=baseline,
        decisions=decisions,
    )
    if bool(paths) == bool(index):
        raise InputError("name either articles or an --index", hint="checker check --help")
    places = targets(formats or (), output)
    loaded = options.settings(asked)
    options.check_rule_names(loaded)
    aside = Aside(named_baseline(loaded), known_decisions(loaded, index))
    if not index:
        found = run(paths or [], loaded.config, quiet=quiet)
        conclude(found, aside, places, loaded.config, quiet=quiet)
        return
    keeper = Keeper(index, asked, loaded.config, wanted=not no_history, quiet=quiet)
    found = run_index(index, loaded.config, quiet=quiet, seen=keeper.see)
    conclude(found, aside, places, loaded.config, quiet=quiet, keep=keeper.keep)


def run(paths: list[str], config: Config, *, quiet: bool) -> Report:
    """Run the pipeline on paths, with the clock and the terminal of this process."""
    import time
    from datetime import UTC, datetime

    from checker.cli.progress import progress
    from checker.pipeline import check_paths

    started = datetime.now(UTC).isoformat(timespec="seconds")
    stdin = sys.stdin.buffer if "-" in paths else None
    with progress(quiet=quiet) as tell:
        return check_paths(
            paths, config, started=started, timer=time.monotonic, progress=tell, stdin=stdin
        )


def run_index(
    index: Path,
    config: Config,
    *,
    quiet: bool,
    seen: Callable[[Article, str], None] = lambda article, digest: None,
) -> Report:
    """Check all that an index holds, with the clock and the terminal of this process.

    ``seen`` is told every article, with the digest of its content.
    """
    import time
    from datetime import UTC, datetime

    from checker.cli.progress import progress
    from checker.index import check_index
    from checker.index.stages import use_languages

    use_languages(index)
    started = datetime.now(UTC).isoformat(timespec="seconds")
    with progress(quiet=quiet) as tell:
        return check_index(
            index, config, started=started, timer=time.monotonic, progress=tell, seen=seen
        )
