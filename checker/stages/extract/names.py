"""Find where a person's name begins and ends, without a list of persons.

Arabic has no capital letters. What tells a name is its surroundings (a rank, a post or an
honorific before it), its first word (a given name), its particles (بن، آل، عبد ...), and where
it must end: a verb, a function word, a common noun, or a second word after a definite surname.
"""

from __future__ import annotations

import re
from typing import Literal

from checker.stages.extract.reader import Reader

# "title": an honorific or a post stands before; "rank": a rank that is an everyday word too.
Licence = Literal["none", "rank", "title"]

_MAX_PARTS = 5

# Inflection that names do not have: dual or plural verbs, attached pronouns. An
# unknown word in "ي" is a verb far more often than a name.
_INFLECTED = re.compile(r"[يت]\w{2,}(?:ان|ون|وا)|\w{2,}(?:ها|هما|هم)")


def name_end(reader: Reader, first: int, licence: Licence = "none") -> int:
    """Return the end of the name that begins at token ``first``, or ``first`` if none does."""
    if not _may_begin(reader, first, licence):
        return first
    index = _part_end(reader, first, opening=True)
    if index == first:
        return first
    known = [_is_known(reader, first)]
    closed = False
    while index < len(reader) and len(known) < _MAX_PARTS:
        after = _part_end(reader, index, opening=False)
        if after == index or not _may_go_on(reader, index, after, known, closed=closed):
            break
        token = reader.tokens[index]
        closed = closed or (token.definite and after == index + 1)
        known.append(after > index + 1 or _is_known(reader, index))
        index = after
    if licence == "none" and not _is_name_by_itself(reader, first, index, known):
        return first
    if licence != "none" and not any(known) and len(known) < 2:
        return first
    return index


def _is_known(reader: Reader, index: int) -> bool:
    """Say whether the word at an index is a name, or a particle of one, by the lexicon."""
    token = reader.tokens[index]
    names = reader.lexicon.names
    return token.stem in names.given or token.stem in names.surnames or token.norm in names.start


def _may_go_on(reader: Reader, index: int, after: int, known: list[bool], *, closed: bool) -> bool:
    """Say whether the part at ``[index, after)`` belongs to the name read so far."""
    token = reader.tokens[index]
    if token.prefix:
        return False
    if after > index + 1:
        return True
    if closed or _ends_name(reader, index, len(known)):
        return False
    if _is_known(reader, index) or token.definite:
        return True
    # One unknown word may follow a known one; after two parts only known words go on.
    return len(known) < 2 and not _is_inflected(reader, index)


def _is_inflected(reader: Reader, index: int) -> bool:
    """Say whether an unknown word looks like a verb, or carries a clitic or a pronoun."""
    token = reader.tokens[index]
    names = reader.lexicon.names
    rest = token.norm[1:]
    if token.norm[0] in "ولبكفس" and (rest in names.nouns or rest in names.verbs):
        return True
    return token.norm[0] in "وي" or _INFLECTED.fullmatch(token.norm) is not None


def _may_begin(reader: Reader, first: int, licence: Licence) -> bool:
    token = reader.word(first)
    if token is None or len(token.stem) < 2 or reader.is_function(first):
        return False
    names = reader.lexicon.names
    if token.norm in names.stop:
        return False
    if licence != "title" and token.definite:
        known = token.stem in names.given and next_is_name(reader, first)
        return licence == "rank" and (known or token.stem in names.surnames)
    if token.prefix and licence != "none":
        return False
    if token.stem in names.given or token.norm in names.start:
        return True
    if licence == "none" or first in reader.places:
        return False
    if reader.is_common(first):
        # An everyday word all the same, where a title and a known family name enclose it.
        return _family_name_follows(reader, first)
    if reader.nisba(first) or (not _is_known(reader, first) and _is_inflected(reader, first)):
        return False
    return licence == "title" or token.stem in names.surnames or next_is_name(reader, first)


def _family_name_follows(reader: Reader, index: int) -> bool:
    token = reader.word(index + 1)
    if token is None or token.prefix or not token.definite or reader.is_function(index):
        return False
    return token.stem in reader.lexicon.names.surnames and not reader.tokens[index].definite


def next_is_name(reader: Reader, index: int) -> bool:
    """Say whether the word after ``index`` looks like a further part of a name."""
    token = reader.word(index + 1)
    if token is None or token.prefix or reader.is_common(index + 1):
        return False
    names = reader.lexicon.names
    known = token.stem in names.surnames or token.stem in names.given
    return known or token.norm in names.inner or (token.definite and not reader.nisba(index + 1))


def _part_end(reader: Reader, index: int, *, opening: bool) -> int:
    """Return the end of one part: a word, or a particle with the word it needs."""
    token = reader.word(index)
    if token is None:
        return index
    names = reader.lexicon.names
    follower = reader.word(index + 1)
    if token.norm in names.inner or (opening and token.stem in names.start):
        if follower is None or follower.prefix or reader.is_function(index + 1):
            return index
        if follower.norm in names.start or follower.norm in names.inner:
            return _part_end(reader, index + 1, opening=True)
        return index + 2
    if follower is not None and follower.norm == "الدين" and not opening:
        return index + 2
    if opening and follower is not None and follower.norm == "الدين":
        return index + 2
    return index + 1


def _ends_name(reader: Reader, index: int, parts: int) -> bool:
    """Say whether the word at ``index`` cannot go on with the name of ``parts`` parts so far."""
    token = reader.tokens[index]
    names = reader.lexicon.names
    if token.stem in names.given or token.stem in names.surnames:
        return reader.is_function(index) and token.stem not in names.surnames
    if reader.is_common(index) or len(token.stem) < 2:
        return True
    if reader.nisba(index):
        # "أحمد المصري" is a surname, "سامح شكري المصري" is a country.
        return parts >= 2 or not token.definite
    return index in reader.organisations or (index in reader.places and not token.definite)


def _is_name_by_itself(reader: Reader, first: int, end: int, known: list[bool]) -> bool:
    """Say whether words with no title before them are a name: a given name and one part more."""
    if len(known) < 2 or not known[0]:
        return False
    head, second = reader.tokens[first], reader.tokens[end - 1]
    if head.stem in reader.lexicon.names.ambiguous:
        whole = len(known) > 2 and known[1]
        return whole or (known[-1] and second.stem not in reader.lexicon.names.ambiguous)
    return known[-1] or second.definite or len(second.norm) > 3
