"""Places that an article names, as far as its words tell: by a gazetteer, a noun, a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.events import Told
from checker.rules.places.headed import headed
from checker.rules.places.naming import listed, one_name, sorts
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.sounds import sound_alike
from checker.text.tokens import Token
from checker.types import Corpus, Mention, Place, Span, Statement

_TOP = 5  # the last sentence that says where the event took place, no background
_SHORTEST = 4  # letters of a name that no noun tells to be one
_LONGEST = 3  # words of it
_VERB = 9  # letters of a verb with its endings
_RARE = 0.6  # of 1: words that news has more often are hardly names of towns alone
_SPELLED_TWICE = 85  # of 100
_ON = "علي"
_PRONOUNS = ("ه", "ها", "هم", "هما")
_ADJECTIVES = ("ي", "يه")
_LEADING = frozenset("وفبلك")
_SILENT = frozenset({"residue", "byline", "caption"})
_KINDS = {"country": "state", "province": "area", "region": "area", "sea": "water"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a sentence names it, and the noun that tells its sort, or "".

    ``group``: what may stand for one another of such nouns, "" where nothing tells it; ``led``:
    "in", "near", "way" (to or from) or "", by what stands before it.
    """

    told: Told
    name: tuple[str, ...]
    noun: str
    group: str
    led: str

    @property
    def sort(self) -> int | None:
        """Return the sort of the noun: one event has one place of a sort."""
        return sorts().get(self.noun)

    @property
    def place(self) -> Place | None:
        """Return the place if a gazetteer knows it."""
        value = self.told.mention.value
        return value if isinstance(value, Place) and value.country else None


def spots(corpus: Corpus, article: str) -> list[Spot]:
    """Return the places that the top of an article names, each as often as it does."""
    return [
        spot
        for statement in corpus.statements[article]
        if statement.sentence.kind not in _SILENT and statement.sentence.index <= _TOP
        for spot in _in(statement)
    ]


def one(first: Spot, second: Spot) -> bool:
    """Say whether two spots may be one place."""
    if first.place and second.place and first.place.key == second.place.key:
        return True
    whole = [" ".join(spot.name) for spot in (first, second)]
    if fuzz.ratio(*whole) >= _SPELLED_TWICE or sound_alike(*whole):
        return True
    return one_name(essential(first.name), essential(second.name))


def essential(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the words with which many open."""
    common = listed("titled") | listed("openers") | listed("hosts")
    return tuple(word for word in name if word.removeprefix("ال") not in common) or name


def _in(statement: Statement) -> Iterator[Spot]:
    tokens = tokens_of(statement.sentence)
    known = [
        mention
        for mention in statement.mentions
        if isinstance(mention.value, Place)
        and mention.value.country
        and mention.span.field == statement.sentence.span.field
    ]
    taken: list[Span] = []
    for at, mention in headed(statement):
        noun, starts = tokens[at].stem, {tokens[at].start, mention.span.start}
        listed_so = (m for m in known if m.span.start in starts and noun not in listed("routes"))
        taken.append(mention.span)
        on = at > 0 and tokens[at - 1].norm == _ON
        led = "in" if on else _led(tokens, at)
        yield _spot(statement, next(listed_so, mention), noun, groups().get(noun, ""), led)
    for mention in known:
        if any(span.overlaps(mention.span) for span in taken):
            continue
        taken.append(mention.span)
        at = next(i for i, token in enumerate(tokens) if token.end > mention.span.start)
        led = _led(tokens, at)
        if led in {"in", "near"} and isinstance(mention.value, Place):
            kind = mention.value.kind
            noun = _city() if kind == "city" else ""
            yield _spot(statement, mention, noun, _KINDS.get(kind, "town"), led)


def _spot(statement: Statement, mention: Mention, noun: str, group: str, led: str) -> Spot:
    value = mention.value
    name = value.key if isinstance(value, Place) and not value.country else fold(mention.text)
    # The gazetteer may have the noun in the name.
    name = name.removeprefix(f"{noun} ")
    leads = statement.sentence.kind in {"headline", "lead"}
    return Spot(Told(statement, mention, leads), tuple(name.split()), noun, group, led)


def _led(tokens: Sequence[Token], at: int) -> str:
    """Return how a place, or the noun before it, is led."""
    if "ب" in tokens[at].prefix:
        return "in"
    if not at:
        return ""
    before = tokens[at - 1]
    norm = before.norm.removeprefix("و")
    if norm in listed("near") or (before.stem in listed("sides") and not before.definite):
        return "near"
    holds = len(norm) <= _VERB and any(verb in norm for verb in listed("held"))
    if holds or norm in listed("location"):
        return "in"
    return "way" if norm in listed("path") | listed("seats") else ""


@cache
def _city() -> str:
    return fold(read("ar", "titles")["places"]["city"])


@cache
def groups() -> dict[str, str]:
    """Return the group of each noun: nouns of one group may stand for one place."""
    found = read("ar", "titles")["places"]["groups"]
    return {fold(word): name for name, names in found.items() for word in words(names)}
