"""What findings depend on beside the articles: code, language data, packs, settings, encoder.

A finding that is there with one tool and not with another says nothing about the newsroom.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import checker
from checker.config import Config
from checker.ids import digest
from checker.index.stages import stages_digest
from checker.packs import load_packs

# The code that makes findings of statements; the rest is in the digest of the stages.
_PARTS = ("rules", "packs", "stages/cluster", "stages/judge")
# What changes no finding: where things lie, when a run fails, what was set aside.
_IDLE = ("fail_on", "baseline", "decisions", "vector_cache", "limits", "notice")


@dataclass(frozen=True, slots=True)
class Tool:
    """The identity of what made the findings of a run; ``digest`` changes when they may."""

    version: str
    encoder: str
    packs: tuple[str, ...]
    digest: str


def tool_of(config: Config, encoder: str) -> Tool:
    """Return the identity of this checker with these settings."""
    packs = load_packs(config.packs)
    known = [digest(pack.model_dump_json(exclude={"folder"})) for pack in packs]
    settings = {key: value for key, value in config.summary().items() if key not in _IDLE}
    return Tool(
        version=checker.__version__,
        encoder=encoder,
        packs=tuple(f"{pack.name} {pack.info.version}" for pack in packs),
        digest=digest(stages_digest(), _code(), encoder, *known, json.dumps(settings)),
    )


@cache
def _code() -> str:
    found = hashlib.blake2b(digest_size=8)
    package = Path(checker.__file__).parent
    for part in _PARTS:
        for folder, folders, names in os.walk(package / part):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".py", ".yml", ".json", ".npz")):
                    found.update(Path(folder, name).read_bytes())
    return found.hexdigest()
