"""People of a headline: other titles in the text below, or no trace of them there."""

from __future__ import annotations

from collections.abc import Iterator

from checker.rules.statements.parts import Clash, Parts, Said
from checker.rules.titles import role_facts, same_role
from checker.text.phrases import spellings
from checker.text.tokens import tokenize
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
    text = {form for token in tokenize(parts.text) for form in spellings(token.norm)}
    for said in parts.headline:
        value = said.mention.value
        if not isinstance(value, Person) or not value.full or not parts.text:
            continue
        named = {f for token in tokenize(said.mention.text) for f in spellings(token.norm)}
        if text.isdisjoint(named):
            yield said
