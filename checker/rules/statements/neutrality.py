"""Articles that say of somebody both that he takes a side and that he takes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.statements.cues import Told
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.types import Bilingual, Corpus, Cue, Mention, Span, Statement

GROUP = "neutrality"


def neutral_and_not(corpus: Corpus, articles: Iterable[str]) -> Iterator[list[Told]]:
    """Yield, per article, what it says of taking a side where it says both."""
    for article in articles:
        told = [each for s in corpus.statements.get(article, ()) for each in _told(s, article)]
        if len({each.cue.pole for each in told}) > 1:
            yield sorted(told, key=lambda each: each.place)


def neutrality_label() -> Bilingual:
    """Return what the question is called."""
    return Bilingual(**read("ar", "neutrality")["label"])


def _told(statement: Statement, article: str) -> Iterator[Told]:
    sentence, tokens = statement.sentence, tokens_of(statement.sentence)
    for match in _phrases().find(tokens):
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        text = sentence.text[start - sentence.span.start : end - sentence.span.start]
        cue = Cue(GROUP, match.label, article)
        yield Told(statement, Mention(Span(sentence.span.field, start, end), text, cue), cue)


@cache
def _phrases() -> PhraseMatcher:
    lexicon = read("ar", "neutrality")
    blocks = {pole: lexicon[pole] for pole in ("side", "neutral")}
    return compile_phrases(blocks, "ar", where="ar/neutrality.yml")
