"""Draw a timeline as inline SVG: lanes of dots (what articles say) over bands (dated facts).

Drawn once per language: time runs in the reading direction, from the right in Arabic. Colours
come from the page's style sheet through classes, so dark and print styles hold here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.stages.report.labels import counted, day_label, word
from checker.stages.report.timeline_lanes import Dot, Lane, LaneKind, Lanes
from checker.stages.report.timeline_scale import Scale, scale_for
from checker.stages.report.visible import clipped, one_line
from checker.types import Bilingual, Fact

Language = Literal["ar", "en"]

WIDTH = 760
_PAD, _UNDATED, _TOP, _LANE, _HEADING = 14, 92, 34, 46, 26
_MOST_LANES = 9
_LABEL = 64
# An open period runs this far beyond the axis, to where the rail ends.
_OPEN = 34


@dataclass(frozen=True, slots=True)
class Tick:
    """A vertical line of the axis with its text."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A period of a dated fact in pixels; an open end runs off the axis."""

    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Mentions drawn as one dot."""

    x: float
    count: int
    firm: bool
    text: str


@dataclass(frozen=True, slots=True)
class Track:
    """A lane with its place: ``heading`` is the section's name on its first lane, else ""."""

    y: float
    heading: str
    label: str
    period: str
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A timeline in pixels, ready for the template."""

    language: Language
    width: int
    height: float
    edge: float
    undated_x: float
    divider: float
    ticks: tuple[Tick, ...]
    tracks: tuple[Track, ...]
    left_out: int


def plot(lanes: Lanes, language: Language) -> Plot:
    """Return the geometry of a timeline.

    Facts that lie wholly before or after the axis, and lanes beyond nine of a kind, stay in
    the table.
    """
    scale = scale_for(lanes, left=_PAD + _UNDATED + 14, right=WIDTH - _PAD - 34)
    drawer = _Drawer(scale, language)
    near = [lane for lane in lanes.lanes if lane.dots or _meets(lane, scale)]
    shown = [*_first(near, "rank"), *_first(near, "post")]
    tracks, y = [], float(_TOP)
    for number, lane in enumerate(shown):
        first = number == 0 or shown[number - 1].kind != lane.kind
        y += _HEADING if first else 0
        tracks.append(drawer.track(lane, y, first=first))
        y += _LANE
    ticks = [Tick(drawer.flip(x), drawer.pick(text)) for x, text in scale.ticks()] if scale else []
    return Plot(
        language=language,
        width=WIDTH,
        height=y + 6,
        edge=drawer.flip(_PAD),
        undated_x=drawer.flip(_PAD + _UNDATED / 2),
        divider=drawer.flip(_PAD + _UNDATED),
        ticks=tuple(ticks),
        tracks=tuple(tracks),
        left_out=len(lanes.lanes) - len(shown),
    )


def period(fact: Fact) -> Bilingual:
    """Return the days of a fact in words: from, until, or without a known limit."""
    if fact.start is None and fact.end is None:
        return word("always")
    parts = [
        (word(key), day_label(day))
        for key, day in (("since", fact.start), ("until", fact.end))
        if day is not None
    ]
    return Bilingual(
        " ".join(f"{name.ar} {day.ar}" for name, day in parts),
        " ".join(f"{name.en} {day.en}" for name, day in parts),
    )


def _meets(lane: Lane, scale: Scale | None) -> bool:
    return scale is None or any(scale.meets(fact.start, fact.end) for fact in lane.facts)


def _first(lanes: Sequence[Lane], kind: LaneKind) -> list[Lane]:
    """Return the lanes of a kind to draw: those that articles speak of before mere facts."""
    own = [lane for lane in lanes if lane.kind == kind]
    kept = sorted(own, key=lambda lane: -sum(dot.count for dot in lane.dots))[:_MOST_LANES]
    return [lane for lane in own if lane in kept]


@dataclass(frozen=True, slots=True)
class _Drawer:
    scale: Scale | None
    language: Language

    def flip(self, x: float) -> float:
        return round(WIDTH - x if self.language == "ar" else x, 1)

    def pick(self, text: Bilingual) -> str:
        return text.ar if self.language == "ar" else text.en

    def track(self, lane: Lane, y: float, *, first: bool) -> Track:
        heading = self.pick(word("ranks" if lane.kind == "rank" else "posts")) if first else ""
        return Track(
            y=y,
            heading=heading,
            label=clipped(one_line(lane.label), _LABEL),
            period="، ".join(self.pick(period(fact)) for fact in lane.facts[:2]),
            bands=tuple(self._bands(lane, self.scale)) if self.scale else (),
            marks=tuple(self._marks(lane)),
        )

    def _bands(self, lane: Lane, scale: Scale) -> Iterator[Band]:
        for fact in lane.facts:
            start = scale.place(fact.start) if fact.start else scale.left
            end = scale.place(fact.end) if fact.end else scale.right + _OPEN
            if end > start:
                left = min(self.flip(start), self.flip(end))
                yield Band(left, round(end - start, 1), self.pick(period(fact)))

    def _marks(self, lane: Lane) -> Iterator[Mark]:
        """Yield the dots; those closer than 13 pixels are one dot with their sum."""
        undated = [dot for dot in lane.dots if dot.day is None]
        if undated:
            yield self._mark(_PAD + _UNDATED / 2, undated)
        pools: list[list[tuple[float, Dot]]] = []
        for dot in lane.dots:
            if dot.day is not None and self.scale is not None:
                x = self.scale.place(dot.day)
                if not pools or x - pools[-1][0][0] >= 13:
                    pools.append([])
                pools[-1].append((x, dot))
        for pool in pools:
            yield self._mark(sum(x for x, _ in pool) / len(pool), [dot for _, dot in pool])

    def _mark(self, x: float, dots: list[Dot]) -> Mark:
        count = sum(dot.count for dot in dots)
        days = " – ".join(dict.fromkeys(self.pick(day_label(dot.day)) for dot in _ends(dots)))
        sources = sorted({source for dot in dots for source in dot.sources})
        text = f"{days}: {self.pick(counted('mentions', count))} ({'، '.join(sources[:4])})"
        return Mark(self.flip(x), count, any(dot.firm for dot in dots), one_line(text))


def _ends(dots: list[Dot]) -> tuple[Dot, Dot]:
    return dots[0], dots[-1]
