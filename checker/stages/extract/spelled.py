"""Words that are spelled with what looks like a clitic, or with one that hides a post."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.stages.extract.lexicon import Lexicon
from checker.text.shapes import name_likeness
from checker.text.tokens import Token

_NAME, _NO_WORD = 0.7, 0.4  # how much the whole must look like a name, and what is left of it not
_PRONOUNS = ("هما", "ها", "هم")
_FEMININE = ("ت", "ه")


def whole(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the tokens with names made whole that open like a clitic: "فالنتين", "كارلا"."""
    if not any(token.prefix for token in tokens if token.definite):
        return tokens
    return tuple(
        token._replace(prefix="", definite=False, stem=token.norm)
        if token.prefix and token.definite and _is_name(token.norm, token.stem, lexicon)
        else token
        for token in tokens
    )


def _is_name(norm: str, stem: str, lexicon: Lexicon) -> bool:
    names = lexicon.names
    if stem in names.nouns or stem in names.given or stem in names.surnames:
        return False
    return _looks(norm) >= _NAME and _looks(stem) < _NO_WORD


@lru_cache(maxsize=1 << 12)
def _looks(word: str) -> float:
    return name_likeness(word)


def without_pronouns(
    tokens: Sequence[Token], stems: tuple[str, ...], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return the stems with the pronoun off the head of a post of two words.

    "رئيستها التنفيذية" is the "رئيسة تنفيذية" of what "ها" stands for.
    """
    bare = {
        index - 1: head
        for index, token in enumerate(tokens)
        if token.definite
        and index
        and stems[index - 1].endswith(_PRONOUNS)
        and (head := _head(stems[index - 1]))
        and lexicon.roles.spelled((head, stems[index])) is not None
    }
    return tuple(bare.get(index, stem) for index, stem in enumerate(stems)) if bare else stems


def _head(stem: str) -> str:
    pronoun = next(ending for ending in _PRONOUNS if stem.endswith(ending))
    head = stem.removesuffix(pronoun)
    return head[:-1] + _FEMININE[1] if head.endswith(_FEMININE[0]) else head
