"""`checker config show`: every setting, its value, and where it came from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import typer

from checker.cli import options
from checker.cli.options import Asked
from checker.errors import ConfigError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Show the configuration.")


@app.callback()
def _group() -> None:
    """Show the configuration."""


@app.command()
def show(
    config: options.ConfigOption = None,
    format: options.ResultFormat = "text",  # noqa: A002 - the name of the option
) -> None:
    """Print the merged settings as TOML, each with its origin.

    An origin is default, a file with line and column, or an environment variable CHECKER_*.
    """
    if format not in ("text", "json"):
        raise ConfigError(f"unknown format {format!r}", hint="one of: text, json")
    loaded = options.settings(Asked(config=config))
    values = loaded.config.model_dump(mode="json")
    rows = [(key, value, loaded.origin(key)) for key, value in _flat(values)]
    if format == "json":
        shown = {key: {"value": value, "from": origin} for key, value, origin in rows}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    typer.echo(f"# {loaded.file or 'no configuration file found'}")
    pairs = [(f"{key} = {_toml(value)}", origin) for key, value, origin in rows]
    width = max(len(pair) for pair, _ in pairs)
    for pair, origin in pairs:
        typer.echo(f"{pair:<{width}}  # {origin}")


def _flat(values: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{above}{key}.")
        elif value is not None and value != {}:
            yield f"{above}{key}", value


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
