"""The hygiene lexicon of a language (``hygiene.yml``): classes of careless wording, and matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from checker.languages import read
from checker.rules.reading import Sieve, tokens_of
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import Token
from checker.types import Bilingual, Severity, Span, Statement

_LANGUAGE = "ar"
_STOPS = frozenset(".،؛:…")
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
    """The classes of one rule in one matcher; ``introduced`` are phrases that excuse a class."""

    classes: dict[str, Class]
    phrases: PhraseMatcher
    introduced: PhraseMatcher
    raw: tuple[tuple[str, regex.Pattern[str]], ...]
    sieve: Sieve


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
    where = f"{_LANGUAGE}/hygiene.yml"
    classes = {
        key: Class(key, body["severity"], Bilingual(body["label"]["ar"], body["label"]["en"]))
        for key, body in data.items()
    }
    phrases = {key: body["phrases"] for key, body in data.items() if "phrases" in body}
    introduced = {key: body["introduced"] for key, body in data.items() if "introduced" in body}
    raw = tuple(
        (key, regex.compile(pattern, regex.VERSION1))
        for key, body in data.items()
        for pattern in body.get("raw", ())
    )
    wording, excuses = (compile_phrases(p, _LANGUAGE, where=where) for p in (phrases, introduced))
    return Family(classes, wording, excuses, raw, Sieve(wording, excuses))


def hits(found: Family, statements: Sequence[Statement]) -> Iterator[Hit]:
    """Yield where the sentences of an article have wording of a family, excused ones left out.

    A class is excused from the place on where one of its introducing phrases stands.
    """
    excused: dict[str, tuple[int, int]] = {}
    for statement, worded in found.sieve.through(statements):
        tokens = tokens_of(statement.sentence) if worded else ()
        for match in found.introduced.find(tokens):
            hit = _hit(match.label, statement, tokens, match.start, match.end)
            excused[match.label] = min(hit.place, excused.get(match.label, hit.place))
        for hit in _in_sentence(found, statement, tokens):
            if hit.name not in excused or hit.place <= excused[hit.name]:
                yield hit


def _in_sentence(found: Family, statement: Statement, tokens: tuple[Token, ...]) -> Iterator[Hit]:
    end = len(tokens)
    while end and tokens[end - 1].norm in _STOPS:
        end -= 1
    matches = {*found.phrases.find(tokens), *found.phrases.find(tokens[:end])} if tokens else ()
    spans: dict[str, list[Span]] = {}
    for match in sorted(matches, key=lambda m: (m.start, -m.end, m.label)):
        hit = _hit(match.label, statement, tokens, match.start, match.end)
        if not any(span.overlaps(hit.span) for span in spans.setdefault(match.label, [])):
            spans[match.label].append(hit.span)
            yield hit
    base, text = statement.sentence.span, statement.sentence.text
    for name, pattern in found.raw if _FOREIGN.search(text) else ():
        for raw in pattern.finditer(text):
            span = Span(base.field, base.start + raw.start(), base.start + raw.end())
            yield Hit(name, statement, span)


def _hit(name: str, statement: Statement, tokens: tuple[Token, ...], start: int, end: int) -> Hit:
    field = statement.sentence.span.field
    return Hit(name, statement, Span(field, tokens[start].start, tokens[end - 1].end))
