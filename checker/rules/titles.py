"""What the language pack says of ranks and posts that rules must know: order, holders, rivals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.types import Entry, Post, Rank

_LANGUAGE = "ar"
# Of 100: from there on two scopes differ in an ending only.
_SAME_WORDS = 80
_STEM = 3  # letters in which they agree


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A role of the lexicon; ``exclusive`` names the group of posts that shut each other out."""

    key: str
    ar: str
    en: str
    one_holder: bool
    exclusive: str
    family: str
    deputy_of: str


@cache
def role_facts() -> dict[str, RoleFact]:
    """Return the roles of the lexicon by key."""
    return {
        role["key"]: RoleFact(
            role["key"],
            role["ar"],
            role["en"],
            role["holders"] == "one",
            role["exclusive"],
            role["family"],
            role["deputy_of"],
        )
        for role in read(_LANGUAGE, "roles")["roles"]
    }


@cache
def _same_posts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in read(_LANGUAGE, "roles").get("synonyms", []))


def same_role(first: str, second: str) -> bool:
    """Say whether two roles may be two words for one post."""
    return first == second or any({first, second} <= group for group in _same_posts())


def same_scope(first: Post, second: Post) -> bool:
    """Say whether two posts may be over the same thing: one may leave out what the other says."""
    if first.country and second.country and first.country != second.country:
        return False
    one, _, one_in = first.scope.partition("@")
    other, _, other_in = second.scope.partition("@")
    if not one or not other or one == other or one in {other_in, ""} or other == one_in:
        return True
    if any(one.startswith(body) and other.startswith(body) for body in _one_body()):
        return True
    if same_words(one, other):
        return True
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    # "هيئة الطيران" and "الهيئة العامة للطيران": one says in two parts what the other says in one.
    whole = [{*scope.replace("@", " ").split()} for scope in (first.scope, second.scope)]
    in_parts = bool(one_in) != bool(other_in) and (whole[0] <= whole[1] or whole[1] <= whole[0])
    return short <= long or in_parts


def same_words(one: str, other: str) -> bool:
    """Say whether two scopes are word for word the same but for endings: "بحرية" is not "برية"."""
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(map(alike, first, second))


def alike(one: str, other: str) -> bool:
    """Say whether two words differ in an ending only, or are singular and plural: "سكة", "سكك"."""
    if one[:_STEM] == other[:_STEM] and fuzz.ratio(one, other) >= _SAME_WORDS:
        return True
    single, many = (one, other) if one.endswith("ه") else (other, one)
    doubled = single.endswith("ه") and many == single[:-1] + single[-2:-1]
    return one == other or doubled


def body_of(scope: str) -> str:
    """Return a scope without the words that are only rival names of the same body."""
    return next((body for body in _one_body() if scope.startswith(body)), scope)


@cache
def _one_body() -> tuple[str, ...]:
    """Return the bodies whose further words are rival names of one thing."""
    return tuple(fold(name) for name in read(_LANGUAGE, "titles")["one_body"])


@cache
def rank_names() -> dict[str, str]:
    """Return the English names of ranks by key."""
    ladders = read(_LANGUAGE, "ranks")["ladders"]
    return {rank["key"]: rank["en"] for body in ladders.values() for rank in body["ranks"]}


def in_full(held: list[tuple[Entry, Rank]]) -> list[tuple[Entry, Rank]]:
    """Leave out short forms ("الجنرال") of ranks that the same person is given in full."""
    keys = {rank.key for _, rank in held}
    return [(e, rank) for e, rank in held if not keys & _covered().get(rank.key, frozenset())]


@cache
def _covered() -> dict[str, frozenset[str]]:
    """Return the keys of the ranks for which a rank is the short form: every general is one."""
    ladders = read(_LANGUAGE, "ranks")["ladders"]
    return {
        rank["key"]: frozenset(rank["covers"])
        for body in ladders.values()
        for rank in body["ranks"]
        if "covers" in rank
    }


def ranks(entries: tuple[Entry, ...]) -> list[tuple[Entry, Rank]]:
    """Return the entries of a timeline that are ranks of a ladder with an order."""
    return [
        (entry, entry.mention.value)
        for entry in entries
        if isinstance(entry.mention.value, Rank) and entry.mention.value.level > 0
    ]


def posts(entries: tuple[Entry, ...]) -> list[tuple[Entry, Post]]:
    """Return the entries of a timeline that are posts held when the article was written."""
    return [
        (entry, entry.mention.value)
        for entry in entries
        if isinstance(entry.mention.value, Post) and entry.mention.value.status == "holds"
    ]


@cache
def _change(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read(_LANGUAGE, "titles")[name].split())


# How many words before and after a title may tell of an appointment to it.
_REACH = 6
_BESIDE = 2  # characters between a title and its holder's name


def tells_change(entry: Entry, kind: str = "appointment") -> bool:
    """Say whether the words around a title tell of an appointment, promotion or dismissal.

    ``kind`` "promotion": of a promotion only.
    """
    told = _change(kind)
    sentence = entry.statement.sentence
    span = entry.mention.span
    if span.field != sentence.span.field:
        return False
    tokens = tokens_of(sentence)
    first = span.start
    last = max(
        (
            mention.span.end
            for mention in entry.statement.mentions
            if mention.holder == entry.mention.holder
            and 0 <= mention.span.start - span.end <= _BESIDE
        ),
        default=span.end,
    )
    before = [token for token in tokens if token.end <= first and token.is_word][-_REACH:]
    after = [token for token in tokens if token.start >= last and token.is_word][:_REACH]
    near = {token.norm for token in (*before, *after)}
    return not told.isdisjoint(near | {word.removeprefix("و") for word in near})
