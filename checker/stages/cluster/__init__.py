"""cluster: statements and vectors -> copies, stories, claims and timelines."""

from checker.stages.cluster.copies import independent
from checker.stages.cluster.options import Alias, ClusterOptions
from checker.stages.cluster.stage import cluster

__all__ = ["Alias", "ClusterOptions", "cluster", "independent"]
