"""Number conflict.

What it flags:
    One quantity of one event with values that rounding, bounds and time cannot reconcile, whatever
    words tell it: what two figures are of, who else gives one, and how they differ are weighed.

Why it matters:
    Figures are what readers remember and others copy.

When it stays silent:
    Different things counted; bounds and hedges that the other value satisfies ("أكثر من 20" and
    23); other places, scopes or editions; figures that any report of the story gives both of, as a
    sum, or without a part; figures of one article. Years past and other times speak against a pair,
    as do many figures in a report, and many reports in a story. A value that grows with time or is
    corrected is an update: info, unless the earlier report is final, or both came out within hours
    and neither tells of a rise. So is what one outlet writes again, unless of what is built, and a
    speed, as of a storm. Changes, parts, plans and totals compare only among themselves.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, product

from checker.ids import digest
from checker.rules.base import Rule
from checker.rules.events import Event, Told, events
from checker.rules.numbers.answers import by_article
from checker.rules.numbers.likely import wanted
from checker.rules.numbers.measures import measures
from checker.rules.numbers.rivals import rivals
from checker.rules.numbers.scored import Answer, answer, groups, in_pairs, scored
from checker.rules.numbers.tolls import bygone, comparable, thing
from checker.rules.numbers.unrelated import falls_late, told_as_two
from checker.rules.numbers.updates import cliques, updated
from checker.rules.numbers.values import shown
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Explanation, Finding, Subject


class NumberConflict(Rule):
    """Flag one quantity with two values."""

    kind = "number-conflict"
    family = "numbers"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event, thing counted and pair of values."""
        for event in events(corpus, lambda mention: wanted(mention) or comparable(mention)):
            told = [item for item in event.told if not bygone(corpus, item)]
            flagged: set[Answer] = set()
            for key, group in (*groups(told), *sorted(measures(told).items())):
                rival = partial(rivals, corpus, key[0], told=by_article(group))
                yield from self._group(corpus, event, key, group, rival, flagged)
            for group, pairs in scored(corpus, event.told, flagged):
                paired = partial(in_pairs, pairs)
                yield from self._group(
                    corpus, event, thing(group[0].mention), group, paired, flagged
                )

    def _group(
        self,
        corpus: Corpus,
        event: Event,
        key: tuple[str, str, str],
        group: list[Told],
        rival: Callable[[Told, Told], bool],
        flagged: set[Answer],
    ) -> Iterator[Finding]:
        values: dict[str, list[Told]] = {}
        for told in group:
            values.setdefault(shown(told.mention), []).append(told)
        clashing: dict[Explanation | None, set[frozenset[str]]] = {None: set(), "update": set()}
        for one, other in combinations(sorted(values), 2):
            every = list(product(values[one], values[other]))
            pairs = [pair for pair in every if rival(*pair)]
            if pairs and not any(falls_late(corpus, *pair) for pair in every):
                if told_as_two(event.told, *pairs[0]):
                    continue
                grown = all(updated(corpus, pair, key[0], group) for pair in pairs)
                clashing["update" if grown else None].add(frozenset((one, other)))
        for explained, edges in clashing.items():
            for clique in cliques(edges):
                rivalling = [item for value in clique for item in values[value]]
                flagged.update(map(answer, rivalling))
                yield self._finding(corpus, event, key, rivalling, explained)

    def _finding(
        self,
        corpus: Corpus,
        event: Event,
        key: tuple[str, str, str],
        told: list[Told],
        explained: Explanation | None,
    ) -> Finding:
        proofs = [
            Proof(shown(item.mention), item.mention.text, item.statement, item.mention.span)
            for item in told
        ]
        return self.finding(
            subject=Subject(f"n-{digest(event.key, *key)}", event.label),
            sides=sides(corpus, proofs),
            confidence=0.75 if sum(item.leads for item in told) >= 2 else 0.55,
            claim=event.key,
            explained_by=explained,
            counted=key[0] or key[1],
        )
