"""A desk on which everything has happened once: all that the pages can show is there to be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.review.desk import token
from checker.review.proposals import Shelf
from checker.types import (
    Article,
    Entry,
    Fact,
    Finding,
    Mention,
    Rank,
    Report,
    Sentence,
    Span,
    Statement,
    Timeline,
)

from .newsdesk import article, finding, quote, report, side, tolls
from .packdesk import NAMES, answer, keys, pack, two
from .room import Room, two_editors

SIDES = 16


def sixteen() -> tuple[Finding, list[Article]]:
    """Return a finding of sixteen sides, each of an article of its own; one has no title."""
    values = [f"{number + 30} قتيلا" for number in range(SIDES)]
    articles = [
        article(
            f"w{at}", f"أحصت فرق الإنقاذ {value} بعد العاصفة.", title="" if at == 3 else "عاصفة"
        )
        for at, value in enumerate(values)
    ]
    sides = [side(value, quote(one, value)) for value, one in zip(values, articles, strict=True)]
    return finding("wide", *sides, subject="العاصفة", question="كم ضحايا العاصفة؟"), articles


def press() -> Report:
    """Return findings of many sorts: of sixteen sides, alike, on a subject with a timeline."""
    rows = [tolls(number) for number in range(3)]
    rows.append((replace(rows[0][0], id="f00-again"), []))
    rows.append(sixteen())
    for name, spellings in (("n1", NAMES), ("n2", ("هادي الزرقان", "هادي الزرغان"))):
        made = two("name-variant", spellings[0], *spellings, name=name)
        rows.append((made.findings[0], list(made.articles)))
    whole = report([row[0] for row in rows], [one for row in rows for one in row[1]])
    return replace(whole, timelines=(timeline(rows[0][0], rows[0][1][0]),), facts=facts(rows[0][0]))


def timeline(of: Finding, one: Article) -> Timeline:
    """Return a timeline of the subject of a finding: one rank, in an article."""
    words = "فرق الإنقاذ"
    span = quote(one, words).span
    sentence = Sentence(one.id, 0, "body", Span("text", 0, len(one.text)), one.text)
    entry = Entry(Statement(sentence), Mention(span, words, Rank("team", words, "fire", 2)))
    return Timeline(of.subject.id, of.subject.label, (), (entry,))


def facts(of: Finding) -> tuple[Fact, ...]:
    """Return what a pack knows of the subject."""
    return (
        Fact(of.subject.label, "rank", "عميد", date(2028, 1, 1), date(2030, 1, 1)),
        Fact(of.subject.label, "rank", "لواء", date(2030, 1, 1), None),
    )


def busy(folder: Path) -> Room:
    """Return the desk of two editors who agreed, disagreed, put off, proposed and declined."""
    room = Room(press(), folder, two_editors(folder))
    room.app.state.shelf = Shelf(folder=pack(folder / "desk", "desk"))
    huda, samer = room.browser("هدى"), room.browser("سامر")
    huda.decide("f00", "confirmed", right=token("12 قتيلا"), note="راجعت النشرة")
    samer.decide("f00", "both-right")
    huda.decide("f01", "confirmed", note="صحّح من المستشفى")
    huda.decide("f02", "later")
    for name in ("n1", "n2"):
        samer.decide(name, "not-a-conflict:style")
    _, second = keys(samer)
    answer(samer, second, "decline")
    return room
