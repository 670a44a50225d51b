"""How likely two opposite predicates of two articles are told of one thing, by learned weights.

Headlines and leads have a second voice, the pair model (``docs/contradiction-model.md``): where it
holds them for opposites, a lower score will do.
"""

from __future__ import annotations

from datetime import timedelta

from checker.rules.events import voices_differ
from checker.rules.score import Score
from checker.rules.statements import frames
from checker.rules.statements.cues import Told
from checker.types import Corpus, Quantity, Statement

_VOTES = frozenset({"in_favour", "against"})  # as quantities are counted
_PREPOSED = frozenset("بل")  # "approved by 120 votes": the number is no subject
_TOP = 7  # sentences, the headline included, that tell what an article is about
_SHORT = frozenset({"headline", "lead"})  # sentences of the kind that the pair model learned from
_OPPOSED = 0.4  # from where on the pair model holds two of them for opposites
_RAISED = 0.45  # score from which a pair is raised where it does

SCORE = Score(
    weights={
        "words in common": 0.94,
        "who does it": 0.31,
        "objects in common": 1.31,
        "crossed": 0.40,
        "depth": -0.66,
        "articles alike": 3.2,
        "hours apart": -0.2,
        "other day or voice": -0.41,
    },
    constant=-0.86,
    least=0.7,
)


def one_scene(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two predicates are told of one thing."""
    if voices_differ(first.statement, second.statement) or one_vote(first, second):
        return False
    likely = SCORE.likely(figures(corpus, first, second))
    return likely >= SCORE.least or (likely >= _RAISED and contrary(first, second) >= _OPPOSED)


def contrary(first: Told, second: Told) -> float:
    """Return how likely two headlines or leads are opposites by the pair model, 0 to 1; else 0."""
    sentences = first.statement.sentence, second.statement.sentence
    if any(sentence.kind not in _SHORT for sentence in sentences):
        return 0.0
    from checker.rules.statements.pair_model import disagreement

    return disagreement(*(sentence.text for sentence in sentences))


def figures(corpus: Corpus, first: Told, second: Told) -> tuple[float, ...]:
    """Return what two predicates have in common; in the order of the weights of ``SCORE``."""
    one, other = first.statement, second.statement
    words = [_words(corpus, told.statement.article) for told in (first, second)]
    return (
        *frames.figures(first, second),
        len(words[0] & words[1]) / max(1, min(map(len, words))),
        _hours(corpus, one.article, other.article),
        float(first.other_day(second) or voices_differ(one, other)),
    )


def _words(corpus: Corpus, article: str) -> frozenset[str]:
    """Return the content words of the top of an article."""
    return frozenset().union(*(s.words for s in corpus.statements[article][:_TOP]))


def _hours(corpus: Corpus, one: str, other: str) -> float:
    """Return how many hours lie between two articles, a day at the most."""
    times = corpus.articles[one].published, corpus.articles[other].published
    if times[0] is None or times[1] is None:
        return 0.0
    return min(24.0, abs(times[0] - times[1]) / timedelta(hours=1))


def one_vote(first: Told, second: Told) -> bool:
    """Say whether two sentences count both sides of one vote: "four backed, three opposed it"."""
    return len(_voters(first.statement) | _voters(second.statement)) > 1


def _voters(statement: Statement) -> frozenset[str]:
    """Return on which sides of a vote a sentence counts who stood there."""
    return frozenset(
        event
        for mention in statement.mentions
        if isinstance(mention.value, Quantity)
        and mention.text[0] not in _PREPOSED
        and (event := mention.value.counted.partition(":")[0]) in _VOTES
    )
