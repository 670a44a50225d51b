"""judge: claims and timelines + rules -> findings."""

from checker.stages.judge.judge import judge

__all__ = ["judge"]
