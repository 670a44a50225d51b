"""The bodies of an article, each with all its uses, and when two names may be of one body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.organisations.bodies import Body, bodies
from checker.rules.organisations.full_names import scopes_of
from checker.rules.organisations.one_body import same_root
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Organisation, Place, Post, Statement

_TO = frozenset(("امام", "الي", "لدي"))
_LONG = 5  # letters of a word that outlets may spell in two ways
_SPELLED_TWICE = 75  # of 100


@dataclass(frozen=True)
class Telling:
    """An article as a teller of bodies."""

    article: str
    statements: tuple[Statement, ...]

    @cached_property
    def names(self) -> list[list[Body]]:
        """Return the uses of each name, in the order of the first."""
        found: list[list[Body]] = []
        for statement in self.statements:
            for body in bodies(statement):
                of_it = next((uses for uses in found if _one_of(uses, body)), None)
                if of_it is None:
                    found.append([body])
                else:
                    of_it.append(body)
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return all words of the article."""
        told = (token for s in self.statements for token in tokens_of(s.sentence))
        return frozenset(token.stem for token in told if token.is_word)

    @cached_property
    def content(self) -> frozenset[str]:
        """Return the content words of the article."""
        return frozenset(word for statement in self.statements for word in statement.words)

    def around(self, body: Body) -> list[Statement]:
        """Return the sentence of a name and the next."""
        at = body.statement.sentence.index
        return [s for s in self.statements if at <= s.sentence.index <= at + 1]


def telling(corpus: Corpus, article: str) -> Telling:
    """Return what an article tells of bodies."""
    return Telling(article, corpus.statements[article])


def _one_of(uses: list[Body], body: Body) -> bool:
    return alike(uses[0], body) and same_name(uses[0], body)


def alike(first: Body, second: Body) -> bool:
    """Say whether one deed may be told of bodies of these kinds."""
    pair = {first.kind, second.kind}
    return len(pair) == 1 or any(pair <= group for group in _alike())


def same_name(first: Body, second: Body) -> bool:
    """Say whether two names may be one body's: one noun, and no word more than the longer's."""
    if first.head and second.head and not one_word(first.head, second.head):
        return False
    short, long = sorted((first, second), key=lambda name: len(name.words))
    return all(is_among(word, (*long.words, long.head)) for word in short.words)


def strange(name: Body, other: Body, knows: Telling) -> bool:
    """Say whether a word of a name is neither in the other nor anywhere in the other's article."""
    own = [word for word in name.words if not is_among(word, other.words)]
    if name.head and other.head and not is_among(name.head, (*other.words, other.head)):
        own.append(name.head)
    return any(not is_among(word, knows.stems) for word in own)


def is_among(word: str, more: Iterable[str]) -> bool:
    """Say whether a word or a form of it is among others."""
    return any(one_word(word, other) for other in more)


def one_word(first: str, second: str) -> bool:
    """Say whether two words are one, in another form or spelling, or stand for one another."""
    if same_root(first, second):
        return True
    group = _same().get(first.removesuffix("ه"))
    if group is not None and group == _same().get(second.removesuffix("ه")):
        return True
    long = min(len(first), len(second)) >= _LONG
    return long and fuzz.ratio(first, second) >= _SPELLED_TWICE


def excused(first: Body, second: Body) -> bool:
    """Say whether two names are surely of two bodies, or may well be of one.

    "The ministry, for its part"; one that answers what was done; two countries or parts of the
    world; a body and its part; one that only its town names; a court that a case is brought
    before; one the lexicon knows under both names; the offices of one person, which other rules
    hold against each other.
    """
    if any(not _further().isdisjoint(_words(body)) for body in (first, second)):
        return True
    if _reacts(first) or _reacts(second):
        return True
    if first.country and second.country and first.country != second.country:
        return True
    scopes = scopes_of(first.words), scopes_of(second.words)
    if all(scopes) and scopes[0] != scopes[1]:
        return True
    placed = _placed(first), _placed(second)
    if placed[0] != placed[1] and not (second if placed[0] else first).country:
        return True
    if "court" in {first.kind, second.kind} and (_is_brought(first) or _is_brought(second)):
        return True
    if all(placed) and first.kind in {"hospital", "authority"}:
        return True
    if any(_stand_for(group, first, second) for group in _stand()):
        return True
    return bool(_listed(first) & _listed(second)) or bool(_held(first) & _held(second))


def _reacts(body: Body) -> bool:
    before = tokens_of(body.statement.sentence)[max(0, body.at - 1) : body.at]
    return any(not {t.norm, t.norm[1:]}.isdisjoint(_reactions()) for t in before)


def _is_brought(body: Body) -> bool:
    """Say whether something goes to a court: "an appeal before", "refers it to"."""
    before = tokens_of(body.statement.sentence)[max(0, body.at - 1) : body.at]
    return any(token.norm in _TO for token in before)


def _words(body: Body) -> list[str]:
    return [token.norm for token in tokens_of(body.statement.sentence)]


def _placed(body: Body) -> bool:
    """Say whether a body is named by its place alone."""
    told = [t for t in tokens_of(body.statement.sentence)[body.at + 1 : body.end] if t.is_word]
    places = [m.span for m in body.statement.mentions if isinstance(m.value, Place)]
    within = (any(place.start <= token.start < place.end for place in places) for token in told)
    return bool(body.head) and body.kind != "university" and all(within)


def _stand_for(group: frozenset[str], first: Body, second: Body) -> bool:
    one, other = group.intersection(first.words), group.intersection(second.words)
    return bool(one and other) and one != other


def _listed(body: Body) -> frozenset[str]:
    """Return the keys under which the lexicon knows a name."""
    found = (m.value.key for m in _over(body) if isinstance(m.value, Organisation))
    return _known().intersection(found)


def _held(body: Body) -> frozenset[tuple[str, str]]:
    posts = ((m.holder, m.value) for m in _over(body) if isinstance(m.value, Post))
    return frozenset((holder, post.role) for holder, post in posts if holder)


def _over(body: Body) -> list[Mention]:
    return [m for m in body.statement.mentions if m.span.overlaps(body.span)]


@cache
def _known() -> frozenset[str]:
    return frozenset(entry["key"] for entry in read("ar", "organisations")["named"])


@cache
def _further() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "bodies")["further"]))


@cache
def _reactions() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "bodies")["reacts"]))


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words(group)) for group in read("ar", "bodies")["alike"])


@cache
def _stand() -> tuple[frozenset[str], ...]:
    groups = read("ar", "bodies")["stand_for"]
    return tuple(frozenset(fold(word) for word in words(group)) for group in groups)


@cache
def _same() -> dict[str, int]:
    groups = read("ar", "bodies")["same"]
    return {fold(w).removesuffix("ه"): at for at, g in enumerate(groups) for w in words(g)}
