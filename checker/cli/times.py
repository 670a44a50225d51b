"""Times as they are typed: `15m`, `7d`, `2031-04-01`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from checker.errors import ConfigError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smhdw])", re.ASCII)


def seconds(text: str, option: str) -> float:
    """Return how long a time is.

    Raises:
        ConfigError: it is none; the message names the option.
    """
    found = _DURATION.fullmatch(text.strip())
    if not found:
        raise ConfigError(
            f"{option}: {text!r} is no time", hint="A number with s, m, h, d or w: 90s, 15m, 7d."
        )
    return float(found[1]) * _UNITS[found[2]]


def moment(text: str, option: str, *, now: float) -> float:
    """Return epoch seconds of a day (UTC, unless it names a zone), or of so long before ``now``.

    Raises:
        ConfigError: it is neither; the message names the option.
    """
    if _DURATION.fullmatch(text.strip()):
        return now - seconds(text, option)
    try:
        day = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ConfigError(
            f"{option}: {text!r} is neither a day nor a time", hint="2031-04-01, or 7d."
        ) from None
    return (day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp()
