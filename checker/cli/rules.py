"""`checker rules`: what is looked for, and what each rule means."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.decisions import known_decisions
from checker.cli.options import Asked
from checker.errors import ConfigError, InputError

if TYPE_CHECKING:
    from checker.config import Config, LoadedConfig
    from checker.decisions import Record
    from checker.packs.rules import RuleSpec
    from checker.rules.base import Rule

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="List the rules and explain them."
)

_RECORD = len("1,000 of 1,000 right")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as `rules list` shows it."""

    name: str
    family: str
    severity: str
    runs: bool
    title: str


@app.command("list")
def list_rules(
    index: Annotated[
        Path | None,
        typer.Option("--index", metavar="DIR", help="Tell how right each rule was, by its log."),
    ] = None,
    decisions: options.DecisionsOption = None,
    config: options.ConfigOption = None,
    format: options.ResultFormat = "text",  # noqa: A002 - the name of the option
) -> None:
    """List all rules, built-in and of the configured packs, and whether they run here.

    With --index or --decisions each rule says how many of its findings editors confirmed and
    dismissed so far: its precision on your own articles.
    """
    loaded = options.settings(Asked(config=config, decisions=decisions))
    lines = [*_builtin(loaded.config), *_own(loaded.config)]
    known = _records(loaded, index)
    if format == "json":
        rows = [asdict(line) | _decided(known, line.name) for line in lines]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if format != "text":
        raise ConfigError(f"unknown format {format!r}", hint="one of: text, json")
    widths = [max(len(getattr(line, key)) for line in lines) for key in ("name", "family")]
    for line in lines:
        runs = line.severity if line.runs else "off"
        told = "" if known is None else f"{_told(known.get(line.name)):<{_RECORD}}  "
        typer.echo(
            f"{line.name:<{widths[0]}}  {line.family:<{widths[1]}}  {runs:<7}  {told}{line.title}"
        )


def _records(loaded: LoadedConfig, index: Path | None) -> dict[str, Record] | None:
    """Return how right each rule was, or None where no log was asked for."""
    if index is None and not loaded.config.decisions:
        return None
    if index is not None and not index.is_dir():
        raise InputError("no such index", where=str(index), hint="checker index add --help")
    from checker.decisions import records

    return records(known_decisions(loaded, index))


def _decided(known: dict[str, Record] | None, name: str) -> dict[str, object]:
    if known is None:
        return {}
    found = known.get(name)
    return {
        "confirmed": found.confirmed if found else 0,
        "dismissed": found.dismissed if found else 0,
        "precision": found.precision if found else None,
    }


def _told(found: Record | None) -> str:
    """Return a record in a few words: 12 of 15 right."""
    if found is None or found.precision is None:
        return "nothing decided"
    total = found.confirmed + found.dismissed
    return f"{found.confirmed:,} of {total:,} right"


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of `checker rules list`.")],
    config: options.ConfigOption = None,
) -> None:
    """Explain one rule: what it flags, why it matters, when it stays silent, its options."""
    from checker.config.problems import closest
    from checker.rules import load_rules

    settings = options.settings(Asked(config=config)).config
    found = load_rules()
    own = _specs(settings)
    if name in found:
        rule = found[name]
        typer.echo(f"{name} ({rule.family}, {rule.severity})\n")
        typer.echo(page(rule))
    elif name in own:
        _explain_spec(*own[name])
    else:
        hint = closest(name, [*found, *own]) or "`checker rules list` names them all."
        raise ConfigError(f"there is no rule {name!r}", hint=hint)


def page(rule: type[Rule]) -> str:
    """Return the page of a rule: the docstring of its module."""
    return cleandoc(sys.modules[rule.__module__].__doc__ or rule.__doc__ or "")


def _builtin(settings: Config) -> list[RuleLine]:
    from checker.rules import load_rules

    lines = []
    for name, rule in load_rules().items():
        severity = settings.rule(name).severity or rule.severity
        title = cleandoc(rule.__doc__ or "").partition("\n")[0]
        lines.append(RuleLine(name, rule.family, severity, settings.runs(name), title))
    return sorted(lines, key=lambda line: (line.family, line.name))


def _own(settings: Config) -> list[RuleLine]:
    lines = []
    for name, (pack, spec) in _specs(settings).items():
        title = spec.message.en if spec.message else f"{spec.extends} rule of {pack}"
        severity = settings.rule(name).severity or spec.severity
        lines.append(RuleLine(name, pack, severity, settings.runs(name), title))
    return lines


def _specs(settings: Config) -> dict[str, tuple[str, RuleSpec]]:
    from checker.packs import load_packs

    packs = load_packs(settings.packs)
    return {rule.name: (pack.name, rule) for pack in packs for rule in pack.rules}


def _explain_spec(pack: str, spec: RuleSpec) -> None:
    typer.echo(f"{spec.name} ({spec.extends} rule of the pack {pack}, {spec.severity})\n")
    for key, value in spec.model_dump(exclude_defaults=True, exclude={"name", "severity"}).items():
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        typer.echo(f"{key}: {shown}")
