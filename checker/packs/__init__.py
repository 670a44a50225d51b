"""What a newsroom knows, as data: people, organisations, places, figures, its own rules."""

from checker.packs.index import PackIndex
from checker.packs.loader import (
    PackProblem,
    bundled_packs,
    find_pack,
    load_pack,
    load_packs,
    validate_pack,
)
from checker.packs.model import Pack

__all__ = [
    "Pack",
    "PackIndex",
    "PackProblem",
    "bundled_packs",
    "find_pack",
    "load_pack",
    "load_packs",
    "validate_pack",
]
