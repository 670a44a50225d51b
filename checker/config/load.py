"""Find the configuration, merge what sets it, and remember where each value came from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from checker.config.model import Config
from checker.config.problems import Problem, closest, problems
from checker.config.toml import TomlFile, read_toml
from checker.errors import ConfigError

CONFIG_FILE = "checker.toml"
PREFIX = "CHECKER_"
_NESTED = ("limits", "thresholds", "notice")
_LISTS = ("languages", "packs", "enable", "disable", "notice.mail_to")
# Read where they are needed, and nowhere kept.
SECRETS = ("CHECKER_WEBHOOK_TOKEN", "CHECKER_SMTP_USER", "CHECKER_SMTP_PASSWORD")
_OPTIONS = {"packs": "pack", "enable": "rule"}  # options not named like their key
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """The merged settings; ``origins`` maps each dotted key that somebody set to its origin.

    An origin is `path:line:column`, `option --name` or `environment NAME`; a key that is not
    there has its default. ``file`` is the file that was read, or None.
    """

    config: Config
    origins: dict[str, str] = field(default_factory=dict)
    file: Path | None = None

    def origin(self, key: str) -> str:
        """Return where a dotted key, or the first one inside its table, was set, or `default`."""
        inside = [origin for name, origin in self.origins.items() if name.startswith(f"{key}.")]
        while key:
            if key in self.origins:
                return self.origins[key]
            key = key.rpartition(".")[0]
        return inside[0] if inside else "default"


def load_config(
    start: Path,
    *,
    explicit: Path | None = None,
    overrides: Mapping[str, object] = _NOTHING,
    environ: Mapping[str, str] | None = None,
) -> LoadedConfig:
    """Return the settings that hold in the folder ``start``.

    Options (``overrides``, dotted keys; None means not given) win over the environment
    (``CHECKER_FAIL_ON``, ``CHECKER_LIMITS_MAX_BYTES``), which wins over the nearest
    ``checker.toml`` or ``[tool.checker]`` upward, or over ``explicit`` in its place.

    Raises:
        ConfigError: a key that does not exist, a wrong type or value, or a file that cannot be
            read; ``where`` is the origin of the value.
    """
    file = _read_explicit(explicit) if explicit else _nearest(start)
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    if file:
        for keys, value in _leaves(file.values):
            value = _typed(_rooted(keys, value, file.path.parent))
            _put(values, origins, keys, value, file.where(keys))
    for keys, value, name in _environment(os.environ if environ is None else environ):
        _put(values, origins, keys, value, f"environment {name}")
    for dotted, value in _options(overrides, values):
        option = _OPTIONS.get(dotted, dotted.replace("_", "-").replace(".", "-"))
        _put(values, origins, tuple(dotted.split(".")), _typed(value), f"option --{option}")
    try:
        config = Config.model_validate(values, strict=True)
    except ValidationError as error:
        raise _error(problems(error, Config), origins, file) from None
    return LoadedConfig(config, origins, file.path if file else None)


def _read_explicit(path: Path) -> TomlFile:
    if path.is_dir():
        hint = f"name the file, for example {path / CONFIG_FILE}"
        raise ConfigError("a folder is not a configuration file", where=str(path), hint=hint)
    if not path.exists():
        raise ConfigError("no such configuration file", where=str(path))
    file = read_toml(path)
    return (file.section("tool", "checker") if path.name == "pyproject.toml" else None) or file


def _nearest(start: Path) -> TomlFile | None:
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        if (parent / CONFIG_FILE).is_file():
            return read_toml(parent / CONFIG_FILE)
        if (parent / "pyproject.toml").is_file():
            section = read_toml(parent / "pyproject.toml").section("tool", "checker")
            if section:
                return section
    return None


def _leaves(
    values: Mapping[str, object], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _put(
    values: dict[str, object],
    origins: dict[str, str],
    keys: tuple[str, ...],
    value: object,
    origin: str,
) -> None:
    table = values
    for key in keys[:-1]:
        inner = table.setdefault(key, {})
        if not isinstance(inner, dict):
            inner = table[key] = {}
        table = inner
    table[keys[-1]] = value
    origins[".".join(keys)] = origin


def _rooted(keys: tuple[str, ...], value: object, folder: Path) -> object:
    """Read paths in a file as seen from that file, not from the working folder."""
    if (
        keys in (("vector_cache",), ("baseline",), ("decisions",))
        and isinstance(value, str)
        and value
    ):
        return str(folder / value)
    if keys == ("packs",) and isinstance(value, list):
        return [
            str(folder / pack) if isinstance(pack, str) and _is_path(pack) else pack
            for pack in value
        ]
    return value


def _is_path(pack: str) -> bool:
    return "/" in pack or os.sep in pack or pack.startswith(".")


def _environment(environ: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], object, str]]:
    """Yield what CHECKER_* variables set; lists are parted by commas.

    A variable that names no setting is ignored, unless it looks like a mistyped one.
    """
    known = {key.upper().replace(".", "_"): key for key in _scalar_keys()}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in (f"{PREFIX}CONFIG", *SECRETS):
            continue
        key = known.get(name.removeprefix(PREFIX))
        if key is None:
            hint = closest(name, (PREFIX + word for word in known), cutoff=85)
            if hint:
                raise ConfigError("unknown setting", where=f"environment {name}", hint=hint)
            continue
        text = environ[name]
        keys = tuple(key.split("."))
        if key in _LISTS:
            yield keys, tuple(part.strip() for part in text.split(",") if part.strip()), name
        else:
            yield keys, _number(text), name


def _options(
    overrides: Mapping[str, object], values: dict[str, object]
) -> Iterator[tuple[str, object]]:
    # An option replaces what the file says, but for rules: --disable adds to it, and a rule that
    # --rule asks for runs even if the file disables it.
    disabled = _listed(values.get("disable"))
    asked = _listed(overrides.get("enable"))
    if disabled and asked:
        values["disable"] = disabled = tuple(name for name in disabled if name not in asked)
    for dotted, value in overrides.items():
        if value is not None:
            yield dotted, ((*disabled, *_listed(value)) if dotted == "disable" else value)


def _number(text: str) -> str | int | float:
    """Read a number from the environment, which knows only texts."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _typed(value: object) -> object:
    """Turn lists into tuples: types are checked strictly, and TOML knows only lists."""
    return tuple(map(_typed, value)) if isinstance(value, list) else value


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _scalar_keys() -> Iterator[str]:
    for name, info in Config.model_fields.items():
        if name in _NESTED:
            section = info.default
            yield from (f"{name}.{inner}" for inner in type(section).model_fields)
        elif name != "rules":
            yield name


def _error(
    found: tuple[Problem, ...], origins: Mapping[str, str], file: TomlFile | None
) -> ConfigError:
    first = found[0]
    keys = tuple(str(key) for key in first.path)
    named = [".".join(keys[:end]) for end in range(len(keys), 0, -1)]
    where = next((origins[key] for key in named if key in origins), "")
    if not where and file:
        where = file.where(keys)
    message = first.message
    if len(found) > 1:
        message += f" (and {len(found) - 1} more)"
    return ConfigError(message, where=where, hint=first.hint)
