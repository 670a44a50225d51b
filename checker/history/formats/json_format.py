"""The report as JSON, for programs: one object, `schema` first."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date

from checker.history.model import Trends
from checker.history.rates import Share

SCHEMA = 1


def render(found: Trends) -> str:
    """Return the report as one object; days are ISO 8601, shares have their interval."""
    values = {"schema": SCHEMA, **_plain_object(found)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _plain_object(value: object) -> dict[str, object]:
    names = [each.name for each in fields(value)]  # type: ignore[arg-type]
    names += ["per_100"] if hasattr(value, "per_100") else []
    return {name: _plain(getattr(value, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, Share):
        return {
            "count": value.count,
            "total": value.total,
            "share": _rounded(value.value),
            "low": _rounded(value.low),
            "high": _rounded(value.high),
        }
    if is_dataclass(value):
        return _plain_object(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _rounded(value) if isinstance(value, float) else value


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
