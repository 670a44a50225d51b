"""Turn the sentences of an article into statements: what each mentions, and who says it."""

from __future__ import annotations

from checker.stages.extract import (
    commands,
    dates,
    organisations,
    places,
    predicates,
    quantities,
    quotations,
)
from checker.stages.extract.people import Reading, find_mentions, read_sentence
from checker.stages.extract.reader import Reader
from checker.stages.extract.speakers import attribute, with_speakers
from checker.text.tokens import tokenize
from checker.types import Article, DateValue, Mention, Person, Place, Sentence, Statement

LANGUAGES = ("ar",)


def extract(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """Return one statement per sentence, in order.

    Articles in a language without extraction data give statements with words and no mentions.
    """
    readings = [_read(article, sentence) for sentence in sentences]
    if article.language not in LANGUAGES:
        return tuple(Statement(r.sentence, words=_words(r.reader)) for r in readings)
    people = find_mentions(readings)
    mentions = [
        _merge(reading, found, _things(article, reading), before)
        for found, reading, before in zip(people, readings, (None, *readings), strict=False)
    ]
    speakers = attribute(
        [
            (reading.sentence, reading.reader.tokens, found, reading.reader.said)
            for reading, found in zip(readings, mentions, strict=True)
        ]
    )
    return tuple(
        _statement(
            reading, with_speakers(_with_own(reading, found, speaker or last), speaker), speaker
        )
        for reading, found, speaker, last in zip(
            readings, mentions, speakers, _last_named(mentions), strict=True
        )
    )


def _read(article: Article, sentence: Sentence) -> Reading:
    tokens = tokenize(sentence.text, article.language, base=sentence.span.start)
    if article.language not in LANGUAGES:
        return Reading(sentence, Reader(tokens), (), ())
    return read_sentence(sentence, Reader(tokens, article.language))


def _things(article: Article, reading: Reading) -> tuple[Mention, ...]:
    tokens, sentence = reading.reader.tokens, reading.sentence
    return (
        *organisations.find(reading.reader, sentence),
        *places.find(reading.reader, sentence),
        *quantities.find(tokens, sentence),
        *dates.find(tokens, sentence, reference=article.day),
        *quotations.find(tokens, sentence),
    )


def _merge(
    reading: Reading,
    people: list[Mention],
    things: tuple[Mention, ...],
    before: Reading | None,
) -> tuple[Mention, ...]:
    """Return all mentions in reading order; a place inside a person's name is none."""
    names = [mention.span for mention in people if mention.holder]
    kept = [
        mention
        for mention in things
        if not isinstance(mention.value, Place) or not any(map(mention.span.overlaps, names))
    ]
    earlier = before.reader.tokens if before else ()
    told = commands.find(reading.reader, reading.sentence, [*people, *kept], earlier)
    return tuple(sorted([*people, *kept, *told], key=_place_in_text))


def _last_named(mentions: list[tuple[Mention, ...]]) -> tuple[str, ...]:
    """Return for each sentence the one person whom the sentence before it names, or ""."""
    named = [{m.value.key for m in told if isinstance(m.value, Person)} for told in mentions]
    return ("", *(next(iter(keys)) if len(keys) == 1 else "" for keys in named[:-1]))


def _with_own(reading: Reading, found: tuple[Mention, ...], speaker: str) -> tuple[Mention, ...]:
    """Add the post as which the speaker says it: who speaks is known last."""
    if not speaker:
        return found
    own = tuple(predicates.of_speaker(reading.reader, reading.sentence, found, speaker))
    return tuple(sorted([*found, *own], key=_place_in_text)) if own else found


def _place_in_text(mention: Mention) -> tuple[str, int, int, str]:
    span = mention.span
    return span.field, span.start, span.end, mention.text


def _statement(reading: Reading, mentions: tuple[Mention, ...], speaker: str) -> Statement:
    return Statement(
        reading.sentence,
        mentions,
        _words(reading.reader),
        speaker,
        _as_of(mentions),
    )


def _words(reader: Reader) -> tuple[str, ...]:
    function = reader.lexicon.names.function
    return tuple(
        [
            token.stem
            for token in reader.tokens
            if token.is_word and token.norm not in function and len(token.stem) > 1
        ]
    )


def _as_of(mentions: tuple[Mention, ...]) -> DateValue | None:
    """Return the most precise resolved date that the sentence names."""
    dated = [
        mention.value
        for mention in mentions
        if isinstance(mention.value, DateValue) and mention.value.start is not None
    ]
    for precision in ("day", "weekday", "month", "year", "vague"):
        for value in dated:
            if value.precision == precision:
                return value
    return None
