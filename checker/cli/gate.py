"""`checker gate`: check new articles against an index of everything published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli import options
from checker.cli.ahead import Ahead
from checker.cli.baseline import named_baseline
from checker.cli.conclusion import Aside, conclude
from checker.cli.decisions import known_decisions
from checker.cli.options import Asked
from checker.cli.output import targets

if TYPE_CHECKING:
    from pathlib import Path

    from checker.config import Config
    from checker.types import Report

HELP = """Check new articles against an archive, and report only what involves them.

The archive is an index that `checker index add` made. It is read, never changed; any number of
gates may run at once, also while the index is added to. A new article that has the id or the
address of one in the archive is its next version, and is not compared with it.

\b
Examples:
  checker gate draft.txt --index archive.index
  checker gate new/ --index archive.index -f sarif -o gate.sarif --fail-on error
  checker gate new/ --index archive.index -f github --baseline checker-baseline.json
  cms-export 4711 | checker gate - --index archive.index -f json
"""


def gate(
    paths: options.PathsArgument,
    index: options.IndexOption,
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
) -> None:
    """Check new articles against an archive, and report only what involves them."""
    reader = Ahead(paths, index)
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
    places = targets(formats or (), output)
    loaded = options.settings(asked)
    options.check_rule_names(loaded)
    aside = Aside(named_baseline(loaded), known_decisions(loaded, index))
    found = _run(reader, paths, index, loaded.config)
    conclude(found, aside, places, loaded.config, quiet=quiet)


def _run(reader: Ahead, paths: list[str], index: Path, config: Config) -> Report:
    import time
    from datetime import UTC, datetime

    from checker.index import gate
    from checker.index.stages import use_languages
    from checker.pipeline import Wanted

    reader.tell(Wanted.of(config))
    use_languages(index)
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return gate(paths, index, config, started=started, timer=time.monotonic, read=reader.read)
