"""Commands told by a verb: "الذي يقود الجيش الوطني", "الجيش بقيادة اللواء فلان"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.stages.extract import duties, predicates
from checker.stages.extract.reader import Reader
from checker.text.tokens import Token
from checker.types import Mention, Organisation, Person, Post, Sentence, Span

# Characters between a name and its relative clause, and between "بقيادة" and the name.
_NEAR = 3
_TITLE = 40


def find(
    reader: Reader, sentence: Sentence, mentions: Sequence[Mention], before: Sequence[Token] = ()
) -> tuple[Mention, ...]:
    """Return a post for every command that a verb gives to a person of the sentence.

    ``before`` are the words of the sentence before it.
    """
    people = [mention for mention in mentions if isinstance(mention.value, Person)]
    bodies = [mention for mention in mentions if isinstance(mention.value, Organisation)]
    if not people:
        return ()
    offices = (
        *duties.find(reader, sentence, people),
        *predicates.find(reader, sentence, people, before),
    )
    if not bodies:
        return offices
    commands = _relative(reader, sentence, people, bodies)
    return (*commands, *_led(reader, sentence, people, bodies), *offices)


def _relative(
    reader: Reader, sentence: Sentence, people: list[Mention], bodies: list[Mention]
) -> Iterator[Mention]:
    grammar = reader.grammar
    for token, verb in zip(reader.tokens, reader.tokens[1:], strict=False):
        if token.norm not in grammar.relatives or verb.norm not in grammar.command_verbs:
            continue
        for person in people:
            for body in bodies:
                if (
                    0 <= token.start - person.span.end <= _NEAR
                    and 0 <= body.span.start - verb.end <= 1
                ):
                    yield _post(reader, sentence, token.start, body.span.end, person, body)


def _led(
    reader: Reader, sentence: Sentence, people: list[Mention], bodies: list[Mention]
) -> Iterator[Mention]:
    for token in reader.tokens:
        if token.norm not in reader.grammar.led_by:
            continue
        body = next((b for b in bodies if 0 <= token.start - b.span.end <= 1), None)
        after = [p for p in people if 0 <= p.span.start - token.end <= _TITLE]
        if body and after:
            first = min(after, key=lambda person: person.span)
            yield _post(reader, sentence, body.span.start, token.end, first, body)


def _post(
    reader: Reader, sentence: Sentence, start: int, end: int, person: Mention, body: Mention
) -> Mention:
    base = sentence.span.start
    text = sentence.text[start - base : end - base]
    value = body.value
    scope, country = (value.key, value.country) if isinstance(value, Organisation) else ("", "")
    post = Post(reader.grammar.command_role, scope, country, text)
    return Mention(Span(sentence.span.field, start, end), text, post, person.holder)
