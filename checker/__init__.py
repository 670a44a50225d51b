"""checker: cross-check claims across news articles, Arabic first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["__version__", "check", "load_encoder"]

if TYPE_CHECKING:
    from checker.pipeline import check
    from checker.stages.embed import load_encoder


def __getattr__(name: str) -> Any:
    # Imported late: `checker --version` and every import of a part must stay cheap.
    if name == "check":
        from checker.pipeline import check

        return check
    if name == "load_encoder":
        from checker.stages.embed import load_encoder

        return load_encoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
