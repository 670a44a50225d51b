"""People of a headline: other titles in the text below, or no trace of them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.rules.reading import tokens_of
from checker.rules.statements.parts import Clash, Parts, Said
from checker.rules.titles import role_facts, same_role
from checker.text.phrases import spellings
from checker.text.tokens import Token, tokenize
from checker.types import Person, Post, Rank


def titles(parts: Parts) -> Iterator[Clash]:
    """Yield a rank or post of the headline with another that the text gives the same person.

    Only where the text never gives the person the headline's own.
    """
    for said in parts.headline:
        holder = said.mention.holder
        given = [below for below in parts.body if holder and below.mention.holder == holder]
        if any(_agree(said, below) for below in given):
            continue
        for below in given:
            one, other = said.mention.value, below.mention.value
            if isinstance(one, Rank) and isinstance(other, Rank) and _other_rank(one, other):
                yield said.proof(one.key), below.proof(other.key)
            if isinstance(one, Post) and isinstance(other, Post) and _other_post(one, other):
                yield said.proof(one.role), below.proof(other.role)


def _agree(said: Said, below: Said) -> bool:
    one, other = said.mention.value, below.mention.value
    if isinstance(one, Rank) and isinstance(other, Rank):
        return one.ladder == other.ladder and one.level == other.level
    if isinstance(one, Post) and isinstance(other, Post):
        return same_role(one.role, other.role)
    return False


def _other_rank(one: Rank, other: Rank) -> bool:
    return (
        one.ladder == other.ladder and min(one.level, other.level) > 0 and one.level != other.level
    )


def _other_post(one: Post, other: Post) -> bool:
    """Say whether two posts, both held, shut each other out."""
    facts = role_facts()
    if {one.status, other.status} != {"holds"} or not {one.role, other.role} <= facts.keys():
        return False
    if one.country and other.country and one.country != other.country:
        return False
    group = facts[one.role].exclusive
    return bool(group) and group == facts[other.role].exclusive


def absent(parts: Parts) -> Iterator[Said]:
    """Yield the persons whom the headline names in full and of whom the text has not a word."""
    named = [said for said in parts.headline if _is_full_name(said)]
    if not named or not parts.below:
        return
    text = _forms(token for below in parts.below for token in tokens_of(below.sentence))
    yield from (said for said in named if text.isdisjoint(_forms(tokenize(said.mention.text))))


def _is_full_name(said: Said) -> bool:
    return isinstance(said.mention.value, Person) and said.mention.value.full


def _forms(tokens: Iterable[Token]) -> set[str]:
    return {form for norm in {token.norm for token in tokens} for form in spellings(norm)}
