"""The archive: articles that were read once, kept so that a new one is compared in a moment."""

from checker.index.archive import add_articles, remove_articles

__all__ = ["add_articles", "remove_articles"]
