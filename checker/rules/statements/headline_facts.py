"""What a headline tells as a fact and the text below says did not happen, or not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.rules.sides import Proof
from checker.rules.statements.outcome_lexicon import outcomes
from checker.rules.statements.outcomes import announced, borne, undone
from checker.rules.statements.parts import Clash
from checker.types import Statement


def unfounded(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline with the sentence by which its fact did not come about.

    Only where nothing in the text bears the headline out: "nine die in a fire" above "no death
    was recorded", but not where the text speaks of a single victim.
    """
    headlines = [one for one in statements if one.sentence.kind == "headline"]
    for name in outcomes():
        for said in announced(headlines, name):
            against = list(undone(statements, name))
            if against and not borne(statements, name):
                sentence = said.statement.sentence
                first = Proof(said.cue.pole, sentence.text, said.statement, sentence.span)
                yield from ((first, told.proof()) for told in against)
