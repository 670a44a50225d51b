"""The scorecard for spreadsheets: UTF-8 with its mark, commas, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from checker.history.scorecard import COLUMNS, Row, Value
from checker.stages.report.csv_format import cell


def render(rows: Iterable[Row]) -> str:
    """Return the table with its header; a share of nothing is an empty cell."""
    stream = io.StringIO()
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows:
        writer.writerow([_shown(value) for value in row.values])
    return stream.getvalue()


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    return cell(value.isoformat() if isinstance(value, date) else value)
