"""The history of an index, as the commands that add to it keep it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from checker.cli.conclusion import note
from checker.errors import HistoryError

if TYPE_CHECKING:
    from checker.cli.options import Asked
    from checker.config import Config
    from checker.types import Article, Report, Skipped

NoHistoryOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-history", help="With --index: do not keep this run in the history of the index."
    ),
]


class Keeper:
    """Keeps a run over an index in its history, where it is one that others compare with.

    A run that was narrowed or widened on the command line finds other things, though nothing has
    changed in the newsroom: it is not kept, and says so.
    """

    def __init__(
        self, index: Path, asked: Asked, config: Config, *, wanted: bool, quiet: bool
    ) -> None:
        from checker.history import Snapshot
        from checker.history.log import can_be_written

        self._index = index
        self._config = config
        self._quiet = quiet
        self._why = ""
        if own := _changed(asked):
            self._why = f"{own} changes what is found"
        elif not can_be_written(index):
            self._why = "the index cannot be written here"
        self._wanted = wanted and not self._why
        self._told = wanted and bool(self._why)
        self._seen = Snapshot()

    def see(self, article: Article, digest: str) -> None:
        """Note an article that the run read."""
        if self._wanted:
            self._seen.see(article, digest)

    def keep(self, report: Report) -> None:
        """Add the run to the history.

        Raises:
            HistoryError: the history is damaged, or of a newer checker.
        """
        if self._told:
            note(f"not kept in the history: {self._why}", quiet=self._quiet)
        if not self._wanted:
            return
        from checker.history import record, tool_of

        tool = tool_of(self._config, report.run.encoder)
        kept = record(self._index, report, self._seen, tool)
        if kept.outcome == "kept":
            text = f"kept in the history: {kept.new} findings new, {kept.gone} gone"
        elif kept.outcome == "same":
            text = "nothing has changed since the last run that was kept"
        else:
            text = "not kept in the history: a later run is there already"
        note(text, quiet=self._quiet)


def note_skipped(index: Path, skipped: Sequence[Skipped], *, quiet: bool) -> None:
    """Keep what could not be read on its way into an index, for the report on its inputs.

    What was added is added: a history that cannot be written is told, and fails nothing.
    """
    from checker.history import note_intake

    try:
        note_intake(index, skipped, at=datetime.now(UTC).isoformat(timespec="seconds"))
    except HistoryError as error:
        note(f"what was skipped is not kept: {error}", quiet=quiet)


def _changed(asked: Asked) -> str:
    """Return the first option of the command line that changes what is found, or ""."""
    own = {
        "--rule": asked.rules,
        "--disable": asked.disable,
        "--pack": asked.packs,
        "--no-packs": asked.no_packs,
        "--encoder": asked.encoder,
        "--min-severity": asked.min_severity,
        "--baseline": asked.baseline,
        "--decisions": asked.decisions,
    }
    return next((name for name, value in own.items() if value not in (None, False, [])), "")
