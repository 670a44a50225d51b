"""Names of towns and places of several words, and adjectives, inside a post's complement."""

from __future__ import annotations

from checker.stages.extract.names import looks_like_name, name_end
from checker.stages.extract.reader import Reader

_FOREIGN = 0.45  # how much two words in a row must look like names for the second to be a holder's
_LONGEST = 3  # words of a town's name
_HOLDER = 2  # words that a holder's name has at least
_PLURAL = ("يين", "يون", "يات")
_ADJECTIVE = 5  # letters of the shortest adjective that is told by its ending


def town_end(reader: Reader, index: int, *, after_kind: bool) -> int:
    """Return the end of a town's name of more than one word, or ``index``.

    Its first word calls for another ("سان لوي"), an adjective of its country closes it ("غازي كوي
    التركية"), or what follows has names enough for the holder ("نيو كذا فلان الفلاني").
    """
    token, after = reader.tokens[index], reader.word(index + 1)
    if after is None or token.definite or token.prefix or after.prefix:
        return index
    opener = token.stem in reader.grammar.town_openers
    if opener and (after_kind or token.norm not in reader.lexicon.names.start):
        return index + 2
    if not after_kind:
        return index
    end = index
    while end < len(reader) and end < index + _LONGEST and _unknown(reader, end):
        end += 1
    nisba = reader.nisba(end) if end < len(reader) else None
    if end > index + 1 and nisba and reader.tokens[end].definite and _feminine(reader, end):
        return end
    run = index
    while run < len(reader) and run < index + 2 + _HOLDER and _foreign(reader, run):
        run += 1
    known = reader.tokens[index + 1].stem in reader.lexicon.names.given
    return index + 2 if run == index + 2 + _HOLDER and not known else index


def _unknown(reader: Reader, index: int) -> bool:
    token = reader.word(index)
    if token is None or token.prefix or token.definite or reader.nisba(index):
        return False
    return not reader.is_common(index)


def _foreign(reader: Reader, index: int) -> bool:
    known = reader.tokens[index].stem in reader.lexicon.names.given
    return _unknown(reader, index) and (known or looks_like_name(reader, index) >= _FOREIGN)


def _feminine(reader: Reader, index: int) -> bool:
    return reader.tokens[index].stem.endswith("يه")


def is_adjective(reader: Reader, index: int) -> bool:
    """Say whether a definite word describes what stands before it in a post's complement.

    "المهندسين الزراعيين": no family name is a plural; "المركز الثقافي فلان": a name follows it.
    """
    token, before = reader.tokens[index], reader.tokens[index - 1]
    names = reader.lexicon.names
    if not token.definite or token.prefix or not before.definite or len(token.stem) < _ADJECTIVE:
        return False
    if token.stem in names.given or token.stem in names.surnames:
        return False
    if token.stem.endswith(_PLURAL):
        return True
    after = reader.word(index + 1)
    if not token.stem.endswith("ي") or after is None or after.definite:
        return False
    given = after.stem in names.given and after.stem not in names.ambiguous
    return given and name_end(reader, index + 1, "title") > index + 2
