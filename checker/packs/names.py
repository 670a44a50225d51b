"""Keys under which names meet, whatever spelling and clitics an outlet gives them."""

from __future__ import annotations

from typing import TypeAlias

from checker.text.normalise import fold
from checker.text.tokens import tokenize

NameKey: TypeAlias = tuple[str, ...]

# Words that form one name with the next, written together or apart; and those that only join.
_HEADS = frozenset(fold(word) for word in ("عبد", "أبو", "أبي", "أبا", "آل", "ابو"))
_LINKS = frozenset([*(fold(word) for word in ("بن", "ابن", "بنت")), "al", "el", "bin", "ben"])


def name_key(name: str) -> NameKey:
    """Return the words of a person's name for comparison.

    Folded; compounds joined ("عبد الرازق", "عبدالرازق"), "بن" and the Latin "al-" left out.
    """
    words: list[str] = []
    head = ""
    for token in tokenize(name):
        if not token.is_word or (token.norm in _LINKS and not head):
            continue
        if token.norm in _HEADS and not head:
            head = token.norm
            continue
        words.append(head + token.norm)
        head = ""
    return (*words, head) if head else tuple(words)


def body_key(name: str) -> NameKey:
    """Return the words of an organisation's or a place's name: folded, article and clitics off."""
    return tuple(token.stem for token in tokenize(name) if token.is_word or token.is_number)


def contains_in_order(whole: NameKey, part: NameKey) -> bool:
    """Say whether ``part`` has the first and last word of ``whole`` and some between, in order."""
    if len(part) < 2 or part[0] != whole[0] or part[-1] != whole[-1]:
        return False
    rest = iter(whole)
    return all(word in rest for word in part)
