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

    window_days: int = 3
    neighbours: int = 16
    copy_jaccard: float = 0.85
    story_similarity: float = 0.45
    story_cohesion: float = 0.35
    undated_similarity: float = 0.55
    claim_similarity: float = 0.5
    claim_cohesion: float = 0.4
    distant_claim_similarity: float = 0.75
    aliases: Mapping[str, Alias] = field(default_factory=dict)
