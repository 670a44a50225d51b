"""Who is given a post that only one person holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from checker.languages import read, words
from checker.rules.people.fields import place_words
from checker.rules.people.held import post_key
from checker.rules.people.spellings import opening_words, opens_name
from checker.rules.reading import tokens_of
from checker.rules.sides import beside_name
from checker.rules.titles import body_of, posts, role_facts
from checker.text.normalise import fold
from checker.text.tokens import tokenize
from checker.types import Corpus, Entry, Person, Post, Timeline

Use = tuple[Timeline, Entry, Post]
_GOVERNING = frozenset({"government", "military", "parliament", "judiciary", "royal"})


_SEEKING = frozenset({"مرشح", "مرشحه", "ترشيح", "ترشيحه", "ترشيحها", "ترشح", "رشح", "رشحت"})
_REACH = 4  # words before a post


def uses_by_post(corpus: Corpus) -> dict[str, list[Use]]:
    """Return the uses of each post that one person holds and that the text makes unique."""
    facts = role_facts()
    uses: dict[str, list[Use]] = {}
    for timeline in corpus.timelines:
        for entry, post in posts(timeline.entries):
            fact = facts.get(post.role)
            if fact is None or not fact.one_holder or fact.family not in _GOVERNING:
                continue
            if of_another(entry) or is_sought(entry):
                continue
            if not beside_name(entry) or not _known_name(timeline):
                # The post stands without its name: who is meant is this tool's guess.
                continue
            if not post.scope and _needs_scope(post.role):
                continue
            if not post.country and len(post.scope.split()) < 2:
                # What the post is over must make it one of its kind.
                continue
            key = post_key(replace(post, scope=body_of(post.scope)))
            uses.setdefault(key, []).append((timeline, entry, post))
    return uses


def of_another(entry: Entry) -> bool:
    """Say whether "to" leads the post, as in "aide to the president X": the name may be the aide's.

    The preposition stands in the mention's text where it has merged with the article, else before.
    """
    if tokenize(entry.mention.text)[0].prefix.endswith("ل"):
        return True
    sentence, span = entry.statement.sentence, entry.mention.span
    before = span.start - sentence.span.start - 1
    return span.field == sentence.span.field and before >= 0 and sentence.text[before] == "ل"


def is_person(timeline: Timeline) -> bool:
    """Say whether a name is no town's or club's: "مدرب سان كذا", "سفير كذا" of a capital."""
    first = timeline.keys[0].split()[0]
    return first in opening_words() or first not in place_words() | _openers()


@cache
def _openers() -> frozenset[str]:
    return frozenset(map(fold, words(read("ar", "titles")["town_openers"])))


def own_posts(timeline: Timeline) -> list[tuple[Entry, Post]]:
    """Return the posts that are surely the person's own: not "النائب الأول لوزير الخارجية"."""
    told = posts(timeline.entries) if is_person(timeline) else []
    return [
        (entry, post)
        for entry, post in told
        if not (led_by(entry) or of_another(entry) or is_sought(entry))
    ]


def shown_name(uses: list[Use]) -> str:
    """Return the name of a holder as the articles that give him the post show it most often."""
    told = {entry.statement.article for _, entry, _ in uses}
    names = Counter(
        entry.mention.value.name
        for entry in uses[0][0].mentions
        if entry.statement.article in told and isinstance(entry.mention.value, Person)
    )
    return min(names, key=lambda name: (-names[name], -len(name), name), default=uses[0][0].label)


def _known_name(timeline: Timeline) -> bool:
    """Say whether a name begins with a given name; what only its place made one may be none."""
    return opens_name(timeline.keys[0].split()[0])


def _needs_scope(role: str) -> bool:
    return role not in {"president", "prime_minister", "king", "crown_prince", "chancellor"}


def is_sought(entry: Entry) -> bool:
    """Say whether somebody only stands for a post: "المرشح لتسلم منصب وزير كذا"."""
    sentence, span = entry.statement.sentence, entry.mention.span
    if span.field != sentence.span.field:
        return False
    before = [token for token in tokens_of(sentence) if token.end <= span.start and token.is_word]
    return any(token.stem in _SEEKING for token in before[-_REACH:])


def led_by(entry: Entry) -> bool:
    """Say whether a post is only "led by X", who may be one of those that are led."""
    return not _led_by().isdisjoint(fold(entry.mention.text).split())


@cache
def _led_by() -> frozenset[str]:
    return frozenset(map(fold, read("ar", "titles")["command"]["led_by"]))
