"""Feeding an index from the web: feeds, sitemaps and pages that the user names, and no others."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.feeds.lacks import Missing, missing, waiting
    from checker.feeds.watching import Wish, watch

__all__ = ["Missing", "Wish", "missing", "waiting", "watch"]

_HOMES = {
    "Missing": "lacks",
    "Wish": "watching",
    "missing": "lacks",
    "waiting": "lacks",
    "watch": "watching",
}


def __getattr__(name: str) -> Any:
    # Imported late: who reads what is missing needs nothing that asks the network.
    if name in _HOMES:
        return getattr(import_module(f"checker.feeds.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
