"""What the statements of an index were made with: the code of the stages and the language data.

The language data is kept beside the index in a form that is read quickly: a gate would spend a
quarter of its time on parsing it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from pathlib import Path

import checker
from checker.languages import LANGUAGES, loader
from checker.text.tokens import known_words

_FILE = "languages.json"
_PACKAGE = Path(checker.__file__).parent
# What the statements of an article depend on, beside its text.
_PARTS = ("text", "languages", "stages/segment", "stages/extract", "stages/cluster", "index")


@cache
def stages_digest() -> str:
    """Return what changes when the code or the language data behind the statements do."""
    found = hashlib.blake2b(digest_size=8)
    for part in _PARTS:
        for folder, folders, names in os.walk(_PACKAGE / part):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".py", ".yml")):
                    found.update(Path(folder, name).read_bytes())
    return f"{checker.__version__}-{found.hexdigest()}"


def keep_languages(folder: Path) -> None:
    """Write the language data of this run beside an index, whole or not at all."""
    path = folder / _FILE
    head = f"{stages_digest()}\n"
    if path.is_file():
        with path.open(encoding="utf-8") as stream:
            if stream.readline() == head:
                return
    new = path.with_suffix(".new")
    worked_out = {language: known_words(language) for language in LANGUAGES}
    new.write_text(head + loader.as_json(worked_out), encoding="utf-8")
    new.replace(path)


def use_languages(folder: Path) -> None:
    """Take the language data from an index, if it is that of this checker."""
    with contextlib.suppress(OSError, ValueError):
        head, _, data = (folder / _FILE).read_text(encoding="utf-8").partition("\n")
        if head == stages_digest():
            loader.use_json(data)
