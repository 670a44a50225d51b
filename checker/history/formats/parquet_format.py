"""The scorecard as Parquet, typed, for BI; needs pyarrow (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from checker.errors import ConfigError
from checker.history.scorecard import COLUMNS, Row


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the table; the same rows are the same bytes.

    Raises:
        ConfigError: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = "pip install 'claim-checker[parquet]'; -f csv needs nothing."
        raise ConfigError("Parquet needs pyarrow", where="option --format", hint=hint) from None
    types = {
        date: pa.date32(), bool: pa.bool_(), str: pa.string(), int: pa.int64(),
        float: pa.float64(),
    }  # fmt: skip
    cells = list(zip(*(row.values for row in rows), strict=True)) or [()] * len(COLUMNS)
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS])
    columns = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path)
