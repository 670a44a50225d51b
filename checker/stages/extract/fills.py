"""Names told by nothing but their place: all words between a post and "that", a comma and "who".

What stands there is a name, though no list knows its words, if one of them looks like one and
none is a word of another sort.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.stages.extract.names import looks_like_name
from checker.stages.extract.reader import Reader

_LONGEST = 4  # words of a name
_LIKELY = 0.5  # what one word of a name must look like
_SHORTEST = 3  # letters of a part of a name
_CLITICS = ("و", "لا")
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها"})
_WHO = frozenset({"الذي", "التي", "وهو", "وهي"})
_COMMAS = frozenset("،,")
_CLOSING = frozenset("،,.:؛(")
# Particles of names from abroad that are Arabic words too: "فان دايك", "دي يونغ".
_ABROAD = frozenset(
    [
        "فان",
        "فون",
        "دي",
        "دا",
        "دو",
        "ديل",
        "ديلا",
        "لا",
        "لو",
        "لي",
        "وي",
        "مي",
        "وان",
        "دان",
        "هو",
        "سان",
        "بان",
        "تان",
        "جان",
        "تين",
        "داي",
        "كو",
    ]
)
Span = tuple[int, int]


def filled(reader: Reader, posts: Sequence[Span], names: Sequence[Span]) -> list[Span]:
    """Return the names that fill the places behind posts and before "who", left to right.

    A name of ``names`` that begins there is read again, to its end.
    """
    found = [*_behind_posts(reader, posts), *_before_who(reader, posts)]
    known = dict(names)
    kept: list[Span] = []
    for first, end in sorted(set(found)):
        others = [span for span in names if span[0] != first]
        free = all(end <= start or stop <= first for start, stop in (*posts, *others, *kept))
        if free and end > known.get(first, first):
            kept.append((first, end))
    return kept


def _behind_posts(reader: Reader, posts: Sequence[Span]) -> list[Span]:
    found = []
    for _, end in posts:
        comma = end < len(reader) and reader.tokens[end].text in _COMMAS
        first = end + comma
        for last in range(first + 2, min(first + _LONGEST, len(reader) - 1) + 1):
            mark = reader.tokens[last]
            closed = mark.text in _COMMAS if comma else mark.text in _CLOSING or mark.norm in _THAT
            if closed and _is_name(reader, first, last):
                found.append((first, last))
                break
            if not mark.is_word:
                break
    return found


def _before_who(reader: Reader, posts: Sequence[Span]) -> list[Span]:
    """Return the names of "قال كذا كذا، الذي": what stands between the verb and the comma."""
    found = []
    for at, token in enumerate(reader.tokens[:-1]):
        who = _WHO | reader.grammar.as_words
        if token.text not in _COMMAS or reader.tokens[at + 1].norm not in who:
            continue
        for first in range(at - 2, max(-1, at - _LONGEST - 1), -1):
            opened = first == 0 or reader.leaves_no_object(first - 1) or _verb(reader, first - 1)
            if opened and _is_name(reader, first, at):
                found.append((first, at))
                break
    return found


def _verb(reader: Reader, index: int) -> bool:
    names = reader.lexicon.names
    bare = reader.tokens[index].norm.removeprefix("و")
    return bare in names.verbs and bare not in names.given


def _is_name(reader: Reader, first: int, end: int) -> bool:
    """Say whether nothing but a name can stand in ``[first, end)``.

    Its last word may be an everyday noun: "كاوه مدني إن".
    """
    if reader.tokens[first].definite or not all(_fits(reader, n) for n in range(first, end - 1)):
        return False
    names = reader.lexicon.names
    given = reader.tokens[end - 2].stem
    family = end - first == 2 and given in names.given and _family(reader, end - 1)
    if not family and not _fits(reader, end - 1) and not _noun(reader, end - 1):
        return False
    likely = [
        looks_like_name(reader, n) >= _LIKELY
        or reader.tokens[n].stem in names.given
        or reader.tokens[n].stem in names.surnames
        for n in range(first, end)
    ]
    return 2 * sum(likely) >= end - first


def _family(reader: Reader, index: int) -> bool:
    """Say whether a definite word behind a given name is the family's: "ضياء الكروي"."""
    token = reader.tokens[index]
    other = index in reader.roles or index in reader.ranks or reader.nisba(index)
    return token.definite and not token.prefix and not other


def _noun(reader: Reader, index: int) -> bool:
    token, names = reader.tokens[index], reader.lexicon.names
    told = token.definite or token.prefix or token.norm.endswith(("ا", "ها", "هم"))
    if told or index in reader.ranks or reader.is_function(index) or token.norm in names.stop:
        return False
    return token.stem in names.nouns and index not in reader.roles and not reader.nisba(index)


def _fits(reader: Reader, index: int) -> bool:
    """Say whether a word may be a part of a name: no noun with a clitic, verb, title or adverb."""
    token = reader.word(index)
    if token is None:
        return False
    if token.norm in _ABROAD:
        return True
    names = reader.lexicon.names
    if token.text in names.spelled or len(token.norm) < _SHORTEST:
        return False  # "على"
    if token.stem in names.given or token.stem in names.surnames or token.norm in names.inner:
        return not token.prefix
    if token.norm.startswith(_CLITICS):
        return False  # "وأوضح", "لألفابيت"
    other = index in reader.roles or index in reader.organisations or index in reader.places
    if token.prefix or other or reader.is_function(index) or reader.nisba(index):
        return False
    if token.norm in names.stop or token.norm in names.nouns or token.stem in names.nouns:
        return False
    if token.definite:
        return index not in reader.ranks and token.stem not in reader.lexicon.organisation_heads
    adverb = token.norm.endswith("ا") and looks_like_name(reader, index) < _LIKELY
    return not adverb and index not in reader.ranks
