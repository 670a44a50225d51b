"""The settings of the cluster stage, each tuned value with what was swept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alias:
    """Whom a name means, as a pack knows it: canonical ``id`` and the ``label`` to show."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """How near articles and statements must be to stand in one group. Similarities are 0 to 1.

    ``aliases`` maps folded person keys to whom they mean, and wins over every other evidence.
    ``window_days`` is how far apart two dated articles about one event may be published.
    """

    window_days: int = 4
    neighbours: int = 16
    # Two articles are compared from this cosine up. Of 1,600 articles of one week and 4,000 of two
    # years no story is lost up to 0.2; at 0.3 one of 259 and two of 191 are.
    candidate_cosine: float = 0.2
    copy_jaccard: float = 0.85
    # All fitted on the default encoder. Swept on 1,100 articles of two weeks that it was not
    # trained on, three outlets, 68 known pairs on one event. story, strong, telling, cohesion: 0.50
    # 0.36 0.24 0.35 (those of the hashing encoder) finds 65 of the 68 among 731 pairs, the largest
    # story 15 articles; 0.55 0.40 0.28 0.35 65 of 613; 0.53 0.42 0.30 0.45 65 of 430, the largest
    # 11; 0.60 0.50 0.35 0.45 65 of 314, but then reports of one event with few words in common part
    # (2 of 29 planted conflicts of the seeds); at 0.55 two reports of one sentence each do.
    story_similarity: float = 0.52
    # For pairs of dated articles that share two persons or six rare words.
    strong_similarity: float = 0.42
    # For pairs that share eight rare words: among 148 articles on 70 events, written blind, pairs
    # of two events never passed 0.25, pairs on one event ran from 0.30 up (hashing: 0.27, 0.24).
    telling_similarity: float = 0.3
    # For pairs that share twelve: with this and a cohesion of 0.38 instead of 0.45, 322 of 336
    # planted conflicts of the benchmark lie in one story (311 before), none with another case's
    # articles; three windows of the archive have 512 pairs (436), of 60 new ones read two in three
    # tell of one event, the others of its eve or of what came of it.
    plenty_similarity: float = 0.2
    # Two undated texts on one event ran from 0.40 to 0.60 with the hashing encoder; two visits of
    # the same people in the seeds stand at 0.54 and 0.63, and are joined: only what the rules ask
    # parts them.
    undated_telling_similarity: float = 0.45
    story_cohesion: float = 0.38
    # Nothing dates the five seeds: the two reports of one visit stand at 0.73, an earlier visit of
    # the same people in the same phrases at 0.63.
    undated_similarity: float = 0.65
    # Swept on pairs of sentences of one story in the sample above, 10 read at each step. One fact
    # at 0.36 to 0.42: 4, to 0.46: 5, to 0.50: 6, to 0.55: 7, to 0.65: 7. No planted conflict is
    # lost from 0.38 to 0.55.
    claim_similarity: float = 0.46
    claim_cohesion: float = 0.38
    aliases: Mapping[str, Alias] = field(default_factory=dict)
