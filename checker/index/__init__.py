"""The archive: articles that were read once, kept so that a new one is compared in a moment."""

from checker.index.archive import add_articles, remove_articles
from checker.index.gating import gate
from checker.index.upkeep import compact, status, verify

__all__ = ["add_articles", "compact", "gate", "remove_articles", "status", "verify"]
