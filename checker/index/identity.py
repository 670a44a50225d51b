"""Whether an article is the next version of one that has its id, or only shares a file's name.

An id that an article brings along is its own. One that was made of a file's name is not: two
folders may each have a ``1.txt``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

import numpy as np

from checker.stages.cluster.copies import shingles
from checker.types import Article

_SHARED = 0.2  # of the shorter text's word groups: a correction keeps more, another story has none


def told_apart(article: Article, known: Callable[[str], Article | None]) -> Article:
    """Return the article under the id of what it is a version of, else under one that is free.

    ``known`` returns the article of an id, or None. Only ids made of file names are changed.
    """
    path = PurePath(article.path)
    if not article.path or path.stem != article.id:
        return article
    ends = ["/".join(path.parts[at:]) for at in range(len(path.parts))]
    for name in (article.id, *reversed(ends)):
        older = known(name)
        if older and (older.path == article.path or _is_version(article, older)):
            return replace(article, id=name)
    return replace(article, id=article.path) if known(article.id) else article


def _is_version(article: Article, older: Article) -> bool:
    if article.title and article.title == older.title:
        return True
    new, old = shingles(article.text), shingles(older.text)
    least = min(len(new), len(old))
    if not least:
        return article.text.split() == older.text.split()
    return len(np.intersect1d(new, old, assume_unique=True)) >= _SHARED * least
