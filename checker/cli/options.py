"""The options that several commands share, and the settings that they lead to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.config import Config, LoadedConfig

PathsArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS...",
        help="Articles: .txt, .md, .html, .json, .jsonl, feeds, folders of these, "
        "or - for standard input.",
        show_default=False,
    ),
]
OptionalPathsArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS...]",
        help="Articles: .txt, .md, .html, .json, .jsonl, feeds, folders of these, "
        "or - for standard input.",
        show_default=False,
    ),
]
FormatsOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="html, json, jsonl, text, csv, markdown, sarif, junit, github, gitlab, rdjsonl or "
        "webannotation. Repeatable. Default: by the suffix of --output, else text.",
    ),
]
ResultFormat: TypeAlias = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")
]
WholeIndexOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--index", metavar="DIR", help="Check all that an index holds, in place of PATHS."
    ),
]
IndexOption: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--index",
        metavar="DIR",
        envvar="CHECKER_INDEX",
        help="Folder of the index. Default: the environment's CHECKER_INDEX.",
    ),
]
OutputOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="File to write, or a folder for several formats. Default: standard output, "
        "and checker-report.html for html.",
    ),
]
FailOnOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit with 1 when a finding is this severe: error, warning, info, or none "
        "for never. Default: warning.",
    ),
]
MinSeverityOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--min-severity",
        metavar="SEVERITY",
        help="Leave out findings below: error, warning or info. Default: info.",
    ),
]
ConfigOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="Read the settings from FILE; else from the nearest checker.toml, or "
        "[tool.checker] in pyproject.toml, upward from here.",
    ),
]
PackOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar="NAME|FOLDER",
        help="Use this newsroom pack in place of the configured ones. Repeatable.",
    ),
]
NoPacksOption: TypeAlias = Annotated[
    bool, typer.Option("--no-packs", help="Use no newsroom pack: only what the articles say.")
]
EncoderOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="Sentence encoder: default, hashing, static:FOLDER or sentence-transformers:MODEL.",
    ),
]
BaselineOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Set aside the findings in FILE (checker baseline); '' for none.",
    ),
]
DecisionsOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Heed what editors decided: the log of checker review, or its export; '' for none.",
    ),
]
RuleOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="NAME", help="Run only this rule. Repeatable."),
]
DisableOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--disable", metavar="NAME", help="Do not run this rule. Repeatable."),
]
QuietOption: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress bar and no notes on stderr.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks of the settings; None or empty: not given."""

    config: Path | None = None
    packs: list[str] | None = None
    no_packs: bool = False
    encoder: str | None = None
    rules: list[str] | None = None
    disable: list[str] | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    baseline: str | None = None
    decisions: str | None = None


def settings(asked: Asked) -> LoadedConfig:
    """Return the settings of this run: options, environment, file, defaults.

    Raises:
        ConfigError: see ``load_config``; also options that exclude each other, and a rule that
            does not exist, with the place that names it.
    """
    from checker.config import load_config

    if asked.packs and asked.no_packs:
        raise ConfigError("--pack and --no-packs exclude each other")
    file = asked.config or (Path(name) if (name := os.environ.get("CHECKER_CONFIG")) else None)
    overrides: dict[str, object] = {
        "packs": () if asked.no_packs else asked.packs or None,
        "encoder": asked.encoder,
        "enable": asked.rules or None,
        "disable": asked.disable or None,
        "fail_on": asked.fail_on,
        "min_severity": asked.min_severity,
        "baseline": asked.baseline,
        "decisions": asked.decisions,
    }
    return load_config(Path.cwd(), explicit=file, overrides=overrides)


def check_rule_names(loaded: LoadedConfig) -> None:
    """Make sure that every rule which the settings name exists.

    Raises:
        ConfigError: one does not; ``where`` is the line or option that names it.
    """
    from checker.config.problems import closest

    config = loaded.config
    named = [("enable", name) for name in config.enable]
    named += [("disable", name) for name in config.disable]
    named += [(f"rules.{name}", name) for name in config.rules]
    if not named:
        return
    known = known_rules(config)
    for key, name in named:
        if name not in known:
            hint = closest(name, known) or "`checker rules list` names them all."
            raise ConfigError(f"there is no rule {name!r}", where=loaded.origin(key), hint=hint)


def known_rules(config: Config) -> frozenset[str]:
    """Return the names of all rules, built-in and of the configured packs."""
    from checker.packs import load_packs
    from checker.rules import load_rules

    own = (rule.name for pack in load_packs(config.packs) for rule in pack.rules)
    return frozenset((*load_rules(), *own))
