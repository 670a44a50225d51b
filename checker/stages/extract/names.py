"""Find where a person's name begins and ends, without a list of persons.

Arabic has no capital letters. What tells a name is its surroundings (a rank, a post or an
honorific before it), its first word (a given name), its particles (بن، آل، عبد ...), and where
it must end: a verb, a function word, a common noun, or a second word after a definite surname.
"""

from __future__ import annotations

import re
from typing import Literal

from checker.stages.extract.reader import Reader
from checker.stages.extract.speech import speech_verbs
from checker.text.shapes import name_likeness

# "title": an honorific or a post stands before; "rank": a rank that is an everyday word too.
Licence = Literal["none", "rank", "title"]

_MAX_PARTS = 5
_SHORTEST = 3  # letters of an unknown word that ends a name
_SUBJECT = 3  # words that surely are one name between a verb of saying and a comma
_MARKS = frozenset("،,.:؛()")
_COMMAS = frozenset("،,")
# "That", with a pronoun or without: what stands before it is who says it.
_THAT = frozenset(
    {"ان", "بان", "انه", "انها", "انهم", "انهما", "اننا", "اني", "انني", "بانه", "بانها"}
)

# Inflection that names do not have: dual or plural verbs, attached pronouns. An
# unknown word in "ي" is a verb far more often than a name.
# What a word must look like, 0 to 1, to go on with a name, begin one or be one, in no lexicon.
_GOES_ON, _BEGINS, _SURE = 0.5, 0.7, 0.9
_PRESENT = frozenset("يت")
_INFLECTED = re.compile(r"[يت]\w{2,}(?:ان|ون|وا)|\w{2,}(?:ها|هما|هم)|[بلكف]ت\w{3,}ه")


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
        if after == index or not (
            _may_go_on(reader, index, after, known, closed=closed)
            or (licence != "none" and known == [True] and _family_adjective(reader, index))
        ):
            break
        token = reader.tokens[index]
        # "فلان الحاج فلان": a given name with the article is not the family name yet.
        family = token.definite and token.stem not in reader.lexicon.names.given
        closed = closed or (family and after == index + 1)
        known.append(after > index + 1 or _is_known(reader, index))
        index = after
    if licence == "title" or (licence == "rank" and reader.tokens[first - 1].text in _COMMAS):
        fills = _ends_slot if len(known) > 1 else _ends_short
        index += (len(known) > 1 or known[0]) and fills(reader, index)
    if licence == "none" and not _is_name_by_itself(reader, first, index, known):
        return first
    if licence != "none" and not any(known) and len(known) < 2:
        return index if licence == "title" and _officer(reader, first) else first
    return index


def _officer(reader: Reader, index: int) -> bool:
    """Say whether an unknown word that looks like a name stands right behind a military rank."""
    at = index - 1
    while at in reader.qualifiers and at not in reader.ranks:
        at -= 1
    ranked = any(
        match.end == at + 1 and match.entry.ladder == "military" for match in reader.ranks.values()
    )
    return ranked and looks_like_name(reader, index) >= _SURE


def _family_adjective(reader: Reader, index: int) -> bool:
    """Say whether an adjective is a family name: after a title and a given name ("نبيل الشرفي")."""
    token, given = reader.tokens[index], reader.tokens[index - 1]
    names = reader.lexicon.names
    if not token.definite or token.prefix or not token.stem.endswith("ي"):
        return False
    if given.definite or given.stem not in names.given or given.stem in names.ambiguous:
        return False
    everyday = token.norm in names.stop or index in reader.organisations or index in reader.roles
    return not (everyday or reader.is_function(index) or reader.nisba(index))


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
    # One unknown word may follow a known one; after two parts only what looks like a name does.
    if looks_like_name(reader, index) >= _GOES_ON:
        return True
    return len(known) < 2 and not _is_inflected(reader, index)


def looks_like_name(reader: Reader, index: int) -> float:
    """Return how much an unknown word looks like a part of a name; 0 for all other words."""
    token = reader.word(index)
    if token is None or token.prefix or token.definite or len(token.norm) < 3:
        return 0.0
    if reader.is_common(index) or reader.nisba(index) or index in reader.organisations:
        return 0.0
    return name_likeness(token.norm)


def _ends_slot(reader: Reader, index: int) -> bool:
    """Say whether one unknown word more fills the place of a name: then "إن" or a mark follows."""
    token, after = reader.word(index), index + 1
    if token is None or after >= len(reader) or token.prefix or token.definite:
        return False
    that = reader.tokens[after].norm in _THAT
    if reader.is_common(index) or reader.nisba(index):
        return False
    if _is_inflected(reader, index) and not (that and not _verb_with_clitic(reader, index)):
        return False
    if index in reader.places or index in reader.organisations or len(token.norm) < _SHORTEST:
        return False
    return that or reader.tokens[after].text in _MARKS


def _verb_with_clitic(reader: Reader, index: int) -> bool:
    """Say whether a word is a known verb, or "and" with one: "ويؤكد", but not "ويتمور"."""
    norm = reader.tokens[index].norm
    verbs = reader.lexicon.names.verbs
    return any(word in verbs or word in speech_verbs() for word in (norm, norm[1:]))


def apposed(reader: Reader, start: int, end: int) -> int:
    """Return where the name begins that ends at ``end``, before a comma and a post, else ``end``.

    A verb or the start of the sentence (``start``) opens its place: whatever fills it is a name,
    everyday words among them, if any of it looks like one.
    """
    first = end
    while first > start and end - first < _MAX_PARTS and _may_fill(reader, first - 1):
        first -= 1
    said = 2 <= end - first <= _SUBJECT and reader.leaves_no_object(first - 1)
    if said and not any(reader.is_common(index) for index in range(first, end)):
        return first  # "وذكر كذا كذا، محافظ البنك": who said it, however the name looks
    opened = first == start == 0 or (first > 0 and _is_verb(reader, first - 1))
    if end - first < 2 or not opened:
        return two_unknown(reader, end)
    sure = sum(
        _is_known(reader, i) or looks_like_name(reader, i) >= _GOES_ON for i in range(first, end)
    )
    return first if 2 * sure >= end - first else end


def _ends_short(reader: Reader, index: int) -> bool:
    """Say whether a given name's family name stands here: definite, or right before "that"."""
    if _ends_definite(reader, index):
        return True
    that = index + 1 < len(reader) and reader.tokens[index + 1].norm in _THAT
    return (that and _ends_slot(reader, index)) or _enclosed_verb(reader, index)


def _enclosed_verb(reader: Reader, index: int) -> bool:
    """Say whether a family name is a verb too: "المدعي العام، إبراهيما سار، إن"."""
    first, after = index - 2, index + 1
    marks = [reader.tokens[at].text for at in (first, after) if 0 <= at < len(reader)]
    token = reader.word(index)
    if token is None or len(marks) < 2 or not set(marks) <= _COMMAS or token.prefix:
        return False
    given = reader.tokens[index - 1].stem
    names = reader.lexicon.names
    return given in names.given and given not in names.ambiguous and token.norm in names.verbs


def _ends_definite(reader: Reader, index: int) -> bool:
    """Say whether a definite word of any sort fills the place of a family name: "فلان القاضي،"."""
    token, after = reader.word(index), index + 1
    if token is None or not token.definite or token.prefix or after >= len(reader):
        return False
    if reader.nisba(index) or index in reader.ranks:
        return False
    return reader.tokens[after].text in _MARKS or reader.tokens[after].norm in _THAT


def given_and_definite(reader: Reader, end: int) -> int:
    """Return where a given name and one definite word of any sort begin, or ``end``.

    They must end at ``end``, and nothing before them may be a part of the name.
    """
    given, family = reader.word(end - 2), reader.word(end - 1)
    names = reader.lexicon.names
    if given is None or family is None or end < 2 or given.prefix or family.prefix:
        return end
    sure = given.stem in names.given and given.stem not in names.ambiguous and not given.definite
    before = reader.word(end - 3) if end > 2 else None
    inside = before is not None and (before.stem in names.given or before.norm in names.inner)
    role = end - 2 in reader.roles or end - 2 in reader.places
    return end - 2 if sure and family.definite and not inside and not role else end


def _may_fill(reader: Reader, index: int) -> bool:
    token = reader.word(index)
    if token is None or token.prefix or reader.is_function(index) or reader.nisba(index):
        return False
    if token.norm in reader.lexicon.names.stop or _is_verb(reader, index):
        return False
    return index not in reader.ranks and index not in reader.roles


def _is_verb(reader: Reader, index: int) -> bool:
    token = reader.word(index)
    if token is None:
        return False
    bare = token.norm.removeprefix("و")
    names = reader.lexicon.names
    if bare in speech_verbs() and bare[0] in _PRESENT:
        return True
    return bare in names.verbs and bare not in names.given


def two_unknown(reader: Reader, end: int) -> int:
    """Return where two words that end at ``end`` begin, if both look like names, else ``end``."""
    likely = [looks_like_name(reader, index) for index in (end - 2, end - 1) if index >= 0]
    return end - 2 if min(likely) >= _GOES_ON and max(likely) >= _BEGINS else end


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
    if licence == "none" and token.definite and token.stem in names.given:
        follower = reader.word(first + 1)
        return follower is not None and follower.norm in names.inner
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
    if reader.nisba(first):
        return False
    inflected = not _is_known(reader, first) and _is_inflected(reader, first)
    if inflected and looks_like_name(reader, first) < _GOES_ON:
        # "يورغ": beside what surely is a name, what begins like a verb is one too.
        return licence == "title" and looks_like_name(reader, first + 1) >= _BEGINS
    if licence == "title" or token.stem in names.surnames or next_is_name(reader, first):
        return True
    return two_unknown(reader, first + 2) == first


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
        if follower is None or follower.prefix:
            return index
        if follower.norm in names.start or follower.norm in names.inner:
            return _part_end(reader, index + 1, opening=True)
        return index if reader.is_function(index + 1) else index + 2
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
    follower = reader.word(index + 1)
    if follower is not None and follower.norm in names.inner and not reader.is_function(index):
        return False  # "فلان عالي ولد فلان"
    styled = follower is not None and not follower.prefix and not token.definite
    if styled and index in reader.ranks and _is_known(reader, index + 1):
        return False  # "عبد الكريم معلم سعيد": a style that has become a name
    if (
        reader.nisba(index)
        and not token.definite
        and looks_like_name(reader, index + 1) >= _GOES_ON
    ):
        return parts >= 2  # "إبراهيما سوري كمارا": an adjective would have the article
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
