"""Two holders of one post: in two articles of a story, or anywhere.

A report leaves out what its readers know: "the governor of the central bank" is that of the country
the story is about. The score weighs what speaks for one post (``holder_figures``); a post that its
wording makes unique is one in any article.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from operator import itemgetter

from checker.rules.asked import stories_asked
from checker.rules.people.held import post_key
from checker.rules.people.holder_figures import SCORE, figures
from checker.rules.people.holders import Pair, candidates
from checker.rules.people.uses import Use, uses_by_post
from checker.types import Corpus, Story

# What the post is, the uses of either holder, the story whose reports name both.
Rivals = tuple[str, list[Use], list[Use], str]


def rivals(corpus: Corpus) -> Iterator[Rivals]:
    """Yield the uses of one post by two holders: in each story, then anywhere."""
    for story in stories_asked(corpus):
        yield from _weighed(corpus, story)
    for key, uses in sorted(uses_by_post(corpus).items()):
        holders: dict[str, list[Use]] = {}
        for use in uses:
            holders.setdefault(use[0].id, []).append(use)
        for (_, one), (_, other) in combinations(sorted(holders.items(), key=itemgetter(0)), 2):
            yield key, one, other, ""


def _weighed(corpus: Corpus, story: Story) -> Iterator[Rivals]:
    """Yield all that the articles say of each two holders, one of them first by his key."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in candidates(corpus, story):
        if SCORE.holds(figures(corpus, *pair)):
            first, second = sorted(pair, key=lambda held: held[0][0].id)
            found.setdefault((first[0][0].id, second[0][0].id), []).append((first, second))
    for pairs in (found[key] for key in sorted(found)):
        one, other = ([use for pair in pairs for use in pair[side]] for side in (0, 1))
        post = max((use[2] for use in (*one, *other)), key=lambda post: len(post.scope))
        yield post_key(post), one, other, story.key
