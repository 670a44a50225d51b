"""Frames of a sentence that tie a name and a post though words stand between them, or no mark."""

from __future__ import annotations

from typing import Protocol

from checker.stages.extract.reader import Reader

_REACH = 8  # tokens of a complement that nobody listed
_WITHIN = frozenset({"في", "لدي"})
_AT = frozenset({"لدي"})
_JOINS = frozenset({"", "و", "ل", "ب"})


class Placed(Protocol):
    """A phrase in tokens ``[first, end)``."""

    @property
    def first(self) -> int:
        """Return the first token."""

    @property
    def end(self) -> int:
        """Return the token behind the last."""


def speaks_on(reader: Reader, post: Placed, start: int) -> bool:
    """Say whether the words between a post and a title or name are the rest of the post.

    They are behind a verb of saying: "قال مدير قسم الحدائق وإنارة الشوارع في بلدية كذا المهندس", or
    say for whom: "سفير كذا لدى المملكة فلان", "مطران كذا للموارنة فلان".
    """
    gap = range(post.end, start)
    if not 0 < len(gap) <= _REACH:
        return False
    if not reader.leaves_no_object(post.first - 1) and not _for_whom(reader, post.end):
        return False
    last = start - 1
    if reader.tokens[last].text in reader.grammar.joints:
        last -= 1
    return all(_goes_on(reader, index) for index in range(post.end, last + 1))


def _for_whom(reader: Reader, index: int) -> bool:
    token = reader.tokens[index]
    return token.norm in _AT or (token.prefix == "ل" and token.definite)


def _goes_on(reader: Reader, index: int) -> bool:
    token = reader.word(index)
    if token is None or index in reader.ranks or index in reader.roles:
        return False
    if token.norm in _WITHIN:
        return True
    names = reader.lexicon.names
    if reader.is_function(index) or token.stem in names.given:
        return False
    if token.prefix not in _JOINS:
        return False
    after = reader.word(index + 1)
    construct = after is not None and after.definite and not after.prefix
    return token.definite or construct or index in reader.places or token.stem in names.nouns


def no_subject(reader: Reader, name: Placed) -> bool:
    """Say whether no verb stands right before a name, so that it has no object right behind it.

    "زار الموقع فلان والي كذا": the object is there already.
    """
    before = reader.word(name.first - 1)
    return before is not None and before.definite and name.first - 1 not in reader.roles
