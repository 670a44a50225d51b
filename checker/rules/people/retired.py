"""Uses of a rank with and without "retired" in one article."""

from __future__ import annotations

from collections.abc import Iterator

from checker.rules.sides import Proof, with_name
from checker.rules.titles import posts, ranks, role_facts
from checker.types import Entry, Rank, Timeline


def half_retired(timeline: Timeline) -> Iterator[tuple[str, list[Proof]]]:
    """Yield (text, proofs) per article that retires a person here and not there.

    "dropped": the same rank later without the word; "serving": a command held all the same.
    """
    held: dict[str, list[tuple[Entry, Rank]]] = {}
    for entry, rank in ranks(timeline.entries):
        held.setdefault(entry.statement.article, []).append((entry, rank))
    for article, group in sorted(held.items()):
        retired = [(entry, rank) for entry, rank in group if rank.retired]
        keys = {rank.key for _, rank in retired}
        if not retired:
            continue
        gone = [_proof("retired", entry, rank.label + " متقاعد") for entry, rank in retired]
        plain = [
            _proof("plain", entry, rank.label)
            for entry, rank in group
            if not rank.retired and rank.key in keys
        ]
        if plain:
            yield "dropped", [*gone, *plain]
        commands = [
            Proof("serving", post.label, entry.statement, entry.mention.span)
            for entry, post in posts(timeline.entries)
            if entry.statement.article == article and _commands(post.role)
        ]
        if commands:
            yield "serving", [*gone, *commands]


def _proof(key: str, entry: Entry, value: str) -> Proof:
    span = with_name(entry.statement, entry.mention.span, entry.mention.holder)
    return Proof(key, value, entry.statement, span)


def _commands(role: str) -> bool:
    fact = role_facts().get(role)
    return fact is not None and fact.family == "military"
