"""Titles that no grammar of Arabic can read: chains of offices and bodies in an impossible order.

A title is a chain: indefinite heads and bodies, each ruling the next, closed by a definite noun,
behind which only its adjectives, "and" or a preposition may stand. The words of a garbled title
are all there, and the chain opens with an adjective, goes on behind its end, or ends open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import Person, Span, Statement

_GENERAL = frozenset(("عام", "عامه"))
_COMMAS = frozenset("،,")
_SHORTEST = 3  # words of a chain that is read
_SHORTEST_ADJECTIVE = 5
_CHAIR = {"رييس", "مدير"}
_VERB = frozenset("يت")
_HARD, _SOFT = 2, 1  # what no title has, and what a title seldom has
_START, _OPEN, _CLOSED = "start", "open", "closed"
_INDEFINITE = frozenset(("head", "body", "general"))


@dataclass(slots=True)
class _Chain:
    """A run of words of titles as it is read: where the chain stands, and its faults."""

    state: str = _START
    kinds: list[str] = field(default_factory=list)
    word: str = ""
    faults: int = 0
    broken: bool = False

    def add(self, kind: str, token: Token) -> None:
        """Read the next word of the chain."""
        last = self.kinds[-1] if self.kinds else ""
        if self.state == _CLOSED:
            headless = kind in _INDEFINITE and not _INDEFINITE & {*self.kinds}
            self.faults += _SOFT if headless and "for" not in self.kinds else 0
            self.broken = self.broken or kind in _INDEFINITE
            self.faults += _HARD if kind == "general" else 0
            if kind == "noun":
                self.faults += {"noun": _HARD, "turned": _HARD, "for": _SOFT}.get(last, 0)
        elif self.state == _OPEN:
            self.faults += self._ruled(kind, last, token.norm)
        elif kind == "general":
            self.faults += _HARD if self.kinds else _SOFT
        elif kind == "adjective" and not self.kinds:
            self.faults += _SOFT
        turned = kind == "adjective" and self.state == _OPEN and last != "for"
        self.state = _OPEN if kind in _INDEFINITE else _START if kind == "in" else _CLOSED
        if kind == "for" and not token.definite:
            self.state = _OPEN
        self.kinds.append("turned" if turned else kind)
        self.word = token.norm

    def _ruled(self, kind: str, last: str, word: str) -> int:
        """Return the fault of a word behind one that rules it."""
        rules = self.word in _title_words("ruling_bodies")
        if kind == "general":
            return _HARD if last == "body" else 0
        if kind == "head" and last != "for":
            if last == "body":
                if word not in _garbled("heads"):
                    return 0
                return _HARD if rules else _SOFT
            both = {self.word.rstrip("ه"), word.rstrip("ه")} == _CHAIR  # "رئيس مدير عام"
            allowed = (
                both or word in _title_words("seconds") or self.word in _title_words("deputies")
            )
            return 0 if allowed and last != "general" else _HARD
        if kind in {"in", "for"} and last == "body":
            return _SOFT if rules else 0
        return 0

    def end(self, behind: Token | None) -> None:
        """Read the end: a body that rules nothing, unless a name or a place is behind."""
        if behind is not None and behind.is_word and behind.norm[0] not in _VERB:
            return
        bare = self.kinds[-1] == "general" or self.word in _title_words("ruling_bodies")
        if self.state == _OPEN and bare and self.broken:
            self.faults += _HARD


def ungrammatical(statement: Statement) -> Iterator[Span]:
    """Yield the spans of titles that cannot be read as a chain."""
    tokens = tokens_of(statement.sentence)
    people = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    ends = {span.end for span in people}
    commas = (b.end for a, b in pairwise(tokens) if a.end in ends and b.norm in _COMMAS)
    after_names = frozenset(commas)
    at = 0
    while at < len(tokens):
        kinds: list[str] = []
        while at + len(kinds) < len(tokens):
            token = tokens[at + len(kinds)]
            kind = "" if any(s.start <= token.start < s.end for s in people) else _kind(token)
            ahead = tokens[at + len(kinds) + 1 : at + len(kinds) + 2]
            ruled = bool(ahead) and _kind(ahead[0]) in _INDEFINITE
            if kind == "general" and kinds[-1:] != ["head"] and not ruled:
                break  # a year, "in general", or the adjective of an indefinite body
            if not kind or (not kinds and kind in {"in", "for", "and"}):
                break
            kinds.append(kind)
        while kinds and kinds[-1] == "in":
            kinds.pop()
        if len(kinds) >= _SHORTEST and _is_garbled(tokens, at, kinds, after_names):
            last = tokens[at + len(kinds) - 1]
            yield Span(statement.sentence.span.field, tokens[at].start, last.end)
        at += max(1, len(kinds))


def _is_garbled(
    tokens: Sequence[Token], at: int, kinds: Sequence[str], after_names: frozenset[int]
) -> bool:
    chain = _Chain()
    for kind, token in zip(kinds, tokens[at:], strict=False):
        chain.add(kind, token)
    chain.end(next(iter(tokens[at + len(kinds) :]), None))
    before = tokens[at - 1] if at else None
    if "head" not in kinds or (before is not None and before.definite):
        return False
    # Behind a name and a comma, and behind a verb of speech, stands a title and nothing else.
    alone = before is not None and (before.end in after_names or _tells(before))
    if kinds[0] == "general" and before is not None and before.is_word and not alone:
        return False
    slipped = kinds[0] == "adjective" and not alone
    return chain.faults - slipped + (alone and chain.faults > 0) >= _HARD


def _tells(token: Token) -> bool:
    forms = (form.removesuffix("ت") for form in spellings(token.norm))
    return any(form in _title_words("tells") for form in forms)


def _kind(token: Token) -> str:
    """Return what a word is in a chain of titles, "" where it belongs to none."""
    if not token.is_word:
        return ""
    if token.norm in _title_words("inside"):
        return "in"
    if token.definite:
        if token.prefix:
            return {"و": "and"}.get(token.prefix, "for") if token.prefix in "ولب" else ""
        if token.stem in _styles() or token.stem in _title_words("days"):
            return ""
        if _is_adjective(token):
            return "adjective"
        return "noun" if token.stem in _nouns() else "other"
    bare = token.norm
    if token.prefix in {"ل", "ب"} and token.stem in _bodies():
        return "for"
    if bare in _GENERAL:
        return "general"
    if bare in _garbled("offices") - _title_words("no_heads") or token.text.startswith("آمر"):
        return "head"
    return "body" if bare in _bodies() else ""


def _is_adjective(token: Token) -> bool:
    stem = token.stem
    if stem in _nouns() or stem in _garbled("nouns"):
        return False
    plain = stem in _garbled("adjectives") or stem in _garbled("of_bodies")
    return plain or (len(stem) >= _SHORTEST_ADJECTIVE and stem.endswith(("ي", "يه")))


@cache
def _bodies() -> frozenset[str]:
    heads = read("ar", "organisations")["heads"]
    names = frozenset(fold(name) for found in heads.values() for name in found)
    return names | _title_words("ruling_bodies") | _garbled("realms") | _title_words("tasks")


@cache
def _nouns() -> frozenset[str]:
    matters = frozenset(fold(word) for word in words(read("ar", "titles")["portfolios"]))
    plain = frozenset(word for word in matters if not word.endswith(("ي", "يه")))
    return (plain | _bodies() | _title_words("matters")) - _title_words("adjectives")


@cache
def _styles() -> frozenset[str]:
    ladders = read("ar", "ranks")["ladders"]
    ranks = {
        fold(name.split()[0])
        for body in ladders.values()
        for rank in body["ranks"]
        for name in (rank["ar"], *rank["alt"])
    }
    return frozenset(ranks) | _title_words("styles")


@cache
def _garbled(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"][name]))


@cache
def _title_words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["grammar"][name]))
