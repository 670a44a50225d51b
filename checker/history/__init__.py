"""Runs over an index, one after the other: what is new, what is still open, what was resolved."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.history.intake import note_intake
    from checker.history.log import HISTORY_NAME, read_history
    from checker.history.recording import Kept, record
    from checker.history.snapshot import Snapshot
    from checker.history.tool import Tool, tool_of

__all__ = [
    "HISTORY_NAME",
    "Kept",
    "Snapshot",
    "Tool",
    "note_intake",
    "read_history",
    "record",
    "tool_of",
]

_HOMES = {
    "HISTORY_NAME": "log",
    "Kept": "recording",
    "Snapshot": "snapshot",
    "Tool": "tool",
    "note_intake": "intake",
    "read_history": "log",
    "record": "recording",
    "tool_of": "tool",
}


def __getattr__(name: str) -> Any:
    # Imported late: a check of an index that keeps no history needs none of it.
    if name in _HOMES:
        return getattr(import_module(f"checker.history.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
