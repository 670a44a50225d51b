"""A progress bar on a terminal; nothing in a pipe, in a file or with --quiet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

Tell = Callable[[str, int, int], None]

LABELS = {
    "read": "Reading",
    "extract": "Extracting",
    "embed": "Embedding",
    "cluster": "Grouping",
    "judge": "Judging",
    "fetch": "Fetching",
    "index": "Adding",
    "refresh": "Refreshing",
    "link": "Linking",
    "words": "Counting",
    "pairs": "Pairing",
    "train": "Training",
    "export": "Writing",
}


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[Tell | None]:
    """Yield the callback that a pipeline tells its progress, or None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        current = ""

        def tell(stage: str, done: int, total: int) -> None:
            nonlocal current
            if stage != current:
                current = stage
                bar.reset(task, description=LABELS.get(stage, stage), total=total or None)
            bar.update(task, completed=done, total=total or None)

        yield tell
