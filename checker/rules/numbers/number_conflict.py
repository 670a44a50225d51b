"""Number conflict.

What it flags:
    One quantity of one event (the same thing counted, in the same unit) with values that
    rounding, bounds and time cannot reconcile: two tolls of one attack, two prices of one deal.

Why it matters:
    Figures are what readers remember and other media copy; the archive then holds both.

When it stays silent:
    Different things counted (killed, injured, children among the killed); bounds and hedges that
    the other value satisfies ("أكثر من 20" and 23, "نحو 1100" and 1115, "عشرات" and 40); two
    named speakers with rival figures; events of other places or days. A value that grows with
    the time of publication is an update: info. Changes ("ارتفع بنسبة"), parts ("بينهم") and
    totals since a past date are compared only among themselves.

    In one article only tolls are compared, and ages never.

Options:
    likeness: least share of common words, 0 to 1, around two figures for them to be compared;
    tolls in headlines and leads of one story need none (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.events import (
    Event,
    Told,
    alike_nearby,
    events,
    likeness,
    places_agree,
    voices_differ,
)
from checker.rules.numbers.values import reconcilable, shown
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Explanation, Finding, Mention, Quantity, Subject

_GROWING = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "missing",
        "arrested",
        "displaced",
        "cases",
        "rescued",
        "bodies",
        "evacuated",
        "released",
        "voters",
        "participants",
    }
)
# Parts, plans and former values are no rivals of the figure itself.
_APART = frozenset({"subset", "part", "former", "planned", "rate"})


class NumberConflict(Rule):
    """Flag one quantity with two values."""

    kind = "number-conflict"
    family = "numbers"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event, thing counted and pair of values."""
        for event in events(corpus, _counts):
            groups: dict[tuple[str, str, str], list[Told]] = {}
            for told in event.told:
                value = told.mention.value
                if isinstance(value, Quantity):
                    action = "" if value.action == "level" else value.action
                    groups.setdefault((value.counted, value.unit, action), []).append(told)
            for key, group in sorted(groups.items()):
                yield from self._group(corpus, event, key, group)

    def _group(
        self, corpus: Corpus, event: Event, key: tuple[str, str, str], group: list[Told]
    ) -> Iterator[Finding]:
        clashing: dict[tuple[str, int], Told] = {}
        for first, second in combinations(group, 2):
            if self._clash(first, second):
                for told in (first, second):
                    span = told.mention.span
                    clashing[(told.statement.article, span.start)] = told
        if not clashing:
            return
        told = [clashing[place] for place in sorted(clashing)]
        proofs = [
            Proof(shown(item.mention), item.mention.text, item.statement, item.mention.span)
            for item in told
        ]
        if len({proof.key for proof in proofs}) < 2:
            return
        leads = sum(item.leads for item in told) >= 2
        counted = key[0] or key[1]
        yield self.finding(
            subject=Subject(f"n-{digest(event.key, *key)}", event.label),
            sides=sides(corpus, proofs),
            confidence=0.75 if leads else 0.55,
            claim=event.key,
            explained_by=_update(corpus, told, key[0]),
            counted=counted,
        )

    def _clash(self, first: Told, second: Told) -> bool:
        one, other = first.mention.value, second.mention.value
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return False
        if first.statement.sentence == second.statement.sentence or reconcilable(one, other):
            return False
        tolls = _grows(one.counted)
        if first.statement.article == second.statement.article and not tolls:
            return False
        if voices_differ(first.statement, second.statement):
            return False
        if not places_agree(first.statement, second.statement):
            return False
        if tolls and first.leads and second.leads:
            return True
        least = self.number("likeness")
        whole = likeness(first.statement, second.statement)
        return min(whole, alike_nearby(first, second)) >= least


def _counts(mention: Mention) -> bool:
    """Say whether a quantity says what it counts: without that it compares with nothing."""
    value = mention.value
    return (
        isinstance(value, Quantity)
        and value.bound != "vague"
        and bool(value.counted)
        and value.unit != "years_old"
        and value.action not in _APART
    )


def _grows(counted: str) -> bool:
    return counted.partition(":")[0] in _GROWING


def _update(corpus: Corpus, told: list[Told], counted: str) -> Explanation | None:
    """Say whether the values grow with the hour of publication, as tolls do."""
    if not _grows(counted):
        return None
    dated = []
    for item in told:
        published = corpus.articles[item.statement.article].published
        value = item.mention.value
        if published is None or not isinstance(value, Quantity):
            return None
        dated.append((published, value.low))
    dated.sort(key=lambda pair: pair[0])
    hours = {published for published, _ in dated}
    grows = all(
        one[1] <= other[1] or one[0] == other[0]
        for one, other in zip(dated, dated[1:], strict=False)
    )
    return "update" if grows and len(hours) > 1 else None
