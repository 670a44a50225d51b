"""Ingest: files, folders, feeds, standard input and rows in; articles, or reasons, out."""

from __future__ import annotations

from checker.stages.ingest.base import Limits
from checker.stages.ingest.reading import read, read_record

__all__ = ["Limits", "read", "read_record"]
