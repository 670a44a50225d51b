"""Posts whose words stand in the wrong order: "الدفاع وزير السنغالي", "مجلس رئيس إدارة"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token, stems_of
from checker.types import Span, Statement

_ON_BEHALF = "باسم"
_SHORTEST = 3  # words from which on a permuted phrase gives itself away


def permuted(statement: Statement) -> Iterator[Span]:
    """Yield the spans of posts with their first two words swapped."""
    sentence = statement.sentence
    tokens = tokens_of(sentence)
    for index in range(len(tokens) - 2):
        length = (
            _head_second(tokens, index)
            or _body_split(tokens, index)
            or _body_turned(tokens, index)
            or _country_first(tokens, index)
            or _speaker_second(tokens, index)
            or _name_split(tokens, index)
            or _words_swapped(tokens, index)
        )
        if length:
            last = tokens[index + length - 1]
            yield Span(sentence.span.field, tokens[index].start, last.end)


def _head_second(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "الدفاع وزير السنغالي": what for, head, adjective of a country.

    A head without article is never followed by an adjective with it.
    """
    what, head, country = tokens[index : index + 3]
    if not what.definite or what.prefix or what.stem in nisbas():
        return 0
    if head.definite or head.prefix or head.norm not in _heads():
        return 0
    if not country.definite or country.prefix or country.stem in _portfolios():
        return 0  # "فلان الجدعان وزير المالية" is no garbling, and "مالية" of Mali too
    return 3 if country.stem in nisbas() else 0


def _body_split(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "الجمعية رئيس الوطنية": a body, its head, the adjective of the body."""
    body, head, adjective = tokens[index : index + 3]
    if not body.definite or body.stem not in _bodies():
        return 0
    if head.definite or head.prefix or head.norm not in _heads():
        return 0
    if not adjective.definite or adjective.prefix or adjective.stem not in _garbled("of_bodies"):
        return 0
    return 3 if body.stem.endswith("ه") == adjective.stem.endswith(("ه", "ا")) else 0


def _body_turned(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "الوطني الأرشيف مدير": the adjective of a body, the body, its head.

    An adjective follows its noun: before it, it belongs to another, or has slipped.
    """
    adjective, body, head = tokens[index : index + 3]
    if not adjective.definite or adjective.prefix or not body.definite or body.prefix:
        return 0
    if head.definite or head.prefix or head.norm not in _heads():
        return 0
    before = tokens[index - 1] if index else None
    known = body.stem in _bodies() or body.stem in _portfolios()
    if not known or _is_adjective(body) or (before is not None and before.definite):
        return 0
    fits = adjective.stem.endswith("ه") == body.stem.endswith("ه")
    return 3 if fits and _is_adjective(adjective) else 0


def _is_adjective(token: Token) -> bool:
    """Say whether a word of portfolios or bodies describes another: "مدني", "وطنية"."""
    known = token.stem in _portfolios() or token.stem in _garbled("of_bodies")
    return known and token.stem.endswith(("ي", "يه"))


def _speaker_second(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "باسم المتحدث الشرطة": for whom he speaks follows without "باسم"."""
    leads, speaker, body = tokens[index : index + 3]
    if leads.norm != _ON_BEHALF or not speaker.definite or speaker.prefix:
        return 0
    if speaker.stem not in _garbled("speakers") or not body.definite or body.prefix:
        return 0
    return 3 if body.stem in _bodies() or body.stem in _portfolios() else 0


def _name_split(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "الأمم العامة المتحدة": the adjective of a post inside a body's name."""
    first, inside, last = tokens[index : index + 3]
    if not all(token.definite for token in (first, inside, last)) or inside.prefix or last.prefix:
        return 0
    fits = inside.stem in _garbled("adjectives") and (first.stem, last.stem) in _names_of_two()
    return 3 if fits else 0


def _country_first(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "وزير الجزائري النقل": the adjective stands before what it describes."""
    head, country, what = tokens[index : index + 3]
    if head.definite or head.norm not in _heads() or head.prefix:
        return 0
    if not country.definite or country.prefix or country.stem not in nisbas():
        return 0
    over = what.stem in _portfolios() or what.stem in _bodies()
    return 3 if what.definite and over and not what.prefix else 0


def _words_swapped(tokens: Sequence[Token], index: int) -> int:
    """Return the length of a post whose first two words have changed places, else 0."""
    for phrase in _swapped().get(tokens[index].stem, ()):
        found = tokens[index : index + len(phrase)]
        if tuple(token.stem for token in found) != phrase or any(t.prefix for t in found):
            continue
        if len(phrase) >= _SHORTEST:
            if not found[0].definite and not found[1].definite:
                return len(phrase)
        elif _adjective_first(tokens, index):
            return len(phrase) + 1
    return 0


def _adjective_first(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "العام النائب الليبي" is meant, and no "year" and no adjective of before."""
    if not all(token.definite for token in tokens[index : index + 2]):
        return False
    third = tokens[index + 2]
    of_body = third.prefix == "ل" or (third.norm[0] == "ل" and not third.definite)
    if not (third.definite and third.stem in nisbas()) and not of_body:
        return False
    before = tokens[index - 1] if index else None
    return before is None or not (before.definite or before.norm in _before_years())


@cache
def _swapped() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the permuted forms of all posts by their first word; none is a true post."""
    posts = {
        tuple(stems_of(name))
        for role in read("ar", "roles")["roles"]
        for name in (role["ar"], *role["alt"], *role["fem"])
    }
    found: dict[str, set[tuple[str, ...]]] = {}
    for post in posts:
        if len(post) > 1 and post[0] != post[1]:
            form = (post[1], post[0], *post[2:])
            adjective = post[1] in _adjectives()
            if form not in posts and (len(post) >= _SHORTEST) != adjective:
                found.setdefault(form[0], set()).add(form)
    return {first: tuple(sorted(forms)) for first, forms in found.items()}


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns that name a kind of body: "الجمعية", "الهيئة"."""
    heads = read("ar", "organisations")["heads"]
    return frozenset(stem for names in heads.values() for name in names for stem in stems_of(name))


@cache
def _names_of_two() -> frozenset[tuple[str, ...]]:
    """Return the names of bodies and countries of two words that no adjective may part."""
    named = [item["ar"] for item in read("ar", "organisations")["named"]]
    named += [country["ar"] for country in read("ar", "countries")["countries"]]
    pairs = {tuple(stems_of(name)) for name in named if name.count("ال") > 1}
    return frozenset(p for p in pairs if len(p) == 2 and not p[1].endswith(("ي", "يه")))


@cache
def nisbas() -> frozenset[str]:
    """Return the adjectives of countries, both genders."""
    male = {
        fold(name)
        for country in read("ar", "countries")["countries"]
        for name in (country["nisba"], *country["nisba_alt"])
    }
    return frozenset(male | {f"{name}ه" for name in male})


@cache
def _garbled(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"][name]))


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["portfolios"]))


def _heads() -> frozenset[str]:
    return _garbled("heads")


def _adjectives() -> frozenset[str]:
    return _garbled("adjectives")


def _before_years() -> frozenset[str]:
    return _garbled("before_years")
