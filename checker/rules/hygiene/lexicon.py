"""The hygiene lexicon of a language (``hygiene.yml``): classes of careless wording, and matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from checker.languages import read
from checker.rules.hygiene.phrases import Worded, phrases_in
from checker.rules.reading import tokens_of
from checker.types import Bilingual, Severity, Span, Statement

_LANGUAGE = "ar"
# What templates and programs leave behind is no Arabic: other sentences have no raw wording.
_FOREIGN = re.compile(r"[A-Za-z{}<>\[\]$_]")


@dataclass(frozen=True, slots=True)
class Class:
    """A class of wording: how grave at most, what it is called."""

    name: str
    severity: Severity
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Family:
    """The classes of one rule, and their regular expressions; their phrases are found for all."""

    name: str
    classes: dict[str, Class]
    raw: tuple[tuple[str, regex.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Wording of a class where it stands."""

    name: str
    statement: Statement
    span: Span

    @property
    def place(self) -> tuple[int, int]:
        """Its place in reading order: the sentence, then the offset."""
        return self.statement.sentence.index, self.span.start

    @property
    def text(self) -> str:
        """The wording itself."""
        base = self.statement.sentence.span.start
        return self.statement.sentence.text[self.span.start - base : self.span.end - base]


@cache
def family(name: str) -> Family:
    """Return a family of the lexicon, compiled at first use."""
    data = read(_LANGUAGE, "hygiene")[name]
    classes = {
        key: Class(key, body["severity"], Bilingual(body["label"]["ar"], body["label"]["en"]))
        for key, body in data.items()
    }
    raw = tuple(
        (key, regex.compile(pattern, regex.VERSION1))
        for key, body in data.items()
        for pattern in body.get("raw", ())
    )
    return Family(name, classes, raw)


def hits(found: Family, statements: Sequence[Statement]) -> Iterator[Hit]:
    """Yield where the sentences of an article have wording of a family, excused ones left out.

    A class is excused from the place on where one of its introducing phrases stands.
    """
    excused: dict[str, tuple[int, int]] = {}
    for statement in statements:
        phrases = phrases_in(statement.sentence)
        for key, start, end in phrases.get((found.name, "introduced"), ()):
            hit = _hit(key, statement, start, end)
            excused[key] = min(hit.place, excused.get(key, hit.place))
        for hit in _in_sentence(found, statement, phrases.get((found.name, "phrases"), ())):
            if hit.name not in excused or hit.place <= excused[hit.name]:
                yield hit


def _in_sentence(found: Family, statement: Statement, worded: Sequence[Worded]) -> Iterator[Hit]:
    spans: dict[str, list[Span]] = {}
    for key, start, end in worded:
        hit = _hit(key, statement, start, end)
        if not any(span.overlaps(hit.span) for span in spans.setdefault(key, [])):
            spans[key].append(hit.span)
            yield hit
    base, text = statement.sentence.span, statement.sentence.text
    for name, pattern in found.raw if _FOREIGN.search(text) else ():
        for raw in pattern.finditer(text):
            span = Span(base.field, base.start + raw.start(), base.start + raw.end())
            yield Hit(name, statement, span)


def _hit(name: str, statement: Statement, start: int, end: int) -> Hit:
    field, tokens = statement.sentence.span.field, tokens_of(statement.sentence)
    return Hit(name, statement, Span(field, tokens[start].start, tokens[end - 1].end))
