"""A newsroom's own rules as data: one YAML file each, no Python, three archetypes."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import regex
from pydantic import AfterValidator, Field, model_validator

from checker.packs.entry import Entry, Name, Slug, Text
from checker.types import Severity

Scope: TypeAlias = Literal["any", "title", "text", "headline", "lead", "body", "caption", "quotes"]

MATCH_SECONDS = 0.2
"""Time that one pattern may take on one field of an article before it is given up."""


def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile an expression of a pack; match it with ``timeout=MATCH_SECONDS``.

    Raises:
        ValueError: it is no regular expression; with the position in it.
    """
    try:
        return regex.compile(pattern, regex.VERSION1 | regex.UNICODE)
    except regex.error as error:
        raise ValueError(f"not a regular expression: {error}") from None


def _expression(pattern: str) -> str:
    if compiled(pattern).fullmatch("") is not None:
        raise ValueError("the expression matches the empty text, and so everything")
    return pattern


Expression: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(_expression)]


class _Rule(Entry):
    """What every rule has. ``kind`` is the word in the report: the rule's own name by default."""

    name: Slug
    severity: Severity = "info"
    kind: Slug = ""
    message: Text | None = None
    suggestion: Text | None = None
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _kind_is_name(cls, data: object) -> object:
        if isinstance(data, dict) and "kind" not in data and "name" in data:
            return {**data, "kind": data["name"]}
        return data


class ConsistencyRule(_Rule):
    """Several spellings or names of one thing: use one. Flagged when two of them occur.

    ``across`` says where they must meet: in one article, or anywhere in the corpus;
    ``prefer`` names the house's own choice. Spellings are compared as written, never folded;
    ``inflected`` finds them under clitics and endings too, see ``spelled``.
    """

    extends: Literal["consistency"] = "consistency"
    kind: Slug = "name-variant"
    label: Text | None = None
    variants: Annotated[tuple[Name, ...], Field(min_length=2)]
    prefer: str = ""
    across: Literal["article", "corpus"] = "corpus"
    inflected: bool = True
    scope: Scope = "any"

    @model_validator(mode="before")
    @classmethod
    def _kind_is_name(cls, data: object) -> object:
        return data

    @model_validator(mode="after")
    def _prefers_a_variant(self) -> ConsistencyRule:
        if self.prefer and self.prefer not in self.variants:
            raise ValueError(f"'prefer' ({self.prefer}) is none of the variants")
        if len(set(self.variants)) < len(self.variants):
            raise ValueError("a variant stands twice")
        return self


class PhraseRule(_Rule):
    """Phrases that the house does not use; every occurrence is flagged."""

    extends: Literal["phrase"] = "phrase"
    phrases: Annotated[tuple[Name, ...], Field(min_length=1)]
    use: str = ""
    inflected: bool = True
    scope: Scope = "any"


class PatternRule(_Rule):
    """A regular expression over the raw text, unless one of ``unless`` matches the sentence."""

    extends: Literal["pattern"]
    pattern: Expression
    unless: tuple[Expression, ...] = ()
    scope: Scope = "any"


RuleSpec: TypeAlias = ConsistencyRule | PhraseRule | PatternRule

ARCHETYPES: dict[str, type[RuleSpec]] = {
    "consistency": ConsistencyRule,
    "phrase": PhraseRule,
    "pattern": PatternRule,
}
