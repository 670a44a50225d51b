"""`checker eval`: score findings against what a copy chief marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from checker.cli import options
from checker.cli.check import run
from checker.cli.options import Asked
from checker.errors import CheckerError, ConfigError, GoldError, InputError

if TYPE_CHECKING:
    from checker.evaluation import Score
    from checker.types import Article

HELP = """Score a report, or articles, against gold: what was found, missed, and falsely alarmed.

\b
Examples:
  checker eval report.json --gold gold.json
  checker eval seeds/ar --gold seeds/gold.yml --no-packs
  checker eval --benchmark tests/eval/tuning
"""


def evaluate(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REPORT|PATHS...",
            help="A JSON report of `checker check`, or articles to check now.",
        ),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="FILE", help="What should be found, JSON or YAML."),
    ] = None,
    benchmark: Annotated[
        Path | None,
        typer.Option(
            "--benchmark", metavar="FOLDER", help="Check and score the small corpora of a folder."
        ),
    ] = None,
    config: options.ConfigOption = None,
    format: options.ResultFormat = "text",  # noqa: A002 - the name of the option
    quiet: options.QuietOption = False,
    no_packs: options.NoPacksOption = False,
    pack: options.PackOption = None,
    encoder: options.EncoderOption = None,
    rule: options.RuleOption = None,
    disable: options.DisableOption = None,
) -> None:
    """Score a report, or articles, against gold: what was found, missed, and falsely alarmed."""
    from checker.evaluation import render_score

    shape = _shape(format)
    asked = Asked(
        config=config,
        packs=pack,
        no_packs=no_packs,
        encoder=encoder,
        rules=rule,
        disable=disable,
    )
    if benchmark and not inputs and not gold:
        result = _of_benchmark(benchmark, asked)
    elif inputs and gold and not benchmark:
        result = _of_gold(inputs, gold, asked, quiet=quiet)
    else:
        raise ConfigError(
            "nothing to score", hint="Give a report or articles and --gold, or only --benchmark."
        )
    typer.echo(render_score(result, shape), nl=False)


def _of_gold(inputs: list[str], gold: Path, asked: Asked, *, quiet: bool) -> Score:
    from checker.evaluation import load_gold, score

    if not gold.is_file():
        raise GoldError("no such file", where=str(gold))
    report = _report(inputs)
    if report is not None:
        return score(report, load_gold(gold))
    loaded = options.settings(asked)
    options.check_rule_names(loaded)
    marked = load_gold(gold, articles=_articles(inputs))
    return score(run(inputs, loaded.config, quiet=quiet), marked)


def _of_benchmark(folder: Path, asked: Asked) -> Score:
    from checker.evaluation import load_benchmark, score_benchmark
    from checker.pipeline import check

    cases = load_benchmark(folder)
    loaded = options.settings(asked)
    options.check_rule_names(loaded)
    return score_benchmark((check(case.rows(), loaded.config) for case in cases.cases), cases)


def _shape(name: str) -> Literal["text", "json"]:
    if name == "json":
        return "json"
    if name == "text":
        return "text"
    raise ConfigError(f"unknown format {name!r}", hint="one of: text, json")


def _report(inputs: list[str]) -> dict[str, Any] | None:
    """Return the parsed report where the one input is a report, else None."""
    path = Path(inputs[0])
    if len(inputs) > 1 or path.suffix != ".json" or not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=str(path)) from None
    except OSError as error:
        raise CheckerError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if isinstance(data, dict) and "schema" in data and "findings" in data:
        return data
    return None


def _articles(inputs: list[str]) -> tuple[Article, ...]:
    """Read the articles once more, for gold that marks its evidence by quotation."""
    from checker.stages.ingest import read
    from checker.types import Skipped

    paths = [item for item in inputs if item != "-"]
    return tuple(item for item in read(paths) if not isinstance(item, Skipped)) if paths else ()
