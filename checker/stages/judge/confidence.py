"""What a rule's confidence is worth: of findings with 0.8, about 80 in 100 are to be right.

A rule says how sure it is in its own measure. `confidence.yml` turns that into the share that was
right among findings that were read one by one: a logistic curve with one slope for all rules and
a shift for each. Rules that it does not name, those of newsrooms, keep their own figure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("confidence.yml")
_LEAST, _MOST = 0.02, 0.98  # nothing is sure, nothing is impossible


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curve; ``shifts`` are by the kinds of the rules."""

    slope: float
    shifts: Mapping[str, float]

    def share(self, kind: str, confidence: float) -> float:
        """Return the share of right findings to be expected."""
        if kind not in self.shifts:
            return confidence
        return _expit(self.slope * logit(confidence) + self.shifts[kind])

    def own(self, kind: str, share: float) -> float:
        """Return the rule's own figure behind a share: the inverse of ``share``."""
        if kind not in self.shifts:
            return share
        return _expit((math.log(share / (1 - share)) - self.shifts[kind]) / self.slope)


@cache
def calibration() -> Calibration:
    """Return the curve that comes with checker; it is read once in a process."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Calibration(float(data["slope"]), dict(data["shifts"]))


def logit(confidence: float) -> float:
    """Return the log odds of a confidence, the ends cut off."""
    held = min(max(confidence, _LEAST), _MOST)
    return math.log(held / (1 - held))


def _expit(value: float) -> float:
    return 1 / (1 + math.exp(-value))
