"""Write a baseline so that it is pleasant to review and to merge: sorted, a line per value."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from checker.baseline.model import SCHEMA_VERSION, Baseline, Entry
from checker.errors import CheckerError

# Characters that steer a display could show a reviewer another text than the file holds.
_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(baseline: Baseline) -> str:
    """Return the text of a baseline file: the same entries give the same bytes."""
    entries = {key: _values(baseline.entries[key]) for key in sorted(baseline.entries)}
    data = {"schema": SCHEMA_VERSION, "entries": entries}
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline file whole or not at all.

    Raises:
        CheckerError: the file or its folder cannot be written.
    """
    target = path.resolve()
    passing = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            passing.write_text(render(baseline), encoding="utf-8", newline="\n")
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise CheckerError(f"cannot write: {reason}", where=str(path)) from error


def _values(entry: Entry) -> dict[str, str]:
    """Return the keys of an entry in the order of the model; no ``expires`` where there is none."""
    values: dict[str, str] = entry.model_dump(mode="json", exclude_defaults=True)
    return values
