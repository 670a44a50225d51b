"""Number conflict.

What it flags:
    One quantity of one event with values that rounding, bounds and time cannot reconcile.

Why it matters:
    Figures are what readers remember and others copy.

When it stays silent:
    Different things counted; bounds and hedges that the other value satisfies ("أكثر من 20" and
    23); named speakers with rival figures, or other people; other places or days; figures that one
    of the articles gives both of, or as a sum; figures of years past. A value that grows with time,
    lags by hours or is corrected is an update: info, unless the earlier report is final. Changes,
    parts and totals compare only among themselves; in one article only tolls do, ages never.

Options:
    likeness: least share of common words, 0 to 1, around two figures that stand neither in leads
    nor once in each article (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.events import Event, Told, events, places_agree, same_event, voices_differ
from checker.rules.numbers.answers import answers, sole_answers
from checker.rules.numbers.tolls import bygone, comparable, grows, thing
from checker.rules.numbers.unrelated import unrelated
from checker.rules.numbers.updates import cliques, updated
from checker.rules.numbers.values import far_apart, reconcilable, shown
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Explanation, Finding, Quantity, Subject


class NumberConflict(Rule):
    """Flag one quantity with two values."""

    kind = "number-conflict"
    family = "numbers"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event, thing counted and pair of values."""
        for event in events(corpus, comparable):
            groups: dict[tuple[str, str, str], list[Told]] = {}
            for told in event.told:
                if not bygone(corpus, told):
                    groups.setdefault(thing(told.mention), []).append(told)
            for key, group in sorted(groups.items()):
                yield from self._group(corpus, event, key, group)

    def _group(
        self, corpus: Corpus, event: Event, key: tuple[str, str, str], group: list[Told]
    ) -> Iterator[Finding]:
        values: dict[str, list[Told]] = {}
        sole = sole_answers(corpus, group)
        for told in group:
            values.setdefault(shown(told.mention), []).append(told)
        clashing: dict[Explanation | None, set[frozenset[str]]] = {None: set(), "update": set()}
        for one, other in combinations(sorted(values), 2):
            pairs = [
                (first, second)
                for first in values[one]
                for second in values[other]
                if self._clash(corpus, first, second, sole) and not unrelated(corpus, first, second)
            ]
            if pairs:
                grown = all(updated(corpus, pair, key[0], group) for pair in pairs)
                clashing["update" if grown else None].add(frozenset((one, other)))
        for explained, edges in clashing.items():
            for rivals in cliques(edges):
                rival = [item for value in rivals for item in values[value]]
                yield self._finding(corpus, event, key, rival, explained)

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

    def _clash(self, corpus: Corpus, first: Told, second: Told, sole: Sequence[Told]) -> bool:
        one, other = first.mention.value, second.mention.value
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return False
        if first.statement.sentence == second.statement.sentence or reconcilable(one, other):
            return False
        tolls = grows(one.counted)
        if first.statement.article == second.statement.article and not tolls:
            return False
        statements = first.statement, second.statement
        if far_apart(one, other) or voices_differ(*statements) or not places_agree(*statements):
            return False
        if first in sole and second in sole and answers(corpus, first, second):
            return True
        if one.counted != other.counted:
            return False
        if tolls and first.leads and second.leads:
            return True
        # Prices, shares and scores come in rows of look-alikes: nearly one sentence is needed.
        least = max(self.number("likeness"), 0.0 if tolls else 0.7)
        return bool(one.counted) and same_event(first, second, least, alone=tolls)
