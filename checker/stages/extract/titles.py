"""Read ranks and posts: where the title ends, over what it is, and of which country.

A post is a role of the lexicon with its complement. Where the complement ends follows from the
grammar of the construct state: it stays open while its words have no article, and the first
definite word closes it; then only adjectives, "ل/ب" with a definite noun, "في" with a place and
portfolios joined by "و" may follow. What comes after that is a name, or something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from checker.stages.extract.lexicon import RoleEntry, stems
from checker.stages.extract.names import looks_like_name, name_end, next_is_name
from checker.stages.extract.reader import Reader
from checker.text.gazetteer import Match
from checker.types import PostStatus

# Families of roles of which a fuller form names another body, not the same post.
_BY_FORM = frozenset({"business", "party", "descriptor"})

# How much two words in a row must look like names for the second to be the holder's.
_FOREIGN = 0.45
_ADJECTIVE = 5  # letters of the shortest adjective that is told by its ending

# Prepositions parted from their noun by tatweel or a quotation mark.
_BARE = frozenset({"ل", "ب"})
_QUOTES = frozenset('“”«»"„')


@dataclass(frozen=True, slots=True)
class RankPhrase:
    """A rank in tokens ``[first, end)``; ``garbled`` when only a qualifier of it stands there."""

    first: int
    end: int
    key: str
    label: str
    ladder: str
    level: int
    qualifiers: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post in tokens ``[first, end)``."""

    first: int
    end: int
    role: str
    family: str
    scope: str
    country: str
    status: PostStatus
    plural: bool


@dataclass(slots=True)
class _Complement:
    """What has been read of a post's complement so far."""

    end: int
    closed: bool
    country: str = ""
    status: PostStatus = "holds"
    head: list[str] = field(default_factory=list)
    container: list[str] = field(default_factory=list)

    def add(self, stem: str, *, inner: bool) -> None:
        (self.container if inner else self.head).append(stem)


def read_rank(reader: Reader, first: int) -> RankPhrase | None:
    """Return the rank that opens at ``first``, with its qualifiers, or None.

    A qualifier with the article before its rank ("الركن العميد") is read with it.
    """
    stray = reader.qualifiers.get(first)
    if stray and reader.tokens[first].definite and first not in reader.ranks:
        rank = read_rank(reader, stray.end) if stray.end in reader.ranks else None
        if rank is None or rank.ladder != "military":
            return None
        return replace(rank, first=first, qualifiers=(stray.entry.key, *rank.qualifiers))
    match = reader.ranks.get(first)
    if match is None or _is_unit(reader, match.end, match.entry.ladder):
        return None
    entry = match.entry
    follower = reader.word(match.end)
    if follower and (follower.norm in entry.not_before or follower.stem in entry.not_before):
        return None
    end = match.end
    qualifiers: list[str] = []
    retired = False
    while end < len(reader):
        qualifier = reader.qualifiers.get(end)
        if qualifier:
            qualifiers.append(qualifier.entry.key)
            retired = retired or qualifier.entry.retired
            end = qualifier.end
        elif reader.nisba(end) and reader.tokens[end].definite:
            end += 1
        else:
            break
    return RankPhrase(
        first,
        end,
        entry.key,
        entry.label,
        entry.ladder,
        entry.level,
        tuple(qualifiers),
        retired,
    )


def _is_unit(reader: Reader, index: int, ladder: str) -> bool:
    """Say whether "لواء 106" or "لواء مشاة" is meant: a unit, not an officer."""
    if ladder != "military" or index >= len(reader):
        return False
    token = reader.tokens[index]
    return token.is_number or (not token.prefix and token.stem in reader.grammar.unit_words)


def read_post(reader: Reader, first: int) -> PostPhrase | None:
    """Return the post that opens at ``first`` with its whole complement, or None."""
    match = reader.roles.get(first)
    if match is None:
        return None
    last = reader.tokens[match.end - 1]
    state = _Complement(match.end, closed=last.definite)
    state.head = _spelled_out(match, reader)
    while state.end < len(reader) and _extend(reader, state):
        pass
    scope = _scope(reader, state)
    return PostPhrase(
        first,
        state.end,
        match.entry.key,
        match.entry.family,
        scope,
        state.country,
        state.status,
        match.entry.plural,
    )


def _spelled_out(match: Match[RoleEntry], reader: Reader) -> list[str]:
    """Return the words by which a form of a civil role is fuller than its label.

    "نقيب أطباء" is a "نقيب" like "نقيب محامين", over something else.
    """
    entry = match.entry
    if entry.family not in _BY_FORM:
        return []
    spelled = [token.stem for token in reader.tokens[match.first : match.end]]
    label = list(stems(entry.label))
    return spelled[len(label) :] if spelled[: len(label)] == label else []


def _extend(reader: Reader, state: _Complement) -> bool:
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
    if token.prefix:
        return _extend_prepositional(reader, state)
    if token.norm[0] == "ل" and _extend_purpose(reader, state):
        return True
    if reader.is_function(index):
        return _extend_in_place(reader, state)
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


def _extend_plain(reader: Reader, state: _Complement) -> bool:
    index = state.end
    token = reader.tokens[index]
    place = reader.places.get(index)
    if place and not state.closed:
        _take_place(reader, state, place.end, place.entry.country)
        return True
    if not state.closed:
        names = reader.lexicon.names
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
        # "ولاية كذا": the word after a kind of place is its name, and closes the phrase.
        of_place = reader.tokens[index - 1].stem in reader.grammar.place_heads
        for inner in range(index, end):
            state.add(reader.tokens[inner].stem, inner=False)
        state.closed = reader.tokens[end - 1].definite or of_place
        state.end = end
        return True
    names = reader.lexicon.names
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
    if (
        reader.tokens[index - 1].definite
        and token.stem.endswith("يه")
        and len(token.stem) >= _ADJECTIVE
    ):
        # "الثروة السمكية": no family name has this form.
        state.end += 1
        state.add(token.stem, inner=bool(state.container))
        return True
    return False


def _take_place(reader: Reader, state: _Complement, end: int, country: str) -> None:
    if not state.country and country:
        state.country = country
    if end - state.end and reader.places[state.end].entry.kind != "country":
        for inner in range(state.end, end):
            state.add(reader.tokens[inner].stem, inner=bool(state.head))
    state.end = end
    state.closed = True


def _extend_joined(reader: Reader, state: _Complement) -> bool:
    """Take "والإنتاج" of "وزير الدفاع والإنتاج الحربي": portfolios only."""
    token = reader.tokens[state.end]
    things = token.stem.endswith("ات") and token.stem not in reader.lexicon.names.given
    if not token.definite or not state.head:
        return False
    if token.stem not in reader.grammar.portfolios and not things:
        return False
    if token.prefix != "و":
        return False
    state.add(token.stem, inner=False)
    state.end += 1
    state.closed = True
    return True


def _extend_prepositional(reader: Reader, state: _Complement) -> bool:
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
        return _extend_purpose(reader, state)
    state.add(token.stem, inner=bool(state.head))
    state.closed = token.definite
    state.end += 1
    return True


def _extend_purpose(reader: Reader, state: _Complement) -> bool:
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
    if token.norm in names.given or len(purpose) < 3 or not follower.definite:
        return False
    if follower.prefix or follower.stem in names.given or index in reader.places:
        return False
    for stem in (purpose, follower.stem):
        state.add(stem, inner=bool(state.container))
    state.closed = True
    state.end = index + 2
    return True


def _extend_in_place(reader: Reader, state: _Complement) -> bool:
    """Take "في ليبيا" and "لدى اليونان"."""
    index = state.end
    token = reader.tokens[index]
    if token.norm not in {"في", "لدي", "شرق", "غرب"} or not state.closed:
        return False
    follower = reader.word(index + 1)
    if token.norm == "لدي" and follower and follower.stem in reader.lexicon.organisation_heads:
        # "المدعي العام لدى المحكمة العليا"
        state.add(follower.stem, inner=bool(state.head))
        state.closed = follower.definite
        state.end = index + 2
        return True
    place = reader.places.get(index + 1)
    if place is None or place.entry.kind not in {"country", "region", "province"}:
        return False
    state.country = state.country or place.entry.country
    if place.entry.kind != "country":
        state.add(place.entry.key, inner=True)
    state.end = place.end
    return True


def _skip_mark(reader: Reader, state: _Complement) -> bool:
    """Step over the marks of «لـ "الجيش"» when the body's name follows them."""
    tokens = reader.tokens
    index = state.end
    if tokens[index].norm not in _BARE or index + 1 >= len(tokens):
        return False
    follower = index + 2 if tokens[index + 1].text in _QUOTES else index + 1
    word = reader.word(follower)
    if word is None or not word.definite or word.stem not in reader.lexicon.organisation_heads:
        return False
    state.add(word.stem, inner=bool(state.head))
    state.closed = True
    state.end = follower + 1
    return True


def resume_post(reader: Reader, post: PostPhrase, index: int) -> PostPhrase:
    """Return the post with the complement that goes on at ``index``, after an intruding rank."""
    closed = reader.tokens[post.end - 1].definite
    state = _Complement(index, closed=closed, country=post.country, status=post.status)
    while state.end < len(reader) and _extend(reader, state):
        pass
    if state.end == index:
        return post
    return replace(post, end=state.end, scope=_scope(reader, state), country=state.country)


def _scope(reader: Reader, state: _Complement) -> str:
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
