"""Posts told by a verb: "الذي يقود الجيش الوطني", "التي تتولى وزارة كذا", "بقيادة اللواء فلان"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.stages.extract.reader import Reader
from checker.stages.extract.titles import read_post
from checker.text.tokens import tokenize
from checker.types import Mention, Organisation, Person, Post, Sentence, Span

# Characters between a name and its relative clause, and between "بقيادة" and the name.
_NEAR = 3
_TITLE = 40


def find(reader: Reader, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return a post for every command that a verb gives to a person of the sentence."""
    people = [mention for mention in mentions if isinstance(mention.value, Person)]
    bodies = [mention for mention in mentions if isinstance(mention.value, Organisation)]
    if not people:
        return ()
    offices = _offices(reader, sentence, people)
    if not bodies:
        return tuple(offices)
    commands = _relative(reader, sentence, people, bodies)
    return (*commands, *_led(reader, sentence, people, bodies), *offices)


def _offices(reader: Reader, sentence: Sentence, people: list[Mention]) -> Iterator[Mention]:
    """Yield the posts of "الذي يرأس اللجنة", "التي تتولى إدارة المستشفى": read as the noun is."""
    tokens = reader.tokens
    for index, relative in enumerate(tokens[:-2]):
        if relative.norm not in reader.grammar.relatives:
            continue
        verb, after = tokens[index + 1 : index + 3]
        noun = reader.grammar.office_verbs.get(verb.norm, "")
        last = index + 1
        if not noun and verb.norm in reader.grammar.holding_verbs and not after.definite:
            noun, last = reader.grammar.office_nouns.get(after.stem, ""), index + 2
            if after.norm in reader.grammar.office_words and index + 3 in reader.roles:
                noun, last = tokens[index + 3].text, index + 3
        near = [p for p in people if 0 <= relative.start - p.span.end <= _NEAR]
        if noun and near:
            yield from _office(reader, sentence, (index, last), noun, near[0])


def _office(
    reader: Reader, sentence: Sentence, place: tuple[int, int], noun: str, person: Mention
) -> Iterator[Mention]:
    """Yield the post that the words after ``place`` tell once ``noun`` stands for the verb."""
    first, last = place
    told = reader.tokens[last]
    (word,) = tokenize(noun)
    head = word._replace(start=told.start, end=told.end)
    read = Reader((head, *reader.tokens[last + 1 :]))
    post = read_post(read, 0)
    if post is None or post.end == 1:
        return
    start, end = reader.start(first), read.tokens[post.end - 1].end
    base = sentence.span.start
    text = sentence.text[start - base : end - base]
    value = Post(post.role, post.scope, post.country, text, post.status)
    yield Mention(Span(sentence.span.field, start, end), text, value, person.holder)


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
