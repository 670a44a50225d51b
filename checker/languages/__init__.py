"""Language packs: data only, one folder each, read by one loader."""

from checker.languages.loader import LANGUAGES, read, words

__all__ = ["LANGUAGES", "read", "words"]
