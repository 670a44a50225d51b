"""Read what a post is over, word by word.

Where the complement ends follows from the grammar of the construct state: it stays open while its
words have no article, and the first definite word closes it; then only adjectives, "ل/ب" with a
definite noun, "في" with a place and portfolios joined by "و" may follow. What comes after that is
a name, or something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.stages.extract.complements_places import extend_in_place
from checker.stages.extract.names import looks_like_name, name_end, next_is_name
from checker.stages.extract.ranks import read_rank
from checker.stages.extract.reader import Reader
from checker.stages.extract.towns import is_adjective, town_end
from checker.types import PostStatus

# Roles whose words are adjectives too: "الحزب الحاكم", "الحزب المعارض".
ADJECTIVE_ROLES = frozenset({"ruler", "opposition_leader", "suspect"})
# How much two words in a row must look like names for the second to be the holder's.
_FOREIGN = 0.45
_ADJECTIVE = 5  # letters of the shortest adjective that is told by its ending

# Prepositions parted from their noun by tatweel or a quotation mark.
_BARE = frozenset({"ل", "ب"})
_OPENING, _CLOSING = frozenset('“«"„('), frozenset('”»")')
_ALIAS = 3  # words of a body's short name
_COMMAS = frozenset("،,")
_QUOTES = frozenset('“”«»"„')


@dataclass(slots=True)
class Complement:
    """What has been read of a post's complement so far."""

    end: int
    closed: bool
    # The head has an adjective of its own ("المدير العام"): what it is over follows with "ل".
    full: bool = False
    # A post that a town has: "مدير الثقافة في كذا", where a minister only happens to be there.
    local: bool = False
    country: str = ""
    status: PostStatus = "holds"
    head: list[str] = field(default_factory=list)
    container: list[str] = field(default_factory=list)

    def add(self, stem: str, *, inner: bool) -> None:
        """Add a word to what the post is over, or to the body that contains it."""
        (self.container if inner else self.head).append(stem)


def extend(reader: Reader, state: Complement) -> bool:
    """Take the next word into the complement; False when it does not belong there."""
    index = state.end
    token = reader.tokens[index]
    if not token.is_word or token.norm in _BARE:
        return _skip_mark(reader, state)
    status = reader.lexicon.status.get(token.stem)
    if status and not token.prefix and (token.definite or not state.closed):
        state.status = status
        state.end += 1
        state.closed = True
        return True
    nisba = reader.nisba(index)
    if nisba and not token.prefix:
        if not token.definite and state.closed:
            return False
        state.country = state.country or nisba.entry.iso
        if not nisba.entry.iso:
            state.add(token.stem, inner=bool(state.container))
        state.end = nisba.end
        return True
    if token.prefix.startswith(("و", "ف")):
        return _extend_joined(reader, state)
    if state.full and _extend_full(reader, state):
        return True
    if token.prefix:
        return _extend_prepositional(reader, state)
    if token.norm[0] == "ل" and _extend_purpose(reader, state):
        return True
    if reader.is_function(index):
        return extend_in_place(reader, state)
    if index in reader.ranks and _rank_then_name(reader, index):
        return False
    return _extend_plain(reader, state)


def _rank_then_name(reader: Reader, index: int) -> bool:
    rank = read_rank(reader, index)
    return rank is not None and (
        rank.end > index + 1
        or rank.ladder != "military"
        or name_end(reader, rank.end, "rank") > rank.end
        or reader.tokens[index].definite
    )


def _extend_plain(reader: Reader, state: Complement) -> bool:
    index = state.end
    token = reader.tokens[index]
    place = reader.places.get(index)
    if place and not state.closed:
        _take_place(reader, state, place.end, place.entry.country)
        return True
    if not state.closed:
        names = reader.lexicon.names
        # "ولاية كذا": the word after a kind of place is its name, and closes the phrase.
        of_place = reader.tokens[index - 1].stem in reader.grammar.place_heads
        town = town_end(reader, index, after_kind=of_place)
        if town > index:
            _take_words(reader, state, town)
            return True
        if token.norm in names.start:
            return False
        if state.head and token.stem in names.given and token.stem not in names.ambiguous:
            return False
        # "والي غيرسون فلان": what looks like a name follows the name of what the post is over.
        if (
            state.head
            and min(looks_like_name(reader, index - 1), looks_like_name(reader, index)) >= _FOREIGN
        ):
            return False
        nested = reader.roles.get(index)
        end = nested.end if nested else index + 1
        _take_words(reader, state, end)
        state.closed = reader.tokens[end - 1].definite or of_place
        return True
    names = reader.lexicon.names
    if _which(reader, index):
        state.end += 1
        return True
    if not token.definite or index in reader.roles or token.norm in names.stop:
        return False
    if token.stem in names.given and next_is_name(reader, index):
        return False
    if (
        token.stem in names.nouns
        or token.stem in reader.grammar.portfolios
        or (token.stem in reader.lexicon.organisation_heads)
    ):
        state.add(token.stem, inner=bool(state.container))
        state.end += 1
        return True
    named = any(place.end == index for place in reader.places.values())
    if is_adjective(reader, index) or (
        (reader.tokens[index - 1].definite or named)
        and token.stem.endswith("يه")
        and len(token.stem) >= _ADJECTIVE
    ):
        # "الثروة السمكية", "جامعة كذا العصرية": no family name has this form.
        state.end += 1
        state.add(token.stem, inner=bool(state.container))
        return True
    return False


def _which(reader: Reader, index: int) -> bool:
    """Say whether an adjective of a body that is a role too stands here: "الحزب الحاكم"."""
    role, before = reader.roles.get(index), reader.word(index - 1)
    adjective = role is not None and role.end == index + 1 and role.entry.key in ADJECTIVE_ROLES
    of_body = before is not None and before.stem in reader.lexicon.organisation_heads
    return adjective and of_body and reader.tokens[index].definite


def _take_words(reader: Reader, state: Complement, end: int) -> None:
    for inner in range(state.end, end):
        state.add(reader.tokens[inner].stem, inner=False)
    state.end = end
    state.closed = True


def _take_place(reader: Reader, state: Complement, end: int, country: str) -> None:
    if not state.country and country:
        state.country = country
    if end - state.end and reader.places[state.end].entry.kind != "country":
        for inner in range(state.end, end):
            state.add(reader.tokens[inner].stem, inner=bool(state.head))
    state.end = end
    state.closed = True


def _extend_joined(reader: Reader, state: Complement) -> bool:
    """Take "والإنتاج" of "وزير الدفاع والإنتاج الحربي": portfolios only."""
    token = reader.tokens[state.end]
    things = token.stem.endswith("ات") and token.stem not in reader.lexicon.names.given
    if not token.definite or not state.head:
        return False
    if token.prefix != "و":
        return False
    end = state.end + 1
    if token.stem not in reader.grammar.portfolios and not things:
        end = _unlisted(reader, state.end)
    for index in range(state.end, end):
        state.add(reader.tokens[index].stem, inner=False)
    state.closed = True
    moved, state.end = end > state.end, end
    return moved


def _unlisted(reader: Reader, index: int) -> int:
    """Return the end of "والصرف الصحي", a portfolio that nobody lists, where a name follows it."""
    if index in reader.roles or index in reader.places or index in reader.ranks:
        return index
    if reader.nisba(index) or reader.tokens[index].stem in reader.lexicon.names.given:
        return index
    after = reader.word(index + 1)
    adjective = after is not None and after.definite and not after.prefix
    end = index + 2 if adjective else index + 1
    free = end - 1 not in reader.roles and not reader.nisba(end - 1)
    return end if free and name_end(reader, end, "title") > end else index


def _extend_prepositional(reader: Reader, state: Complement) -> bool:
    """Take "للقوات المسلحة" and "بالجيش": the body that the post belongs to."""
    index = state.end
    token = reader.tokens[index]
    if token.prefix not in {"ل", "ب"}:
        return False
    place = reader.places.get(index)
    if place and (token.definite or place.entry.kind in {"country", "region"}):
        _take_place(reader, state, place.end, place.entry.country)
        return True
    heads = reader.lexicon.organisation_heads
    if token.stem not in heads and token.stem not in reader.grammar.portfolios:
        return _extend_town(reader, state) or _extend_purpose(reader, state)
    state.add(token.stem, inner=bool(state.head))
    state.closed = token.definite
    state.end += 1
    return True


def _extend_full(reader: Reader, state: Complement) -> bool:
    """Take "لميناء كذا" of "المدير العام لميناء كذا": the body itself, whoever lists it or not."""
    token = reader.tokens[state.end]
    state.full = False
    if token.norm[0] != "ل" or token.prefix not in {"", "ل"} or len(token.norm) < _ADJECTIVE - 1:
        return False
    stem = token.stem if token.prefix else token.stem.removeprefix("ل")
    names = reader.lexicon.names
    if state.end in reader.places or token.norm in names.given or reader.is_function(state.end):
        return False
    if not token.prefix and token.definite:  # "اللجنة" without a preposition
        return False
    if stem in reader.grammar.audience or reader.nisba(state.end):
        return False
    state.add(stem, inner=False)
    state.closed = token.definite
    state.end += 1
    return True


def _extend_town(reader: Reader, state: Complement) -> bool:
    """Take "بكذا" where the phrase ends with it: a town that no gazetteer has."""
    token, after = reader.tokens[state.end], state.end + 1
    common = reader.is_common(state.end) or token.stem in reader.lexicon.names.given
    if token.prefix != "ب" or token.definite or common or not state.head:
        return False
    ends = after == len(reader) or reader.tokens[after].text in reader.grammar.joints
    if not ends and after not in reader.ranks:
        return False
    state.add(token.stem, inner=True)
    state.closed = True
    state.end += 1
    return True


def _extend_purpose(reader: Reader, state: Complement) -> bool:
    """Take "لرفع الأثقال" of "رئيس الاتحاد العراقي لرفع الأثقال": what a body is for."""
    index = state.end
    token, follower = reader.tokens[index], reader.word(index + 1)
    of_body = any(stem in reader.lexicon.organisation_heads for stem in state.head) or any(
        reader.tokens[at].stem in reader.lexicon.organisation_heads
        for at in range(max(0, index - 3), index)
    )
    names = reader.lexicon.names
    purpose = token.stem if token.prefix == "ل" else token.norm.removeprefix("ل")
    if token.norm[0] != "ل" or token.definite or follower is None or not of_body:
        return False
    if token.norm in names.given or len(purpose) < 3 or purpose in reader.grammar.audience:
        return False
    if follower.prefix or follower.stem in names.given or index in reader.places:
        return False
    last = index + 1
    while last < index + 3 and _open(reader, last):  # "لسكك حديد مصر"
        last += 1
    place = reader.places.get(last)
    if last == len(reader) or not (reader.tokens[last].definite or place):
        return False
    words = (token.stem for token in reader.tokens[index + 1 : last + (place is None)])
    for stem in (purpose, *words):
        state.add(stem, inner=bool(state.container))
    state.end = last + 1
    state.closed = True
    if place:
        state.end = last
        _take_place(reader, state, place.end, place.entry.country)
    return True


def _open(reader: Reader, index: int) -> bool:
    """Say whether a word leaves the construct state open: no article, no clitic, no name."""
    token = reader.word(index)
    if token is None or token.definite or token.prefix or reader.is_function(index):
        return False
    return index not in reader.places and token.stem not in reader.lexicon.names.given


def _skip_mark(reader: Reader, state: Complement) -> bool:
    """Step over the marks of «لـ "الجيش"» when the body's name follows them."""
    tokens = reader.tokens
    index = state.end
    if tokens[index].text in _OPENING and state.closed:
        return _skip_alias(reader, state)
    if tokens[index].norm not in _BARE or index + 1 >= len(tokens):
        return False
    if tokens[index + 1].text in _OPENING and state.closed:
        return _take_quoted(reader, state)
    follower = index + 2 if tokens[index + 1].text in _QUOTES else index + 1
    word = reader.word(follower)
    if word is None or not word.definite or word.stem not in reader.lexicon.organisation_heads:
        return False
    state.add(word.stem, inner=bool(state.head))
    state.closed = True
    state.end = follower + 1
    return True


def _take_quoted(reader: Reader, state: Complement) -> bool:
    """Take the name of a body in marks: "الرئيس التنفيذي لـ«كذا»"."""
    first = state.end + 2
    for close in range(first + 1, min(first + 1 + _ALIAS, len(reader))):
        if reader.tokens[close].text in _CLOSING:
            for inner in range(first, close):
                state.add(reader.tokens[inner].stem, inner=bool(state.head))
            state.end = close + 1
            return True
    return False


def _skip_alias(reader: Reader, state: Complement) -> bool:
    """Step over the short name of a body in marks: "مدير شركة الكهرباء «كذا» فلان"."""
    for close in range(state.end + 2, min(state.end + 2 + _ALIAS, len(reader))):
        if reader.tokens[close].text in _CLOSING:
            after = close + 1
            if after < len(reader) and name_end(reader, after, "title") > after:
                state.end = after
                return True
            return False
    return False


def scope_of(reader: Reader, state: Complement) -> str:
    """Return the normalised words of a complement, "part@body" where it names both."""
    head = _canonical(reader, state.head)
    container = _canonical(reader, state.container)
    return f"{head}@{container}" if head and container else head or container


def _canonical(reader: Reader, stems: list[str]) -> str:
    """Replace synonyms ("الجيش" for "القوات المسلحة") in a scope, longest first."""
    table = reader.lexicon.scope_synonyms
    found: list[str] = []
    index = 0
    while index < len(stems):
        for length in range(min(5, len(stems) - index), 0, -1):
            phrase = tuple(stems[index : index + length])
            if phrase in table:
                found.append(table[phrase])
                index += length
                break
        else:
            found.append(stems[index])
            index += 1
    return " ".join(found)
