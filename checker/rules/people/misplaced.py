"""Titles beside a name whose words cannot follow on each other: "مدير المناجم عام مصلحة،".

A title that nothing but a name stands beside is one noun phrase: no verb is in it. It opens with
a head, and there a bare head or body rules the next word: it ends no title, no preposition and no
adjective follows it; a definite noun follows no definite one; "عام" describes the head before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.rules.people.permuted import nisbas
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import Person, Place, Rank, Span, Statement

_PLURAL = "ات"
_SHORTEST = 5  # letters of a plural in "ات"
_GENERAL = frozenset(("عام", "عامه"))
_ADJECTIVES = ("ي", "يه")
_NAME = range(2, 5)  # words of a name
_LONGEST = 12  # words of a title
_PEOPLE = "ين"
_COMMAS = frozenset("،,")
_LINKS = frozenset(("في", "من", "علي", "باسم", "لدي", "ضمن", "لشؤون", "للشؤون"))


@dataclass(frozen=True, slots=True)
class _Title:
    """The words of a title; ``after``: behind a name; ``parted``: and behind a comma.

    ``ended``: a comma ends it. ``placed`` are words that name a place, ``ranked`` those
    that name a rank.
    """

    tokens: tuple[Token, ...]
    after: bool
    parted: bool
    ended: bool
    placed: tuple[bool, ...]
    ranked: tuple[bool, ...]


def misplaced(statement: Statement) -> Iterator[Span]:
    """Yield the spans of titles beside a name in which a word stands where none can."""
    for title in _titles(statement):
        broken = _opens_wrong(title) or any(
            _ends_bare(title, at) or _follows(title, at) or _early(title.tokens, at)
            for at in range(len(title.tokens))
        )
        if broken:
            first, last = title.tokens[0], title.tokens[-1]
            yield Span(statement.sentence.span.field, first.start, last.end)


def _titles(statement: Statement) -> Iterator[_Title]:
    """Yield the titles behind a name, and those between a verb of speech and a name."""
    tokens = tokens_of(statement.sentence)
    read, placed, ranked = (_marked(statement, tokens, kind) for kind in (Person, Place, Rank))
    unread = _unread(tokens)
    named = [known or at in unread for at, known in enumerate(read)]
    for at in range(1, len(tokens)):
        parted = tokens[at - 1].text in _COMMAS and at > 1 and named[at - 2]
        after, told = named[at - 1] or parted, _tells(tokens[at - 1])
        if named[at] or not (after or told) or not _opens(tokens[at]):
            continue
        end = at
        while end < len(tokens) and tokens[end].is_word and not named[end]:
            if tokens[end].norm in _bounds():
                break
            end += 1
        closed = end < len(tokens) and (named[end] if told else not named[end])
        title = tokens[at:end]
        if closed and any(map(_is_head, title)) and len(title) <= _LONGEST:
            ended = tokens[end].text in _COMMAS
            yield _Title(tuple(title), after, parted, ended, placed[at:end], ranked[at:end])


def _marked(statement: Statement, tokens: Sequence[Token], kind: type) -> tuple[bool, ...]:
    spans = [m.span for m in statement.mentions if isinstance(m.value, kind)]
    return tuple(any(s.start <= t.start < s.end for s in spans) for t in tokens)


def _unread(tokens: Sequence[Token]) -> set[int]:
    """Return the places of words that are a name by where they stand: "said X Y, <title>"."""
    found: set[int] = set()
    for at in (at for at, token in enumerate(tokens) if _tells(token)):
        end = next((i for i, t in enumerate(tokens[at:], at) if t.text in _COMMAS), at)
        words = tokens[at + 1 : end]
        plain = all(t.is_word and not t.prefix for t in words) and not any(map(_opens, words[:1]))
        if plain and len(words) in _NAME and not any(map(_is_head, words)):
            found.update(range(at + 1, end))
    return found


def _opens_wrong(title: _Title) -> bool:
    """Say whether what a head is over stands before it, or the head before its deputy.

    "فلان، لجنة رئيسة المرأة", "فلان، الشاحنات نقيب أصحاب", "زعيم نائبة الحزب".
    """
    if len(title.tokens) < 3:
        return False
    first, second, third = title.tokens[:3]
    if not _is_head(second):
        return False
    if _is_head(first):
        return second.norm in _listed("below") and first.norm not in _listed("may_lead")
    if not first.definite:
        return _is_body(first) and (title.after or first.norm not in _listed("of_persons"))
    if first.stem in _offices():
        return third.definite and not third.prefix and third.stem in _listed("of_posts")
    if not title.parted:
        return not title.after and (_is_noun(first) or first.stem.endswith(_PEOPLE))
    titled = title.ranked[0] or first.stem in _listed("styles")
    return not titled and not first.stem.startswith("م")


def _ends_bare(title: _Title, at: int) -> bool:
    """Say whether the last word is a head or a body that should rule another one, or a link."""
    last, before = title.tokens[at], title.tokens[at - 1]
    if at != len(title.tokens) - 1 or at < 2:
        return False
    if last.norm in _LINKS:
        return title.ended
    if before.norm in _LINKS:
        return _is_head(last)
    settled = before.definite or title.placed[at - 1] or before.norm in _GENERAL
    wanted = _is_head(last) or _is_body(last)
    return wanted and settled and any(t.definite for t in title.tokens[:at])


def _follows(title: _Title, at: int) -> bool:
    """Say whether a definite noun stands behind a definite one, or behind the name of a place.

    Or a preposition or an adjective behind a bare body, which leaves it without what it rules.
    """
    if at == 0:
        return False
    before, token = title.tokens[at - 1], title.tokens[at]
    if at > 1 and _is_body(before) and title.tokens[at - 2].definite:
        adjective = token.definite and not token.prefix and token.stem in nisbas()
        return token.norm in _LINKS or (adjective and not title.placed[at])
    if not token.definite or token.prefix or not _is_noun(token):
        return False
    if _is_country(before) and at > 1:
        return _is_head(title.tokens[at - 2])
    return before.definite and not (_is_plural(before) and _is_plural(token))


def _early(title: Sequence[Token], at: int) -> bool:
    """Say whether "عام" stands before the head that it describes, or behind what that is over."""
    if title[at].norm not in _GENERAL or at == len(title) - 1:
        return False
    after = title[at + 1]
    if at == 0:
        return _is_head(after)
    return title[at - 1].definite and (_is_head(after) or _is_body(after))


def _opens(token: Token) -> bool:
    """Say whether a title may begin with a word, in order or not: no verb, no adverb."""
    return token.definite or _is_head(token) or _is_body(token) or token.norm in _GENERAL


def _is_head(token: Token) -> bool:
    return token.is_word and not token.definite and token.norm in _offices()


def _is_body(token: Token) -> bool:
    return not token.definite and not token.prefix and token.norm in _bodies()


def _is_country(token: Token) -> bool:
    return not token.definite and token.norm in _countries()


def _is_noun(token: Token) -> bool:
    """Say whether a definite word is surely no adjective: a body, what one is over, a plural."""
    if token.stem in nisbas() | _listed("describing"):
        return False
    if token.stem.endswith(_ADJECTIVES):
        return token.stem in _listed("no_adjectives")
    return _is_plural(token) or token.stem in _bodies() or token.stem in _portfolios()


def _is_plural(token: Token) -> bool:
    return token.stem.endswith(_PLURAL) and len(token.stem) >= _SHORTEST


def _tells(token: Token) -> bool:
    forms = (form.removesuffix("ت") for form in spellings(token.norm))
    return any(form in _listed("tells") for form in forms)


@cache
def _bounds() -> frozenset[str]:
    found = [*words(read("ar", "speech")["that"]), *words(read("ar", "oppositions")["relative"])]
    return frozenset(map(fold, found))


@cache
def _bodies() -> frozenset[str]:
    heads = read("ar", "organisations")["heads"]
    names = frozenset(fold(name) for names in heads.values() for name in names)
    return names | _listed("realms")


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(country["ar"]) for country in read("ar", "countries")["countries"])


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["portfolios"]))


def _offices() -> frozenset[str]:
    return _listed("offices")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"][name]))
