"""Whether what was read from an index has the types that its dataclass says, before rules see it.

Python's dataclasses take anything. What an index holds may come from anywhere, and a number in
the place of a text would trip up some rule far from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from math import isnan
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from checker.types import Article, Span

_LARGEST = 1 << 53  # beyond it floats do not count


class _Shape(NamedTuple):
    """How to take the fields of a class, the types they may have, what to look into, and how."""

    fields: Callable[[object], tuple[object, ...]]
    signatures: frozenset[tuple[object, ...]]
    tests: tuple[tuple[int, Callable[[Any], bool]], ...]


def fits(value: Any) -> bool:
    """Whether the fields of a dataclass have the types that it declares, one level deep.

    Of sequences the parts must be texts where the class says so, and numbers must be countable.
    """
    shape = _shape(value.__class__)
    fields = shape.fields(value)
    return tuple(map(type, fields)) in shape.signatures and all(
        sound(fields[place]) for place, sound in shape.tests
    )


def inside(article: Article, spans: Sequence[Span]) -> bool:
    """Whether all spans lie in the text that they name."""
    lengths = {"title": len(article.title), "text": len(article.text)}
    return all(
        type(span.start) is type(span.end) is int
        and 0 <= span.start <= span.end <= lengths[span.field]
        for span in spans
    )


@cache
def _shape(kind: type[Any]) -> _Shape:
    names = tuple(kind.__dataclass_fields__)
    hints = get_type_hints(kind)
    tests = [(place, _test(hints[name])) for place, name in enumerate(names)]
    return _Shape(
        attrgetter(*names),
        frozenset(product(*(_types(hints[name]) for name in names))),
        tuple((place, test) for place, test in tests if test),
    )


def _types(wanted: Any) -> tuple[object, ...]:
    """Return the types that a value may have where a field is annotated so."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return tuple(each for part in get_args(wanted) for each in _types(part))
    if origin is Literal:
        return (str,)
    if wanted is float:  # JSON has no other way to write a whole number
        return (float, int)
    return (origin or wanted,)


def _test(wanted: Any) -> Callable[[Any], bool] | None:
    """Return what a field must pass beside its type."""
    args = get_args(wanted)
    if get_origin(wanted) is Literal:
        return frozenset(args).__contains__
    if get_origin(wanted) is tuple and args[0] is str:
        return _texts
    if {int, float} & {wanted, *args}:
        return _countable
    return None


def _texts(parts: tuple[object, ...]) -> bool:
    return all(type(part) is str for part in parts)


def _countable(number: float | None) -> bool:
    return number is None or (
        not isnan(number) if isinstance(number, float) else abs(number) <= _LARGEST
    )
