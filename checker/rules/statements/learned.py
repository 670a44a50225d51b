"""What the pair model says of two headlines, where a rule asks it."""

from __future__ import annotations

from checker.types import Statement

_LEAST = 0.5  # docs/contradiction-model.md tells its precision there


def learned(one: Statement, other: Statement) -> bool:
    """Say whether the pair model takes two headlines with an opposed word for opposites.

    Alone it is wrong too often on real pairs; it only stands in for words in common.
    """
    headlines = one.sentence.kind == other.sentence.kind == "headline"
    if not headlines or one.article == other.article:
        return False
    from checker.rules.statements.pair_model import disagreement

    return disagreement(one.sentence.text, other.sentence.text) >= _LEAST
