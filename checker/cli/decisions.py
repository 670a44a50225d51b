"""What editors decided, as the commands that heed it read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.config import LoadedConfig
    from checker.decisions import Standing


def known_decisions(
    loaded: LoadedConfig, index: Path | None = None, *, until: date | None = None
) -> Mapping[str, Standing]:
    """Return what stands of the log that the settings name, else of the index's own.

    With ``until``, what stood at the end of that day (UTC).

    Raises:
        CheckerError: the named file does not exist, or holds no decisions.
    """
    name = loaded.config.decisions
    unasked = not name and loaded.origin("decisions") == "default"
    path = index / "decisions.sqlite" if index and unasked else Path(name)
    if not name and not (index and unasked and path.is_file()):
        return {}
    if not path.is_file():
        hint = "`checker review` keeps one; --decisions '' does without"
        raise ConfigError(
            f"no such file of decisions: {name}", where=loaded.origin("decisions"), hint=hint
        )
    from checker.decisions import read_any, standing

    entries = read_any(path)
    if until:
        entries = tuple(entry for entry in entries if entry.day <= until.isoformat())
    return standing(entries)
