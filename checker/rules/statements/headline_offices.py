"""Another office or country in the headline than the only one that the text gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.statements.parts import Clash, Parts, Said
from checker.rules.titles import role_facts, same_role
from checker.text.phrases import spellings
from checker.text.tokens import tokenize
from checker.types import Place, Post

_LEAD = 2  # sentences of the text that tell who and where
_SHORTEST = 3  # letters of a word that names something
_GOVERNMENT = "government"


def offices(parts: Parts) -> Iterator[Clash]:
    """Yield the one office of a headline with the one office of the lead: two ministers, say.

    Only where the text never has the words by which the two differ: a text calls its man by more
    than one of his offices.
    """
    one, other = (_only(said) for said in (parts.headline, _lead(parts)))
    if one is None or other is None or not _shut_out(one, other):
        return
    if one.mention.holder != other.mention.holder or not _definite(one):
        return
    own = _words(one) - _words(other)
    if own and _words(other) - _words(one) and own.isdisjoint(_text(parts)):
        yield one.proof(one.mention.text), other.proof(other.mention.text)


def countries(parts: Parts) -> Iterator[Clash]:
    """Yield the country in which a headline is set with the only other one of the lead.

    Only where nothing in the text lies in the headline's own, or is called after it.
    """
    headline, body = _countries(parts.headline), _countries(parts.body)
    lead = _countries(_lead(parts))
    settings = [one for one in headline if _is_setting(one)]
    if len(settings) != 1 or {_country(one) for one in headline} != {_country(settings[0])}:
        return
    one, others = settings[0], {_country(said) for said in body}
    if len(others) != 1 or _country(one) in others or not any(map(_lies_there, lead)):
        return
    if {t.stem[:-1] for t in tokenize(one.mention.text)} & {w[:-1] for w in _text(parts)}:
        return
    yield one.proof(_country(one)), lead[0].proof(_country(lead[0]))


def _lead(parts: Parts) -> list[Said]:
    first = sorted({said.statement.sentence.index for said in parts.body})[:_LEAD]
    return [said for said in parts.body if said.statement.sentence.index in first]


def _only(said: list[Said] | tuple[Said, ...]) -> Said | None:
    """Return the one office that stands in some sentences; no name may belong to another."""
    found = [one for one in said if _is_office(one)]
    return found[0] if len({one.mention.text for one in found}) == 1 else None


def _is_office(said: Said) -> bool:
    value = said.mention.value
    fact = role_facts().get(value.role) if isinstance(value, Post) else None
    return fact is not None and fact.family == _GOVERNMENT and _complete(said)


def _complete(said: Said) -> bool:
    """Say whether an office is named with what it is over, and is held."""
    value = said.mention.value
    if not isinstance(value, Post) or value.status != "holds":
        return False
    return bool(value.scope or value.country) and len(tokenize(said.mention.text)) > 1


def _shut_out(one: Said, other: Said) -> bool:
    a, b = one.mention.value, other.mention.value
    if not isinstance(a, Post) or not isinstance(b, Post):
        return False
    country = not a.country or not b.country or a.country == b.country
    scopes = bool(a.scope and b.scope) and a.scope != b.scope
    return country and (scopes if a.role == b.role else not same_role(a.role, b.role))


def _definite(said: Said) -> bool:
    """Say whether an office names its body: "the head of a group" may be of any."""
    country = isinstance(said.mention.value, Post) and said.mention.value.country
    return bool(country) or any(token.definite for token in tokenize(said.mention.text))


def _words(said: Said) -> set[str]:
    return {t.stem for t in tokenize(said.mention.text) if len(t.stem) >= _SHORTEST}


def _text(parts: Parts) -> set[str]:
    return {
        form
        for below in parts.below
        for token in tokens_of(below.sentence)
        for form in (token.stem, *spellings(token.norm))
    }


def _countries(said: list[Said] | tuple[Said, ...]) -> list[Said]:
    return [one for one in said if isinstance(one.mention.value, Place) and _country(one)]


def _country(said: Said) -> str:
    value = said.mention.value
    if not isinstance(value, Place):
        return ""
    return value.key if value.kind == "country" else value.country


def _is_setting(said: Said) -> bool:
    value = said.mention.value
    return isinstance(value, Place) and value.kind == "country" and value.role == "location"


def _lies_there(said: Said) -> bool:
    """Say whether something takes place there: "in Kenya", "in the north of Kenya"."""
    sentence = said.statement.sentence
    before = tokenize(sentence.text[: said.mention.span.start - sentence.span.start])
    quarters = bool(before) and before[-1].norm.rstrip("ي") in _quarters()
    return getattr(said.mention.value, "role", "") == "location" or quarters


@cache
def _quarters() -> frozenset[str]:
    return frozenset(read("ar", "oppositions")["headline"]["quarters"].split())
