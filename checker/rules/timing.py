"""What time explains: uses of a title that are over before the others begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.rules.sides import Proof
from checker.types import Corpus


def contemporary(
    corpus: Corpus, sides: Mapping[str, Sequence[Proof]], gap: float
) -> dict[str, list[Proof]]:
    """Return the sides without the uses that a change over time explains.

    A use is explained when its article is dated and every dated use of the other sides lies at
    least ``gap`` days later, or every one that much earlier. Undated uses are never explained.
    """
    day_of = {
        proof.statement.article: corpus.articles[proof.statement.article].day
        for proofs in sides.values()
        for proof in proofs
    }
    kept: dict[str, list[Proof]] = {}
    for key, proofs in sides.items():
        rivals = [
            day
            for other, uses in sides.items()
            if other != key
            for use in uses
            if (day := day_of[use.statement.article]) is not None
        ]
        left = []
        for proof in proofs:
            day = day_of[proof.statement.article]
            if day is not None and rivals:
                apart = [(rival - day).days for rival in rivals]
                if min(apart) >= gap or max(apart) <= -gap:
                    continue
            left.append(proof)
        if left:
            kept[key] = left
    return kept
