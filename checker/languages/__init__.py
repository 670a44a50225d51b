"""Language packs: data only, one folder each, read by one loader."""

from checker.languages.loader import LANGUAGES, at_hand, read, words

__all__ = ["LANGUAGES", "at_hand", "read", "words"]
