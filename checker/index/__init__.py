"""The archive: articles that were read once, kept so that a new one is compared in a moment."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.index.archive import add_articles, ids_of, remove_articles
    from checker.index.checking import check_index
    from checker.index.gating import gate
    from checker.index.upkeep import compact, status, verify

__all__ = [
    "add_articles",
    "check_index",
    "compact",
    "gate",
    "ids_of",
    "remove_articles",
    "status",
    "verify",
]

_HOMES = {
    "add_articles": "archive",
    "check_index": "checking",
    "compact": "upkeep",
    "gate": "gating",
    "ids_of": "archive",
    "remove_articles": "archive",
    "status": "upkeep",
    "verify": "upkeep",
}


def __getattr__(name: str) -> Any:
    # Imported late: a gate's reader needs none of it, and must not wait for it.
    if name in _HOMES:
        return getattr(import_module(f"checker.index.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
