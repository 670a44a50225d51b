"""Towns that one report names with a noun and another bare: "بلدة كذا", "ووقع الهجوم في كذا"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.rules.asked import stories_asked
from checker.rules.events import Told, headline
from checker.rules.once import once
from checker.rules.places.naming import everyday, is_whole_name, listed, sorts, towns
from checker.rules.places.scenes import Pair, days_agree, likeness_of_tops, of_one_day, tells_where
from checker.rules.places.sites import apart, in_sentence
from checker.rules.reading import tokens_of
from checker.text.tokens import Token
from checker.types import Corpus, Mention, Place, Span, Statement

_TOP = 4  # sentences, the headline among them, that say where
_ALIKE = 0.45  # least share of words, people and figures of two tops: they know no more of it
_SHORTEST = 4  # letters of a name that no noun tells to be one
_WIDE = frozenset({"region", "country", "sea"})
_SILENT = frozenset({"residue", "byline", "caption"})


@once
def towns_apart(corpus: Corpus) -> tuple[Pair, ...]:
    """Return the pairs of articles of one story that are set in one town each, of two names."""
    return tuple(_pairs(corpus))


def _pairs(corpus: Corpus) -> Iterator[Pair]:
    for story in stories_asked(corpus):
        articles = [name for name in story.articles if name not in corpus.copies]
        named = {article: _only(corpus, article) for article in articles}
        label = headline(corpus, story.articles[0])
        for one, other in combinations(articles, 2):
            first, second = named[one], named[other]
            if first is None or second is None or not apart(corpus, first, second):
                continue
            if _is_bare(first) == _is_bare(second):
                continue  # two cities of the gazetteer: see scenes
            agree = days_agree(first.statement, second.statement)
            alike = likeness_of_tops(corpus, one, other)
            if agree and alike >= _ALIKE and of_one_day(corpus, one, other):
                yield Pair(story.key, label, first, second, alike)


def _only(corpus: Corpus, article: str) -> Told | None:
    """Return the one town that the top of an article names."""
    top = [s for s in corpus.statements[article][:_TOP] if s.sentence.kind not in _SILENT]
    found = [told for statement in top for told in (*_headed(statement), *_bare(statement))]
    keys = {told.mention.value.key for told in found if isinstance(told.mention.value, Place)}
    return found[0] if len(keys) == 1 else None


def _headed(statement: Statement) -> Iterator[Told]:
    settled = {sorts()[noun] for noun in listed("settled") if noun in sorts()}
    for sort, told in in_sentence(statement):
        if sort in settled:
            yield told


def _bare(statement: Statement) -> Iterator[Told]:
    """Yield the towns of which no noun says what they are: of the gazetteer, or of none."""
    tokens = tokens_of(statement.sentence)
    for at, token in enumerate(tokens[1:], 1):
        before = tokens[at - 1]
        if before.norm not in listed("location") or before.stem in sorts():
            continue
        if not _is_name(statement, tokens, at):
            continue
        more = tokens[at + 1] if at + 1 < len(tokens) else token
        goes_on = not token.definite and is_whole_name(more) and not more.norm.startswith("و")
        end = more if goes_on else token
        span = Span(statement.sentence.span.field, token.start, end.end)
        base = statement.sentence.span.start
        text = statement.sentence.text[span.start - base : span.end - base]
        key = token.norm if end is token else f"{token.norm} {end.norm}"
        place = Place(key, text, "", role="location")
        yield Told(statement, Mention(span, text, place), leads=False)


def _is_bare(told: Told) -> bool:
    return isinstance(told.mention.value, Place) and not told.mention.value.kind


def _is_name(statement: Statement, tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word behind "in" is a city, or what a sentence of happening names there."""
    token = tokens[at]
    for mention in statement.mentions:
        if mention.span.start <= token.start < mention.span.end:
            if not isinstance(mention.value, Place) or mention.value.kind in _WIDE:
                return False
            if mention.value.country:
                return mention.value.kind == "city"
    lies = tokens[at - 2].stem in listed("lies") if at > 1 else False
    if not lies and not tells_where(statement):
        return False
    if token.prefix or len(token.norm) < _SHORTEST or token.stem in towns():
        return False
    known = everyday("nouns") | everyday("verbs") | everyday("function")
    return is_whole_name(token) and not {token.norm, token.stem} & known
